"""What feeds and pages share: cleaned entries, addresses and ids; and the refusals that come before any rendering."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import ipaddress
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES
from registerpub.core.notices import amendment_name, cause_name, clean, clean_paragraphs, event_name
from registerpub.core.notices.message import Wording
from registerpub.core.notices.phrases import PHRASES
from registerpub.core.records import AMENDMENT_KINDS, NoticeText, PublishedEntry, Revision, Site, Source, Tombstone
from registerpub.publishing.words import PAGE

#: The year in feed ids. An id must never change, so the year is fixed and not that of the first entry.
FEED_TAG_YEAR = 2026
#: The fields that the quick look of ``_is_prepared`` knows. A field more, and every entry is cleaned until it is looked
#: at there, too.
_LOOKED_AT = {
    PublishedEntry: "notice year text event register published updated sources translations state person regions "
    "sequence kind cause corrects about revisions",
    NoticeText: "language headline summary body",
    Source: "title url language date",
}
_CONTACT = re.compile(r"mailto:[^\s@<>\"]+@[^\s@<>\"]+|https://[^\s<>\"]+")
_RESERVED = ("invalid", "example", "test", "localhost", "example.com", "example.net", "example.org")


def check_site(site: Site) -> None:
    """Raises :class:`InputError` where the address is unusable or a demonstration could be taken for real."""
    parts = urlsplit(site.address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"site.public_address {site.address!r} must start with http:// or https:// and name a host")
    if site.contact and not _CONTACT.fullmatch(site.contact):
        raise InputError(f"site.contact {site.contact!r} must be a mailto: or https:// address")
    if not site.demonstration:
        return
    if not _is_loopback(parts.hostname):
        raise InputError(
            f"a demonstration is published on this machine only: site.public_address {site.address} is not loopback; "
            "use http://127.0.0.1:8000/public or set site.demonstration = false"
        )
    authority = site.tag_authority.lower()
    if not any(authority == name or authority.endswith(f".{name}") for name in _RESERVED):
        raise InputError(
            f"a demonstration needs a reserved tag authority: site.tag_authority {site.tag_authority} could be "
            "somebody's; use demo.invalid"
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def prepare(entries: Iterable[PublishedEntry]) -> list[PublishedEntry]:
    """Cleaned entries, newest change first. Raises :class:`InputError` for what must never be published.

    Times become UTC; text loses control and reordering characters; translations that are not in the tree are dropped.
    """
    given = list(entries)
    public = {(entry.notice, entry.text.language) for entry in given}
    if len(public) != len(given):
        raise InputError("two entries share a notice number and a language")
    prepared = [_prepare(entry, public) for entry in given]
    return sorted(prepared, key=lambda entry: (entry.updated, entry.notice), reverse=True)


def _prepare(entry: PublishedEntry, public: set[tuple[int, str]]) -> PublishedEntry:
    kind = EVENT_TYPES.get(entry.event)
    if kind is None or kind.publish == "never":
        raise InputError(f"notice {entry.notice}: {entry.event} is never published")
    _check_amendment(entry)
    if _knows_all_fields() and _is_prepared(entry, public):
        return entry
    return _cleaned(entry, public)


@lru_cache(maxsize=1)
def _knows_all_fields() -> bool:
    return all([field.name for field in dataclasses.fields(kind)] == seen.split() for kind, seen in _LOOKED_AT.items())


def _is_prepared(entry: PublishedEntry, public: set[tuple[int, str]]) -> bool:
    """Whether :func:`_cleaned` would change nothing: the usual case, and a release asks it of every entry there is.

    What is printable holds no line break, no character to be taken out and no space but the plain one.
    """
    text, language = entry.text, entry.text.language
    if entry.kind or entry.corrects or entry.revisions:
        return False
    if not (entry.published.tzinfo is dt.UTC and entry.updated.tzinfo is dt.UTC and text.headline and text.body):
        return False
    told = [text.headline, text.summary, *text.body.split("\n\n")]
    for source in entry.sources:
        if source.url is not None and not source.url.startswith(("http://", "https://")):
            return False
        told += (source.title, source.url or "")
    joined = "|".join(told)
    if not joined.isprintable() or "  " in joined or " |" in joined or "| " in joined or joined != joined.strip():
        return False
    if "" in told[2 : 2 + text.body.count("\n\n") + 1] or any(" " in (source.url or "") for source in entry.sources):
        return False
    others = entry.translations
    return language not in others and all((entry.notice, other) in public for other in others) and _is_sorted(others)


def _is_sorted(words: tuple[str, ...]) -> bool:
    """In order, and none twice."""
    return len(words) < 2 or all(one < other for one, other in pairwise(words))


def _cleaned(entry: PublishedEntry, public: set[tuple[int, str]]) -> PublishedEntry:
    text = entry.text
    cleaned = _clean(text)
    if not cleaned.headline or not cleaned.body:
        raise InputError(f"notice {entry.notice} ({text.language}) has no headline or no body")
    return dataclasses.replace(
        entry,
        text=cleaned,
        published=_utc(entry.published, entry),
        updated=_utc(entry.updated, entry),
        sources=tuple(_source(source) for source in entry.sources),
        translations=tuple(
            language
            for language in sorted(set(entry.translations))
            if language != text.language and (entry.notice, language) in public
        ),
        corrects=entry.corrects if (entry.corrects, text.language) in public else None,
        revisions=tuple(_revision(revision, entry, public) for revision in entry.revisions),
    )


def _check_amendment(entry: PublishedEntry) -> None:
    """What left without a name may hold nothing by which it could be told what it was."""
    if entry.kind and entry.kind not in AMENDMENT_KINDS:
        raise InputError(f"notice {entry.notice}: there is no amendment of the kind {entry.kind!r}")
    told = (entry.person, entry.register, entry.regions, entry.corrects, entry.about, entry.sources, entry.revisions)
    if entry.kind == "withdrawal" and any(told):
        raise InputError(f"notice {entry.notice}: a nameless withdrawal tells of something")


def _clean(text: NoticeText) -> NoticeText:
    return NoticeText(text.language, clean(text.headline), clean(text.summary), clean_paragraphs(text.body))


def _revision(revision: Revision, entry: PublishedEntry, public: set[tuple[int, str]]) -> Revision:
    shown = (revision.amendment, entry.text.language) in public
    return dataclasses.replace(
        revision,
        before=_clean(revision.before),
        time=_utc(revision.time, entry),
        amendment=revision.amendment if shown else None,
    )


def _utc(time: dt.datetime, entry: PublishedEntry) -> dt.datetime:
    if time.tzinfo is None:
        raise InputError(f"notice {entry.notice}: a time without its zone cannot be published")
    return time.astimezone(dt.UTC)


def _source(source: Source) -> Source:
    """A link only where it is plain http(s): a source's address is data, not code."""
    url = clean(source.url or "")
    linked = urlsplit(url).scheme in ("http", "https") and " " not in url
    return dataclasses.replace(source, title=clean(source.title), url=url if linked else None)


def in_language(entries: Sequence[PublishedEntry], language: str) -> list[PublishedEntry]:
    return [entry for entry in entries if entry.text.language == language]


def marked(text: str, site: Site, wording: Wording) -> str:
    """``text`` with the mark of a demonstration in front, once."""
    mark = PHRASES["common.demonstration_mark"].put(wording)
    return f"{mark} {text}" if site.demonstration and not text.startswith(mark) else text


def demonstration_notice(site: Site, wording: Wording) -> str:
    return PHRASES["common.demonstration"].put(wording) if site.demonstration else ""


def kind_of(entry: PublishedEntry, wording: Wording) -> str:
    """What kind of notice it is, as a heading: the event, or what is done to an earlier notice."""
    if entry.kind:
        return amendment_name(entry.kind, wording)
    return event_name(entry.event, entry.text.language, wording)


def marks(entry: PublishedEntry, wording: Wording) -> list[tuple[str, str, str]]:
    """(scheme, term, label) of what was done to the notice, or is done by it, as feeds tell it beside the event.

    ``pubstatus`` is of IPTC ninjs. Nothing for a notice that stands as it was first published.
    """
    if not entry.kind and not entry.change:
        return []
    found = [("pubstatus", entry.pubstatus, "")]
    if entry.kind:
        found.append(("amendment", entry.kind, amendment_name(entry.kind, wording)))
    if entry.change:
        found.append(("change", entry.change, PAGE[f"page.mark.{entry.change}"].put(wording)))
    if entry.cause:
        found.append(("cause", entry.cause, cause_name(entry.cause, wording)))
    return found


def entry_id(site: Site, entry: PublishedEntry) -> str:
    """Never holds a host of a mirror; one id per language."""
    return f"tag:{site.tag_authority},{entry.year}:notice/{entry.notice}/{entry.text.language}"


def feed_id(site: Site, channel: str, language: str) -> str:
    return f"tag:{site.tag_authority},{FEED_TAG_YEAR}:feed/{channel}/{language}"


def notice_id(site: Site, entry: PublishedEntry) -> str:
    """The same in all languages: by it an outlet sees which entries say the same."""
    return f"tag:{site.tag_authority},{entry.year}:notice/{entry.notice}"


def tombstone_id(site: Site, stone: Tombstone) -> str:
    """The id of the entry that was there."""
    return f"tag:{site.tag_authority},{stone.year}:notice/{stone.notice}/{stone.language}"


def scheme_id(site: Site, name: str) -> str:
    """What a category's term is a word of: ``event``, ``register``, or one of :func:`marks`."""
    return f"tag:{site.tag_authority},{FEED_TAG_YEAR}:scheme/{name}"


def address(site: Site, path: str) -> str:
    """``path`` below the tree's root as readers find it."""
    return f"{site.address.rstrip('/')}/{path}"


def page_name(notice: int, language: str) -> str:
    """Path below the tree's root, with forward slashes."""
    return f"notices/{notice}.{language}.html"


def person_key(site: Site, person: str) -> str:
    """How files name a person: a digest (16 hexadecimal digits) of the id on record, which may be anything."""
    return hashlib.sha256(f"{site.tag_authority}\nperson\n{person}".encode()).hexdigest()[:16]


def person_page(key: str, language: str) -> str:
    """Path of a person's page below the tree's root; ``key`` as :func:`person_key` gives it."""
    return f"people/{key}.{language}.html"


def people_page(language: str) -> str:
    return f"people.{language}.html"


def list_page(register: str, language: str) -> str:
    return f"lists/{register}.{language}.html"


def month_page(month: str, language: str) -> str:
    """``month`` as ``2026-03``."""
    return f"months/{month}.{language}.html"


def guide_page(name: str, language: str) -> str:
    return f"{name}.{language}.html"


def feed_name(channel: str, language: str, kind: str, month: str = "") -> str:
    """The feed itself, or its archive of ``month`` (``2026-03``)."""
    return f"feeds/archive/{channel}.{language}.{month}.{kind}" if month else f"feeds/{channel}.{language}.{kind}"


def search_page(language: str) -> str:
    return f"search.{language}.html"


def opml_name(language: str) -> str:
    return f"feeds.{language}.opml"


def corrections_name(language: str) -> str:
    return f"corrections.{language}.html"


def index_name(language: str) -> str:
    return f"index.{language}.html"
