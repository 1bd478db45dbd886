"""Numbers of queries, never times: no page of the desk asks the store more often because there is more in it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from registerpub.config import Config
from registerpub.pipeline.inbox import Filters, inbox_counts, inbox_page

from .conftest import sign_in
from .samples import World, add_evidence, make_card, make_claim, make_document, make_notice, make_person

#: Every page that lists something, and one of each kind of thing.
PAGES = (
    *("/", "/?family=arrest", "/?language=ru", "/?source=shamshyraq", "/?register=birlik"),
    *("/urgent/", "/mine/", "/second/", "/translation/", "/on-hold/", "/snoozed/", "/done/"),
    *("/cards/verdict234/", "/cards/small23456/", "/people/", "/people/pk3t8w2xq/", "/outbox/", "/notices/"),
    *("/holds/", "/rulings/", "/audit/", "/overview/", "/sources/", "/care/"),
)
#: One of them is the question whether everything stands still (desk.standstill), which no page leaves out.
MOST = 19


@pytest.fixture
def publisher(world: World) -> Client:
    return sign_in("p1", "publisher")


def fill(numbers: range) -> None:
    """People, cards and notices, one of each for each of ``numbers``."""
    for at in numbers:
        person = make_person(f"pq{at:05}", kk=f"Ерлан Сәлімов{at}", ru=f"Ерлан Салимов{at}")
        card = make_card(f"line{at:06}", "QUESTIONED", "C", person=person)
        document = make_document("ru", f"Ерлана Салимова{at} допросили.", "shamshyraq")
        claim = make_claim(document, person, "QUESTIONED", f"Ерлана Салимова{at}", "допросили")
        add_evidence(card, document, claim)
        make_notice(at + 1)


def asked(client: Client, address: str, **form: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(address, form) if form else client.get(address)
    assert answer.status_code == 200, address
    return len(queries)


def settled(client: Client, address: str) -> int:
    """Of the second look: what is worked out once and kept is there."""
    asked(client, address)
    return asked(client, address)


def test_no_page_asks_twenty_times_or_more_often_because_there_is_more(publisher: Client) -> None:
    fill(range(2))
    for address in PAGES:  # the cards among them are this editor's own from now on
        asked(publisher, address)
    few = {address: settled(publisher, address) for address in PAGES}
    fill(range(2, 14))
    many = {address: settled(publisher, address) for address in PAGES}
    assert {address: number for address, number in many.items() if number > MOST} == {}
    assert {address: (few[address], many[address]) for address in PAGES if many[address] > few[address]} == {}


def test_search_asks_less_than_twenty_times(publisher: Client) -> None:
    fill(range(12))
    for text in ("Салимов", "Ерлан", "nobody"):
        assert asked(publisher, "/search/", text=text) <= MOST


def test_opening_a_card_for_the_first_time_asks_less_than_twenty_times(editor: Client, world: World) -> None:
    editor.get("/")
    assert asked(editor, "/cards/small23456/") <= MOST


def test_cards_of_held_people_and_of_a_list_are_looked_up(editor: Client, config: Config, world: World) -> None:
    """By the query plans of SQLite: else every open card is gone through for each count."""
    user, now = User.objects.get(username="e1"), timezone.now()
    with CaptureQueriesContext(connection) as queries:
        inbox_page(config, "open", user, Filters(register="birlik"), 1, "en", now)
        inbox_counts(config, user, now)
    plans = ""
    with connection.cursor() as cursor:
        for query in queries:
            if "proposal" in query["sql"]:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
                plans += "\n".join(str(row[3]) for row in cursor.fetchall())
    assert "COVERING INDEX proposal_by_person" in plans
    assert "INDEX proposal_by_register" in plans
