"""Cards that ask an editor to look, and what the case file answers by itself."""

from __future__ import annotations

from typing import Any

from registerpub.core.changes import CHECK, CardDraft, Context, propose
from registerpub.core.claims.unread import Unexplained
from registerpub.core.records import Claim, Event, PartialDate, Span

QUOTE, OTHER = Span("text", 0, 10), Span("text", 20, 30)
DAY = PartialDate(2021, 5, 4)


def cards(
    found: list[Unexplained], claims: list[Claim] | None = None, events: list[Event] | None = None
) -> list[CardDraft]:
    return list(propose(claims or [], [], Context({"p1": events or []}), found))


def claim(event: str, **fields: Any) -> Claim:
    return Claim(person="p1", name="p1", event=event, quote=QUOTE, **({"date": DAY} | fields))


def test_one_weak_card_for_each_person_with_all_sentences() -> None:
    found = cards([Unexplained("p1", QUOTE), Unexplained("p1", OTHER), Unexplained("p2", OTHER)])
    assert [(card.person, card.kind, card.certainty) for card in found] == [
        ("p1", CHECK, "weak"),
        ("p2", CHECK, "weak"),
    ]
    assert [support.quote for support in found[0].support] == [QUOTE, OTHER]
    assert found[0].reasons == ({"key": "unexplained"},)


def test_a_document_that_makes_another_card_of_the_person_is_read_anyway() -> None:
    (card,) = cards([Unexplained("p1", OTHER)], [claim("DETAINED")])
    assert (card.event, card.kind) == ("DETAINED", "event")


def test_the_story_of_an_event_on_record_is_not_asked_about() -> None:
    verdict = Event("SENTENCED_PRISON", PartialDate(2021, 5, 4), id=1)
    assert cards([Unexplained("p1", QUOTE, (PartialDate(2021, 5),))], events=[verdict]) == []
    assert cards([Unexplained("p1", QUOTE, (), is_history=True)], events=[verdict]) == []
    assert len(cards([Unexplained("p1", QUOTE, (PartialDate(2021, 6),))], events=[verdict])) == 1
    assert len(cards([Unexplained("p1", QUOTE)], events=[verdict])) == 1


def test_being_on_a_list_explains_no_history() -> None:
    listed = Event("LIST_RECOGNISED", PartialDate(2019), register="list", id=1)
    assert len(cards([Unexplained("p1", QUOTE, (), is_history=True)], events=[listed])) == 1


def test_a_denial_of_what_is_on_record_is_shown() -> None:
    died = Event("DIED", DAY, id=1)
    (card,) = cards([], [claim("DIED", polarity="denied")], [died])
    assert (card.kind, card.reasons) == (CHECK, ({"key": "denies_record"},))
    assert cards([], [claim("DIED", polarity="denied", date=PartialDate(2019, 1, 1))], [died]) == []
    assert cards([], [claim("DIED", polarity="denied")]) == []
