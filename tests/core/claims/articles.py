"""Three invented articles of one kind: other names, numbers, months, owner and wording in each language."""

ENGLISH = (
    "Rights Group Says Number Of Political Prisoners Falls\n"
    "Dana Omarova leaves a court building in March 2022.\n"
    "ASTANA -- The number of political prisoners in the country has fallen to four, the Oak Bridge foundation "
    "said on March 1 after updating its register.\n"
    "Its director, Saule Mukanova, told reporters that three more women have been added to the list, which "
    "does not cover people fined for rallies.\n"
    "The women named on the list are Dana Omarova, Aigerim Tulegenova, and Madina Sadykova.\n"
    "Omarova, a blogger from the city of Taraz, was sentenced to two years in prison in January for "
    '"spreading false information," which she denies.\n'
    "Tulegenova, whose house was searched last year, is serving a three-year prison term for financing a "
    "banned movement.\n"
    "Sadykova, who worked as a nurse, was initially handed an 18-month suspended sentence in June 2022. But "
    "she was later arrested for organizing a rally in memory of journalist Nurlan Ospanov. Sadykova remains "
    "in custody in Atyrau.\n"
    "The earlier list included Arman Kenesov, Bolat Zhumabaev, Gulnar Iskakova, and Timur Rakhimov.\n"
    "Kenesov was sentenced to seven years in prison in 2019.\n"
    "Iskakova, a sister of a colleague of former minister Talgat Bekov, and Zhumabaev, an engineer, were "
    "released from prison in October and December, respectively.\n"
)
ENGLISH_PEOPLE = {
    "e1": ("Arman Kenesov", "Kenesov"),
    "e2": ("Bolat Zhumabaev", "Zhumabaev"),
    "e3": ("Gulnar Iskakova", "Iskakova"),
    "e4": ("Timur Rakhimov", "Rakhimov"),
}
RUSSIAN = (
    "АСТАНА — Число политзаключённых в стране выросло до семи, говорят правозащитники, которые ведут список.\n"
    "Руководитель организации «Дубовый мост» Сауле Муканова сообщила 1 марта, что ещё четыре человека "
    "признаны политзаключёнными.\n"
    "В список добавлены Дана Омарова, Айдар Тулегенов, Марат Садыков и Ерлан Жанов.\n"
    "Омарова, чью заявку на митинг отклонили власти, в январе была приговорена к двум годам лишения свободы "
    "за «распространение ложной информации». Вину она не признаёт.\n"
    "Тулегенов из Тараза отбывает трёхлетний срок за участие в запрещённом движении.\n"
    "Садыков, житель Атырауской области, в июне 2022 года был приговорён к полутора годам ограничения "
    "свободы. Позже он был арестован за акцию, участники которой требовали расследовать смерть журналиста "
    "Нурлана Оспанова. Садыков остаётся в СИЗО.\n"
    "Двое мужчин находятся под стражей в Павлодаре.\n"
    "В прежний список входили Арман Кенесов, Болат Жумабаев и Гульнар Искакова.\n"
    "Кенесов был приговорён к семи годам лишения свободы в 2019 году.\n"
    "Жумабаев, брат адвоката беглого банкира Талгата Бекова, и Искакова, бывший директор завода, вышли на "
    "свободу в октябре и декабре соответственно.\n"
)
RUSSIAN_PEOPLE = {
    "e1": ("Арман Кенесов", "Кенесов"),
    "e2": ("Болат Жумабаев", "Жумабаев"),
    "e3": ("Гульнар Искакова", "Искакова"),
}
KAZAKH = (
    "АСТАНА — Елдегі саяси тұтқындар саны жетіге жетті, дейді тізім жүргізетін құқық қорғаушылар.\n"
    "«Емен көпір» ұйымының жетекшісі Сәуле Мұқанова 1 наурызда тағы төрт азаматтың саяси тұтқын деп "
    "танылғанын хабарлады.\n"
    "Тізімге төрт адам қосылды: Дана Омарова, Айдар Төлегенов, Марат Садықов және Ерлан Жанов.\n"
    "Омарова қаңтар айында екі жылға бас бостандығынан айырылды. Ол айыбын мойындамайды.\n"
    "Тараздық Төлегенов үш жылдық жазасын өтеп жатыр.\n"
    "Садықовтың бас бостандығы 2022 жылғы маусымда бір жарым жылға шектелген. Кейін ол қамауға алынды. "
    "Садықов тергеу изоляторында отыр.\n"
    "Төлегенов, Садықов және Жанов бұған дейін бірнеше рет бірнеше тәулікке қамалған. Үшеуі қазір "
    "Павлодардағы тергеу абақтысында отыр.\n"
    "Алдыңғы тізімде Арман Кенесов, Болат Жұмабаев және Гүлнар Ысқақова болған.\n"
    "Кенесов 2019 жылы жеті жылға сотталған.\n"
    "Жұмабаев пен Ысқақова тиісінше қазан мен желтоқсан айларында түрмеден босап шықты.\n"
)
KAZAKH_PEOPLE = {
    "e1": ("Арман Кенесов", "Кенесов"),
    "e2": ("Болат Жұмабаев", "Жұмабаев"),
    "e3": ("Гүлнар Ысқақова", "Ысқақова"),
}
