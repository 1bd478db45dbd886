"""Propose: claims beside case files → cards. A card that says the same joins the one that is there.

A decided card is never reopened here: late evidence joins it silently, and where its source has changed what it said
a card of its own tells of that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from registerpub.pipeline.copies import find_copies
from registerpub.pipeline.document_cards import propose_from
from registerpub.pipeline.source_changes import follow_changes
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_stage
from registerpub.store.models import DocumentRow


def propose_due(now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Make or extend cards from every document whose claims have been read."""
    find_copies(now)
    rows = DocumentRow.objects.filter(claimed__isnull=False, proposed__isnull=True)
    due = list(rows.order_by("published", "id").values_list("id", flat=True))
    return run_stage("propose", due, partial(_compute, now), "proposed", now, progress)


def _compute(now: dt.datetime, row: DocumentRow) -> Callable[[], int]:
    # The ledger is read inside the transaction, so that a decision taken meanwhile is seen.
    return partial(_propose, row, now)


def _propose(row: DocumentRow, now: dt.datetime) -> int:
    made = sum(stored.created for stored in propose_from(row, now))
    return made + follow_changes(row, now)
