"""HTML pages: the engine, an index and a page per notice in each language. All is escaped, and nothing is a script.

Pages about people and lists are in ``register_pages``, those by which the site explains itself in ``guides``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registerpub.core.notices import cause_name, fill, format_date
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenRegister, PartialDate, PublishedEntry, Site
from registerpub.publishing.channels import WHOLE, Channel
from registerpub.publishing.entries import (
    corrections_name,
    demonstration_notice,
    feed_name,
    guide_page,
    index_name,
    list_page,
    marked,
    opml_name,
    page_name,
    people_page,
    search_page,
)
from registerpub.publishing.exports import CHANGES, ENTITIES, PEOPLE, REGISTER, SCHEMA, STEPS
from registerpub.publishing.revisions import changes_of
from registerpub.publishing.words import PAGE
from registerpub.publishing.words_guides import GUIDES
from registerpub.publishing.words_register import REGISTER_WORDS
from registerpub.publishing.words_search import SEARCH_WORDS

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
    """The pages of one release; all is escaped, and a forgotten value is an error.

    ``channels`` by language, ``entries`` by number and language, ``register`` if it is shown.
    """

    site: Site
    channels: Mapping[str, Sequence[Channel]]
    wordings: Mapping[str, Wording]
    engine: Environment
    entries: Mapping[tuple[int, str], PublishedEntry]
    register: OpenRegister | None = None
    contents: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        site: Site,
        channels: Mapping[str, Sequence[Channel]],
        wordings: Mapping[str, Wording],
        entries: Sequence[PublishedEntry] = (),
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
        of = {(entry.notice, entry.text.language): entry for entry in entries}
        return cls(site, channels, wordings, engine, of, register)

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
            paragraphs=self.paragraphs(entry),
            sources=sources_of(entry),
            words=_words(wording),
            change=self.change(entry, f"{self.site.address.rstrip('/')}/"),
        )
        return html.strip()

    def change(self, entry: PublishedEntry, base: str) -> dict[str, Any]:
        """What a reader must know of a changed notice, or of one about another; ``base`` is where links start."""
        language, wording = entry.text.language, self.wordings[entry.text.language]
        known = self.entries.get((entry.corrects or 0, language))
        changes = [
            {
                "told": timed(f"page.changed.{revision.kind}", revision.time, language, wording),
                "stamp": revision.time.isoformat(),
                "cause": caused(revision.cause, wording),
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
        scripts: Sequence[str] = (),
        **values: object,
    ) -> bytes:
        """The template ``name`` with what all pages share.

        ``here`` is the page's path, ``base`` the way from it to the root. The same page in other languages: ``others``
        gives the path for each language of the site, ``alternates`` lists (language, path) where not all have it.
        ``data`` is what schema.org says of it; ``scripts`` are paths, and the page may fetch files of this site then.
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
            "corrections": corrections_name(language),
            "address": self.site.address.rstrip("/"),
            "here": here,
            "alternates": alternates,
            "base": base,
            "data": data,
            "scripts": scripts,
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
        search = search_page(language), SEARCH_WORDS["page.search"].put(wording)
        if self.register is None:
            return [home, search]
        of = REGISTER_WORDS["page.list.of"].put(wording)
        lists = [
            (list_page(shown.id, language), fill(of, {"owner": shown.owner.get(language) or shown.id}))
            for shown in self.register.lists
        ]
        return [home, (people_page(language), REGISTER_WORDS["page.people"].put(wording)), *lists, search]

    def paragraphs(self, entry: PublishedEntry) -> list[str]:
        """The body's paragraphs; a demonstration says so first even where the text does not."""
        notice = demonstration_notice(self.site, self.wordings[entry.text.language])
        paragraphs = entry.text.body.split("\n\n")
        return paragraphs if not notice or paragraphs[0] == notice else [notice, *paragraphs]


def _words(wording: Wording) -> dict[str, str]:
    """Labels without placeholders, by their context without ``page.``."""
    both = {**PAGE, **REGISTER_WORDS}
    labels = {context: message for context, message in both.items() if "{" not in message.text}
    return {context.removeprefix("page."): message.put(wording) for context, message in labels.items()}


def sources_of(entry: PublishedEntry) -> list[dict[str, str]]:
    return [
        {
            "title": source.title or source.url or "",
            "url": source.url or "",
            "language": source.language,
            "day": format_date(PartialDate.of(source.date), entry.text.language) if source.date else "",
        }
        for source in entry.sources
    ]


def timed(context: str, time: dt.datetime, language: str, wording: Wording) -> str:
    return fill(PAGE[context].put(wording), {"time": f"{day_of(time, language)}, {time:%H:%M} UTC"})


def caused(cause: str, wording: Wording) -> str:
    return fill(PAGE["page.cause"].put(wording), {"cause": cause_name(cause, wording)}) if cause else ""


def day_of(time: dt.datetime, language: str) -> str:
    return format_date(PartialDate.of(time.date()), language)
