"""Outlets that are told of notices by webhook: added, tested, switched on and off, given another secret, removed.

Addresses and secrets are sealed; a secret is shown once, when it is made. Nothing is sent to an address that has not
answered a test. Names and addresses stand in no log.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from registerpub.config import Config
from registerpub.core.errors import GateError, InputError
from registerpub.core.webhooks import SECRET_BYTES, secret_of
from registerpub.gate import Gate, is_local_url
from registerpub.pipeline.audit import record
from registerpub.pipeline.channels import site_channels
from registerpub.pipeline.sealing import seal, unseal
from registerpub.publishing.channels import WHOLE
from registerpub.publishing.swap import current_number
from registerpub.store.models import Delivery, Webhook

WHOSE = "webhooks"
STATES = ("new", "off", "on", "stopped")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME, _LONGEST_ADDRESS = 40, 2000


class WebhookRefused(InputError):
    """A webhook cannot be added or changed as asked. ``code`` names the reason for the desk, which has own words."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class WebhookView:
    """``host`` of its address; ``channels`` empty: everything; ``rotating``: two secrets sign.

    ``waiting`` and ``dead`` count deliveries.
    """

    number: int
    name: str
    host: str
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    state: str
    reason: str
    created: dt.datetime
    tested: dt.datetime | None
    rotating: bool
    waiting: int
    dead: int
    next_due: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Deed:
    """Who changes a webhook, when, and where from: ``user`` None for the terminal."""

    user: User | None
    now: dt.datetime

    def record(self, hook: Webhook, data: dict[str, Any]) -> None:
        channel = "desk" if self.user else "terminal"
        record("webhook", self.user, f"webhook:{hook.pk}", self.now, channel=channel, data=data)


def gate_of(config: Config) -> Gate:
    return Gate(config.crawl.allow_loopback, config.telling.networks)


def add(
    config: Config, name: str, address: str, languages: Sequence[str], deed: Deed, channels: Sequence[str] = ()
) -> tuple[Webhook, str]:
    """A webhook, not tested and not switched on, and its secret, which cannot be had again.

    Raises :class:`WebhookRefused`. ``languages`` empty: all of the site; ``channels`` empty: everything.
    """
    check_name(name)
    check_address(config, address)
    chosen = _checked_languages(config, languages)
    carried = _checked_channels(config, channels)
    secret = new_secret()
    sealed = {"address": seal(address, WHOSE), "secret": seal(secret, WHOSE)}
    try:
        with transaction.atomic():
            hook = Webhook.objects.create(name=name, languages=chosen, channels=carried, created=deed.now, **sealed)
            deed.record(hook, {"added": name, "languages": chosen, "channels": carried})
    except IntegrityError:
        raise WebhookRefused("taken", f"there is a webhook {name!r} already: choose another name") from None
    return hook, secret


def choose(config: Config, hook: Webhook, languages: Sequence[str], channels: Sequence[str], deed: Deed) -> None:
    """From now on it is sent these languages and channels; what is owed already is still sent. As :func:`add`."""
    chosen, carried = _checked_languages(config, languages), _checked_channels(config, channels)
    with transaction.atomic():
        Webhook.objects.filter(pk=hook.pk).update(languages=chosen, channels=carried)
        deed.record(hook, {"languages": chosen, "channels": carried})


def _checked_languages(config: Config, languages: Sequence[str]) -> list[str]:
    chosen = list(dict.fromkeys(languages)) or list(config.languages)
    if unknown := [one for one in chosen if one not in config.languages]:
        message = f"the site has no language {unknown[0]!r}; it has: {', '.join(config.languages)}"
        raise WebhookRefused("language", message)
    return chosen


def _checked_channels(config: Config, channels: Sequence[str]) -> list[str]:
    """The channel of everything, beside others, makes them needless."""
    known = [channel.id for channel in site_channels(config).channels]
    if unknown := [one for one in channels if one not in known]:
        message = f"the site has no channel {unknown[0]!r}; it has: {', '.join(known)}"
        raise WebhookRefused("channel", message)
    return [] if WHOLE in channels else sorted(set(channels))


def check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        message = f"name {name!r}: use 1 to {_LONGEST_NAME} small letters, digits and single hyphens, such as radio-one"
        raise WebhookRefused("name", message)


def check_address(config: Config, address: str) -> None:
    """https only, and nothing that the gate refuses; http to this machine where loopback is open, for tests."""
    if len(address) > _LONGEST_ADDRESS:
        raise WebhookRefused("address", f"the address has more than {_LONGEST_ADDRESS} characters")
    try:
        gate_of(config).check_url(address)
    except GateError as error:
        raise WebhookRefused("gate", f"the address cannot be used: {error}") from error
    if is_local_url(address):
        return
    if config.site.demonstration:
        raise WebhookRefused("demonstration", "a demonstration tells nobody but this machine")
    if urlsplit(address).scheme != "https":
        raise WebhookRefused("https", "the address must begin with https://")


def find(name: str) -> Webhook:
    """The webhook called ``name``; an unknown one is an :class:`InputError`."""
    hook = Webhook.objects.filter(name=name).first()
    if hook is None:
        known = ", ".join(Webhook.objects.values_list("name", flat=True)) or "none"
        raise InputError(f"there is no webhook {name!r}; known: {known}")
    return hook


def get(number: int) -> Webhook:
    """The same by its number."""
    hook = Webhook.objects.filter(pk=number).first()
    if hook is None:
        raise InputError(f"there is no webhook {number}")
    return hook


def enable(config: Config, hook: Webhook, deed: Deed) -> None:
    """Switch on what has answered a test. What waits or was given up is due at once; the first time nothing is.

    Raises :class:`WebhookRefused` for one that has not.
    """
    check_address(config, address_of(hook))
    with transaction.atomic():
        found = Webhook.objects.select_for_update().get(pk=hook.pk)
        if found.tested is None or found.state == "stopped":
            message = f"no test was answered yet: run 'registerpub webhook test {found.name}' first"
            raise WebhookRefused("untested", message)
        if found.state == "on":
            return
        if found.told is None:
            found.told = current_number(config.public) or 0
        found.state, found.reason = "on", ""
        found.save(update_fields=["told", "state", "reason"])
        undone = found.deliveries.filter(state__in=("waiting", "dead"))
        undone.update(state="waiting", due=deed.now, attempts=0, failure="")
        deed.record(found, {"switched_on": True})


def disable(hook: Webhook, deed: Deed) -> None:
    """Switch off: nothing is sent, and what comes meanwhile is sent when it is switched on again."""
    with transaction.atomic():
        Webhook.objects.filter(pk=hook.pk, state__in=("on", "stopped")).update(state="off", reason="")
        deed.record(hook, {"switched_off": True})


def rotate(hook: Webhook, deed: Deed) -> str:
    """A second secret, which signs beside the first until :func:`finish_rotation`. Raises :class:`WebhookRefused`."""
    secret = new_secret()
    with transaction.atomic():
        mine = Webhook.objects.filter(pk=hook.pk, next_secret="")  # nosec B106  # that there is none
        if not mine.update(next_secret=seal(secret, WHOSE)):
            raise WebhookRefused("rotating", "another secret is coming in already: end that change first (--end)")
        deed.record(hook, {"secret": "new"})  # nosec B105  # what was done, no secret
    return secret


def finish_rotation(hook: Webhook, deed: Deed) -> None:
    """From now on the second secret signs alone. Raises :class:`WebhookRefused` if there is none."""
    with transaction.atomic():
        found = Webhook.objects.select_for_update().get(pk=hook.pk)
        if not found.next_secret:
            raise WebhookRefused("not_rotating", "there is one secret only: make another first")
        found.secret, found.next_secret = found.next_secret, ""
        found.save(update_fields=["secret", "next_secret"])
        deed.record(found, {"secret": "old one ended"})  # nosec B105  # what was done, no secret


def remove(hook: Webhook, deed: Deed) -> None:
    """Forget the webhook and its deliveries; the audit keeps that it was there."""
    with transaction.atomic():
        deed.record(hook, {"removed": hook.name})
        hook.delete()


def list_webhooks() -> list[WebhookView]:
    """All webhooks by name."""
    return [view(hook) for hook in Webhook.objects.all()]


def view(hook: Webhook) -> WebhookView:
    undone = hook.deliveries.filter(state__in=("waiting", "dead")).values_list("state", "due")
    waiting = [due for state, due in undone if state == "waiting"]
    return WebhookView(
        number=hook.pk,
        name=hook.name,
        host=urlsplit(address_of(hook)).hostname or "",
        languages=tuple(hook.languages),
        channels=tuple(hook.channels),
        state=hook.state,
        reason=hook.reason,
        created=hook.created,
        tested=hook.tested,
        rotating=bool(hook.next_secret),
        waiting=len(waiting),
        dead=len(undone) - len(waiting),
        next_due=min(waiting, default=None),
    )


def deliveries(hook: Webhook, limit: int = 50) -> list[Delivery]:
    """The last ones, newest first."""
    return list(hook.deliveries.order_by("-pk")[:limit])


def address_of(hook: Webhook) -> str:
    """Where it is sent: it may hold a secret of the outlet, so only its host is ever shown."""
    return unseal(hook.address, WHOSE)


def secrets_of(hook: Webhook) -> list[str]:
    """The secrets that sign now, the older first."""
    return [unseal(one, WHOSE) for one in (hook.secret, hook.next_secret) if one]


def new_secret() -> str:
    return secret_of(secrets.token_bytes(SECRET_BYTES))
