"""From claims to cards: candidates, arithmetic of totals, history, and what never makes a card."""

from __future__ import annotations

import dataclasses
from typing import Any

from registerpub.core.changes import CardDraft, Context, propose, same_event
from registerpub.core.records import Claim, Event, PartialDate, Span, Term, Total

QUOTE = Span("text", 0, 10)
DAY = PartialDate(2021, 5, 4)


def claim(person: str | None, event: str, name: str = "", **fields: Any) -> Claim:
    fields.setdefault("date", DAY)
    return Claim(person=person, name=name or person or "", event=event, quote=QUOTE, **fields)


def total(number: int, register: str | None = "list") -> Total:
    return Total(number=number, quote=QUOTE, register=register, date=DAY)


def member(number: int, *events: Event) -> list[Event]:
    return [
        Event("STATE_REPORTED", None, status="convicted_imprisoned", id=number * 10),
        Event("LIST_RECOGNISED", None, register="list", id=number * 10 + 1),
        *events,
    ]


LEDGER = {"p1": member(1), "p2": member(2), "p3": member(3)}


def cards(
    claims: list[Claim], totals: list[Total] | None = None, ledger: dict[str, list[Event]] | None = None
) -> list[CardDraft]:
    return list(propose(claims, totals or [], Context(LEDGER if ledger is None else ledger)))


def test_a_recognised_newcomer_is_one_card_with_the_state_as_opening_fact() -> None:
    state = claim(None, "STATE_REPORTED", "Marat Tulegenov", status="pretrial_detention")
    found = cards([claim(None, "LIST_RECOGNISED", "Marat Tulegenov", register="list"), state])
    assert [(c.candidate, c.event, c.register) for c in found] == [("Marat Tulegenov", "LIST_RECOGNISED", "list")]
    assert [(f.event, f.kind, f.status) for f in found[0].facts] == [
        ("STATE_REPORTED", "opening", "pretrial_detention")
    ]


def test_what_is_said_of_a_stranger_without_recognition_makes_no_card() -> None:
    assert cards([claim(None, "DIED", "Somebody Else"), claim(None, "DETAINED", "Somebody Else")]) == []


def test_background_requests_plans_and_denials_make_no_card() -> None:
    for polarity in ("denied", "requested", "planned"):
        assert cards([claim("p1", "RELEASED_UNSPECIFIED", polarity=polarity)]) == []
    assert cards([claim("p1", "SENTENCED_PRISON", polarity="background", date=PartialDate(2016))]) == []


def test_a_smaller_total_implies_removal_of_exactly_those_reported_free() -> None:
    release = claim(
        "p2", "RELEASED_UNSPECIFIED", polarity="background", date=PartialDate(2020, 12), date_basis="inferred"
    )
    found = cards([claim(None, "LIST_RECOGNISED", "Marat Tulegenov", register="list"), release], [total(3)])
    removal = found[1]
    assert [c.event for c in found] == ["LIST_RECOGNISED", "LIST_REMOVED"]
    assert (removal.person, removal.implicit, removal.certainty, removal.date) == ("p2", True, "check", DAY)
    assert [(f.event, f.kind, str(f.date), f.date_basis) for f in removal.facts] == [
        ("RELEASED_UNSPECIFIED", "history", "2020-12", "inferred")
    ]
    assert removal.reasons[0] == {"key": "total_implies_removal", "members": 3, "added": 1, "claimed": 3}


def test_a_gap_that_releases_do_not_explain_is_one_card_that_names_nobody() -> None:
    found = cards([claim("p2", "RELEASED_UNSPECIFIED")], [total(1)])
    mismatch = [c for c in found if c.kind == "mismatch"]
    assert len(mismatch) == 1
    assert (mismatch[0].person, mismatch[0].candidate) == (None, "")
    assert not any(c.implicit for c in found)


def test_a_release_known_to_the_case_file_explains_the_gap_and_is_not_added_again() -> None:
    ledger = {**LEDGER, "p3": member(3, Event("RELEASED_SERVED", PartialDate(2021, 1), id=39))}
    found = cards([], [total(2)], ledger)
    assert [(c.person, c.implicit, c.facts) for c in found] == [("p3", True, ())]


def test_an_equal_total_implies_nothing_and_a_larger_one_informs() -> None:
    assert cards([], [total(3)]) == []
    (card,) = cards([], [total(16)])
    assert (card.kind, card.person, card.facts) == ("mismatch", None, ())
    assert card.reasons == ({"key": "total_mismatch", "members": 3, "added": 0, "claimed": 16},)


def test_a_total_of_an_unknown_owner_implies_nothing() -> None:
    assert cards([], [total(1, None)]) == []


def test_the_explicit_removal_of_a_member_counts_in_the_arithmetic() -> None:
    found = cards([claim("p1", "LIST_REMOVED", register="list")], [total(2)])
    assert [(c.person, c.event, c.implicit) for c in found] == [("p1", "LIST_REMOVED", False)]


def test_history_that_the_case_file_lacks_and_nothing_else_explains_is_a_card() -> None:
    found = cards([claim("p1", "RELEASED_UNSPECIFIED", polarity="background", date=PartialDate(2020, 12))])
    assert [(c.event, c.reasons[0]["key"]) for c in found] == [("RELEASED_UNSPECIFIED", "history_missing")]


def test_what_is_on_record_is_no_card_and_another_term_contradicts() -> None:
    verdict = Event("SENTENCED_PRISON", PartialDate(2021, 5, 4), term=Term(years=5), id=99)
    ledger = {"p1": member(1, verdict)}
    same = claim("p1", "SENTENCED_PRISON", term=Term(years=5))
    assert cards([same], ledger=ledger) == []
    assert cards([claim("p1", "STATE_REPORTED", status="convicted_imprisoned")], ledger=ledger) == []
    other = dataclasses.replace(same, term=Term(years=4))
    assert [c.reasons[0]["key"] for c in cards([other], ledger=ledger)] == ["contradicts"]


def test_a_member_recognised_again_is_no_card() -> None:
    assert cards([claim("p1", "LIST_RECOGNISED", register="list")]) == []


def test_an_unknown_owner_is_left_to_the_editor() -> None:
    found = cards([claim(None, "LIST_RECOGNISED", "Marat Tulegenov", register=None, owner="Some group")])
    assert found[0].register is None
    assert {"key": "owner_unknown"} in found[0].reasons


def test_an_ambiguous_mention_is_a_card_that_says_so() -> None:
    found = cards([claim(None, "DETAINED", "Омаров", alternatives=("p1", "p2"))])
    assert found[0].reasons == ({"key": "ambiguous_person"},)


def test_hearsay_is_never_strong() -> None:
    found = cards([claim("p1", "RELEASED_UNSPECIFIED", polarity="reported")])
    assert found[0].certainty == "check"


def test_reports_of_one_event_meet_within_two_weeks_or_by_prefix() -> None:
    assert same_event(PartialDate(2021, 5), PartialDate(2021, 5, 30))
    assert same_event(PartialDate(2021, 5, 4), PartialDate(2021, 5, 10))
    assert not same_event(PartialDate(2021, 5, 4), PartialDate(2021, 6, 10))
    assert same_event(None, PartialDate(2021))


def test_an_arrest_without_a_date_is_not_taken_for_an_old_one() -> None:
    """Detained and released in 2019 on record: a report of a detention without a date may be a new one."""
    past = [
        Event("DETAINED", PartialDate(2019, 4), id=90),
        Event("RELEASED_WITHOUT_CHARGE", PartialDate(2019, 5), id=91),
    ]
    (card,) = cards([claim("p1", "DETAINED", date=None)], ledger={"p1": past})
    assert (card.event, card.certainty) == ("DETAINED", "check")
    still_held = {"p1": past[:1]}
    assert cards([claim("p1", "DETAINED", date=None)], ledger=still_held) == []


def test_two_verdicts_at_different_times_are_two_cards() -> None:
    first = claim("p1", "SENTENCED_PRISON", date=PartialDate(2021, 5), term=Term(years=2))
    second = claim("p1", "SENTENCED_PRISON", date=PartialDate(2024, 6, 3), term=Term(years=7))
    found = cards([first, second], ledger={"p1": []})
    assert [(str(c.date), c.term) for c in found] == [("2021-05", Term(years=2)), ("2024-06-03", Term(years=7))]


def test_news_speaks_before_history_of_the_same_event() -> None:
    history = claim("p1", "RELEASED_UNSPECIFIED", date=PartialDate(2021, 5), polarity="background")
    news = claim("p1", "RELEASED_UNSPECIFIED", date=PartialDate(2021, 5, 4))
    (card,) = cards([history, news])
    assert (str(card.date), len(card.support)) == ("2021-05-04", 2)
    assert card.reasons == ({"key": "new"},)


def test_a_newcomer_without_a_reported_state_opens_with_the_latest_verdict_that_is_told() -> None:
    older = claim(None, "SENTENCED_RESTRICTED", "Marat Tulegenov", polarity="background", date=PartialDate(2018))
    verdict = claim(None, "SENTENCED_PRISON", "Marat Tulegenov", polarity="background", date=PartialDate(2020, 11))
    recognised = claim(None, "LIST_RECOGNISED", "Marat Tulegenov", register="list")
    (card,) = cards([verdict, recognised, older])
    assert [(fact.event, str(fact.date)) for fact in card.facts] == [("SENTENCED_PRISON", "2020-11")]
    state = claim(None, "STATE_REPORTED", "Marat Tulegenov", status="house_arrest")
    (card,) = cards([verdict, recognised, older, state])
    assert [fact.event for fact in card.facts] == ["STATE_REPORTED"]


def test_a_member_out_on_parole_explains_a_smaller_total() -> None:
    parole = claim("p2", "PAROLE_GRANTED", date=PartialDate(2021, 3, 3))
    found = cards([parole], [total(2)])
    assert [(c.person, c.event, c.implicit) for c in found] == [("p2", "LIST_REMOVED", True)]
    assert [fact.event for fact in found[0].facts] == ["PAROLE_GRANTED"]


def test_release_in_the_courtroom_is_part_of_a_verdict_without_prison() -> None:
    verdict = claim("p1", "SENTENCED_RESTRICTED", term=Term(years=2))
    for released in (claim("p1", "RELEASED_UNSPECIFIED"), claim("p1", "RELEASED_UNSPECIFIED", date=None)):
        found = cards([verdict, released])
        assert [card.event for card in found] == ["SENTENCED_RESTRICTED"]
        assert [support.claim for support in found[0].support] == [0, 1]


def test_release_after_a_prison_sentence_or_of_somebody_else_is_a_card_of_its_own() -> None:
    released = claim("p1", "RELEASED_UNSPECIFIED")
    assert len(cards([claim("p1", "SENTENCED_PRISON", term=Term(years=9)), released])) == 2
    assert len(cards([claim("p2", "SENTENCED_RESTRICTED"), released])) == 2
    earlier = claim("p1", "SENTENCED_RESTRICTED", date=PartialDate(2021, 3, 1))
    assert len(cards([earlier, released])) == 2
