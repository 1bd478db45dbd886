"""What a correction or a retraction makes of a list of entries, as the pipeline hands it over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from registerpub.core.records import NoticeText, PublishedEntry, Revision

HOUR = dt.timedelta(hours=1)


def amended(
    entries: Sequence[PublishedEntry],
    number: int,
    by: int,
    kind: str = "correction",
    headline: str = "",
    body: str = "",
    cause: str = "our_error",
) -> list[PublishedEntry]:
    """Notice ``number`` is changed, in each of its languages, an hour after all the rest; notice ``by`` says so."""
    time = max(entry.updated for entry in entries) + HOUR
    found = []
    for entry in entries:
        if entry.notice != number:
            found.append(entry)
            continue
        words = NoticeText(
            entry.text.language, headline or entry.text.headline, body or entry.text.summary, body or entry.text.body
        )
        revision = Revision(kind, cause, time, entry.text, by)
        sources = () if kind == "retraction" else entry.sources
        about = entry.about or entry.event
        found.append(
            replace(
                entry,
                text=words,
                updated=time,
                cause=cause,
                about=about,
                sources=sources,
                revisions=(*entry.revisions, revision),
            )
        )
        found.append(_told(entry, by, kind, cause, about, time))
    return found


def _told(entry: PublishedEntry, by: int, kind: str, cause: str, about: str, time: dt.datetime) -> PublishedEntry:
    later, event = time + dt.timedelta(seconds=1), "WITHDRAWN" if kind == "retraction" else "AMENDED"
    text = NoticeText(entry.text.language, f"Notice {by}: {kind} of {entry.notice}", "Told.", "Told.")
    return replace(
        entry,
        notice=by,
        text=text,
        event=event,
        kind=kind,
        cause=cause,
        corrects=entry.notice,
        about=about,
        sources=(),
        published=later,
        updated=later,
        revisions=(),
    )


def withdrawn(entries: Sequence[PublishedEntry], number: int, by: int) -> list[PublishedEntry]:
    """Notice ``number`` and all about it are gone, and nameless notice ``by`` says that something is."""
    time = max(entry.updated for entry in entries) + HOUR
    found = [entry for entry in entries if number not in (entry.notice, entry.corrects)]
    return found + [
        PublishedEntry(
            by,
            entry.year,
            NoticeText(entry.text.language, "A notice was withdrawn", "One of ours.", "One of ours."),
            "WITHDRAWN",
            None,
            time,
            time,
            kind="withdrawal",
            cause="protection",
        )
        for entry in entries
        if entry.notice == number
    ]
