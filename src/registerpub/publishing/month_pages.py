"""HTML pages of the notices that came out in one month. By the day of publication, so that a notice never moves."""

from __future__ import annotations

from collections.abc import Sequence

from registerpub.core.notices import fill, format_date
from registerpub.core.records import PartialDate, PublishedEntry
from registerpub.publishing.entries import marked, month_page
from registerpub.publishing.notice_pages import entry_rows
from registerpub.publishing.pages import Pages
from registerpub.publishing.words_register import REGISTER_WORDS


def by_month(entries: Sequence[PublishedEntry]) -> dict[str, list[PublishedEntry]]:
    """Month (``2026-03``) → the entries that came out in it, newest first."""
    found: dict[str, list[PublishedEntry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.published, entry.notice), reverse=True):
        found.setdefault(f"{entry.published:%Y-%m}", []).append(entry)
    return found


def month_document(
    pages: Pages, month: str, entries: Sequence[PublishedEntry], language: str, others: Sequence[str]
) -> bytes:
    """``months/2026-03.LANG.html``; ``others`` are the other languages in which something came out in it."""
    wording = pages.wordings[language]
    told = fill(REGISTER_WORDS["page.month.title"].put(wording), {"month": _name(month, language)})
    return pages.render(
        "month.html.j2",
        language,
        title=marked(told, pages.site, wording),
        rows=entry_rows(pages, entries, "../"),
        here=month_page(month, language),
        alternates=[(other, month_page(month, other)) for other in others],
        base="../",
    )


def month_links(entries: Sequence[PublishedEntry], language: str) -> list[tuple[str, str]]:
    """(path, name of the month) for the entries of a language, newest first."""
    months = sorted({f"{entry.published:%Y-%m}" for entry in entries}, reverse=True)
    return [(month_page(month, language), _name(month, language)) for month in months]


def _name(month: str, language: str) -> str:
    return format_date(PartialDate.parse(month), language)
