"""Accounts by role, an invented world, and compiled catalogues for the desk's tests."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.contrib.auth.models import User
from django.test import Client

from registerpub.demo.factors import give_app

from .samples import PASSWORD, World, make_user, make_world

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """Compile the desk's catalogues where the ``.mo`` is missing or older than its ``.po``."""
    for po in LOCALES.glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime:
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parent.parent.name))


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Rate limits live in the cache: one test's sign-ins do not count in the next."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def sign_in(name: str, role: str | None, language: str = "en") -> Client:
    """A new account with an authenticator app, signed in through the real pages."""
    user = make_user(name, role, language)
    give_app(user)
    return enter(Client(), user)


def enter(client: Client, user: User) -> Client:
    """Sign in by password and the code that the account's app shows now."""
    client.post("/accounts/login/", {"login": user.get_username(), "password": PASSWORD})
    answer = client.post("/accounts/factors/sign-in/", {"code": code_of(user)})
    assert answer.status_code == 302, answer.content.decode()
    return client


def code_of(user: User) -> str:
    """What the account's authenticator app shows now."""
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return str(format_hotp_value(hotp_value(decrypt(app.data["secret"]), int(time.time()) // 30)))


@pytest.fixture
def editor(db: None) -> Client:
    return sign_in("e1", "editor")


@pytest.fixture
def second(db: None) -> Client:
    return sign_in("e2", "editor")


@pytest.fixture
def viewer(db: None) -> Client:
    return sign_in("v1", "viewer")
