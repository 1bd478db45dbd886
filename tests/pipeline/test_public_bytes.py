"""For random ledgers: whatever is private, held or withdrawn is in no byte of the tree, and ids never change."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.config import Config
from registerpub.core.events import EVENT_TYPES
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
)
from tests.pipeline.conftest import files

LEVELS = (
    None,
    "withheld",
    "public_record_only",
    "consent_by_person",
    "consent_by_family_or_lawyer",
    "public_by_person",
)
SAID_YES = ("consent_by_person", "consent_by_family_or_lawyer", "public_by_person")
LANGUAGES = ("kk", "ru", "en")
START = dt.datetime(2021, 3, 4, 9, 0, tzinfo=dt.UTC)
CODES = sorted(EVENT_TYPES)
PEOPLE = 5

Life = tuple[str | None, bool]
lives = st.lists(
    st.tuples(st.sampled_from(LEVELS), st.booleans()), min_size=PEOPLE, max_size=PEOPLE
)  # the consent and the hold of each person
notices = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.sampled_from(CODES),
        st.lists(st.sampled_from(("waiting", "template", "human_checked")), min_size=3, max_size=3),
        st.booleans(),
        st.integers(0, 70),
    ),
    min_size=1,
    max_size=8,
)


def write(at: int, notice: tuple[int, str, list[str], bool, int]) -> None:
    """One decided notice with three texts; each text holds a word that is nowhere else."""
    person, code, states, needs_consent, days = notice
    row = Proposal.objects.create(
        key=f"k{at}", public_id=f"c{at}", person_id=f"p{person}", event=code, severity="A", certainty="strong",
        state="confirmed", created=START, updated=START,
    )  # fmt: skip
    decision = Decision.objects.create(proposal=row, verb="confirm", people=2, at=START)
    due = START + dt.timedelta(days=days)
    made = Notice.objects.create(
        number=at + 1, decision=decision, person_id=f"p{person}", event=code, created=START, due=due
    )
    LedgerEvent.objects.create(
        person_id=f"p{person}",
        code=code,
        recorded=START,
        decision=decision,
        details={"place": f"secret{token(at, 'p')}"},
    )
    for language, state in zip(LANGUAGES, states, strict=True):
        word = token(at, language)
        NoticeTextRow.objects.create(
            notice=made, language=language, headline=f"H {word}", summary=f"S {word}", body=f"B {word}",
            template={"body": f"secret{word}"}, state=state, needs_consent=needs_consent,
        )  # fmt: skip


def token(at: int, language: str) -> str:
    return f"zq{at}{language}zq"


def live(life: list[Life], now: dt.datetime) -> None:
    for at, (consent, held) in enumerate(life):
        PersonRow.objects.filter(pk=f"p{at}").update(consent=consent)
        Hold.objects.filter(person_id=f"p{at}", lifted__isnull=True).update(lifted=now)
        if held:
            Hold.objects.create(person_id=f"p{at}", reason="safety", owner="aigul", placed=now)


def is_allowed(notice: tuple[int, str, list[str], bool, int], language: int, life: list[Life]) -> bool:
    """Written anew from the policy: never is never, consent is asked, nobody held or withheld, words are ready."""
    person, code, states, needs_consent, _ = notice
    consent, held = life[person]
    policy = EVENT_TYPES[code].publish
    enough = consent in SAID_YES or (consent == "public_record_only" and policy == "always" and not needs_consent)
    return policy != "never" and enough and not held and states[language] != "waiting"


def everything(folder: Path) -> bytes:
    found = []
    for name, data in files(folder).items():
        found += [name.encode(), gzip.decompress(data) if name.endswith(".gz") else data]
    return b"\n".join(found)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ledger=notices, steps=st.lists(lives, min_size=1, max_size=3))
def test_only_what_may_be_public_is_in_any_byte_and_ids_never_repeat(
    ledger: list[tuple[int, str, list[str], bool, int]],
    steps: list[list[Life]],
    config: Config,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    out, again = tmp_path_factory.mktemp("public"), tmp_path_factory.mktemp("again")
    config = dataclasses.replace(config, show_register=True)
    with transaction.atomic():
        RegisterRow.objects.create(id="dala", owner=dict.fromkeys(LANGUAGES, "Dala"))
        for at in range(PEOPLE):
            PersonRow.objects.create(id=f"p{at}", created=START, position=at)
            NameRow.objects.create(
                person_id=f"p{at}", language="en", full=f"Person{at} Shown{at}", kind="main", checked=True
            )
            NameRow.objects.create(person_id=f"p{at}", language="ru", full=f"Secretname{at} Hidden{at}", kind="main")
            LedgerEvent.objects.create(person_id=f"p{at}", code="LIST_RECOGNISED", register_id="dala", recorded=START)
        for at, notice in enumerate(ledger):
            write(at, notice)
        ids: dict[str, str] = {}
        for step, life in enumerate(steps):
            now = START + dt.timedelta(days=40 * step + 1)
            live(life, now)
            publish(config, now, out)
            check_bytes(ledger, life, now, out)
            check_people(ledger, life, now, out)
            check_ids(out / "current", ids)
        publish(config, now, again)
        assert files(again / "current") == files(out / "current")
        transaction.set_rollback(True)


def check_bytes(
    ledger: list[tuple[int, str, list[str], bool, int]], life: list[Life], now: dt.datetime, out: Path
) -> None:
    data = everything(out)
    assert b"Secretname" not in data and b"Hidden" not in data and b"secretzq" not in data
    for at, notice in enumerate(ledger):
        for number, language in enumerate(LANGUAGES):
            due = START + dt.timedelta(days=notice[4]) <= now
            shown = is_allowed(notice, number, life) and due
            assert (token(at, language).encode() in data) == shown, (at, language)


def check_people(
    ledger: list[tuple[int, str, list[str], bool, int]], life: list[Life], now: dt.datetime, out: Path
) -> None:
    """Who may be shown is, and of each only what may be told: kinds by policy, and nothing that no notice tells."""
    data, record = everything(out), json.loads((out / "current" / "data" / "register.json").read_text(encoding="utf-8"))
    shown = {person["names"]["en"]: person for person in record["people"]}
    for at, (consent, held) in enumerate(life):
        is_public = consent not in (None, "withheld") and not held
        assert (f"Person{at}".encode() in data) == is_public == (f"Person{at} Shown{at}" in shown)
        if not is_public:
            continue
        told = {
            notice[1]
            for notice in ledger
            if notice[0] == at
            and START + dt.timedelta(days=notice[4]) <= now
            and any(is_allowed(notice, number, life) for number in range(len(LANGUAGES)))
        }
        assert {event["event"] for event in shown[f"Person{at} Shown{at}"]["events"]} <= told | {"LIST_RECOGNISED"}


def check_ids(current: Path, ids: dict[str, str]) -> None:
    """``ids`` remembers whose each id was in earlier releases; in a feed each id stands once."""
    for path in current.glob("feeds/**/*.atom"):
        entries = path.read_text(encoding="utf-8").split("<entry>")[1:]
        found = [(first("<id>(.*?)</id>", entry), first("zq.*?zq", entry)) for entry in entries]
        assert all(count == 1 for count in Counter(one for one, _ in found).values())
        for one, word in found:
            assert ids.setdefault(one, word) == word


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found
    return found[1] if found.groups() else found[0]
