"""One text reprinted is known again; two reports of one event stay two."""

from __future__ import annotations

import pytest

from registerpub.core.changes.copies import are_copies

ENGLISH = (
    "A court in Semey on June 3 sentenced activist Asel Zhunusova to two years in prison for taking part in the "
    "activities of a banned group. The judge said her guilt had been proven. Zhunusova, 34, told the court she "
    "rejected the charges and would appeal. Rights groups have called the case politically motivated. Her lawyer "
    "said the defence had not been given time to study the file."
)
RUSSIAN = (
    "3 июня суд в Семее приговорил активистку Асель Жунусову к двум годам лишения свободы за участие в деятельности "
    "запрещённой организации. По словам адвоката, защита подаст апелляционную жалобу. Жунусова вину не признала. "
    "Правозащитники считают дело политически мотивированным. Процесс проходил в закрытом режиме."
)
KAZAKH = (
    "3 маусымда Семей қалалық соты белсенді Әсел Жүнісованы тыйым салынған ұйымның қызметіне қатысты деген айыппен екі "
    "жылға бас бостандығынан айырды. Жүнісова айыпты мойындаған жоқ. Адвокаты үкімге шағым түсіретінін айтты."
)
SENTENCES = ENGLISH.split(". ")


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (ENGLISH, ENGLISH),
        (ENGLISH, "SEMEY -- " + ENGLISH.upper()),
        (ENGLISH, "Activist jailed in Semey\n" + ENGLISH),
        (ENGLISH, ". ".join(SENTENCES[1:])),
        (ENGLISH, ". ".join(SENTENCES[:2])),
        (ENGLISH, ENGLISH.replace("activist", "blogger").replace("Rights groups", "Observers")),
        (ENGLISH, ENGLISH + " The Dala News agency will follow the appeal, which may be heard in the autumn."),
        (RUSSIAN, RUSSIAN.replace("активистку", "жительницу") + " Об этом сообщает «Дала»."),
        (KAZAKH, KAZAKH.replace("белсенді", "блогер") + " Бұл туралы Дала агенттігі хабарлады."),
    ],
    ids=["same", "dateline", "headline", "lead cut", "shortened", "words", "addition", "ru", "kk"],
)
def test_a_reprint_is_a_copy(text: str, copy: str) -> None:
    assert are_copies(text, copy) and are_copies(copy, text)


QUOTE = "“I have not committed any crime, I will appeal this verdict and I ask everybody to come to the court,”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ENGLISH,
            "Asel Zhunusova, a Kazakh opposition activist, has been handed a two-year prison term by the city court of "
            "Semey. She was found guilty of taking part in the activities of a banned organisation. The prosecutor had "
            "asked for three years. The trial, which began in April, was closed to journalists.",
        ),
        (
            RUSSIAN,
            "Активистка из Семея Асель Жунусова получила два года колонии по обвинению в участии в деятельности "
            "запрещённой организации. Приговор огласил судья городского суда. Прокурор просил назначить три года.",
        ),
        (
            KAZAKH,
            "Семейде белсенді Әсел Жүнісова екі жылға бас бостандығынан айырылды. Сот оны тыйым салынған ұйымның "
            "қызметіне қатысты деп тапты. Прокурор үш жыл сұраған болатын. Үкім оқылғанда залға журналистер кірмеді.",
        ),
        (
            f"The trial in Semey is over after two months of hearings behind closed doors. {QUOTE} Zhunusova said.",
            f"A teacher of history must go to a colony, the judge decided on Thursday. {QUOTE} she told reporters.",
        ),
        (RUSSIAN, KAZAKH),
        (ENGLISH, ""),
        ("", ""),
    ],
    ids=["en", "ru", "kk", "one quotation", "another language", "empty", "both empty"],
)
def test_a_report_of_the_same_event_is_none(one: str, other: str) -> None:
    assert not are_copies(one, other) and not are_copies(other, one)


def test_texts_of_nearly_nothing_but_one_quotation_are_compared_whole() -> None:
    assert are_copies(f"She said: {QUOTE}", f"In court: {QUOTE}")
