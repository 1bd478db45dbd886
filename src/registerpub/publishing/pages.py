"""HTML pages: the engine, an index and a page per notice in each language. All is escaped, and nothing is a script.

Pages about people and lists are in ``register_pages``, those by which the site explains itself in ``guides``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registerpub.core.notices import event_name, fill, format_date
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenRegister, PartialDate, PublishedEntry, Site
from registerpub.publishing.channels import WHOLE, Channel
from registerpub.publishing.entries import (
    address,
    demonstration_notice,
    feed_name,
    guide_page,
    index_name,
    list_page,
    marked,
    opml_name,
    page_name,
    people_page,
)
from registerpub.publishing.exports import CHANGES, ENTITIES, PEOPLE, REGISTER, SCHEMA, STEPS, ninjs_name
from registerpub.publishing.words import PAGE
from registerpub.publishing.words_guides import GUIDES
from registerpub.publishing.words_register import REGISTER_WORDS

TEMPLATES = Path(__file__).parent / "templates"
#: Files of data by the words that name them.
DATA = {
    "page.data.json": REGISTER,
    "page.data.schema": SCHEMA,
    "page.data.people": PEOPLE,
    "page.data.events": STEPS,
    "page.data.ftm": ENTITIES,
    "page.data.changes": CHANGES,
}
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def style_sheet(name: str = "style.css") -> bytes:
    return (TEMPLATES / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one release; ``channels`` by language, ``register`` if shown. A forgotten value is an error."""

    site: Site
    channels: Mapping[str, Sequence[Channel]]
    wordings: Mapping[str, Wording]
    engine: Environment
    register: OpenRegister | None = None
    contents: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        site: Site,
        channels: Mapping[str, Sequence[Channel]],
        wordings: Mapping[str, Wording],
        register: OpenRegister | None = None,
    ) -> Pages:
        engine = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        return cls(site, channels, wordings, engine, register)

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
        return self.render(
            "notice.html.j2",
            language,
            title=marked(entry.text.headline, self.site, wording),
            kind=event_name(entry.event, language, wording),
            paragraphs=self._paragraphs(entry),
            sources=_sources(entry),
            times=times,
            state=state.put(wording) if state else "",
            alternates=[(other, page_name(entry.notice, other)) for other in entry.translations],
            ninjs=ninjs_name(entry.notice, language).rpartition("/")[2],
            data=self._article(entry),
            here=page_name(entry.notice, language),
            base="../",
        )

    def _article(self, entry: PublishedEntry) -> dict[str, object]:
        """The notice as schema.org has it."""
        language = entry.text.language
        return {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": marked(entry.text.headline, self.site, self.wordings[language]),
            "description": entry.text.summary or entry.text.headline,
            "url": address(self.site, page_name(entry.notice, language)),
            "inLanguage": language,
            "datePublished": entry.published.isoformat(),
            "dateModified": entry.updated.isoformat(),
            "publisher": {"@type": "Organization", "name": self.site.title},
            "citation": [source.url for source in entry.sources if source.url],
        }

    def index(self, language: str, entries: Sequence[PublishedEntry], months: Sequence[tuple[str, str]] = ()) -> bytes:
        """``index.LANG.html``: these notices of the language, in the order given, and links to all months.

        ``months``: (path, name) of the pages of months.
        """
        return self.render(
            "index.html.j2",
            language,
            title=marked(self.site.title, self.site, self.wordings[language]),
            rows=entry_rows(self, entries, language),
            months=months,
            here=index_name(language),
            others=index_name,
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

    def render(
        self,
        name: str,
        language: str,
        *,
        here: str,
        others: Callable[[str], str] | None = None,
        alternates: Sequence[tuple[str, str]] = (),
        base: str = "",
        data: Mapping[str, object] | None = None,
        **values: object,
    ) -> bytes:
        """The template ``name`` with what all pages share.

        ``here`` is the page's path, ``base`` the way from it to the root. The same page in other languages: ``others``
        gives the path for each language of the site, ``alternates`` lists (language, path) where not all have it.
        ``data`` is what schema.org says of it.
        """
        wording = self.wordings[language]
        if others:
            alternates = [(other, others(other)) for other in self.wordings if other != language]
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
            "here": here,
            "alternates": alternates,
            "base": base,
            "data": data,
            "sections": self._sections(language),
            "guides": [
                (guide_page(guide, language), GUIDES[guide][f"guide.{guide}.title"].put(wording)) for guide in GUIDES
            ],
            "files": [
                (path, REGISTER_WORDS[label].put(wording))
                for label, path in DATA.items()
                if path == CHANGES or self.register is not None
            ],
        }
        return self.engine.get_template(name).render(**shared, **values).encode()

    def _sections(self, language: str) -> list[tuple[str, str]]:
        """(path, title) of the pages that every page leads to."""
        wording = self.wordings[language]
        home = index_name(language), PAGE["page.home"].put(wording)
        if self.register is None:
            return [home]
        of = REGISTER_WORDS["page.list.of"].put(wording)
        lists = [
            (list_page(shown.id, language), fill(of, {"owner": shown.owner.get(language) or shown.id}))
            for shown in self.register.lists
        ]
        return [home, (people_page(language), REGISTER_WORDS["page.people"].put(wording)), *lists]

    def _paragraphs(self, entry: PublishedEntry) -> list[str]:
        """The body's paragraphs; a demonstration says so first even where the text does not."""
        notice = demonstration_notice(self.site, self.wordings[entry.text.language])
        paragraphs = entry.text.body.split("\n\n")
        return paragraphs if not notice or paragraphs[0] == notice else [notice, *paragraphs]


def entry_rows(pages: Pages, entries: Sequence[PublishedEntry], language: str, base: str = "") -> list[dict[str, str]]:
    """What a list of notices shows of each; ``base`` leads from the page to the root."""
    return [
        {
            "href": base + page_name(entry.notice, language),
            "title": marked(entry.text.headline, pages.site, pages.wordings[language]),
            "day": _day(entry.published, language),
            "stamp": entry.published.isoformat(),
            "summary": entry.text.summary,
        }
        for entry in entries
    ]


def _words(wording: Wording) -> dict[str, str]:
    """Labels without placeholders, by their context without ``page.``."""
    both = {**PAGE, **REGISTER_WORDS}
    labels = {context: message for context, message in both.items() if "{" not in message.text}
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
