"""A last sentence without its full stop is a sentence; a caption is not."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import read_plain

LONG = {
    "en": "The hearing began on Monday, and dozens of people came to the court building, a reporter said.\n\n",
    "ru": "Заседание началось в понедельник, к зданию суда пришли десятки людей, сообщил корреспондент.\n\n",
    "kk": "Сот отырысы дүйсенбі күні басталды, сот ғимаратына ондаған адам келді, деп хабарлады тілші.\n\n",
}
SENTENCES = [
    ("en", "Aidos Nurlanov was released from prison on February 18, 2023"),
    ("en", "Police detained Aidos Nurlanov on February 18, 2023"),
    ("ru", "Айдос Нурланов вышел на свободу 18 февраля 2023 года"),
    ("ru", "Айдос Нурланов освобождён 18 февраля 2023 года"),
    ("kk", "Айдос Нұрланов 2023 жылғы 18 ақпанда түрмеден босап шықты"),
]


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_line_with_a_finite_verb_needs_no_full_stop(language: str, line: str) -> None:
    for text in (line, line + "\n", LONG[language] + line, f"{line}\n\n{LONG[language]}"):
        assert [(claim.person, str(claim.date)) for claim in read_plain(text, language).claims] == [
            ("aidos", "2023-02-18")
        ], text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Photo: Aidos Nurlanov was released on Friday"),
        ("en", "Aidos Nurlanov, freed in February"),
        ("en", "Aidos Nurlanov leaves court. Photo by Oak Bridge"),
        ("ru", "Фото: Айдос Нурланов вышел на свободу"),
        ("ru", "Фото из архива: Айдоса Нурланова задержали в 2022 году"),
        ("ru", "На фото Айдос Нурланов, его освободили в феврале"),
        ("kk", "Сурет: Айдос Нұрланов 2022 жылы ұсталды"),
        ("kk", "Суретте: Айдос Нұрланов түрмеден босатылды"),
    ],
)
def test_a_caption_under_the_text_claims_nothing(language: str, line: str) -> None:
    assert read_plain(LONG[language] + line, language).claims == ()


def test_a_headline_without_a_verb_claims_nothing() -> None:
    assert read_plain(f"Activist Aidos Nurlanov freed\n\n{LONG['en']}", "en").claims == ()


def test_the_last_of_a_list_of_names_is_no_caption() -> None:
    text = "Oak Bridge added to its list of political prisoners:\nAidos Nurlanov\nDana Saparova"
    assert {claim.person for claim in read_plain(text, "en").claims} == {"aidos", "dana"}


def test_a_kazakh_sentence_without_a_kazakh_letter_is_read_as_kazakh() -> None:
    assert [
        claim.event for claim in read_plain("Дана Сапарова ұзақ күтті.\nДана Сапарова босатылды.", "kk").claims
    ] == ["RELEASED_UNSPECIFIED"]
