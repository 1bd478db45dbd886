"""Match: Document → Mention rows. The matcher is built once per run from the people on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from registerpub.core.names import Matcher, build_matcher
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_stage
from registerpub.store.mapping import all_people, document_record, mention_row
from registerpub.store.models import DocumentRow, MentionRow, RegisterRow


def match_due(now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Find the people of the registers in every document that has not been matched."""
    due = list(DocumentRow.objects.filter(matched__isnull=True).order_by("id").values_list("id", flat=True))
    if not due or not RegisterRow.objects.exists():
        # Without a register nobody can be found; the documents stay due until there is one.
        return StageResult("match", 0, 0, 0)
    matcher = build_matcher(all_people())
    return run_stage("match", due, partial(_compute, matcher), "matched", now, progress)


def _compute(matcher: Matcher, row: DocumentRow) -> Callable[[], int]:
    mentions = matcher.find(document_record(row))

    def save() -> int:
        DocumentRow.objects.filter(pk=row.pk).update(matcher=matcher.version)
        MentionRow.objects.bulk_create(mention_row(mention, row) for mention in mentions)
        return len(mentions)

    return save
