"""A processed article in the store, and editors to decide about it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User

from registerpub.config import Config
from registerpub.pipeline import deliveries, webhooks
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.cards import list_cards
from registerpub.pipeline.decide import Outcome, confirm, reject
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.process import process
from registerpub.pipeline.publish import publish
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.views import CardRow
from registerpub.pipeline.webhooks import Deed
from tests.pipeline.backing import BackedUp, make_backed_up
from tests.pipeline.receiving import Receiver, receiving
from tests.pipeline.telling import Wire
from tests.pipeline.visiting import Visits, visited
from tests.projects import DATA, Project

PERSON = Options(new_person=NewPerson({"en": "Aliya Bekova"}, "f", "public_record_only"))

LATER = dt.timedelta(hours=1)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def unpacked(name: str, data: bytes) -> bytes:
    """What a file says, also where it is a packed twin."""
    if name.endswith(".gz"):
        return gzip.decompress(data)
    return bytes(brotli.decompress(data)) if name.endswith(".br") else data


@dataclass
class Desk:
    """Editors at work: every call goes through the pipeline's public functions."""

    config: Config
    now: dt.datetime

    def user(self, name: str) -> User:
        return User.objects.get(username=name)

    def cards(self, **wanted: Any) -> list[CardRow]:
        rows = list_cards(self.config, "open")
        return [row for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]

    def confirm(self, card: CardRow, who: str, options: Options | None = None, **other: Any) -> Outcome:
        arguments: dict[str, Any] = {"config": self.config, "channel": "desk", "seen_version": None, "now": self.now}
        return confirm(card.id, self.user(who), options or Options(), **(arguments | other))

    def reject(self, card: CardRow, who: str, reason: str = "not_a_change", **other: Any) -> Outcome:
        arguments: dict[str, Any] = {"config": self.config, "channel": "desk", "seen_version": None, "now": self.now}
        return reject(card.id, self.user(who), reason, **(arguments | other))


@pytest.fixture
def desk(db: None, config: Config, now: dt.datetime) -> Desk:
    import_register(DATA / "second-register.json", now)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    results = process(config, lambda: now)
    assert [result.failed for result in results] == [0, 0, 0, 0, 0]
    for name, role in (
        ("aigul", "editor"),
        ("pavel", "publisher"),
        ("kairat", "keeper"),
        ("kunsulu", "keeper"),
        ("vera", "viewer"),
    ):
        create_user(name, f"a long pass phrase of {name}", role)
    return Desk(config, now)


@pytest.fixture
def lake(db: None, config: Config, monkeypatch: pytest.MonkeyPatch) -> Visits:
    """A project with one source whose visits the test tells."""
    return visited(config, monkeypatch, "lake")


@pytest.fixture
def clock(now: dt.datetime) -> Callable[[], dt.datetime]:
    return lambda: now


@pytest.fixture
def confirmed(desk: Desk) -> Desk:
    """Three removals confirmed: two people of public record, one whose consent is withheld."""
    for card in desk.cards(implicit=True):
        desk.confirm(card, "aigul")
        desk.confirm(card, "pavel")
    return desk


@pytest.fixture
def outlet() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def wire(confirmed: Desk, outlet: Receiver, monkeypatch: pytest.MonkeyPatch) -> Wire:
    monkeypatch.setattr(deliveries, "_LIMITS", dataclasses.replace(deliveries._LIMITS, seconds=1.0))
    crawl = dataclasses.replace(confirmed.config.crawl, allow_loopback=True)
    config = dataclasses.replace(confirmed.config, crawl=crawl)
    deed = Deed(None, confirmed.now)
    hook, secret = webhooks.add(config, "radio-one", outlet.address, ["kk", "en"], deed)
    assert deliveries.test(config, hook, deed) == ""
    webhooks.enable(config, hook, deed)
    outlet.got.clear()
    now = confirmed.now + LATER
    publish(config, now)
    return Wire(config, hook, secret, now)


@pytest.fixture(scope="session")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> BackedUp:
    """Nothing may change it; those that go on with it copy its folder."""
    return make_backed_up(tmp_path_factory.mktemp("backup"))


@pytest.fixture
def copy(backed_up: BackedUp, tmp_path: Path) -> BackedUp:
    """The project and its place, to be changed."""
    project, place = tmp_path / "project", tmp_path / "place"
    subprocess.run(["cp", "-a", str(backed_up.project.root), str(project)], check=True)
    subprocess.run(["cp", "-a", str(backed_up.place), str(place)], check=True)
    return BackedUp(Project(project), place, backed_up.key, backed_up.told)
