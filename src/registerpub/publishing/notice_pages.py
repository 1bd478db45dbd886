"""HTML pages of notices: one for each, the index of the newest, and the log of corrections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry
from registerpub.publishing.entries import address, corrections_name, index_name, kind_of, marked, page_name
from registerpub.publishing.exports import ninjs_name
from registerpub.publishing.pages import Pages, caused, day_of, sources_of, timed
from registerpub.publishing.words import PAGE


def notice_page(pages: Pages, entry: PublishedEntry) -> bytes:
    """``notices/N.LANG.html``."""
    language = entry.text.language
    wording, state = pages.wordings[language], PAGE.get(f"page.state.{entry.state}")
    times = [_time("page.published", entry.published, language, wording)]
    if entry.updated > entry.published:
        times.append(_time("page.changed", entry.updated, language, wording))
    return pages.render(
        "notice.html.j2",
        language,
        title=marked(entry.text.headline, pages.site, wording),
        kind=kind_of(entry, wording),
        mark=notice_mark(entry, wording),
        change=pages.change(entry, "../"),
        paragraphs=pages.paragraphs(entry),
        sources=sources_of(entry),
        times=times,
        state=state.put(wording) if state else "",
        alternates=[(other, page_name(entry.notice, other)) for other in entry.translations],
        ninjs=ninjs_name(entry.notice, language).rpartition("/")[2],
        data=_article(pages, entry),
        here=page_name(entry.notice, language),
        base="../",
    )


def index_page(
    pages: Pages, language: str, entries: Sequence[PublishedEntry], months: Sequence[tuple[str, str]] = ()
) -> bytes:
    """``index.LANG.html``: these notices of the language, in the order given, and links to all months.

    ``months``: (path, name) of the pages of months.
    """
    return pages.render(
        "index.html.j2",
        language,
        title=marked(pages.site.title, pages.site, pages.wordings[language]),
        rows=entry_rows(pages, entries),
        months=months,
        here=index_name(language),
        others=index_name,
    )


def corrections_page(pages: Pages, language: str, entries: Sequence[PublishedEntry]) -> bytes:
    """``corrections.LANG.html``: these amendments and nameless withdrawals, in the order given."""
    return pages.render(
        "corrections.html.j2",
        language,
        title=marked(PAGE["page.corrections"].put(pages.wordings[language]), pages.site, pages.wordings[language]),
        rows=entry_rows(pages, entries),
        here=corrections_name(language),
        others=corrections_name,
    )


def entry_rows(pages: Pages, entries: Sequence[PublishedEntry], base: str = "") -> list[dict[str, str]]:
    """What a list of notices shows of each; ``base`` leads from the page to the root."""
    return [_row(pages, entry, base) for entry in entries]


def _row(pages: Pages, entry: PublishedEntry, base: str) -> dict[str, str]:
    language = entry.text.language
    wording = pages.wordings[language]
    return {
        "href": base + page_name(entry.notice, language),
        "title": marked(entry.text.headline, pages.site, wording),
        "day": day_of(entry.published, language),
        "stamp": entry.published.isoformat(),
        "summary": entry.text.summary,
        "mark": notice_mark(entry, wording),
        "kind": kind_of(entry, wording),
        "cause": caused(entry.cause, wording),
    }


def _article(pages: Pages, entry: PublishedEntry) -> dict[str, object]:
    """The notice as schema.org has it."""
    language = entry.text.language
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": marked(entry.text.headline, pages.site, pages.wordings[language]),
        "description": entry.text.summary or entry.text.headline,
        "url": address(pages.site, page_name(entry.notice, language)),
        "inLanguage": language,
        "datePublished": entry.published.isoformat(),
        "dateModified": entry.updated.isoformat(),
        "publisher": {"@type": "Organization", "name": pages.site.title},
        "citation": [source.url for source in entry.sources if source.url],
    }


def _time(context: str, time: dt.datetime, language: str, wording: Wording) -> dict[str, str]:
    return {"text": timed(context, time, language, wording), "stamp": time.isoformat()}


def notice_mark(entry: PublishedEntry, wording: Wording) -> str:
    """«Corrected», for a notice that does not stand as it was first published."""
    return PAGE[f"page.mark.{entry.change}"].put(wording) if entry.change else ""
