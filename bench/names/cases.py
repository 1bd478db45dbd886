"""Sentences written and labelled for this bench: every construction that the matcher promises to read, and traps.

``dev.jsonl`` is for tuning, ``heldout.jsonl`` is scored only. A case has a register of its own; see the files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from bench.names.report import Table
from bench.names.settings import Settings

from registerpub.core.names import build_matcher
from registerpub.core.records import Document, Mention, Person, PersonName

FOLDER = Path(__file__).parent / "cases"
FILES = {"even": "dev", "odd": "heldout"}
COLUMNS = ("cases", "class", "mentions wanted", "recall", "precision", "false hits", "of these weak", "spans not exact")


class Outcome(NamedTuple):
    hit: int = 0
    missed: int = 0
    false: int = 0
    weak: int = 0
    inexact: int = 0

    def plus(self, other: Outcome) -> Outcome:
        return Outcome(*(one + two for one, two in zip(self, other, strict=True)))


def run_cases(settings: Settings) -> list[Table]:
    """Every class of both files, and their sums. A mention of the right people that overlaps the label is a hit."""
    table = Table(
        "cases",
        "Sentences written for the test",
        COLUMNS,
        "Surnames alone after a full name, initials, aliases, relatives, namesakes, typography; all certainties.",
    )
    for half in settings.halves:
        name = FILES[half]
        sums: dict[str, Outcome] = defaultdict(Outcome)
        lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines[: settings.count(len(lines), 60)]:
            case = json.loads(line)
            outcome, notes = score(case)
            sums[case["class"]] = sums[case["class"]].plus(outcome)
            sums["all"] = sums["all"].plus(outcome)
            table.details += [(half, f"{case['id']} {note}") for note in notes]
        for kind, outcome in sorted(sums.items(), key=lambda item: item[0] != "all"):
            add_row(table, name, kind, outcome)
    return [table]


def add_row(table: Table, name: str, kind: str, outcome: Outcome) -> None:
    wanted = outcome.hit + outcome.missed
    told = outcome.hit + outcome.false
    recall = outcome.hit / wanted if wanted else None
    precision = outcome.hit / told if told else None
    table.add(name, kind, wanted, recall, precision, outcome.false, outcome.weak, outcome.inexact)


def score(case: dict[str, Any]) -> tuple[Outcome, list[str]]:
    left = list(find(case))
    hit = inexact = 0
    notes: list[str] = []
    for label in case["expect"]:
        mention = _claimed(left, label, case)
        if mention is None:
            notes.append(f"{case['class']}: missed {label['surface']} ({label['kind']}) in: {case['text']}")
            continue
        left.remove(mention)
        hit += 1
        inexact += mention.surface != label["surface"]
    notes += [f"{case['class']}: false {one.surface} {one.certainty} {one.reasons} in: {case['text']}" for one in left]
    weak = sum(mention.certainty == "weak" for mention in left)
    return Outcome(hit, len(case["expect"]) - hit, len(left), weak, inexact), notes


def find(case: dict[str, Any]) -> tuple[Mention, ...]:
    people = [
        Person(
            one["id"],
            tuple(PersonName(name["language"], name["full"], name.get("kind", "main")) for name in one["names"]),
            one.get("sex"),
        )
        for one in case["register"]
    ]
    document = Document(case["id"], case["text"], title=case.get("title") or "", language=case["text_language"])
    return build_matcher(people).find(document)


def _claimed(left: list[Mention], label: dict[str, Any], case: dict[str, Any]) -> Mention | None:
    """The first mention of the label's people that is the label's surface, or else overlaps it somewhere."""
    people = set(label["people"])
    right = [one for one in left if people == ({one.person} if one.person else set(one.alternatives))]
    exact = [one for one in right if one.surface == label["surface"]]
    return next(iter(exact or [one for one in right if _overlaps(one, label["surface"], case)]), None)


def _overlaps(mention: Mention, surface: str, case: dict[str, Any]) -> bool:
    text = case["text"] if mention.field == "text" else case["title"]
    at = text.find(surface)
    while at >= 0:
        if mention.start < at + len(surface) and at < mention.end:
            return True
        at = text.find(surface, at + 1)
    return False
