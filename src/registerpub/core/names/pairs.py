"""Whether two words side by side are given name and surname of somebody on the register, and how sure that is."""

from __future__ import annotations

from itertools import product
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from registerpub.core.names import readings as r
from registerpub.core.names.fold import skeleton
from registerpub.core.names.letters import KAZAKH_CYRILLIC
from registerpub.core.names.readings import agreement
from registerpub.core.names.register_index import SHORTEST_SIMILAR, NameForm, RegisterIndex, Table
from registerpub.core.names.words import Analysed, analyse

STRONG: Final = 3
CHECK: Final = 2
WEAK: Final = 1

_LONG_SURNAME: Final = 8


class Pair(NamedTuple):
    form: NameForm
    rank: int
    reasons: tuple[str, ...]
    bases: tuple[str, str]
    surname_keys: tuple[str, ...]


PairMemory = dict[tuple[str, str, bool, bool], tuple[Pair, ...]]
"""What is remembered of two words side by side; it only saves work."""


def pairs_of(index: RegisterIndex, surname: str, given: str, given_first: bool, capital: bool) -> tuple[Pair, ...]:
    agreed: dict[tuple[NameForm, int], Pair] = {}
    slipped: dict[tuple[NameForm, int], Pair] = {}
    another = False
    for one, other in product(analyse(surname), analyse(given)):
        if not (one.reading.roles & r.SURNAME and other.reading.roles & r.GIVEN):
            continue
        grammar = agreement(other.reading, one.reading, given_first)
        if grammar is None:
            continue
        pairs = _lookup(index, one, other, grammar == "agrees")
        for pair in pairs:
            (agreed if grammar == "agrees" else slipped).setdefault((pair.form, pair.rank), pair)
        another = another or (not pairs and grammar == "agrees" and one.reading.gendered)
    return _best(list((agreed or ({} if another else slipped)).values()), capital)


def _best(pairs: list[Pair], capital: bool) -> tuple[Pair, ...]:
    top = max((pair.rank for pair in pairs), default=0)
    best = [pair for pair in pairs if pair.rank == top]
    if not capital:
        best = [pair._replace(rank=min(pair.rank, CHECK), reasons=(*pair.reasons, "case:lower")) for pair in best]
    return tuple(best)


def _lookup(index: RegisterIndex, surname: Analysed, given: Analysed, agrees: bool) -> list[Pair]:
    sexes = surname.reading.sexes & (given.reading.sexes if surname.reading.mode == "ru" else r.ANY_SEX)
    doubtful = surname.reading.doubtful or given.reading.doubtful or not agrees
    extra = () if agrees else ("case:differs",)
    bases = (given.reading.base, surname.reading.base)
    rank = CHECK if doubtful else STRONG

    def pairs(forms: dict[NameForm, None], rank: int, reasons: tuple[str, ...]) -> list[Pair]:
        return [
            Pair(form, rank, (*reasons, *extra), bases, surname.keys.strong) for form in forms if form.sexes & sexes
        ]

    kazakh = not KAZAKH_CYRILLIC.isdisjoint(given.reading.base)
    strong = _collect(index.pairs, surname.keys.strong, given.keys.strong)
    found = pairs(strong, rank, ("surname:agrees", "given:agrees"))
    if found or surname.reading.doubtful or given.reading.doubtful:
        return found
    for form_pair in pairs(_collect(index.weak_pairs, surname.keys.weak, given.keys.weak), CHECK, ()):
        form = form_pair.form
        if form.kazakh and kazakh and set(form.given.strong).isdisjoint(given.keys.strong):
            continue  # both in full Kazakh letters, and not the same ones
        reasons = (
            "surname:agrees" if set(form.surname.strong) & set(surname.keys.strong) else "surname:weak",
            "given:agrees" if set(form.given.strong) & set(given.keys.strong) else "given:weak",
        )
        found.append(form_pair._replace(reasons=(*reasons, *extra)))
    if found or not agrees:
        return found
    return pairs(_similar(index, surname, given), CHECK, ("surname:similar", "given:agrees"))


def _collect(table: Table, surnames: tuple[str, ...], givens: tuple[str, ...]) -> dict[NameForm, None]:
    return {form: None for surname in surnames for given in givens for form in table.get(f"{surname} {given}", ())}


def _similar(index: RegisterIndex, surname: Analysed, given: Analysed) -> dict[NameForm, None]:
    """Surnames one or two letters away; the beginning and the ending must be the same."""
    found: dict[NameForm, None] = {}
    for key in surname.keys.strong[:1]:
        consonants = skeleton(key)
        if len(key) < SHORTEST_SIMILAR or consonants not in index.similar_skeletons:
            continue
        for given_key in given.keys.strong:
            for form in index.similar_pairs.get(f"{consonants} {given_key}", ()):
                if any(is_similar(key, other) for other in form.surname.strong):
                    found[form] = None
    return found


def is_similar(one: str, other: str) -> bool:
    """Whether two long surname keys differ like a misprint: same first letter, same last letter, same sex ending."""
    if one[0] != other[0] or one[-1] != other[-1] or (one[-1] in "aeiou" and one[-2:] != other[-2:]):
        return False
    limit = 2 if min(len(one), len(other)) >= _LONG_SURNAME else 1
    return Levenshtein.distance(one, other, score_cutoff=limit) <= limit
