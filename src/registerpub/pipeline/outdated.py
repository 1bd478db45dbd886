"""Published notices behind which the record has moved on: a confirmed card of details changed what they tell.

A card of details writes no notice of its own. Whether readers are told, and how, a person decides: by a clarification
or a correction of the notice, under the rules of those. Until then it stands on a list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from registerpub.core.changes import DETAIL
from registerpub.store.models import LedgerEvent, Notice, NoticeTextRow


@dataclass(frozen=True, slots=True)
class Outdated:
    """``fields`` of its events that were changed since, the last time at ``since``; ``cause`` of that change."""

    number: int
    person: str | None
    event: str
    fields: tuple[str, ...]
    since: dt.datetime
    cause: str


def outdated_notices(numbers: Iterable[int] | None = None) -> list[Outdated]:
    """Those that are public, the longest outdated first; of ``numbers`` alone if given.

    An amendment of a notice that was written after the change, public or in the outbox, has taken it up.
    """
    changed = LedgerEvent.objects.filter(
        code="AMENDED", decision__undone__isnull=True, decision__proposal__kind=DETAIL
    ).order_by("id")
    changes: dict[int, list[LedgerEvent]] = {}
    for row in changed:
        changes.setdefault(int(row.details["event"]), []).append(row)
    if not changes:
        return []
    public = NoticeTextRow.objects.filter(notice=OuterRef("pk"), release__isnull=False, withdrawn__isnull=True)
    notices = Notice.objects.filter(Exists(public.order_by()), hidden=False, decision__events__in=list(changes))
    if numbers is not None:
        notices = notices.filter(number__in=list(numbers))
    found = []
    for notice in notices.distinct().prefetch_related("decision__events", "amendments"):
        assert notice.decision is not None
        last = max((one.created for one in notice.amendments.all()), default=notice.created)
        entries = [entry for event in notice.decision.events.all() for entry in changes.get(event.pk, ())]
        later = [entry for entry in entries if entry.recorded > last]
        if later and not any(one.kind == "retraction" for one in notice.amendments.all()):
            fields = tuple(dict.fromkeys(entry.details["field"] for entry in later))
            newest = max(later, key=lambda entry: entry.recorded)
            cause = newest.details["cause"]
            found.append(Outdated(notice.number, notice.person_id, notice.event, fields, newest.recorded, cause))
    return sorted(found, key=lambda one: (one.since, one.number))
