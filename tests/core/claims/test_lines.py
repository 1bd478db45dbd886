"""Hard-wrapped text is read as one sentence; lists, headlines and captions keep their lines. Spans cut the original."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.claims.lines import soft_breaks
from registerpub.core.claims.plain import read_plain as fold_lines
from registerpub.core.records import Document, Mention, Paragraph, Reading, Span, Total
from tests.core.claims.reading import read_plain

ARTICLES = {
    "en": "A court in Almaty on Monday sentenced the activist Aidos Nurlanov to five years in prison, his lawyer said. "
    "Erik Musin, who was detained in the same case, was released on February 18, 2023. Dana Saparova remains in "
    "custody, and her lawyer says that no hearing has been scheduled so far.",
    "ru": "Суд в Алматы в понедельник приговорил активиста Айдоса Нурланова к пяти годам лишения свободы, сообщил его "
    "адвокат. Ерик Мусин вышел на свободу 18 февраля 2023 г. в Костанае. Дана Сапарова остаётся под стражей, и даты "
    "новых заседаний пока нет.",
    "kk": "Алматыдағы сот дүйсенбі күні белсенді Айдос Нұрлановты бес жылға бас бостандығынан айырды, деп хабарлады "
    "оның адвокаты. Ерік Мусин 2023 жылғы 18 ақпанда түрмеден босап шықты. Дана Сапарова қамауда отыр.",
}


def said(reading: Reading) -> set[tuple[str | None, str, str, str]]:
    return {(c.person, c.event, str(c.date), c.polarity) for c in reading.claims}


@pytest.mark.parametrize("width", [24, 30, 38, 48, 60, 72])
@pytest.mark.parametrize("ending", ["\n", "\r\n", " \n", "\n   "])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_an_article_says_the_same_however_it_is_folded(language: str, ending: str, width: int) -> None:
    whole = said(read_plain(ARTICLES[language], language))
    assert {person for person, *_ in whole} == {"aidos", "erik", "dana"}
    folded = ending.join(textwrap.wrap(ARTICLES[language], width, break_on_hyphens=False))
    assert said(read_plain(folded, language)) == whole


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_quote_and_the_trigger_cut_the_folded_text_itself(ending: str) -> None:
    text = ending.join(["Long before.", "Aidos Nurlanov", "was  released on", "February 18, 2023."])
    (claim,) = read_plain(text, "en").claims
    assert text[claim.quote.start : claim.quote.end] == text[text.index("Aidos") :]
    assert claim.trigger is not None
    assert text[claim.trigger.start : claim.trigger.end] == "was  released"
    assert str(claim.date) == "2023-02-18"


@pytest.mark.parametrize(
    "text",
    [
        "The group recognized:\nAskhat Sarsenov\nAida Bekova\nMarat Zhanov",
        "The group recognized:\n\nAskhat Sarsenov, a nurse\nAida Bekova, a miner",
        "The group recognized:\nactivist Askhat Sarsenov,\njournalist Aida Bekova,\nnurse Marat Zhanov.",
        "1. Askhat Sarsenov\n2. Aida Bekova",
        "- the first\n- the second",
        "Askhat Sarsenov\nAida Bekova\nMarat Zhanov",
        "A headline without a stop\nAidos Nurlanov was released.",
        "He is free.\nhe said so.",
        "One paragraph without a stop\n\nand another",
        "Суд продолжается:\nсвидетели опрошены;\nэксперты вызваны.",
    ],
)
def test_lists_headlines_and_ended_sentences_keep_their_lines(text: str) -> None:
    assert list(soft_breaks(text)) == []


def test_a_list_with_a_role_before_each_name_names_everybody() -> None:
    text = "Oak Bridge added to its list of political prisoners:\nactivist Aidos Nurlanov,\njournalist Dana Saparova."
    assert {c.person for c in read_plain(text, "en").claims if c.event == "LIST_RECOGNISED"} == {"aidos", "dana"}


def test_a_gap_between_columns_joins_nothing() -> None:
    assert fold_lines("Aidos Nurlanov      Dana Saparova").source is None


@given(st.text(alphabet="Аb .,:-1\n\r\t", max_size=80))
def test_folding_lines_only_ever_makes_white_space_one_space(text: str) -> None:
    plain = fold_lines(text)
    assert plain.text.split() == text.split()
    places = plain.source if plain.source is not None else range(len(text))
    assert list(places) == sorted(set(places))
    assert all(
        text[place] == letter or (letter == " " and text[place].isspace())
        for letter, place in zip(plain.text, places, strict=True)
    )


def test_paragraphs_mentions_and_totals_are_counted_in_the_same_text() -> None:
    text = "Aidos\nNurlanov was\nreleased. The list has nine."
    plain = fold_lines("it said " + text.lower())
    assert plain.source is not None
    document = Document("d", "it said " + text.lower(), paragraphs=(Paragraph(0, 36, "en"),))
    mention = Mention("aidos", "text", 8, 22, "aidos\nnurlanov", "strong")
    title = Mention("aidos", "title", 8, 22, "aidos", "strong")
    read = plain.document(document)
    assert read.text[read.paragraphs[0].start : read.paragraphs[0].end].endswith("released.")
    assert plain.mentions([mention, title])[1] == title
    total = Total(9, Span("text", 8, 22), None, None, None)
    assert plain.restore(Reading((), (total,))).totals[0].quote == Span("text", 8, 22)
