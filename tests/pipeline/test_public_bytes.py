"""For random ledgers: whatever is private, held or withdrawn is in no byte of the tree, and ids never change."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.config import Config
from registerpub.core.events import EVENT_TYPES
from registerpub.core.names.fold import fold_word, mend
from registerpub.core.names.tables import other_keys
from registerpub.pipeline import webhooks
from registerpub.pipeline.publish import publish
from registerpub.pipeline.webhooks import Deed
from registerpub.release_settings import TellingSettings
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
    TextVersion,
    Webhook,
)
from tests.pipeline.conftest import files, unpacked
from tests.pipeline.telling import check_told, listening

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
Ledger = list[tuple[int, str, list[str], bool, int]]
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

changes = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(("correction", "retraction", "safety"))), max_size=3
)  # what is done to which notice


@dataclass
class Done:
    """What was done so far. ``told``: notice and language → words of the notices about it."""

    hidden: set[int] = field(default_factory=set)
    retracted: set[tuple[int, str]] = field(default_factory=set)
    told: dict[tuple[int, str], list[str]] = field(default_factory=dict)


def change(at: int, kind: str, ledger: Ledger, now: dt.datetime, done: Done) -> None:
    """One decided amendment, due now. Of a language that readers never had nothing is told."""
    notice = Notice.objects.filter(number=at + 1, kind="event").first() if at < len(ledger) else None
    if notice is None or at in done.hidden or any(one == at for one, _ in done.retracted):
        return
    if kind == "safety":
        Notice.objects.filter(pk=notice.pk).update(hidden=True)
        notice.amendments.update(hidden=True)
        done.hidden.add(at)
        return
    number = Notice.objects.order_by("number").last().number + 1  # type: ignore[union-attr]  # there is one
    made = Notice.objects.create(
        number=number, person=notice.person, event="AMENDED" if kind == "correction" else "WITHDRAWN",
        created=now, due=now, kind=kind, cause="our_error", corrects=notice,
    )  # fmt: skip
    for row in notice.texts.all():
        if row.release is None:
            if kind == "retraction":
                NoticeTextRow.objects.filter(pk=row.pk).update(state="retracted")
                done.retracted.add((at, row.language))
            continue
        word = f"yq{number}{row.language}yq"
        kept = token(at, row.language) if kind == "correction" else ""
        TextVersion.objects.create(
            text=row,
            amendment=made,
            event=notice.event,
            headline=f"V {word}",
            body=f"V {kept} {word}",
            state="template",
        )
        NoticeTextRow.objects.create(
            notice=made, language=row.language, headline=f"T {word}", summary=f"T {word}", body=f"T {word}",
            state="template", needs_consent=row.needs_consent or EVENT_TYPES[notice.event].publish == "consent",
        )  # fmt: skip
        done.told.setdefault((at, row.language), []).append(word)
        if kind == "retraction":
            done.retracted.add((at, row.language))


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
        found += [name.encode(), unpacked(name, data)]
    return b"\n".join(found)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ledger=notices, steps=st.lists(st.tuples(lives, changes), min_size=1, max_size=3))
def test_only_what_may_be_public_is_in_any_byte_and_ids_never_repeat(
    ledger: Ledger,
    steps: list[tuple[list[Life], list[tuple[int, str]]]],
    config: Config,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, again = tmp_path_factory.mktemp("public"), tmp_path_factory.mktemp("again")
    hub = "https://hub.example.org/"
    site = dataclasses.replace(config.site, hub=hub)
    config = dataclasses.replace(config, show_register=True, site=site, telling=TellingSettings(hub))
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
        done = Done()
        hook, _ = webhooks.add(config, "outlet", "https://outlet.example.org/", [], Deed(None, START))
        Webhook.objects.filter(pk=hook.pk).update(state="on", told=0)
        sent = listening(monkeypatch)
        for step, (life, wanted) in enumerate(steps):
            now = START + dt.timedelta(days=40 * step + 1)
            live(life, now)
            for number, kind in wanted:
                change(number, kind, ledger, now, done)
            publish(config, now, out)
            check_told(config, now, out, sent)
            check_bytes(ledger, life, now, out, done)
            check_people(ledger, life, now, out)
            check_ids(out / "current", ids)
        publish(config, now, again)
        assert files(again / "current") == files(out / "current")
        transaction.set_rollback(True)


def check_bytes(ledger: Ledger, life: list[Life], now: dt.datetime, out: Path, done: Done) -> None:
    """``out`` holds older releases too: what may not be public is in none of them."""
    data, current = everything(out), everything(out / "current")
    assert b"Secretname" not in data and b"Hidden" not in data and b"secretzq" not in data
    keys = (fold_word(mend("Secretname")), *other_keys("Secretname")[0])  # by which the search would find the name
    assert not any(key.encode() in data for key in keys)
    for at, notice in enumerate(ledger):
        for number, language in enumerate(LANGUAGES):
            due = START + dt.timedelta(days=notice[4]) <= now
            told = done.told.get((at, language), [])
            gone = (at, language) in done.retracted
            if not is_allowed(notice, number, life) or not due or at in done.hidden or (gone and not told):
                assert not any(word.encode() in data for word in (token(at, language), *told)), (at, language)
            else:
                assert (token(at, language).encode() in current) == (not gone), (at, language)
                assert all(word.encode() in current for word in told), (at, language)
                index = b"".join(path.read_bytes() for path in out.glob(f"current/search/2*.{language}.json"))
                assert (token(at, language).encode() in index) == (not gone), (at, language)


def check_people(
    ledger: list[tuple[int, str, list[str], bool, int]], life: list[Life], now: dt.datetime, out: Path
) -> None:
    """Who may be shown is, and of each only what may be told: kinds by policy, and nothing that no notice tells."""
    data, record = everything(out), json.loads((out / "current" / "data" / "register.json").read_text(encoding="utf-8"))
    shown = {person["names"]["en"]: person for person in record["people"]}
    searched = (out / "current" / "search" / "people.en.json").read_text(encoding="utf-8")
    for at, (consent, held) in enumerate(life):
        is_public = consent not in (None, "withheld") and not held
        assert (f"Person{at} Shown{at}" in searched) == is_public
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
    """``ids`` remembers whose each id was in earlier releases; in a feed each id stands once.

    What left and what was retracted holds no word of its own any more.
    """
    for path in current.glob("feeds/**/*.atom"):
        entries = path.read_text(encoding="utf-8").split("<entry>")[1:]
        found = [(first("<id>(.*?)</id>", entry), first("zq[^ ]*?zq", entry, "")) for entry in entries]
        assert all(count == 1 for count in Counter(one for one, _ in found).values())
        for one, word in found:
            assert not word or ids.setdefault(one, word) == word


def first(pattern: str, text: str, otherwise: str | None = None) -> str:
    found = re.search(pattern, text)
    if found is None and otherwise is not None:
        return otherwise
    assert found
    return found[1] if found.groups() else found[0]
