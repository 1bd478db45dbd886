"""A person whom a confirmation made and who is nobody any more once it is taken back.

They are taken off the record with their names, so that no page is taken for them and no list shows them; the row stays,
because the ledger and the audit go on naming it by its id. If anything else has come to refer to them they are kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet

from registerpub.pipeline.audit import record
from registerpub.store.models import ClaimRow, Decision, LedgerEvent, MentionRow, PersonRow, Vote

Own = Callable[[Decision], Q]
#: Relation → what of it the decision itself left behind, or is derived anew. Of every other relation one row counts.
_OWN: Mapping[str, Own] = MappingProxyType(
    {
        "names": lambda decision: Q(),
        "events": lambda decision: Q(decision=decision) | Q(code="WITHDRAWN", details__cause="undone"),
        "notices": lambda decision: Q(decision=decision),
        "mentions": lambda decision: Q(),
        "claims": lambda decision: Q(evidence__isnull=True, events__isnull=True),
        "standings": lambda decision: Q(),
        "case_fold": lambda decision: Q(),
    }
)


def remove_if_empty(decision: Decision, person_id: str, user: User, now: dt.datetime, channel: str) -> bool:
    """Take the person off the record whom ``decision`` made; False if something else refers to them.

    In the caller's transaction, once the card names nobody again.
    """
    if not decision.options.get("new_person"):
        return False
    person = PersonRow.objects.select_for_update().get(pk=person_id)
    if _is_referred_to(person, decision):
        record("person_kept", user, f"person:{person_id}", now, channel=channel, person=person_id)
        return False
    MentionRow.objects.filter(person=person).delete()
    ClaimRow.objects.filter(person=person).delete()
    person.names.all().delete()
    PersonRow.objects.filter(pk=person_id).update(removed=now)
    record("person_removed", user, f"person:{person_id}", now, channel=channel, person=person_id)
    return True


def _is_referred_to(person: PersonRow, decision: Decision) -> bool:
    for relation in PersonRow._meta.related_objects:
        rows: QuerySet[Any] = _rows(relation.related_model, relation.field.name, person)
        own = _OWN.get(relation.get_accessor_name() or "")
        if (rows.exclude(pk__in=rows.filter(own(decision)).values("pk")) if own else rows).exists():
            return True
    chosen = Vote.objects.filter(options__person=person.pk).exclude(proposal=decision.proposal)
    return chosen.exists() or LedgerEvent.objects.filter(points_to=person.pk).exists()


def _rows(model: Any, field: str, person: PersonRow) -> QuerySet[Model]:
    found: QuerySet[Model] = model.objects.filter(**{field: person})
    return found
