"""The plan of a release: every file with what it depends on. One planner per kind of file; none of them renders.

Another kind of file is one more planner: in ``PLANNERS`` if the edition holds all that it needs, else given to the
publisher with its own records bound to it (``functools.partial``).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from registerpub.core.errors import RegisterpubError
from registerpub.core.records import PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.edition import Edition
from registerpub.publishing.entries import corrections_name, index_name, opml_name, page_name
from registerpub.publishing.feed_extensions import STYLE
from registerpub.publishing.feed_plan import ENTRIES_PER_FEED, FeedPlan, with_archives
from registerpub.publishing.feeds import atom_feed, rss_feed
from registerpub.publishing.json_feed import json_feed
from registerpub.publishing.month_pages import month_links
from registerpub.publishing.notice_pages import corrections_page, index_page, notice_page
from registerpub.publishing.opml import opml_list
from registerpub.publishing.pages import style_sheet
from registerpub.publishing.plan_pages import data_files, guide_files, month_files, register_files
from registerpub.publishing.planned import PlannedFile, Planner, digest
from registerpub.publishing.search import search_files
from registerpub.publishing.signing import key_id_of, public_key_file

RELEASE_RECORD = "release.json"
#: How many notices the index shows: the others stand on the pages of their months.
NOTICES_ON_INDEX = 50
_FORMATS = (("atom", atom_feed), ("rss", rss_feed), ("json", json_feed))


def plan_release(edition: Edition, more: Sequence[Planner] = ()) -> Iterator[PlannedFile]:
    """Every file of the release but its checksums and signatures.

    Raises :class:`RegisterpubError` where two planners want the same path, or one leaves the tree.
    """
    seen = set()
    for planner in (*PLANNERS, *more):
        for file in planner(edition):
            if file.path in seen or file.path.startswith("/") or ".." in file.path.split("/"):
                raise RegisterpubError(f"{file.path!r} is planned twice or lies outside the tree")
            seen.add(file.path)
            yield file


def shared_files(edition: Edition) -> Iterable[PlannedFile]:
    """What there is once: the record of the release, style sheets, the choice of language, public keys."""
    site, release, count = edition.site, edition.release, len(edition.entries)
    told = digest(edition.base, release.number, release.time.astimezone(dt.UTC), release.previous, count)
    yield PlannedFile(RELEASE_RECORD, told, partial(_release_record, site, release, count))
    yield PlannedFile("style.css", edition.base, style_sheet)
    yield PlannedFile(STYLE, edition.base, partial(style_sheet, STYLE))
    yield PlannedFile("index.html", edition.base, edition.pages.front)
    for number, key in enumerate(edition.keys):
        name = f"minisign.{key_id_of(key)}.pub" if number else "minisign.pub"
        yield PlannedFile(name, digest(edition.base, key), partial(public_key_file, key))


def index_files(edition: Edition) -> Iterable[PlannedFile]:
    """The index of each language."""
    for language, entries in edition.of_language.items():
        newest, months = entries[:NOTICES_ON_INDEX], month_links(entries, language)
        inputs = digest(edition.page_base(language), [edition.key(entry) for entry in newest], months)
        yield PlannedFile(index_name(language), inputs, partial(index_page, edition.pages, language, newest, months))


def correction_files(edition: Edition) -> Iterable[PlannedFile]:
    """The log of corrections of each language."""
    for language, entries in edition.of_language.items():
        amendments = [entry for entry in entries if entry.kind]
        inputs = digest(edition.page_base(language), "corrections", [edition.key(entry) for entry in amendments])
        render = partial(corrections_page, edition.pages, language, amendments)
        yield PlannedFile(corrections_name(language), inputs, render)


def notice_files(edition: Edition) -> Iterable[PlannedFile]:
    """A page per notice and language."""
    for language, entries in edition.of_language.items():
        base = edition.page_base(language)
        for entry in entries:
            inputs = f"{base}{edition.key(entry)}"
            yield PlannedFile(page_name(entry.notice, language), inputs, partial(notice_page, edition.pages, entry))


def feed_files(edition: Edition) -> Iterable[PlannedFile]:
    """Feeds and their archives in every format, and the list of feeds per language."""
    for language, wording in edition.wordings.items():
        shown = edition.shown[language]
        listing = partial(opml_list, edition.site, shown, language, wording)
        yield PlannedFile(opml_name(language), digest(edition.base, "opml", shown), listing)
        for channel in shown:
            yield from _channel_files(edition, channel, language)


PLANNERS: tuple[Planner, ...] = (
    shared_files,
    index_files,
    correction_files,
    notice_files,
    feed_files,
    month_files,
    guide_files,
    data_files,
    register_files,
    search_files,
)


def _channel_files(edition: Edition, channel: Channel, language: str) -> Iterator[PlannedFile]:
    plan = feed_plan(edition, channel, language)
    base = digest(edition.base, "feed", channel, language, plan.languages)
    for document in with_archives(plan, edition.release.time):
        keys = [edition.key(entry) for entry in document.entries]
        dated = (document.month, document.previous, document.updated)
        inputs = digest(base, *dated, document.tombstones, keys)
        for kind, render in _FORMATS:
            yield PlannedFile(document.name(kind), inputs, partial(render, document))


def feed_plan(edition: Edition, channel: Channel, language: str) -> FeedPlan:
    """A channel's feed with all its entries. Tombstones stand in every channel: which one it was says what it told."""
    carried = channel.select(edition.of_language[language])
    own = (stone for stone in edition.tombstones if stone.language == language)
    left = sorted(own, key=_newest_first)[:ENTRIES_PER_FEED]
    return FeedPlan(
        site=edition.site,
        channel=channel,
        language=language,
        pages=edition.pages,
        entries=carried,
        languages=[other for other, shown in edition.shown.items() if channel in shown],
        updated=_updated(carried, left, edition),
        tombstones=[replace(stone, left=stone.left.astimezone(dt.UTC)) for stone in left],
    )


def _newest_first(stone: Tombstone) -> tuple[float, int]:
    return -stone.left.timestamp(), -stone.notice


def _updated(carried: Sequence[PublishedEntry], left: Sequence[Tombstone], edition: Edition) -> dt.datetime:
    """When the feed last changed. An empty feed keeps the time of the first notice, so that its bytes stay."""
    changes = [entry.updated for entry in carried[:1]] + [stone.left.astimezone(dt.UTC) for stone in left]
    if changes:
        return max(changes)
    if edition.entries:
        return min(entry.published for entry in edition.entries)
    return edition.release.time.astimezone(dt.UTC)


def _release_record(site: Site, release: ReleaseInfo, count: int) -> bytes:
    """``previous`` is the SHA-256 of the checksums of the release before: each release seals the one before it."""
    record = {
        "release": release.number,
        "time": release.time.astimezone(dt.UTC).isoformat(),
        "previous": release.previous or None,
        "entries": count,
        "demonstration": site.demonstration,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
