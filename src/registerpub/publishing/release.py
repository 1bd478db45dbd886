"""Renders a whole release into an empty folder, with its checksums, and checks such a folder later."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from registerpub.core.errors import InputError, Problem
from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import (
    check_site,
    corrections_name,
    in_language,
    index_name,
    opml_name,
    page_name,
    prepare,
)
from registerpub.publishing.feed_extensions import STYLE
from registerpub.publishing.feed_plan import ENTRIES_PER_FEED, FeedPlan, with_archives
from registerpub.publishing.feeds import atom_feed, rss_feed
from registerpub.publishing.json_feed import json_feed
from registerpub.publishing.opml import opml_list
from registerpub.publishing.pages import Pages, style_sheet

CHECKSUMS = "SHA256SUMS"
_POLLED = (".atom", ".rss", ".json", ".opml")


def render_release(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
    target: Path,
    tombstones: Sequence[Tombstone] = (),
) -> None:
    """Write the tree into ``target``, a folder that is empty or does not exist yet.

    ``wordings`` decides the languages; ``tombstones`` stand for what was public and is no more. Raises
    :class:`InputError` for an unusable site, an entry that must not be published, an entry in a language without
    wording, or a target that is not empty. Same input, same bytes.
    """
    check_site(site)
    prepared = prepare(entries)
    for entry in prepared:
        if entry.text.language not in wordings:
            raise InputError(f"notice {entry.notice} is in {entry.text.language!r}, for which there is no wording")
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise InputError(f"{target} is not empty: a release is rendered into a new folder")
    sums = {}
    for name, content in _packed(_files(site, release, channels, prepared, wordings, tombstones)):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        sums[name] = hashlib.sha256(content).hexdigest()
    (target / CHECKSUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), encoding="utf-8")


def _packed(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and beside what readers poll its twin packed with gzip, for servers that send files as they are."""
    for name, content in files:
        yield name, content
        if name.endswith(_POLLED):
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)  # a gzip header without a time or a name
            yield f"{name}.gz", packer.compress(content) + packer.flush()


def _files(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
    tombstones: Sequence[Tombstone],
) -> Iterator[tuple[str, bytes]]:
    """Path below the tree's root and content of every file but the checksums."""
    of_language = {language: in_language(entries, language) for language in wordings}
    shown = {lang: [c for c in channels if c.is_shown(of_language[lang])] for lang in wordings}
    pages = Pages.of(site, shown, wordings, entries)
    yield "release.json", _release_record(site, release, len(entries))
    yield "style.css", style_sheet()
    yield STYLE, style_sheet(STYLE)
    yield "index.html", pages.front()
    for language, wording in wordings.items():
        yield index_name(language), pages.index(language, entries)
        yield corrections_name(language), pages.corrections(language, entries)
        yield opml_name(language), opml_list(site, shown[language], language, wording)
        for channel in shown[language]:
            plan = _plan(pages, release, channel, language, entries, tombstones)
            yield from _feed_files(plan, release)
        for entry in of_language[language]:
            yield page_name(entry.notice, language), pages.notice(entry)


def _feed_files(plan: FeedPlan, release: ReleaseInfo) -> Iterator[tuple[str, bytes]]:
    for document in with_archives(plan, release.time):
        yield document.name("atom"), atom_feed(document)
        yield document.name("rss"), rss_feed(document)
        yield document.name("json"), json_feed(document)


def _plan(
    pages: Pages,
    release: ReleaseInfo,
    channel: Channel,
    language: str,
    entries: Sequence[PublishedEntry],
    tombstones: Sequence[Tombstone],
) -> FeedPlan:
    """A channel's feed with all its entries. Tombstones stand in every channel: which one it was says what it told."""
    carried = channel.select(in_language(entries, language))
    left = sorted((stone for stone in tombstones if stone.language == language), key=_newest_first)[:ENTRIES_PER_FEED]
    return FeedPlan(
        site=pages.site,
        channel=channel,
        language=language,
        pages=pages,
        entries=carried,
        languages=[other for other, shown in pages.channels.items() if channel in shown],
        updated=_updated(carried, left, entries, release),
        tombstones=[replace(stone, left=stone.left.astimezone(dt.UTC)) for stone in left],
    )


def _newest_first(stone: Tombstone) -> tuple[float, int]:
    return -stone.left.timestamp(), -stone.notice


def _updated(
    carried: Sequence[PublishedEntry],
    left: Sequence[Tombstone],
    entries: Sequence[PublishedEntry],
    release: ReleaseInfo,
) -> dt.datetime:
    """When the feed last changed. An empty feed keeps the time of the first notice, so that its bytes stay."""
    changes = [entry.updated for entry in carried] + [stone.left.astimezone(dt.UTC) for stone in left]
    if changes:
        return max(changes)
    if entries:
        return min(entry.published for entry in entries)
    return release.time.astimezone(dt.UTC)


def _release_record(site: Site, release: ReleaseInfo, count: int) -> bytes:
    record = {
        "release": release.number,
        "time": release.time.astimezone(dt.UTC).isoformat(),
        "entries": count,
        "demonstration": site.demonstration,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def verify_release(folder: Path) -> list[Problem]:
    """Every file of ``folder`` that is missing, changed or not in its checksums; empty if it is whole."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(CHECKSUMS, f"cannot be read: {error}")]
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found.pop(CHECKSUMS, None)
    problems = [Problem(name, "is missing") for name in sorted(expected.keys() - found.keys())]
    problems += [Problem(name, "is not in the checksums") for name in sorted(found.keys() - expected.keys())]
    for name in sorted(expected.keys() & found.keys()):
        if hashlib.sha256(found[name].read_bytes()).hexdigest() != expected[name]:
            problems.append(Problem(name, "was changed after it was published"))
    return problems
