"""Reports of invented events, written for this measurement. Two outlets each, independent, quoting one statement."""

from __future__ import annotations

from typing import Final

#: Language → events; an event is two independent reports that share a long quotation.
EVENTS: Final[dict[str, list[tuple[str, str]]]] = {
    "en": [
        (
            "A court in Taldykorgan on Tuesday sentenced the poet Rauan Sabitov to four years in a penal colony "
            "for incitement of social discord, after a trial that lasted nine days. Sabitov, who is 41, listened "
            "to the verdict standing and asked only whether his books would be returned. “I wrote down what "
            "people told me in the villages after the flood, and if that is a crime then every neighbour who "
            "spoke to me must stand beside me here,” he told the judge in his last word. His lawyer said an "
            "appeal would be filed within two weeks. Two observers from the bar association were let into the "
            "room; journalists waited outside.",
            "Four years behind bars: that is what a judge found fitting for a poet from the flooded villages of "
            "the east. Friends of Rauan Sabitov gathered at the gate before nine in the morning, some with copies "
            "of his thin grey volume. Inside, the defendant spoke for eleven minutes. “I wrote down what people "
            "told me in the villages after the flood, and if that is a crime then every neighbour who spoke to me "
            "must stand beside me here,” was the sentence that those present remembered. Prosecutors had asked "
            "for six. The defence called the expert report of the linguists worthless and means to go to the "
            "regional bench.",
        ),
        (
            "Police in Kostanay detained the trade union organiser Dana Mukhtarova on her way to work on Friday "
            "morning and took her phone and two notebooks. The department confirmed that she is a suspect in a "
            "case of organising an unlawful strike at the asbestos plant. The union said in a statement that the "
            "workers never stopped the furnaces, that every shift was covered by volunteers and that the only "
            "demand was for gloves and masks that had been promised in writing a year ago. Mukhtarova's sister "
            "was allowed to hand over warm clothes in the evening. A judge will decide on Sunday whether she "
            "stays in custody.",
            "Dana Mukhtarova, the woman who speaks for the miners and furnace hands of Kostanay, did not come to "
            "the meeting that she had called. By noon it was known why: officers in plain clothes had stopped her "
            "taxi. Colleagues answered with one page. It says that the workers never stopped the furnaces, that "
            "every shift was covered by volunteers and that the only demand was for gloves and masks that had "
            "been promised in writing a year ago. The plant's director declined to comment, and the prosecutor's "
            "office pointed to the police. About thirty people stood before the detention centre until dark and "
            "sang.",
        ),
        (
            "The Supreme Court has cut the sentence of the former editor Timur Abenov from seven years to five, "
            "leaving his conviction for spreading false information in place. The panel of three published only "
            "the operative part of its ruling. Abenov has already served two years and eight months in the colony "
            "near Zarechny, and by the calculation of his counsel may ask for parole next spring. The magazine "
            "that he led was closed in the first week of the investigation and its archive is still sealed. His "
            "wife said that she learned of the ruling from a journalist, because the notice had been sent to an "
            "old address.",
            "Five instead of seven. The highest judicial body looked again at the case of Timur Abenov, who used "
            "to run a weekly in the north, and found the punishment too harsh, though not the guilt in doubt. "
            "What moved the judges is unknown until the reasons are out, within a month at the latest. A "
            "colleague of his recalls that the paper's last issue carried an inquiry into road repairs. Human "
            "rights defenders who follow the man's fate welcomed the step and repeated that he should never have "
            "been tried at all.",
        ),
        (
            "Asylbek Nurgali, an activist of the Zhanaozen memorial committee, was released on Thursday after "
            "serving fifteen days of administrative arrest. He walked out of the special reception centre in "
            "Aktau at ten in the morning, an hour later than the order said. “They asked me nothing about the "
            "rally, they asked me who pays for the flowers that we lay each December, and I said that every "
            "family brings its own,” Nurgali said at the door. He was fined in the same case in September. The "
            "committee intends to mark the anniversary as it has done in other years.",
            "In Aktau the doors of the reception centre opened for a man who had been there since the first days "
            "of the month. His mother brought bread. “They asked me nothing about the rally, they asked me who "
            "pays for the flowers that we lay each December, and I said that every family brings its own,” he "
            "said, and would not speak of the food or the cold. It is the second punishment for Asylbek Nurgali "
            "this autumn. Officials of the city deny that anybody is being stopped from mourning.",
        ),
    ],
    "ru": [
        (
            "Суд в Талдыкоргане во вторник приговорил поэта Рауана Сабитова к четырём годам колонии за "
            "возбуждение социальной розни. Процесс длился девять дней. Сабитов, которому 41 год, выслушал решение "
            "стоя и спросил только, вернут ли ему книги. «Я записывал то, что люди рассказывали мне в сёлах после "
            "паводка, и если это преступление, то рядом со мной должен стоять каждый сосед, который со мной "
            "говорил», — сказал он в последнем слове. Адвокат намерен подать жалобу в течение двух недель. В зал "
            "пустили двух наблюдателей от коллегии, журналисты ждали на улице.",
            "Четыре года лишения свободы — такой срок счёл справедливым судья для автора из затопленных сёл "
            "востока. Друзья Рауана Сабитова собрались у ворот ещё до девяти утра, у некоторых в руках был его "
            "тонкий серый сборник. Подсудимый говорил одиннадцать минут. «Я записывал то, что люди рассказывали "
            "мне в сёлах после паводка, и если это преступление, то рядом со мной должен стоять каждый сосед, "
            "который со мной говорил», — эту фразу запомнили присутствовавшие. Обвинение просило шесть лет. "
            "Защита называет экспертизу лингвистов негодной и пойдёт в областную инстанцию.",
        ),
        (
            "Полиция Костаная в пятницу утром задержала по дороге на работу профсоюзную активистку Дану "
            "Мухтарову, изъяв телефон и две тетради. В департаменте подтвердили, что она проходит подозреваемой "
            "по делу об организации незаконной забастовки на асбестовом комбинате. В заявлении профсоюза "
            "говорится, что рабочие ни разу не останавливали печи, что каждую смену закрывали добровольцы и что "
            "единственным требованием были перчатки и маски, обещанные письменно ещё год назад. Вечером сестре "
            "Мухтаровой разрешили передать тёплые вещи. Останется ли женщина под стражей, суд решит в "
            "воскресенье.",
            "Дана Мухтарова, которая говорит от имени горняков и печников Костаная, не пришла на собрание, "
            "которое сама и назначила. К полудню стало ясно почему: такси остановили люди в штатском. Коллеги "
            "ответили одной страницей. Там сказано, что рабочие ни разу не останавливали печи, что каждую смену "
            "закрывали добровольцы и что единственным требованием были перчатки и маски, обещанные письменно ещё "
            "год назад. Директор комбината от комментариев отказался, прокуратура отослала к полиции. Человек "
            "тридцать стояли у изолятора до темноты и пели.",
        ),
        (
            "Верховный суд сократил бывшему редактору Тимуру Абенову срок с семи лет до пяти, оставив в силе "
            "приговор за распространение ложной информации. Коллегия из трёх судей огласила только резолютивную "
            "часть. Абенов уже провёл два года и восемь месяцев в колонии близ Заречного и, по подсчётам "
            "адвоката, весной сможет просить об условно-досрочном освобождении. Журнал, которым он руководил, "
            "закрыли в первую же неделю следствия, архив до сих пор опечатан. Жена рассказала, что узнала о "
            "решении от журналиста: извещение ушло по старому адресу.",
            "Пять вместо семи. Высшая судебная инстанция ещё раз рассмотрела дело Тимура Абенова, когда-то "
            "выпускавшего еженедельник на севере, и сочла наказание чрезмерным, хотя в виновности не усомнилась. "
            "Что убедило судей, станет известно не позже чем через месяц, когда опубликуют мотивы. Бывший "
            "сотрудник вспоминает, что последний номер газеты был о ремонте дорог. Правозащитники, следящие за "
            "судьбой заключённого, приветствовали этот шаг и повторили, что судить его вообще не следовало.",
        ),
        (
            "Активист мемориального комитета Жанаозена Асылбек Нургали вышел в четверг на свободу, отбыв "
            "пятнадцать суток административного ареста. Из спецприёмника в Актау его выпустили в десять утра, на "
            "час позже срока. «Про митинг меня не спрашивали, спрашивали, кто платит за цветы, которые мы "
            "возлагаем каждый декабрь, и я ответил, что каждая семья приносит свои», — сказал Нургали у дверей. В "
            "сентябре по тому же делу его оштрафовали. Комитет намерен отметить годовщину так же, как в прошлые "
            "годы.",
            "В Актау открылись двери спецприёмника для человека, который провёл там первую половину месяца. Мать "
            "принесла хлеб. «Про митинг меня не спрашивали, спрашивали, кто платит за цветы, которые мы возлагаем "
            "каждый декабрь, и я ответил, что каждая семья приносит свои», — произнёс он, а о еде и холоде "
            "говорить не стал. Для Асылбека Нургали это второе наказание за осень. Чиновники города отрицают, что "
            "кому-то мешают скорбеть.",
        ),
    ],
    "kk": [
        (
            "Талдықорған соты сейсенбі күні ақын Рауан Сәбитовті әлеуметтік араздық қоздырды деген айыппен төрт "
            "жылға колонияға жіберді. Сот процесі тоғыз күнге созылды. 41 жастағы Сәбитов үкімді түрегеп тұрып "
            "тыңдап, тек кітаптарының қайтарыла ма екенін сұрады. «Мен тасқыннан кейін ауылдарда адамдардың "
            "айтқанын ғана жазып алдым, егер бұл қылмыс болса, менімен сөйлескен әрбір көрші де осында қасымда "
            "тұруы керек», деді ол соңғы сөзінде. Адвокаты екі апта ішінде шағым түсірмек. Залға алқадан екі "
            "бақылаушы кірді, ал тілшілер сыртта күтті.",
            "Шығыстағы су басқан ауылдардың жыршысына төрт жыл түрме лайық деп шешті судья. Рауан Сәбитовтің "
            "достары таңғы тоғызға дейін-ақ қақпа алдына жиналды, кейбірінің қолында оның жұқа сұр жинағы болды. "
            "Сотталушы он бір минут сөйледі. «Мен тасқыннан кейін ауылдарда адамдардың айтқанын ғана жазып алдым, "
            "егер бұл қылмыс болса, менімен сөйлескен әрбір көрші де осында қасымда тұруы керек» деген сөзі "
            "қатысқандардың есінде қалды. Айыптаушы тарап алты жыл сұраған. Қорғаушылар лингвистердің "
            "сараптамасын жарамсыз деп, облыстық сатыға бармақ.",
        ),
        (
            "Қостанай полициясы жұма күні таңертең жұмысқа бара жатқан кәсіподақ белсендісі Дана Мұхтарованы "
            "ұстап, телефоны мен екі дәптерін алып қойды. Департамент оның асбест комбинатында заңсыз ереуіл "
            "ұйымдастыру ісі бойынша күдікті екенін растады. Кәсіподақ мәлімдемесінде жұмысшылар пешті бірде-бір "
            "рет тоқтатпағаны, әр ауысымды еріктілер жауып тұрғаны және жалғыз талап бір жыл бұрын жазбаша уәде "
            "етілген қолғап пен бетперде болғаны айтылған. Кешке Мұхтарованың сіңлісіне жылы киім беруге рұқсат "
            "етілді. Оның қамауда қалатынын сот жексенбіде шешеді.",
            "Қостанайдың кеншілері мен пешшілерінің атынан сөйлейтін Дана Мұхтарова өзі шақырған жиналысқа келмей "
            "қалды. Түске қарай себебі белгілі болды: таксиді азаматтық киімдегі адамдар тоқтатқан. Әріптестері "
            "бір беттік жауап берді. Онда жұмысшылар пешті бірде-бір рет тоқтатпағаны, әр ауысымды еріктілер "
            "жауып тұрғаны және жалғыз талап бір жыл бұрын жазбаша уәде етілген қолғап пен бетперде болғаны "
            "жазылған. Комбинат директоры түсініктеме беруден бас тартты, прокуратура полицияға сілтеді. Отыз "
            "шақты адам тергеу абақтысының алдында қараңғы түскенше ән салып тұрды.",
        ),
        (
            "Жоғарғы сот бұрынғы редактор Тимур Әбеновтің жазасын жеті жылдан бес жылға қысқартып, жалған ақпарат "
            "таратты деген үкімді күшінде қалдырды. Үш судьядан тұратын алқа шешімнің қарар бөлігін ғана "
            "жариялады. Әбенов Заречный маңындағы колонияда екі жыл сегіз ай отырды, қорғаушысының есебінше, "
            "көктемде шартты түрде мерзімінен бұрын босатуды сұрай алады. Ол басқарған журнал тергеудің алғашқы "
            "аптасында жабылған, мұрағаты әлі мөрленіп тұр. Әйелі шешім туралы тілшіден естігенін айтты, себебі "
            "хабарлама ескі мекенжайға кеткен.",
            "Жетінің орнына бес. Ең жоғары сот сатысы кезінде солтүстікте апталық шығарған Тимур Әбеновтің ісін "
            "тағы қарап, кінәсіне күмән келтірмесе де, жазаны тым қатал деп тапты. Төрешілерді не иландырғаны бір "
            "айдан кешіктірмей, уәждері жарияланғанда белгілі болады. Бұрынғы қызметкерінің есінде газеттің соңғы "
            "саны жол жөндеу туралы еді. Тұтқынның тағдырын бақылап жүрген құқық қорғаушылар бұл қадамды құптап, "
            "оны әу баста соттауға болмайтынын қайталады.",
        ),
        (
            "Жаңаөзен мемориалдық комитетінің белсендісі Асылбек Нұрғали он бес тәулік әкімшілік қамақтан соң "
            "бейсенбіде бостандыққа шықты. Ақтаудағы арнайы қабылдау орнынан ол таңғы онда, мерзімінен бір сағат "
            "кеш шығарылды. «Менен митинг туралы сұраған жоқ, желтоқсан сайын қоятын гүлге кім төлейді деп "
            "сұрады, мен әр отбасы өзі әкеледі дедім», деді Нұрғали есік алдында. Қыркүйекте оған осы іс бойынша "
            "айыппұл салынған. Комитет жыл сайынғыдай еске алуды өткізбек.",
            "Ақтауда айдың басынан бері отырған адамға қабылдау орнының есігі ашылды. Анасы нан ала келіпті. "
            "«Менен митинг туралы сұраған жоқ, желтоқсан сайын қоятын гүлге кім төлейді деп сұрады, мен әр отбасы "
            "өзі әкеледі дедім», деп ол тамақ пен суық туралы айтудан бас тартты. Асылбек Нұрғали үшін бұл осы "
            "күздегі екінші жаза. Қала шенеуніктері азаға ешкім кедергі жасап жатқан жоқ дейді.",
        ),
    ],
}

#: Leads that another outlet may put before a text, its first sentence dropped.
LEADS: Final = {
    "en": "Here is what is known so far about the case that many in the country have followed since the spring.",
    "ru": "Рассказываем, что известно об истории, за которой многие в стране следят с весны.",
    "kk": "Елде көпшілік көктемнен бері бақылап отырған бұл іс туралы белгілі болғанын айтамыз.",
}

#: What a site prints under every text, whoever wrote it.
BOILERPLATE: Final = {
    "en": "Follow us in the messenger so that you miss nothing. If you noticed a mistake, select it and press keys. "
    "When quoting this site an active link is required. The opinion of the editors may differ from that of "
    "authors.",
    "ru": "Подписывайтесь на наш канал, чтобы ничего не пропустить. Заметили ошибку — выделите её и нажмите клавиши. "
    "При цитировании активная ссылка на сайт обязательна. Мнение редакции может не совпадать с мнением авторов.",
    "kk": "Ештеңе өткізіп алмау үшін арнамызға жазылыңыз. Қате байқасаңыз, белгілеп, пернелерді басыңыз. Дереккөзге "
    "белсенді сілтеме міндетті. Редакцияның пікірі авторлардың пікірімен сәйкес келмеуі мүмкін.",
}

#: Notes that an agency fills in: the same words about other people.
TEMPLATES: Final = {
    "en": "The {city} city court has issued a verdict in the case of {name}, the press service reports. The defendant, "
    "born in {year}, was found guilty under Article {article} of the Criminal Code and sentenced to {term} years "
    "of imprisonment. The hearing took place on {day} {month}. The verdict has not entered into force and may be "
    "appealed within fifteen days. {name} did not admit guilt. The case was heard by judge {judge}.",
    "ru": "{city} городской суд вынес приговор по делу {name}, сообщает пресс-служба. Подсудимый {year} года рождения "
    "признан виновным по статье {article} Уголовного кодекса и приговорён к {term} годам лишения свободы. "
    "Заседание прошло {day} {month}. Приговор не вступил в законную силу и может быть обжалован в течение "
    "пятнадцати дней. Вину {name} не признаёт. Дело рассматривал судья {judge}.",
    "kk": "{city} қалалық соты {name} ісі бойынша үкім шығарды, деп хабарлайды баспасөз қызметі. {year} жылы туған "
    "сотталушы Қылмыстық кодекстің {article} бабы бойынша кінәлі деп танылып, {term} жылға бас бостандығынан "
    "айырылды. Сот отырысы {day} {month} өтті. Үкім заңды күшіне енген жоқ, оған он бес күн ішінде шағым беруге "
    "болады. {name} кінәсін мойындамады. Істі судья {judge} қарады.",
}

_FIELDS = ("name", "city", "year", "article", "term", "day", "month", "judge")
#: Whom the templates are about; the first two were tried together.
PEOPLE: Final = [
    dict(zip(_FIELDS, line.split(", "), strict=True))
    for line in (
        "Dias Ospanov, Kokshetau, 1988, 405, 3, 4, May, Aliyeva",
        "Aidana Serikova, Kokshetau, 1991, 405, 1, 4, May, Aliyeva",
        "Saule Kenzhina, Atyrau, 1971, 174, 6, 17, June, Baimuratov",
        "Yerbol Tasov, Semey, 1994, 256, 2, 29, March, Ivanova",
        "Marat Zhakenov, Oral, 1966, 274, 5, 11, April, Seitov",
    )
]
