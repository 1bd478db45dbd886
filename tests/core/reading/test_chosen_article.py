"""What a source's selector chose is the article, whatever its own class is called."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.core.reading import ReadingRules, read_page
from registerpub.core.records import CapturedPage

LINE = "The court heard the first witnesses on Monday and put off the case until the end of the month."
NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("name", ["js-img-caption text", "related-content", "page-footer", "read-more"])
def test_the_class_of_the_whole_article_is_no_role(name: str) -> None:
    body = f'<html><body><div class="b {name}"><p>{LINE}</p><div class="{name}"><p>Aside.</p></div></div></body></html>'
    page = CapturedPage("r", 0, "https://p.example/a", NOW, body.encode(), "", content_type="text/html", status=200)
    document = read_page(page, ReadingRules(body_selector="div.b")).document
    assert document is not None
    first, second = document.paragraphs
    assert first.role == "body"
    assert second.role != "body", "inside of it the class still tells"
