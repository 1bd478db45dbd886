"""Looks around a possible surname for what makes it a name of one person: given name, patronymic, initials.

Evidence, never a score: each found name says what agrees, what conflicts and what is unknown. A name that agrees but
for its patronymic, or that was ruled out, is found with rank 0: a namesake, who makes later shorter forms doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from registerpub.core.names import readings as r
from registerpub.core.names.fathers import fathers, given_and_patronymic, is_no_middle
from registerpub.core.names.initials import with_initials
from registerpub.core.names.pairs import CHECK, Pair, pairs_of
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.surroundings import weighed
from registerpub.core.names.tokens import Token
from registerpub.core.names.words import AND, PARTICLES, SON_OR_DAUGHTER, Analysed, is_patronymic

PLURAL: Final = "surname:plural"
_MEMORY: Final = 100_000  # pairs of words remembered before the memory is emptied


def surname_readings(token: Token) -> Iterator[Analysed]:
    return (found for found in token.analysed if found.reading.roles & r.SURNAME)


def names_around(words: Words, at: int) -> list[Found]:
    """Every full name, or surname with initials, whose surname is the token ``at``; namesakes have rank 0."""
    found = [*_given_left(words, at), *_given_right(words, at), *with_initials(words, at)]
    found += given_and_patronymic(words, at)
    kept = (weighed(words, one) for one in found if one.person not in words.excluded.people)
    return [one for one in kept if one is not None]


def _is_letter(words: Words, at: int) -> bool:
    """A surname of one letter (Ю, О) is also a word or an initial: it counts only behind a given name, as a capital."""
    return len(words.tokens[at].mended) == 1


# --- given name before the surname ---------------------------------------------------------------------------------


def _given_left(words: Words, at: int) -> Iterator[Found]:
    if _is_letter(words, at) and not words.tokens[at].capital:
        return
    if words.joined(at - 1):
        pairs = _pairs(words, at, at - 1, True)
        yield from _founds(words, at, pairs, (at - 1, at), _patronymic_behind(words, at))
        if not pairs:
            yield from _middle_left(words, at)
    elif words.gap(at - 1) == "dot" and words.tokens[at - 1].initial and words.joined(at - 2):
        yield from _founds(words, at, _pairs(words, at, at - 2, True), (at - 2, at), (at - 1,))
    elif words.bracketed(at - 1):
        for found in _founds(words, at, _pairs(words, at, at - 2, True), (at - 2, at), ()):
            yield found._replace(rank=min(found.rank, CHECK), reasons=(*found.reasons, "order:unsure"))


def _patronymic_behind(words: Words, at: int) -> tuple[int, ...]:
    """A patronymic behind «Given Surname», which is not usual."""
    after = words.name_after(at)
    return (at + 1,) if after is not None and is_patronymic(after.mended) else ()


def _middle_left(words: Words, at: int) -> Iterator[Found]:
    """A patronymic, a middle name or «father ұлы» between the given name and the surname."""
    middle = words.tokens[at - 1]
    if middle.mended in SON_OR_DAUGHTER and words.joined(at - 2) and words.joined(at - 3):
        yield from _founds(words, at, _pairs(words, at, at - 3, True), (at - 3, at), (at - 2,))
    elif words.joined(at - 2) and (middle.capital or middle.mended in PARTICLES or not words.tokens[at].capital):
        yield from _founds(words, at, _pairs(words, at, at - 2, True), (at - 2, at), (at - 1,))


# --- given name after the surname ----------------------------------------------------------------------------------


def _given_right(words: Words, at: int) -> Iterator[Found]:
    if not words.joined(at) or _is_letter(words, at):
        return
    pairs = _pairs(words, at, at + 1, False)
    if not pairs:
        return
    last, middles = _patronymic_after(words, at + 1)
    crowded = not middles and (_other_name_before(words, at) or _other_name_after(words, at + 1))
    for found in _founds(words, at, pairs, (at, last), middles):
        if crowded:
            found = found._replace(rank=min(found.rank, CHECK), reasons=(*found.reasons, "order:unsure"))
        yield found


def _patronymic_after(words: Words, at: int) -> tuple[int, tuple[int, ...]]:
    """The last token of «Given Patronymic» and where the patronymic is."""
    if words.joined(at):
        following = words.tokens[at + 1]
        if following.capital and (is_patronymic(following.mended) or (following.initial and following.dotted)):
            return at + 1, (at + 1,)
        if following.capital and words.joined(at + 1) and words.tokens[at + 2].mended in SON_OR_DAUGHTER:
            return at + 2, (at + 1,)
    return at, ()


def _other_name_before(words: Words, at: int) -> bool:
    return words.joined(at - 1) and words.tokens[at - 1].capital and words.joined(at - 2)


def _other_name_after(words: Words, at: int) -> bool:
    return words.joined(at) and words.tokens[at + 1].capital


def founds_apart(words: Words, surname: int, given: int, rank: int) -> list[Found]:
    """The people with a given name and a surname that stand apart, no surer than ``rank``; only the name is spanned."""
    people: dict[int, Found] = {}
    for pair in _pairs(words, surname, given, True):
        person = pair.form.person
        if pair.rank < CHECK or person in words.excluded.people or words.excluded.forbids(person, pair.bases):
            continue
        reasons = (*pair.reasons, "surname:shared")
        found = Found(person, given, given, min(pair.rank, rank), reasons, pair.surname_keys, False)
        people.setdefault(person, found)
    return list(people.values())


def is_listed(words: Words, given: int) -> bool:
    """Whether the given name is the last of several: «Санжар и Думан»."""
    return words.joined(given - 1) and words.tokens[given - 1].mended in AND and words.joined(given - 2)


# --- two words as one name -----------------------------------------------------------------------------------------


def _pairs(words: Words, surname_at: int, given_at: int, given_first: bool) -> tuple[Pair, ...]:
    """The forms of the register that a surname and a given name make, the best evidence only."""
    if given_at < 0:
        return ()
    surname, given = words.tokens[surname_at], words.tokens[given_at]
    if len(given.mended) < 2 or given.initial:
        return ()
    key = (surname.mended, given.mended, given_first, surname.capital and given.capital)
    known = words.memory.get(key)
    if known is None:
        if len(words.memory) >= _MEMORY:
            words.memory.clear()
        known = words.memory[key] = pairs_of(words.register, *key)
    return known


# --- people ----------------------------------------------------------------------------------------------------------


def _founds(
    words: Words, surname: int, pairs: Sequence[Pair], span: tuple[int, int], middles: tuple[int, ...]
) -> Iterator[Found]:
    """The people of ``pairs``; rank 0 for those whose patronymic is another one, or who were ruled out."""
    if is_no_middle(words, middles):
        return
    first, last = span[0], max((span[1], *middles))
    for pair in pairs:
        if PLURAL in pair.reasons and not is_listed(words, first):
            continue
        father = fathers(words, pair.form.person, middles)
        if father == "conflicts" or _is_excluded(words, pair, middles):
            yield Found(pair.form.person, first, last, 0, (), pair.surname_keys, True, False, surname)
            continue
        rank = min(pair.rank, CHECK) if father in ("similar", "odd") else pair.rank
        reasons = (*pair.reasons, f"patronymic:{father if father not in ('', 'odd') else 'unknown'}")
        yield Found(pair.form.person, first, last, rank, reasons, pair.surname_keys, True, father == "agrees", surname)


def _is_excluded(words: Words, pair: Pair, middles: tuple[int, ...]) -> bool:
    between = [words.tokens[position].mended for position in middles]
    person = pair.form.person
    return words.excluded.forbids(person, pair.bases) or words.excluded.forbids(person, (*pair.bases, *between))
