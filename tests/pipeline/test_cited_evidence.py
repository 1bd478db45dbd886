"""What a release cites is read at once, and is what each decision rested on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from registerpub.pipeline.cited_evidence import evidence_of_notices
from registerpub.pipeline.notices import cited_sources, decided_evidence
from registerpub.pipeline.publish import publish, release_entries
from registerpub.store.models import Evidence, Notice, Release
from tests.pipeline.conftest import LATER, Desk


def test_it_is_what_each_decision_rested_on(confirmed: Desk) -> None:
    notice = Notice.objects.order_by("number").first()
    assert notice is not None
    late = Evidence.objects.filter(proposal=notice.decision.proposal).latest("id")
    late.pk, late.added = None, notice.decision.at + dt.timedelta(hours=1)
    late.save()
    for each in Notice.objects.all():
        wanted = [row.pk for row in decided_evidence(each.decision)]
        assert [row.pk for row in evidence_of_notices()[each.decision_id]] == wanted != []
    assert late.pk not in {row.pk for row in evidence_of_notices()[notice.decision_id]}
    Evidence.objects.update(added=notice.decision.at + dt.timedelta(days=1))
    assert late.pk in {row.pk for row in evidence_of_notices()[notice.decision_id]}


def test_the_number_of_queries_does_not_grow_with_the_notices(
    confirmed: Desk, django_assert_max_num_queries: Any
) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    with django_assert_max_num_queries(5):
        entries = release_entries(Release.objects.get())
    cited = {notice.number: decided_evidence(notice.decision) for notice in Notice.objects.all()}
    assert len(cited) > 1 and entries
    for entry in entries:
        assert entry.sources == cited_sources(cited[entry.notice], entry.text.language)
