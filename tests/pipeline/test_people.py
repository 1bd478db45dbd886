"""Name forms and consent: who may change them, and what follows for the public."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.people import add_name, same_name, set_consent
from registerpub.store.models import NameRow, NoticeTextRow, PersonRow
from tests.pipeline.conftest import Desk


def test_a_checked_form_completes_the_notices_that_waited_and_keeps_the_old_form(desk: Desk) -> None:
    card = desk.cards(implicit=True, person="m5")[0]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    assert NoticeTextRow.objects.get(language="kk").state == "waiting"
    arguments: dict[str, Any] = {"user": desk.user("aigul"), "config": desk.config, "now": desk.now}
    assert add_name("m5", "kk", " Руслан  Қасенов ", **arguments) == 1
    assert "Руслан Қасенов" in NoticeTextRow.objects.get(language="kk").body
    assert add_name("m5", "kk", "Рұслан Қасенов", **arguments) == 0
    kinds = NameRow.objects.filter(person_id="m5", language="kk").values_list("full", "kind")
    assert sorted(kinds) == [("Руслан Қасенов", "alias"), ("Рұслан Қасенов", "main")]


def record_consent(
    desk: Desk, person: str, level: str | None, who: str = "aigul", config: Config | None = None
) -> None:
    config = config or desk.config
    set_consent(person, level, user=desk.user(who), config=config, channel="terminal", now=desk.now)


@pytest.mark.parametrize("who", ["vera", "kairat"])
def test_viewers_and_keepers_change_neither_names_nor_consent(desk: Desk, who: str) -> None:
    with pytest.raises(DecisionError, match="may not change this"):
        add_name("m5", "kk", "Руслан Қасенов", user=desk.user(who), config=desk.config, now=desk.now)
    with pytest.raises(DecisionError, match="may not change this"):
        record_consent(desk, "m5", "withheld", who)


def test_consent_can_always_be_taken_back_and_only_given_where_the_terminal_may_decide(desk: Desk) -> None:
    record_consent(desk, "m5", None)
    assert PersonRow.objects.get(pk="m5").consent is None
    with pytest.raises(DecisionError, match="can only be taken back here"):
        record_consent(desk, "m5", "public_by_person")
    policy = dataclasses.replace(desk.config.policy, terminal_decisions=True)
    record_consent(desk, "m5", "public_by_person", config=dataclasses.replace(desk.config, policy=policy))
    assert PersonRow.objects.get(pk="m5").consent == "public_by_person"


def test_a_name_is_only_checked_where_the_terminal_may_decide(desk: Desk) -> None:
    """A text that waited for it goes out."""
    arguments: dict[str, Any] = {"user": desk.user("aigul"), "channel": "terminal", "now": desk.now}
    with pytest.raises(DecisionError, match="decisions from the terminal are off: check the name in the desk"):
        add_name("m5", "kk", "Руслан Қасенов", config=desk.config, **arguments)
    assert not NameRow.objects.filter(person="m5", language="kk", checked=True).exists()
    policy = dataclasses.replace(desk.config.policy, terminal_decisions=True)
    add_name("m5", "kk", "Руслан Қасенов", config=dataclasses.replace(desk.config, policy=policy), **arguments)
    assert NameRow.objects.filter(person="m5", language="kk", checked=True).exists()


def test_bad_input_is_named(desk: Desk) -> None:
    user = desk.user("aigul")
    with pytest.raises(InputError, match="'open' is not a consent level"):
        record_consent(desk, "m5", "open")
    with pytest.raises(InputError, match="there is no person 'x'"):
        record_consent(desk, "x", None)
    for arguments, message in (
        (("m5", "de", "A B"), "'de' is not a language"),
        (("m5", "kk", " "), "the name is empty"),
        (("m5", "kk", "<b>\u202e12345</b>"), "cannot hold the sign U"),
        (("m5", "kk", "Руслан \u202eҚасенов"), "cannot hold the sign U"),
    ):
        with pytest.raises(InputError, match=message):
            add_name(*arguments, user=user, config=desk.config, now=desk.now)


def test_a_refused_name_leaves_the_names_as_they_were(desk: Desk) -> None:
    before = list(NameRow.objects.order_by("id").values_list("full", "kind", "checked"))
    with pytest.raises(InputError):
        add_name("m5", "kk", "Руслан \u202eҚасенов", user=desk.user("aigul"), config=desk.config, now=desk.now)
    assert list(NameRow.objects.order_by("id").values_list("full", "kind", "checked")) == before


def test_another_person_of_the_same_name_is_found_in_any_script_and_is_no_obstacle(desk: Desk) -> None:
    PersonRow.objects.create(id="other", created=desk.now)
    add_name("other", "ru", "Дина Оспанова", user=desk.user("aigul"), config=desk.config, now=desk.now)
    assert same_name("Dina Ospanova", "m5") == ("other",)
    assert same_name("Dina Ospanova", "other") == ()
    assert same_name("Dina Ospanov", "m5") == ()
    add_name("m5", "en", "Dina Ospanova", user=desk.user("aigul"), config=desk.config, now=desk.now)
    assert same_name("Дина Оспанова") == ("m5", "other")
    NameRow.objects.filter(person_id="other").update(kind="excluded")
    assert same_name("Дина Оспанова") == ("m5",)
