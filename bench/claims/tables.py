"""Scores as tables: per language, per family of events, per detail, per class of trap, and what was taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bench.claims.labels import FIELDS, HALVES, Label, read_cases
from bench.claims.path import Found, run_case
from bench.claims.scoring import Score, count, count_events, is_right, score
from bench.names.report import Table

from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import LANGUAGES

Scores = dict[str, list[Score]]


def score_halves(halves: Sequence[str] = HALVES) -> Scores:
    return {half: [score(case, run_case(case)) for case in read_cases(half)] for half in halves}


def by_language(scores: Scores) -> Table:
    columns = ("texts", "language", "claims wanted", "recall", "precision", "missed", "of these not named", "false")
    table = Table("languages", "Claims by language", columns, "A hit has the right person and the right event.")
    for half, rows in scores.items():
        for language in (*LANGUAGES, "all"):
            sums = count(one for one in rows if language in (one.case.language, "all"))
            missed = sums.wanted - sums.hit
            table.add(half, language, sums.wanted, sums.recall, sums.precision, missed, sums.unnamed, sums.false)
        table.details += [(half, line) for one in rows for line in _lines(one)]
    return table


def _lines(one: Score) -> list[str]:
    head = f"{one.case.id} {one.case.language} [{one.case.trap or '-'}]"
    lines = [f"{head} missed {_told(label)}" + (" (not named)" if label in one.unnamed else "") for label in one.missed]
    lines += [f"{head} false {found.event} {found.subjects} by «{found.rule}»" for found in one.false]
    for label, found in one.hits:
        wrong = {name: (value, found.values.get(name)) for name, value in label.values.items()}
        wrong = {name: pair for name, pair in wrong.items() if not is_right(name, pair[0], pair[1] or "")}
        lines += [f"{head} {label.event} {wrong}"] if wrong else []
    if one.totals_right < len(one.case.totals) or one.totals_false:
        lines.append(f"{head} totals {one.case.totals}: {one.totals_right} right, {one.totals_false} false")
    return [*lines, f"  {one.case.published} {one.case.text}"] if lines else []


def _told(label: Label) -> str:
    return f"{label.event} {label.subject} {dict(label.values)}"


def by_person(scores: Scores) -> Table:
    note = (
        "A person of whom the text tells something new should stand on a card, of whatever event: a miss is then seen "
    )
    note += "by an editor. ``check`` is a card that only asks to look."
    columns = (
        "texts",
        "language",
        "people told of",
        "on a card",
        "or on a check",
        "others named",
        "on a card",
        "check",
    )
    table = Table("people", "People put before an editor", columns, note)
    for half, rows in scores.items():
        for language in (*LANGUAGES, "all"):
            told = [0, 0, 0]
            others = [0, 0, 0]
            for one in rows:
                if one.outcome is None or language not in (one.case.language, "all"):
                    continue
                wanted = {label.subject for label in one.case.expected if not label.is_candidate}
                for sums, people in ((told, wanted), (others, one.outcome.named - wanted)):
                    sums[0] += len(people)
                    sums[1] += len(people & one.outcome.carded)
                    sums[2] += len(people & one.outcome.checked)
            table.add(half, language, told[0], told[1], told[1] + told[2], *others)
    return table


def by_family(scores: Scores) -> Table:
    table = Table(
        "families",
        "Claims by family of events",
        ("texts", "family", "language", "claims wanted", "recall", "precision", "false"),
    )
    families = list(dict.fromkeys(event.family for event in EVENT_TYPES.values()))
    for half, rows in scores.items():
        for family in families:
            codes = frozenset(code for code, event in EVENT_TYPES.items() if event.family == family)
            for language in LANGUAGES:
                sums = count_events([one for one in rows if one.case.language == language], codes)
                table.add(half, family, language, sums.wanted, sums.recall, sums.precision, sums.false)
    return table


def by_detail(scores: Scores) -> Table:
    note = "Of hits whose label has the detail: right, another value, none. A date to the month of a labelled day "
    "is wrong."
    columns = ("texts", "language", "detail", "labelled", "right", "wrong", "none", "share right")
    table = Table("details", "Details of the claims that were found", columns, note)
    for half, rows in scores.items():
        for language in LANGUAGES:
            hits = [pair for one in rows if one.case.language == language for pair in one.hits]
            for name in FIELDS:
                _add_detail(table, half, language, name, hits)
            _add_totals(table, half, language, [one for one in rows if one.case.language == language])
    return table


def _add_detail(table: Table, half: str, language: str, name: str, hits: Sequence[tuple[Label, Found]]) -> None:
    pairs = [(label.values[name], found.values.get(name, "")) for label, found in hits if name in label.values]
    right = sum(is_right(name, wanted, found) for wanted, found in pairs)
    none = sum(not found for _, found in pairs)
    if pairs:
        table.add(half, language, name, len(pairs), right, len(pairs) - right - none, none, right / len(pairs))


def _add_totals(table: Table, half: str, language: str, rows: Sequence[Score]) -> None:
    wanted = sum(len(one.case.totals) for one in rows)
    right, wrong = sum(one.totals_right for one in rows), sum(one.totals_false for one in rows)
    if wanted or wrong:
        table.add(half, language, "totals", wanted, right, wrong, wanted - right, right / wanted if wanted else None)


def by_trap(scores: Scores) -> Table:
    note = "False events in texts that hold a trap; in those without a true event nothing at all should be found."
    columns = (
        "texts",
        "trap",
        "number",
        "without a true event",
        "false events there",
        "false events in all",
        "history",
    )
    table = Table("traps", "Non-events by class of trap", columns, note)
    for half, rows in scores.items():
        for trap in [*sorted({one.case.trap for one in rows if one.case.trap}), "all"]:
            chosen = [one for one in rows if one.case.trap and trap in (one.case.trap, "all")]
            bare = [one for one in chosen if not one.case.expected]
            false = [sum(len(one.false) for one in part) for part in (bare, chosen)]
            table.add(half, trap, len(chosen), len(bare), *false, sum(one.history for one in chosen))
    return table


def by_code(scores: Scores) -> Table:
    columns = ("texts", "expected", "found", "number")
    table = Table("confusion", "What was taken for what", columns, "Right pairs are left out; «–» is nothing.")
    for half, rows in scores.items():
        pairs: Counter[tuple[str, str]] = Counter()
        for one in rows:
            pairs.update(one.confusions)
        for (wanted, found), number in sorted(pairs.items()):
            table.add(half, wanted, found, number)
    return table
