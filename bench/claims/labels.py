"""The labelled texts of ``cases/``: a register of its own for each, what should become a proposal, and what need not.

``dev.jsonl`` is for tuning; ``heldout.jsonl`` is scored only, and nothing of a single row of it is ever printed.
``fresh-*.jsonl`` are batches by another author, each scored before anybody read it and used for tuning since;
``more-*.jsonl`` are batches of one language by whoever works on its rules, scored before the rules were touched.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registerpub.core.records import LANGUAGES, Person, PersonName, Term

FOLDER = Path(__file__).parent / "cases"
HALVES = ("dev", "heldout", "heldout-2")
#: Fields of a claim that are scored apart from person and event, where they are labelled.
FIELDS = ("date", "term", "term kind", "article", "court", "place", "owner", "status")


@dataclass(frozen=True, slots=True)
class Label:
    """One claim as labelled: ``subject`` is a person's id, or a candidate's name as written in the text."""

    subject: str
    is_candidate: bool
    event: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """``trap`` is the class of the trap in the text, or None. ``totals`` are owner as written and number."""

    id: str
    language: str
    published: dt.date
    text: str
    people: tuple[Person, ...]
    members: tuple[str, ...]
    expected: tuple[Label, ...]
    optional: tuple[Label, ...]
    totals: tuple[tuple[str, int], ...]
    trap: str | None


def fresh_sets() -> tuple[str, ...]:
    """The names of the batches of ``fresh-*.jsonl`` and ``more-*.jsonl`` that are there."""
    return tuple(sorted(path.stem for kind in ("fresh", "more") for path in FOLDER.glob(f"{kind}-*.jsonl")))


def read_cases(half: str) -> list[Case]:
    lines = (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def people_of(rows: list[dict[str, Any]]) -> tuple[Person, ...]:
    """A register as the texts write it; a name stands once for each language."""
    return tuple(
        Person(row["id"], tuple(PersonName(lang, row["names"][lang]) for lang in LANGUAGES if row["names"].get(lang)))
        for row in rows
    )


def _case(row: dict[str, Any]) -> Case:
    return Case(
        row["id"],
        row["language"],
        dt.date.fromisoformat(row["published"]),
        row["text"],
        people_of(row["people"]),
        tuple(row["on_list"]),
        tuple(map(_label, row["expected"])),
        tuple(map(_label, row["optional"])),
        tuple((total["owner"], total["number"]) for total in row["totals"]),
        row["trap"],
    )


def _label(row: dict[str, Any]) -> Label:
    """A key that is missing, or null, is not scored."""
    values = {name: row[name.replace(" ", "_")] for name in FIELDS if row.get(name.replace(" ", "_"))}
    if "term" in values:
        values["term"] = str(Term.from_dict(values["term"]).as_dict())
    return Label(row["person"] or row["candidate"], row["person"] is None, row["event"], values)
