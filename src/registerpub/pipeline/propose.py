"""Propose: claims beside case files → cards. A card that says the same joins the one that is there.

A decided card is never reopened here: late evidence joins it silently, and where its source has changed what it said
a card of its own tells of that.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from registerpub.pipeline.copies import find_copies
from registerpub.pipeline.document_cards import propose_from
from registerpub.pipeline.source_changes import follow_changes
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_in_order, up_to
from registerpub.store.models import ClaimRow, DocumentRow, MentionRow, TotalRow

STAGE: Final = "propose"
_AT_ONCE: Final = 500


def propose_due(now: dt.datetime, progress: Progress = quiet, end: int | None = None) -> StageResult:
    """Make or extend cards from every document whose claims have been read, in order: one process does all of it.

    ``end``: not from those that came in after this document.
    """
    find_copies(now, end=end)
    rows = up_to(DocumentRow.objects.filter(claimed__isnull=False, proposed__isnull=True), end)
    silent = _pass_over(rows, now)
    due = list(rows.order_by("published", "id").values_list("id", flat=True))
    told = run_in_order(STAGE, due, partial(_propose, now=now), "proposed", now, progress)
    return StageResult(STAGE, told.done + silent, told.made, told.failed)


def _pass_over(rows: QuerySet[DocumentRow], now: dt.datetime) -> int:
    """Most pages name nobody and say nothing that could become a card: they are done at once; returns how many.

    Not watched pages, nor those of which there is another version or the same text: they may touch cards all the same.
    """
    other = DocumentRow.objects.exclude(pk=OuterRef("pk"))
    again = [other.filter(**{name: OuterRef(name)}) for name in ("canonical", "text_sha256")]
    said = [model.objects.filter(document=OuterRef("pk")) for model in (MentionRow, ClaimRow, TotalRow)]
    silent = rows.filter(*(~Exists(found) for found in (*said, *again)), watched="")
    pks = list(silent.values_list("pk", flat=True))
    shares = [pks[start : start + _AT_ONCE] for start in range(0, len(pks), _AT_ONCE)]
    return sum(rows.filter(pk__in=share).update(proposed=now) for share in shares)


def _propose(row: DocumentRow, now: dt.datetime) -> int:
    # The ledger is read inside the transaction, so that a decision taken meanwhile is seen.
    made = sum(stored.created for stored in propose_from(row, now))
    return made + follow_changes(row, now)
