"""What must be true when everything is mended: looked at from outside, in the tables and in the files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults.database import Database
from tests.faults.machines import Machine
from tests.faults.world import host_of, people, person_of, program


def unserved(database: Database, sources: int, since: int = 0) -> int:
    """How many sources have not been visited with success after visit number ``since``."""
    [(served,)] = database.sql(
        "SELECT count(DISTINCT source) FROM crawl_visit WHERE outcome = 'success' AND id > %s", since
    )
    return sources - int(served)


def unfinished(database: Database, machines: tuple[Machine, Machine]) -> str:
    """What the workers have still to do, in words; empty when they are done."""
    waiting = {
        "documents": "SELECT count(*) FROM document WHERE matched IS NULL OR claimed IS NULL OR proposed IS NULL",
        "cards": "SELECT count(*) FROM proposal WHERE state = 'open' AND kind = 'event' AND person_id IS NOT NULL",
        "notices": "SELECT count(*) FROM notice_text WHERE release_id IS NULL",
        "deliveries": "SELECT count(*) FROM webhook_delivery WHERE state = 'waiting'",
        "leases": "SELECT count(*) FROM source_state WHERE lease_until IS NOT NULL",
        "shares": "SELECT count(*) FROM work_share",
    }
    found = {name: database.sql(statement)[0][0] for name, statement in waiting.items()}
    found["files"] = sum(len(_not_stored(database, machine)) for machine in machines)
    return ", ".join(f"{number} {name}" for name, number in found.items() if number)


def problems(database: Database, machines: tuple[Machine, Machine], told: list[Path], sources: int) -> Iterator[str]:
    """Everything that is wrong. The archive of the second machine is brought to the first one before."""
    yield from _sources(database, sources)
    yield from _pages(database, machines, sources)
    yield from _records(database)
    yield from _cards(database, sources)
    yield from _released(machines[0].root / "project" / "var" / "public" / "current", sources)
    yield from _told(told, database)


def join_archives(machines: tuple[Machine, Machine]) -> None:
    """As the guide for operators says: complete files only, nothing that is there is replaced."""
    here, there = (machine.root / "project" / "var" / "archive" for machine in machines)
    for path in there.glob("*.warc.gz"):
        if not (here / path.name).exists():
            shutil.copy2(path, here)


def verified(machine: Machine) -> str:
    """What ``registerpub verify`` has to say against the project."""
    command = machine.inside(program("--project", machine.root / "project", "verify"))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _sources(database: Database, sources: int) -> Iterator[str]:
    if missing := unserved(database, sources):
        yield f"{missing} sources were never served"
    [(late,)] = database.sql("SELECT count(*) FROM source_state WHERE next_due <= now()")
    if late:
        yield f"{late} sources are still due"
    [(far,)] = database.sql("SELECT count(*) FROM source_state WHERE next_due > now() + interval '25 hours'")
    if far:
        yield f"{far} sources are due later than they should be"
    [(held,)] = database.sql("SELECT count(*) FROM source_state WHERE lease_until IS NOT NULL")
    if held:
        yield f"{held} sources are leased to nobody"


def _pages(database: Database, machines: tuple[Machine, Machine], sources: int) -> Iterator[str]:
    """Every page one document; every complete archive file in the store, none of it open."""
    wanted = {f"http://{host_of(number)}:8080/news/{number}.html" for number in range(sources)}
    found = Counter(row[0] for row in database.sql("SELECT canonical FROM document"))
    if missing := wanted - set(found):
        yield f"{len(missing)} pages are no document, such as {min(missing)}"
    if twice := [page for page, number in found.items() if number != 1]:
        yield f"{len(twice)} pages are several documents, such as {min(twice)}"
    if other := set(found) - wanted:
        yield f"{len(other)} documents are no page, such as {min(other)}"
    for machine in machines:
        if left := _not_stored(database, machine):
            yield f"{len(left)} archive files of {machine.name} are not in the store"


def _not_stored(database: Database, machine: Machine) -> list[str]:
    """Archive files, complete or open, that the store does not know."""
    known = {row[0] for row in database.sql("SELECT name FROM archive_file")}
    folder = machine.root / "project" / "var" / "archive"
    return [path.name for path in folder.glob("*.warc.gz*") if path.name not in known]


def _records(database: Database) -> Iterator[str]:
    """What was archived can all be read: no torn record, no visit that leans on nothing."""
    for (detail,) in database.sql("SELECT detail FROM finding WHERE kind = 'broken_record'"):
        yield f"an archived record was lost: {detail}"


def _cards(database: Database, sources: int) -> Iterator[str]:
    rows = database.sql("SELECT person_id, event FROM proposal WHERE kind = 'event' AND person_id IS NOT NULL")
    cards = Counter(rows)
    if twice := [card for card, number in cards.items() if number > 1]:
        yield f"{len(twice)} cards stand twice"
    told = {f"p{person}" for number in range(sources) if (person := person_of(number)) is not None}
    if len({person for person, _ in cards}) != len(told):
        yield f"{len({person for person, _ in cards})} of {len(told)} people have a card"


def _released(current: Path, sources: int) -> Iterator[str]:
    feeds = sorted((current / "feeds").glob("all.*.json"))
    if not feeds:
        yield "nothing is public"
    for feed in feeds:
        ids = Counter(item["id"] for item in json.loads(feed.read_text(encoding="utf-8"))["items"])
        if twice := [one for one, number in ids.items() if number > 1]:
            yield f"{len(twice)} entries stand twice in {feed.name}"
    pages = list((current / "notices").glob("*.ninjs.json"))
    if len(pages) < people(sources):
        yield f"{len(pages)} notices are public for {people(sources)} people"


def _told(logs: list[Path], database: Database) -> Iterator[str]:
    """A message may come twice by the same key, never by two: that is what outlets go by."""
    lines = [json.loads(line) for log in logs if log.exists() for line in log.read_text("utf-8").splitlines()]
    keys: dict[tuple[str, str], set[str]] = {}
    for key, item in lines:
        if "uri" in item:
            keys.setdefault((item["uri"], item.get("versioncreated", "")), set()).add(key)
    if twice := [uri for (uri, _), found in keys.items() if len(found) > 1]:
        yield f"{len(twice)} notices were delivered under two keys"
    [(waiting,)] = database.sql("SELECT count(*) FROM webhook_delivery WHERE state NOT IN ('done', 'overtaken')")
    if waiting:
        yield f"{waiting} deliveries were not made"
    done = {key for (key,) in database.sql("SELECT key FROM webhook_delivery WHERE state = 'done'")}
    if unheard := done - {key for key, _ in lines}:
        yield f"{len(unheard)} deliveries were marked as made and never arrived"
