"""The names of a register, laid out for looking up: built once, never changed.

Everything is found by outlines; what is found that way is only a candidate, to be compared letter by letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from registerpub.core.names.columns import NO_WORD, Columns, Table
from registerpub.core.names.fold import mend
from registerpub.core.names.inflect_kk import all_suffixes
from registerpub.core.names.inflect_ru import all_endings
from registerpub.core.names.outline import endings
from registerpub.core.names.variants import Keys, keys_of
from registerpub.core.names.words import is_patronymic

SHORTEST_LOOSE: Final = 4
"""Letters of the shortest surname that may match by a weak key; shorter ones need their exact form."""
SHORTEST_SIMILAR: Final = 6
"""Letters of the shortest surname that may match by edit distance."""


class NameForm(NamedTuple):
    """One written form of one person, taken apart into mended words. A form of one word has no given name."""

    person: int
    surname: str
    given: str
    words_between: tuple[str, ...]
    sexes: int

    @property
    def surname_keys(self) -> Keys:
        return keys_of(self.surname)

    @property
    def given_keys(self) -> Keys:
        return keys_of(self.given)

    @property
    def fathers(self) -> tuple[str, ...]:
        """The patronymics as the register writes them."""
        return tuple(word for word in self.words_between if is_patronymic(word))


class RegisterIndex:
    """Tables of form numbers. ``pairs`` are keyed «surname given» by outline, ``initials`` «surname letter» (outline
    and first letter of the given name), ``fathers`` «patronymic given», ``single`` the outline of a name of one word.
    """

    __slots__ = (
        "_columns",
        "_middles",
        "excluded",
        "fathers",
        "given_keys",
        "given_outlines",
        "ids",
        "initials",
        "pairs",
        "patronymic_outlines",
        "single",
        "single_outlines",
        "surname_outlines",
    )

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._middles: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.ids = tuple(columns.ids)
        self.pairs, self.initials = columns.pairs, columns.initials
        self.fathers, self.single = columns.fathers, columns.single
        self.single_outlines = frozenset(self.single)
        self.patronymic_outlines = frozenset(key.split(" ")[0] for key in self.fathers)
        self.surname_outlines = _outlines(columns, set(columns.surnames))
        self.given_outlines = _outlines(columns, set(columns.givens) - {NO_WORD})
        self.given_keys = frozenset(columns.given_keys)
        self.excluded = {int(person): frozenset(names) for person, names in columns.excluded.items()}

    def is_surname(self, spelled: tuple[str, ...]) -> bool:
        """Whether any of these outlines is that of a surname."""
        return any(outline in self.surname_outlines for outline in spelled)

    def is_given(self, spelled: tuple[str, ...]) -> bool:
        """Whether any of these outlines is that of a given name."""
        return any(outline in self.given_outlines for outline in spelled)

    def form(self, row: int) -> NameForm:
        columns = self._columns
        given = columns.givens[row]
        return NameForm(
            columns.persons[row],
            columns.words[columns.surnames[row]],
            "" if given == NO_WORD else columns.words[given],
            tuple(columns.middles.get(str(row), ())),
            columns.sexes[row],
        )

    def forms(self, table: Table, keys: Iterable[str]) -> list[NameForm]:
        """The forms that stand in ``table`` under any of the keys, each once, in the register's order."""
        rows = {row for key in keys for row in table.get(key, ())}
        return [self.form(row) for row in sorted(rows)]

    def middles_of(self, person: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The patronymics and the other middle names that any form of the person has."""
        known = self._middles.get(person)
        if known is None:
            between = dict.fromkeys(word for form in self.forms_of(person) for word in form.words_between)
            fathers = tuple(word for word in between if is_patronymic(word))
            known = self._middles[person] = fathers, tuple(word for word in between if word not in fathers)
        return known

    def forms_of(self, person: int) -> list[NameForm]:
        persons = self._columns.persons
        return [self.form(row) for row in range(bisect_left(persons, person), bisect_right(persons, person))]

    def rows_by_surname(self, outline: str) -> Iterator[int]:
        """All rows whose surname has this outline; slow, for explanations."""
        columns = self._columns
        numbers = {number for number, text in enumerate(columns.outlines) if outline in text.split(" ")}
        return (row for row, surname in enumerate(columns.surnames) if surname in numbers)


def _outlines(columns: Columns, words: Iterable[int]) -> frozenset[str]:
    return frozenset(one for number in words for one in columns.outlines[number].split(" "))


@lru_cache(maxsize=1)
def tails() -> frozenset[str]:
    """What the case endings of the three languages may add to an outline."""
    return endings((*map(mend, all_suffixes()), *all_endings(), "s"))
