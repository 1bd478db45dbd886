"""Sign-in, second factors and their codes: what opens an account, once, and what never does."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from registerpub.core.errors import ConfigError
from registerpub.demo.factors import give_app
from registerpub.pipeline.sealing import seal, unseal
from registerpub.store.models import UserProfile

from .conftest import code_of, enter, sign_in
from .samples import PASSWORD, World, make_user

LOGIN, CODE, ADD = "/accounts/login/", "/accounts/factors/sign-in/", "/accounts/factors/app/add/"


def give_password(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post(LOGIN, {"login": name, "password": password})


def secret_of(page: Any) -> str:
    return str(re.findall(r'<code class="secret">(\w+)</code>', page.content.decode())[0])


def app_shows(secret: str, steps: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def set_up_app(client: Client) -> str:
    """Let an app read the picture and type its code; returns the page that follows."""
    secret = secret_of(client.get(ADD))
    answer = client.post(ADD, {"code": app_shows(secret)})
    assert answer["Location"] == "/accounts/factors/codes/", answer.content.decode()
    return str(client.get("/accounts/factors/codes/").content.decode())


def test_the_first_sign_in_sets_up_an_app_shows_recovery_codes_and_then_opens_the_desk(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    assert give_password(client, "new")["Location"] == "/"
    assert client.get("/")["Location"] == "/accounts/factors/"
    assert "Set up your second factor" in client.get("/accounts/factors/").content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", set_up_app(client))
    assert len(codes) == 10 and client.get("/").status_code == 200
    assert not re.findall(r"<li>\d{8}</li>", client.get("/accounts/factors/codes/").content.decode())


def test_the_picture_for_the_app_is_the_only_one_that_is_part_of_a_page(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    give_password(client, "new")
    page = client.get(ADD)
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:;" in page["Content-Security-Policy"]
    assert "data:" not in client.get("/accounts/factors/")["Content-Security-Policy"]


def test_the_code_that_set_up_an_app_does_not_sign_in_as_well(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    give_password(client, "new")
    secret = secret_of(client.get(ADD))
    code = app_shows(secret)
    client.post(ADD, {"code": code})
    other = Client()
    give_password(other, "new")
    assert "The code is not right." in other.post(CODE, {"code": code}).content.decode()


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_is_good_once_also_where_clocks_differ(steps: int, world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    app = Authenticator.objects.get(user=user)
    code = app_shows(decrypt(app.data["secret"]), steps)
    first, second = Client(), Client()
    for client in (first, second):
        give_password(client, "e")
    assert first.post(CODE, {"code": code}).status_code == 302
    # allauth forgets a code after one period; ours is remembered as long as any clock would take it.
    cache.delete(f"allauth.mfa.totp.used?user={user.pk}&code={code}")
    assert second.post(CODE, {"code": f"{code[:3]} {code[3:]}"}).status_code == 200
    assert second.get("/").status_code == 302


def test_a_recovery_code_opens_the_account_once(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    give_password(client, "new")
    code = re.findall(r"<li>(\d{8})</li>", set_up_app(client))[0]
    for opened in (True, False):
        other = Client()
        give_password(other, "new")
        other.post(CODE, {"code": code})
        assert (other.get("/").status_code == 200) == opened


def test_seeds_are_sealed_in_the_database(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    give_password(client, "new")
    secret = secret_of(client.get(ADD))
    client.post(ADD, {"code": app_shows(secret)})
    for row in Authenticator.objects.all():
        assert secret not in json.dumps(row.data)
        assert str(row.data.get("secret") or row.data["seed"]).startswith("gAAAA")


def test_a_seed_that_another_secret_sealed_is_an_error_that_says_what_to_do(world: World, settings: Any) -> None:
    sealed = seal("x")
    assert unseal(sealed) == "x"
    settings.SECRET_KEY = "another"
    with pytest.raises(ConfigError, match=r"var/secret\.key"):
        unseal(sealed)


def test_a_new_password_sets_up_a_second_factor_for_three_days_only(world: World) -> None:
    user = make_user("late", "editor")
    UserProfile.objects.filter(user=user).update(enrol_until=timezone.now() - dt.timedelta(seconds=1))
    client = Client()
    give_password(client, "late")
    assert client.get(ADD)["Location"] == "/accounts/factors/"
    assert client.post(ADD, {"code": "123456"})["Location"] == "/accounts/factors/"
    assert "The time to set up your account is over" in client.get("/accounts/factors/").content.decode()


def test_a_session_that_waited_asks_for_the_password_before_the_first_second_factor(world: World) -> None:
    make_user("new", "editor")
    client = Client()
    give_password(client, "new")
    grow_older(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    assert client.get(ADD)["Location"].startswith("/accounts/reauthenticate/?next=")
    answer = client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": ADD})
    assert answer["Location"] == ADD and client.get(ADD).status_code == 200


def grow_older(client: Client, seconds: float) -> None:
    """Let the proofs of a session be given so much earlier."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**record, "at": record["at"] - seconds} for record in records]
    session.save()


def test_the_last_second_factor_cannot_be_removed(world: World) -> None:
    client = sign_in("e", "editor")
    page = client.get("/accounts/factors/app/remove/").content.decode()
    assert "This is your only second factor" in page and "primary" not in page
    assert client.post("/accounts/factors/app/remove/").status_code == 200
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_nobody_removes_or_renames_the_passkeys_of_others_by_their_numbers(world: World) -> None:
    owner = make_user("v", "editor")
    passkey = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "phone"})
    other = sign_in("o", "editor")
    for what in ("remove", "name"):
        assert other.post(f"/accounts/factors/passkeys/{passkey.pk}/{what}/", {"name": "x"}).status_code == 404
    passkey.refresh_from_db()
    assert passkey.data["name"] == "phone"


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Әрекет тым көп"), ("ru", "Слишком много"), ("en", "Too many attempts")]
)
def test_guessing_passwords_ends_at_a_page_in_the_readers_language(language: str, words: str, world: World) -> None:
    make_user("e", "editor")
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answers = [give_password(client, "e", "no") for _ in range(31)]
    assert [answer.status_code for answer in answers].count(429) == 1
    assert words in answers[-1].content.decode()


def test_after_five_wrong_passwords_the_right_one_does_not_open_either(world: World) -> None:
    make_user("e", "editor")
    for number in range(5):
        give_password(Client(REMOTE_ADDR=f"203.0.113.{number}"), "e", "no")
    answer = give_password(Client(REMOTE_ADDR="203.0.113.99"), "e")
    assert "Too many failed" in answer.content.decode()


def test_guessing_codes_ends_after_five(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    client = Client()
    give_password(client, "e")
    right = code_of(user)
    for number in range(5):
        client.post(CODE, {"code": f"{(int(right) + 1 + number) % 1_000_000:06}"})
    assert "Too many failed" in client.post(CODE, {"code": right}).content.decode()
    assert client.get("/").status_code == 302


def test_a_step_of_sign_in_that_is_left_can_be_left(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    client = Client()
    give_password(client, "e")
    assert client.get(LOGIN)["Location"] == CODE
    client.post("/accounts/logout/", {"next": LOGIN})
    assert client.get(LOGIN).status_code == 200


@pytest.mark.parametrize("credential", ["", "x", "[]", "{}", '{"id": "AA", "response": {"userHandle": "AA"}}'])
def test_a_forged_passkey_opens_nothing(credential: str, world: World) -> None:
    client = Client()
    client.get("/accounts/factors/passkeys/sign-in/", headers={"accept": "application/json"})
    answer = client.post("/accounts/factors/passkeys/sign-in/", {"credential": credential})
    assert answer["Location"] == LOGIN and client.get("/").status_code == 302
    user = make_user("e", "editor")
    give_app(user)
    give_password(client, "e")
    client.get(CODE)
    assert client.post(CODE, {"credential": credential}).status_code == 200
    enter(Client(), user)
    inside = sign_in("f", "editor")
    inside.get("/accounts/factors/passkeys/add/")
    assert inside.post("/accounts/factors/passkeys/add/", {"credential": credential}).status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_entry_opens_in_each_language(language: str, world: World) -> None:
    client = sign_in("k", "keeper", language)
    other = make_user("o", "viewer")
    for address in (
        "factors/",
        "factors/codes/new/",
        "factors/passkeys/",
        "factors/passkeys/add/",
        "factors/confirm/",
        "factors/app/remove/",
        "devices/",
        "all/",
        f"all/{other.pk}/",
        "requests/",
        "password/",
    ):
        page = client.get(f"/accounts/{address}")
        assert page.status_code == 200 and f'<html lang="{language}">' in page.content.decode(), address
