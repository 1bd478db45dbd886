"""WebSub: the hub is told of the feeds whose bytes changed, again until it answers, and of nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml import etree

from registerpub.config import Config, load_config
from registerpub.core.errors import ManyProblems
from registerpub.gate import send
from registerpub.pipeline import websub
from registerpub.pipeline.backoff import ATTEMPTS, WAITS
from registerpub.pipeline.publish import publish
from registerpub.pipeline.websub import note_changes, ping_due, status
from registerpub.release_settings import TellingSettings
from registerpub.store.models import Finding, Hold, HubTopic, NoticeTextRow
from tests.pipeline.conftest import LATER, Desk
from tests.pipeline.receiving import Receiver, receiving


@pytest.fixture
def hub() -> Iterator[Receiver]:
    with receiving() as receiver:
        receiver.answer = 204
        yield receiver


def set_up(config: Config, hub: str) -> Config:
    crawl = dataclasses.replace(config.crawl, allow_loopback=True)
    site = dataclasses.replace(config.site, hub=hub)
    return dataclasses.replace(config, site=site, crawl=crawl, telling=TellingSettings(hub))


@pytest.fixture
def known(confirmed: Desk, hub: Receiver) -> Config:
    """One release is out and the hub knows its feeds."""
    config = set_up(confirmed.config, hub.address)
    publish(config, confirmed.now + LATER)
    return config


def topics(hub: Receiver) -> list[str]:
    """What the hub was told, as it reads it."""
    found = []
    for headers, body in hub.got:
        assert headers["content-type"] == "application/x-www-form-urlencoded"
        fields = parse_qs(body.decode("ascii"), strict_parsing=True)
        assert fields["hub.mode"] == ["publish"] and set(fields) == {"hub.mode", "hub.url"}
        found += fields["hub.url"]
    return found


def feeds(config: Config) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (config.public / "current/feeds").iterdir() if path.is_file()}


def test_feeds_name_the_hub_only_where_one_is_set(confirmed: Desk, known: Config) -> None:
    hub, here = known.telling.hub, known.public / "current/feeds"
    for kind in ("atom", "rss"):
        links = etree.parse(here / f"all.kk.{kind}").findall(".//{http://www.w3.org/2005/Atom}link[@rel='hub']")
        assert [link.get("href") for link in links] == [hub]
    assert json.loads((here / "all.kk.json").read_text())["hubs"] == [{"type": "WebSub", "url": hub}]
    publish(confirmed.config, confirmed.now + 2 * LATER)
    assert not any(b"hub" in data for name, data in feeds(known).items() if name.startswith("all.kk."))


def test_the_hub_is_told_after_a_release_of_the_feeds_that_changed_and_of_no_other(
    confirmed: Desk, known: Config, hub: Receiver
) -> None:
    now = confirmed.now + 2 * LATER
    assert ping_due(known, lambda: now) == 0 and hub.got == []
    before = feeds(known)
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=now)
    publish(known, now)
    after = feeds(known)
    wanted = {name for name in after if after[name] != before.get(name) and name.endswith((".atom", ".rss", ".json"))}
    assert 0 < len(wanted) < len([name for name in after if name.endswith((".atom", ".rss", ".json"))])
    assert hub.got == []  # not by the publisher: it waits for nobody
    assert ping_due(known, lambda: now) == len(wanted)
    assert sorted(topics(hub)) == sorted(f"{known.site.address}/feeds/{name}" for name in wanted)
    publish(known, now + LATER)
    assert ping_due(known, lambda: now + LATER) == 0 and len(hub.got) == len(wanted)


def test_a_publisher_killed_before_it_noted_the_change_has_it_noted_by_the_next(
    confirmed: Desk, known: Config, hub: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = confirmed.now + 2 * LATER
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=now)
    with monkeypatch.context() as patch:
        patch.setattr("registerpub.pipeline.publish.note_changes", lambda *_: 0)
        publish(known, now)
    assert ping_due(known, lambda: now) == 0
    assert publish(known, now + LATER).created is False
    assert ping_due(known, lambda: now + LATER) > 0


def owing(known: Config, now: dt.datetime) -> HubTopic:
    """One ping is due."""
    HubTopic.objects.filter(path="feeds/all.en.atom").update(shown="0" * 64, told="0" * 64)
    assert note_changes(known, known.public, now) == 1
    return HubTopic.objects.get(due__isnull=False)


@pytest.mark.parametrize(
    ("answer", "told"), [(500, "answered 500"), ("redirect", "answered 307"), ("silent", "cannot be reached")]
)
def test_a_ping_that_fails_is_tried_again_by_the_steps_and_then_given_up(
    answer: int | str, told: str, confirmed: Desk, known: Config, hub: Receiver
) -> None:
    now = confirmed.now + 2 * LATER
    owing(known, now)
    hub.answer = answer
    times = []
    for wait in (*WAITS, None):
        assert ping_due(known, lambda: now) == 0  # noqa: B023  # asked at once
        times.append(now)
        row = HubTopic.objects.get(path="feeds/all.en.atom")
        assert told in row.failure
        if wait is not None:
            assert row.due == now + wait and ping_due(known, lambda: now + wait / 2) == 0  # noqa: B023
            now += wait
    assert len(hub.got) == ATTEMPTS and times[-1] - times[0] == dt.timedelta(hours=54)
    found = status(known)
    assert (found.waiting, found.given_up) == (0, 1) and told in found.failure
    assert Finding.objects.filter(kind="hub_failed").count() == 1
    hub.answer = 204
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=now)
    publish(known, now)
    ping_due(known, lambda: now)
    assert status(known).given_up == 0 and status(known).told_at == now


def test_a_ping_killed_in_the_middle_is_sent_again(
    confirmed: Desk, known: Config, hub: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = confirmed.now + 2 * LATER
    owing(known, now)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(websub, "send", killed)
        ping_due(known, lambda: now)
    assert ping_due(known, lambda: now) == 0  # somebody may be at it
    assert ping_due(known, lambda: now + WAITS[0]) == 1 and len(hub.got) == 1


def test_a_feed_that_changes_during_its_ping_is_told_of_again(
    confirmed: Desk, known: Config, hub: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = confirmed.now + 2 * LATER
    row = owing(known, now)

    def slow(*arguments: object, **named: object) -> object:
        HubTopic.objects.filter(pk=row.pk).update(shown="1" * 64, due=now, attempts=0)
        return send(*arguments, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(websub, "send", slow)
        ping_due(known, lambda: now)
    assert status(known).waiting == 1
    assert ping_due(known, lambda: now) == 1 and len(hub.got) == 2


def test_without_a_hub_nothing_is_noted_or_sent(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    assert status(confirmed.config).hub == "" and not HubTopic.objects.exists()
    assert ping_due(confirmed.config, lambda: confirmed.now) == 0


def test_a_demonstration_tells_no_hub_outside(confirmed: Desk) -> None:
    config = set_up(confirmed.config, "https://hub.example.org/")
    assert status(config).hub
    config = dataclasses.replace(config, site=dataclasses.replace(config.site, demonstration=True))
    assert status(config).hub == "" and note_changes(config, config.public, confirmed.now) == 0


def test_the_gate_keeps_this_machine_closed(confirmed: Desk, known: Config, hub: Receiver) -> None:
    now = confirmed.now + 2 * LATER
    owing(known, now)
    closed = dataclasses.replace(known, crawl=dataclasses.replace(known.crawl, allow_loopback=False))
    assert ping_due(closed, lambda: now) == 0 and hub.got == []
    assert "refused" in status(closed).failure


@pytest.mark.parametrize("hub", ["http://hub.example.org/", "ftp://hub.example.org", "hub.example.org", "https://"])
def test_a_hub_that_cannot_be_used_is_named(hub: str, tmp_path: Path) -> None:
    (tmp_path / "registerpub.toml").write_text(f'[websub]\nhub = "{hub}"\n')
    with pytest.raises(ManyProblems, match=r"websub.hub: .* cannot be used; write the whole https address"):
        load_config(tmp_path)


def test_no_word_of_a_notice_stands_in_what_the_hub_gets(confirmed: Desk, known: Config, hub: Receiver) -> None:
    now = confirmed.now + 2 * LATER
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=now)
    publish(known, now)
    ping_due(known, lambda: now)
    words = {word for row in NoticeTextRow.objects.all() for word in row.headline.split() if len(word) > 4}
    assert words and hub.got
    assert not any(word.encode() in body for word in words for body in hub.bodies)
