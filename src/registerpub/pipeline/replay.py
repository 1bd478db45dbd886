"""Gives a page back as it was captured: the bytes from the project's own archive, checked against their digests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from registerpub.archive import read_capture
from registerpub.config import Config, data_folder
from registerpub.core.errors import ArchiveError, InputError
from registerpub.pipeline.filing import page_address
from registerpub.pipeline.ingest import locator
from registerpub.sources import Source, find_sources
from registerpub.store.models import Capture, DocumentRow


@dataclass(frozen=True, slots=True)
class Replayed:
    """``payload`` with its content encoding undone; ``original`` holds it if the page was found unchanged."""

    payload: bytes
    record: str
    original: str
    url: str
    fetched: dt.datetime
    status: int | None
    content_type: str
    sha256: str


def replay(config: Config, url: str, at: dt.datetime | None = None) -> Replayed:
    """The capture of ``url`` (as fetched, or canonical) nearest to ``at``, else the latest.

    Raises :class:`InputError` if there is none, :class:`ArchiveError` if it cannot be read as it was ingested.
    """
    row = _nearest(config, url, at)
    if row.archive.removed is not None:
        raise ArchiveError(f"the file of this capture was removed on {row.archive.removed:%Y-%m-%d} by 'archive prune'")
    page = read_capture(config.archive / row.archive.name, row.offset, row.record, locator(config))
    if page.sha256 != row.sha256:
        raise ArchiveError(f"{row.archive.name}, record at byte {row.offset}: not the payload that was ingested")
    return Replayed(
        payload=page.payload,
        record=row.record,
        original=row.original,
        url=row.url,
        fetched=row.fetched,
        status=page.status,
        content_type=page.content_type,
        sha256=page.sha256,
    )


def _nearest(config: Config, url: str, at: dt.datetime | None) -> Capture:
    times = list(Capture.objects.filter(_captured_at(config, url)).values_list("fetched", "pk"))
    if not times:
        raise InputError("no capture of this address was ingested: look at its spelling, or run 'registerpub process'")
    _, pk = max(times) if at is None else min(times, key=lambda found: (abs(found[0] - at), -found[1]))
    return Capture.objects.select_related("archive").get(pk=pk)


def _captured_at(config: Config, url: str) -> Q:
    """Captures at the address itself and at those from which the documents of its page came."""
    canonical = {url} | {page_address(url, source) for source in [_source(config, url), None]}
    documents = DocumentRow.objects.filter(canonical__in=canonical)
    return Q(url__in={url, *documents.values_list("capture__url", flat=True)})


def _source(config: Config, url: str) -> Source | None:
    known = find_sources(config.sources, data_folder("sources"))
    return next((source for source in known.values() if source.is_own(url)), None)
