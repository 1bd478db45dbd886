"""Texts and versions that are read beforehand are those that Django would read."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.pipeline.notice_rows import read_texts
from registerpub.pipeline.publish import publish
from registerpub.store.models import Notice, NoticeTextRow, TextVersion
from tests.pipeline.conftest import LATER, Desk


def told(notices: list[Notice]) -> Any:
    texts = [text for notice in notices for text in notice.texts.all()]
    return [(text.pk, text.notice.number, [(v.pk, v.amendment.number) for v in text.versions.all()]) for text in texts]


def test_everything_is_read_by_two_queries_and_is_the_same(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    text = NoticeTextRow.objects.order_by("id").first()
    assert text is not None
    other = Notice.objects.exclude(pk=text.notice_id).order_by("id").first()
    assert other is not None
    TextVersion.objects.create(text=text, amendment=other, event="REMANDED", headline="x", body="y", state="template")
    notices = list(Notice.objects.order_by("number"))
    with CaptureQueriesContext(connection) as queries:
        read_texts(notices)
        found = told(notices)
    assert len(queries) == 2 and len(found) >= 6
    assert found == told(list(Notice.objects.order_by("number")))
    read_texts([])
