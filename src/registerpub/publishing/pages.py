"""HTML pages: an index and a page per notice in each language. Escaped by the template engine, no script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registerpub.core.notices import event_name, fill, format_date
from registerpub.core.notices.message import Wording
from registerpub.core.records import PartialDate, PublishedEntry, Site
from registerpub.publishing.channels import WHOLE, Channel
from registerpub.publishing.entries import demonstration_notice, feed_name, index_name, marked, opml_name, page_name
from registerpub.publishing.words import PAGE

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def style_sheet(name: str = "style.css") -> bytes:
    return (TEMPLATES / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one release, ``channels`` by language. All is escaped, and a forgotten value is an error."""

    site: Site
    channels: Mapping[str, Sequence[Channel]]
    wordings: Mapping[str, Wording]
    engine: Environment
    contents: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site, channels: Mapping[str, Sequence[Channel]], wordings: Mapping[str, Wording]) -> Pages:
        engine = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        return cls(site, channels, wordings, engine)

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
            paragraphs=self._paragraphs(entry), sources=_sources(entry), sources_label=PAGE["page.sources"].put(wording)
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
            kind=event_name(entry.event, language, wording),
            paragraphs=self._paragraphs(entry),
            sources=_sources(entry),
            times=times,
            state=state.put(wording) if state else "",
            alternates=[(other, page_name(entry.notice, other)) for other in entry.translations],
            here=page_name(entry.notice, language),
            base="../",
        )

    def index(self, language: str, entries: Sequence[PublishedEntry]) -> bytes:
        """``index.LANG.html``: these notices of the language, in the order given."""
        wording = self.wordings[language]
        rows = [
            {
                "href": page_name(entry.notice, language),
                "title": marked(entry.text.headline, self.site, wording),
                "day": _day(entry.published, language),
                "stamp": entry.published.isoformat(),
                "summary": entry.text.summary,
            }
            for entry in entries
        ]
        return self._render(
            "index.html.j2",
            language,
            title=marked(self.site.title, self.site, wording),
            rows=rows,
            alternates=[(other, index_name(other)) for other in self.wordings if other != language],
            here=index_name(language),
            base="",
        )

    def front(self) -> bytes:
        """``index.html``: the choice of language."""
        notices = [demonstration_notice(self.site, wording) for wording in self.wordings.values()]
        languages = [(language, LANGUAGE_NAMES[language], index_name(language)) for language in self.wordings]
        page = self.engine.get_template("front.html.j2")
        shown = [text for text in notices if text]
        replies = [
            (language, PAGE["page.reply"].put(wording), PAGE["page.contact"].put(wording))
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
    shown = f"{_day(time, language)}, {time:%H:%M} UTC"
    return {"text": fill(PAGE[context].put(wording), {"time": shown}), "stamp": time.isoformat()}


def _day(time: dt.datetime, language: str) -> str:
    return format_date(PartialDate.of(time.date()), language)
