"""Finds the documents whose words are copies of one another, wherever they were first seen, without trying all pairs.

Each document's sketch is kept as rows, one a band; documents that share a band are compared word by word. The window
is that of reprinting: bands of older documents are let go, what was found stays. Everything here can be computed anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from registerpub.core.changes import SKETCH_METHOD, are_copies, sketch
from registerpub.pipeline.stage import fail
from registerpub.store.models import Band, DocumentRow

#: For how long after a text came in reprints of it are looked for.
WINDOW: Final = dt.timedelta(days=60)
_BATCH: Final = 500


def find_copies(now: dt.datetime) -> int:
    """Look for copies of every document of the window for which that was not done by this method; returns how many.

    One short transaction each: killed at any moment, the next run goes on.
    """
    due = list(_unsketched().order_by("created", "id").values_list("id", "created", "pruned"))
    wanted = [pk for pk, created, pruned in due if created > now - WINDOW and pruned is None]
    if len(wanted) < len(due):
        _unsketched().filter(Q(created__lte=now - WINDOW) | Q(pruned__isnull=False)).update(sketched=SKETCH_METHOD)
    done = sum(_done(pk, now) for pk in wanted)
    if done:
        Band.objects.filter(document__created__lte=now - WINDOW).delete()
    return done


def _unsketched() -> QuerySet[DocumentRow]:
    """Written as two ranges, for which the index serves; «not equal» would read every row at every run."""
    return DocumentRow.objects.filter(Q(sketched__lt=SKETCH_METHOD) | Q(sketched__gt=SKETCH_METHOD))


def _done(pk: int, now: dt.datetime) -> int:
    try:
        with transaction.atomic():
            # Two workers: only the one whose update counts goes on.
            if not _unsketched().filter(pk=pk).update(sketched=SKETCH_METHOD):
                return 0
            _file(DocumentRow.objects.get(pk=pk), now)
    except Exception as error:  # the edge: the document stays due and a person sees why
        fail("copies", f"document {pk}", error, now)
        return 0
    return 1


def body_of(row: DocumentRow) -> str:
    """The body alone: what a site prints around every article says nothing of who wrote it."""
    body = "\n".join(row.text[start:end] for start, end, _, role in row.paragraphs if role == "body")
    return body or row.text


def _file(row: DocumentRow, now: dt.datetime) -> None:
    body = body_of(row)
    values = sketch(body, row.language)
    Band.objects.filter(document=row).delete()
    found = [
        other.copy_of_id or other.pk for other in _candidates(row, values, now) if are_copies(body, body_of(other))
    ]
    Band.objects.bulk_create(Band(document=row, value=value) for value in values)
    if found:
        _join({*found, row.copy_of_id or row.pk})


def _candidates(row: DocumentRow, values: Iterable[int], now: dt.datetime) -> Iterable[DocumentRow]:
    alike = Band.objects.filter(value__in=list(values), document__created__gt=now - WINDOW).exclude(document=row)
    rows = DocumentRow.objects.filter(pk__in=alike.values("document"), pruned__isnull=True)
    return rows.only("text", "paragraphs", "copy_of").iterator(chunk_size=_BATCH)


def _join(roots: set[int]) -> None:
    """All of them become copies of the first that came in, so that one step leads from any of them to it."""
    first = min(roots)
    others = roots - {first}
    DocumentRow.objects.filter(Q(pk__in=others) | Q(copy_of__in=others)).update(copy_of=first)
