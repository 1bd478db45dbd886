"""Where everybody stands on each list, kept beside the ledger and caught up with it when somebody asks.

What is kept is derived from the ledger alone and may be lost: it is worked out anew. The ledger only grows: a case file
with more entries than were counted is out of date, and whoever commits late is found by that, too. Each part is one
transaction; killed at any moment, the next run goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Count, Sum

from registerpub.core.casefile import fold
from registerpub.core.casefile.register import RegisterCount, ordered_statuses
from registerpub.store.mapping import ledger
from registerpub.store.models import CaseFold, LedgerEvent, PersonRow, Standing

#: People in one transaction.
_AT_ONCE: Final = 500


def current_counts() -> Mapping[str, RegisterCount]:
    """Register id → the count of its members now, for every register that has any; as :func:`computed_count` says."""
    _catch_up()
    rows = Standing.objects.filter(membership="recognised").values_list("register", "custody")
    tally: dict[str, dict[str, int]] = defaultdict(dict)
    for register, custody, number in rows.annotate(Count("id")).order_by():
        tally[register][custody or "unknown"] = number
    return {
        register: RegisterCount(register, None, sum(found.values()), ordered_statuses(found))
        for register, found in tally.items()
    }


def _catch_up() -> None:
    if LedgerEvent.objects.count() == (CaseFold.objects.aggregate(total=Sum("entries"))["total"] or 0):
        return
    recorded = LedgerEvent.objects.order_by().values_list("person_id").annotate(Count("id"))
    counted = dict(CaseFold.objects.values_list("person_id", "entries"))
    behind = [person for person, number in recorded.iterator() if counted.get(person) != number]
    for start in range(0, len(behind), _AT_ONCE):
        with transaction.atomic():
            _count(behind[start : start + _AT_ONCE])


def _count(people: Sequence[str]) -> None:
    """Work out where ``people`` stand, and those to whom an event of theirs was moved."""
    moved = LedgerEvent.objects.filter(person_id__in=people).exclude(points_to="").values("points_to")
    whole = {*people, *PersonRow.objects.filter(pk__in=moved).values_list("pk", flat=True)}
    # Counted before the case files are read: an entry that comes between the two is counted again next time.
    own = LedgerEvent.objects.filter(person_id__in=whole).order_by().values_list("person_id").annotate(Count("id"))
    entries = dict.fromkeys(whole, 0) | dict(own)
    files = ledger(whole)
    states = {person: fold(files.get(person, ())) for person in whole}
    rows = [
        Standing(person_id=person, register=register, membership=membership, custody=state.custody or "")
        for person, state in states.items()
        for register, membership in state.memberships.items()
    ]
    CaseFold.objects.bulk_create(
        [CaseFold(person_id=person, entries=number) for person, number in entries.items()],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["entries"],
    )
    Standing.objects.filter(person__in=whole).delete()
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "register"], update_fields=["membership", "custody"]
    )
