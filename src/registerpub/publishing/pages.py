"""HTML pages: an index and a page per notice in each language. Escaped by the template engine, no script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registerpub.core.notices import cause_name, fill, format_date
from registerpub.core.notices.message import Wording
from registerpub.core.records import PartialDate, PublishedEntry, Site
from registerpub.publishing.channels import WHOLE, Channel
from registerpub.publishing.entries import (
    corrections_name,
    demonstration_notice,
    feed_name,
    in_language,
    index_name,
    kind_of,
    marked,
    opml_name,
    page_name,
)
from registerpub.publishing.revisions import changes_of
from registerpub.publishing.words import PAGE

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def style_sheet(name: str = "style.css") -> bytes:
    return (TEMPLATES / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one release; all is escaped, and a forgotten value is an error.

    ``channels`` by language, ``entries`` by number and language.
    """

    site: Site
    channels: Mapping[str, Sequence[Channel]]
    wordings: Mapping[str, Wording]
    engine: Environment
    entries: Mapping[tuple[int, str], PublishedEntry]
    contents: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        site: Site,
        channels: Mapping[str, Sequence[Channel]],
        wordings: Mapping[str, Wording],
        entries: Sequence[PublishedEntry],
    ) -> Pages:
        engine = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        of = {(entry.notice, entry.text.language): entry for entry in entries}
        return cls(site, channels, wordings, engine, of)

    def content(self, entry: PublishedEntry) -> str:
        """The body as HTML for feeds: paragraphs and the sources with their links. Made once, as many feeds hold it."""
        key = entry.notice, entry.text.language
        if key not in self.contents:
            self.contents[key] = self._content(entry)
        return self.contents[key]

    def _content(self, entry: PublishedEntry) -> str:
        wording = self.wordings[entry.text.language]
        template = self.engine.get_template("content.html.j2")
        html = template.render(
            paragraphs=self._paragraphs(entry),
            sources=_sources(entry),
            words=_words(wording),
            change=self._change(entry, f"{self.site.address.rstrip('/')}/"),
        )
        return html.strip()

    def notice(self, entry: PublishedEntry) -> bytes:
        """``notices/N.LANG.html``."""
        language = entry.text.language
        wording, state = self.wordings[language], PAGE.get(f"page.state.{entry.state}")
        times = [_time("page.published", entry.published, language, wording)]
        if entry.updated > entry.published:
            times.append(_time("page.changed", entry.updated, language, wording))
        return self._render(
            "notice.html.j2",
            language,
            title=marked(entry.text.headline, self.site, wording),
            kind=kind_of(entry, wording),
            mark=_mark(entry, wording),
            change=self._change(entry, "../"),
            paragraphs=self._paragraphs(entry),
            sources=_sources(entry),
            times=times,
            state=state.put(wording) if state else "",
            alternates=[(other, page_name(entry.notice, other)) for other in entry.translations],
            here=page_name(entry.notice, language),
            base="../",
        )

    def index(self, language: str, entries: Sequence[PublishedEntry]) -> bytes:
        """``index.LANG.html``: every notice of the language, in the order given."""
        wording = self.wordings[language]
        rows = [self._row(entry) for entry in in_language(entries, language)]
        return self._render(
            "index.html.j2",
            language,
            title=marked(self.site.title, self.site, wording),
            rows=rows,
            alternates=[(other, index_name(other)) for other in self.wordings if other != language],
            here=index_name(language),
            base="",
        )

    def corrections(self, language: str, entries: Sequence[PublishedEntry]) -> bytes:
        """``corrections.LANG.html``: every amendment and every nameless withdrawal, in the order given."""
        wording = self.wordings[language]
        rows = [self._row(entry) for entry in in_language(entries, language) if entry.kind]
        return self._render(
            "corrections.html.j2",
            language,
            title=marked(PAGE["page.corrections"].put(wording), self.site, wording),
            rows=rows,
            alternates=[(other, corrections_name(other)) for other in self.wordings if other != language],
            here=corrections_name(language),
            base="",
        )

    def _row(self, entry: PublishedEntry) -> dict[str, str]:
        """A line of a list of notices."""
        language = entry.text.language
        wording = self.wordings[language]
        return {
            "href": page_name(entry.notice, language),
            "title": marked(entry.text.headline, self.site, wording),
            "day": _day(entry.published, language),
            "stamp": entry.published.isoformat(),
            "summary": entry.text.summary,
            "mark": _mark(entry, wording),
            "kind": kind_of(entry, wording),
            "cause": _caused(entry.cause, wording),
        }

    def _change(self, entry: PublishedEntry, base: str) -> dict[str, Any]:
        """What a reader must know of a changed notice, or of one about another; ``base`` is where links start."""
        language, wording = entry.text.language, self.wordings[entry.text.language]
        known = self.entries.get((entry.corrects or 0, language))
        changes = [
            {
                "told": _timed(f"page.changed.{revision.kind}", revision.time, language, wording),
                "stamp": revision.time.isoformat(),
                "cause": _caused(revision.cause, wording),
                "href": f"{base}{page_name(revision.amendment, language)}" if revision.amendment else "",
                "paragraphs": paragraphs,
            }
            for revision, paragraphs in changes_of(entry)
        ]
        return {"changes": changes, "about": f"{base}{page_name(known.notice, language)}" if known else ""}

    def front(self) -> bytes:
        """``index.html``: the choice of language."""
        notices = [demonstration_notice(self.site, wording) for wording in self.wordings.values()]
        languages = [(language, LANGUAGE_NAMES[language], index_name(language)) for language in self.wordings]
        page = self.engine.get_template("front.html.j2")
        shown = [text for text in notices if text]
        replies = [
            (
                language,
                PAGE["page.reply"].put(wording),
                PAGE["page.contact"].put(wording),
                PAGE["page.corrections"].put(wording),
                corrections_name(language),
            )
            for language, wording in self.wordings.items()
        ]
        return page.render(
            site=self.site, title=self.site.title, notices=shown, languages=languages, replies=replies
        ).encode()

    def _render(self, name: str, language: str, **values: object) -> bytes:
        wording = self.wordings[language]
        feeds = [
            {
                "title": marked(channel.titles[language], self.site, wording),
                "whole": channel.id == WHOLE,
                **{kind: feed_name(channel.id, language, kind) for kind in ("atom", "rss", "json")},
            }
            for channel in self.channels[language]
        ]
        shared = {
            "site": self.site,
            "language": language,
            "language_names": LANGUAGE_NAMES,
            "words": _words(wording),
            "rights": fill(PAGE["page.rights"].put(wording), {"site": self.site.title}),
            "demonstration": demonstration_notice(self.site, wording),
            "feeds": feeds,
            "opml": opml_name(language),
            "home": index_name(language),
            "corrections": corrections_name(language),
            "address": self.site.address.rstrip("/"),
        }
        return self.engine.get_template(name).render(**shared, **values).encode()

    def _paragraphs(self, entry: PublishedEntry) -> list[str]:
        """The body's paragraphs; a demonstration says so first even where the text does not."""
        notice = demonstration_notice(self.site, self.wordings[entry.text.language])
        paragraphs = entry.text.body.split("\n\n")
        return paragraphs if not notice or paragraphs[0] == notice else [notice, *paragraphs]


def _words(wording: Wording) -> dict[str, str]:
    """Labels without placeholders, by the last part of their context."""
    labels = {context: message for context, message in PAGE.items() if "{" not in message.text}
    return {context.removeprefix("page."): message.put(wording) for context, message in labels.items()}


def _sources(entry: PublishedEntry) -> list[dict[str, str]]:
    return [
        {
            "title": source.title or source.url or "",
            "url": source.url or "",
            "language": source.language,
            "day": format_date(PartialDate.of(source.date), entry.text.language) if source.date else "",
        }
        for source in entry.sources
    ]


def _time(context: str, time: dt.datetime, language: str, wording: Wording) -> dict[str, str]:
    return {"text": _timed(context, time, language, wording), "stamp": time.isoformat()}


def _timed(context: str, time: dt.datetime, language: str, wording: Wording) -> str:
    return fill(PAGE[context].put(wording), {"time": f"{_day(time, language)}, {time:%H:%M} UTC"})


def _caused(cause: str, wording: Wording) -> str:
    return fill(PAGE["page.cause"].put(wording), {"cause": cause_name(cause, wording)}) if cause else ""


def _mark(entry: PublishedEntry, wording: Wording) -> str:
    """«Corrected», for a notice that does not stand as it was first published."""
    return PAGE[f"page.mark.{entry.change}"].put(wording) if entry.change else ""


def _day(time: dt.datetime, language: str) -> str:
    return format_date(PartialDate.of(time.date()), language)
