"""Six invented articles on the update of a list of political prisoners, and what a careful reader takes from them.

The people, groups and figures are made up; the wordings differ on purpose from those of the other tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from registerpub.core.records import Register

#: event, status, date, term in months (None where the text gives none)
Opening = tuple[str, str | None, str | None, int | None]


@dataclass(frozen=True)
class Variant:
    """An article; ``members`` are id → the name in the article's language; all are imprisoned on record.

    ``openings`` are the newcomers, all recognised on ``day``; ``releases`` and ``background`` are events of members.
    """

    language: str
    published: dt.date
    register: Register
    members: Mapping[str, str]
    text: str
    day: str
    openings: Mapping[str, Opening]
    total: int
    releases: Mapping[str, tuple[str, str]]
    nobody: tuple[str, ...]
    background: Mapping[str, tuple[str, str]] = field(default_factory=dict)


STEPPE = Variant(
    language="en",
    published=dt.date(2022, 4, 14),
    register=Register("steppe", {"en": "Steppe Justice", "ru": "Степная справедливость", "kk": "Дала әділдігі"}),
    members={"a1": "Timur Akbaev", "a2": "Zhanar Sultanova", "a3": "Bolat Ermekov", "a4": "Sergei Lukin"},
    text="""Gulmira Tasbolatova speaks to reporters in Astana in 2019.

ASTANA -- The number of people whom the rights group Steppe Justice regards as political prisoners in Kazakhstan now \
stands at five, the organization said on April 12 as it published a new edition of its register.

Added to the list were Daniyar Ospanov, Gulmira Tasbolatova and Viktor Melnik.

"These people should never have been tried," the head of the group, Saltanat Birzhanova, told reporters.

Ospanov, a blogger from Shymkent whose brother Erkin Ospanov was killed in January's unrest, is serving a three-year \
term for "inciting discord."

A court in Taraz sentenced Tasbolatova, a nurse, to 18 months in prison in March for insulting a police officer, \
Captain Aslan Tokhtarov, who says he was bitten.

Melnik, a retired miner, remains in custody awaiting trial.

The list already included Timur Akbaev, Zhanar Sultanova, Bolat Ermekov and Sergei Lukin.

Sultanova left prison in November and Lukin in February.

Akbaev was sentenced to seven years in prison in 2018 on charges of extremism. His lawyer, Rustam Nurgozhin, says the \
case is fabricated.

Ermekov, a former mayor of Kentau, was handed a nine-year prison sentence in 2017.
""",
    day="2022-04-12",
    openings={
        "Daniyar Ospanov": ("STATE_REPORTED", "convicted_imprisoned", "2022-04-14", 36),
        "Gulmira Tasbolatova": ("SENTENCED_PRISON", None, "2022-03", 18),
        "Viktor Melnik": ("STATE_REPORTED", "pretrial_detention", "2022-04-14", None),
    },
    total=5,
    releases={"a2": ("RELEASED_UNSPECIFIED", "2021-11"), "a4": ("RELEASED_UNSPECIFIED", "2022-02")},
    nobody=("Birzhanova", "Erkin Ospanov", "Tokhtarov", "Nurgozhin"),
    background={"a1": ("SENTENCED_PRISON", "2018"), "a3": ("SENTENCED_PRISON", "2017")},
)

CASPIAN = Variant(
    language="en",
    published=dt.date(2023, 3, 20),
    register=Register("caspian", {"en": "Caspian Rights Bureau", "ru": "Каспийское бюро", "kk": "Каспий бюросы"}),
    members={
        "b1": "Rinat Beisekov",
        "b2": "Aliya Sarina",
        "b3": "Oleg Kim",
        "b4": "Nurlan Abishev",
        "b5": "Zhanibek Orazov",
        "b6": "Gaukhar Iskendirova",
    },
    text="""Kazakh Group Shortens Its List Of Political Prisoners

The number of political prisoners in Kazakhstan has dropped to four, the Caspian Rights Bureau said in a statement on \
March 17.

Three names are new:

* Asel Zhumagulova, a teacher from Zhanaozen
* Larisa Pak, a trade union activist
* Marat Iskakov, a poet

The two women are being held in a pretrial detention center in Aktau. Iskakov is under house arrest.

Earlier, the bureau's register listed Rinat Beisekov, Aliya Sarina, Oleg Kim, Nurlan Abishev, Zhanibek Orazov and \
Gaukhar Iskendirova.

Beisekov, whose mother, Raikhan Beisekova, had staged a hunger strike outside the prosecutor's office, was released on \
parole on 3 March. Sarina and Kim were freed in December and January, respectively.

Abishev and Iskendirova walked free in February.

Orazov, a farmer, has been serving an eight-year term since 2019. Deputy Justice Minister Kanat Dosmukhambetov has \
denied that there are political prisoners in the country.
""",
    day="2023-03-17",
    openings={
        "Asel Zhumagulova": ("STATE_REPORTED", "pretrial_detention", "2023-03-20", None),
        "Larisa Pak": ("STATE_REPORTED", "pretrial_detention", "2023-03-20", None),
        "Marat Iskakov": ("STATE_REPORTED", "house_arrest", "2023-03-20", None),
    },
    total=4,
    releases={
        "b1": ("PAROLE_GRANTED", "2023-03-03"),
        "b2": ("RELEASED_UNSPECIFIED", "2022-12"),
        "b3": ("RELEASED_UNSPECIFIED", "2023-01"),
        "b4": ("RELEASED_UNSPECIFIED", "2023-02"),
        "b6": ("RELEASED_UNSPECIFIED", "2023-02"),
    },
    nobody=("Beisekova", "Dosmukhambetov"),
)

DOOR = Variant(
    language="en",
    published=dt.date(2021, 11, 30),
    register=Register("door", {"en": "Open Door", "ru": "Открытая дверь", "kk": "Ашық есік"}),
    members={"c1": "Saule Kenzhina", "c2": "Arman Toleubaev", "c3": "Yevgeny Sorokin"},
    text="""The Almaty-based rights group Open Door has recognised Kuanysh Zhaksylykov, Inkar Baimukhanova and \
Pavel Shevtsov as political prisoners, its director, Lyazzat Akhatova, announced on Monday.

With the additions, six people are on the list.

Zhaksylykov, 34, organised a rally in Oral. He was handed a four-year prison sentence in October.

Baimukhanova, a lawyer who defended the activist Yerbol Seitkaliev before his death in jail in 2020, was placed under \
house arrest in October.

Shevtsov remains in pretrial detention. "We do not know when the trial will begin," his wife, Tatyana Shevtsova, said.

Saule Kenzhina, Arman Toleubaev and Yevgeny Sorokin were already on the register.

Kenzhina was sentenced to six years in 2019 for leading a banned organisation, while Toleubaev and Sorokin each \
received five-year terms in 2018.

Open Door called on the authorities to free all six.
""",
    day="2021-11-29",
    openings={
        "Kuanysh Zhaksylykov": ("SENTENCED_PRISON", None, "2021-10", 48),
        "Inkar Baimukhanova": ("HOUSE_ARREST", None, "2021-10", None),
        "Pavel Shevtsov": ("STATE_REPORTED", "pretrial_detention", "2021-11-30", None),
    },
    total=6,
    releases={},
    nobody=("Akhatova", "Seitkaliev", "Shevtsova"),
    background={
        "c1": ("SENTENCED_PRISON", "2019"),
        "c2": ("SENTENCED_PRISON", "2018"),
        "c3": ("SENTENCED_PRISON", "2018"),
    },
)

EQUAL = Variant(
    language="en",
    published=dt.date(2020, 2, 11),
    register=Register("equal", {"en": "Equal Before The Law", "ru": "Равные перед законом", "kk": "Заң алдында тең"}),
    members={
        "d1": "Galym Utepov",
        "d2": "Roza Tursynova",
        "d3": "Yerzhan Bekbolatov",
        "d4": "Natalya Voronina",
        "d5": "Sultan Zhienbaev",
    },
    text="""Kazakh rights defenders have updated their register of political prisoners, grown from five to six.

Lawyer Madina Kuandykova of the movement Equal Before The Law told a press conference in Nur-Sultan on February 10 \
that two people had been taken off the list because they are free. Three others who are behind bars have been added: \
Askar Dzholdasbekov, Irina Belova and Miras Khamitov.

Dzholdasbekov, a taxi driver, was arrested in September and is now in a detention center in Karaganda. He faces up to \
ten years in prison if convicted.

Belova has been under house arrest since November.

Khamitov, a student at the university where historian Bakyt Sarmanov taught, was sentenced in December to two years \
and six months in prison.

The names that remain on the list from last year are Galym Utepov, Roza Tursynova and Sultan Zhienbaev. Tursynova is \
serving a 10-year prison term.

Yerzhan Bekbolatov was released in October after a court replaced the rest of his sentence with a fine, and Natalya \
Voronina was released early in January.

Utepov's wife, Karlygash Utepova, said that he had lost weight.
""",
    day="2020-02-10",
    openings={
        "Askar Dzholdasbekov": ("STATE_REPORTED", "pretrial_detention", "2020-02-11", None),
        "Irina Belova": ("STATE_REPORTED", "house_arrest", "2020-02-11", None),
        "Miras Khamitov": ("SENTENCED_PRISON", None, "2019-12", 30),
    },
    total=6,
    releases={"d3": ("RELEASED_UNSPECIFIED", "2019-10"), "d4": ("RELEASED_UNSPECIFIED", "2020-01")},
    nobody=("Kuandykova", "Sarmanov", "Utepova"),
)

RUSSIAN = Variant(
    language="ru",
    published=dt.date(2022, 10, 6),
    register=Register("voice", {"en": "Free Voice", "ru": "Свободный голос", "kk": "Еркін дауыс"}),
    members={"r1": "Ерлан Касымбеков", "r2": "Светлана Гришина", "r3": "Талгат Мусин", "r4": "Айнур Досова"},
    text="""В Казахстане стало шесть политзаключённых

Правозащитная организация «Свободный голос» обновила список политических заключённых: теперь в нём шесть человек. Об \
этом 4 октября сообщила её руководитель Карина Ахметжанова.

В список добавлены Жандос Каримбаев, Ольга Тимченко, Бауыржан Алиев и Мейрам Сейтов.

Каримбаев, фермер из Костаная, отбывает трёхлетний срок за «возбуждение розни».

Тимченко в августе приговорили к двум годам лишения свободы. Суд под председательством Нурлана Рахметова счёл её \
виновной в распространении ложной информации.

Алиев находится под домашним арестом, Сейтов содержится в следственном изоляторе Актобе. Адвокат Сейтова Гульнар \
Жуасова говорит, что её подзащитный болен.

Ранее в списке были Ерлан Касымбеков, Светлана Гришина, Талгат Мусин и Айнур Досова.

Гришина вышла на свободу в июне, Мусин — в сентябре. Касымбекова в 2018 году приговорили к восьми годам колонии.
""",
    day="2022-10-04",
    openings={
        "Жандос Каримбаев": ("STATE_REPORTED", "convicted_imprisoned", "2022-10-06", 36),
        "Ольга Тимченко": ("SENTENCED_PRISON", None, "2022-08", 24),
        "Бауыржан Алиев": ("STATE_REPORTED", "house_arrest", "2022-10-06", None),
        "Мейрам Сейтов": ("STATE_REPORTED", "pretrial_detention", "2022-10-06", None),
    },
    total=6,
    releases={"r2": ("RELEASED_UNSPECIFIED", "2022-06"), "r3": ("RELEASED_UNSPECIFIED", "2022-09")},
    nobody=("Ахметжанова", "Рахметов", "Рахметова", "Жуасова"),
    background={"r1": ("SENTENCED_PRISON", "2018")},
)

KAZAKH = Variant(
    language="kk",
    published=dt.date(2023, 5, 16),
    register=Register("shyn", {"en": "Truth Square", "ru": "Площадь правды", "kk": "Шындық алаңы"}),
    members={"k1": "Дәурен Жақсыбаев", "k2": "Гүлнәр Сағынова", "k3": "Ержан Төребеков"},
    text="""Қазақстандағы саяси тұтқындар саны беске жетті. Бұл туралы 15 мамырда «Шындық алаңы» құқық қорғау ұйымының \
жетекшісі Баян Сейдахметова хабарлады.

Тізімге Нұрсұлтан Әбдіров, Айжан Құлбаева және Мирас Тілеубаев қосылды.

Әбдіров үш жылға бас бостандығынан айыру жазасын өтеп жатыр.

Құлбаева наурызда екі жылға сотталды. Оның адвокаты Самал Оспанова үкіммен келіспейді.

Тілеубаев Ақтаудағы тергеу изоляторында отыр.

Бұған дейін тізімде Дәурен Жақсыбаев, Гүлнәр Сағынова және Ержан Төребеков болған.

Төребеков сәуірде бостандыққа шықты. Жақсыбаев 2019 жылы жеті жылға сотталған.
""",
    day="2023-05-15",
    openings={
        "Нұрсұлтан Әбдіров": ("STATE_REPORTED", "convicted_imprisoned", "2023-05-16", 36),
        "Айжан Құлбаева": ("SENTENCED_PRISON", None, "2023-03", 24),
        "Мирас Тілеубаев": ("STATE_REPORTED", "pretrial_detention", "2023-05-16", None),
    },
    total=5,
    releases={"k3": ("RELEASED_UNSPECIFIED", "2023-04")},
    nobody=("Сейдахметова", "Оспанова"),
    background={"k1": ("SENTENCED_PRISON", "2019")},
)

VARIANTS: Mapping[str, Variant] = {
    "steppe": STEPPE,
    "caspian": CASPIAN,
    "door": DOOR,
    "equal": EQUAL,
    "russian": RUSSIAN,
    "kazakh": KAZAKH,
}
