"""The outbox: confirmed notices on their way to the public, and those that wait for a checked name form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from registerpub.core.records import NoticeText
from registerpub.store.models import Notice


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """``texts``: language → (state, words). ``released``: the languages that are public."""

    number: int
    person: str
    event: str
    due: dt.datetime
    texts: Mapping[str, tuple[str, NoticeText]]
    released: tuple[str, ...]


def outbox() -> list[OutboxRow]:
    """Notices of which at least one language is not public yet, next due first."""
    rows = (
        Notice.objects.filter(texts__release__isnull=True)
        .distinct()
        .prefetch_related("texts")
        .order_by("due", "number")
    )
    return [
        OutboxRow(
            number=row.number,
            person=row.person_id,
            event=row.event,
            due=row.due,
            texts={
                text.language: (text.state, NoticeText(text.language, text.headline, text.summary, text.body))
                for text in row.texts.all()
            },
            released=tuple(
                text.language for text in row.texts.all() if text.release_id is not None and not text.withdrawn_id
            ),
        )
        for row in rows
    ]
