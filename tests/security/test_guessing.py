"""Guessing: passwords, codes, recovery codes, proofs for step-up and the set-up code, by account and by address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from registerpub.demo.factors import give_app
from registerpub.pipeline import first_run
from registerpub.store.models import UserProfile
from tests.desk.conftest import code_of, enter, sign_in
from tests.desk.samples import PASSWORD, World, make_user
from tests.desk.test_entry import CODE, give_password, set_up_app

CONFIRM = "/accounts/factors/confirm/"


def guesses(right: str, number: int) -> list[str]:
    """So many codes that are not ``right``."""
    return [f"{(int(right) + 17 * (one + 1)) % 10 ** len(right):0{len(right)}}" for one in range(number)]


def wrong(client: Client, name: str) -> Any:
    return give_password(client, name, "a wrong pass phrase")


def test_an_address_that_guessed_for_many_accounts_is_slowed_down_for_all_and_no_other_is(world: World) -> None:
    for name in ("a", "b", "c", "d"):
        give_app(make_user(name, "editor"))
    here = "203.0.113.5"
    for name in ("a", "b", "c"):
        for _ in range(4):
            wrong(Client(REMOTE_ADDR=here), name)
    assert "Too many failed" in give_password(Client(REMOTE_ADDR=here), "d").content.decode()
    assert give_password(Client(REMOTE_ADDR="203.0.113.6"), "d")["Location"] == CODE


@pytest.mark.parametrize("name", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip", "x-client-ip"])
def test_no_header_makes_another_address_of_one(name: str, world: World) -> None:
    make_user("d", "editor")
    for number in range(12):
        wrong(Client(headers={name: f"198.51.100.{number}"}), f"nobody{number}")
    assert "Too many failed" in give_password(Client(headers={name: "198.51.100.99"}), "d").content.decode()


@pytest.mark.parametrize("told", ["", "x", "9.9.9.9.9", "203.0.113.5, \x00", "::1%lo", "[::1]:80"])
def test_behind_a_proxy_an_address_that_is_none_is_refused_and_no_fault(told: str, world: World, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    make_user("d", "editor")
    answer = wrong(Client(headers={"x-forwarded-for": told}), "d")
    assert answer.status_code in (200, 403)


def test_codes_are_counted_by_account_whatever_session_and_address_they_come_from(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    clients = [Client(REMOTE_ADDR=f"203.0.113.{number}") for number in range(6)]
    for client in clients:
        give_password(client, "e")
    right = code_of(user)
    for client, code in zip(clients, guesses(right, 5), strict=False):
        assert client.post(CODE, {"code": code}).status_code == 200
    assert "Too many failed" in clients[-1].post(CODE, {"code": right}).content.decode()
    assert clients[-1].get("/").status_code == 302


def test_recovery_codes_are_guessed_no_faster(world: World) -> None:
    make_user("new", "editor")
    first = Client()
    give_password(first, "new")
    right = re.findall(r"<li>(\d{8})</li>", set_up_app(first))[0]
    cache.clear()
    other = Client()
    give_password(other, "new")
    for code in guesses(right, 5):
        other.post(CODE, {"code": code})
    assert "Too many failed" in other.post(CODE, {"code": right}).content.decode()
    assert other.get("/").status_code == 302


def test_the_proof_for_step_up_is_guessed_no_faster_and_a_new_sign_in_starts_no_new_count(world: World) -> None:
    client = sign_in("e", "editor")
    cache.clear()
    right = code_of(User.objects.get(username="e"))
    key = client.session.session_key
    for code in guesses(right, 5):
        client.post(CONFIRM, {"code": code, "next": "/"})
    assert client.post(CONFIRM, {"code": right, "next": "/"}).status_code in (200, 429)
    assert client.session.session_key == key
    other = Client()
    give_password(other, "e")
    assert "Too many failed" in other.post(CODE, {"code": right}).content.decode()


def test_the_old_password_is_not_guessed_by_changing_it(world: World) -> None:
    client = sign_in("e", "editor")
    new = {"password1": "жаңа-құпия-сөз-17", "password2": "жаңа-құпия-сөз-17"}
    answers = [client.post("/accounts/password/", {"oldpassword": f"wrong{one}", **new}) for one in range(10)]
    assert 429 in [answer.status_code for answer in answers]
    assert client.post("/accounts/password/", {"oldpassword": PASSWORD, **new}).status_code == 429
    assert User.objects.get(username="e").check_password(PASSWORD)


def test_the_set_up_code_is_not_guessed_by_its_parts(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    right = "abcde-fghjk-mnpqr-stuvw"
    monkeypatch.setenv(first_run.CODE_VARIABLE, right)
    form = {"name": "first", "password1": PASSWORD, "password2": PASSWORD}
    told = set()
    for code in ("", "abcde", right[:-1], right + "x", right.replace("a", "b"), "%", "\x00", "x" * 60):
        answer = Client().post("/first/", {**form, "code": code})
        assert answer.status_code == 422
        if code and code != "\x00":
            told.add(tuple(re.findall(r"This is not the set-up code[^<]*", answer.content.decode())))
    assert len(told) == 1 and told != {()}, "every wrong code is answered alike"
    assert not UserProfile.objects.exists()


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(world: World) -> None:
    make_user("e", "editor")
    pages = []
    for name in ("e", "x"):
        page = wrong(Client(), name).content.decode()
        pages.append(re.sub(r'value="[^"]*"', "", page))
    assert pages[0] == pages[1]


def test_after_the_right_code_the_count_starts_anew(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    client = Client()
    give_password(client, "e")
    for code in guesses(code_of(user), 3):
        client.post(CODE, {"code": code})
    enter(client, user)
    assert client.get("/").status_code == 200
