"""What a report adds to an event on record, and in which fields it contradicts one."""

from __future__ import annotations

from typing import Any

import pytest

from registerpub.core.changes import DETAIL, CardDraft, Context, beside, propose
from registerpub.core.records import Claim, Event, PartialDate, Span, Term

QUOTE = Span("text", 0, 10)
DAY, MONTH = PartialDate(2021, 5, 4), PartialDate(2021, 5)


def claim(event: str = "SENTENCED_PRISON", **fields: Any) -> Claim:
    return Claim(person="p1", name="p1", event=event, quote=QUOTE, **({"date": DAY} | fields))


def verdict(date: PartialDate | None = DAY, term: Term | None = None, number: int = 7, **details: str) -> Event:
    return Event("SENTENCED_PRISON", date, term=term, details=details, id=number)


@pytest.mark.parametrize(
    ("told", "on_record", "fields"),
    [
        ({}, {"date": MONTH}, ("date",)),
        ({"term": Term(years=2)}, {}, ("term",)),
        ({"court": "Semey city court"}, {}, ("court",)),
        ({"article": "405"}, {}, ("article",)),
        ({"article": "405(2)"}, {"article": "405"}, ("article",)),
        ({"facility": "colony No 33"}, {}, ("facility",)),
        ({"term": Term(years=2), "article": "174"}, {"date": PartialDate(2021)}, ("date", "term", "article")),
    ],
)
def test_what_the_record_lacks_is_detail(
    told: dict[str, Any], on_record: dict[str, Any], fields: tuple[str, ...]
) -> None:
    found = beside(claim(**told), [verdict(**on_record)])
    assert (found.comparison, found.event and found.event.id, found.fields) == ("adds_detail", 7, fields)


@pytest.mark.parametrize(
    ("told", "on_record"),
    [
        ({}, {}),
        ({"date": MONTH}, {}),
        ({"term": Term(months=24)}, {"term": Term(years=2)}),
        ({"court": "суд города Семей"}, {"court": "Semey city court"}),
        ({"article": "405"}, {"article": "405(2)"}),
        ({"place": "Semey"}, {}),
    ],
)
def test_saying_the_same_or_less_is_known(told: dict[str, Any], on_record: dict[str, Any]) -> None:
    assert beside(claim(**told), [verdict(**on_record)]).comparison == "known"


@pytest.mark.parametrize(
    ("told", "on_record", "fields"),
    [
        ({"date": PartialDate(2021, 5, 9)}, {}, ("date",)),
        ({"term": Term(years=5)}, {"term": Term(years=2)}, ("term",)),
        ({"article": "174"}, {"article": "405(2)"}, ("article",)),
        ({"term": Term(years=5), "article": "174"}, {"term": Term(years=2), "article": "405"}, ("term", "article")),
    ],
)
def test_a_contradiction_names_its_fields(
    told: dict[str, Any], on_record: dict[str, Any], fields: tuple[str, ...]
) -> None:
    found = beside(claim(**told), [verdict(**on_record)])
    assert (found.comparison, found.fields) == ("contradicts", fields)
    (card,) = cards([claim(**told)], [verdict(**on_record)])
    assert card.reasons[0] == {"key": "contradicts", "fields": list(fields)}


def test_of_two_events_near_each_other_the_one_that_agrees_is_meant() -> None:
    first, second = Event("DETAINED", PartialDate(2021, 5, 1), id=1), Event("DETAINED", PartialDate(2021, 5, 6), id=2)
    told = Claim(person="p1", name="p1", event="DETAINED", quote=QUOTE, date=PartialDate(2021, 5, 6))
    assert beside(told, [first, second]).comparison == "known"


def cards(claims: list[Claim], events: list[Event]) -> list[CardDraft]:
    return list(propose(claims, [], Context({"p1": events})))


def test_a_card_of_detail_holds_only_what_is_added() -> None:
    (card,) = cards([claim(term=Term(years=2), court="Semey city court")], [verdict(court="a court in Semey")])
    assert (card.kind, card.amends, card.date, card.term, dict(card.details)) == (DETAIL, 7, None, Term(years=2), {})
    assert card.reasons == ({"key": "adds_detail"},)


def test_two_sentences_that_add_to_one_event_are_one_card() -> None:
    (card,) = cards([claim(term=Term(years=2)), claim(article="405")], [verdict()])
    assert (card.term, dict(card.details), len(card.support)) == (Term(years=2), {"article": "405"}, 2)


def test_history_completes_only_what_has_a_date() -> None:
    told = claim(term=Term(years=2), polarity="background")
    assert [card.kind for card in cards([told], [verdict(MONTH)])] == [DETAIL]
    assert cards([claim(term=Term(years=2), date=None, polarity="background")], [verdict()]) == []
    assert [card.kind for card in cards([claim(term=Term(years=2), polarity="denied")], [verdict()])] == ["check"]


def test_a_release_is_no_part_of_a_verdict_that_is_on_record() -> None:
    events = [Event("SENTENCED_RESTRICTED", DAY, id=3)]
    told = [claim("SENTENCED_RESTRICTED", term=Term(years=2)), claim("RELEASED_UNSPECIFIED")]
    assert [(card.kind, card.event) for card in cards(told, events)] == [
        (DETAIL, "SENTENCED_RESTRICTED"),
        ("event", "RELEASED_UNSPECIFIED"),
    ]
