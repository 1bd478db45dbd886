"""Whether two words side by side are given name and surname of somebody on the register, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from registerpub.core.names import readings as r
from registerpub.core.names.fold import skeleton
from registerpub.core.names.letters import KAZAKH_CYRILLIC
from registerpub.core.names.readings import agreement
from registerpub.core.names.register_index import SHORTEST_LOOSE, SHORTEST_SIMILAR, NameForm, RegisterIndex
from registerpub.core.names.variants import keys_of
from registerpub.core.names.words import Analysed, analyse, father_of

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


class Likeness(NamedTuple):
    """How a base form met in a text stands to a word of the register."""

    strong: bool
    weak: bool
    similar: bool


def pairs_of(index: RegisterIndex, surname: str, given: str, given_first: bool, capital: bool) -> tuple[Pair, ...]:
    """Everybody whom the two mended words may name, the best evidence only."""
    agreed: dict[tuple[NameForm, int], Pair] = {}
    slipped: dict[tuple[NameForm, int], Pair] = {}
    others = [other for other in analyse(given) if other.reading.roles & r.GIVEN and index.is_given(other.outlines)]
    for one in analyse(surname) if others else ():
        if not (one.reading.roles & r.SURNAME and index.is_surname(one.outlines)):
            continue
        for other in others:
            grammar = agreement(other.reading, one.reading, given_first)
            if grammar is not None:
                found = agreed if grammar == "agrees" else slipped
                for pair in _lookup(index, one, other, grammar == "agrees"):
                    found.setdefault((pair.form, pair.rank), pair)
    if slipped and not agreed and _is_another(index, surname, given, given_first):
        return ()
    return _best(list((agreed or slipped).values()), capital)


def _is_another(index: RegisterIndex, surname: str, given: str, given_first: bool) -> bool:
    """Whether the words, read without a slip of grammar, name a man or a woman who is not on the register."""
    return any(
        one.reading.gendered
        and one.reading.roles & r.SURNAME
        and other.reading.roles & r.GIVEN
        and agreement(other.reading, one.reading, given_first) == "agrees"
        and not _lookup(index, one, other, True)
        for one, other in product(analyse(surname), analyse(given))
    )


def _best(pairs: list[Pair], capital: bool) -> tuple[Pair, ...]:
    top = max((pair.rank for pair in pairs), default=0)
    best = [pair for pair in pairs if pair.rank == top]
    if not capital:
        best = [pair._replace(rank=min(pair.rank, CHECK), reasons=(*pair.reasons, "case:lower")) for pair in best]
    return tuple(best)


def _lookup(index: RegisterIndex, surname: Analysed, given: Analysed, agrees: bool) -> list[Pair]:
    keys = [f"{one} {other}" for one in surname.outlines for other in given.outlines]
    if not any(key in index.pairs for key in keys):
        return []
    sexes = surname.reading.sexes & (given.reading.sexes if surname.reading.mode == "ru" else r.ANY_SEX)
    forms = [form for form in index.forms(index.pairs, keys) if form.sexes & sexes]
    bases = (given.reading.base, surname.reading.base)
    extra = ("surname:plural",) * surname.reading.plural + ("case:differs",) * (not agrees)
    doubtful = surname.reading.doubtful or given.reading.doubtful or len(bases[1]) == 1

    def pairs(found: Iterable[tuple[NameForm, str, str]], rank: int) -> list[Pair]:
        return [
            Pair(form, rank, (f"surname:{one}", f"given:{other}", *extra), bases, surname.keys.strong)
            for form, one, other in found
        ]

    alike = []
    for form in forms:
        other = likeness(bases[0], form.given)
        if other.weak:
            alike.append((form, likeness(bases[1], form.surname), other))
    strong = [(form, "agrees", "agrees") for form, one, other in alike if one.strong and other.strong]
    if strong or doubtful:
        return pairs(strong, STRONG if agrees and not doubtful else CHECK)
    weak = [
        (form, "agrees" if one.strong else "weak", "agrees" if other.strong else "weak")
        for form, one, other in alike
        if one.weak and is_loose(form) and not _differs_in_kazakh_letters(bases[0], form.given, other)
    ]
    if weak or not agrees:
        return pairs(weak, CHECK)
    similar = [(form, "similar", "agrees") for form, one, other in alike if one.similar and other.strong]
    return pairs(similar, CHECK)


def is_loose(form: NameForm) -> bool:
    """A short surname must be met exactly."""
    keys = form.surname_keys.strong
    return bool(keys) and len(keys[0]) >= SHORTEST_LOOSE


def _differs_in_kazakh_letters(written: str, registered: str, how: Likeness) -> bool:
    """Both in full Kazakh letters, and not the same ones: two names, not two spellings."""
    return not (how.strong or KAZAKH_CYRILLIC.isdisjoint(written) or KAZAKH_CYRILLIC.isdisjoint(registered))


@lru_cache(maxsize=131072)
def likeness(written: str, registered: str) -> Likeness:
    """Compare a base form met in a text with a word of the register, letter by letter."""
    if written == registered:
        return _EXACT
    one, other = keys_of(written), keys_of(registered)
    if not one.strong or not other.strong:
        return _UNLIKE
    strong = not set(one.strong).isdisjoint(other.strong)
    weak = strong or not set(one.weak).isdisjoint(other.weak)
    if "-" in written and "-" in registered:
        similar = _is_similar_double(written, registered)
    else:
        similar = any(is_similar(one.strong[0], key) for key in other.strong)
    return Likeness(strong, weak, similar)


def _is_similar_double(written: str, registered: str) -> bool:
    """Double names part by part, so that a difference of sex inside is not taken for a misprint."""
    pairs = list(zip(written.split("-"), registered.split("-"), strict=False))
    how = [likeness(one, other) for one, other in pairs]
    return written.count("-") == registered.count("-") and all(one.strong or one.similar for one in how)


@lru_cache(maxsize=16384)
def father_likeness(written: str, registered: str) -> str:
    """How two mended patronymics (or fathers' names) stand to each other: ``agrees``, ``similar`` or ``conflicts``.

    «Сергеевич» keeps less of the name than «Сергейұлы», so a last й or и does not count. ``similar``: a misprint apart.
    """
    one, other = father_of(written), father_of(registered)
    how = likeness(one, other)
    if how.weak:
        return "agrees"
    pairs = [(a.rstrip("i"), b.rstrip("i")) for a in keys_of(one).strong for b in keys_of(other).strong]
    if any(a == b for a, b in pairs):
        return "agrees"
    return "similar" if how.similar or any(_is_slip(a, b) for a, b in pairs) else "conflicts"


def _is_slip(one: str, other: str) -> bool:
    return (
        skeleton(one) == skeleton(other)
        and min(len(one), len(other)) >= SHORTEST_SIMILAR
        and (Levenshtein.distance(one, other, score_cutoff=1) <= 1)
    )


_EXACT: Final = Likeness(True, True, True)
_UNLIKE: Final = Likeness(False, False, False)


def is_similar(one: str, other: str) -> bool:
    """Whether two long surname keys differ like a misprint: same consonants, beginning, last letter and sex ending."""
    if min(len(one), len(other)) < SHORTEST_SIMILAR or skeleton(one) != skeleton(other):
        return False
    if one[0] != other[0] or one[-1] != other[-1] or (one[-1] in "aeiou" and one[-2:] != other[-2:]):
        return False
    limit = 2 if min(len(one), len(other)) >= _LONG_SURNAME else 1
    return Levenshtein.distance(one, other, score_cutoff=limit) <= limit
