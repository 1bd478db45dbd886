"""Match: Document → Mention rows. The matcher is that of the people on record as they are when the run begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.db.models import Exists, QuerySet

from registerpub.config import Config
from registerpub.core.names import Matcher
from registerpub.pipeline.matchers import project_matcher
from registerpub.pipeline.stage import Progress, Stage, StageResult, are_due, quiet, up_to
from registerpub.store.models import DocumentRow, MentionRow, RegisterRow
from registerpub.store.reading_mapping import document_record, mention_row


def match_due(
    config: Config, now: dt.datetime, progress: Progress = quiet, failed: set[int] | None = None, end: int | None = None
) -> StageResult:
    """Find the people of the registers in every document that has not been matched, up to the document ``end``.

    ``failed``: documents that are not tried again; what fails now is added to them.
    """
    rows = up_to(to_be_matched(), end)
    failed = set() if failed is None else failed
    if not are_due(rows, failed):
        return StageResult("match", 0, 0, 0)
    matcher = project_matcher(config, now.date())
    also = {"matcher": matcher.version}
    return Stage("match", partial(_compute, matcher), "matched", now, failed, also, progress).run(rows)


def to_be_matched() -> QuerySet[DocumentRow]:
    """Without a register nobody can be found: then nothing is, and the documents stay due until there is one."""
    rows = DocumentRow.objects.filter(matched__isnull=True, pruned__isnull=True)
    return rows.filter(Exists(RegisterRow.objects.all()))


def _compute(matcher: Matcher, row: DocumentRow) -> Callable[[], int]:
    mentions = matcher.find(document_record(row))

    def save() -> int:
        MentionRow.objects.bulk_create(mention_row(mention, row) for mention in mentions)
        return len(mentions)

    return save
