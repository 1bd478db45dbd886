"""Process: every stage from ingest to propose, and the search for new names. Never crawls, decides or publishes.

Any number of processes may run it at a time. They share the reading: files, documents, claims, copies. What looks at
cards is done by one of them, in order, once a slice of the documents is read whole and nothing is being read any more.
Slices are cut by the documents' numbers, so the result is that of a single process. Of a backlog it is as if its slices
had come in on different days: what comes later joins the cards that are there, as late evidence always does. Only what
depends on who comes first may differ from one large slice: a card's first values, a version told of as a change.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from registerpub.config import Config
from registerpub.pipeline.claim import claim_due, to_be_read
from registerpub.pipeline.copies import find_copies, to_be_compared
from registerpub.pipeline.earlier import search_earlier
from registerpub.pipeline.ingest import ingest_due, to_be_stored
from registerpub.pipeline.manifest import record_day
from registerpub.pipeline.match import match_due, to_be_matched
from registerpub.pipeline.panic import Lookout, StandsStill, refuse_in_panic
from registerpub.pipeline.propose import STAGE as IN_ORDER
from registerpub.pipeline.propose import propose_due
from registerpub.pipeline.shares import PAUSE, give_back, held_by_others, keep, let_go, take
from registerpub.pipeline.stage import Progress, StageResult, are_due, quiet, up_to
from registerpub.store.models import DocumentRow

#: Stages that are shared.
_READING: Final = ("ingest", "match", "claim", "copies")
_ALL: Final = "all"
#: So many documents are read before cards are made of them: news of today waits for no year that was brought in.
SLICE: Final = 500
#: Seconds between two looks, at most: whoever waits shares its cores with those who work.
_LONGEST: Final = 0.4


def process(
    config: Config, clock: Callable[[], dt.datetime], progress: Progress = quiet, *, patient: bool = True
) -> list[StageResult]:
    """Run every stage over what is due, slice by slice. Safe to kill at any moment and to run again.

    In a panic :class:`StandsStill`, also in the middle, after the file or the few documents that are being read.
    ``patient``: wait while another makes the last cards, so that everything that was due is done on return.
    """
    refuse_in_panic(config)
    watched = _Watched(progress, Lookout(config, "what was processed until then stands"))
    reading = _Reading(config, clock, watched)
    cards = [StageResult(name, 0, 0, 0) for name in (IN_ORDER, "earlier")]
    try:
        while not reading.is_over:
            reading.read()
            made = _make_cards(reading, patient)
            cards = [one + more for one, more in zip(cards, made, strict=True)]
    except StandsStill:
        for stage in (*_READING, IN_ORDER):
            let_go(stage)
        raise
    record_day(config, clock())
    return [*reading.sums, *cards]


@dataclass(frozen=True, slots=True)
class _Watched:
    """A report of progress that ends the work where everything stands still."""

    progress: Progress
    lookout: Lookout

    def __call__(self, stage: str, done: int, due: int) -> None:
        self.progress(stage, done, due)
        self.lookout.look()


class _Reading:
    """What one run reads. ``end``: the last document of the slice, None while it may still grow; ``is_over``: nothing
    came after the slice that was read."""

    def __init__(self, config: Config, clock: Callable[[], dt.datetime], progress: _Watched) -> None:
        self.config, self.clock, self.progress = config, clock, progress
        self.sums = [StageResult(name, 0, 0, 0) for name in ("ingest", "match", "claim")]
        self.end: int | None = None
        self.is_over = False
        #: Up to here all had their turn; what is still due among them has failed, or cannot be done yet.
        self._passed = 0
        self._files: set[str] = set()
        self._matching: set[int] = set()
        self._claiming: set[int] = set()
        self._copying: set[int] = set()

    def read(self) -> None:
        """Until the slice is read and nobody else is reading: then its cards can be made from all that there is."""
        pause = PAUSE
        while True:
            self.progress.lookout.look()
            found = [ingest_due(self.config, self.clock(), self.progress, self._files, self._is_full)]
            self._is_full()
            found.append(match_due(self.config, self.clock(), self.progress, self._matching, self.end))
            found.append(claim_due(self.clock(), self.progress, self._claiming, self.end))
            copied = find_copies(self.clock(), self._copying, self.progress, self.end)
            self.sums = [one + more for one, more in zip(self.sums, found, strict=True)]
            if copied or any(one.done or one.failed for one in found):
                pause = PAUSE
            elif self._is_whole():
                return
            else:
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST)

    def _is_whole(self) -> bool:
        """Whether nobody else is reading and nothing of the slice is left but what failed.

        Both in one transaction: who has just given a document back takes it up again for the next stage.
        """
        if held_by_others(_READING):
            return False
        with transaction.atomic():
            if held_by_others(_READING) or not self._is_full() and to_be_stored(self.config, self._files):
                return False
            due = (to_be_matched(), to_be_read(), to_be_compared(self.clock()))
            failed = (self._matching, self._claiming, self._copying)
            if any(are_due(up_to(rows, self.end), known) for rows, known in zip(due, failed, strict=True)):
                return False
            if self.end is None:  # whatever comes in from here on is of another run
                self.is_over = True
                self.end = DocumentRow.objects.order_by("pk").values_list("pk", flat=True).last() or 0
        return True

    def make_cards(self, told: Progress) -> list[StageResult]:
        """Of the slice, which is whole: what another has left of it."""
        made = [propose_due(self.clock(), told, self.end), search_earlier(self.config, self.clock(), told)]
        self._passed = self.end or 0
        return made

    def _is_full(self) -> bool:
        """Whether there are documents for a whole slice; says where it ends."""
        rows = DocumentRow.objects.filter(proposed__isnull=True, pruned__isnull=True, pk__gt=self._passed)
        self.end = rows.order_by("pk").values_list("pk", flat=True)[SLICE - 1 : SLICE].first()
        return self.end is not None


def _make_cards(reading: _Reading, patient: bool) -> list[StageResult]:
    """None if another makes the last of them and nobody is patient."""

    def told(stage: str, done: int, due: int) -> None:
        keep(IN_ORDER)
        reading.progress(stage, done, due)

    let_go(IN_ORDER)
    while not take(IN_ORDER, [_ALL], 1, list):
        if not patient and reading.is_over:
            return [StageResult(IN_ORDER, 0, 0, 0), StageResult("earlier", 0, 0, 0)]
        # Taking is writing, for which the one who makes cards would have to wait: only looking is not.
        while held_by_others([IN_ORDER]):
            time.sleep(PAUSE)
            reading.progress.lookout.look()
    try:
        return reading.make_cards(told)
    finally:
        give_back(IN_ORDER, [_ALL])
