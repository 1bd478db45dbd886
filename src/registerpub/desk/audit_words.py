"""An audit entry in words: what was done to what, and what was chosen, as far as it has not been erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from registerpub.desk import vocabulary, words
from registerpub.desk.conflicts import value_text
from registerpub.desk.settling import choice_rows
from registerpub.pipeline.audit import AuditView

#: Fields of a payload and the tables that have words for their codes.
_TABLES = {
    "reason": (vocabulary.REJECTION, vocabulary.HOLD_REASON),
    "verb": (vocabulary.VERB,),
    "field": (vocabulary.FIELD,),
    "level": (vocabulary.CONSENT,),
    "previous": (vocabulary.CONSENT,),
    "role": (vocabulary.ROLE,),
    "language": (vocabulary.LANGUAGE,),
    "flag": (vocabulary.FLAG,),
    "kind": (vocabulary.REQUEST, vocabulary.NAME_KIND),
    "outcome": (vocabulary.OUTCOME,),
    "change": (vocabulary.SOURCE_CHANGE,),
    "scope": (vocabulary.SCOPE,),
}


@dataclass(frozen=True, slots=True)
class AuditRow:
    """``told``: (field, value) in words; None where the payload has been erased. ``link``: where it is seen."""

    entry: AuditView
    link: str
    told: Sequence[tuple[str, str]] | None
    evidence: int


def audit_rows(entries: Sequence[AuditView]) -> list[AuditRow]:
    return [AuditRow(entry, _link(entry.subject), _told(entry.data), _evidence(entry.data)) for entry in entries]


def _link(subject: str) -> str:
    kind, _, name = subject.partition(":")
    pages = {"card": "card", "person": "person"}
    return reverse(pages[kind], args=[name]) if kind in pages and name else ""


def _evidence(data: Mapping[str, Any] | None) -> int:
    return len(data.get("evidence", ())) if data else 0


def _told(data: Mapping[str, Any] | None) -> Sequence[tuple[str, str]] | None:
    if data is None:
        return None
    chosen = data.get("chosen", {} if "seen" in data else data)
    rows = []
    if "seen" in data:
        seen = data["seen"]
        rows.append((gettext("What"), f"{words.event(seen['event'])} · {gettext('version')} {seen['version']}"))
    options = chosen.get("options", chosen)
    if "values" in options:
        rows += choice_rows(options)
    plain = {name: value for name, value in chosen.items() if name not in _OPTIONS and value not in ("", None, [], {})}
    return [*rows, *((_field(name), _value(name, value)) for name, value in plain.items())]


_DAYS = ("due", "received", "review", "until")
_OPTIONS = ("person", "new_person", "values", "texts", "waiver", "options", "decision")


def _field(name: str) -> str:
    return vocabulary.label(vocabulary.AUDIT_FIELD, name)


def _value(name: str, value: Any) -> str:
    if name in _DAYS and isinstance(value, str):
        # A moment or a day, as ISO 8601 writes it.
        return words.date(value[:10])
    for table in _TABLES.get(name, ()):
        if value in table:
            return vocabulary.label(table, value)
    return value_text(name, value)
