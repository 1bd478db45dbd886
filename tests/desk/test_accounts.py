"""Accounts and devices: one keeper takes away at once, what gives takes two people, and neither knows the password."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from registerpub.pipeline import account_requests, accounts
from registerpub.pipeline.accounts import AccountRefused
from registerpub.pipeline.audit import chain_problems
from registerpub.store.models import AccountRequest, AuditEntry

from .conftest import sign_in
from .samples import World, make_user
from .test_entry import give_password, grow_older


@pytest.fixture
def keeper(world: World) -> Client:
    return sign_in("k1", "keeper")


def page_of(name: str) -> str:
    return f"/accounts/all/{User.objects.get(username=name).pk}/"


def half_of(response: Any) -> str:
    return str(re.findall(r'<code class="secret">([^<]+)</code>', response.content.decode())[0])


def confirm(client: Client) -> Any:
    number = AccountRequest.objects.get(outcome="").pk
    return client.post("/accounts/requests/", {"action": f"confirm.{number}"})


def test_a_reset_takes_two_people_of_whom_each_knows_half(keeper: Client) -> None:
    owner, second = sign_in("lost", "editor"), sign_in("e2", "editor")
    first_half = half_of(keeper.post(page_of("lost"), {"action": "reset"}))
    assert owner.get("/").status_code == 200 and first_half not in keeper.get(page_of("lost")).content.decode()
    assert "Second person asked (1)" in second.get("/").content.decode()
    assert first_half not in second.get("/accounts/requests/").content.decode()
    second_half = half_of(confirm(second))
    assert owner.get("/").status_code == 302
    assert not Authenticator.objects.filter(user__username="lost").exists()
    for wrong in (first_half, second_half, f"{second_half}-{first_half}"):
        assert not User.objects.get(username="lost").check_password(wrong)
    client = Client()
    give_password(client, "lost", f"{first_half}-{second_half}")
    assert client.get("/")["Location"] == "/accounts/factors/"
    row = AccountRequest.objects.get()
    assert (row.outcome, row.sealed, row.decided_by and row.decided_by.username) == ("confirmed", "", "e2")


def test_nobody_confirms_what_they_asked_for_or_for_themselves(keeper: Client) -> None:
    owner, viewer = sign_in("lost", "keeper"), sign_in("v", "viewer")
    keeper.post(page_of("lost"), {"action": "reset"})
    for client in (keeper, owner):
        assert "Somebody else must confirm this" in confirm_and_look(client)
    assert confirm(viewer).status_code == 403
    assert AccountRequest.objects.get().outcome == ""
    assert Authenticator.objects.filter(user__username="lost").exists()


def confirm_and_look(client: Client) -> str:
    confirm(client)
    return client.get("/accounts/requests/").content.decode()


def test_a_keeper_alone_gives_nobody_a_role_and_no_role_to_themselves(keeper: Client) -> None:
    make_user("v", "viewer")
    keeper.post(page_of("v"), {"action": "role", "role": "editor"})
    assert User.objects.get(username="v").profile.role == "viewer"
    confirm(sign_in("e", "editor"))
    assert User.objects.get(username="v").profile.role == "editor"
    keeper.post(page_of("k1"), {"action": "role", "role": "editor"})
    assert AccountRequest.objects.filter(outcome="").count() == 0
    assert "your own account" in keeper.get(page_of("k1")).content.decode()


def test_a_keeper_switches_an_account_off_at_once_and_two_switch_it_on_again(keeper: Client) -> None:
    owner = sign_in("e", "editor")
    keeper.post(page_of("e"), {"action": "disable"})
    assert owner.get("/").status_code == 302 and not User.objects.get(username="e").is_active
    keeper.post(page_of("e"), {"action": "enable"})
    assert not User.objects.get(username="e").is_active
    confirm(sign_in("p", "publisher"))
    assert User.objects.get(username="e").is_active


def test_a_keeper_signs_an_account_out_everywhere(keeper: Client) -> None:
    owner = sign_in("e", "editor")
    assert "authenticator app" in keeper.get("/accounts/all/").content.decode()
    keeper.post(page_of("e"), {"action": "sign_out"})
    assert owner.get("/").status_code == 302


def test_a_request_can_be_declined_and_taken_back(keeper: Client) -> None:
    make_user("e", "editor")
    for client in (keeper, sign_in("e2", "editor")):
        keeper.post(page_of("e"), {"action": "reset"})
        number = AccountRequest.objects.get(outcome="").pk
        client.post("/accounts/requests/", {"action": f"decline.{number}"})
    assert [row.outcome for row in AccountRequest.objects.all()] == ["declined", "declined"]
    assert not AccountRequest.objects.exclude(sealed="").exists()


def test_a_request_lapses_after_a_day(keeper: Client) -> None:
    make_user("e", "editor")
    keeper.post(page_of("e"), {"action": "reset"})
    AccountRequest.objects.update(asked=timezone.now() - dt.timedelta(days=1, seconds=1))
    second = sign_in("e2", "editor")
    assert "Nothing waits." in second.get("/accounts/requests/").content.decode()
    assert "has lapsed" in confirm_and_look(second)
    keeper.post(page_of("e"), {"action": "reset"})
    account_requests.let_lapse(timezone.now())
    assert AccountRequest.objects.exclude(sealed="").count() == 1
    outcomes = AccountRequest.objects.values_list("outcome", flat=True)
    assert sorted(outcomes) == ["", "lapsed"]


def test_two_changes_of_one_account_are_not_asked_for_at_once(keeper: Client) -> None:
    make_user("e", "editor")
    keeper.post(page_of("e"), {"action": "reset"})
    keeper.post(page_of("e"), {"action": "role.viewer"})
    assert AccountRequest.objects.count() == 1
    assert "asked for already" in keeper.get(page_of("e")).content.decode()


def test_a_request_is_carried_out_once(keeper: Client) -> None:
    make_user("e", "editor")
    keeper.post(page_of("e"), {"action": "reset"})
    number = AccountRequest.objects.get().pk
    account_requests.confirm(number, make_user("e2", "editor"), timezone.now())
    password = User.objects.get(username="e").password
    with pytest.raises(AccountRefused):
        account_requests.confirm(number, make_user("e3", "editor"), timezone.now())
    assert User.objects.get(username="e").password == password


@pytest.mark.parametrize("role", ["viewer", "editor", "publisher"])
def test_only_a_keeper_asks_or_takes_away(role: str, world: World) -> None:
    user, other = make_user("e", "editor"), make_user("o", role)
    for act in (
        lambda: account_requests.ask(user, "reset", "", other, timezone.now()),
        lambda: accounts.disable(user, other),
        lambda: accounts.sign_out_everywhere(user, other),
    ):
        with pytest.raises(AccountRefused):
            act()


@pytest.mark.parametrize("action", ["", "own", "role.king", "confirm.1", "reset\x00"])
def test_an_unknown_change_is_refused(action: str, keeper: Client) -> None:
    make_user("e", "editor")
    assert keeper.post(page_of("e"), {"action": action}).status_code == 400
    assert keeper.post("/accounts/requests/", {"action": f"{action}.x"}).status_code == 400


def test_an_account_that_does_not_exist_is_not_found(keeper: Client) -> None:
    assert keeper.get("/accounts/all/999999/").status_code == 404


def test_a_keepers_step_up_is_asked_before_an_account_is_changed(keeper: Client) -> None:
    make_user("e", "editor")
    grow_older(keeper, 601)
    answer = keeper.post(page_of("e"), {"action": "disable"})
    assert answer["Location"].startswith("/accounts/factors/confirm/") and User.objects.get(username="e").is_active


def test_what_is_done_to_accounts_stands_in_the_audit(world: World) -> None:
    keeper, other = make_user("k", "keeper"), make_user("o", "editor")
    lost = make_user("lost", "editor")
    start = AuditEntry.objects.count()
    account_requests.ask(lost, "reset", "", keeper, timezone.now())
    number = AccountRequest.objects.get(outcome="").pk
    account_requests.confirm(number, other, timezone.now())
    accounts.sign_out_everywhere(lost, keeper)
    accounts.disable(lost, keeper)
    found = list(AuditEntry.objects.order_by("number")[start:])
    assert [entry.action for entry in found] == ["account"] * 4
    assert {entry.subject for entry in found} == {f"account:{lost.pk}"}
    assert [entry.account for entry in found] == [str(user.pk) for user in (keeper, other, keeper, keeper)]
    assert not any(half in entry.body.data for entry in found for half in ("password", "-"))
    assert chain_problems() == []
