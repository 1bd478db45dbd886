"""``data/changes.jsonl``: every notice that is or was public with the release that last changed it.

One JSON object per line, by sequence number: who has read up to number N asks for the lines after it, and misses
nothing. What left the public is told by its id alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from registerpub.core.records import PublishedEntry, Site, Tombstone
from registerpub.publishing.entries import address, entry_id, page_name, tombstone_id

CHANGES = "data/changes.jsonl"


def changes_log(site: Site, entries: Sequence[PublishedEntry], tombstones: Sequence[Tombstone]) -> bytes:
    """``change``: published (as it first was), changed (edited or back again), withdrawn."""
    lines = [
        (
            entry.sequence,
            entry.notice,
            {
                "sequence": entry.sequence,
                "change": "changed" if entry.updated > entry.published else "published",
                "id": entry_id(site, entry),
                "language": entry.text.language,
                "time": entry.updated.isoformat(),
                "url": address(site, page_name(entry.notice, entry.text.language)),
            },
        )
        for entry in entries
    ]
    lines += [
        (
            stone.sequence,
            stone.notice,
            {
                "sequence": stone.sequence,
                "change": "withdrawn",
                "id": tombstone_id(site, stone),
                "language": stone.language,
                "time": stone.left.astimezone(dt.UTC).isoformat(),
            },
        )
        for stone in tombstones
    ]
    ordered = sorted(lines, key=lambda line: (line[0], line[1], line[2]["language"]))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for _, _, record in ordered).encode()
