"""Articles that a site gives as JSON: found by dotted paths, never believed where they are something else."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.reading import ReadingRules, ReadResult, read_page
from registerpub.core.reading.json_data import values_at
from registerpub.core.records import CapturedPage
from tests.core.reading.test_reading_pages import FETCHED, FILLER, kinds, texts

RULES = ReadingRules("data.title", "data.at", "data.body", timezone="Asia/Almaty", format="json")
SECOND = "Құрылысқа бюджеттен қаражат бөлінді, жобаны аудан тұрғындары қолдады."


def read(data: Any, rules: ReadingRules = RULES, content_type: str = "application/json; charset=utf-8") -> ReadResult:
    payload = data if isinstance(data, bytes) else json.dumps(data).encode()
    return read_page(
        CapturedPage("r", 0, "https://gov.example/api/1", FETCHED, payload, "", "gov", content_type, 200), rules
    )


def article(**other: Any) -> dict[str, Any]:
    body = f"<p>{FILLER}</p><div>{SECOND}<br></div><script>x()</script>"
    return {"data": {"title": "Мектеп &laquo;Үміт&raquo; ашылды", "at": "2024-03-04T20:30:00Z", "body": body} | other}


def test_dotted_paths_find_title_day_and_a_body_of_html() -> None:
    document, findings = read(article())
    assert document is not None and findings == ()
    assert (document.title, document.published) == ("Мектеп «Үміт» ашылды", dt.date(2024, 3, 5))
    assert (texts(document), document.method, document.language) == ([FILLER, SECOND], "selectors", "kk")


def test_a_body_without_markup_has_a_paragraph_per_line() -> None:
    document = read(article(body=f"{FILLER}\r\n\r\n{SECOND}\n")).document
    assert document is not None
    assert texts(document) == [FILLER, SECOND]


def test_a_body_in_blocks_is_read_block_by_block() -> None:
    rules = ReadingRules("title", "time", "blocks.text", timezone="Asia/Almaty", format="json")
    data = {
        "title": "<b>Мектеп</b> ашылды",
        "time": 1709584200,
        "blocks": [{"text": FILLER}, {"image": 1}, {"text": SECOND}],
    }
    document = read(data, rules).document
    assert document is not None
    assert (document.title, document.published) == ("Мектеп ашылды", dt.date(2024, 3, 5))
    assert texts(document) == [FILLER, SECOND]


def test_a_missing_path_is_told_and_usual_names_are_tried() -> None:
    data = {"article": {"headline": "Мектеп", "published_at": "2024-03-04", "content": FILLER}}
    document, findings = read(data)
    assert document is not None
    assert (document.text, document.method) == (FILLER, "data")
    assert "selector_missed" in [finding.kind for finding in findings]


NO_ARTICLE = [
    (b'{"data": {"title": "cut short in the middle of a word, as when a server dies', "json", "broken_json"),
    (b"[" * 100_000, "json", "broken_json"),
    (b'{"error": "not found", "detail": {"code": 404, "padding": ["xxxxx", "yyyyyyyyyyyyy"]}}', "json", "no_text"),
    (b"<html><title>Just a moment...</title><body><p>Checking your browser</p></body>", "html", "challenge_page"),
    (b"%PDF-1.7 " + b"x" * 100, "json", "broken_pdf"),
    (b"\x89PNG " + b"x" * 100, "json", "not_html"),
    (b"{}", "json", "tiny_body"),
]


@pytest.mark.parametrize(("payload", "content_type", "kind"), NO_ARTICLE)
def test_an_answer_that_is_no_article_is_a_finding(payload: bytes, content_type: str, kind: str) -> None:
    result = read(payload, content_type=f"application/{content_type}")
    assert result.document is None
    assert kind in kinds(result)


def test_marks_of_the_source_are_asked_of_json_too() -> None:
    rules = ReadingRules(body_selector="data.body", must_contain=('"kind": "news"',), format="json")
    assert kinds(read(article(), rules)) == ["missing_mark"]
    assert read(article(kind="news"), rules).document is not None


def test_private_numbers_and_hidden_text_do_not_leave_a_json_body() -> None:
    hidden = "<p style='display:none'>Бұл сөйлемді ешкім көрмейді, бірақ ол осында тұр.</p>"
    result = read(article(body=f"<p>{FILLER} Тел. +7 701 000 11 22</p>{hidden}", title="ЖСН 850101300123"))
    assert result.document is not None
    assert "701" not in result.document.text and "850101300123" not in result.document.title
    assert "көрмейді" not in result.document.text and "invisible_text" in kinds(result)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab0"), inner, max_size=3),
)


@given(st.lists(st.integers() | st.text(max_size=3)), JSON)
def test_a_path_goes_through_lists_and_nothing_is_found_where_nothing_is(leaves: list[Any], beside: Any) -> None:
    data = {"a": [{"b": leaf, "c": beside} for leaf in leaves]}
    assert values_at(data, "a.b") == leaves
    assert values_at(data, "a.0.b") == leaves[:1]
    assert values_at(data, "a.x.b") == values_at(beside, "a.x.b.c.d") == []


@given(JSON)
def test_any_json_gives_a_document_or_a_finding(data: Any) -> None:
    result = read({"data": data, "padding": "x" * 80})
    assert result.document is not None or result.findings
