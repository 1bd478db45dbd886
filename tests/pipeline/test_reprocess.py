"""Reading stored pages again: what follows from names and rules is made anew, what people decided stays."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.pipeline import reprocess as stage
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.pipeline.rulings import rule_out
from registerpub.store.models import (
    ClaimRow,
    Decision,
    DocumentRow,
    Evidence,
    Finding,
    LedgerEvent,
    MentionRow,
    NameRow,
    Notice,
    Proposal,
    Ruling,
    TotalRow,
    Vote,
)
from tests.pipeline.conftest import PERSON, Desk

pytestmark = pytest.mark.django_db

VERDICT = "Asel Zhunusova was sentenced to two years in prison on June 3, 2021, a court in Semey said on Thursday."
OTHER_WORDS = "The hearing was short. On June 3, 2021, a judge sentenced Asel Zhunusova to two years in prison."


def read(desk: Desk, tmp_path: Path, text: str, **other: Any) -> DocumentRow:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    import_evidence([path], desk.config, published=dt.date(2021, 6, 4), **other)
    process(desk.config, lambda: desk.now)
    return DocumentRow.objects.latest("id")


def again(desk: Desk, **chosen: Any) -> stage.Reprocessed:
    return stage.reprocess(desk.config, lambda: desk.now + dt.timedelta(days=1), **chosen)


def everything() -> dict[str, Any]:
    """What the store says, apart from the keys of rows that may be made anew."""
    cards = {}
    for card in Proposal.objects.order_by("id"):
        evidence = sorted(str((e.document_id, e.role, e.quote, e.claim and e.claim.data)) for e in card.evidence.all())
        values = (card.state, card.version, card.values, card.facts, card.certainty, card.reasons, evidence)
        cards[card.public_id] = values
    return {
        "cards": cards,
        "mentions": sorted(map(str, MentionRow.objects.values_list("document", "person", "field", "start", "end"))),
        "claims": sorted(str((row.document_id, row.person_id, row.data)) for row in ClaimRow.objects.all()),
        "totals": sorted(map(str, TotalRow.objects.values_list("document", "register", "number", "date"))),
    }


def kept() -> dict[str, list[Any]]:
    """What people decided and what follows from it."""
    tables = (Decision, LedgerEvent, Notice, Vote)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}


def test_a_page_and_its_copy_do_not_take_each_other_for_the_first(desk: Desk, tmp_path: Path) -> None:
    for address in ("https://one.example/a", "https://two.example/b"):
        read(desk, tmp_path, VERDICT, url=address)
    before = everything()
    assert [row.articles for row in desk.cards(person="m1", event="SENTENCED_PRISON")] == [2]
    done = again(desk)
    assert (done.opened, done.altered, done.withdrawn) == (0, 0, 0) and everything() == before


@pytest.mark.parametrize("second", [VERDICT.replace("two", "three"), VERDICT])
def test_pages_of_one_run_are_read_again_in_the_order_of_that_run(desk: Desk, tmp_path: Path, second: str) -> None:
    for name, text, day in (("a", second, 6), ("b", VERDICT, 4)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        import_evidence([path], desk.config, published=dt.date(2021, 6, day), url=f"https://{name}.example/{name}")
    process(desk.config, lambda: desk.now)
    before = everything()
    assert [row.articles for row in desk.cards(person="m1", event="SENTENCED_PRISON")] == [2]
    assert again(desk).altered == 0 and everything() == before


def test_with_the_same_names_and_rules_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT, outlet="One")
    read(desk, tmp_path, OTHER_WORDS, outlet="Two")
    desk.confirm(desk.cards(person="m1")[0], "aigul")
    before, votes = everything(), kept()
    done = again(desk)
    assert (done.documents, done.changed, done.opened, done.altered, done.withdrawn) == (3, 0, 0, 0, 0)
    assert (everything(), kept()) == (before, votes)
    assert [card.votes for card in desk.cards(person="m1")] == [1]


def test_an_alias_that_was_added_is_found_and_one_that_was_removed_takes_its_card_along(
    desk: Desk, tmp_path: Path
) -> None:
    read(desk, tmp_path, VERDICT.replace("Asel Zhunusova", "Asya Zhunbek"))
    assert desk.cards(person="m1") == []
    name = NameRow.objects.create(person_id="m1", language="en", full="Asya Zhunbek", kind="alias")
    assert again(desk).opened == 1
    assert [(card.event, str(card.date)) for card in desk.cards(person="m1")] == [("SENTENCED_PRISON", "2021-06-03")]
    name.delete()
    done = again(desk)
    assert (done.opened, done.withdrawn) == (0, 1)
    assert desk.cards(person="m1") == []
    assert not Evidence.objects.filter(document=DocumentRow.objects.latest("id")).exists()


def test_a_card_that_somebody_voted_on_is_withdrawn_on_record(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    (card,) = desk.cards(person="m1")
    desk.confirm(card, "aigul")
    rule_out("m1", "Asel Zhunusova", "everywhere", "", None, "pavel", desk.now)
    assert again(desk).withdrawn == 1
    row = Proposal.objects.get(public_id=card.id)
    assert (row.state, row.decisions.get().verb, row.votes.count()) == ("superseded", "withdraw", 1)
    # What is said once more makes a card once more: the withdrawn one neither takes it nor stands in its way.
    NameRow.objects.create(person_id="m1", language="en", full="Assel Zhunussova", kind="alias")
    read(desk, tmp_path, VERDICT.replace("Asel Zhunusova", "Assel Zhunussova") + " He wept.", outlet="Two")
    (new,) = desk.cards(person="m1")
    assert new.id != card.id


def test_what_is_decided_stays_and_is_never_asked_again(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    (card,) = desk.cards(person="m1")
    for editor in ("aigul", "pavel"):
        desk.confirm(card, editor)
    read(desk, tmp_path, "Timur Baimenov was hospitalised, his wife said.", outlet="Two")
    for other in desk.cards(person="m2"):
        desk.reject(other, "aigul")
    before, rows = kept(), everything()
    done = again(desk)
    assert (done.opened, done.altered, done.withdrawn, done.decided) == (0, 0, 0, ())
    assert (kept(), everything()) == (before, rows)


def test_a_decision_that_rests_on_what_is_no_longer_read_is_told_and_kept(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    (card,) = desk.cards(person="m1")
    for editor in ("aigul", "pavel"):
        desk.confirm(card, editor)
    before = kept()
    rule_out("m1", "Asel Zhunusova", "everywhere", "", None, "pavel", desk.now)
    done = again(desk)
    assert card.id in done.decided
    assert kept() == before
    assert Evidence.objects.filter(proposal__public_id=card.id, claim__replaced__isnull=False).count() == 1
    # Read as before once more: the claim takes its place again and nothing is asked.
    Ruling.objects.all().delete()
    done = again(desk)
    assert (done.decided, done.opened) == ((), 0)
    assert not ClaimRow.objects.filter(replaced__isnull=False).exists()
    assert kept() == before


def test_a_wrong_value_of_an_open_card_is_mended_and_its_votes_lapse(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT, outlet="One")
    read(desk, tmp_path, OTHER_WORDS, outlet="Two")
    (card,) = desk.cards(person="m1")
    desk.confirm(card, "aigul")
    row = Proposal.objects.get(public_id=card.id)
    Proposal.objects.filter(pk=row.pk).update(values=row.values | {"term": {"years": 9, "months": 0, "days": 0}})
    done = again(desk)
    assert done.altered >= 1
    (mended,) = desk.cards(person="m1")
    assert Proposal.objects.get(public_id=mended.id).values["term"]["years"] == 2
    assert (mended.id, mended.votes, mended.sources) == (card.id, 0, 2)


def test_only_what_was_asked_for_is_read_again(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    assert again(desk, since=dt.date(2021, 6, 1)).documents == 1
    assert again(desk, since=dt.date(2021, 6, 5)).documents == 0
    assert again(desk, matcher_version="names-0").documents == 0
    DocumentRow.objects.filter(published=dt.date(2021, 6, 4)).update(matcher="names-0-old")
    assert again(desk, matcher_version="names-0").documents == 1
    assert again(desk, matcher_version="names-0").documents == 0


def test_a_fault_leaves_the_document_as_it_was(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(desk, tmp_path, VERDICT)
    NameRow.objects.filter(person_id="m1").delete()
    before = everything()
    monkeypatch.setattr(stage, "propose_again", lambda *_: 1 / 0)
    done = again(desk)
    assert (done.documents, done.failed) == (0, 2)
    assert everything() == before
    assert Finding.objects.filter(kind="stage_failed", detail__contains="reprocess").count() == 2


def test_a_newcomer_who_was_confirmed_is_known_afterwards(desk: Desk) -> None:
    card = next(card for card in desk.cards() if card.person_name == "Aliya Bekova")
    for editor in ("aigul", "pavel"):
        desk.confirm(card, editor, dataclasses.replace(PERSON))
    person = Proposal.objects.get(public_id=card.id).person_id
    again(desk)
    assert MentionRow.objects.filter(person=person).exists()
    assert [row for row in desk.cards() if row.person_name == "Aliya Bekova" and row.event == card.event] == []
