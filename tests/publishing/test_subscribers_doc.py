"""What ``docs/subscribers.md`` promises is there: its links, the addresses it gives, the channels it lists."""

from __future__ import annotations

import http.client
import json
import re
import runpy
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from registerpub.core.records import LANGUAGES, PublishedEntry
from registerpub.core.webhooks import SECRET_BYTES, secret_of, signed_headers
from registerpub.pipeline.backoff import SECONDS, WAITS
from registerpub.publishing import Channel

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "subscribers.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(LANGUAGES, re.split(r"\n## [^\n]+\n", TEXT)[1:], strict=True))
Render = Callable[..., Path]


def test_every_link_leads_to_a_file_or_a_heading_of_the_page() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert len(targets) == 8
    headings = {heading.lower() for heading in re.findall(r"^## (.+)$", TEXT, re.MULTILINE)}
    for target in targets:
        found = target[1:] in headings if target.startswith("#") else (DOCS / target).exists()
        assert found, target


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_is_one_of_the_tree(language: str, render_all: Render, three: list[PublishedEntry]) -> None:
    tree = render_all(three)
    names = re.findall(r"`ADDRESS/([^`]+)`", SECTIONS[language])
    assert sorted(names) == sorted(
        [
            *(f"feeds/all.{language}.{kind}" for kind in ("atom", "rss", "json")),
            f"feeds.{language}.opml",
            f"corrections.{language}.html",
            f"notices/7.{language}.html",
            f"notices/7.{language}.ninjs.json",
            "data/changes.jsonl",
            "data/",
        ]
    )
    for name in (name.replace("notices/7.", "notices/1.") for name in names if not name.endswith("/")):
        assert (tree / name).is_file(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_as_much(language: str) -> None:
    assert len(re.findall(r"^\*\*[^*]+\.\*\*", SECTIONS[language], re.MULTILINE)) == 7
    for word in (f"notice/7/{language}", "dc:identifier", "at:deleted-entry", "prev-archive", "next_url", "updated"):
        assert word in SECTIONS[language], word
    for word in (
        "whsec_",
        "webhook-signature",
        "webhook-id.webhook-timestamp.",
        "Idempotency-Key",
        "withheld",
        'rel="hub"',
    ):
        assert word in SECTIONS[language], word


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_of_webhooks_are_told_as_they_are(language: str) -> None:
    minutes = [int(wait.total_seconds() // 60) for wait in WAITS]
    told = re.search(r"1, 4, 10\D+45\D+2, 4, 8, 15\D+24\D+54", SECTIONS[language])
    assert told and minutes == [1, 4, 10, 45, 120, 240, 480, 900, 1440] and sum(minutes) == 54 * 60
    assert str(int(SECONDS)) in SECTIONS[language]


def test_the_example_takes_what_is_signed_once_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    example = runpy.run_path(str(DOCS / "webhook.py"))
    old, new = (secret_of(bytes([number]) * SECRET_BYTES) for number in (1, 2))
    now = int(time.time())
    usable = json.dumps({"pubstatus": "usable", "uri": "tag:x:1", "version": "2"}).encode()
    canceled = json.dumps({"pubstatus": "canceled", "uri": "tag:x:2"}).encode()
    withheld = json.dumps({"pubstatus": "withheld", "uri": "tag:x:3"}).encode()
    sent = [
        (signed_headers([old], "msg_1", now, usable), usable),
        (signed_headers([old], "msg_1", now, usable), usable),
        (signed_headers([old, new], "msg_2", now, canceled), canceled),
        (signed_headers([old], "msg_3", now, withheld), withheld),
        (signed_headers([new], "msg_4", now, usable), usable),
        (signed_headers([old], "msg_5", now - 301, usable), usable),
        (signed_headers([old], "msg_6", now, usable), canceled),
        ({}, usable),
    ]
    server = example["serve"](old, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    statuses = []
    for headers, body in sent:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
        connection.request("POST", "/", body, headers)
        statuses.append(connection.getresponse().status)
        connection.close()
    server.shutdown()
    server.server_close()
    assert statuses == [204, 204, 204, 204, 401, 401, 401, 401]
    assert capsys.readouterr().out.splitlines() == ["publish or update tag:x:1 version 2", "take down tag:x:2"]


def test_the_table_lists_every_shipped_channel_by_its_titles(shipped: tuple[Channel, ...]) -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| (.+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    assert rows == [(channel.id, *(channel.titles[language] for language in LANGUAGES)) for channel in shipped]
