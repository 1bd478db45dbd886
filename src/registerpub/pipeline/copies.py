"""Finds the documents whose words are copies of one another, wherever they were first seen, without trying all pairs.

Each document's sketch is kept as rows, one a band; documents that share a band are compared word by word. The window
is that of reprinting: bands of older documents are let go, what was found stays. Everything here can be computed anew,
and comes out the same in whatever order documents are looked at: copies form groups, the first of each is its root.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from registerpub.core.changes import SKETCH_METHOD, are_copies, sketch
from registerpub.pipeline.shares import give_back, keep, shares
from registerpub.pipeline.stage import SHARE, Progress, fail, quiet, up_to
from registerpub.store.models import Band, DocumentRow

#: For how long after a text came in reprints of it are looked for.
WINDOW: Final = dt.timedelta(days=60)
STAGE: Final = "copies"
#: Bands in one statement, and texts.
_BATCH, _AT_ONCE = 500, 100


def find_copies(
    now: dt.datetime, failed: set[int] | None = None, progress: Progress = quiet, end: int | None = None
) -> int:
    """Look for copies of every document of the window for which that was not done by this method; returns how many.

    ``failed``, ``end`` as in :func:`.match.match_due`. Killed at any moment, the next run goes on.
    """
    failed = set() if failed is None else failed
    due = list(up_to(_unsketched(), end).order_by("created", "id").values_list("id", "created", "pruned"))
    wanted = [pk for pk, created, pruned in due if created > now - WINDOW and pruned is None and pk not in failed]
    if any(created <= now - WINDOW or pruned is not None for _, created, pruned in due):
        _unsketched().filter(Q(created__lte=now - WINDOW) | Q(pruned__isnull=False)).update(sketched=SKETCH_METHOD)
    done = seen = 0
    for share in shares(STAGE, [str(pk) for pk in wanted], SHARE, _still_due):
        done += _look(list(DocumentRow.objects.filter(pk__in=share).order_by("created", "pk")), now, failed)
        give_back(STAGE, share)
        seen += len(share)
        progress(STAGE, seen, len(wanted))
    if done:
        Band.objects.filter(document__created__lte=now - WINDOW).delete()
    return done


def to_be_compared(now: dt.datetime) -> QuerySet[DocumentRow]:
    """Documents of the window of which it is not known whether they are copies."""
    return _unsketched().filter(created__gt=now - WINDOW, pruned__isnull=True)


def _still_due(items: Sequence[str]) -> list[str]:
    return [str(pk) for pk in _unsketched().filter(pk__in=items).values_list("pk", flat=True)]


def _unsketched() -> QuerySet[DocumentRow]:
    """Written as two ranges, for which the index serves; «not equal» would read every row at every run."""
    return DocumentRow.objects.filter(Q(sketched__lt=SKETCH_METHOD) | Q(sketched__gt=SKETCH_METHOD))


def _look(rows: Sequence[DocumentRow], now: dt.datetime, failed: set[int]) -> int:
    """Bands first, then the comparison: of two documents looked at side by side, the later finds the other's bands."""
    sketched: dict[int, tuple[int, ...]] = {}
    for row in rows:
        try:
            sketched[row.pk] = sketch(body_of(row), row.language)
        except Exception as error:  # the edge: the document stays due and a person sees why
            _fail(row, error, now, failed)
    with transaction.atomic():
        # Not those that another has done meanwhile: they would be left without bands for a moment.
        sketched = {pk: sketched[pk] for pk in map(int, _still_due([str(pk) for pk in sketched]))}
        Band.objects.filter(document__in=sketched).delete()
        Band.objects.bulk_create(Band(document_id=pk, value=value) for pk, own in sketched.items() for value in own)
    near, order = _near(sketched, now), [pk for pk in (row.pk for row in rows) if pk in sketched]
    # Of two that are looked at together the later is held against the earlier.
    near = {pk: near[pk].difference(order[at + 1 :]) for at, pk in enumerate(order)}
    return _file(_alike([row for row in rows if row.pk in near], near, now, failed))


def _near(sketched: Mapping[int, Collection[int]], now: dt.datetime) -> dict[int, set[int]]:
    """For each of these documents the others of the window that share a band with it."""
    owners: dict[int, list[int]] = {}
    for pk, values in sketched.items():
        for value in values:
            owners.setdefault(value, []).append(pk)
    near: dict[int, set[int]] = {pk: set() for pk in sketched}
    for start in range(0, len(values := list(owners)), _BATCH):
        bands = Band.objects.filter(value__in=values[start : start + _BATCH], document__created__gt=now - WINDOW)
        for value, other in bands.values_list("value", "document").iterator(chunk_size=_BATCH):
            for pk in owners[value]:
                near[pk].add(other)
    return {pk: others - {pk} for pk, others in near.items()}


def _file(alike: Mapping[int, Sequence[int]]) -> int:
    """Note what is a copy of what; how many documents are done by that. What another has done meanwhile is left."""
    with transaction.atomic():
        mine = sorted(_unsketched().select_for_update().filter(pk__in=alike).values_list("pk", flat=True))
        DocumentRow.objects.filter(pk__in=mine).update(sketched=SKETCH_METHOD)
        for pk in mine:
            if alike[pk]:
                known = DocumentRow.objects.filter(pk__in=[pk, *alike[pk]], pruned__isnull=True)
                _join({first or own for own, first in known.values_list("pk", "copy_of")})
    return len(mine)


def _fail(row: DocumentRow, error: Exception, now: dt.datetime, failed: set[int]) -> None:
    failed.add(row.pk)
    fail("copies", f"document {row.pk}", error, now)


def _alike(
    rows: Sequence[DocumentRow], near: Mapping[int, Collection[int]], now: dt.datetime, failed: set[int]
) -> dict[int, list[int]]:
    """Those of ``near`` of which each of ``rows`` is a copy. Each text that is near is read once for all of them."""
    alike: dict[int, list[int]] = {row.pk: [] for row in rows}
    others = sorted({pk for each in near.values() for pk in each})
    for start in range(0, len(others), _AT_ONCE):
        texts = DocumentRow.objects.filter(pk__in=others[start : start + _AT_ONCE], pruned__isnull=True)
        for other in texts.only("text", "paragraphs"):
            for row in rows:
                try:
                    if row.pk in alike and other.pk in near[row.pk] and are_copies(body_of(row), body_of(other)):
                        alike[row.pk].append(other.pk)
                except Exception as error:  # the edge: the document stays due and a person sees why
                    del alike[row.pk]
                    _fail(row, error, now, failed)
            keep(STAGE)
    return alike


def body_of(row: DocumentRow) -> str:
    """The body alone: what a site prints around every article says nothing of who wrote it."""
    body = "\n".join(row.text[start:end] for start, end, _, role in row.paragraphs if role == "body")
    return body or row.text


def _join(roots: set[int]) -> None:
    """All of them become copies of the first that came in, so that one step leads from any of them to it."""
    first = min(roots)
    others = roots - {first}
    DocumentRow.objects.filter(Q(pk__in=others) | Q(copy_of__in=others)).update(copy_of=first)
