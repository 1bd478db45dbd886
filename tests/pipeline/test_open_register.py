"""The register in public: who is shown, what is told of them, and when a change makes a release."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.pipeline.publish import publish
from registerpub.store.models import (
    Decision,
    Hold,
    LedgerEvent,
    NameRow,
    Notice,
    NoticeTextRow,
    PersonRow,
    Proposal,
    RegisterRow,
    Release,
)
from tests.pipeline.conftest import files

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def shown(config: Config) -> Config:
    RegisterRow.objects.create(id="dala", owner={"kk": "Дала", "ru": "Дала", "en": "Dala"})
    return dataclasses.replace(config, show_register=True)


def person(name: str, consent: str | None = "public_record_only", *, checked: bool = True) -> PersonRow:
    row = PersonRow.objects.create(id=name.lower(), consent=consent, created=START)
    NameRow.objects.create(person=row, language="en", full=f"{name} Testov", kind="main", checked=checked)
    record(row, "LIST_RECOGNISED", register="dala")
    return row


def record(row: PersonRow, code: str, **values: Any) -> LedgerEvent:
    register = values.pop("register", None)
    values = {"date": "2026-01", "recorded": START, **values}
    return LedgerEvent.objects.create(person=row, code=code, register_id=register, **values)


def decide(row: PersonRow, code: str, due: dt.datetime, **values: Any) -> Notice:
    """An event recorded by a decision whose notice is due at ``due``."""
    number = Notice.objects.count() + 1
    card = Proposal.objects.create(
        key=f"k{number}", public_id=f"c{number}", person=row, event=code, severity="B", certainty="strong",
        state="confirmed", created=START, updated=START,
    )  # fmt: skip
    decision = Decision.objects.create(proposal=card, verb="confirm", people=1, at=START)
    record(row, code, decision=decision, **values)
    notice = Notice.objects.create(number=number, decision=decision, person=row, event=code, created=START, due=due)
    NoticeTextRow.objects.create(notice=notice, language="en", headline="H", summary="S", body="B", state="template")
    return notice


def tree(out: Path | None) -> dict[str, bytes]:
    """The files of the current release."""
    assert out is not None
    return files((out / "current").resolve())


def people(out: Path | None) -> dict[str, Any]:
    record = json.loads(tree(out)["data/register.json"])
    return {person["names"]["en"].split()[0]: person for person in record["people"]}


def test_a_register_is_public_only_if_somebody_says_so(config: Config) -> None:
    RegisterRow.objects.create(id="dala", owner={"en": "Dala"})
    person("Asel")
    assert publish(config, START).release is None


def test_people_without_consent_on_hold_or_without_a_checked_name_are_in_no_byte(shown: Config) -> None:
    person("Asel")
    person("Bolat", None)
    person("Damir", "withheld")
    person("Erlan", checked=False)
    Hold.objects.create(person=person("Gaukhar"), reason="safety", owner="aigul", placed=START)
    assert set(people(publish(shown, START).folder)) == {"Asel"}
    every = b"".join(files(shown.public).values())
    for name in ("Bolat", "Damir", "Erlan", "Gaukhar"):
        assert name.encode() not in every


def test_what_is_in_the_outbox_is_not_told_yet(shown: Config) -> None:
    decide(person("Asel"), "REMANDED", START + HOUR)
    assert people(publish(shown, START).folder)["Asel"]["status"] is None
    later = people(publish(shown, START + 2 * HOUR).folder)["Asel"]
    assert (later["status"], later["notices"]) == ("pretrial_detention", [1])


def test_what_is_never_published_or_lacks_consent_is_not_told(shown: Config) -> None:
    row = person("Asel")
    record(row, "HOSPITALISED")
    record(row, "LEFT_COUNTRY")
    told = [event["event"] for event in people(publish(shown, START).folder)["Asel"]["events"]]
    assert told == ["LIST_RECOGNISED"]


def test_a_change_of_the_register_makes_a_release_and_the_calendar_does_not(shown: Config) -> None:
    row = person("Asel")
    assert publish(shown, START).release == 1
    assert publish(shown, START + 40 * 24 * HOUR).release == 1
    record(row, "DETAINED", recorded=START + HOUR)
    assert publish(shown, START + 41 * 24 * HOUR).release == 2
    assert Release.objects.count() == 2


def test_a_release_of_a_notice_leaves_the_files_of_an_unchanged_register_alone(shown: Config) -> None:
    other = person("Bolat")
    person("Asel")
    before = tree(publish(shown, START).folder)
    decide(other, "QUESTIONED", START)
    after = tree(publish(shown, START + HOUR).folder)
    page = next(name for name in before if name.startswith("people/") and b"Asel" in before[name])
    assert before[page] == after[page]


def test_who_leaves_is_gone_from_earlier_releases_too(shown: Config) -> None:
    person("Bolat")
    row = person("Asel")
    publish(shown, START)
    PersonRow.objects.filter(pk=row.pk).update(consent="withheld")
    publish(shown, START + HOUR)
    every = b"".join(files(shown.public).values())
    assert b"Asel" not in every
    assert b"Bolat" in every


def test_an_entry_taken_back_counts_at_once(shown: Config) -> None:
    row = person("Asel")
    wrong = record(row, "REMANDED")
    publish(shown, START)
    record(row, "WITHDRAWN", details={"event": str(wrong.pk)}, recorded=START + HOUR)
    assert people(publish(shown, START + 2 * HOUR).folder)["Asel"]["status"] is None


def test_the_same_store_gives_the_same_bytes(shown: Config, tmp_path: Path) -> None:
    decide(person("Asel"), "REMANDED", START)
    person("Bolat")
    first = tree(publish(shown, START).folder)
    assert first == tree(publish(shown, START + HOUR, tmp_path / "again").folder)
