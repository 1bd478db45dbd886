"""Looks around a possible surname for what makes it a name of one person: given name, patronymic, initials.

Evidence, never a score: each found name says what agrees, what conflicts and what is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.pairs import CHECK, WEAK, Pair, PairMemory, father_likeness, is_loose, likeness, pairs_of
from registerpub.core.names.readings import agreement
from registerpub.core.names.register_index import NameForm, RegisterIndex
from registerpub.core.names.rulings import Excluded
from registerpub.core.names.tokens import Token, gap_between
from registerpub.core.names.variants import keys_of
from registerpub.core.names.words import PARTICLES, Analysed, father_of, first_sound, initial_letters, is_patronymic

_SON_OR_DAUGHTER: Final = frozenset(
    {"ұлы", "улы", "қызы", "кызы", "оглы", "оғлы", "uly", "ulı", "qyzy", "kyzy", "qızı", "ogly"}
)
AND: Final = frozenset("и да мен бен пен және and".split())
PLURAL: Final = "surname:plural"
_MEMORY: Final = 100_000  # pairs of words remembered before the memory is emptied


class Found(NamedTuple):
    """One person that the words ``first`` to ``last`` (positions in the token list) may name."""

    person: int
    first: int
    last: int
    rank: int
    reasons: tuple[str, ...]
    surname_keys: tuple[str, ...]
    full: bool
    father_agrees: bool = False
    surname: int = -1


class Words(NamedTuple):
    """The words of one stretch of text. ``gaps`` remembers what stands between them."""

    text: str
    tokens: Sequence[Token]
    register: RegisterIndex
    memory: PairMemory
    excluded: Excluded
    gaps: dict[int, str]

    def gap(self, left: int) -> str:
        """The gap after token ``left``; ``other`` at either end of the stretch."""
        known = self.gaps.get(left)
        if known is None:
            inside = 0 <= left < len(self.tokens) - 1
            known = gap_between(self.text, self.tokens[left], self.tokens[left + 1]) if inside else "other"
            self.gaps[left] = known
        return known

    def joined(self, left: int) -> bool:
        return self.gap(left) in ("space", "glued")


def surname_readings(token: Token) -> Iterator[Analysed]:
    return (found for found in token.analysed if found.reading.roles & r.SURNAME)


def names_around(words: Words, at: int) -> list[Found]:
    """Every full name, or surname with initials, whose surname is the token ``at``."""
    found = [*_given_left(words, at), *_given_right(words, at), *_initials(words, at)]
    found += _given_and_patronymic(words, at)
    return [one for one in found if one.person not in words.excluded.people]


def _is_letter(words: Words, at: int) -> bool:
    """A surname of one letter (Ю, О) is also a word or an initial: it counts only behind a given name, as a capital."""
    return len(words.tokens[at].mended) == 1


# --- given name before the surname ---------------------------------------------------------------------------------


def _given_left(words: Words, at: int) -> Iterator[Found]:
    if _is_letter(words, at) and not words.tokens[at].capital:
        return
    if words.joined(at - 1):
        pairs = _pairs(words, at, at - 1, True)
        yield from _founds(words, pairs, at - 1, at, ())
        if not pairs:
            yield from _middle_left(words, at)
    elif words.gap(at - 1) == "dot" and words.tokens[at - 1].initial and words.joined(at - 2):
        yield from _founds(words, _pairs(words, at, at - 2, True), at - 2, at, (at - 1,))


def _middle_left(words: Words, at: int) -> Iterator[Found]:
    """A patronymic, a middle name or «father ұлы» between the given name and the surname."""
    middle = words.tokens[at - 1]
    if middle.mended in _SON_OR_DAUGHTER and words.joined(at - 2) and words.joined(at - 3):
        yield from _founds(words, _pairs(words, at, at - 3, True), at - 3, at, (at - 2,))
    elif words.joined(at - 2) and (middle.capital or middle.mended in PARTICLES or not words.tokens[at].capital):
        yield from _founds(words, _pairs(words, at, at - 2, True), at - 2, at, (at - 1,))


# --- given name after the surname ----------------------------------------------------------------------------------


def _given_right(words: Words, at: int) -> Iterator[Found]:
    if not words.joined(at) or _is_letter(words, at):
        return
    pairs = _pairs(words, at, at + 1, False)
    if not pairs:
        return
    last, middles = _patronymic_after(words, at + 1)
    crowded = not middles and (_other_name_before(words, at) or _other_name_after(words, at + 1))
    for found in _founds(words, pairs, at, last, middles):
        if crowded:
            found = found._replace(rank=min(found.rank, CHECK), reasons=(*found.reasons, "order:unsure"))
        yield found


def _patronymic_after(words: Words, at: int) -> tuple[int, tuple[int, ...]]:
    """The last token of «Given Patronymic» and where the patronymic is."""
    if words.joined(at):
        following = words.tokens[at + 1]
        if following.capital and is_patronymic(following.mended):
            return at + 1, (at + 1,)
        if following.capital and words.joined(at + 1) and words.tokens[at + 2].mended in _SON_OR_DAUGHTER:
            return at + 2, (at + 1,)
    return at, ()


def _other_name_before(words: Words, at: int) -> bool:
    return words.joined(at - 1) and words.tokens[at - 1].capital and words.joined(at - 2)


def _other_name_after(words: Words, at: int) -> bool:
    return words.joined(at) and words.tokens[at + 1].capital


# --- initials ------------------------------------------------------------------------------------------------------


def _initials(words: Words, at: int) -> Iterator[Found]:
    left = _initials_left(words, at)
    if left:
        yield from _with_initials(words, at, left, left[0], at)
        return
    right = _initials_right(words, at)
    if right:
        yield from _with_initials(words, at, right, at, right[-1])


def _initials_left(words: Words, at: int) -> tuple[int, ...]:
    def is_initial(position: int) -> bool:
        return position >= 0 and words.tokens[position].initial and words.gap(position) in ("dot", "space", "glued")

    if not is_initial(at - 1):
        return ()
    return (at - 2, at - 1) if is_initial(at - 2) else (at - 1,)


def _initials_right(words: Words, at: int) -> tuple[int, ...]:
    def is_initial(position: int) -> bool:
        return position < len(words.tokens) and words.tokens[position].initial

    if not words.joined(at) or not is_initial(at + 1):
        return ()
    two = words.gap(at + 1) in ("dot", "space") and is_initial(at + 2)
    return (at + 1, at + 2) if two else (at + 1,)


def _with_initials(words: Words, at: int, initials: tuple[int, ...], first: int, last: int) -> Iterator[Found]:
    forms = _forms_by_initial(words, at, words.tokens[initials[0]].mended)
    rank = max((rank for rank, _ in forms.values()), default=0)
    reason = "surname:agrees" if rank == CHECK else "surname:weak"
    for form, (found, keys) in forms.items():
        father = _fathers(words, form, initials[1:])
        if found == rank and father != "conflicts":
            reasons = (reason, "given:initial", f"patronymic:{father or 'unknown'}")
            yield Found(form.person, first, last, rank, reasons, keys, False, father == "agrees")


def _forms_by_initial(words: Words, at: int, initial: str) -> dict[NameForm, tuple[int, tuple[str, ...]]]:
    """The forms with this surname and such a given name -> rank and keys of the surname as written."""
    found: dict[NameForm, tuple[int, tuple[str, ...]]] = {}
    index, letters = words.register, initial_letters(initial)
    for one in surname_readings(words.tokens[at]):
        keys = [f"{outline} {letter}" for outline in one.outlines for letter in letters]
        for form in index.forms(index.initials, keys):
            how = likeness(one.reading.base, form.surname)
            rank = CHECK if how.strong else WEAK if how.weak and is_loose(form) else 0
            if words.excluded.forbids(form.person, (initial, one.reading.base)):
                continue
            if rank > found.get(form, (0, ()))[0] and form.sexes & one.reading.sexes:
                found[form] = rank, one.keys.strong
    return found


# --- given name and patronymic without a surname -------------------------------------------------------------------


def _given_and_patronymic(words: Words, at: int) -> Iterator[Found]:
    if not words.joined(at - 1) or not is_patronymic(words.tokens[at].mended) or _other_name_after(words, at):
        return
    index = words.register
    for father in words.tokens[at].analysed:
        for given in words.tokens[at - 1].analysed:
            if agreement(given.reading, father.reading, True) != "agrees":
                continue
            keys = [f"{one} {other}" for one in father.outlines for other in given.outlines]
            for form in index.forms(index.fathers, keys):
                exact = likeness(given.reading.base, form.given).strong
                if words.excluded.forbids(form.person, (given.reading.base, father.reading.base)):
                    continue
                if exact and any(likeness(father.reading.base, word).strong for word in form.words_between):
                    reasons = ("surname:unknown", "given:agrees", "patronymic:agrees")
                    yield Found(form.person, at - 1, at, CHECK, reasons, (), False, True)


def founds_apart(words: Words, surname: int, given: int) -> list[Found]:
    """The people with a given name and a surname that stand apart; only the given name is spanned."""
    pairs = [
        pair
        for pair in _pairs(words, surname, given, True)
        if pair.rank >= CHECK and not words.excluded.forbids(pair.form.person, pair.bases)
    ]
    return [Found(pair.form.person, given, given, pair.rank, pair.reasons, pair.surname_keys, False) for pair in pairs]


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


# --- patronymics ---------------------------------------------------------------------------------------------------


def _founds(words: Words, pairs: Sequence[Pair], first: int, last: int, middles: tuple[int, ...]) -> Iterator[Found]:
    """The people of ``pairs`` whose patronymic is not another one."""
    for pair in pairs:
        father = _fathers(words, pair.form, middles)
        if father == "conflicts" or _is_excluded(words, pair, middles):
            continue
        if PLURAL in pair.reasons and not is_listed(words, first):
            continue
        rank = min(pair.rank, CHECK) if father == "similar" else pair.rank
        reasons = (*pair.reasons, f"patronymic:{father or 'unknown'}")
        yield Found(pair.form.person, first, last, rank, reasons, pair.surname_keys, True, father == "agrees", last)


def _fathers(words: Words, form: NameForm, middles: tuple[int, ...]) -> str:
    """How the words between given name and surname stand to the register: empty where there are none."""
    if not middles:
        return ""
    token = words.tokens[middles[0]]
    keys = {key for found in token.analysed for key in found.keys.strong}
    if keys & set(form.middles):
        return "agrees"
    if not form.fathers:
        return "unknown"
    if token.initial:
        letters = initial_letters(token.mended)
        firsts = {first_sound(key) for father in form.fathers for key in keys_of(father_of(father)).strong}
        return "agrees" if letters & firsts else "conflicts"
    is_son = middles[0] + 1 < len(words.tokens) and words.tokens[middles[0] + 1].mended in _SON_OR_DAUGHTER
    if not is_patronymic(token.mended) and not is_son:
        return "unknown"
    found = {father_likeness(token.mended, father) for father in form.fathers}
    return next(how for how in ("agrees", "similar", "conflicts") if how in found)


def _is_excluded(words: Words, pair: Pair, middles: tuple[int, ...]) -> bool:
    between = [words.tokens[position].mended for position in middles]
    person = pair.form.person
    return words.excluded.forbids(person, pair.bases) or words.excluded.forbids(person, (*pair.bases, *between))
