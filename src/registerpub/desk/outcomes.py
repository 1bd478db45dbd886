"""What was recorded with a decided card: the state at the decision, whatever the case file says today."""

from __future__ import annotations

from collections.abc import Iterable

from registerpub.core.records import Event
from registerpub.store.mapping import event_record
from registerpub.store.models import LedgerEvent


def outcomes(card_ids: Iterable[str]) -> dict[str, Event]:
    """Card id → the main event of its confirmation. Rejected and open cards have none."""
    rows = LedgerEvent.objects.filter(
        decision__proposal__public_id__in=list(card_ids), decision__undone__isnull=True
    ).order_by("id")
    found: dict[str, Event] = {}
    for row in rows.select_related("decision__proposal"):
        assert row.decision is not None
        found.setdefault(row.decision.proposal.public_id, event_record(row))
    return found
