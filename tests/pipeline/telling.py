"""For tests of webhooks and hubs: an outlet on the wire, and whether what is sent is nothing but what is public."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from pathlib import Path

import pytest

from registerpub.config import Config
from registerpub.gate import Answer, Outgoing
from registerpub.pipeline import deliveries, websub
from registerpub.pipeline.deliveries import Turn, deliver
from registerpub.pipeline.webhooks import Deed
from registerpub.store.models import Delivery, Hold, NoticeTextRow, Webhook

ADDRESS = re.compile(rb"hub\.mode=publish&hub\.url=http[\w%.]+feeds%2F\w+\.(kk|ru|en)\.(atom|rss|json)\[")


def listening(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """Host and body of everything that webhooks and the hub are sent from now on; every second one is refused."""
    sent: list[tuple[str, bytes]] = []

    def send(url: str, _gate: object, outgoing: Outgoing, *_: object) -> Answer:
        told = outgoing.body + repr(sorted(outgoing.headers.items())).encode()
        sent.append((url, outgoing.body if url.startswith("https://outlet") else told))
        return Answer(url, 500 if len(sent) % 2 else 204, {}, b"")

    monkeypatch.setattr(deliveries, "send", send)
    monkeypatch.setattr(websub, "send", send)
    return sent


def check_told(config: Config, now: dt.datetime, out: Path, sent: list[tuple[str, bytes]]) -> None:
    """Outlets are sent public files as they stand, or ids of what left; the hub is sent addresses of feeds."""
    sent.clear()
    for late in (dt.timedelta(), dt.timedelta(minutes=1), dt.timedelta(minutes=5)):
        deliveries.deliver(config, lambda: now + late, out)  # noqa: B023  # asked at once
        websub.ping_due(config, lambda: now + late)  # noqa: B023
    shown = {path.read_bytes() for path in (out / "current").rglob("*.ninjs.json")}
    for url, body in sent:
        if url == config.telling.hub:
            assert re.match(
                rb"hub\.mode=publish&hub\.url=http[\w%.]+feeds%2F\w+\.(kk|ru|en)\.(atom|rss|json)\[", body
            ), body
        elif body not in shown:
            item = json.loads(body)
            assert item["pubstatus"] == "canceled" and "headlines" not in item and "bodies" not in item
            assert not re.search(rb"zq|yq|Person|Shown|Secretname|Hidden|secret", body)
    ready = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True).count()
    taken = Delivery.objects.filter(kind="notice", state="done").values("notice", "language").distinct().count()
    waiting = Delivery.objects.filter(kind="notice", state="waiting").count()
    assert taken + waiting >= ready


@dataclasses.dataclass
class Wire:
    """A project with one release and a webhook that is on since before it; ``secret`` as the outlet was given it."""

    config: Config
    hook: Webhook
    secret: str
    now: dt.datetime

    def turn(self, after: dt.timedelta = dt.timedelta()) -> Turn:
        self.now += after
        return deliver(self.config, lambda: self.now)

    def deed(self) -> Deed:
        return Deed(None, self.now)

    def row(self) -> Webhook:
        return Webhook.objects.get(pk=self.hook.pk)

    def hold(self) -> None:
        """Somebody whose notice is public leaves it."""
        Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=self.now)


def tried() -> Delivery:
    """The one that failed once and waits."""
    return Delivery.objects.get(state="waiting", attempts=1)
