"""HTML pages of the notices that came out in one month. By the day of publication, so that a notice never moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from registerpub.core.notices import fill, format_date
from registerpub.core.records import PartialDate, PublishedEntry
from registerpub.publishing.entries import in_language, marked, month_page
from registerpub.publishing.pages import Pages, entry_rows
from registerpub.publishing.words_register import REGISTER_WORDS


def month_pages(pages: Pages, entries: Sequence[PublishedEntry], language: str) -> Iterator[tuple[str, bytes]]:
    """Path and page of each month (``months/2026-03.LANG.html``) in which a notice of the language came out."""
    wording = pages.wordings[language]
    ordered = sorted(in_language(entries, language), key=lambda entry: (entry.published, entry.notice), reverse=True)
    have = {other: {_month(entry) for entry in in_language(entries, other)} for other in pages.wordings}
    for month, held in groupby(ordered, key=_month):
        told = fill(REGISTER_WORDS["page.month.title"].put(wording), {"month": _name(month, language)})
        alternates = [(o, month_page(month, o)) for o in pages.wordings if o != language and month in have[o]]
        yield (
            month_page(month, language),
            pages.render(
                "month.html.j2",
                language,
                title=marked(told, pages.site, wording),
                rows=entry_rows(pages, list(held), language, "../"),
                here=month_page(month, language),
                alternates=alternates,
                base="../",
            ),
        )


def month_links(entries: Sequence[PublishedEntry], language: str) -> list[tuple[str, str]]:
    """(path, name of the month), newest first."""
    months = sorted({_month(entry) for entry in in_language(entries, language)}, reverse=True)
    return [(month_page(month, language), _name(month, language)) for month in months]


def _month(entry: PublishedEntry) -> str:
    return f"{entry.published:%Y-%m}"


def _name(month: str, language: str) -> str:
    return format_date(PartialDate.parse(month), language)
