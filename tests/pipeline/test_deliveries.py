"""Webhooks: each notice reaches an outlet once under one key, signed, whatever goes wrong on the way."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from registerpub.config import Config
from registerpub.core.webhooks import is_signed
from registerpub.gate import send
from registerpub.jobs.steps import STEPS, tick
from registerpub.pipeline import deliveries, webhooks
from registerpub.pipeline.backoff import ATTEMPTS, WAITS
from registerpub.pipeline.deliveries import Turn, deliver, failure_words
from registerpub.pipeline.deliveries import test as send_test
from registerpub.pipeline.publish import publish
from registerpub.pipeline.webhooks import WebhookRefused
from registerpub.store.models import Delivery, Finding, Notice
from tests.pipeline.conftest import LATER
from tests.pipeline.receiving import Receiver
from tests.pipeline.telling import Wire, tried


def public(config: Config, language: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(config.public.glob(f"current/notices/*.{language}.ninjs.json"))]


def test_each_notice_is_sent_once_as_the_public_file_says_it(wire: Wire, outlet: Receiver) -> None:
    wanted = sorted([*public(wire.config, "kk"), *public(wire.config, "en")])
    assert wanted and wire.turn() == Turn(len(wanted), len(wanted), 0, 0)
    assert sorted(outlet.bodies) == wanted
    assert len(set(outlet.keys)) == len(wanted)
    headers, body = outlet.got[0]
    assert headers["content-type"] == "application/json" and headers["idempotency-key"] == f'"{outlet.keys[0]}"'
    assert is_signed([wire.secret], headers, body, int(wire.now.timestamp()))
    assert not is_signed([wire.secret], headers, body + b" ", int(wire.now.timestamp()))
    assert not is_signed([webhooks.new_secret()], headers, body, int(wire.now.timestamp()))
    assert not is_signed([wire.secret], headers, body, int(wire.now.timestamp()) + 301)
    wire.turn(LATER)
    publish(wire.config, wire.now)
    assert wire.turn(LATER) == Turn(0, 0, 0, 0) and len(outlet.got) == len(wanted)


@pytest.mark.django_db(transaction=True)
def test_an_attempt_is_claimed_in_a_turn_of_its_own(wire: Wire, outlet: Receiver) -> None:
    """PostgreSQL looks at the webhook and the row with the eyes of before the wait, unless the wait comes first."""
    turns = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and '"attempts" + ' in sql:
            turns.append(connection.in_atomic_block)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        wire.turn()
    assert turns == [True] * len(outlet.got) and turns


def test_what_left_for_safety_is_told_by_its_id_alone(wire: Wire, outlet: Receiver) -> None:
    wire.turn()
    sent = {json.loads(body)["uri"] for body in outlet.bodies}
    outlet.got.clear()
    wire.hold()
    publish(wire.config, wire.now + LATER)
    wire.turn(LATER)
    told = [json.loads(body) for body in outlet.bodies]
    gone = [one for one in told if one["pubstatus"] == "canceled"]
    assert {one["uri"] for one in gone} < sent and {one["language"] for one in gone} == {"en"}  # Kazakh words wait
    for one in gone:
        assert set(one) == {*("uri", "standard", "type", "versioncreated", "pubstatus", "language", "copyrightholder")}
    assert len(told) == 2 * len(gone)  # and the nameless notice that something was withdrawn
    assert not any(b"Kasenov" in body or "Қасенов".encode() in body for body in outlet.bodies)


def test_what_leaves_before_it_was_sent_is_never_sent(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = 500
    assert wire.turn().failed == 1
    outlet.got.clear()
    outlet.answer = 200
    wire.hold()
    held = {row.number for row in Notice.objects.filter(person="m5")}
    wire.turn(LATER)  # before the release that takes it out: it is still public, and is not sent either
    publish(wire.config, wire.now)
    wire.turn(LATER)
    names = {f"/{number}/" for number in held}
    usable = [json.loads(body)["uri"] for body in outlet.bodies if json.loads(body)["pubstatus"] == "usable"]
    assert usable and not any(name in f"{uri}/" for uri in usable for name in names)
    assert Delivery.objects.filter(state="overtaken", kind="notice").count() == len(held)
    assert not Delivery.objects.filter(state="waiting").exists()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (500, "status.500"),
        (404, "status.404"),
        ("redirect", "redirect.307"),
        ("slow", "late"),
        ("drip", "late"),
        ("silent", "unreachable.RemoteDisconnected"),
    ],
)
def test_an_outlet_that_fails_is_tried_later_under_the_same_key(
    answer: int | str, code: str, wire: Wire, outlet: Receiver
) -> None:
    outlet.answer = answer
    turn = wire.turn()
    assert (turn.sent, turn.failed, len(outlet.got)) == (0, 1, 1)  # then it is left alone for this turn
    failed = tried()
    assert (failed.failure, failed.due, failed.state) == (code, wire.now + WAITS[0], "waiting")
    assert failure_words(code) != code
    outlet.answer = 202
    wire.turn(WAITS[0])
    failed.refresh_from_db()
    assert failed.state == "done" and outlet.keys.count(failed.key) == 2
    first, *_, again = [body for headers, body in outlet.got if headers["webhook-id"] == failed.key]
    assert first == again
    assert not Delivery.objects.filter(state="waiting").exists()


def test_a_huge_answer_and_a_cut_one_harm_nobody(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = "huge"
    turn = wire.turn()
    assert turn.sent == turn.laid_out  # 2xx is all that counts: nothing of the answer is read
    wire.hold()
    publish(wire.config, wire.now + LATER)
    outlet.answer = "cut"
    assert wire.turn(LATER).failed == 1
    assert tried().failure.startswith("unreachable.")


def test_after_54_hours_it_is_given_up_told_and_sent_when_switched_on_again(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = 503
    wire.turn()
    first = tried()
    start = wire.now
    for wait in WAITS:
        Delivery.objects.exclude(pk=first.pk).update(due=wire.now + dt.timedelta(days=9))
        assert wire.turn(wait / 2).failed == 0
        wire.turn(wait - wait / 2)
    first.refresh_from_db()
    assert (first.state, first.attempts, wire.now - start) == ("dead", ATTEMPTS, dt.timedelta(hours=54))
    assert outlet.keys.count(first.key) == ATTEMPTS
    assert (wire.row().state, wire.row().reason) == ("stopped", "unanswered")
    assert set(Finding.objects.values_list("kind", flat=True)) >= {"webhook_dead", "webhook_stopped"}
    assert wire.turn(LATER) == Turn(0, 0, 0, 0)
    with pytest.raises(WebhookRefused, match="no test was answered"):
        webhooks.enable(wire.config, wire.row(), wire.deed())
    outlet.answer = 200
    assert send_test(wire.config, wire.row(), wire.deed()) == ""
    webhooks.enable(wire.config, wire.row(), wire.deed())
    wire.turn()
    assert not Delivery.objects.filter(state__in=("waiting", "dead")).exists()
    assert outlet.keys.count(first.key) == ATTEMPTS + 1


def test_an_outlet_that_is_gone_is_stopped_at_once(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = 410
    wire.turn()
    assert (wire.row().state, wire.row().reason, len(outlet.got)) == ("stopped", "gone", 1)
    assert wire.turn(WAITS[0]).failed == 0 and len(outlet.got) == 1


def test_one_message_that_an_outlet_cannot_take_stops_no_others(wire: Wire, outlet: Receiver) -> None:
    wire.turn()
    wire.hold()
    publish(wire.config, wire.now + LATER)
    outlet.answer = 500
    wire.turn(LATER)
    poison = tried()
    outlet.answer = 200
    wire.turn(WAITS[0] / 2)
    Delivery.objects.filter(pk=poison.pk).update(attempts=ATTEMPTS - 1, due=wire.now)
    outlet.answer = 500
    wire.turn()
    poison.refresh_from_db()
    assert poison.state == "dead" and wire.row().state == "on"


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_in_an_attempt_nothing_is_lost_and_nothing_comes_under_another_key(
    moment: str, wire: Wire, outlet: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*arguments: object, **named: object) -> object:
        if moment == "after":
            send(*arguments, **named)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(deliveries, "send", killed)
        wire.turn()
    keys = set(Delivery.objects.exclude(kind="test").values_list("key", flat=True))
    wire.turn()
    wire.turn(WAITS[0])
    assert set(outlet.keys) == keys and not Delivery.objects.filter(state="waiting").exists()
    assert len(outlet.got) == len(keys) + (moment == "after")


def test_two_turns_at_once_send_each_message_once(
    wire: Wire, outlet: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = deliveries._body
    inner: list[object] = []

    def meanwhile(*arguments: object) -> object:
        body = real(*arguments)  # type: ignore[arg-type]
        if not inner:
            inner.append(True)
            inner.append(deliver(wire.config, lambda: wire.now))
        return body

    monkeypatch.setattr(deliveries, "_body", meanwhile)
    wire.turn()
    assert len(outlet.keys) == len(set(outlet.keys)) == Delivery.objects.filter(state="done", kind="notice").count()


def test_off_means_off_and_what_came_meanwhile_is_sent_when_it_is_on_again(wire: Wire, outlet: Receiver) -> None:
    webhooks.disable(wire.row(), wire.deed())
    assert wire.turn() == Turn(0, 0, 0, 0)
    webhooks.enable(wire.config, wire.row(), wire.deed())
    assert wire.turn().sent == len(public(wire.config, "kk")) + len(public(wire.config, "en"))


def test_old_deliveries_are_forgotten_and_never_laid_out_again(wire: Wire, outlet: Receiver) -> None:
    wire.turn()
    assert wire.turn(dt.timedelta(days=91)) == Turn(0, 0, 0, 0) and not Delivery.objects.exists()


def test_the_tick_delivers_after_it_has_published(wire: Wire, outlet: Receiver) -> None:
    names = [name for name, _ in STEPS]
    assert names.index("deliver") > max(place for place, name in enumerate(names) if name == "publish")
    outlet.answer = 200
    tick(wire.config, lambda: wire.now)
    assert len(outlet.got) == len(public(wire.config, "kk")) + len(public(wire.config, "en"))


def test_what_was_owed_before_the_clock_was_set_back_is_sent_now(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = 500
    ahead = dt.timedelta(hours=5)
    wire.turn(ahead)
    outlet.answer = 200
    outlet.got.clear()
    assert wire.turn(-ahead).sent == len(set(outlet.keys)) > 1
    assert not Delivery.objects.filter(state="waiting").exists()
