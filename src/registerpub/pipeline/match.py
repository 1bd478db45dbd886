"""Match: Document → Mention rows. The matcher is that of the people on record as they are when the run begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from registerpub.config import Config
from registerpub.core.names import Matcher
from registerpub.pipeline.matchers import project_matcher
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_stage
from registerpub.store.models import DocumentRow, MentionRow, RegisterRow
from registerpub.store.reading_mapping import document_record, mention_row


def match_due(config: Config, now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Find the people of the registers in every document that has not been matched."""
    rows = DocumentRow.objects.filter(matched__isnull=True, pruned__isnull=True)
    due = list(rows.order_by("id").values_list("id", flat=True))
    if not due or not RegisterRow.objects.exists():
        # Without a register nobody can be found; the documents stay due until there is one.
        return StageResult("match", 0, 0, 0)
    matcher = project_matcher(config, now.date())
    return run_stage("match", due, partial(_compute, matcher), "matched", now, progress)


def _compute(matcher: Matcher, row: DocumentRow) -> Callable[[], int]:
    mentions = matcher.find(document_record(row))

    def save() -> int:
        DocumentRow.objects.filter(pk=row.pk).update(matcher=matcher.version)
        MentionRow.objects.bulk_create(mention_row(mention, row) for mention in mentions)
        return len(mentions)

    return save
