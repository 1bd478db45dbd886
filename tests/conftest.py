"""Shared by all tests: an in-memory store for pipeline tests, a project configuration in a temporary folder."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from registerpub.config import ClassPolicy, Config, Policy
from registerpub.core.records import Site
from tests.postgres import ABOUT_SQLITE, VARIABLE, server

NOW = dt.datetime(2021, 3, 4, 9, 0, tzinfo=dt.UTC)

# The same examples on every machine, and no limit of time: a slow machine is no defect.
hypothesis_settings.load_profile("ci")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes get their argument's name: an id made of their content may differ between two workers (times in gzip)."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several workers: journeys first, so that none of them is alone with a long one in the end.

    On PostgreSQL: leave out what is about SQLite itself, by name and with its reason.
    """
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.get_closest_marker("journey") is None)
    if VARIABLE in os.environ:
        for item in items:
            if reason := ABOUT_SQLITE.get(item.nodeid):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """The real hasher is slow on purpose; tests make many accounts."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL server: the one that all tests run on, or one started for these."""
    if VARIABLE in os.environ:
        yield Path(os.environ[VARIABLE])
        return
    with server() as socket:
        yield socket


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The default policy, with one source enough, in an empty project folder."""
    classes = {
        "A": ClassPolicy(people=2, origins=1, primary_is_enough=True, outbox_minutes=30),
        "B": ClassPolicy(people=1, origins=1, primary_is_enough=True, outbox_minutes=10),
        "C": ClassPolicy(people=1, origins=1, primary_is_enough=True, outbox_minutes=0),
    }
    site = Site("Test", "http://127.0.0.1:8000/public", "test.invalid")
    return Config(root=tmp_path, site=site, policy=Policy(classes=classes))
