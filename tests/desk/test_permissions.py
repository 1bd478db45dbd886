"""Every address and action × every role, strangers, and accounts that have not shown a second factor.

The table is written by hand and held against the URLconf: an address without a line here fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from registerpub.demo.factors import give_app
from registerpub.desk.roles import DECIDE, EDIT, MANAGE, OVERSEE, PUBLISH, READ, ROLES
from registerpub.store.models import DocumentRow, Vote
from registerpub.urls import urlpatterns

from .conftest import enter, sign_in
from .samples import PASSWORD, World, make_amendment, make_notice, make_user

#: Everybody with an account that has shown its second factor, whatever its role.
OWN = frozenset((*ROLES, "somebody", None))
ALL = tuple(sorted(OWN, key=str))
STRANGERS_TOO = frozenset((*OWN, "stranger"))
CARD_ACTIONS = ("preview", "confirm", "open", "reject.not_a_change", "same.candidate2", "different.x", "split.x")
HOOK_ACTIONS = ("test", "enable", "disable", "rotate", "finish", "remove")
KEEPER_ACTIONS = ("sign_out", "disable", "reset", "role.viewer", "enable")


@dataclass(frozen=True)
class Rule:
    """Who may look (None: nobody, the address is for sending only), and who may send what."""

    look: frozenset[str | None] | None
    send: Mapping[str, frozenset[str | None]] = field(default_factory=dict)


#: Name of an address → who may what. Actions are the values of the field "action".
TABLE: Mapping[str, Rule] = {
    "inbox": Rule(READ),
    **dict.fromkeys((f"inbox_{view}" for view in ("urgent", "mine", "second", "hold", "snoozed", "done")), Rule(READ)),
    "inbox_translation": Rule(READ),
    "inbox_together": Rule(None, {"": EDIT}),
    "search": Rule(READ, {"": READ}),
    "card": Rule(READ, dict.fromkeys(CARD_ACTIONS, DECIDE)),
    "live_card": Rule(READ),
    "live_counts": Rule(READ),
    "document_history": Rule(READ),
    "people": Rule(READ),
    "person": Rule(READ),
    "person_new": Rule(EDIT, {"": EDIT}),
    "person_record": Rule(EDIT, {"": EDIT}),
    "person_correct": Rule(EDIT, {"": EDIT}),
    "name_withdraw": Rule(None, {"": EDIT}),
    "person_name": Rule(None, {"": EDIT}),
    "person_consent": Rule(None, {"": EDIT}),
    "person_flags": Rule(None, {"": EDIT}),
    "hold_place": Rule(None, {"": EDIT}),
    "care": Rule(READ),
    "care_request": Rule(None, {"": EDIT}),
    "care_answer": Rule(None, {"": EDIT}),
    "care_erase": Rule(None, {"": PUBLISH}),
    "care_current": Rule(None, {"": EDIT}),
    "holds": Rule(READ),
    "hold_lift": Rule(None, {"": PUBLISH}),
    "rulings": Rule(READ),
    "ruling": Rule(None, {"": EDIT}),
    "audit": Rule(OVERSEE),
    "outbox": Rule(READ),
    "notices": Rule(READ),
    "notice": Rule(READ),
    "notice_correct": Rule(EDIT, {"": EDIT}),
    "notice_retract": Rule(PUBLISH, {"": PUBLISH}),
    "amendment": Rule(READ, {"": DECIDE}),
    "sources": Rule(READ),
    "sources_all": Rule(MANAGE, dict.fromkeys(("on.nowhere", "off.nowhere", "check.nowhere"), MANAGE)),
    "source_new": Rule(MANAGE, {"": MANAGE}),
    "source_trial": Rule(MANAGE, dict.fromkeys(("save", "verify"), MANAGE)),
    "evidence": Rule(DECIDE, {"": DECIDE}),
    "start": Rule(READ),
    "start_register": Rule(MANAGE, dict.fromkeys(("make", "upload"), MANAGE)),
    "first_keeper": Rule(STRANGERS_TOO, {"": STRANGERS_TOO}),
    "overview": Rule(READ),
    "webhooks": Rule(MANAGE, {"": MANAGE}),
    "webhook": Rule(MANAGE, dict.fromkeys(HOOK_ACTIONS, MANAGE)),
    "language": Rule(None, {"": STRANGERS_TOO}),
    "public": Rule(STRANGERS_TOO),
    "public_file": Rule(STRANGERS_TOO),
    "static": Rule(STRANGERS_TOO),
    "alive": Rule(STRANGERS_TOO),
    "ready": Rule(STRANGERS_TOO),
    "metrics": Rule(STRANGERS_TOO),
    "account_login": Rule(STRANGERS_TOO, {"": STRANGERS_TOO}),
    "account_logout": Rule(STRANGERS_TOO, {"": STRANGERS_TOO}),
    "account_inactive": Rule(STRANGERS_TOO),
    "account_reauthenticate": Rule(OWN, {"": OWN}),
    "account_change_password": Rule(OWN, {"": OWN}),
    "mfa_authenticate": Rule(STRANGERS_TOO, {"": STRANGERS_TOO}),
    "mfa_login_webauthn": Rule(STRANGERS_TOO, {"": STRANGERS_TOO}),
    "mfa_index": Rule(OWN),
    "mfa_reauthenticate": Rule(OWN, {"": OWN}),
    "mfa_reauthenticate_webauthn": Rule(OWN, {"": OWN}),
    "mfa_activate_totp": Rule(OWN, {"": OWN}),
    "mfa_deactivate_totp": Rule(OWN, {"": OWN}),
    "mfa_view_recovery_codes": Rule(OWN),
    "mfa_generate_recovery_codes": Rule(OWN, {"": OWN}),
    "mfa_list_webauthn": Rule(OWN),
    "mfa_add_webauthn": Rule(OWN, {"": OWN}),
    "mfa_remove_webauthn": Rule(OWN, {"": OWN}),
    "mfa_edit_webauthn": Rule(OWN, {"": OWN}),
    "devices": Rule(OWN, {"": OWN}),
    "accounts": Rule(MANAGE),
    "account": Rule(MANAGE, dict.fromkeys(KEEPER_ACTIONS, MANAGE)),
    "account_requests": Rule(DECIDE, dict.fromkeys(("confirm.1", "decline.1"), DECIDE)),
}
PATTERNS = {str(pattern.name): pattern for pattern in urlpatterns}
#: What an account does to set up its second factor, or to show it: open to it before that.
SETTING_UP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
SHOWING = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
CLOSED = [name for name, rule in TABLE.items() if STRANGERS_TOO not in (rule.look, *rule.send.values())]


def address_of(name: str) -> str:
    known: dict[str, Any] = {
        "card_id": "verdict234",
        "person_id": "pk3t8w2xq",
        "document_id": DocumentRow.objects.values_list("pk", flat=True).first() or 1,
        "pk": 1,
        "hold_id": 1,
        "ruling_id": 1,
        "request_id": 1,
        "trial_key": "trial2345",
        "number": 1_000_000,
        "name": "index.html",
    }
    if name == "amendment":
        known["card_id"] = make_amendment()
    elif name.startswith("notice"):
        known["number"] = make_notice().number
    return reverse(name, kwargs={part: known[part] for part in PATTERNS[name].pattern.converters})


def is_turned_away(response: Any) -> bool:
    return bool(response.status_code == 403 or response.get("Location", "").startswith("/accounts/login/"))


def test_every_address_has_its_line() -> None:
    assert set(PATTERNS) == set(TABLE)


def test_views_of_the_desk_say_the_same_roles_themselves() -> None:
    for name, rule in TABLE.items():
        roles = getattr(PATTERNS[name].callback, "roles", None)
        wanted = rule.look if rule.look is not None else next(iter(rule.send.values()))
        assert roles == (wanted if wanted not in (OWN, STRANGERS_TOO) else None), name


@pytest.mark.parametrize("role", ALL, ids=str)
def test_looking_is_for_the_roles_of_the_table_only(role: str | None, world: World) -> None:
    client = sign_in("u", role)
    for name, rule in TABLE.items():
        response = client.get(address_of(name))
        if rule.look is None:
            assert response.status_code in (403, 405), name
        else:
            assert is_turned_away(response) == (role not in rule.look), (name, response.status_code)


@pytest.mark.parametrize(("name", "action"), [(name, action) for name, rule in TABLE.items() for action in rule.send])
def test_sending_is_for_the_roles_of_the_table_only(name: str, action: str, world: World) -> None:
    for role in ALL:
        client = sign_in(f"u-{role}", role)
        response = client.post(address_of(name), {"action": action, "session": "others", "language": "en"})
        allowed = role in TABLE[name].send[action]
        if name in ("account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn"):
            continue  # they end or skip what they are asked of somebody who is signed in
        assert is_turned_away(response) == (not allowed), (name, action, role, response.status_code)


@pytest.mark.parametrize("name", TABLE)
def test_what_only_shows_takes_nothing(name: str, world: World) -> None:
    if TABLE[name].send or name == "account_inactive":
        return
    response = sign_in("u", "publisher").post(address_of(name), {"action": "confirm"})
    assert response.status_code in (403, 404, 405), name


@pytest.mark.parametrize("name", CLOSED)
def test_a_stranger_is_sent_to_sign_in(name: str, world: World) -> None:
    for response in (Client().get(address_of(name)), Client().post(address_of(name), {"action": "confirm"})):
        assert response.status_code == 302 and response["Location"].startswith("/accounts/login/")


def test_an_account_without_second_factor_is_led_to_set_one_up_and_nowhere_else(world: World) -> None:
    client = Client()
    make_user("new", "publisher")
    client.post("/accounts/login/", {"login": "new", "password": PASSWORD})
    for name in CLOSED:
        for response in (client.get(address_of(name)), client.post(address_of(name), {"action": "confirm"})):
            if name in SETTING_UP:
                assert response.status_code in (200, 302, 405), name
            else:
                assert response.status_code == 302 and response["Location"] == reverse("mfa_index"), name
    assert not Vote.objects.exists()


def test_a_session_that_has_not_shown_the_second_factor_opens_nothing(world: World) -> None:
    client = Client()
    user = make_user("two", "publisher")
    client.post("/accounts/login/", {"login": "two", "password": PASSWORD})
    give_app(user)  # set up meanwhile, in another browser
    for name in CLOSED:
        for response in (client.get(address_of(name)), client.post(address_of(name), {"action": "confirm"})):
            if name not in SHOWING:
                assert response.status_code == 302, name
                assert response["Location"].startswith(reverse("mfa_reauthenticate")), name
    assert not Vote.objects.exists()
    assert "Inbox" not in client.get(reverse("mfa_reauthenticate")).content.decode()


def test_a_password_alone_shows_nothing_of_an_account_with_a_second_factor(world: World) -> None:
    client = Client()
    user = make_user("half", "publisher")
    give_app(user)
    client.post("/accounts/login/", {"login": "half", "password": PASSWORD})
    for name in CLOSED:
        response = client.get(address_of(name))
        assert response.status_code == 302 and response["Location"].startswith("/accounts/login/"), name
    assert enter(Client(), user).get("/").status_code == 200


def test_an_account_that_is_switched_off_loses_its_session_at_once(world: World) -> None:
    client = sign_in("u", "editor")
    User.objects.filter(username="u").update(is_active=False)
    assert is_turned_away(client.get("/"))


def test_there_is_no_other_way_in(db: None) -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    for name in ("admin:index", "account_signup", "account_reset_password", "account_email", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for address in ("/admin/", "/admin/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/2fa/"):
        assert Client().get(address).status_code == 404
