"""Proposing from one document reads only those whom it names: not everybody on record, and not every card."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.pipeline.card_search import file_name
from registerpub.pipeline.document_cards import propose_from
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.store.models import DocumentRow, LedgerEvent, NameRow, PersonRow, Proposal
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db

TEXT = (
    "Asel Zhunusova was sentenced to two years in prison on June 3, 2021, a court in Semey said on Thursday. Later "
    "that day Fair Trial Watch recognised Nurlan Abishev as a political prisoner. He remains in pretrial detention."
)


def fill(now: dt.datetime, start: int, count: int) -> None:
    """People with an event each, and decided and open cards about them and about candidates of other names."""
    names = [f"Person {'abcdefghij'[number % 10]}{number}" for number in range(start, start + count)]
    people = PersonRow.objects.bulk_create(PersonRow(id=f"x{name[7:]}", created=now) for name in names)
    NameRow.objects.bulk_create(
        NameRow(person=person, language="en", full=name, kind="main", searched=now)
        for person, name in zip(people, names, strict=True)
    )
    LedgerEvent.objects.bulk_create(
        LedgerEvent(person=person, code="DETAINED", date="2020-01-02", recorded=now) for person in people
    )
    for number, name in enumerate(names):
        common: dict[str, Any] = {"severity": "A", "certainty": "strong", "created": now, "updated": now}
        values = {"date": "2021-06-03", "date_basis": "stated", "status": None, "term": None}
        state = "rejected" if number % 2 else "open"
        Proposal.objects.create(
            key=f"p{name}", public_id=f"p{name[-8:]}", person_id=f"x{name[7:]}", event="SENTENCED_PRISON", state=state,
            values=values, **common,
        )  # fmt: skip
        candidate = Proposal.objects.create(
            key=f"c{name}", public_id=f"c{name[-8:]}", candidate=name, event="LIST_RECOGNISED", register_id="ftw",
            state=state, values=values, **common,
        )  # fmt: skip
        file_name(candidate)


def rows_read(connection_queries: list[dict[str, str]]) -> int:
    """How many rows SQLite would visit for the queries, as far as they scan: a scan shows in the query plan."""
    scans = 0
    for query in connection_queries:
        if query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
                plan = [str(row[3]) for row in cursor.fetchall()]
            scans += sum(step.startswith("SCAN") and "USING" not in step and "proposal" in step for step in plan)
    return scans


def cost(desk: Desk, row: DocumentRow) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as seen:
        propose_from(row, desk.now)
    queries = list(seen.captured_queries)
    return len(queries), sum("ledger_event" in query["sql"] for query in queries)


def test_the_cost_of_one_document_does_not_grow_with_people_and_cards(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    import_evidence([path], desk.config, published=dt.date(2021, 6, 4), outlet="One")
    process(desk.config, lambda: desk.now)
    row = DocumentRow.objects.get(published=dt.date(2021, 6, 4))
    assert {card.event for card in desk.cards() if card.articles and card.person in ("m1", None)} >= {
        "SENTENCED_PRISON",
        "LIST_RECOGNISED",
    }
    fill(desk.now, 0, 20)
    cost(desk, row)
    small = cost(desk, row)
    fill(desk.now, 20, 200)
    assert cost(desk, row) == small


def test_only_case_files_of_people_named_are_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    import_evidence([path], desk.config, published=dt.date(2021, 6, 4), outlet="One")
    process(desk.config, lambda: desk.now)
    row = DocumentRow.objects.get(published=dt.date(2021, 6, 4))
    with CaptureQueriesContext(connection) as seen:
        propose_from(row, desk.now)
    read = [query["sql"] for query in seen.captured_queries if 'FROM "ledger_event"' in query["sql"]]
    assert read and all("m1" in sql for sql in read)


def test_cards_are_looked_up_and_not_searched(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    import_evidence([path], desk.config, published=dt.date(2021, 6, 4), outlet="One")
    process(desk.config, lambda: desk.now)
    fill(desk.now, 0, 50)
    with CaptureQueriesContext(connection) as seen:
        propose_from(DocumentRow.objects.get(published=dt.date(2021, 6, 4)), desk.now)
    assert rows_read([query for query in seen.captured_queries if 'FROM "proposal"' in query["sql"]]) == 0
