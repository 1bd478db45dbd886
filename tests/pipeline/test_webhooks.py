"""Outlets: what cannot be used is refused, secrets are sealed and replaced, nothing is sent before a test."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest
from django.db import connection

from registerpub.config import Config
from registerpub.core.webhooks import is_signed
from registerpub.pipeline import webhooks
from registerpub.pipeline.deliveries import deliver
from registerpub.pipeline.deliveries import test as send_test
from registerpub.pipeline.publish import publish
from registerpub.pipeline.webhooks import Deed, WebhookRefused
from registerpub.store.models import AuditEntry, Delivery, Finding, NoticeTextRow, Webhook
from tests.pipeline.conftest import LATER, Desk
from tests.pipeline.receiving import Receiver
from tests.pipeline.telling import Wire, tried


def test_two_secrets_sign_while_one_replaces_the_other(wire: Wire, outlet: Receiver) -> None:
    second = webhooks.rotate(wire.row(), wire.deed())
    with pytest.raises(WebhookRefused, match="coming in already"):
        webhooks.rotate(wire.row(), wire.deed())
    send_test(wire.config, wire.row(), wire.deed())
    time = int(wire.now.timestamp())
    (headers, body), *_ = outlet.got
    assert is_signed([wire.secret], headers, body, time) and is_signed([second], headers, body, time)
    webhooks.finish_rotation(wire.row(), wire.deed())
    send_test(wire.config, wire.row(), wire.deed())
    headers, body = outlet.got[-1]
    assert is_signed([second], headers, body, time) and not is_signed([wire.secret], headers, body, time)
    with pytest.raises(WebhookRefused, match="one secret only"):
        webhooks.finish_rotation(wire.row(), wire.deed())


def test_nothing_is_sent_before_a_test_was_answered(confirmed: Desk, outlet: Receiver) -> None:
    config = dataclasses.replace(
        confirmed.config, crawl=dataclasses.replace(confirmed.config.crawl, allow_loopback=True)
    )
    deed = Deed(confirmed.user("kairat"), confirmed.now)
    hook, _ = webhooks.add(config, "radio-one", outlet.address, [], deed)
    outlet.answer = 401
    assert send_test(config, hook, deed) == "status.401"
    with pytest.raises(WebhookRefused, match="no test was answered"):
        webhooks.enable(config, hook, deed)
    publish(config, confirmed.now + LATER)
    deliver(config, lambda: confirmed.now + LATER)
    (body,) = outlet.bodies
    assert json.loads(body)["pubstatus"] == "withheld" and b"Test of a webhook" in body
    assert not any(row.headline.encode() in body for row in NoticeTextRow.objects.exclude(headline=""))


def test_secrets_and_addresses_are_sealed_and_no_audit_or_finding_holds_them(wire: Wire, outlet: Receiver) -> None:
    outlet.answer = 410
    wire.turn()
    second = webhooks.rotate(wire.row(), wire.deed())
    webhooks.remove(wire.row(), wire.deed())
    assert not Webhook.objects.exists() and not Delivery.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM audit_payload")
        told = " ".join(row[0] for row in cursor.fetchall())
    told += " ".join(Finding.objects.values_list("detail", flat=True))
    assert AuditEntry.objects.filter(action="webhook").count() == 5
    for secret in (wire.secret, second, "outletsecret", "127.0.0.1"):
        assert secret not in told
    for stored in (wire.hook.address, wire.hook.secret):
        assert "outletsecret" not in stored and wire.secret not in stored and "whsec" not in stored


@pytest.mark.parametrize(
    ("name", "address", "languages", "told"),
    [
        ("Radio One", "https://outlet.example.org/", [], "small letters"),
        ("radio", "http://outlet.example.org/", [], "must begin with https"),
        ("radio", "https://10.1.2.3/hook", [], "not a public address"),
        ("radio", "https://[fd00::1]/hook", [], "not a public address"),
        ("radio", "https://localhost/hook", [], "this machine"),
        ("radio", "https://user:pass@outlet.example.org/", [], "user name"),
        ("radio", "https://outlet.example.org:8443/", [], "port 8443"),
        ("radio", "outlet.example.org", [], "scheme"),
        ("radio", "https://outlet.example.org/" + "a" * 2000, [], "2000 characters"),
        ("radio", "https://outlet.example.org/", ["de"], "no language 'de'; it has: kk, ru, en"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_used_is_refused_and_named(
    name: str, address: str, languages: list[str], told: str, config: Config, now: dt.datetime
) -> None:
    with pytest.raises(WebhookRefused, match=told):
        webhooks.add(config, name, address, languages, Deed(None, now))
    assert not Webhook.objects.exists() and not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_a_name_is_given_once(config: Config, now: dt.datetime) -> None:
    webhooks.add(config, "radio", "https://outlet.example.org/", [], Deed(None, now))
    with pytest.raises(WebhookRefused, match="already"):
        webhooks.add(config, "radio", "https://other.example.org/", [], Deed(None, now))


def test_a_demonstration_tells_this_machine_only(wire: Wire, outlet: Receiver) -> None:
    site = dataclasses.replace(wire.config.site, demonstration=True)
    config = dataclasses.replace(wire.config, site=site)
    with pytest.raises(WebhookRefused, match="demonstration"):
        webhooks.check_address(config, "https://outlet.example.org/")
    webhooks.check_address(config, outlet.address)


def test_an_address_that_settings_no_longer_allow_is_not_asked(wire: Wire, outlet: Receiver) -> None:
    wire.config = dataclasses.replace(wire.config, crawl=dataclasses.replace(wire.config.crawl, allow_loopback=False))
    wire.turn()
    assert outlet.got == [] and tried().failure == "gate"
