"""The shape that document stages share: due rows in shares of a few, results saved once however many workers run.

A failure marks itself as a finding and leaves the row due; the others go on. Nothing is absorbed silently.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from registerpub.pipeline.progress import Progress as Progress
from registerpub.pipeline.progress import quiet as quiet
from registerpub.pipeline.shares import give_back, keep, shares
from registerpub.store.models import DocumentRow, Finding

logger = logging.getLogger(__name__)

#: How many documents are computed, then saved in one transaction. Small: whoever saves keeps all other writers waiting.
SHARE: Final = 16


@dataclass(frozen=True, slots=True)
class StageResult:
    stage: str
    done: int
    made: int
    failed: int

    def __add__(self, other: StageResult) -> StageResult:
        return StageResult(self.stage, self.done + other.done, self.made + other.made, self.failed + other.failed)


@dataclass(slots=True)
class Stage:
    """A stage in one run of a process; documents that ``failed`` in it are not tried again before the next run.

    ``compute`` reads and calculates; the function it returns saves and gives the number of rows made. ``mark`` is the
    column that is null until the stage is done: it is set in the transaction that saves, together with ``also``.
    """

    name: str
    compute: Callable[[DocumentRow], Callable[[], int]]
    mark: str
    now: dt.datetime
    failed: set[int] = field(default_factory=set)
    also: Mapping[str, Any] = field(default_factory=dict)
    progress: Progress = quiet

    def run(self, rows: QuerySet[DocumentRow]) -> StageResult:
        """Do what of ``rows`` is due and nobody else is doing; the rows come with all that ``compute`` reads."""
        due = [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True) if pk not in self.failed]
        result, failed, seen = StageResult(self.name, 0, 0, 0), len(self.failed), 0
        for share in shares(self.name, due, SHARE, lambda items: _numbers(rows, items)):
            result += self._do(share, list(rows.filter(pk__in=share).order_by("pk")))
            seen += len(share)
            self.progress(self.name, seen, len(due))
        return StageResult(self.name, result.done, result.made, len(self.failed) - failed)

    def _do(self, share: Sequence[str], rows: Sequence[DocumentRow]) -> StageResult:
        saves: dict[int, Callable[[], int]] = {}
        for row in rows:
            try:
                saves[row.pk] = self.compute(row)
            except Exception as error:  # the edge of the stage: the row stays due and a person sees why
                self._fail(row.pk, error)
            keep(self.name)
        try:
            return self._save(saves, share)
        except Exception:  # one of them: each is saved by itself, so that the others are
            done = [self._save_one(pk, save) for pk, save in saves.items()]
            give_back(self.name, share)
            return sum(done, StageResult(self.name, 0, 0, 0))

    def _save_one(self, pk: int, save: Callable[[], int]) -> StageResult:
        try:
            return self._save({pk: save}, ())
        except Exception as error:  # the edge of the stage: the row stays due and a person sees why
            self._fail(pk, error)
            return StageResult(self.name, 0, 0, 0)

    def _save(self, saves: Mapping[int, Callable[[], int]], share: Sequence[str]) -> StageResult:
        with transaction.atomic():
            # Whoever was taken for dead may have been quicker.
            rows = DocumentRow.objects.select_for_update().filter(pk__in=saves, **{f"{self.mark}__isnull": True})
            mine = sorted(rows.values_list("pk", flat=True))
            DocumentRow.objects.filter(pk__in=mine).update(**{self.mark: self.now}, **self.also)
            made = sum(saves[pk]() for pk in mine)
            if share:
                give_back(self.name, share)
        return StageResult(self.name, len(mine), made, 0)

    def _fail(self, pk: int, error: Exception) -> None:
        self.failed.add(pk)
        fail(self.name, f"document {pk}", error, self.now)


def are_due(rows: QuerySet[DocumentRow], failed: Collection[int]) -> bool:
    """Whether there are ``rows`` that did not fail before."""
    return any(pk not in failed for pk in rows.order_by().values_list("pk", flat=True)[: len(failed) + 1])


def up_to(rows: QuerySet[DocumentRow], end: int | None) -> QuerySet[DocumentRow]:
    """Those of ``rows`` that came in before the document ``end``, and it; all if that is None."""
    return rows if end is None else rows.filter(pk__lte=end)


def _numbers(rows: QuerySet[DocumentRow], items: Iterable[str]) -> list[str]:
    """Those of ``items`` that are among ``rows`` now."""
    return [str(pk) for pk in rows.filter(pk__in=list(items)).order_by().values_list("pk", flat=True)]


def run_in_order(
    stage: str,
    due: Sequence[int],
    save: Callable[[DocumentRow], int],
    mark: str,
    now: dt.datetime,
    progress: Progress = quiet,
) -> StageResult:
    """Run ``save`` on each due document in its turn, inside a transaction guarded by ``mark``; it gives the number of
    rows made. For what looks at rows that earlier documents have left: one process does all of it.
    """
    done = made = failed = 0
    for number, pk in enumerate(due, start=1):
        try:
            row = DocumentRow.objects.select_related("capture").get(pk=pk)
            with transaction.atomic():
                if DocumentRow.objects.filter(pk=pk, **{f"{mark}__isnull": True}).update(**{mark: now}):
                    made += save(row)
                    done += 1
        except Exception as error:  # the edge of the stage: the row stays due and a person sees why
            failed += 1
            fail(stage, f"document {pk}", error, now)
        keep(stage)
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
