"""The shape that document stages share: due rows, one at a time, results saved once however many workers run.

A failure marks itself as a finding and leaves the row due; the others go on. Nothing is absorbed silently.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from registerpub.pipeline.progress import Progress as Progress
from registerpub.pipeline.progress import quiet as quiet
from registerpub.store.models import DocumentRow, Finding

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StageResult:
    stage: str
    done: int
    made: int
    failed: int


def run_stage(
    stage: str,
    due: Sequence[int],
    compute: Callable[[DocumentRow], Callable[[], int]],
    mark: str,
    now: dt.datetime,
    progress: Progress = quiet,
) -> StageResult:
    """Run ``compute`` on each due document, then save inside one transaction guarded by ``mark``.

    ``compute`` reads and calculates; the function it returns saves and gives the number of rows made. ``mark`` is the
    column that is null until the stage is done: the conditional update decides between two workers.
    """
    done = made = failed = 0
    for number, pk in enumerate(due, start=1):
        try:
            row = DocumentRow.objects.select_related("capture").get(pk=pk)
            save = compute(row)
            with transaction.atomic():
                if DocumentRow.objects.filter(pk=pk, **{f"{mark}__isnull": True}).update(**{mark: now}):
                    made += save()
                    done += 1
        except Exception as error:  # the edge of the stage: the row stays due and a person sees why
            failed += 1
            fail(stage, f"document {pk}", error, now)
        progress(stage, number, len(due))
    return StageResult(stage, done, made, failed)


def fail(stage: str, what: str, error: Exception, now: dt.datetime) -> None:
    """Log and record a failure by type and place only: the message of an error may quote a page or a name."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    detail = f"{stage} failed on {what}: {type(error).__name__} at {place}"
    logger.error("%s", detail)
    record_finding("stage_failed", detail, now)


def record_finding(
    kind: str, detail: str, now: dt.datetime, *, key: str = "", source: str = "", capture: int | None = None
) -> None:
    """Write a finding once per key (default: kind and detail). The detail holds no person's name."""
    Finding.objects.get_or_create(
        key=(key or f"{kind}:{detail}")[:200],
        defaults={"kind": kind, "detail": detail, "source": source, "capture_id": capture, "seen": now},
    )
