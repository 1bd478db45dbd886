"""Several processes at one archive: the result of one, nothing twice, and what a dead one had comes back."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.pipeline import match, shares
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.ingest import ingest_due, to_be_stored
from registerpub.pipeline.job_rows import store_now
from registerpub.pipeline.match import match_due
from registerpub.pipeline.process import process
from registerpub.pipeline.processes import has_ended, me
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.shares import LEASE, give_back, held_by_others, take
from registerpub.store.models import DocumentRow, MentionRow, WorkShare
from tests.projects import DATA

pytestmark = pytest.mark.django_db

ITEMS = [str(number) for number in range(6)]


def of_another(item: str, owner: str = "elsewhere/1/1/1", ago: dt.timedelta = dt.timedelta()) -> None:
    WorkShare.objects.create(stage="s", item=item, owner=owner, until=store_now() + LEASE - ago)


def owner_that_died() -> str:
    """A process of this machine that has ended; its number may be another's by now, its start cannot."""
    script = "from registerpub.pipeline.processes import me; print(me())"
    command = [sys.executable, "-c", f"import django; django.setup(); {script}"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def test_what_somebody_has_nobody_else_takes() -> None:
    of_another("0")
    of_another("2")
    assert take("s", ITEMS, 2, list) == ["1", "3"]
    assert take("s", ITEMS, 9, lambda items: [item for item in items if item != "5"]) == ["4"]
    assert held_by_others(["s"]) == {"0", "2"}
    give_back("s", ["1", "0"])
    assert sorted(WorkShare.objects.values_list("item", flat=True)) == ["0", "2", "3", "4"]


def test_the_share_of_a_dead_process_is_free_at_once_and_one_of_another_machine_after_its_lease() -> None:
    died = owner_that_died()
    assert has_ended(died) and not has_ended(me()) and not has_ended("elsewhere/1/1/1")
    of_another("0", died)
    of_another("1", ago=LEASE)
    of_another("2", ago=LEASE / 2)
    assert take("s", ITEMS, 2, list) == ["0", "1"]


def test_a_sign_of_life_draws_the_lease_out(monkeypatch: pytest.MonkeyPatch) -> None:
    take("s", ITEMS, 1, list)
    WorkShare.objects.update(until=store_now() + LEASE / 2)
    before = WorkShare.objects.get().until
    shares.keep("s")
    assert WorkShare.objects.get().until == before
    monkeypatch.setattr("registerpub.pipeline.shares.time.monotonic", lambda: 1e12)
    shares.keep("s")
    assert WorkShare.objects.get().until > before


def test_what_another_has_taken_and_left_is_done_all_the_same(config: Config, now: dt.datetime) -> None:
    """A worker dies between its share and its results, another between matching and claims."""
    import_register(DATA / "second-register.json", now)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    died = owner_that_died()
    for stage in ("match", "claim", "copies"):
        WorkShare.objects.create(stage=stage, item="1", owner=died, until=store_now() + LEASE)
    WorkShare.objects.create(stage="propose", item="all", owner=died, until=store_now() + LEASE)
    assert [(result.done, result.failed) for result in process(config, lambda: now)][:4] == [(1, 0)] * 4
    assert not WorkShare.objects.exists()


def test_what_another_has_finished_meanwhile_is_not_saved_twice(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was taken for dead comes back and saves after its share was done by another."""
    import_register(DATA / "second-register.json", now)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    slow = match._compute

    def overtaken(*arguments: object) -> object:
        save = slow(*arguments)  # type: ignore[arg-type]
        DocumentRow.objects.update(matched=now)
        return save

    monkeypatch.setattr(match, "_compute", overtaken)
    ingest_due(config, now)
    assert match_due(config, now).done == 0 and not MentionRow.objects.exists()


def test_while_another_makes_the_cards_a_worker_leaves_and_a_person_waits(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_register(DATA / "second-register.json", now)
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    WorkShare.objects.create(stage="propose", item="all", owner="elsewhere/1/1/1", until=store_now() + LEASE)
    assert process(config, lambda: now, patient=False)[3].done == 0

    def pause(_seconds: float) -> None:
        WorkShare.objects.filter(stage="propose").delete()

    monkeypatch.setattr("registerpub.pipeline.process.time.sleep", pause)
    assert process(config, lambda: now)[3].done == 1


def test_a_document_that_cannot_be_saved_keeps_no_other_from_it(
    config: Config, now: dt.datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_register(DATA / "second-register.json", now)
    other = tmp_path / "other.txt"
    other.write_text("Nobody is named in this text, which is long enough to be read as an article.", encoding="utf-8")
    import_evidence([DATA / "second-article.en.txt"], config, published=dt.date(2021, 3, 3))
    import_evidence([other], config, published=dt.date(2021, 3, 4))
    whole = match._compute

    def broken(matcher: object, row: DocumentRow) -> object:
        save = whole(matcher, row)  # type: ignore[arg-type]
        return save if "Nobody" in row.text else lambda: 1 // 0

    monkeypatch.setattr(match, "_compute", broken)
    results = process(config, lambda: now)
    assert (results[1].done, results[1].failed) == (1, 1)
    assert list(DocumentRow.objects.filter(matched=None).values_list("text", flat=True)) != []
    assert not WorkShare.objects.exists()


def test_a_share_from_before_the_clock_was_set_back_keeps_nobody_out() -> None:
    of_another("0", ago=-LEASE)
    of_another("1")
    assert take("s", ITEMS, 1, list) == ["0"]


def test_cards_are_made_of_what_is_read_before_the_rest_of_a_backlog(
    config: Config, now: dt.datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slice at a time, own crawls first; what fails in one slice keeps none of the others from its cards."""
    import_register(DATA / "second-register.json", now)
    text = (DATA / "second-article.en.txt").read_text()
    for number in range(3):
        path = tmp_path / f"{number}.en.txt"
        path.write_text(text + f"\nReport {number}.\n")
        import_evidence([path], config, published=dt.date(2021, 3, 3 - number))
    slow, told = match._compute, []

    def broken(matcher: Any, row: DocumentRow) -> Any:
        if "Report 0." in row.text:
            raise ValueError
        return slow(matcher, row)

    monkeypatch.setattr(match, "_compute", broken)
    monkeypatch.setattr("registerpub.pipeline.process.SLICE", 1)
    results = process(config, lambda: now, lambda stage, done, due: told.append((stage, due)))
    assert [(result.done, result.failed) for result in results][:4] == [(3, 0), (2, 1), (2, 0), (2, 0)]
    stages = [stage for stage, _ in groupby(stage for stage, _ in told if stage not in ("earlier", "copies"))]
    read = ["ingest", "match", "claim", "propose"]
    assert stages == [*read[:2], *read, *read]
    # No stage held more than a slice of what was due.
    assert all(due == 1 for stage, due in told if stage not in ("ingest", "earlier"))
    assert DocumentRow.objects.filter(proposed__isnull=True).count() == 1


def test_what_was_brought_in_is_read_after_own_crawls(config: Config) -> None:
    for name in ("foreign/0a.warc.gz", "zakon-1-1-1.warc.gz", "aks-1-1-1.warc.gz"):
        (config.archive / name).parent.mkdir(parents=True, exist_ok=True)
        (config.archive / name).touch()
    assert list(to_be_stored(config, ())) == ["aks-1-1-1.warc.gz", "zakon-1-1-1.warc.gz", "foreign/0a.warc.gz"]
