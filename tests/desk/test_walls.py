import re

import pytest
from django.conf import settings
from django.test import Client

from registerpub.desk.assets import asset_address
from registerpub.desk.roles import EDIT, ROLES
from registerpub.store.models import Decision, NameRow, Vote

from .conftest import sign_in
from .samples import PASSWORD, World, make_user
from .test_card import form_of


@pytest.mark.parametrize("role", [*ROLES, None])
def test_only_those_who_decide_can_post_a_decision(role: str | None, world: World) -> None:
    client = sign_in("u", role)
    seen = client.get("/cards/verdict234/")
    fields = form_of(seen) if role in EDIT else {"version": "1"}
    response = client.post("/cards/verdict234/", {**fields, "action": "confirm"})
    expected = {"editor": 302, "publisher": 302, "keeper": 422}
    assert response.status_code == expected.get(str(role), 403)
    assert Vote.objects.exists() == (role in EDIT)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", [*ROLES, None])
def test_only_an_editor_or_a_publisher_checks_a_name(role: str | None, world: World) -> None:
    NameRow.objects.filter(language="en").update(checked=False)
    data = {"language": "en", "full": "Talgat Bekenov"}
    response = sign_in("u", role).post("/people/pk3t8w2xq/names/", data)
    assert response.status_code == (302 if role in EDIT else 403)
    assert NameRow.objects.get(language="en").checked == (role in EDIT)


def test_a_form_without_its_token_is_refused(world: World) -> None:
    client = sign_in("u", "editor")
    client.handler.enforce_csrf_checks = True
    response = client.post("/cards/verdict234/", {"action": "confirm", "version": "1"})
    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize("address", ["/", "/cards/candidate2/", "/people/", "/overview/", "/sources/", "/outbox/"])
def test_no_page_has_a_script_or_a_style_of_its_own(address: str, editor: Client, world: World) -> None:
    page = editor.get(address).content.decode()
    ours = [f'<script src="{asset_address(name)}" defer>' for name in ("desk.js", "live.js")]
    assert set(re.findall(r"<script[^>]*>[^<]*", page)) <= set(ours) and ours[0] in page
    assert " style=" not in page and "javascript:" not in page
    assert not any(f" on{event}=" in page for event in ("click", "load", "error", "submit", "change"))


def test_nobody_can_sign_up_or_reset_a_password_by_mail(client: Client, db: None) -> None:
    for address in ("signup", "email", "password/reset", "confirm-email", "password/set", "login/code/confirm"):
        assert client.get(f"/accounts/{address}/").status_code == 404
    assert not settings.DEBUG


def test_a_wrong_password_is_answered_in_the_readers_language(client: Client, db: None) -> None:
    make_user("aliya", "editor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "kk"
    page = client.post("/accounts/login/", {"login": "aliya", "password": "no"}).content.decode()
    assert "Есептік жазба атауы немесе құпиясөз қате." in page


def test_a_closed_account_learns_that_it_is_closed(client: Client, db: None) -> None:
    user = make_user("aliya", "editor")
    user.is_active = False
    user.save()
    assert client.get("/accounts/inactive/").status_code == 200
    client.post("/accounts/login/", {"login": "aliya", "password": PASSWORD})
    assert client.get("/").status_code == 302


def test_a_password_is_changed_only_with_the_old_one(editor: Client) -> None:
    new = {"password1": "тағы-бір-ұзын-сөз", "password2": "тағы-бір-ұзын-сөз"}
    assert editor.get("/accounts/password/").status_code == 200
    wrong = editor.post("/accounts/password/", {"oldpassword": "no", **new})
    assert "Please type your current password." in wrong.content.decode()
    assert editor.post("/accounts/password/", {"oldpassword": PASSWORD, **new}).status_code == 302
    short = editor.post("/accounts/password/", {"oldpassword": "x", "password1": "short", "password2": "short"})
    assert "at least 12 characters" in short.content.decode()
