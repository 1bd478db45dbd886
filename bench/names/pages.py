"""Test 9: ruling whole pages out on their bytes, and reading a kept matcher back.

Pages are the sentences of both data files in the markup of a news site written for this test. What must not happen is
checked on the way: a page whose text holds a mention and is ruled out.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.names.data import HALVES
from bench.names.gold import names_of
from bench.names.ours import people_of
from bench.names.people import invent
from bench.names.register import Entry, register_of
from bench.names.report import Table
from bench.names.settings import Settings
from bench.names.texts import sentences_in

from registerpub.core.names import Matcher, build_matcher, dump_matcher, load_matcher, names_digest
from registerpub.core.reading import parse_html_file
from registerpub.core.records import Document
from registerpub.core.screening import may_name_anyone

_PAGE_COLUMNS = (
    "people", "pages", "MB", "kept", "of them with a mention", "ruled out wrongly", "MB/s", "MB/s of reading the pages",
    "faster",
)  # fmt: skip
_PAGE_NOTE = (
    "Pages of about 40 kB, a tenth of it text. `kept`: share that must be read; `MB/s` of bytes, first pass over pages "
    "never seen; `reading`: decoding and extracting the text as the product does. Labelled: the people of the text."
)
_KEPT_COLUMNS = ("people", "build s", "kept file, MB", "read back s", "build / read back")
_KEPT_NOTE = "Seconds until a matcher is ready, medians of three; `read back` is from bytes in memory."
_MENU = "".join(
    f'<li class="nav-item nav-{number}"><a href="/news/{number}" data-id="{number * 7919}">Section {number}</a></li>\n'
    for number in range(120)
)
_SCRIPT = (
    "<script>" + "window.layer=window.layer||[];layer.push({'event':'view','section':'news'});\n" * 200 + "</script>"
)
_PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>News</title>{script}</head><body><ul>{menu}</ul>"
    "<article>{body}</article><ul>{menu}</ul></body></html>"
)


def run_pages(settings: Settings) -> list[Table]:
    pages = _pages(settings)
    table = Table("pages", "9a. Ruling pages out on their bytes", _PAGE_COLUMNS, _PAGE_NOTE)
    kept = Table("kept", "9b. A matcher kept in a file", _KEPT_COLUMNS, _KEPT_NOTE)
    for label, entries in _registers(settings):
        people = people_of(entries)
        _add_pages(table, label, build_matcher(people), pages)
        _add_kept(kept, label, people)
    return [table, kept]


def _registers(settings: Settings) -> list[tuple[str, Sequence[Entry]]]:
    strangers = invent(settings.reference.given, settings.count(100_000, 2_000), "decoy")
    few = [one.entry("kk") for one in strangers[:1_000]]
    sentences = [one for text in ("ru", "kk") for half in HALVES for one in sentences_in(settings, text, half)]
    labelled = register_of("as written", names_of(sentences), "kk", lambda name: (name.given, name.surname)).entries
    return [("labelled", labelled), ("1,000", few), (f"{len(strangers):,}", [one.entry("kk") for one in strangers])]


def _pages(settings: Settings) -> list[bytes]:
    texts = [row.text for rows in (settings.reference.russian, settings.reference.kazakh) for row in rows]
    texts = texts[: settings.count(len(texts), 600)]
    bodies = ("".join(f"<p>{text}</p>\n" for text in texts[at : at + 30]) for at in range(0, len(texts), 30))
    return [_PAGE.format(script=_SCRIPT, menu=_MENU, body=body).encode() for body in bodies]


def _add_pages(table: Table, label: str, matcher: Matcher, pages: Sequence[bytes]) -> None:
    start = time.perf_counter()
    kept = [may_name_anyone(matcher, page) for page in pages]
    screened = time.perf_counter() - start
    start = time.perf_counter()
    documents = [parse_html_file(page).document or Document("", "") for page in pages]
    read = time.perf_counter() - start
    named = [bool(matcher.find(document)) for document in documents]
    wrong = sum(is_named and not is_kept for is_named, is_kept in zip(named, kept, strict=True))
    size = sum(map(len, pages)) / 1e6
    table.add(
        label, len(pages), size, sum(kept) / len(pages), sum(named) / max(1, sum(kept)), wrong, size / screened,
        size / read, read / screened,
    )  # fmt: skip


def _add_kept(table: Table, label: str, people: Sequence) -> None:
    built, read = [], []
    for _ in range(3):
        start = time.perf_counter()
        matcher = build_matcher(people)
        built.append(time.perf_counter() - start)
        payload, digest = dump_matcher(matcher), names_digest(())
        start = time.perf_counter()
        load_matcher(payload, digest)
        read.append(time.perf_counter() - start)
    once, again = sorted(built)[1], sorted(read)[1]
    table.add(label, once, len(payload) / 1e6, again, once / again)
