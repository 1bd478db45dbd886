"""Renders a whole release into an empty folder, with its checksums, and checks such a folder later."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from registerpub.core.errors import InputError, Problem
from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry, ReleaseInfo, Site
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import check_site, feed_name, in_language, index_name, page_name, prepare
from registerpub.publishing.feeds import ENTRIES_PER_FEED, FeedPlan, atom_feed, rss_feed
from registerpub.publishing.pages import Pages, style_sheet

CHECKSUMS = "SHA256SUMS"


def render_release(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
    target: Path,
) -> None:
    """Write the tree into ``target``, a folder that is empty or does not exist yet.

    ``wordings`` decides the languages. Raises :class:`InputError` for an unusable site, an entry that must not be
    published, an entry in a language without wording, or a target that is not empty. Same input, same bytes.
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
    for name, content in _files(site, release, channels, prepared, wordings):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        sums[name] = hashlib.sha256(content).hexdigest()
    (target / CHECKSUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), encoding="utf-8")


def _files(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
) -> Iterator[tuple[str, bytes]]:
    """Path below the tree's root and content of every file but the checksums."""
    pages = Pages.of(site, channels, wordings)
    yield "release.json", _release_record(site, release, len(entries))
    yield "style.css", style_sheet()
    yield "index.html", pages.front()
    for language in wordings:
        yield index_name(language), pages.index(language, entries)
        for channel in channels:
            plan = _plan(pages, release, channel, language, entries)
            yield feed_name(channel.id, language, "atom"), atom_feed(plan)
            yield feed_name(channel.id, language, "rss"), rss_feed(plan)
        for entry in in_language(entries, language):
            yield page_name(entry.notice, language), pages.notice(entry)


def _plan(
    pages: Pages, release: ReleaseInfo, channel: Channel, language: str, entries: Sequence[PublishedEntry]
) -> FeedPlan:
    carried = channel.select(in_language(entries, language))
    return FeedPlan(
        site=pages.site,
        channel=channel,
        language=language,
        wording=pages.wordings[language],
        pages=pages,
        entries=carried[:ENTRIES_PER_FEED],
        languages=tuple(pages.wordings),
        updated=_updated(carried, entries, release),
    )


def _updated(carried: Sequence[PublishedEntry], entries: Sequence[PublishedEntry], release: ReleaseInfo) -> dt.datetime:
    """When the feed last changed. An empty feed keeps the time of the first notice, so that its bytes stay."""
    if carried:
        return max(entry.updated for entry in carried)
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
