"""Accounts by role, an invented world, and compiled catalogues for the desk's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client

from .samples import World, make_user, make_world

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
    client = Client()
    client.force_login(make_user(name, role, language))
    return client


@pytest.fixture
def editor(db: None) -> Client:
    return sign_in("e1", "editor")


@pytest.fixture
def second(db: None) -> Client:
    return sign_in("e2", "editor")


@pytest.fixture
def viewer(db: None) -> Client:
    return sign_in("v1", "viewer")
