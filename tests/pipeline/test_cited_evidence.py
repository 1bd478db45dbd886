"""What a release cites is read at once, and is what each decision rested on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from registerpub.pipeline.cited_evidence import evidence_of_notices
from registerpub.pipeline.notices import cited_sources, decided_evidence
from registerpub.pipeline.publish import publish
from registerpub.pipeline.release_entries import release_entries
from registerpub.store.models import Decision, Evidence, Notice, Release
from tests.pipeline.conftest import LATER, Desk


def decided() -> list[Decision]:
    return [notice.decision for notice in Notice.objects.order_by("number") if notice.decision is not None]


def test_it_is_what_each_decision_rested_on(confirmed: Desk) -> None:
    first = decided()[0]
    late = Evidence.objects.filter(proposal=first.proposal).latest("id")
    late.pk, late.added = None, first.at + dt.timedelta(hours=1)
    late.save()
    for each in decided():
        wanted = [row.pk for row in decided_evidence(each)]
        assert [row.pk for row in evidence_of_notices()[each.pk]] == wanted != []
    assert late.pk not in {row.pk for row in evidence_of_notices()[first.pk]}
    Evidence.objects.update(added=first.at + dt.timedelta(days=1))
    assert late.pk in {row.pk for row in evidence_of_notices()[first.pk]}


def test_the_number_of_queries_does_not_grow_with_the_notices(
    confirmed: Desk, django_assert_max_num_queries: Any
) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    with django_assert_max_num_queries(8):
        entries = release_entries(Release.objects.get())
    cited = {each.notice.number: decided_evidence(each) for each in decided()}
    assert len(cited) > 1 and entries
    for entry in entries:
        assert entry.sources == cited_sources(cited[entry.notice], entry.text.language)
