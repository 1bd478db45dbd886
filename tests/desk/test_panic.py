"""Panic: everything stands still, here and elsewhere, until two keepers lift it; what is public stays."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client

from registerpub.cli.sources import _visitor
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.demo.factors import give_app
from registerpub.desk.assets import asset_address
from registerpub.jobs import steps, work
from registerpub.pipeline import crawl, deliveries
from registerpub.pipeline.crawl import crawl_due, crawl_now
from registerpub.pipeline.deliveries import deliver
from registerpub.pipeline.key_rotation import add_first_key
from registerpub.pipeline.mirrors import push
from registerpub.pipeline.panic import StandsStill, halt, stands_still
from registerpub.pipeline.panic_lift import ATTEMPTS, PAUSE, LiftRefused, Word, can_lift, lift
from registerpub.pipeline.panic_mark import mark_of, mark_path, set_mark
from registerpub.pipeline.process import process
from registerpub.pipeline.publish import publish
from registerpub.pipeline.webhooks import Deed
from registerpub.store.models import AuditEntry, Finding, Panic, Webhook

from .conftest import code_of, sign_in
from .samples import PASSWORD, World, make_user

NOW = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def config(settings: Any, tmp_path: Path) -> Config:
    """The desk's project, with a folder of its own."""
    made: Config = dataclasses.replace(settings.REGISTERPUB, root=tmp_path)
    settings.REGISTERPUB = made
    return made


def keeper(name: str, role: str = "keeper") -> Word:
    user = make_user(name, role)
    give_app(user)
    return Word(name, PASSWORD, code_of(user))


def declare(config: Config) -> None:
    set_mark(config.var)
    halt(config, NOW)


def elsewhere(config: Config, tmp_path: Path) -> Config:
    """Another machine of the same database."""
    return dataclasses.replace(config, root=tmp_path / "other")


def test_everybody_is_signed_out_and_sees_one_page_in_three_languages(
    config: Config, client: Client, world: World
) -> None:
    editor = sign_in("e1", "editor")
    assert editor.get("/").status_code == 200
    declare(config)
    assert not Session.objects.exists() and not UserSession.objects.exists()
    for answer in (
        editor.get("/"),
        client.get("/accounts/login/"),
        client.post("/accounts/login/", {"login": "e1", "password": PASSWORD}),
        client.get("/no/such/page"),
    ):
        assert answer.status_code == 503
        assert answer.headers["Cache-Control"] == "no-store" and "Content-Security-Policy" in answer.headers
        page = answer.content.decode()
        assert all(title in page for title in ("The desk is closed", "Рабочее место закрыто", "Жұмыс орны жабық"))
        assert "Talgat" not in page and "e1" not in page


def test_the_last_release_stays_readable(config: Config, client: Client, world: World) -> None:
    current = config.public / "current"
    current.mkdir(parents=True)
    (current / "index.html").write_text("public words")
    declare(config)
    answer = client.get("/public/index.html")
    assert answer.status_code == 200 and b"".join(answer) == b"public words"
    assert client.get(asset_address("desk.css")).status_code == 200
    # Whoever watches the process must not take a standstill for a crash; nobody is sent here meanwhile.
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)


def test_nothing_is_fetched_signed_published_or_sent(config: Config, world: World, tmp_path: Path) -> None:
    declare(config)
    _refuses_everything(config, tmp_path / "keys")
    _refuses_everything(elsewhere(config, tmp_path), tmp_path / "keys")
    assert not (tmp_path / "keys").exists()


def _refuses_everything(config: Config, keys: Path) -> None:
    for deed in (
        lambda: publish(config, NOW),
        lambda: deliver(config, lambda: NOW),
        lambda: crawl_now(config, [], lambda: NOW),
        lambda: push(config),
        lambda: deliveries.test(config, Webhook(), Deed(None, NOW)),
        lambda: process(config, lambda: NOW),
        lambda: _visitor(config, 0, lambda _: True).get("https://shamshyraq.example/"),
        lambda: add_first_key(config, keys, ""),
    ):
        with pytest.raises(StandsStill, match="--lift"):
            deed()
    assert crawl_due(config, lambda: NOW) == []


def test_a_crawl_that_is_under_way_is_let_go(config: Config, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl, "LOOK_SECONDS", 0.05)
    declare(config)
    # Like the crawler: it lives as long as somebody holds the other end of its standard input.
    child = [sys.executable, "-c", "import sys; print('began'); sys.stdin.read(); print('let go')"]
    done = crawl._finish(child, config, 60, [])
    assert done.returncode == 0 and done.stdout.split("\n") == ["began", "let go", ""]


def test_a_job_that_was_let_go_is_no_failure_that_anybody_looks_at(config: Config, db: None) -> None:
    declare(config)
    assert steps.run_step("process", config, lambda: NOW) is False
    assert not Finding.objects.exists()


def test_scheduler_worker_and_tick_do_nothing(config: Config, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def note(step: str, *_: object) -> bool:
        done.append(step)
        return True

    monkeypatch.setattr(work, "run_step", note)
    monkeypatch.setattr(steps, "run_step", note)
    assert work.do_job(config, "publish") is False  # nobody rang yet
    from registerpub.pipeline.job_rows import know_jobs

    know_jobs(["publish"])
    declare(config)
    assert work.do_job(config, "publish") is False and work.ring_due(config, None, None) == 0
    steps.tick(config)
    assert done == []
    Panic.objects.update(lifted=NOW)
    assert work.do_job(config, "publish") is True and done == ["publish"]


def test_said_twice_it_is_one_panic_and_one_entry(config: Config, db: None) -> None:
    declare(config)
    key = mark_of(config.var)
    declare(config)
    assert mark_of(config.var) == key
    assert Panic.objects.count() == 1
    assert AuditEntry.objects.filter(action="panic").count() == 1


def test_a_database_that_was_away_is_told_at_the_next_look(
    config: Config, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in("e1", "editor")
    set_mark(config.var)
    with monkeypatch.context() as away:
        away.setattr(Panic.objects, "filter", _away)
        assert stands_still(config)
    assert Session.objects.exists()
    assert stands_still(config)
    assert not Session.objects.exists() and Panic.objects.filter(lifted=None).count() == 1


def _away(**_: object) -> None:
    raise DatabaseError


def test_an_empty_or_unreadable_mark_is_a_mark(config: Config, db: None) -> None:
    config.var.mkdir(parents=True)
    mark_path(config.var).touch()
    assert stands_still(config)
    mark_path(config.var).unlink()
    Panic.objects.all().delete()
    mark_path(config.var).mkdir()
    assert stands_still(config)


def test_two_keepers_lift_it_on_every_machine(config: Config, db: None, tmp_path: Path) -> None:
    words = [keeper("dana"), keeper("vera")]
    other = elsewhere(config, tmp_path)
    declare(config)
    declare(other)
    assert can_lift() == 2
    # Who was signing in when everybody was signed out: it takes half a second to look at a password.
    late = Session.objects.create(session_key="a" * 32, session_data="", expire_date=NOW + dt.timedelta(days=999))
    UserSession.objects.create(user=make_user("e1", "editor"), session_key=late.session_key, ip="0.0.0.0")
    lift(config, words, NOW)
    assert not Session.objects.exists() and not UserSession.objects.exists()
    assert not stands_still(config) and not stands_still(other)
    assert mark_of(config.var) is None and mark_of(other.var) is None
    lifted = AuditEntry.objects.filter(action="panic_lifted")
    assert len({entry.account for entry in lifted}) == 2
    with pytest.raises(InputError, match="no panic to lift"):
        lift(config, words, NOW)
    declare(config)
    assert stands_still(config)


def test_a_lift_that_was_killed_before_its_last_step_is_over_and_stops_no_later_panic(config: Config, db: None) -> None:
    declare(config)
    left = mark_path(config.var).read_bytes()
    Panic.objects.update(lifted=NOW)
    declare(config)
    assert stands_still(config) and mark_path(config.var).read_bytes() != left
    Panic.objects.update(lifted=NOW)
    assert not stands_still(config) and mark_of(config.var) is None


@pytest.mark.parametrize("wrong", ["password", "code", "role", "inactive", "unknown"])
def test_one_keeper_and_anything_else_do_not_lift_it(wrong: str, config: Config, db: None) -> None:
    good, other = keeper("dana"), keeper("vera", "publisher" if wrong == "role" else "keeper")
    changes = {"password": {"password": "guessed"}, "code": {"code": "000000"}, "unknown": {"name": "nobody"}}
    other = dataclasses.replace(other, **changes.get(wrong, {}))
    if wrong == "inactive":
        from django.contrib.auth.models import User

        User.objects.filter(username="vera").update(is_active=False)
    declare(config)
    with pytest.raises(LiftRefused, match="goes on"):
        lift(config, [good, other], NOW)
    assert stands_still(config) and not AuditEntry.objects.filter(action="panic_lifted").exists()


def test_one_keeper_named_twice_is_one(config: Config, db: None) -> None:
    word = keeper("dana")
    declare(config)
    with pytest.raises(InputError, match="two different keepers"):
        lift(config, [word, word], NOW)


def test_who_guesses_must_wait_and_the_right_words_too(config: Config, db: None) -> None:
    words = [keeper("dana"), keeper("vera")]
    wrong = [dataclasses.replace(word, code="000000") for word in words]
    declare(config)
    for _ in range(ATTEMPTS):
        with pytest.raises(LiftRefused, match="goes on"):
            lift(config, wrong, NOW)
    early = NOW + PAUSE - dt.timedelta(seconds=1)
    with pytest.raises(LiftRefused, match="too many attempts: the next one is possible at 09:15 UTC"):
        lift(config, words, early)
    assert stands_still(config)
    lift(config, words, NOW + PAUSE)
    assert not stands_still(config)


def test_words_are_in_no_trace() -> None:
    assert "secret" not in repr(Word("dana", "secret-password", "secret-code"))
