"""What many decisions rested on, read at once: asked one by one, a release would put a query for each of its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from registerpub.pipeline.denials import ASIDE
from registerpub.store.models import Decision, Evidence


def evidence_of_notices() -> Mapping[int, list[Evidence]]:
    """Decision with a notice → what it rested on, as ``notices.decided_evidence`` gives it, without pages' texts."""
    found: dict[int, list[Evidence]] = {}
    rows = Evidence.objects.filter(proposal__decision__notice__isnull=False).exclude(role__in=ASIDE)
    rows = rows.select_related("document__capture").defer("quote", "document__text").order_by("id")
    for row in rows.iterator(chunk_size=2000):
        found.setdefault(row.proposal_id, []).append(row)
    decided = Decision.objects.filter(notice__isnull=False).values_list("pk", "proposal", "at")
    return {pk: _until(found.get(proposal, []), at) for pk, proposal, at in decided}


def _until(rows: list[Evidence], at: dt.datetime) -> list[Evidence]:
    """Evidence that joined the card later is not what a notice tells. A clock put back leaves nothing: then all."""
    return [row for row in rows if row.added <= at] or rows
