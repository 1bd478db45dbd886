"""Articles that a site gives as JSON: the parts are found by dotted paths, the body may be HTML or plain text. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from lxml.html import HtmlElement as Element

from registerpub.core.reading.cleaning import tidy
from registerpub.core.reading.days import Candidate, Clock, choose_day
from registerpub.core.reading.hidden import remove_hidden
from registerpub.core.reading.model import Parts, RawParagraph, ReadFinding, ReadingRules
from registerpub.core.reading.tree import flat_paragraphs, paragraphs_of, parse_html

#: Where a path is not given: the usual names, looked for in the answer itself and in what it wraps the article in.
_WRAPPERS = ("data", "article", "item", "result", "news", "post")
_TITLES = ("title", "headline", "name")
_BODIES = ("body", "content", "text", "html", "description")
_DATES = ("published_at", "publishedAt", "datePublished", "published_date", "publish_date", "published", "date")


def read_data(text: str, rules: ReadingRules, clock: Clock) -> Parts | None:
    """The parts of the article, ``None`` if ``text`` is not JSON."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    findings: list[ReadFinding] = []
    body = list(_values(data, rules.body_selector, _BODIES))
    if rules.body_selector and not body:
        findings.append(ReadFinding("selector_missed", "body"))
        body = list(_values(data, "", _BODIES))
    dates = [Candidate(str(value), "selector") for value in _values(data, rules.date_selector, _DATES)]
    chosen = choose_day(dates, clock)
    paragraphs = [paragraph for value in body for paragraph in _paragraphs(value, findings)]
    return Parts(
        paragraphs,
        "selectors" if rules.body_selector and not findings else "data",
        title=next(filter(None, (_line(value) for value in _values(data, rules.title_selector, _TITLES))), ""),
        published=chosen.day,
        findings=(*findings, *chosen.findings),
    )


def values_at(data: Any, path: str) -> list[Any]:
    """What stands at a dotted ``path``: one value, or one for each item of a list on the way; empty if nothing does."""
    found = [data]
    for step in path.split("."):
        found = [inner for value in found for inner in _step(value, step)]
    return [inner for value in found for inner in (value if isinstance(value, list) else [value]) if inner is not None]


def _step(value: Any, step: str) -> Iterator[Any]:
    if isinstance(value, dict):
        if step in value:
            yield value[step]
    elif isinstance(value, list) and step.isascii() and step.isdecimal():
        yield from value[int(step) : int(step) + 1] if len(step) < 9 else ()
    elif isinstance(value, list):
        yield from (item[step] for item in value if isinstance(item, dict) and step in item)


def _values(data: Any, path: str, usual: Sequence[str]) -> Iterator[Any]:
    """Texts and numbers at ``path``, else at the first usual name that holds any."""
    paths = [path] if path else [*usual, *(f"{outer}.{name}" for outer in _WRAPPERS for name in usual)]
    for one in paths:
        found = [
            value for value in values_at(data, one) if isinstance(value, str | int) and not isinstance(value, bool)
        ]
        if any(str(value).strip() for value in found):
            yield from found
            return


def _paragraphs(value: Any, findings: list[ReadFinding]) -> list[RawParagraph]:
    text = str(value)
    if "<" not in text:
        return [RawParagraph(line) for line in (tidy(unescape(line)) for line in text.splitlines()) if line]
    tree, too_deep = parse_html(text)
    if tree is None or too_deep:
        findings += [ReadFinding("too_deep", "nested too deeply: read without its structure")] if too_deep else []
        return flat_paragraphs(text)
    if remove_hidden(tree):
        findings.append(ReadFinding("invisible_text", "hidden elements inside the article"))
    return paragraphs_of(tree)


def _line(value: Any) -> str:
    """A title may come with entities or with markup."""
    text = str(value)
    tree: Element | None = parse_html(text)[0] if "<" in text else None
    return tidy("".join(map(str, tree.itertext())) if tree is not None else unescape(text))
