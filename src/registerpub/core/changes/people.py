"""Two names that may be one person: what is strong enough to join them, what an editor is asked, what is neither.

Strong is only the whole name under its script-neutral key, in any order, a father's name aside where one source leaves
it out; and, on one owner's list, the same given name with a family name that habit spells otherwise. An initial, a name
nearly alike or part of a name is never enough: the cards stay two, and say what speaks for and against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from rapidfuzz.distance import Levenshtein

from registerpub.core.changes.drafts import same_event
from registerpub.core.changes.joining import agrees
from registerpub.core.names import name_key, weak_name_key
from registerpub.core.records import PartialDate

Answer = Literal["same", "ask", "different"]
_Names = Literal["whole", "father left out", "habit", "as short", "initial", "alike", "part", "other"]

#: Letters from which on a word of a name is looked for: an initial is in everybody's name.
_SHORTEST: Final = 3
#: Letters of a word from which on one letter more, less or other may be a slip.
_LONG: Final = 5
_FATHER: Final = re.compile(r"\w+(?:vich|ich|vna|ichna|uli|kizi|ogli)$|uli$|kizi$")
_DETAILS: Final = ("article", "court", "facility")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on no register as one card tells of them. ``names`` as written, the card's own first."""

    names: Sequence[str]
    register: str | None = None
    date: PartialDate | None = None
    status: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``speaks_for`` and ``against`` are message keys: full_name, family_name, same_spelling, father_missing, initial,
    spelling, part_of_name, owner, owner_unknown, day, status, article, court, facility.
    """

    answer: Answer
    speaks_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def name_parts(name: str) -> tuple[str, ...]:
    """Keys of the words of a name under which cards about the same person can be looked up."""
    words = dict.fromkeys(weak_name_key(name).split())
    return tuple(word for word in words if len(word) >= _SHORTEST) or tuple(words)


def compare_candidates(one: Candidate, two: Candidate) -> Likeness:
    """Whether two candidates are one person: joined, asked about, or left apart without a question."""
    found = [_compare_names(first, second) for first in one.names for second in two.names]
    if all(names == "other" for names in found):
        return Likeness("different")
    best = min((names for names in found if names != "other"), key=_ORDER.index)
    speaks_for, against = _evidence(best, one, two)
    # One spelling that rules the other out: somebody's father has another name.
    joined = "other" not in found and _is_strong(best, one, two)
    return Likeness("same" if joined else "ask", speaks_for, against)


_ORDER: Final = ("whole", "father left out", "habit", "as short", "initial", "alike", "part")
_REASONS: Final = {
    "whole": ("full_name", ""),
    "father left out": ("full_name", "father_missing"),
    "habit": ("full_name", "spelling"),
    "as short": ("same_spelling", "part_of_name"),
    "initial": ("family_name", "initial"),
    "alike": ("family_name", "spelling"),
    "part": ("family_name", "part_of_name"),
}


#: Names that are strong evidence on one owner's list within one time, and nowhere else.
_ON_ONE_LIST: Final = ("father left out", "habit", "as short")


def _is_strong(names: _Names, one: Candidate, two: Candidate) -> bool:
    if names == "whole":
        return True
    one_list = one.register is not None and one.register == two.register
    return one_list and names in _ON_ONE_LIST and same_event(one.date, two.date)


def _evidence(names: _Names, one: Candidate, two: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    speaks, against = _REASONS[names]
    found: tuple[list[str], list[str]] = ([speaks], [against] if against else [])
    if one.register is None or two.register is None:
        found[1].append("owner_unknown")
    else:
        found[one.register != two.register].append("owner")
    if one.date is not None and two.date is not None:
        found[not same_event(one.date, two.date)].append("day")
    if one.status and two.status:
        found[one.status != two.status].append("status")
    for name in _DETAILS:
        if one.details.get(name) and two.details.get(name):
            found[not agrees(name, one.details[name], two.details[name])].append(name)
    return tuple(found[0]), tuple(found[1])


def _compare_names(one: str, two: str) -> _Names:
    first, second = sorted((name_key(one).split(), name_key(two).split()), key=len)
    if not first:
        return "other"
    if sorted(first) == sorted(second):
        if len(first) > 1 and min(map(len, first)) > 1:
            return "whole"
        return "as short" if max(map(len, first)) >= _SHORTEST else "part"
    left = list(second)
    how = {_take(word, left) for word in sorted(first, key=len, reverse=True)}
    if "" in how or "exact" not in how:
        return "habit" if _is_habit(one, two) else "other"
    if how == {"exact"}:
        fathers_only = left and all(_FATHER.search(word) for word in left)
        return "father left out" if fathers_only and len(first) > 1 else "part"
    if _is_habit(one, two):
        return "habit"
    return "initial" if "initial" in how else "alike"


def _is_habit(one: str, two: str) -> bool:
    """The same given name, and the rest alike under the weak key."""
    first, second = name_key(one).split(), name_key(two).split()
    given = first[:1] == second[:1] and len(first) > 1 and len(first[0]) > 1
    return given and weak_name_key(one) == weak_name_key(two)


def _take(word: str, left: list[str]) -> str:
    """Take the word of the other name that ``word`` can be: exact, initial or alike; empty if there is none."""
    for how, fits in (("exact", str.__eq__), ("initial", _is_initial), ("alike", _is_alike)):
        found = next((other for other in left if fits(word, other)), None)
        if found is not None:
            left.remove(found)
            return how
    return ""


def _is_initial(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) <= 2 and longer.startswith(shorter)


def _is_alike(one: str, two: str) -> bool:
    """One letter apart, but for the ending that makes a woman's name of a man's."""
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < _LONG or longer == shorter + "a":
        return False
    return Levenshtein.distance(one, two, score_cutoff=1) <= 1
