"""What a run is about: invented sources, people and news, the same for the same numbers; and the two projects."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from bench.archives import invent_names

from tests.faults.machines import Machine
from tests.projects import OPEN_POLICY

PORT = 8080
#: Of so many sources one tells of somebody on the register.
NEWS_EVERY = 8
EDITORS = ("quiet-heron", "grey-marten")
OUTLET = f"http://127.0.0.1:{PORT}/outlet"
_NAMES = invent_names().people

SETTINGS = """
{policy}
[queue]
url = "database"
parallel = 4

[sources]
enabled = [{sources}]
contact = "faults"
allow_loopback = true
time_limit_seconds = 60
"""
SOURCE = """\
title = "Outlet {number}"
home = "http://{host}:{port}/"
hosts = ["{host}"]
kind = "news"
tier = "primary"
languages = ["en"]
timezone = "Asia/Almaty"
interval_minutes = 1440
verified = false

[discovery]
feeds = ["http://{host}:{port}/feed.xml"]

[articles]
patterns = ["/news/\\\\d+\\\\.html$"]

[selectors]
title = "article h1"
date = "article time"
body = "div.text"

[politeness]
delay = 0.0
concurrency = 4
"""
_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet {number}</title><id>urn:outlet:{number}</id>
<updated>2024-05-06T00:00:00Z</updated>
<entry><title>News</title><id>urn:news:{number}</id><updated>{moment}</updated>
<link href="http://{host}:{port}/news/{number}.html"/></entry></feed>
"""
_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1><time datetime="2024-05-06T10:00:00+05:00">6 May 2024</time>
<div class="text"><p>{first}</p><p>The town of number {number} also opened a library, a bridge over the river and
{number} new shops this spring. Residents said that they had waited for all of it for {number} years.</p></div>
</article></body></html>
"""


def host_of(number: int) -> str:
    return f"127.{10 + number // 65536}.{number // 256 % 256}.{number % 256}"


def number_of(host: str) -> int:
    _, high, middle, low = (int(part) for part in host.split("."))
    return (high - 10) * 65536 + middle * 256 + low


def source_name(number: int) -> str:
    return f"outlet-{number:05}"


def person_of(number: int) -> int | None:
    """Whom the news of a source are about."""
    place = number // NEWS_EVERY
    return place if number % NEWS_EVERY == 1 and place < len(_NAMES) else None


def page_of(number: int) -> bytes:
    person = person_of(number)
    first, title = "Nothing else happened.", f"News of town {number}"
    if person is not None:
        name = _NAMES[person][1]
        first = f"A court in Taraz sentenced activist {name} to {2 + person % 7} years in prison on 3 May 2024."
        title = f"{name} sentenced in Taraz"
    return _PAGE.format(number=number, first=first, title=title).encode()


def feed_of(number: int, turn: int) -> bytes:
    """``turn``: how often any feed was asked for, told as the time at which the article changed."""
    moment = f"2024-05-06T{turn // 3600 % 24:02}:{turn // 60 % 60:02}:{turn % 60:02}Z"
    return _FEED.format(number=number, moment=moment, host=host_of(number), port=PORT).encode()


def people(sources: int) -> int:
    """How many people the news are about."""
    return sum(person_of(number) is not None for number in range(sources))


def register_of(sources: int) -> dict[str, Any]:
    """Everybody of the news; they were detained and await trial."""
    told = [person for number in range(sources) if (person := person_of(number)) is not None]
    return {
        "format": "registerpub/register-1",
        "register": {"id": "oak", "owner": {"en": "Oak Bridge", "ru": "Дубовый мост", "kk": "Емен көпір"}},
        "people": [
            {
                "id": f"p{person}",
                "names": [
                    {"language": "ru", "full": _NAMES[person][0], "kind": "main"},
                    {"language": "en", "full": _NAMES[person][1], "kind": "main"},
                    {"language": "kk", "full": _NAMES[person][0], "kind": "main"},
                ],
                "sex": "m",
                "consent": "public_record_only",
                "events": [{"event": "LIST_RECOGNISED", "register": "oak", "date": "2023-01-01"}],
            }
            for person in told
        ],
    }


def program(*arguments: str | Path) -> list[str | Path]:
    """The command line of the product."""
    return [sys.executable, "-m", "registerpub.cli", *arguments]


def make_projects(one: Machine, other: Machine, database: str, sources: int) -> None:
    """The project on ``one``, its settings, sources and key on ``other``, as the guide for operators says."""
    root = one.root / "project"
    cli = ("--project", root)
    one.do(*program("init", root, "--database", database))
    names = ", ".join(f'"{source_name(number)}"' for number in range(sources))
    settings = root / "registerpub.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + SETTINGS.format(policy=OPEN_POLICY, sources=names), encoding="utf-8")
    for number in range(sources):
        folder = root / "sources" / source_name(number)
        folder.mkdir(parents=True)
        told = SOURCE.format(number=number, host=host_of(number), port=PORT)
        (folder / "source.toml").write_text(told, encoding="utf-8")
    register = one.root / "register.json"
    register.write_text(json.dumps(register_of(sources), ensure_ascii=False), encoding="utf-8")
    one.do(*program(*cli, "register", "import", register))
    for name in EDITORS:
        one.do(*program(*cli, "user", "add", name, "--role", "editor"))
    there = other.root / "project"
    (there / "var").mkdir(parents=True)
    shutil.copy2(settings, there)
    shutil.copytree(root / "sources", there / "sources")
    shutil.copy2(root / "var" / "secret.key", there / "var")


def open_the_door(machine: Machine) -> None:
    """An outlet that is told of everything. The sites are up."""
    cli = ("--project", machine.root / "project", "webhook")
    machine.do(*program(*cli, "add", "radio-one", OUTLET))
    machine.do(*program(*cli, "test", "radio-one"))
    machine.do(*program(*cli, "enable", "radio-one"))
