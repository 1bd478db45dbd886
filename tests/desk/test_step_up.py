"""Step-up: class A and changes of accounts ask for the second factor anew, and nothing is done behind one's back."""

from __future__ import annotations

from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern

from registerpub.store.models import Decision, Proposal, Vote
from registerpub.urls import urlpatterns

from .conftest import code_of, sign_in
from .samples import PASSWORD, World
from .test_card import CARD, form_of, text_of
from .test_entry import grow_older

SMALL = "/cards/small23456/"
CONFIRM = "/accounts/factors/confirm/"


@pytest.fixture
def late(world: World) -> Client:
    """An editor whose second factor was shown a while ago."""
    client = sign_in("late", "editor")
    grow_older(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    return client


def show_code(client: Client, back: str) -> Any:
    cache.clear()  # the code of this step of time was used to sign in
    code = code_of(User.objects.get(username="late"))
    return client.post(CONFIRM, {"code": code, "next": back})


def test_class_a_is_not_confirmed_by_an_old_proof_and_never_by_itself_after_a_new_one(late: Client) -> None:
    fields = {**form_of(late.get(CARD)), "action": "confirm", "value.court": "Ақсай қалалық соты"}
    answer = late.post(CARD, fields)
    assert answer["Location"] == f"{CONFIRM}?next={quote(CARD, safe='')}" and not Vote.objects.exists()
    assert "Nothing has been done yet" in late.get(answer["Location"]).content.decode()
    assert show_code(late, CARD)["Location"] == CARD
    assert not Vote.objects.exists() and not Decision.objects.exists()
    page = late.get(CARD)
    assert 'value="Ақсай қалалық соты"' in unescape(page.content.decode())
    assert not Vote.objects.exists()
    preview = late.post(CARD, {**form_of(page), "action": "preview"})
    assert late.post(CARD, {**form_of(preview), "action": "confirm"}).status_code == 302
    assert Vote.objects.get().options["values"] == {"court": "Ақсай қалалық соты"}


def test_what_was_kept_is_shown_once_and_on_its_own_page_only(late: Client) -> None:
    late.post(CARD, {**form_of(late.get(CARD)), "action": "confirm", "value.court": "Басқа сот"})
    show_code(late, CARD)
    assert "Басқа сот" not in late.get(SMALL).content.decode()
    assert "Басқа сот" in late.get(CARD).content.decode()
    assert "Басқа сот" not in late.get(CARD).content.decode()


def test_what_was_kept_is_laid_over_a_card_that_changed_meanwhile(late: Client) -> None:
    late.post(CARD, {**form_of(late.get(CARD)), "action": "confirm", "value.court": "Басқа сот"})
    Proposal.objects.filter(public_id="verdict234").update(version=2)
    show_code(late, CARD)
    page = late.get(CARD)
    assert "Басқа сот" in page.content.decode() and form_of(page)["version"] == "2"


def test_codes_and_passwords_are_not_kept(late: Client) -> None:
    late.post("/accounts/factors/app/remove/", {"code": "123456", "password": PASSWORD, "note": "x"})
    assert late.session["desk.kept"]["fields"] == {"note": "x"}


def test_looking_previewing_and_rejecting_need_no_new_proof(late: Client) -> None:
    fields = form_of(late.get(CARD))
    assert late.post(CARD, {**fields, "action": "preview"}).status_code == 200
    assert late.post(CARD, {**fields, "action": "reject.not_a_change"})["Location"] == "/"


def test_class_c_needs_no_new_proof(late: Client) -> None:
    late.post(SMALL, {**form_of(late.get(SMALL)), "action": "confirm"})
    assert Vote.objects.count() == 1


def test_the_second_factor_is_asked_for_and_not_the_password(late: Client) -> None:
    assert late.get("/accounts/reauthenticate/")["Location"] == CONFIRM
    answer = late.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": CARD})
    assert answer["Location"].startswith(CONFIRM)
    late.post(CARD, {**form_of(late.get(CARD)), "action": "confirm"})
    assert not Vote.objects.exists()


def test_a_wrong_code_proves_nothing(late: Client) -> None:
    answer = late.post(CONFIRM, {"code": "000000", "next": CARD})
    assert answer.status_code == 200 and "The code is not right." in text_of(answer)
    late.post(CARD, {**form_of(late.get(CARD)), "action": "confirm"})
    assert not Vote.objects.exists()


def test_step_up_never_leads_to_another_site(late: Client) -> None:
    for elsewhere in ("https://evil.invalid/", "//evil.invalid/", "javascript:alert(1)"):
        assert show_code(late, elsewhere)["Location"] == "/"
        grow_older(late, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)


@pytest.mark.parametrize("address", ["app/add/", "app/remove/", "codes/new/", "passkeys/add/"])
def test_changing_second_factors_needs_a_new_proof(address: str, late: Client) -> None:
    for answer in (late.get(f"/accounts/factors/{address}"), late.post(f"/accounts/factors/{address}", {"code": "1"})):
        assert answer.status_code == 302 and answer["Location"].startswith((CONFIRM, "/accounts/factors/app/remove/"))
    show_code(late, "/accounts/factors/codes/new/")
    assert not Authenticator.objects.exclude(type="totp").exists()


def test_the_views_that_weigh_most_ask_for_it() -> None:
    marked = {str(p.name) for p in urlpatterns if isinstance(p, URLPattern) and getattr(p.callback, "step_up", False)}
    setting_up = {"start_register", "sources_all", "source_new", "source_trial"}
    by_hand = {"person_new", "person_correct"}
    weighty = {"account", "account_requests", "notice_correct", "notice_retract", "amendment", "webhooks", "webhook"}
    assert marked == weighty | setting_up | by_hand


def test_a_form_that_is_sent_twice_decides_once(world: World) -> None:
    client = sign_in("e", "editor")
    fields = {**form_of(client.get(CARD)), "action": "confirm"}
    assert client.post(CARD, fields).status_code == 302
    assert client.post(CARD, fields).status_code == 422
    assert Vote.objects.count() == 1


def test_two_tabs_of_one_editor_are_one_person(world: World) -> None:
    client = sign_in("e", "editor")
    first, second = form_of(client.get(CARD)), form_of(client.get(CARD))
    client.post(CARD, {**first, "action": "confirm"})
    client.post(CARD, {**second, "action": "confirm"})
    assert Vote.objects.count() == 1 and not Decision.objects.exists()


def test_a_form_without_the_token_of_its_session_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    signed = sign_in("e", "editor")
    client.cookies = signed.cookies
    page = client.get(CARD)
    fields = {**form_of(page), "action": "confirm"}
    assert client.post(CARD, fields).status_code == 403
    assert client.post(CARD, {**fields, "csrfmiddlewaretoken": "a" * 64}).status_code == 403
    assert not Vote.objects.exists()
