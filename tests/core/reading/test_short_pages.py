"""Pages and files of a line or two: a sentence is read, next to nothing is a finding."""

from __future__ import annotations

import pytest

from registerpub.core.reading import ReadingRules, ReadResult, read_page
from registerpub.core.records import CapturedPage
from tests.core.reading.test_reading_pages import FETCHED, kinds, read, texts

SHORT = "Darkhan Salimov was released."


@pytest.mark.parametrize(
    "body",
    [
        f"<html><head><meta charset='utf-8'><title>News</title></head><body><p>{SHORT}</p></body></html>",
        f"<html><head><title>News</title></head><body><div>{SHORT}</div><script>var long = 'x';</script></body></html>",
        f"<html><body><header><b>Site</b></header><nav>All</nav><main><p>{SHORT}</p></main>"
        "<aside>Ads</aside><footer>End</footer></body></html>",
        f"<html><body><p>Ads</p><article><header><p>{SHORT}</p></header></article></body></html>",
    ],
)
def test_a_page_of_one_short_sentence_is_a_document(body: str) -> None:
    document = read(body)
    assert SHORT in texts(document)
    assert not {"Site", "All", "End", "var"} & set(document.text.replace(".", " ").split())


def test_a_short_page_follows_the_selector_of_its_source() -> None:
    body = f"<html><body><p>Menu</p><div class=b>{SHORT}</div></body></html>"
    assert read(body, ReadingRules(body_selector="div.b")).text == SHORT


def test_a_page_that_says_its_headline_only_is_a_document() -> None:
    document = read(f"<html><head><title>{SHORT}</title></head><body><h1>{SHORT}</h1></body></html>")
    assert document.text == document.title == SHORT


def saved(content: str, content_type: str) -> ReadResult:
    """A file that a person saved: it never had a status."""
    return read_page(CapturedPage("r", 0, "", FETCHED, content.encode(), "", content_type=content_type))


@pytest.mark.parametrize("content_type", ["text/plain; charset=utf-8", "text/html"])
def test_a_saved_file_of_eleven_bytes_is_a_finding_and_a_short_sentence_is_not(content_type: str) -> None:
    assert (saved("hello world", content_type).document, kinds(saved("hello world", content_type))) == (
        None,
        ["tiny_body"],
    )
    assert kinds(saved(" \n", content_type)) == ["empty_body"]
    document = saved("He was freed.", content_type).document
    assert document is not None
    assert document.text == "He was freed."
