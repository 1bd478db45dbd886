"""One text along the product's own path: page → document → matcher → ``read_claims`` → ``propose``.

A text is read as a saved plain page (captions and related links are told from the body there), named people are found
by a matcher over the register of that text, and its claims are held against a case file that holds nothing but the
memberships that the labels tell. What is found is what would put a card before an editor as news: cards of events and
of candidates, and the opening facts of a candidate. Cards that only fill a gap in an old case file (told as history)
are counted apart: with an empty ledger every story of the past would make one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.claims.labels import Case

from registerpub.core.changes import CardDraft, Context, FactDraft, propose
from registerpub.core.claims import read_claims
from registerpub.core.claims.unexplained import find_unexplained
from registerpub.core.names import Matcher, build_matcher
from registerpub.core.reading import ReadingRules, read_page
from registerpub.core.records import CapturedPage, Claim, Document, Event, Mention, PartialDate, Total

_NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_KINDS = {
    "SENTENCED_PRISON": "prison",
    "SENTENCED_RESTRICTED": "restricted",
    "SENTENCED_SUSPENDED": "suspended",
    "ADMIN_ARREST": "administrative",
    "RESTRICTION_REVOKED": "prison",
}
#: A demanded penalty, as the labels call it.
_DEMANDED = {"imprisonment": "prison", "restricted_freedom": "restricted"}


@dataclass(frozen=True, slots=True)
class Found:
    """One proposal: ``subjects`` are the ids that may be meant (several where the name is ambiguous) or a name."""

    subjects: tuple[str, ...]
    is_candidate: bool
    event: str
    values: dict[str, str] = field(default_factory=dict)
    rule: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``named`` are the people of the register whom the matcher found at all, ``history`` the cards told as history.

    ``carded`` are those of any card, ``checked`` those of whom an editor is only asked to look.
    """

    found: tuple[Found, ...]
    totals: tuple[Total, ...]
    named: frozenset[str]
    history: int
    language: str
    carded: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()


def document_of(text: str, published: dt.date | None) -> Document:
    """The text as the product reads a saved plain page. Raises ``ValueError`` if nothing is left of it."""
    payload = text.encode()
    page = CapturedPage("bench", 0, "text.txt", _NO_TIME, payload, "", content_type="text/plain; charset=utf-8")
    result = read_page(page, ReadingRules())
    if result.document is None:
        raise ValueError("the page reader found no text")
    return Document(
        "bench",
        result.document.text,
        result.document.title,
        result.document.language,
        published,
        paragraphs=result.document.paragraphs,
    )


def run_case(case: Case, matcher: Matcher | None = None) -> Outcome:
    document = document_of(case.text, case.published)
    mentions = (matcher or build_matcher(case.people)).find(document)
    reading = read_claims(document, mentions, ())
    drafts = propose(reading.claims, reading.totals, Context(_ledger(case)))
    news = [draft for draft in drafts if draft.kind == "event" and {"key": "history_missing"} not in draft.reasons]
    found = [one for draft in news for one in _proposals(draft, reading.claims, document)]
    history = sum({"key": "history_missing"} in draft.reasons for draft in drafts)
    carded = frozenset(one for draft in drafts for one in ((draft.person,) if draft.person else draft.alternatives))
    checked = frozenset(one.person for one in find_unexplained(document, mentions, reading.claims)) - carded
    return Outcome(tuple(found), reading.totals, _named(mentions), history, document.language, carded, checked)


def _ledger(case: Case) -> dict[str, list[Event]]:
    old = PartialDate(case.published.year - 3)
    return {person: [Event("LIST_RECOGNISED", old, register="list")] for person in case.members}


def _named(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(one for mention in mentions for one in (mention.person, *mention.alternatives) if one)


def _proposals(draft: CardDraft, claims: Sequence[Claim], document: Document) -> list[Found]:
    """The card's own event, and for a newcomer what opens the case file."""
    subjects = (draft.person,) if draft.person else draft.alternatives or (draft.candidate,)
    main = next((claims[one.claim] for one in draft.support if one.claim is not None), None)
    owner = {"owner": main.owner} if main and main.owner else {}
    rule = main.rule if main else ""
    is_candidate = not draft.person and not draft.alternatives
    quote = document.text[main.quote.start : main.quote.end] if main else ""
    first = Found(subjects, is_candidate, draft.event, _values(draft) | owner, rule, quote)
    return [first, *(Found(subjects, is_candidate, fact.event, _values(fact), "fact") for fact in draft.facts)]


def _values(told: CardDraft | FactDraft) -> dict[str, str]:
    values = {"date": str(told.date or ""), "status": told.status or "", **told.details}
    values["term"] = str(told.term.as_dict()) if told.term else ""
    demanded = told.details.get("penalty", "")
    values["term kind"] = _DEMANDED.get(demanded, demanded) or _KINDS.get(told.event, "")
    return {name: value for name, value in values.items() if value}
