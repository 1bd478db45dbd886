"""What stands between a given name and a surname, or instead of a surname: patronymics and middle names.

Patronymics belong to the person: one form of the register that gives it speaks for all the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from registerpub.core.names.context_words import is_plain_word
from registerpub.core.names.outline import outlines
from registerpub.core.names.pairs import CHECK, WEAK, father_likeness, likeness
from registerpub.core.names.readings import agreement
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.variants import keys_of
from registerpub.core.names.words import (
    PARTICLES,
    SON_OR_DAUGHTER,
    father_of,
    first_sound,
    initial_letters,
    is_family_shaped,
    is_patronymic,
)

Father = Literal["", "agrees", "similar", "conflicts", "unknown", "odd"]
_ORDER: Final[tuple[Father, ...]] = ("agrees", "similar", "conflicts")


def fathers(words: Words, person: int, middles: tuple[int, ...]) -> Father:
    """How the words between stand to the register: empty where there are none, ``odd`` where they are no name."""
    if not middles:
        return ""
    token = words.tokens[middles[0]]
    registered, others = words.register.middles_of(person)
    if any(likeness(found.reading.base, other).strong for found in token.analysed for other in others):
        return "agrees"
    if token.initial:
        letters = initial_letters(token.mended)
        firsts = {first_sound(key) for father in registered for key in keys_of(father_of(father)).strong}
        return "unknown" if not registered else "agrees" if letters & firsts else "conflicts"
    apart = _apart(words, middles[0])
    if apart or is_patronymic(token.mended):
        found = {father_likeness(token.mended + apart, father) for father in registered}
        return next((how for how in _ORDER if how in found), "unknown")
    if token.mended in PARTICLES:
        return "unknown"
    return "odd"


def is_no_middle(words: Words, middles: tuple[int, ...]) -> bool:
    """Whether the word between is no name at all: a function word, or another surname."""
    if not middles:
        return False
    token = words.tokens[middles[0]]
    if token.initial or token.mended in PARTICLES or is_patronymic(token.mended) or _apart(words, middles[0]):
        return False
    return is_plain_word(token.mended) or is_family_shaped(token.mended)


def _apart(words: Words, at: int) -> str:
    """«ұлы» and the like written apart behind a father's name."""
    after = words.tokens[at + 1].mended if words.joined(at) else ""
    return after if after in SON_OR_DAUGHTER else ""


def given_and_patronymic(words: Words, at: int) -> Iterator[Found]:
    """The people with this given name and father, named without a surname; another surname beside forbids it."""
    token = words.tokens[at]
    if not words.joined(at - 1) or not is_patronymic(token.mended) or words.name_after(at):
        return
    before = words.name_before(at - 1)
    if before is not None and is_family_shaped(before.mended):
        return
    rank = WEAK if before is not None and not is_plain_word(before.mended) else CHECK
    index = words.register
    for given in words.tokens[at - 1].analysed:
        if not any(agreement(given.reading, father.reading, True) == "agrees" for father in token.analysed):
            continue
        keys = [f"{one} {other}" for one in outlines(father_of(token.mended)) for other in given.outlines]
        for form in index.forms(index.fathers, keys):
            if not likeness(given.reading.base, form.given).strong:
                continue
            if words.excluded.forbids(form.person, (given.reading.base, token.mended)):
                continue
            if any(father_likeness(token.mended, father) == "agrees" for father in form.fathers):
                reasons = ("surname:unknown", "given:agrees", "patronymic:agrees")
                yield Found(form.person, at - 1, at, rank, reasons, (), False, True)
