"""The desk's own words for closed vocabularies: code → label, translated when shown.

Events and custody statuses have their words in ``registerpub.wording``; here stands what only editors read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from registerpub.desk.vocabulary_audit import AUDIT_ACTION, AUDIT_FIELD
from registerpub.desk.vocabulary_sources import (
    LIKENESS,
    PAGE_PART,
    PARAGRAPH_CHANGE,
    QUOTE_ROLE,
    RULING_STATE,
    SCOPE,
    SOURCE_CHANGE,
    SOURCE_KIND,
    TIER,
)
from registerpub.desk.vocabulary_webhooks import (
    DELIVERY_FAILURE,
    DELIVERY_KIND,
    DELIVERY_STATE,
    WEBHOOK_REASON,
    WEBHOOK_STATE,
)

__all__ = [
    "AUDIT_ACTION",
    "AUDIT_FIELD",
    "LIKENESS",
    "PAGE_PART",
    "PARAGRAPH_CHANGE",
    "QUOTE_ROLE",
    "RULING_STATE",
    "SCOPE",
    "SOURCE_CHANGE",
    "SOURCE_KIND",
    "TIER",
    "DELIVERY_FAILURE",
    "DELIVERY_KIND",
    "DELIVERY_STATE",
    "WEBHOOK_REASON",
    "WEBHOOK_STATE",
    "label",
]

Labels = Mapping[str, Any]

ROLE: Labels = {"viewer": _("viewer"), "editor": _("editor"), "publisher": _("publisher"), "keeper": _("keeper")}
FACTOR: Labels = {"totp": _("authenticator app"), "webauthn": _("passkey"), "recovery_codes": _("recovery codes")}
ACCOUNT_REQUEST: Labels = {
    "reset": _("new password and second factors"),
    "role": _("new role"),
    "enable": _("switch on again"),
}
MEMBERSHIP: Labels = {
    "candidate": _("under review"),
    "recognised": _("recognised"),
    "removed": _("removed from the list"),
}
CERTAINTY: Labels = {"strong": _("strong"), "check": _("check"), "weak": _("weak")}
SEVERITY_SHAPE: Labels = {"A": "■", "B": "◆", "C": "●"}
SEVERITY: Labels = {"A": _("life and liberty"), "B": _("procedure"), "C": _("detail")}
SEX: Labels = {"m": _("man"), "f": _("woman")}
CONSENT: Labels = {
    "public_by_person": _("spoke publicly"),
    "consent_by_person": _("the person agreed"),
    "consent_by_family_or_lawyer": _("family or lawyer agreed"),
    "public_record_only": _("public record only"),
    "withheld": _("withheld: never published"),
}
STAGE: Labels = {
    "none": _("no case known"),
    "reported": _("case opened"),
    "suspect": _("suspect"),
    "indicted": _("case in court"),
    "trial": _("on trial"),
    "verdict_first_instance": _("verdict not in force"),
    "appeal": _("appeal"),
    "in_force": _("verdict in force"),
    "cassation": _("cassation"),
    "closed": _("case closed"),
}
PENALTY: Labels = {
    "prison": _("imprisonment"),
    "restricted_freedom": _("restricted freedom"),
    "suspended": _("suspended sentence"),
    "noncustodial": _("fine or work"),
    "replaced": _("rest of the term replaced by a milder penalty"),
    "served": _("served"),
    "lifted": _("lifted"),
}
#: Kinds of penalty that can be asked for or imposed, as claims and events name them.
PENALTY_KIND: Labels = {
    "imprisonment": _("imprisonment"),
    "restricted_freedom": _("restricted freedom"),
    "suspended": _("suspended sentence"),
    "fine": _("fine"),
}
CASE_FIELD: Labels = {
    "custody": _("Custody"),
    "since": _("In this custody since"),
    "stage": _("Case"),
    "penalty": _("Penalty"),
    "term": _("Term"),
    "article": _("Article of law"),
    "facility": _("Facility"),
    "place": _("Place"),
    "membership": _("List"),
    "count": _("People on the list"),
    "date": _("Date"),
    "court": _("Court"),
    "status": _("Custody"),
}
FIELD: Labels = {
    "person": _("Person"),
    "new_person": _("New person"),
    "event": _("Event"),
    "code": _("Event"),
    "penalty": _("Penalty"),
    "register": _("List"),
    "date": _("Date"),
    "date_basis": _("How the date is known"),
    "status": _("Custody"),
    "term": _("Term"),
    "place": _("Place"),
    "court": _("Court"),
    "article": _("Article of law"),
    "facility": _("Facility"),
    "reason": _("Reason"),
    "waiver": _("Reason for too few sources"),
    "names": _("Names"),
    "sex": _("Sex"),
    "consent": _("Consent"),
    "texts": _("Text of the notice"),
    "fact": _("Further fact"),
}
DATE_BASIS: Labels = {"stated": _("stated"), "relative": _("by the page's date"), "inferred": _("year inferred")}
REMOVAL_REASON: Labels = {
    "released": _("released"),
    "died": _("died"),
    "error": _("entered by mistake"),
    "criteria_no_longer_met": _("no longer meets the criteria"),
    "merged_duplicate": _("same person entered twice"),
}
REJECTION: Labels = {
    "not_this_person": _("Not this person"),
    "not_a_change": _("Not a change"),
    "already_known": _("Already known"),
}
VERB: Labels = {
    "confirm": _("confirmed"),
    "reject": _("rejected"),
    "open": _("made into cards"),
    "merge": _("merged into another card"),
    "unsplit": _("put back to the card it was split from"),
    "withdraw": _("withdrawn: its pages, read again, no longer say so"),
}
FAMILY: Labels = {
    "arrest": _("arrest"),
    "release": _("release"),
    "case": _("the case"),
    "verdict": _("verdict"),
    "custody": _("custody"),
    "life": _("life and health"),
    "list": _("list"),
    "record": _("record"),
}
BULK: Labels = {"not_a_change": _("Not a change"), "already_known": _("Already known"), "snooze": _("Put off")}
HOLD_REASON: Labels = {
    "safety": _("safety of the person"),
    "asked_by_person": _("the person asked for it"),
    "asked_by_family_or_lawyer": _("family or lawyer asked for it"),
    "consent_pending": _("consent is being asked for"),
    "facts_disputed": _("the facts are disputed"),
    "reply_pending": _("a reply is awaited"),
    "legal_risk": _("legal risk"),
}
FLAG: Labels = {
    "health": _("health"),
    "psychiatry": _("psychiatry"),
    "self_harm": _("self-harm"),
    "minors": _("minors"),
    "relatives": _("relatives"),
    "sources": _("identity of sources"),
}
REQUEST: Labels = {
    "reply": _("wants to reply"),
    "correction": _("asks for a correction"),
    "removal": _("asks to be removed"),
}
OUTCOME: Labels = {
    "done": _("done as asked"),
    "declined": _("declined, with reasons given"),
    "passed_on": _("passed on to others"),
}
VIEW: Labels = {
    "open": _("Open"),
    "urgent": _("Urgent"),
    "mine": _("Mine"),
    "second": _("Second eyes"),
    "translation": _("Translation"),
    "hold": _("On hold"),
    "sources": _("Source trouble"),
    "snoozed": _("Snoozed"),
    "done": _("Done today"),
}
CHANNEL: Labels = {"desk": _("at the desk"), "terminal": _("from a terminal")}
CARD_STATE: Labels = {
    "open": _("open"),
    "second": _("waits for a second editor"),
    "confirmed": _("confirmed"),
    "rejected": _("rejected"),
    "superseded": _("replaced by a newer card"),
}
FACT_KIND: Labels = {"opening": _("opening state"), "history": _("history to add")}
NAME_KIND: Labels = {
    "main": _("main name"),
    "alias": _("other spelling"),
    "former": _("former name"),
    "pen": _("pen name"),
    "misspelling": _("misspelling"),
    "excluded": _("somebody else"),
}
LANGUAGE: Labels = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English"), "und": _("language unknown")}
TEXT_STATE: Labels = {
    "waiting": _("waits: nobody has checked the name in this language"),
    "sensitive": _("waits: a sensitive matter, an editor must write it"),
    "template": _("standard wording"),
    "human_checked": _("checked by an editor"),
    "retracted": _("will not go out: the notice has been retracted"),
    "native_reviewed": _("reviewed by a native speaker"),
}
STOP: Labels = {
    "consent": _("will not go out: there is no consent for what it tells"),
    "hold": _("will not go out: the person is held back from publication"),
    "hold_field": _("will not go out: it tells a detail that is held back"),
    "sensitive": _("will not go out: a sensitive matter, an editor must write it"),
    "names_hidden": _("will not go out: its words name somebody who is not public"),
    "settings": _("will not go out: this language or list is not published here"),
}
NOTICE_STATUS: Labels = {
    "clarification": _("clarified"),
    "correction": _("corrected"),
    "retraction": _("retracted"),
    "left": _("no longer public"),
}
AMENDMENT: Labels = {
    "clarification": _("Clarification"),
    "correction": _("Correction"),
    "retraction": _("Retraction"),
    "safety": _("Retraction for safety"),
    "withdrawal": _("Nameless withdrawal"),
}
TEXT_PART: Labels = {"headline": _("Headline"), "summary": _("Summary"), "body": _("Text")}


def label(table: Labels, code: str | None) -> str:
    """The words for ``code``; a code without words is shown as it is, never hidden."""
    return str(table.get(code, code)) if code else ""


def failure(code: str) -> str:
    """Why a message was not taken, in words, with what the code says besides (a status, the name of an error)."""
    kind, _mark, detail = code.partition(".")
    words = label(DELIVERY_FAILURE, kind)
    return f"{words} ({detail})" if detail else words
