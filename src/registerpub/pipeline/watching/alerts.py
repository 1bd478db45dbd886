"""Alerts: what stands is told once, again after a day, and once more when it is over. Then the dead man's switch.

The row is written before anybody is told: a crash in between tells it late rather than never, a failure is tried again
with the next round.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import smtplib
import ssl
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F, Q

from registerpub.config import Config
from registerpub.core.errors import GateError
from registerpub.gate import Gate, Limits, Outgoing, RequestFailed, send
from registerpub.pipeline.backoff import SECONDS, due_after
from registerpub.pipeline.health_notice import run_hook
from registerpub.pipeline.stage import record_finding
from registerpub.pipeline.watching.conditions import Condition, conditions
from registerpub.pipeline.watching.facts import read_facts
from registerpub.store.models import Alert

_LIMITS: Final = Limits(seconds=SECONDS, status_only=True)


def watch(config: Config, clock: Callable[[], dt.datetime]) -> list[str]:
    """One round: note what stands, tell what is untold, ping. Returns the codes that were told."""
    now = clock()
    found = conditions(read_facts(config, now), config.watch)
    _note(found, now)
    told = _tell_due(config, now)
    if config.watch.ping and not any(one.grave for one in found):
        _ping(config, now)
    return told


def _note(found: list[Condition], now: dt.datetime) -> None:
    standing = {one.key: one for one in found}
    with transaction.atomic():
        known = {row.key: row for row in Alert.objects.select_for_update()}
        Alert.objects.bulk_create(
            [
                Alert(key=key, code=one.code, about=one.about, number=one.number, grave=one.grave, since=now, due=now)
                for key, one in standing.items()
                if key not in known
            ],
            ignore_conflicts=True,
        )
        for key, row in known.items():
            if key in standing and row.over is None:
                Alert.objects.filter(pk=row.pk).update(number=standing[key].number)
            elif key in standing:  # it was over and not yet forgotten: it stands again
                Alert.objects.filter(pk=row.pk).update(over=None, since=now, due=now, number=standing[key].number)
            elif row.over is None:
                Alert.objects.filter(pk=row.pk).update(over=now, due=now)


def _tell_due(config: Config, now: dt.datetime) -> list[str]:
    """One row at a time: taken by a conditional update, so that of two rounds only one tells it."""
    told = []
    for row in Alert.objects.filter(due__lte=now).order_by("-grave", "pk"):
        again = now + dt.timedelta(hours=config.watch.silent_hours)
        mine = Alert.objects.filter(pk=row.pk, due=row.due)
        if not mine.update(due=again, told=F("told") + 1):
            continue
        never = row.over is not None and row.told == 0
        failure = "" if never or not config.watch.tells else _tell(config, alert_line(row, now), now)
        if failure:
            # Always the first, shortest wait: an alert that came a day late would be none.
            Alert.objects.filter(pk=row.pk).update(due=due_after(0, now), told=F("told") - 1)
            record_finding("alert_failed", failure, now, key=f"alert_failed:{now.date()}")
        elif row.over is not None:
            Alert.objects.filter(Q(over__isnull=False), pk=row.pk).delete()
        if not failure and not never:
            told.append(row.code)
    return told


def alert_line(row: Alert, now: dt.datetime) -> dict[str, Any]:
    """What is told: codes, numbers and times. No person, page, account or address of ours."""
    return {
        "alert": row.code,
        "about": row.about,
        "number": row.number,
        "grave": row.grave,
        "state": "over" if row.over else "stands",
        "since": row.since.isoformat(),
        "time": now.isoformat(),
    }


def _tell(config: Config, line: Mapping[str, Any], now: dt.datetime) -> str:
    """By every way that is set; what went wrong, empty if one of them reached somebody."""
    watch = config.watch
    ways: list[Callable[[], str]] = []
    if watch.command:
        ways.append(lambda: run_hook(watch.command, line, SECONDS, config.root))
    if watch.webhook:
        ways.append(lambda: _post(config, line))
    if watch.mail_to:
        ways.append(lambda: _mail(config, line, now))
    failures = [failure for failure in (way() for way in ways) if failure]
    return "; ".join(failures) if len(failures) == len(ways) else ""


def _post(config: Config, line: Mapping[str, Any]) -> str:
    body = json.dumps(line, sort_keys=True).encode("ascii")
    return _ask(config, config.watch.webhook, Outgoing("POST", body, {"Content-Type": "application/json"}))


def _mail(config: Config, line: Mapping[str, Any], now: dt.datetime) -> str:
    watch = config.watch
    host, _, port = watch.mail_server.rpartition(":")
    if not (host and watch.mail_from):
        return "mail_to is set, mail_from or mail_server is not"
    message = EmailMessage()
    message["Subject"] = f"registerpub: {line['alert']} {line['about']} {line['state']}".replace("  ", " ")
    message["From"], message["To"] = watch.mail_from, ", ".join(watch.mail_to)
    message["Date"], message["Message-ID"] = format_datetime(now), make_msgid(domain="registerpub.invalid")
    message.set_content("\n".join(f"{name}: {value}" for name, value in line.items()) + "\n")
    try:
        with smtplib.SMTP(host, int(port), local_hostname="registerpub.invalid", timeout=SECONDS) as server:
            server.ehlo()
            if server.has_extn("starttls") and not _is_of_this_machine(server):
                server.starttls(context=ssl.create_default_context())
            server.send_message(message)
    except ssl.SSLCertVerificationError as error:
        return f"the mail server's certificate does not verify, nothing was sent: {error.verify_message}"
    except (OSError, smtplib.SMTPException) as error:
        return f"the mail server refused or is away: {type(error).__name__}"
    return ""


def _is_of_this_machine(server: smtplib.SMTP) -> bool:
    """Nobody listens on the way, and its certificate is seldom one that verifies: mail goes to it as it is."""
    peer = ipaddress.ip_address(server.sock.getpeername()[0]) if server.sock else None
    return peer is not None and (getattr(peer, "ipv4_mapped", None) or peer).is_loopback


def _ping(config: Config, now: dt.datetime) -> None:
    failure = _ask(config, config.watch.ping, Outgoing("GET"))
    if failure:
        record_finding("ping_failed", failure, now, key=f"ping_failed:{now.date()}")


def _ask(config: Config, url: str, outgoing: Outgoing) -> str:
    gate = Gate(config.crawl.allow_loopback)
    try:
        answer = send(url, gate, outgoing, config.crawl.proxy, _LIMITS)
    except (GateError, RequestFailed) as error:
        return str(error)
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return ""
    return f"{urlsplit(url).hostname} answered {answer.status}"
