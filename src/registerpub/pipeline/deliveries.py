"""Deliveries: each webhook is sent the public file of each notice that came out, changed or left, whatever fails.

What is owed stands in rows, laid out when the release stands in public; no row holds a word of a notice. What is sent
is read from the public tree at that moment, so that what has left is never sent late: then only its withdrawal is.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.db import transaction
from django.db.models import F, Q

from registerpub.config import Config
from registerpub.core.errors import GateError
from registerpub.core.records import Tombstone
from registerpub.core.webhooks import signed_headers
from registerpub.gate import Limits, Outgoing, RequestFailed, send
from registerpub.pipeline.backoff import SECONDS, due_after, is_last
from registerpub.pipeline.discretion import Discretion
from registerpub.pipeline.panic import refuse_in_panic, stands_still
from registerpub.pipeline.publishable import publishable
from registerpub.pipeline.stage import record_finding
from registerpub.pipeline.webhook_channels import carried
from registerpub.pipeline.webhooks import Deed, WebhookRefused, address_of, check_address, gate_of, secrets_of
from registerpub.publishing.exports.ninjs import ninjs_name, test_item, withdrawn_item
from registerpub.publishing.swap import CURRENT, current_number
from registerpub.store.models import Delivery, NoticeTextRow, Webhook

#: A time in the store that lies further ahead than this was written by a clock that has been set back since.
AHEAD = dt.timedelta(minutes=5)
#: Seconds that one turn may take; what is left is due in the next.
TURN = 60.0
#: What was sent is forgotten after so long.
KEPT = dt.timedelta(days=90)
_LIMITS = Limits(seconds=SECONDS, status_only=True)
Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Turn:
    """``laid_out``: new deliveries; ``sent`` and ``failed``: attempts; ``waiting``: those due later or still due."""

    laid_out: int
    sent: int
    failed: int
    waiting: int


def deliver(config: Config, clock: Clock, out: Path | None = None) -> Turn:
    """Lay out what the release in ``out/current`` brought, then make the attempts that are due. Safe to kill anywhere.

    A webhook that fails is left alone for the rest of the turn, so that none keeps the others waiting.
    """
    refuse_in_panic(config)
    folder = out or config.public
    laid_out = sum(_lay_out(config, hook, folder, clock()) for hook in Webhook.objects.filter(state="on"))
    sent, failed = _send_due(config, folder, clock)
    old = Delivery.objects.filter(created__lt=clock() - KEPT)
    old.filter(state__in=("done", "overtaken", "failed")).delete()
    waiting = Delivery.objects.filter(state="waiting", webhook__state="on").count()
    return Turn(laid_out, sent, failed, waiting)


def test(config: Config, hook: Webhook, deed: Deed) -> str:
    """Send a message that tells nothing; returns why it failed (see :func:`failure_words`), empty if it was answered.

    Only a webhook whose last test was answered can be switched on. In a panic :class:`StandsStill`.
    """
    refuse_in_panic(config)
    key = _new_key()
    failure = _attempt(config, hook, key, test_item(config.site, deed.now), deed.now)
    values = {"attempts": 1, "failure": failure, "state": "failed" if failure else "done"}
    with transaction.atomic():
        hook.deliveries.create(
            key=key, kind="test", created=deed.now, due=deed.now, done=None if failure else deed.now, **values
        )
        if not failure:
            Webhook.objects.filter(pk=hook.pk).update(tested=deed.now)
            Webhook.objects.filter(pk=hook.pk, state__in=("new", "stopped")).update(state="off", reason="")
        deed.record(hook, {"tested": not failure})
    return failure


def failure_words(failure: str) -> str:
    """A code of a failure in words: ``status.500``, ``late``, ``gate``, ``unreachable.ConnectionRefusedError``."""
    code, _, detail = failure.partition(".")
    known = {
        "status": f"the outlet answered {detail}, not 2xx",
        "redirect": f"the outlet answered {detail} and sends elsewhere: use the address it leads to",
        "late": f"no answer within {SECONDS:g} seconds",
        "gate": "the address may not be asked",
        "unreachable": f"no connection ({detail})",
    }
    return known.get(code, failure)


def _lay_out(config: Config, hook: Webhook, folder: Path, now: dt.datetime) -> int:
    """One row for each text that releases after the last look brought, changed or took out; returns their number.

    Of what is public only what the outlet's channels carry.
    """
    current = current_number(folder) or 0
    told = hook.told
    if told is None or current <= told:
        return 0
    texts = NoticeTextRow.objects.filter(language__in=hook.languages)
    shown = texts.filter(release__number__gt=told, release__number__lte=current, withdrawn__isnull=True)
    left = texts.filter(withdrawn__number__gt=told, withdrawn__number__lte=current)
    columns = ("notice__number", "language")
    brought = list(shown.values_list(*columns, "release__number"))
    chosen = carried(config, hook, [(number, language) for number, language, _ in brought])
    found = [("notice", *row) for row in brought if row[:2] in chosen]
    found += [("withdrawal", *row) for row in left.values_list(*columns, "withdrawn__number")]
    rows = [
        Delivery(
            webhook=hook,
            key=_new_key(),
            kind=kind,
            notice=notice,
            language=language,
            release=release,
            created=now,
            due=now,
        )
        for kind, notice, language, release in sorted(found, key=lambda one: (one[3], one[1], one[2]))
    ]
    with transaction.atomic():
        if not Webhook.objects.filter(pk=hook.pk, told=told).update(told=current):
            return 0  # another turn has done so
        Delivery.objects.bulk_create(rows)
    return len(rows)


def _send_due(config: Config, folder: Path, clock: Clock) -> tuple[int, int]:
    begun, sent, failing = clock(), 0, set()
    # What was owed in the future was owed before the clock was set back, and is not kept until that time comes again.
    has_come = Q(due__lte=begun) | Q(created__gt=begun + AHEAD)
    due = Delivery.objects.filter(has_come, state="waiting", webhook__state="on").select_related("webhook")
    discretion = Discretion.of_now() if due.exists() else None
    for row in due.order_by("due", "pk"):
        now = clock()
        if (now - begun).total_seconds() > TURN or stands_still(config):
            break
        if row.webhook_id in failing or discretion is None:
            continue
        body = _body(config, folder, row, discretion)
        if body is None or not _claim(row, now):
            continue
        failure = _attempt(config, row.webhook, row.key, body, clock())
        _settle(row, failure, clock())
        if failure:
            failing.add(row.webhook_id)
        else:
            sent += 1
    return sent, len(failing)


def _body(config: Config, folder: Path, row: Delivery, discretion: Discretion) -> bytes | None:
    """What is sent; None if nothing is now. What something newer tells more of is marked as overtaken."""
    texts = NoticeTextRow.objects.filter(notice__number=row.notice or 0, language=row.language)
    text = texts.select_related("notice", "release", "withdrawn").prefetch_related("versions").first()
    latest = (text.withdrawn or text.release) if text else None
    gone = text is not None and text.withdrawn is not None
    if text is None or latest is None or latest.number != row.release or gone != (row.kind == "withdrawal"):
        Delivery.objects.filter(pk=row.pk, state="waiting").update(state="overtaken")
        return None
    if text.withdrawn is not None:
        left = Tombstone(text.notice.number, text.notice.created.year, row.language, text.withdrawn.time)
        return withdrawn_item(config.site, left)
    # Who was put on hold a moment ago is still in the tree until the next release, and is not sent meanwhile.
    if not publishable(config).filter(pk=text.pk).exists() or discretion.is_broken_by(text):
        return None
    if (current_number(folder) or 0) < (row.release or 0):
        return None
    try:
        return (folder / CURRENT / ninjs_name(text.notice.number, row.language)).read_bytes()
    except OSError:
        return None


def _claim(row: Delivery, now: dt.datetime) -> bool:
    """Move the next attempt on before this one: nobody else makes it, and whoever is killed in it comes back to it."""
    mine = Delivery.objects.filter(pk=row.pk, state="waiting", due=row.due, attempts=row.attempts)
    created = min(row.created, now)
    # The turn of a writer: an update that asks a second table would see, on PostgreSQL, rows as before it waited.
    with transaction.atomic():
        mine = mine.filter(webhook__state="on")
        return bool(mine.update(created=created, due=due_after(row.attempts, now), attempts=F("attempts") + 1))


def _attempt(config: Config, hook: Webhook, key: str, body: bytes, now: dt.datetime) -> str:
    """One request; returns the code of what went wrong, empty if it was answered with 2xx."""
    address = address_of(hook)
    signed = signed_headers(secrets_of(hook), key, int(now.timestamp()), body)
    outgoing = Outgoing("POST", body, {"Content-Type": "application/json", "Idempotency-Key": f'"{key}"', **signed})
    try:
        check_address(config, address)
        status = send(address, gate_of(config), outgoing, config.crawl.proxy, _LIMITS).status
    except (GateError, WebhookRefused):
        return "gate"
    except RequestFailed as error:
        return "late" if error.cause == "late" else f"unreachable.{error.cause}"
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return ""
    kind = "redirect" if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST else "status"
    return f"{kind}.{status}"


def _settle(row: Delivery, failure: str, now: dt.datetime) -> None:
    """Note the outcome. After the last attempt the delivery is dead, and a webhook that took nothing is stopped."""
    mine = Delivery.objects.filter(pk=row.pk, state="waiting")
    if not failure:
        mine.update(state="done", done=now, failure="")
        return
    if failure == f"status.{HTTPStatus.GONE}":
        mine.update(failure=failure)
        _stop(row.webhook, "gone", now)
    elif not is_last(row.attempts):
        mine.update(failure=failure)
    else:
        mine.update(state="dead", failure=failure)
        detail = f"webhook {row.webhook_id}: a delivery was given up after 54 hours: {failure_words(failure)}"
        record_finding("webhook_dead", detail, now, key=f"webhook_dead:{row.key}")
        answered = Delivery.objects.filter(webhook=row.webhook_id, done__gt=row.created).exclude(kind="test")
        if not answered.exists():
            _stop(row.webhook, "unanswered", now)


def _stop(hook: Webhook, reason: str, now: dt.datetime) -> None:
    """``reason``: unanswered for 54 hours, or gone (it answered 410). What is owed waits until it is switched on."""
    if Webhook.objects.filter(pk=hook.pk, state="on").update(state="stopped", reason=reason):
        words = "the outlet answered 410 Gone" if reason == "gone" else "nothing was answered for 54 hours"
        detail = f"webhook {hook.pk} was stopped: {words}"
        record_finding("webhook_stopped", detail, now, key=f"webhook_stopped:{hook.pk}:{now.date()}")


def _new_key() -> str:
    """What an outlet tells repeated deliveries by; the specification forbids a full stop in it."""
    return f"msg_{secrets.token_hex(16)}"
