"""Initials before or after a surname: «С. Омарова», «Омарова С.М.», «М.Омаров»."""

from __future__ import annotations

from collections.abc import Iterator

from registerpub.core.names import readings as r
from registerpub.core.names.fathers import fathers
from registerpub.core.names.pairs import CHECK, WEAK, is_loose, likeness
from registerpub.core.names.register_index import NameForm
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.words import initial_letters, weak_initial_letters


def with_initials(words: Words, at: int) -> Iterator[Found]:
    """Everybody whom the surname ``at`` and the initials beside it may name. Rank 0: the initials are another's."""
    left, right = _left(words, at), _right(words, at)
    if left and right and words.name_before(left[0]):
        left = ()  # of the one before in a list: «Сеитов М.А. Ахметов К.Е.»
    if left:
        yield from _named(words, at, left, left[0], at)
    elif right:
        yield from _named(words, at, right, at, right[-1])


def _is_initial(words: Words, position: int) -> bool:
    return 0 <= position < len(words.tokens) and words.tokens[position].initial


def _left(words: Words, at: int) -> tuple[int, ...]:
    def stands(position: int) -> bool:
        return (
            _is_initial(words, position)
            and words.gap(position) in ("dot", "space", "glued")
            and not words.divided(position)
        )

    if not stands(at - 1):
        return ()
    return (at - 2, at - 1) if stands(at - 2) else (at - 1,)


def _right(words: Words, at: int) -> tuple[int, ...]:
    if not words.joined(at) or not _is_initial(words, at + 1) or words.divided(at):
        return ()
    two = words.gap(at + 1) in ("dot", "space") and _is_initial(words, at + 2) and not words.divided(at + 1)
    return (at + 1, at + 2) if two else (at + 1,)


def _named(words: Words, at: int, initials: tuple[int, ...], first: int, last: int) -> Iterator[Found]:
    forms = _forms(words, at, words.tokens[initials[0]].mended)
    rank = max((rank for rank, _, _ in forms.values()), default=0)
    for form, (found, reasons, keys) in forms.items():
        if found != rank:
            continue
        father = fathers(words, form.person, initials[1:])
        if father == "conflicts":
            yield Found(form.person, first, last, 0, (), keys, False)
        else:
            reasons = (*reasons, f"patronymic:{father or 'unknown'}")
            yield Found(form.person, first, last, rank, reasons, keys, False, father == "agrees")


def _forms(words: Words, at: int, initial: str) -> dict[NameForm, tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """The forms with this surname and such a given name -> rank, reasons and keys of the surname as written."""
    found: dict[NameForm, tuple[int, tuple[str, ...], tuple[str, ...]]] = {}
    index = words.register
    sure, habit = initial_letters(initial), weak_initial_letters(initial)
    for one in words.tokens[at].analysed:
        if not one.reading.roles & r.SURNAME:
            continue
        for letters, given in ((sure, "given:initial"), (habit, "given:initial_weak")):
            keys = [f"{outline} {letter}" for outline in one.outlines for letter in letters]
            for form in index.forms(index.initials, keys):
                how = likeness(one.reading.base, form.surname)
                rank = 0 if not (how.weak and is_loose(form)) and not how.strong else WEAK
                rank = CHECK if how.strong and given == "given:initial" else rank
                if words.excluded.forbids(form.person, (initial, one.reading.base)):
                    continue
                if rank > found.get(form, (0, (), ()))[0] and form.sexes & one.reading.sexes:
                    surname = "surname:agrees" if how.strong else "surname:weak"
                    found[form] = rank, (surname, given), one.keys.strong
    return found
