"""Process: every stage from ingest to propose, and the search for new names. Never crawls, decides or publishes.

Any number of processes may run it at a time. They share the reading: files, documents, claims, copies. What looks at
cards is done by one of them, in order, once nothing is being read any more; so the result is that of a single process.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
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
from registerpub.pipeline.stage import Progress, StageResult, are_due, quiet

#: Stages that are shared.
_READING: Final = ("ingest", "match", "claim", "copies")
_ALL: Final = "all"
#: Seconds between two looks, at most: whoever waits shares its cores with those who work.
_LONGEST: Final = 0.4


def process(
    config: Config, clock: Callable[[], dt.datetime], progress: Progress = quiet, *, patient: bool = True
) -> list[StageResult]:
    """Run every stage over what is due. Safe to kill at any moment and to run again.

    In a panic :class:`StandsStill`, also in the middle, after the file or the few documents that are being read.
    ``patient``: wait while another makes the cards, so that everything that was due is done on return.
    """
    refuse_in_panic(config)
    watched = _Watched(progress, Lookout(config, "what was processed until then stands"))
    try:
        results = [*_read(config, clock, watched), *_make_cards(config, clock, watched, patient)]
    except StandsStill:
        for stage in (*_READING, IN_ORDER):
            let_go(stage)
        raise
    record_day(config, clock())
    return results


@dataclass(frozen=True, slots=True)
class _Watched:
    """A report of progress that ends the work where everything stands still."""

    progress: Progress
    lookout: Lookout

    def __call__(self, stage: str, done: int, due: int) -> None:
        self.progress(stage, done, due)
        self.lookout.look()


def _read(config: Config, clock: Callable[[], dt.datetime], progress: _Watched) -> list[StageResult]:
    """Until nothing is left and nobody else is reading: then every card can be made from all that there is."""
    files: set[str] = set()
    matching: set[int] = set()
    claiming: set[int] = set()
    copying: set[int] = set()
    sums = [StageResult(name, 0, 0, 0) for name in ("ingest", "match", "claim")]
    pause = PAUSE
    while True:
        progress.lookout.look()
        found = [
            ingest_due(config, clock(), progress, files),
            match_due(config, clock(), progress, matching),
            claim_due(clock(), progress, claiming),
        ]
        copied = find_copies(clock(), copying, progress)
        sums = [one + more for one, more in zip(sums, found, strict=True)]
        if copied or any(one.done or one.failed for one in found):
            pause = PAUSE
        elif _is_all_read(config, clock(), files, (matching, claiming, copying)):
            return sums
        else:
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST)


def _is_all_read(config: Config, now: dt.datetime, files: set[str], failed: Iterable[set[int]]) -> bool:
    """Whether nobody else is reading and nothing is left but what failed.

    Both in one transaction: who has just given a document back takes it up again for the next stage.
    """
    if held_by_others(_READING):
        return False
    with transaction.atomic():
        if held_by_others(_READING) or to_be_stored(config, files):
            return False
        due = (to_be_matched(), to_be_read(), to_be_compared(now))
        return not any(map(are_due, due, failed))


def _make_cards(
    config: Config, clock: Callable[[], dt.datetime], progress: _Watched, patient: bool
) -> list[StageResult]:

    def told(stage: str, done: int, due: int) -> None:
        keep(IN_ORDER)
        progress(stage, done, due)

    let_go(IN_ORDER)
    while not take(IN_ORDER, [_ALL], 1, list):
        if not patient:
            return [StageResult(IN_ORDER, 0, 0, 0), StageResult("earlier", 0, 0, 0)]
        # Taking is writing, for which the one who makes cards would have to wait: only looking is not.
        while held_by_others([IN_ORDER]):
            time.sleep(PAUSE)
            progress.lookout.look()
    try:
        return [propose_due(clock(), told), search_earlier(config, clock(), told)]
    finally:
        give_back(IN_ORDER, [_ALL])
