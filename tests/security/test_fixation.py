"""A session's key is none that somebody else could know: it changes with each proof, and the one before is dead."""

from __future__ import annotations

import http.cookiejar
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from registerpub.demo.factors import give_app
from registerpub.jobs.ports import answers
from tests.desk.conftest import code_of, sign_in
from tests.desk.samples import PASSWORD, World, make_user
from tests.desk.test_entry import CODE, give_password, grow_older
from tests.journeys.test_up import free_port, until
from tests.projects import make_project

CONFIRM = "/accounts/factors/confirm/"


def key_of(client: Client) -> str:
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def is_dead(key: str) -> bool:
    """Whether the key opens nothing, as nobody and as whoever comes with it."""
    late = Client()
    late.cookies[settings.SESSION_COOKIE_NAME] = key
    opened = late.get("/accounts/devices/")["Location"].startswith("/accounts/login/")
    return opened and not Session.objects.filter(session_key=key).exists()


def test_the_key_changes_at_the_password_at_the_code_and_at_step_up_and_each_before_is_dead(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "p" * 32
    give_password(client, "e")
    keys = ["p" * 32, key_of(client)]
    assert client.post(CODE, {"code": code_of(user)}).status_code == 302
    keys.append(key_of(client))
    grow_older(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    cache.clear()
    assert client.post(CONFIRM, {"code": code_of(user), "next": "/holds/"})["Location"] == "/holds/"
    keys.append(key_of(client))
    assert len(set(keys)) == 4 and all(is_dead(key) for key in keys[:-1])
    assert client.get("/").status_code == 200
    assert [row.session_key for row in UserSession.objects.filter(user=user)] == [keys[-1]]


def test_after_step_up_the_session_is_still_in_the_list_of_devices_and_is_ended_there(world: World) -> None:
    client = sign_in("e", "editor")
    cache.clear()
    client.post(CONFIRM, {"code": code_of(User.objects.get(username="e")), "next": "/"})
    assert "this device" in client.get("/accounts/devices/").content.decode()
    UserSession.objects.get(user__username="e").end()
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("planted", ["p" * 32, "", "\x00", "../../x", "x" * 5000])
def test_a_planted_cookie_is_never_taken_over(planted: str, world: World) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.get("/accounts/login/")
    user = make_user("e", "editor")
    give_app(user)
    give_password(client, "e")
    client.post(CODE, {"code": code_of(user)})
    assert key_of(client) != planted and client.get("/").status_code == 200
    assert not Session.objects.filter(session_key=planted).exists()


def test_signing_out_kills_the_session_on_the_server_and_not_only_the_cookie(world: World) -> None:
    client = sign_in("e", "editor")
    key = key_of(client)
    client.post("/accounts/logout/")
    assert is_dead(key)


def test_a_new_password_ends_every_other_session(world: World) -> None:
    user = make_user("e", "editor")
    give_app(user)
    here, there = Client(), Client()
    for client in (here, there):
        cache.clear()
        give_password(client, "e")
        client.post(CODE, {"code": code_of(user)})
    key, new = key_of(there), "жаңа-құпия-сөз-17"
    here.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert there.get("/").status_code == 302 and key_of(there) in ("", key)
    assert User.objects.get(username="e").check_password(new)


@pytest.mark.journey
def test_a_real_server_takes_no_planted_session_and_slows_guessing_down(tmp_path: Path) -> None:
    port = free_port()
    project = make_project(tmp_path / "p", f'[desk]\nlisten = "127.0.0.1:{port}"\n')
    command = [sys.executable, "-m", "registerpub.cli", "web"]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: answers(f"127.0.0.1:{port}"), "the desk")
            _guess(f"http://127.0.0.1:{port}")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _guess(desk: str) -> None:
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    said, planted = "", {"Cookie": "sessionid=" + "p" * 32}
    for number in range(6):
        page = opener.open(urllib.request.Request(f"{desk}/accounts/login/", headers=planted)).read().decode()
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
        fields = {"login": "aigul", "password": f"guess {number}", "csrfmiddlewaretoken": token}
        sent = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(f"{desk}/accounts/login/", sent, {"Accept-Language": "en", "Origin": desk})
        said = opener.open(request).read().decode()
    assert "Too many failed" in said
    assert "p" * 32 not in {cookie.value for cookie in jar}
