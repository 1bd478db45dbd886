"""WebSub: a hub is told which feeds changed with a release, so that it can pass them on at once.

Only addresses of public feeds are sent, nothing of what they say. What is due is what the tree holds and the hub has
not been told: noted after the switch of a release, pinged later, so that no hub ever keeps a release waiting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.db import transaction
from django.db.models import F

from registerpub.config import Config
from registerpub.core.errors import GateError
from registerpub.gate import Gate, Limits, Outgoing, RequestFailed, is_local_url, send
from registerpub.pipeline.backoff import SECONDS, due_after, is_last
from registerpub.pipeline.panic import stands_still
from registerpub.pipeline.stage import record_finding
from registerpub.publishing import CHECKSUMS
from registerpub.publishing.checking import read_checksums
from registerpub.publishing.entries import address
from registerpub.publishing.feed_plan import KINDS
from registerpub.publishing.swap import CURRENT
from registerpub.store.models import HubTopic

#: Seconds that one turn may take; what is left is due in the next.
TURN = 45.0
_LIMITS = Limits(seconds=SECONDS, status_only=True)


@dataclass(frozen=True, slots=True)
class HubStatus:
    """``hub`` is empty where none is set. ``topics`` it knows of; ``waiting`` are pings due at ``next_due``."""

    hub: str
    topics: int = 0
    told_at: dt.datetime | None = None
    waiting: int = 0
    next_due: dt.datetime | None = None
    given_up: int = 0
    failure: str = ""


def hub_of(config: Config) -> str:
    """The hub that is told; a demonstration tells none but one on this machine."""
    hub = config.telling.hub
    return "" if config.site.demonstration and not is_local_url(hub) else hub


def note_changes(config: Config, out: Path, now: dt.datetime) -> int:
    """Compare the feeds in ``out/current`` with what the hub knows; returns how many pings have become due.

    At the first look nothing is due: nobody can have subscribed before feeds named the hub.
    """
    hub = hub_of(config)
    if not hub:
        return 0
    shown = _feeds(out / CURRENT)
    with transaction.atomic():
        known = {row.path: row for row in HubTopic.objects.select_for_update().filter(hub=hub)}
        first = not known
        fresh = [
            HubTopic(hub=hub, path=path, shown=found, told=found if first else "", due=None if first else now)
            for path, found in shown.items()
            if path not in known
        ]
        HubTopic.objects.bulk_create(fresh)
        changed = [row for path, row in known.items() if shown.get(path, row.shown) != row.shown]
        for row in changed:
            row.shown, row.due, row.attempts, row.failure = shown[row.path], now, 0, ""
        HubTopic.objects.bulk_update(changed, ["shown", "due", "attempts", "failure"])
    return len(changed) + (0 if first else len(fresh))


def ping_due(config: Config, clock: Callable[[], dt.datetime]) -> int:
    """Send the pings that are due, the oldest first; returns how many were taken. Stops at the first failure.

    A hub that does not answer would keep the others waiting for nothing: they stay due.
    """
    hub, begun, told = hub_of(config), clock(), 0
    if not hub or stands_still(config):
        return 0
    for row in HubTopic.objects.filter(hub=hub, due__lte=begun).order_by("due", "path"):
        now = clock()
        if (now - begun).total_seconds() > TURN or stands_still(config):
            break
        mine = HubTopic.objects.filter(pk=row.pk, due=row.due, attempts=row.attempts, shown=row.shown)
        if not mine.update(due=due_after(row.attempts, now), attempts=F("attempts") + 1):
            continue
        failure = _ping(config, hub, row.path)
        _settle(row, failure, clock())
        if failure:
            break
        told += 1
    return told


def status(config: Config) -> HubStatus:
    """What the hub in the settings has been told."""
    hub = hub_of(config)
    rows = list(HubTopic.objects.filter(hub=hub)) if hub else []
    waiting = [row for row in rows if row.due is not None]
    given_up = [row for row in rows if row.due is None and row.told != row.shown]
    failures = [row for row in rows if row.failure]
    return HubStatus(
        hub=hub,
        topics=len(rows),
        told_at=max((row.told_at for row in rows if row.told_at), default=None),
        waiting=len(waiting),
        next_due=min((row.due for row in waiting if row.due), default=None),
        given_up=len(given_up),
        failure=failures[-1].failure if failures else "",
    )


def _feeds(current: Path) -> dict[str, str]:
    """Path → SHA-256 of every feed; archives are not told of, as they do not change by a new notice."""
    try:
        sums = read_checksums((current / CHECKSUMS).read_bytes())
    except (OSError, ValueError):  # no release yet, or a damaged one: 'registerpub publish' puts it right
        return {}
    ends = tuple(f".{kind}" for kind in KINDS)
    return {
        path: found
        for path, found in sums.items()
        if path.startswith("feeds/") and path.count("/") == 1 and path.endswith(ends)
    }


def _ping(config: Config, hub: str, path: str) -> str:
    """Tell the hub of one feed; returns what went wrong, empty if nothing."""
    body = urlencode({"hub.mode": "publish", "hub.url": address(config.site, path)}).encode("ascii")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    gate = Gate(config.crawl.allow_loopback)
    try:
        answer = send(hub, gate, Outgoing("POST", body, headers), config.crawl.proxy, _LIMITS)
    except (GateError, RequestFailed) as error:
        return str(error)
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return ""
    return f"{urlsplit(hub).hostname} answered {answer.status}"


def _settle(row: HubTopic, failure: str, now: dt.datetime) -> None:
    """Note the outcome, unless the feed changed again meanwhile: then the new ping stays due."""
    mine = HubTopic.objects.filter(pk=row.pk, shown=row.shown, attempts=row.attempts + 1)
    if not failure:
        mine.update(told=row.shown, told_at=now, due=None, attempts=0, failure="")
        return
    if is_last(row.attempts):
        mine.update(due=None, failure=failure)
        detail = f"the hub was not told of a change in 54 hours: {failure}"
        record_finding("hub_failed", detail, now, key=f"hub_failed:{now.date()}")
    else:
        mine.update(failure=failure)
