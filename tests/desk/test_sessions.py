"""Sessions: their key, their clock, where they are ended, and what is left of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from registerpub.demo.factors import give_app
from registerpub.desk.entry.adapters import pseudonym
from registerpub.desk.entry.session_store import SessionStore
from registerpub.pipeline.accounts import forget_ended_sessions

from .conftest import enter, sign_in
from .samples import NOW, World, make_user

LOGIN = "/accounts/login/"


def test_sessions_that_were_begun_with_a_removed_factor_end_with_it(world: World) -> None:
    client = sign_in("e", "editor")
    user = User.objects.get(username="e")
    Authenticator.objects.filter(user=user).delete()
    give_app(user)
    assert client.get("/")["Location"].startswith("/accounts/factors/confirm/")


def test_the_session_has_another_key_after_sign_in(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    planted = str(session.session_key)
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    enter(client, user)
    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_a_session_ends_after_half_an_hour_without_use_and_after_eight_hours_in_any_case(world: World) -> None:
    for key, seconds, ended in (("desk.seen", 1700, False), ("desk.seen", 1801, True), ("desk.began", 8 * 3600, True)):
        client = sign_in(f"e{seconds}", "editor")
        session = client.session
        session[key] -= seconds
        session.save()
        assert (client.get("/").status_code == 302) == ended


def test_two_requests_at_once_keep_what_each_of_them_wrote(world: World) -> None:
    """The one that ends last takes nothing back: neither what the other wrote nor what it removed."""
    begun = sign_in("e", "editor").session
    begun["old"], begun["both"] = 1, 1
    begun.save()
    first, second = (SessionStore(begun.session_key) for _ in range(2))
    assert dict(first.items()) == dict(second.items())
    first["of the first"], second["of the second"] = 1, 2
    first["both"], second["both"] = 2, 3
    del first["old"]
    first.save()
    second.save()
    left = dict(SessionStore(begun.session_key).items())
    assert (left["of the first"], left["of the second"], left["both"]) == (1, 2, 3)
    assert "old" not in left and left["desk.seen"] == begun["desk.seen"]
    assert dict(second.items()) == left


def test_a_session_that_is_ended_meanwhile_is_not_made_again(world: World) -> None:
    begun = sign_in("e", "editor").session
    other = SessionStore(begun.session_key)
    other["late"] = True
    begun.flush()
    with pytest.raises(UpdateError):
        other.save()
    assert not Session.objects.exists()


def test_a_message_survives_the_second_click_that_notes_use(world: World) -> None:
    """A slow first request, and a second one of the same browser that began before it ended and writes the clock."""
    client = sign_in("e", "editor")
    session = client.session
    session["desk.seen"] -= 100
    session.save()
    slow, late = (SessionStore(session.session_key) for _ in range(2))
    assert slow["desk.seen"] == late["desk.seen"]
    slow["_messages"] = '[["__json_message", 0, 25, "Saved.", ""]]'
    slow.save()
    late["desk.seen"] += 100
    late.save()
    assert "Saved." in client.get("/").content.decode()


@pytest.mark.parametrize("second_shows", [False, True])
def test_messages_of_two_requests_at_once_are_all_shown(world: World, second_shows: bool) -> None:
    client = sign_in("e", "editor")
    begun = client.session
    texts = [f'["__json_message", 0, 25, "{word}.", ""]' for word in ("Old", "One", "Two")]
    begun["_messages"] = f"[{texts[0]}]"
    begun.save()
    first, second = (SessionStore(begun.session_key) for _ in range(2))
    assert first["_messages"] == second["_messages"]
    first["_messages"] = f"[{texts[0]}, {texts[1]}]"
    if second_shows:
        del second["_messages"]
    else:
        second["_messages"] = f"[{texts[0]}, {texts[2]}]"
    first.save()
    second.save()
    page = client.get("/").content.decode()
    assert ["Old." in page, "One." in page, "Two." in page] == [not second_shows, True, not second_shows]


def test_a_session_that_is_emptied_unread_is_empty(world: World) -> None:
    begun = sign_in("e", "editor").session
    other = SessionStore(begun.session_key)
    other.clear()
    other.save()
    assert dict(SessionStore(begun.session_key).items()) == {}


def test_use_is_noted_once_a_minute(world: World) -> None:
    client = sign_in("e", "editor")
    before = client.session["desk.seen"]
    client.get("/")
    assert client.session["desk.seen"] == before
    session = client.session
    session["desk.seen"] -= 61
    session.save()
    UserSession.objects.update(last_seen_at=NOW)
    client.get("/")
    assert client.session["desk.seen"] >= before
    assert UserSession.objects.get().last_seen_at > NOW


def test_a_session_without_a_clock_is_none(world: World) -> None:
    client = Client()
    client.force_login(make_user("e", "editor"))
    assert client.get("/")["Location"].startswith("/accounts/login/")


def test_a_session_that_is_ended_elsewhere_is_gone_in_the_middle_of_the_work(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/150.0"})
    enter(here, user)
    cache.clear()  # the second sign-in within one step of time
    enter(there, user)
    page = here.get("/accounts/devices/").content.decode()
    assert "Firefox, Android" in page and "this device" in page
    (number,) = re.findall(r'name="session" value="(\d+)"', page)
    here.post("/accounts/devices/", {"session": number})
    for response in (there.get("/"), there.post("/cards/verdict234/", {"action": "confirm", "version": "1"})):
        assert response.status_code == 302 and response["Location"].startswith("/accounts/login/")
    assert here.get("/").status_code == 200


def test_nobody_ends_the_sessions_of_others_by_their_numbers(world: World) -> None:
    victim, other = sign_in("v", "editor"), sign_in("o", "editor")
    number = UserSession.objects.get(user__username="v").pk
    other.post("/accounts/devices/", {"session": str(number)})
    other.post("/accounts/devices/", {"session": "others"})
    assert other.post("/accounts/devices/", {"session": "x"}).status_code == 400
    assert victim.get("/").status_code == 200


def test_no_address_of_an_editor_is_kept(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    enter(Client(REMOTE_ADDR="203.0.113.77"), user)
    kept = UserSession.objects.get()
    assert kept.ip.startswith("fd") and "203.0.113.77" not in kept.ip
    assert pseudonym("203.0.113.77") == kept.ip != pseudonym("203.0.113.78")
    assert pseudonym("2001:db8::1") == pseudonym("2001:db8::2") != pseudonym("2001:db8:1::1")


@pytest.mark.parametrize(("field", "minutes"), [("last_seen_at", 33), ("created_at", 8 * 60 + 1)])
def test_what_an_editor_wrote_leaves_the_database_with_the_session(field: str, minutes: int, world: World) -> None:
    sign_in("old", "editor")
    current = sign_in("new", "editor")
    Session.objects.create(session_key="unfinished", session_data="", expire_date=NOW)
    then = timezone.now() - dt.timedelta(minutes=minutes)
    UserSession.objects.filter(user__username="old").update(**{field: then})
    assert forget_ended_sessions(timezone.now()) == 1
    assert [row.user.username for row in UserSession.objects.all()] == ["new"]
    assert Session.objects.count() == 1 and current.get("/").status_code == 200
