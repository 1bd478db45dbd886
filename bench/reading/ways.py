"""The ways of finding the text of an article: ours and those of others, each from the bytes of a page to its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from importlib import import_module

import trafilatura
from bench.reading.furniture import Page
from lxml import html

from registerpub.core.reading import ReadingRules, read_page
from registerpub.core.records import CapturedPage

Way = Callable[[Page, bytes], str]
_SEEN = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)


def _ours(page: Page, payload: bytes, *, by_rules: bool) -> str:
    """Everything that reading does: title, day, languages, masks and roles beside the text."""
    captured = CapturedPage("r", 0, "https://site.example/a", _SEEN, payload, "", "", "text/html; charset=utf-8", 200)
    document = read_page(captured, page.rules if by_rules else ReadingRules()).document
    if document is None:
        return ""
    return "\n".join(document.text[item.start : item.end] for item in document.paragraphs if item.role == "body")


def _trafilatura(page: Page, payload: bytes) -> str:
    return trafilatura.extract(payload, fast=True, include_comments=False, with_metadata=False) or ""


def _readability(page: Page, payload: bytes) -> str:
    summary = import_module("readability").Document(payload.decode()).summary(html_partial=True)
    return str(html.fromstring(summary).text_content())


def _resiliparse(page: Page, payload: bytes) -> str:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return str(extract(payload.decode(), main_content=True, alt_texts=False, links=False))


def all_ways() -> dict[str, Way | None]:
    """By name; ``None`` for a library that is not installed here."""
    ways: dict[str, Way | None] = {
        "registerpub, selectors": partial(_ours, by_rules=True),
        "registerpub, no selectors": partial(_ours, by_rules=False),
        "trafilatura fast": _trafilatura,
    }
    for name, package, way in (
        ("readability-lxml", "readability", _readability),
        ("resiliparse", "resiliparse.extract.html2text", _resiliparse),
    ):
        try:
            import_module(package)
        except ImportError:
            ways[name] = None
        else:
            ways[name] = way
    return ways
