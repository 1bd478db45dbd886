"""Fills a new column of old rows while desk and workers go on: in short transactions, to be killed at any moment.

Whoever makes the column says which rows are not filled yet; that is all that a run which was killed leaves behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet

#: Rows in one transaction. All other writers wait for it.
AT_ONCE: Final = 200
_Row = TypeVar("_Row", bound=models.Model)


def backfill(due: QuerySet[_Row], fill: Callable[[_Row], None], columns: list[str], at_once: int = AT_ONCE) -> int:
    """Let ``fill`` set ``columns`` of every row of ``due``; how many rows that were.

    ``due`` holds the rows that are not filled yet, so it grows smaller by every row that is saved; a row that ``fill``
    leaves as it is would be met for ever, which raises :class:`ValueError`.
    """
    done, last = 0, 0
    while True:
        with transaction.atomic():
            rows = list(due.filter(pk__gt=last).order_by("pk")[:at_once])
            for row in rows:
                fill(row)
            due.model._default_manager.bulk_update(rows, columns)
            if due.filter(pk__in=[row.pk for row in rows]).exists():
                raise ValueError(f"rows of {due.model._meta.db_table} are still due after they were filled")
        if not rows:
            return done
        done, last = done + len(rows), rows[-1].pk
