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


@pytest.mark.parametrize("cause", ["somebody named", "a held field"])
def test_a_notice_that_leaves_for_its_words_takes_no_event_along(shown: Config, cause: str) -> None:
    """Nobody who was freed is told to be in custody because of somebody else's name in the notice about it."""
    row, other = person("Asel"), person("Bolat")
    record(row, "REMANDED", details={"place": "Stepnoye"})
    notice = decide(row, "RELEASED_UNSPECIFIED", START, date="2026-02", details={"place": "Stepnoye"})
    notice.texts.update(body="Bolat Testov was there, in Stepnoye.")
    before = people(publish(shown, START + HOUR).folder)["Asel"]
    if cause == "somebody named":
        PersonRow.objects.filter(pk=other.pk).update(consent="withheld")
    else:
        Hold.objects.create(person=row, field="place", reason="safety", owner="aigul", placed=START)
    assert publish(shown, START + 2 * HOUR).removed
    after = people(shown.public)["Asel"]
    assert (before["status"], before["notices"]) == ("released_unspecified", [1])
    assert after == before | {"notices": []}
    every = b"".join(files(shown.public).values())
    assert b"Stepnoye" not in every and (b"Bolat" in every) == (cause == "a held field")


def test_an_article_that_names_somebody_hidden_is_left_out(shown: Config) -> None:
    row, other = person("Asel"), person("Bolat")
    record(row, "INDICTED", details={"article": "174 УК РК"})
    decide(row, "SENTENCED_PRISON", START, date="2026-02", details={"article": "405, as Bolat Testov"})
    assert b"405, as" in tree(publish(shown, START + HOUR).folder)["data/events.csv"]
    PersonRow.objects.filter(pk=other.pk).update(consent="withheld")
    publish(shown, START + 2 * HOUR)
    every = b"".join(files(shown.public).values())
    assert b"Bolat" not in every and b"405, as" not in every
    assert "174 УК РК".encode() in tree(shown.public)["data/events.csv"]
    assert people(shown.public)["Asel"]["status"] == "convicted_imprisoned"


def test_without_an_event_that_may_be_told_no_longer_no_older_state_is_the_present_one(shown: Config) -> None:
    retracted, exiled, secret = person("Asel"), person("Bolat", "consent_by_person"), person("Damir")
    for row in (retracted, exiled, secret):
        record(row, "REMANDED")
    hidden = decide(retracted, "RELEASED_UNSPECIFIED", START, date="2026-02")
    decide(exiled, "LEFT_COUNTRY", START, date="2026-02")
    record(secret, "LEFT_COUNTRY", date="2026-02")
    found = people(publish(shown, START + HOUR).folder)
    assert [found[name]["status"] for name in ("Asel", "Bolat")] == ["released_unspecified", "in_exile"]
    Notice.objects.filter(pk=hidden.pk).update(hidden=True)
    PersonRow.objects.filter(pk=exiled.pk).update(consent="public_record_only")
    found = people(publish(shown, START + 2 * HOUR).folder)
    for gone in (found["Asel"], found["Bolat"]):
        assert (gone["status"], gone["status_since"]) == ("unknown", None)
        assert {event["event"] for event in gone["events"]} == {"LIST_RECOGNISED", "REMANDED"}
    # Of what was never public nothing is given away, not even that something is unknown.
    assert found["Damir"]["status"] == "pretrial_detention"
    decide(retracted, "SENTENCED_PRISON", START, date="2026-03-01")
    assert people(publish(shown, START + 3 * HOUR).folder)["Asel"]["status"] == "convicted_imprisoned"


def test_a_correction_without_a_notice_is_told_when_a_notice_of_its_class_would_be(shown: Config) -> None:
    wrong = record(person("Asel"), "REMANDED")
    values: dict[str, Any] = {"event": "REMANDED", "kind": "detail", "severity": "A", "created": START}
    for name, new, undone in (("k1", "2025-11", None), ("k2", "2025-10", START)):
        card = Proposal.objects.create(key=name, public_id=name, person=wrong.person, updated=START, **values)
        decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=START, undone=undone)
        details = {"event": str(wrong.pk), "field": "date", "old": "2026-01", "new": new, "cause": "our_error"}
        record(wrong.person, "AMENDED", date="", details=details, decision=decision)
    assert people(publish(shown, START).folder)["Asel"]["status_since"] == "2026-01"
    wait = dt.timedelta(minutes=shown.policy.classes["A"].outbox_minutes)
    assert not publish(shown, START + wait - dt.timedelta(seconds=1)).created
    assert publish(shown, START + wait).created
    assert people(shown.public)["Asel"]["status_since"] == "2025-11"
    assert b"2025-11" in tree(shown.public)["data/events.csv"]
    assert not publish(shown, START + HOUR).created


def test_the_same_store_gives_the_same_bytes(shown: Config, tmp_path: Path) -> None:
    decide(person("Asel"), "REMANDED", START)
    person("Bolat")
    first = tree(publish(shown, START).folder)
    assert first == tree(publish(shown, START + HOUR, tmp_path / "again").folder)
