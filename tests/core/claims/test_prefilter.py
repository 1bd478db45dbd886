"""Pages that tell of a list are never ruled out: measured against reading every page, whatever its markup."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.claims import read_claims
from registerpub.core.claims import totals as totals_module
from registerpub.core.claims.lexicon import compiled
from registerpub.core.claims.prefilter import may_tell_of_a_list
from registerpub.core.reading import decode_page, parse_html_file, read_page
from registerpub.core.records import CapturedPage, Reading
from tests.core.claims import articles, test_list_pairs, test_lists, variants
from tests.core.claims.reading import BRIDGE

DAY = dt.datetime(2023, 3, 3, tzinfo=dt.UTC)
FILLER = {
    "en": "The weather in the north will be fine, the service said on Tuesday, and nobody expects rain before noon.",
    "ru": "На севере ожидается хорошая погода, сообщила во вторник служба, и до полудня дождя никто не ждёт.",
    "kk": "Солтүстікте ауа райы жақсы болады деп хабарлады сейсенбіде қызмет, түске дейін жаңбыр күтілмейді.",
}


def _strings(value: Any) -> Iterator[str]:
    """Texts of sentences among the arguments of parametrised tests."""
    if isinstance(value, str):
        if len(value) > 20:
            yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _texts() -> list[str]:
    """Everything that the tests of list claims read, and the articles."""
    found = [value for value in vars(articles).values() if isinstance(value, str) and "\n" in value]
    found += [value.text for value in vars(variants).values() if isinstance(value, variants.Variant)]
    for module in (test_lists, test_list_pairs):
        for function in vars(module).values():
            for mark in getattr(function, "pytestmark", []):
                found += _strings(mark.args)
    return sorted(set(found))


TEXTS = _texts()


def _read(payload: bytes, content_type: str = "text/html") -> Reading:
    """The slow way, with nobody on the register."""
    document, _ = read_page(CapturedPage("r", 0, "https://a.example/1", DAY, payload, "", content_type=content_type))
    return read_claims(document, (), (BRIDGE,)) if document is not None else Reading()


def _reports(payload: bytes, content_type: str = "text/html") -> bool:
    reading = _read(payload, content_type)
    return bool(reading.claims or reading.totals)


def _kept(payload: bytes, content_type: str = "text/html") -> bool:
    return may_tell_of_a_list(decode_page(payload, content_type).text, (BRIDGE,))


def _page(body: str, title: str = "News", head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<div class=menu><a href=/list>Sections</a></div><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line)


def _entities(text: str) -> str:
    return "<p>" + "</p><p>".join("".join(f"&#{ord(c)};" for c in line) for line in text.split("\n")) + "</p>"


def _inside_words(mark: str) -> Callable[[str], str]:
    """Something that no reader sees after every third letter."""

    def put(text: str) -> str:
        parts = [escape(text[at : at + 3]) for at in range(0, len(text), 3)]
        return "<p>" + mark.join(parts).replace("\n", "</p><p>") + "</p>"

    return put


def _breaks(text: str) -> str:
    return "<div>" + escape(text).replace("\n", "<br><br>").replace(" ", " \n\t ") + "</div>"


def _items(text: str) -> str:
    return "<ul>" + "".join(f"<li><a href=/x><b>{escape(line)}</b></a></li>" for line in text.split("\n")) + "</ul>"


def _numbered(text: str) -> str:
    """Line ends and control characters that only a reader's tidying takes out."""
    return "<p>" + escape(text).replace("\n", "</p><p>").replace(" ", "&#10;").replace("is", "i\x1cs") + "</p>"


WAYS: dict[str, Callable[[str], str]] = {
    "paragraphs": _paragraphs,
    "entities": _entities,
    "soft hyphens": _inside_words("&shy;"),
    "zero width": _inside_words("\u200b"),
    "inline elements": _inside_words("<wbr>"),
    "own elements": _inside_words("<x-y data-z='1'></x-y>"),
    "emphasis": _inside_words("</b><b>"),
    "comments": _inside_words("<!-- ad -->"),
    "line breaks": _breaks,
    "items": _items,
    "numbered line ends": _numbered,
}


@pytest.mark.parametrize("way", WAYS)
def test_no_page_is_ruled_out_that_the_slow_way_would_report(way: str) -> None:
    reported = 0
    for text in TEXTS:
        payload = _page(WAYS[way](text))
        if _reports(payload):
            reported += 1
            assert _kept(payload), text
    assert reported > 15


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1251", "koi8-r"])
def test_plain_text_and_other_charsets_are_looked_through_too(charset: str) -> None:
    reported = 0
    for text in TEXTS:
        payload = text.replace("ә", "а").encode(charset, "ignore")
        if _reports(payload, f"text/plain; charset={charset}"):
            reported += 1
            assert _kept(payload, f"text/plain; charset={charset}"), text
    assert reported > 10


def test_a_text_that_stands_only_in_the_data_of_a_page_is_looked_through() -> None:
    reported = 0
    for text in TEXTS:
        data = json.dumps({"@type": "NewsArticle", "headline": "News", "articleBody": text + "\n" + FILLER["en"] * 2})
        payload = _page("", head=f'<script type="application/ld+json">{data}</script>')
        if _reports(payload):
            reported += 1
            assert _kept(payload), text
    assert reported > 10


@pytest.mark.parametrize("language", sorted(FILLER))
def test_every_trigger_of_a_recognition_holds_a_word_that_is_looked_for(language: str) -> None:
    for trigger in compiled(language):
        if trigger.code == "LIST_RECOGNISED":
            words = trigger.source.replace("~", "").replace("...", "").replace("ё", "е")
            assert may_tell_of_a_list(f"Oak Bridge: {words}", (BRIDGE,)), words


def test_political_prisoners_in_a_title_that_no_reader_sees_make_a_list_of_what_follows() -> None:
    head = '<meta property="og:title" content="&#1055;олитзаключ&#235;нные">'.replace("&#235;", "ё")
    payload = _page("<p>Марат Жанов внесён в список. " + FILLER["ru"] + "</p>", head=head)
    assert _kept(payload) or not _reports(payload)


@pytest.mark.parametrize("language", sorted(FILLER))
@given(data=st.data())
@settings(max_examples=150)
def test_no_figure_is_ruled_out_that_the_patterns_of_totals_could_find(language: str, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(totals_module._compiled(language)))
    figure = data.draw(st.from_regex(pattern, fullmatch=True)).replace("\n", " ")
    listed = {"en": "The list", "ru": "В списке", "kk": "Саяси тұтқындар тізімінде"}[language]
    order = data.draw(st.booleans())
    words = f"{listed}, {figure} ." if order else f"{figure} , {listed}."
    payload = _page(f"<p>{FILLER[language]}</p><p>{escape(words)}</p><p>{FILLER[language]}</p>")
    if _read(payload).totals:
        assert _kept(payload)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The journalist registered 12 specialists at the socialists' meeting.</p>",
        "<p>" + FILLER["en"] + "</p><p>" + FILLER["ru"] + "</p><p>" + FILLER["kk"] + "</p>",
        "<p>The shopping list.</p><p>It cost 9 tenge.</p>",
        "<ul class='list 9'><li data-list=12>One</li></ul><script>var list = [1, 2, 3];</script>",
        "<p>Перед выборами партия утвердила список кандидатов.</p><p>Их 9.</p>",
    ],
)
def test_ordinary_pages_are_ruled_out(body: str) -> None:
    payload = _page(body)
    assert not _kept(payload)
    assert not _reports(payload)
    assert parse_html_file(payload).document is not None


@pytest.mark.parametrize(
    "page",
    [
        "<" + "a" * 1_000_000,
        "<script" * 150_000,
        "<script>" * 120_000,
        "<style>list</style" * 60_000,
        "<!--" * 250_000,
        "<meta content=" * 80_000,
        "<p>" + "list " * 200_000,
        "&#" * 500_000 + "<",
        "<b>9</b>" * 120_000 + " list",
        '<script type="a/json">' + "\\u0041" * 150_000,
    ],
)
def test_the_look_takes_time_in_line_with_the_length_of_the_page(page: str) -> None:
    began = time.perf_counter()
    may_tell_of_a_list(page, (BRIDGE,))
    assert time.perf_counter() - began < 10
