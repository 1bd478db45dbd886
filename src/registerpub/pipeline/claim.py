"""Claim: Document and its mentions → Claim and Total rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from django.db.models import QuerySet

from registerpub.core.claims import read_claims
from registerpub.core.claims.watched import read_list_change
from registerpub.core.differences import ListDifference
from registerpub.core.records import Mention, Reading, Register
from registerpub.pipeline.stage import Progress, Stage, StageResult, are_due, quiet, up_to
from registerpub.store.mapping import all_registers
from registerpub.store.models import ClaimRow, DocumentRow, TotalRow
from registerpub.store.reading_mapping import claim_row, document_record, mention_record, total_row


def claim_due(
    now: dt.datetime, progress: Progress = quiet, failed: set[int] | None = None, end: int | None = None
) -> StageResult:
    """Read the claims of every matched document that has not been read; else as :func:`.match.match_due`."""
    rows = up_to(to_be_read(), end)
    failed = set() if failed is None else failed
    if not are_due(rows, failed):
        return StageResult("claim", 0, 0, 0)
    compute = partial(_compute, all_registers())
    return Stage("claim", compute, "claimed", now, failed, progress=progress).run(rows.prefetch_related("mentions"))


def to_be_read() -> QuerySet[DocumentRow]:
    """Documents whose claims have not been read."""
    return DocumentRow.objects.filter(matched__isnull=False, claimed__isnull=True)


def read_row(row: DocumentRow, mentions: Sequence[Mention], registers: Sequence[Register]) -> Reading:
    """What the document asserts; a watched list by what changed in it since the version before."""
    document = document_record(row)
    reading = read_claims(document, mentions, registers)
    difference = ListDifference.from_dict(row.difference) if row.watched == "list" else ListDifference()
    if not (difference.added or difference.removed):
        return reading
    changed = read_list_change(document, row.outlet, difference, mentions, _gone(row, difference), registers)
    return Reading((*reading.claims, *changed), reading.totals)


def _gone(row: DocumentRow, difference: ListDifference) -> list[Mention]:
    """Who is named in the removed entries, where the earlier versions of the list had them."""
    found = []
    earlier = DocumentRow.objects.filter(canonical=row.canonical, version__lt=row.version).order_by("-version")
    for before in earlier if difference.removed else ():
        for entry in difference.removed:
            start = before.text.find(entry)
            inside = before.mentions.filter(field="text", start__gte=start, end__lte=start + len(entry))
            if start >= 0:
                found += [replace(mention_record(mention), surface=entry) for mention in inside]
    return found


def _compute(registers: Sequence[Register], row: DocumentRow) -> Callable[[], int]:
    mentions = [mention_record(mention) for mention in row.mentions.all()]
    reading = read_row(row, mentions, registers)

    def save() -> int:
        ClaimRow.objects.bulk_create(claim_row(claim, row) for claim in reading.claims)
        TotalRow.objects.bulk_create(total_row(total, row) for total in reading.totals)
        return len(reading.claims) + len(reading.totals)

    return save
