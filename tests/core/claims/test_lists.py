"""Recognitions, removals and totals in many wordings."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import read, recognised

THREE_RU = ["Асхат Сарсенов", "Аида Бекова", "Марат Жанов"]
THREE_EN = ["Askhat Sarsenov", "Aida Bekova", "Marat Zhanov"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "«Дубовый мост» признал политзаключёнными Асхата Сарсенова, Аиду Бекову и Марата Жанова.", THREE_RU),
        ("ru", "«Дубовый мост» включил в список политзаключённых Айгуль Сарсенову и Ивана Петровского.",
         ["Айгуль Сарсенова", "Иван Петровский"]),
        ("ru", "Активист Марат Жанов признан политзаключённым.", ["Марат Жанов"]),
        ("ru", "Список политзаключённых пополнился: в него вошли Асхат Сарсенов и Аида Бекова.", THREE_RU[:2]),
        ("ru", "Правозащитники обновили список политзаключённых. Новые имена — Асхат Сарсенов, "
               "Аида Бекова.", THREE_RU[:2]),
        ("ru", "Правозащитники назвали трёх новых политзаключённых. Это Асхат Сарсенов, Аида Бекова и "
               "Марат Жанов.", THREE_RU),
        ("kk", "«Емен көпір» Асхат Сарсенов, Аида Бекова және Марат Жановты саяси тұтқын деп таныды.", THREE_RU),
        ("kk", "Асхат Сарсенов, Аида Бекова және Марат Жанов саяси тұтқын деп танылды.", THREE_RU),
        ("kk", "Құқық қорғаушылар тағы үш адамды саяси тұтқын деп таныды. Олар – Асхат Сарсенов, Аида Бекова және "
               "Марат Жанов.",
         THREE_RU),
        ("kk", "Саяси тұтқындар тізіміне жаңадан енгендер: Асхат Сарсенов, Аида Бекова.", THREE_RU[:2]),
        ("en", "Oak Bridge has recognized activists Askhat Sarsenov, Aida Bekova, and poet Marat Zhanov as political "
               "prisoners.",
         THREE_EN),
        ("en", "Defenders have added three activists -- Askhat Sarsenov, Aida Bekova, and Marat Zhanov -- to their "
               "list of "
         "political prisoners.", THREE_EN),
        ("en", "Two names were added to the list of political prisoners: Askhat Sarsenov and "
               "Aida Bekova.", THREE_EN[:2]),
        ("en", "Oak Bridge added these people to its list of political prisoners:\nAskhat Sarsenov, activist, Taraz\n"
         "Aida Bekova, blogger\nThe group says more cases are under review.", THREE_EN[:2]),
    ],
)  # fmt: skip
def test_the_named_are_recognised(language: str, text: str, names: list[str]) -> None:
    assert recognised(read(text, language)) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Правозащитники призвали признать Марата Жанова политзаключённым."),
        ("ru", "Марата Жанова не признали политзаключённым."),
        ("ru", "Сауле Муканова обновила список политзаключённых."),
        ("ru", "В прежний список политзаключённых входили Асхат Сарсенов и Аида Бекова."),
        ("kk", "Марат Жанов саяси тұтқын деп танылмады."),
        ("kk", "Асхат Сарсеновті саяси тұтқын деп тануды талап етті."),
        ("kk", "Саяси тұтқындардың алдыңғы тізімінде Асхат Сарсенов пен Аида Бекова болған."),
        ("en", "The previous list of political prisoners included Askhat Sarsenov and Aida Bekova."),
        ("en", "Groups called on Oak Bridge to recognize Marat Zhanov as a political prisoner."),
        (
            "en",
            "Marat Zhanov, called a political prisoner, was added to the list of people linked to terrorism financing.",
        ),
        ("en", "Marat Zhanov was added to the list of speakers."),
    ],
)
def test_nobody_is_recognised(language: str, text: str) -> None:
    assert recognised(read(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("ru", "В списке политзаключённых «Дубового моста» теперь 12 человек.", 12),
        ("ru", "Число политзаключённых сократилось до четырёх.", 4),
        ("ru", "Число политических заключённых достигло девяти человек.", 9),
        ("kk", "Саяси тұтқындар тізімінде енді тоғыз адам бар.", 9),
        ("kk", "Саяси тұтқындар тізімі он алты адамға жетті.", 16),
        ("kk", "Саяси тұтқындар саны 10-нан 16-ға жетті.", 16),
        ("kk", "Саяси тұтқындар саны төртке дейін азайды.", 4),
        ("en", "The number of political prisoners increased from five to nine.", 9),
        ("en", "There are now 12 people on the Oak Bridge list of political prisoners.", 12),
        ("en", "The list of political prisoners now includes twenty-one names.", 21),
    ],
)
def test_a_total_is_read(language: str, text: str, number: int) -> None:
    assert [total.number for total in read(text, language).totals] == [number]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six more citizens were recognized as political prisoners."),
        ("en", "The previous list of political prisoners included five people."),
        ("en", "Five political prisoners went on hunger strike."),
        ("ru", "Ещё шесть человек признаны политзаключёнными."),
        ("kk", "Тағы алты адам саяси тұтқын деп танылды."),
    ],
)
def test_other_numbers_are_no_totals(language: str, text: str) -> None:
    assert read(text, language).totals == ()


def test_a_register_person_is_removed_from_the_owners_list() -> None:
    text = "Марат Жанов исключён из списка политзаключённых «Дубового моста»."
    (claim,) = read(text, "ru", {"m": ("Марат Жанов",)}).claims
    assert (claim.event, claim.person, claim.register) == ("LIST_REMOVED", "m", "bridge")


def test_a_later_surname_means_the_candidate_of_the_list() -> None:
    text = "Two people were recognized as political prisoners: Askhat Sarsenov and Aida Bekova."
    text += "\nBekova was detained on Monday."
    detained = [claim for claim in read(text, "en").claims if claim.event == "DETAINED"]
    assert [(claim.name, str(claim.date)) for claim in detained] == [("Aida Bekova", "2023-02-27")]
