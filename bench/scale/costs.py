"""Costs of the stages: what ``--measure`` found on one machine, kept in ``costs.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

KEPT = Path(__file__).with_name("costs.json")


@dataclass(frozen=True)
class Costs:
    """Seconds of one core unless said otherwise."""

    crawl: float  # a page fetched and archived
    ingest: float  # a document read from the archive and stored
    match: float  # a document searched for the people of the register
    claim: float  # a document with a mention read for claims
    propose: float  # a document with claims held against the register
    scan: float  # a page of an archive looked at without a project
    release: float  # a release with nothing but one notice more, with no notices before it
    release_notice: float  # what each notice that is there adds to it
    archive_bytes: float  # bytes on disk of one page, packed, with request and headers
    store_bytes: float  # bytes that the database grows by for one document

    def save(self) -> None:
        KEPT.write_text(json.dumps(vars(self), indent=2) + "\n", encoding="utf-8")


def kept_costs() -> Costs:
    """The costs that ``docs/scale.md`` is computed with."""
    data = json.loads(KEPT.read_text(encoding="utf-8"))
    return Costs(**{field.name: float(data[field.name]) for field in fields(Costs)})
