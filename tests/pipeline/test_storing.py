"""Storing the pages of a file takes a few statements however many pages it holds, and loses none of what each shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.core.reading import ReadResult
from registerpub.core.records import CapturedPage, Document
from registerpub.pipeline.filing import ReadPage
from registerpub.pipeline.storing import store_pages
from registerpub.store.models import ArchiveFile, Capture, DocumentRow

pytestmark = pytest.mark.django_db


def page(number: int, text: str, url: str = "", original: str = "") -> ReadPage:
    captured = CapturedPage(
        record=f"urn:uuid:{number}",
        offset=number,
        url=url or f"https://news.example/{number}",
        source="bench",
        fetched=dt.datetime(2024, 5, 6, 7, number % 60, tzinfo=dt.UTC),
        content_type="text/html",
        payload=b"",
        sha256="0" * 64,
        status=304 if original else 200,
        original=original,
    )
    result = None if original else ReadResult(Document(id="", title="T", text=text, language="en"), ())
    return ReadPage(captured, result)


def stored(pages: Sequence[ReadPage], name: str, now: dt.datetime) -> int:
    archive = ArchiveFile.objects.create(name=name, sha256="0" * 64, size=1, records=len(pages), ingested=now)
    return store_pages([(one, None) for one in pages], archive, now)


def shown() -> list[tuple[str, int | None, int | None]]:
    """Of each capture its record and the page's version that it shows."""
    return list(Capture.objects.order_by("pk").values_list("record", "version__version", "version"))


def test_a_file_of_many_pages_takes_no_more_statements_than_one_of_few(now: dt.datetime) -> None:
    counts = []
    for start, number in ((0, 3), (100, 60)):
        with CaptureQueriesContext(connection) as queries:
            assert stored([page(start + at, f"text {start + at}") for at in range(number)], f"{start}", now) == number
        counts.append(len(queries))
    # SQLite takes so many values in one statement.
    assert counts[1] <= counts[0] + 2 < 12
    assert Capture.objects.filter(version__capture=None).count() == 0
    assert all(row.capture.version_id == row.pk for row in DocumentRow.objects.select_related("capture"))


def test_versions_visits_and_repeats_within_one_file_are_what_they_are_in_several(now: dt.datetime) -> None:
    a = "https://news.example/a"
    pages = [
        page(9, "", a, original="urn:uuid:1"),  # came before the record that it leans on
        page(1, "one", a),
        page(2, "other"),
        page(3, "two", a),
        page(4, "one again", "https://news.example/b"),
        page(5, "two", a),
        page(6, "", a, original="urn:uuid:3"),
        page(2, "other"),  # the same record twice
    ]
    together = stored(pages, "together", now)
    told = shown()
    rows = list(DocumentRow.objects.order_by("pk").values_list("canonical", "version", "text"))
    Capture.objects.update(version=None)
    DocumentRow.objects.all().delete()
    Capture.objects.all().delete()
    apart = sum(stored([one], f"apart{at}", now) for at, one in enumerate(pages))
    assert together == apart == 4
    assert [one[:2] for one in told] == [one[:2] for one in shown()]
    assert [one[1] for one in told] == [1, 1, 1, 2, 1, 2, 2]
    assert rows == list(DocumentRow.objects.order_by("pk").values_list("canonical", "version", "text"))


def test_what_is_stored_already_is_left_as_it_is(now: dt.datetime) -> None:
    assert stored([page(1, "one")], "first", now) == 1
    before = list(Capture.objects.values())
    assert stored([page(1, "changed"), page(2, "two")], "second", now) == 1
    assert list(Capture.objects.filter(record="urn:uuid:1").values()) == before
    found = replace(page(3, "three"), result=ReadResult(None, ()))
    assert stored([found], "third", now) == 0 and Capture.objects.filter(record="urn:uuid:3").exists()
