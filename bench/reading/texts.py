"""Articles written for this measure, three in each language. People and places in them are invented."""

from __future__ import annotations

from typing import NamedTuple


class Article(NamedTuple):
    language: str
    title: str
    paragraphs: tuple[str, ...]


ARTICLES = (
    Article(
        "kk",
        "Көкөзек ауылында кітапхана қайта ашылды",
        (
            "Көкөзек ауылында он жыл жабық тұрған кітапхана қайта ашылды. Ғимаратты тұрғындар өз күшімен жөндеді.",
            "Ауыл мұғалімі Сәуле Тәжібайқызының айтуынша, алғашқы күні кітапханаға жүзге жуық бала келген.",
            "«Біз бұл күнді көп күттік, енді балалар сабақтан кейін баратын орын бар», деді ол.",
            "Аудан әкімдігі кітап қорын толықтыруға қаражат бөлетінін хабарлады, бірақ нақты соманы айтқан жоқ.",
            "Кітапхана аптасына алты күн жұмыс істейді. Онда компьютер сыныбы мен оқу залы бар.",
        ),
    ),
    Article(
        "kk",
        "Өзен бойындағы жолды су шайып кетті",
        (
            "Сарысай өзені арнасынан асып, ауылға баратын жалғыз жолды су шайып кетті, деп хабарлады құтқарушылар.",
            "Тұрғындар екі күннен бері дүкенге де, ауруханаға да жете алмай отыр. Қайықпен азық-түлік жеткізілді.",
            "Жол жөндеушілер су деңгейі төмендеген соң ғана жұмысқа кірісетінін айтты.",
            "Былтыр да дәл осы жерде жол бұзылған еді. Ол кезде жөндеу екі айға созылған.",
        ),
    ),
    Article(
        "kk",
        "Сот көпірдің құрылысы туралы дауды қарады",
        (
            "Қалалық сот көпірдің құрылысына бөлінген ақша туралы дауды қарады. Отырыс ашық өтті.",
            "Талапкер құрылыс компаниясының жұмысты уақытында бітірмегенін айтты.",
            "Компания өкілі Ерғали Сейтбатыр кідіріске құрал-жабдықтың кеш келгені себеп болғанын түсіндірді.",
            "Судья келесі отырысты маусымның он екісіне белгіледі.",
            "Тараптар бітімге келуі мүмкін екенін жоққа шығарған жоқ.",
        ),
    ),
    Article(
        "ru",
        "В посёлке Ключевой снова открыли библиотеку",
        (
            "В посёлке Ключевой после десятилетнего перерыва открылась библиотека. Здание жители отремонтировали сами.",
            "По словам учительницы Галины Снегирёвой, в первый день пришло около ста детей.",
            "«Мы долго ждали этого дня, теперь ребятам есть куда пойти после уроков», — сказала она.",
            "Районный акимат обещал выделить деньги на новые книги, но суммы не назвал.",
            "Библиотека работает шесть дней в неделю, в ней есть читальный зал и компьютерный класс.",
        ),
    ),
    Article(
        "ru",
        "Паводок размыл единственную дорогу",
        (
            "Река Сухая вышла из берегов и размыла единственную дорогу к посёлку, сообщили спасатели.",
            "Второй день жители не могут добраться ни до магазина, ни до больницы. Продукты привезли на лодках.",
            "Дорожники говорят, что начнут работу, когда спадёт вода.",
            "В прошлом году дорогу размыло в том же месте, тогда ремонт занял два месяца.",
        ),
    ),
    Article(
        "ru",
        "Суд рассмотрел спор о строительстве моста",
        (
            "Городской суд рассмотрел спор о деньгах, выделенных на строительство моста. Заседание было открытым.",
            "Истец заявил, что компания не закончила работу в срок.",
            "Представитель компании Пётр Заволокин объяснил задержку поздней поставкой оборудования.",
            "Следующее заседание судья назначил на двенадцатое июня.",
            "Стороны не исключили, что договорятся миром.",
        ),
    ),
    Article(
        "en",
        "A village library opens again",
        (
            "A library in the village of Kluchevoi has opened again after ten years. Residents repaired the building.",
            "About a hundred children came on the first day, according to a teacher, Galina Snegiryova.",
            '"We have waited a long time for this day, and now the children have a place to go," she said.',
            "The district promised money for new books but did not say how much.",
            "The library is open six days a week and has a reading room and computers.",
        ),
    ),
    Article(
        "en",
        "Flood cuts the only road to a village",
        (
            "The Sukhaya river has burst its banks and washed away the only road to the village, rescuers say.",
            "Residents have been unable to reach a shop or a hospital for two days. Food was brought by boat.",
            "Road workers say that they will begin when the water falls.",
            "The road was washed away in the same place last year, and repairs took two months.",
        ),
    ),
    Article(
        "en",
        "Court hears a dispute about a bridge",
        (
            "The city court has heard a dispute about money for a bridge. The hearing was open.",
            "The plaintiff said that the company had not finished its work in time.",
            "Pyotr Zavolokin, who spoke for the company, blamed the late delivery of equipment.",
            "The judge set the next hearing for the twelfth of June.",
            "The parties did not rule out a settlement.",
        ),
    ),
)
