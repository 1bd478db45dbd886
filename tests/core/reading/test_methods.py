"""By which method a body is found, in which order, and what is told of it; bylines stand apart."""

from __future__ import annotations

import json

import pytest

from registerpub.core.reading import METHODS, ReadingRules, read_page
from registerpub.core.records import CapturedPage
from tests.core.reading.test_reading_pages import FETCHED, FILLER, article, kinds, page, read, texts

LONG = [f"{FILLER} Бұл {number}-абзац, онда құрылыстың барысы айтылады." for number in range(5)]


def with_data(told: str, **other: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Мектеп салынады", "articleBody": told} | other
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_selectors_of_the_source_come_first_and_are_told() -> None:
    body = article(*LONG, head=with_data(" ".join(LONG)))
    document = read(body, ReadingRules(body_selector="article"))
    assert (document.method, texts(document)) == ("selectors", LONG)


def test_a_selector_that_finds_nothing_is_a_finding_and_the_page_is_read_all_the_same() -> None:
    result = read_page(page(article(*LONG)), ReadingRules(body_selector="div.gone"))
    assert result.document is not None
    assert (result.document.method, texts(result.document)) == ("extractor", LONG)
    assert "selector_missed" in kinds(result)


@pytest.mark.parametrize("told", [" ".join(LONG), "\n\n".join(LONG), "".join(f"<p>{text}</p>" for text in LONG)])
def test_what_the_page_gives_to_programs_tells_which_paragraphs_are_the_article(told: str) -> None:
    document = read(article(*LONG, "Өзге хабар: көпір ашылды, оған жүздеген адам келді.", head=with_data(told)))
    assert (document.method, texts(document)) == ("json_ld", LONG)


@pytest.mark.parametrize(
    "told",
    [
        " ".join(LONG)[:380] + "...",
        FILLER,
        "Бетте жоқ мәтін, оны ешкім көрмейді, бірақ машина оқи алады. " * 10,
        " ".join(LONG[:1]) + " Бетте жоқ сөйлем осында тұр, оны ешкім көрмейді." * 10,
    ],
)
def test_what_is_cut_or_not_on_the_page_is_not_believed(told: str) -> None:
    document = read(article(*LONG, head=with_data(told)))
    assert document.method == "extractor"
    assert texts(document) == LONG


def test_every_kind_of_page_says_how_it_was_read() -> None:
    found = {read(article(FILLER)).method, read("<html><body><p>Ол босатылды деді.</p></body></html>").method}
    plain = read_page(CapturedPage("r", 0, "", FETCHED, FILLER.encode(), "", content_type="text/plain")).document
    deep = read("<html><body>" + "<div>" * 100_000 + f"<p>{FILLER}</p>")
    assert plain is not None
    assert found | {plain.method, deep.method} <= set(METHODS)
    assert (plain.method, deep.method) == ("plain", "flat")


@pytest.mark.parametrize("line", ["Дана Серікбай", "Автор: Дана Серікбай", "By Дана Серікбай", "ДАНА СЕРІКБАЙ."])
@pytest.mark.parametrize("author", [{"name": "Дана Серікбай"}, [{"name": "Дана Серікбай"}], "Дана Серікбай"])
def test_a_byline_is_no_part_of_the_text(line: str, author: object) -> None:
    head = with_data("", author=author, articleSection="Қоғам")
    document = read(article(*LONG, line, head=head), ReadingRules(body_selector="article"))
    assert (document.author, document.section) == ("Дана Серікбай", "Қоғам")
    assert texts(document) == LONG and texts(document, "notice") == [line]


def test_a_sentence_about_the_author_stays_in_the_text() -> None:
    sentence = "Дана Серікбай бұл туралы былтыр да жазған еді."
    head = with_data("", author={"name": "Дана Серікбай"})
    assert texts(read(article(*LONG, sentence, head=head), ReadingRules(body_selector="article")))[-1] == sentence


def test_lines_of_a_menu_do_not_come_with_the_same_words_in_the_text() -> None:
    menu = "".join(f"<li><a href='/{n}'>Ауа райы туралы хабар</a></li>" for n in range(30))
    body = article(*LONG, "Ауа райы туралы хабар").replace("<body>", f"<body><div><ul>{menu}</ul></div>")
    assert texts(read(body)).count("Ауа райы туралы хабар") <= 1
    assert texts(read(body))[:5] == LONG
