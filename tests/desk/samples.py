"""Invented people, lists and articles for the desk's tests, written straight into the store."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from registerpub.config import Config
from registerpub.core.records import Site
from registerpub.pipeline import webhooks
from registerpub.pipeline.webhooks import Deed
from registerpub.store.models import (
    ArchiveFile,
    Capture,
    ClaimRow,
    Decision,
    DocumentRow,
    Evidence,
    LedgerEvent,
    MentionRow,
    NameRow,
    Notice,
    NoticeTextRow,
    PersonRow,
    Proposal,
    RegisterRow,
    Release,
    SourceTrial,
    TotalRow,
    UserProfile,
    Webhook,
)

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
PASSWORD = "қарлы-таудың-басында-7"
VERDICT_TEXTS = {
    "ru": "11 октября Ақсай районный суд приговорил Талгата Бекенова к пяти годам лишения свободы.",
    "kk": "11 қазанда Ақсай аудандық соты Талғат Бекеновті бес жылға бас бостандығынан айырды.",
}
LIST_TEXT = (
    "The Birlik Watch group recognised Arman Zhunusov as a political prisoner. He remains in pretrial detention."
)


def make_user(name: str, role: str | None, language: str = "en") -> User:
    user = User.objects.create_user(name, password=PASSWORD)
    if role is not None:
        UserProfile.objects.create(user=user, role=role, language=language)
    return user


def make_register() -> RegisterRow:
    owner = {"kk": "«Бірлік бақылауы»", "ru": "«Бирлик»", "en": "Birlik Watch"}
    return RegisterRow.objects.create(id="birlik", owner=owner, aliases=["Birlik"], languages=["kk", "ru", "en"])


def make_person(person_id: str = "pk3t8w2xq", **names: str) -> PersonRow:
    """Recognised and remanded; names are checked in every language given."""
    names = names or {"kk": "Талғат Бекенов", "ru": "Талгат Бекенов", "en": "Talgat Bekenov"}
    person = PersonRow.objects.create(id=person_id, sex="m", consent="public_by_person", created=NOW)
    for language, full in names.items():
        NameRow.objects.create(person=person, language=language, full=full, kind="main", checked=True)
    events: list[dict[str, Any]] = [
        {"code": "REMANDED", "date": "2026-03-04"},
        {"code": "LIST_RECOGNISED", "date": "2026-04-10", "register_id": "birlik"},
    ]
    for event in events:
        LedgerEvent.objects.create(person=person, recorded=NOW, opening=True, **event)
    return person


def make_document(language: str, text: str, source: str, tier: str = "news", title: str = "Сот") -> DocumentRow:
    count = Capture.objects.count() + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    archive, _ = ArchiveFile.objects.get_or_create(
        name="made.warc.gz", defaults={"sha256": "0" * 64, "size": 1, "records": 1, "ingested": NOW}
    )
    url = f"https://{source}.invalid/news/{count}"
    capture = Capture.objects.create(
        record=f"<urn:uuid:{count}>", archive=archive, offset=0, url=url, source=source, fetched=NOW, sha256=digest
    )
    return DocumentRow.objects.create(
        capture=capture,
        canonical=url,
        source=source,
        tier=tier,
        origin=source,
        title=title,
        text=text,
        text_sha256=digest,
        language=language,
        published=NOW.date(),
        created=NOW,
    )


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"field": "text", "start": start, "end": start + len(words)}


def make_claim(document: DocumentRow, person: PersonRow | None, event: str, name: str, trigger: str) -> ClaimRow:
    data = {
        "person": person.pk if person else None,
        "name": name,
        "event": event,
        "date": "2026-10-11",
        "term": None,
        "court": None,
        "status": None,
        "trigger": _span(document.text, trigger),
    }
    span = _span(document.text, name)
    MentionRow.objects.create(
        document=document, person=person, field="text", start=span["start"], end=span["end"], surface=name
    )
    return ClaimRow.objects.create(document=document, person=person, event=event, polarity="asserted", data=data)


def add_evidence(proposal: Proposal, document: DocumentRow, claim: ClaimRow | None, role: str = "main") -> None:
    quote = {"field": "text", "start": 0, "end": len(document.text)}
    Evidence.objects.create(proposal=proposal, document=document, claim=claim, role=role, quote=quote, added=NOW)


def make_card(public_id: str, event: str, severity: str, **fields: Any) -> Proposal:
    values = {"date": "2026-10-11", "date_basis": "stated", "status": None, "term": None}
    values |= fields.pop("values", {})
    defaults: dict[str, Any] = {"certainty": "strong", "reasons": [{"key": "new"}], "created": NOW, "updated": NOW}
    return Proposal.objects.create(
        key=public_id, public_id=public_id, event=event, severity=severity, values=values, **{**defaults, **fields}
    )


def make_notice(number: int = 1) -> Notice:
    """A notice that readers have in English, of an event on record."""
    found = Notice.objects.filter(number=number).first()
    if found is not None:
        return found
    person = PersonRow.objects.get(pk="pk3t8w2xq")
    card = make_card(f"noticed{number}", "REMANDED", "A", person=person, state="confirmed")
    decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=NOW)
    LedgerEvent.objects.create(person=person, code="REMANDED", date="2026-03-04", recorded=NOW, decision=decision)
    release, _ = Release.objects.get_or_create(number=1, defaults={"time": NOW})
    notice = Notice.objects.create(
        number=number, decision=decision, person=person, event="REMANDED", created=NOW, due=NOW
    )
    words = {"headline": "Remand", "summary": "Remanded.", "body": "Remanded."}
    NoticeTextRow.objects.create(
        notice=notice, language="en", state="template", release=release, published=NOW, updated=NOW, **words
    )
    return notice


def make_amendment() -> str:
    """A correction that waits for a second person; the id of its card."""
    if Proposal.objects.filter(public_id="amends2345").exists():
        return "amends2345"
    options = {"kind": "correction", "cause": "our_error", "reason": "misread", "explanation": "", "texts": {}}
    values = {"notice": make_notice().number, "amendment": {**options, "values": {"date": "2026-03-05"}}}
    person = PersonRow.objects.get(pk="pk3t8w2xq")
    return make_card("amends2345", "AMENDED", "A", person=person, kind="amendment", values=values).public_id


def make_trials() -> None:
    """A trial of a new source that found an article and one thing wrong, and a trial that failed."""
    keeper = make_user("sofia", "keeper")
    text = [{"role": "body", "language": "kk", "text": "Ауыл кітапханасы қайта ашылды."}]
    told = {
        "title": "Ауыл газеті",
        "kind": "news",
        "tier": "news",
        "languages": ["kk"],
        "home": "https://auyl.example/",
    }
    read = {
        "title": "Кітапхана",
        "published": "2026-02-03",
        "language": "kk",
        "paragraphs": text,
        "paragraphs_count": 1,
    }
    links = {"articles": ["https://auyl.example/12"], "articles_count": 20, "fault": ""}
    steps = [{"kind": "feed", "url": "https://auyl.example/rss", "read": links}]
    steps.append({"kind": "article", "url": "https://auyl.example/12", "read": read})
    result = {
        **told,
        "steps": steps,
        "problems": [{"kind": "no_date", "detail": "give selectors.date"}],
        "notes": ["x"],
    }
    result |= {"feeds": ["https://auyl.example/rss"], "sitemaps": [], "listings": [], "watched": [], "patterns": []}
    common = {"asked_by": keeper, "asked": NOW, "until": NOW, "finished": NOW}
    SourceTrial.objects.create(key="trial2345", kind="new", name="auyl", result=result, **common)
    SourceTrial.objects.create(key="trial3456", kind="check", name="vlast", failure="it broke", **common)


def make_webhook() -> Webhook:
    """An outlet that is on: a notice was taken, one waits after a refusal, one was given up."""
    site = Site("Test", "http://127.0.0.1:8000/public", "test.invalid")
    config = Config(root=Path("/nowhere"), site=site)
    hook, _ = webhooks.add(config, "radio-one", "https://outlet.example.org/in/box", ["kk", "en"], Deed(None, NOW))
    Webhook.objects.filter(pk=hook.pk).update(state="on", tested=NOW, told=1)
    for number, (state, failure) in enumerate((("done", ""), ("waiting", "status.503"), ("dead", "late"))):
        hook.deliveries.create(
            key=f"msg_{number}", kind="notice", notice=number + 1, language="kk", release=1, state=state,
            created=NOW, due=NOW, attempts=number + 1, failure=failure,
        )  # fmt: skip
    hook.refresh_from_db()
    return hook


@dataclass(frozen=True)
class World:
    """One person on one list, with a verdict card, a candidate's card, a card of numbers and a card of class C."""

    register: RegisterRow
    person: PersonRow
    verdict: Proposal
    candidate: Proposal
    numbers: Proposal
    small: Proposal


def make_world() -> World:
    register, person = make_register(), None
    person = make_person()
    return World(register, person, _verdict(person), _candidate(register), _numbers(register), _small(person))


def _verdict(person: PersonRow) -> Proposal:
    values = {"term": {"years": 5}, "court": "Ақсай аудандық соты"}
    card = make_card("verdict234", "SENTENCED_PRISON", "A", person=person, values=values)
    for language, source, name, trigger in (
        ("ru", "shamshyraq", "Талгата Бекенова", "приговорил"),
        ("kk", "jarshy", "Талғат Бекеновті", "бас бостандығынан айырды"),
    ):
        document = make_document(language, VERDICT_TEXTS[language], source)
        add_evidence(card, document, make_claim(document, person, "SENTENCED_PRISON", name, trigger))
    return card


def _candidate(register: RegisterRow) -> Proposal:
    fact: dict[str, Any] = {
        "event": "STATE_REPORTED",
        "kind": "opening",
        "date": "2026-10-11",
        "date_basis": "stated",
        "status": "pretrial_detention",
        "term": None,
        "details": {},
        "quote": "He remains in pretrial detention.",
    }
    reasons = [{"key": "listed_by_name"}]
    card = make_card(
        "candidate2",
        "LIST_RECOGNISED",
        "A",
        candidate="Arman Zhunusov",
        candidate_language="en",
        register=register,
        facts=[fact],
        reasons=reasons,
    )
    document = make_document("en", LIST_TEXT, "steppe-wire", title="New names")
    add_evidence(card, document, make_claim(document, None, "LIST_RECOGNISED", "Arman Zhunusov", "recognised"))
    return card


def _numbers(register: RegisterRow) -> Proposal:
    reasons = [{"key": "total_mismatch", "members": 1, "added": 1, "claimed": 9}]
    card = make_card("numbers234", "LIST_REMOVED", "A", kind="mismatch", register=register, reasons=reasons)
    document = make_document("en", "Birlik Watch says that nine people are on its list.", "steppe-wire", title="Nine")
    quote = {"field": "text", "start": 0, "end": 20}
    TotalRow.objects.create(
        document=document, register=register, owner="Birlik Watch", number=9, date="2026-11-08", quote=quote
    )
    add_evidence(card, document, None, "total")
    return card


def _small(person: PersonRow) -> Proposal:
    card = make_card("small23456", "QUESTIONED", "C", person=person, certainty="weak")
    document = make_document("ru", "Талгата Бекенова допросили в Аксае.", "shamshyraq", title="Допрос")
    add_evidence(card, document, make_claim(document, person, "QUESTIONED", "Талгата Бекенова", "допросили"))
    return card
