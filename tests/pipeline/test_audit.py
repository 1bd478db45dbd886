"""Every deed leaves one entry in a chain that proves itself, also after payloads were erased."""

from __future__ import annotations

import json

import pytest
from django.db import transaction

from registerpub.core.errors import DecisionError
from registerpub.pipeline.audit import ACTIONS, chain_head, chain_problems, erase_payloads, list_entries, record
from registerpub.pipeline.care import erase
from registerpub.pipeline.holds import lift_hold, place_hold
from registerpub.pipeline.people import add_name, set_consent
from registerpub.pipeline.rulings import lift, rule_out
from registerpub.pipeline.undo import undo
from registerpub.pipeline.verify import verify
from registerpub.store.models import AuditEntry, AuditPayload, Vote

from .conftest import LATER, Desk


def actions() -> list[str]:
    return [entry.action for entry in reversed(list_entries())]


def test_a_decision_tells_who_saw_what_and_chose_what_on_which_evidence(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    before = actions()
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    assert actions()[len(before) :] == ["vote", "decide"]
    entry = list_entries()[0]
    assert (entry.account, entry.channel, entry.subject) == ("pavel", "desk", f"card:{card.id}")
    assert entry.data is not None
    assert entry.data["seen"]["version"] == 1 and entry.data["chosen"]["verb"] == "confirm"
    assert entry.data["evidence"] and all(len(digest) == 64 for digest in entry.data["evidence"])


def test_every_kind_of_deed_has_its_entry(desk: Desk) -> None:
    start, user, publisher = len(actions()), desk.user("aigul"), desk.user("pavel")
    card = desk.cards(implicit=True)[0]
    desk.reject(card, "aigul")
    undo(card.id, user, config=desk.config, channel="desk", now=desk.now)
    hold = place_hold("m5", "safety", "aigul", (desk.now + LATER * 48).date(), user, desk.now)
    lift_hold(hold.id, publisher, desk.now)
    ruling = rule_out("m5", "Ruslan Kassenov", "everywhere", "", None, "aigul", desk.now)
    lift(ruling.id, "aigul", desk.now)
    add_name("m5", "kk", "Руслан Қасенов", user=user, config=desk.config, now=desk.now)
    set_consent("m5", "withheld", user=user, config=desk.config, channel="desk", now=desk.now)
    erase("m5", publisher, desk.now)
    wanted = ["decide", "undo", "hold", "hold_lifted", "ruling", "ruling_lifted", "name", "consent", "erasure"]
    assert actions()[start:] == wanted
    assert set(actions()) <= set(ACTIONS)
    assert actions()[:5] == ["account"] * 5
    assert chain_problems() == []


def test_what_was_refused_leaves_no_entry(desk: Desk) -> None:
    before = actions()
    with pytest.raises(DecisionError):
        desk.confirm(desk.cards(implicit=True)[0], "vera")
    assert actions() == before


def test_a_deed_that_fails_takes_its_entry_with_it(desk: Desk) -> None:
    before, head = actions(), chain_head()
    with pytest.raises(RuntimeError), transaction.atomic():
        desk.reject(desk.cards(implicit=True)[0], "aigul")
        raise RuntimeError
    assert (actions(), chain_head(), Vote.objects.count()) == (before, head, 0)


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_of_a_transaction_is_a_mistake_of_the_program(now: object) -> None:
    with pytest.raises(AssertionError):
        record("hold", None, "hold:1", now)  # type: ignore[arg-type]  # the fixture is a moment


@pytest.mark.parametrize("name", ["account", "subject", "action", "at", "payload", "previous", "digest"])
def test_verify_names_the_first_broken_link(desk: Desk, name: str) -> None:
    for card in desk.cards(implicit=True):
        desk.reject(card, "aigul")
    entry = AuditEntry.objects.order_by("number")[6]
    value = desk.now - LATER if name == "at" else "0" * 20
    AuditEntry.objects.filter(pk=entry.pk).update(**{name: value})
    problems, lines = verify(desk.config)
    assert [problem.path for problem in problems if problem.path.startswith("audit")] == ["audit entry 7"]
    assert any(line.startswith("audit: ") and "head" in line for line in lines)


def test_an_entry_that_is_gone_is_found(desk: Desk) -> None:
    desk.reject(desk.cards(implicit=True)[0], "aigul")
    AuditPayload.objects.filter(entry__number=3).delete()
    assert chain_problems()[0].path == "audit entry 3"
    AuditEntry.objects.filter(number=3).delete()
    assert "missing" in chain_problems()[0].message


def test_a_payload_that_was_changed_is_found(desk: Desk) -> None:
    desk.reject(desk.cards(implicit=True)[0], "aigul")
    AuditPayload.objects.filter(entry__number=6).update(data="{}")
    assert chain_problems()[0].path == "audit entry 6"


def test_erasure_takes_every_word_about_the_person_and_leaves_the_chain_provable(desk: Desk) -> None:
    card = desk.cards(implicit=True, person="m5")[0]
    other = next(row for row in desk.cards(implicit=True) if row.person != "m5")
    for row in (card, other):
        desk.confirm(row, "aigul")
        desk.confirm(row, "pavel")
    add_name("m5", "kk", "Руслан Қасенов", user=desk.user("aigul"), config=desk.config, now=desk.now)
    head = chain_head()
    assert erase_payloads("m5", desk.user("pavel"), desk.now) == 3
    kept = "".join(AuditPayload.objects.values_list("data", flat=True))
    assert "Қасенов" not in kept and card.id not in kept
    assert AuditPayload.objects.filter(person="m5").exclude(salt="").count() == 0
    assert chain_problems() == [] and AuditEntry.objects.filter(digest=head[1]).exists()
    assert [entry.data is None for entry in list_entries() if entry.subject == f"card:{card.id}"] == [True, True]
    assert all(entry.data for entry in list_entries() if entry.subject == f"card:{other.id}")


def test_erasure_reaches_what_was_said_before_anybody_was_on_record(desk: Desk) -> None:
    from .conftest import PERSON

    card = desk.cards(candidate=True)[0]
    desk.confirm(card, "aigul", PERSON)
    person = desk.confirm(card, "pavel").person
    assert person is not None and card.person_name in json.dumps(list_entries()[1].data, ensure_ascii=False)
    erase_payloads(person, desk.user("pavel"), desk.now)
    assert card.person_name not in "".join(AuditPayload.objects.values_list("data", flat=True))


def test_only_a_publisher_erases_and_only_after_a_withdrawal(desk: Desk) -> None:
    with pytest.raises(DecisionError, match="role must be publisher"):
        erase("m5", desk.user("aigul"), desk.now)
    with pytest.raises(DecisionError, match="not withdrawn"):
        erase("m5", desk.user("pavel"), desk.now)
