"""Claim: Document and its mentions → Claim and Total rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from registerpub.core.claims import read_claims
from registerpub.core.records import Register
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_stage
from registerpub.store.mapping import all_registers, claim_row, document_record, mention_record, total_row
from registerpub.store.models import ClaimRow, DocumentRow, TotalRow


def claim_due(now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Read the claims of every matched document that has not been read."""
    rows = DocumentRow.objects.filter(matched__isnull=False, claimed__isnull=True)
    due = list(rows.order_by("id").values_list("id", flat=True))
    if not due:
        return StageResult("claim", 0, 0, 0)
    return run_stage("claim", due, partial(_compute, all_registers()), "claimed", now, progress)


def _compute(registers: Sequence[Register], row: DocumentRow) -> Callable[[], int]:
    mentions = [mention_record(mention) for mention in row.mentions.all()]
    reading = read_claims(document_record(row), mentions, registers)

    def save() -> int:
        ClaimRow.objects.bulk_create(claim_row(claim, row) for claim in reading.claims)
        TotalRow.objects.bulk_create(total_row(total, row) for total in reading.totals)
        return len(reading.claims) + len(reading.totals)

    return save
