"""``data/people.csv`` and ``data/events.csv``: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from registerpub.core.records import LANGUAGES, OpenPerson, OpenRegister, Site, Term
from registerpub.publishing.entries import person_key

PEOPLE = "data/people.csv"
STEPS = "data/events.csv"
_PEOPLE_COLUMNS = ("person", "name_kk", "name_ru", "name_en", "sex", "list", "place", "status", "status_since")
_STEP_COLUMNS = ("person", "event", "date", "list", "status", "years", "months", "days", "article")
#: What a spreadsheet takes for a formula at the start of a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def people_table(site: Site, register: OpenRegister) -> bytes:
    """A row per person and list."""
    rows = (
        (
            person_key(site, person.id),
            *(person.names.get(language, "") for language in LANGUAGES),
            person.sex or "",
            shown,
            place,
            person.custody or "",
            str(person.since or ""),
        )
        for person in register.people
        for shown, place in person.lists.items()
    )
    return _table(_PEOPLE_COLUMNS, rows)


def steps_table(site: Site, register: OpenRegister) -> bytes:
    """A row per event, in the order of each case file."""
    rows = (row for person in register.people for row in _steps(person_key(site, person.id), person))
    return _table(_STEP_COLUMNS, rows)


def _steps(key: str, person: OpenPerson) -> Iterable[Sequence[str]]:
    for step in person.steps:
        term = step.term or Term()
        length = (str(part or "") for part in (term.years, term.months, term.days))
        date, listed = str(step.date or ""), step.register or ""
        yield key, step.code, date, listed, step.status or "", *length, step.article or ""


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """``cell`` so that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
