"""Closed lists of words that stand before or after a name without being part of it, and of common given names.

General words of three languages; a word belongs here if it may begin a sentence or be a title before a surname. The
lists decide only whether a surname standing alone may be a co-reference, never who a person is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from registerpub.core.names.fold import fold_word, mend

_TITLES_EN: Final = """
mr mrs ms dr prof sir activist activists poet journalist blogger lawyer politician businessman businesswoman dissident
prisoner defendant suspect convict inmate writer editor reporter leader chairman chairwoman president minister senator
deputy general colonel captain major judge prosecutor ex-minister ex-banker banker citizen resident former jailed
imprisoned late fugitive prominent opposition rights defender comrade colleague brother sister mother father wife
husband son daughter family supporters lawyers friends relatives
"""
_FUNCTION_EN: Final = """
a an the and but or so yet for nor as at by in of on to from with without about after before against since until when
while where who whom whose which that this these those then there here now today yesterday tomorrow later earlier
meanwhile however although though because if unless despite according also even only still both either neither
according his her their its our my your he she they we it in january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday free release freedom
support following during under over between among like unlike did does has have had is was were are will would can
could should may might must not no yes why how what
"""
_TITLES_RU: Final = """
господин госпожа гражданин гражданка товарищ активист активистка активиста активисту поэт поэта журналист журналистка
блогер политик политика правозащитник правозащитница адвокат адвоката юрист бизнесмен предприниматель диссидент
политзаключенный политзаключенная заключенный заключенная осужденный осужденная подсудимый подсудимая обвиняемый
обвиняемая подозреваемый подозреваемая задержанный арестованный житель жительница писатель редактор лидер глава
председатель президент министр депутат сенатор генерал полковник судья прокурор экс-глава экс-министр бывший бывшая
покойный брат сестра мать отец жена муж сын дочь семья сторонники соратник соратники друзья родственники родные
защитник оппозиционер общественник профессор доктор дело приговор суд освобождение арест задержание
"""
_FUNCTION_RU: Final = """
и а но или да же не ни что чтобы как когда где куда откуда если хотя потому поэтому также тоже уже еще только даже
в во на на с со к ко у о об обо от до из за под над при про для без через между после перед против около вокруг по
согласно вопреки благодаря кроме среди однако затем потом тогда теперь сейчас сегодня вчера завтра ранее раньше позже
позднее недавно сам сама сами этот эта это эти тот та те его ее их наш ваш мой свой он она они мы вы я ты это
свободу свобода напомним сообщается известно кстати впрочем между тем январе феврале марте апреле мае июне июле
августе сентябре октябре ноябре декабре
"""
_TITLES_KK: Final = """
азамат азаматша белсенді ақын журналист блогер саясаткер заңгер адвокат кәсіпкер диссидент сотталушы сотталған
айыпталушы күдікті тұтқын саяси тұрғын тұрғыны жазушы редактор жетекші басшы басшысы төраға президент министр депутат
сенатор генерал полковник судья прокурор марқұм бұрынғы экс-министр ағасы інісі әпкесі қарындасы анасы әкесі әйелі
күйеуі ұлы қызы отбасы жақтастары құқық қорғаушы мырза ханым оппозиционер профессор доктор
"""
_FUNCTION_KK: Final = """
ал және мен бен пен бірақ немесе сондай-ақ сондықтан өйткені себебі егер қазір бүгін кеше ертең кейін бұрын содан сонда
осы бұл ол олар біз сіз мұнда онда осыдан кейде тек ғана әрі да де та те үшін туралы бойынша арқылы сонымен соңында
алайда дегенмен сөйтіп яғни мысалы қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте
қазанда қарашада желтоқсанда сот сотта полиция билік бостандық ресми жақында өткен биыл былтыр
"""
_FAMILY_RU: Final = frozenset(
    "семье семьям супругам братьям сестрам родителям родственникам чете детям сыновьям дочерям однофамильцам".split()
)
_KIN: Final = frozenset(
    """
father mother brother sister son daughter husband wife uncle aunt cousin nephew niece grandfather grandmother grandson
granddaughter widow widower mrs ms miss
отец брат сын муж дядя племянник дед дедушка внук зять тесть свекор шурин деверь
әкесі анасы ағасы інісі әпкесі қарындасы сіңлісі ұлы қызы әйелі зайыбы жұбайы күйеуі атасы әжесі немересі жездесі
келіні бауыры туысы жиені
""".split()
)
_KIN_OR_GENITIVE: Final = frozenset(
    "мать сестра дочь жена тетя вдова племянница бабушка внучка невестка супруга".split()
)
_FAMILIES: Final = frozenset(
    """
family brothers sisters siblings couple spouses clan household dynasty twins parents
отбасы отбасына отбасының отбасында отбасымен әулеті әулетінің ағайындылар
""".split()
)
_PLACE_WORDS: Final = """
group holding llp llc ltd inc partners company foundation
групп холдинг компани
атындағы атында
village settlement town city lake station mosque
поселок поселка поселке поселку село села селе селу аул аула ауле город города городе станция станции озеро мечеть
микрорайон микрорайона микрорайоне
ауыл ауылы ауылында ауылына ауылының қаласы қаласында көлі мешіті шағынауданы шағынауданында
street avenue district region foundation fund stadium school university museum prize award airport club centre center
улица улице улицы проспект район района районе район область области фонд фонда премия премии школа музей стадион
районный районного районном областной
көшесі көшесінде көшесіне ауданы ауданында ауданының облысы облысында облысының қоры сыйлығы мектебі мұражайы ауылы
аудандық облыстық даңғылы
"""
_COMMON_GIVEN: Final = """
Абай Абдолла Абылай Адай Адам Адлет Азамат Азат Айбек Айгерім Айгүл Айдар Айдос Айдын Айжан Айнұр Айсұлу Айша Ақан
Ақмарал Ақылбек Алдияр Александр Алексей Алия Алмас Алмаз Алтай Алтынай Альмира Амангелді Анар Анатолий Андрей Анна
Антон Ануар Арай Арайлым Арман Арсен Артём Арыстан Асан Асель Асет Асқар Асқат Аслан Асхат Аян Аяулым Бақыт Бақытжан
Батыр Батырхан Бауыржан Бейбіт Бекболат Бекзат Берік Бибігүл Болат Борис Бота Ботагөз Валентина Валерий Василий Вера
Виктор Виктория Виталий Владимир Владислав Вячеслав Галина Галым Ғалия Георгий Гүлжан Гүлмира Гүлнар Гүлнара Гүлшат
Дамир Дана Данияр Дархан Дастан Дәулет Дәурен Денис Диана Дидар Дина Динара Дмитрий Досым Дулат Евгений Екатерина
Елдос Елена Еркін Ерлан Ермек Ерболат Ернар Ержан Ерғали Есен Жандос Жанар Жанболат Жанна Жарас Жасұлан Жомарт Жұлдыз
Жұмабек Забира Зарина Зауре Зейнеп Зере Зульфия Ибрагим Иван Игорь Ильяс Ирина Исатай Искандер Ислам Ілияс Қайрат
Қанат Қарлығаш Қасым Қожахмет Құаныш Камила Камшат Кирилл Константин Күләш Ксения Лариса Ләззат Лев Леонид Лиза
Людмила Ляйля Мағжан Мадина Майра Макс Максим Малика Манас Марат Маргарита Маржан Марина Мария Марлен Мархаба
Махамбет Мейрам Мерей Мирас Михаил Молдир Мұрат Мұхамед Мұхтар Надежда Назым Нариман Наталья Нұргүл Нұрбек Нұрбол
Нұржан Нұрлан Нұрсұлтан Никита Николай Олег Ольга Олжас Оксана Оралбек Павел Перизат Пётр Рахат Раушан Рамазан Ринат
Роза Роман Руслан Рүстем Сағат Салтанат Самал Самат Санат Санжар Сара Сәбит Сәкен Сәуле Светлана Секен Серік Серікжан
Сергей Сәрсен Софья Станислав Степан Сұлтан Талғат Тамара Татьяна Темір Темірлан Тимур Тоқтар Төлеген Тұрсын Улан
Ұлан Ұлжан Фарида Фатима Фёдор Хасен Шолпан Шыңғыс Эльвира Эдуард Эльмира Юлия Юрий Яна Ярослав Ясин Ғани Дарын Ерсін
John Michael David James Robert William Mary Peter Paul George Thomas Daniel Anna Jane Mark Steven Richard Christopher
"""
_GIVEN_ENDINGS: Final = ("bek", "zhan", "gul", "mira", "nur", "murat", "bolat", "sultan", "dar", "hat", "kali", "gali")


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    lists = (_TITLES_EN, _FUNCTION_EN, _TITLES_RU, _FUNCTION_RU, _TITLES_KK, _FUNCTION_KK)
    return frozenset(mend(word) for words in lists for word in words.split())


@lru_cache(maxsize=1)
def _place_words() -> frozenset[str]:
    return frozenset(_PLACE_WORDS.split())


@lru_cache(maxsize=1)
def _given_keys() -> frozenset[str]:
    return frozenset(fold_word(mend(name)) for name in _COMMON_GIVEN.split())


def is_plain_word(word: str) -> bool:
    """A title, role or function word (mended) that may stand with a capital before a surname."""
    return word in _plain_words()


_PLACES_BEFORE: Final = frozenset(
    """
    street avenue district region village town city university school named
    улица улице улицы улицу проспект проспекте район районе области область области поселок поселке село селе аул ауле
    город города городе городу микрорайон школа школы школе школу лицей гимназия университет университета мечеть
    имени им памяти фонд фонда премия премии стадион клуб команда тоо ип ао жшс жк қаласы облысы
    """.split()
)
_OFFICIALS: Final = frozenset(
    """
    judge prosecutor investigator colonel major captain lieutenant
    судья судьи судье судью судьей прокурор прокурора прокурору прокурором следователь следователя следователю
    следователем полковник полковника полковнику подполковник подполковника майор майора майору капитан лейтенант
    тергеуші тергеушінің
    """.split()
)


def is_place_before(word: str) -> bool:
    """A word before a name that makes a place, a school or a company of it."""
    return word in _PLACES_BEFORE


def is_official(word: str) -> bool:
    """An office before a surname that nobody on the register holds in the same text."""
    return word in _OFFICIALS


def is_function_word(word: str) -> bool:
    """A word that begins a clause or joins two, and never governs a name."""
    return word in _function_words()


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(mend(word) for words in (_FUNCTION_EN, _FUNCTION_RU, _FUNCTION_KK) for word in words.split())


def is_place_word(word: str) -> bool:
    """A word after a surname that makes a street, district or foundation of it."""
    return word in _place_words()


def is_kin(word: str) -> bool:
    """A kin word in the nominative: a surname in the nominative right behind it is that relative's."""
    return word in _KIN


def is_kin_or_genitive(word: str) -> bool:
    """A Russian kin word of a woman: «сестра Омарова» may be her own name or mean Omarov's sister."""
    return word in _KIN_OR_GENITIVE


def is_family(word: str) -> bool:
    """A word behind a surname that makes a whole family of it."""
    return word in _FAMILIES


def is_family_in_dative(word: str) -> bool:
    """A Russian word after which «Омаровым» is the dative of a family, not the instrumental of one man."""
    return word in _FAMILY_RU


def is_common_given(key: str) -> bool:
    """Whether the key of a base form is that of a common given name, or ends like one."""
    return key in _given_keys() or (len(key) > 4 and key.endswith(_GIVEN_ENDINGS))
