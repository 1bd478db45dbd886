"""The names of a register, laid out for looking up: built once, never changed.

Everything is found by outlines; what is found that way is only a candidate, to be compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from registerpub.core.names.columns import NO_WORD, Columns
from registerpub.core.names.fold import mend
from registerpub.core.names.inflect_kk import all_suffixes
from registerpub.core.names.inflect_ru import all_endings
from registerpub.core.names.outline import endings, outlines
from registerpub.core.names.variants import Keys, keys_of
from registerpub.core.names.words import is_patronymic

SHORTEST_LOOSE: Final = 4
"""Letters of the shortest surname that may match by a weak key; shorter ones need their exact form."""
SHORTEST_SIMILAR: Final = 6
"""Letters of the shortest surname that may match by edit distance."""

Table = dict[str, tuple[int, ...]]


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

    @property
    def middles(self) -> tuple[str, ...]:
        """Keys of names between that are no patronymics."""
        return tuple(key for word in self.words_between if not is_patronymic(word) for key in keys_of(word).strong)


class RegisterIndex:
    """Tables of form numbers. ``pairs`` are keyed «surname given» by outline, ``initials`` «surname letter» (outline
    and first letter of the given name), ``fathers`` «patronymic given», ``single`` the outline of a name of one word.
    """

    __slots__ = (
        "_columns",
        "excluded",
        "fathers",
        "given_keys",
        "given_outlines",
        "ids",
        "initials",
        "pairs",
        "patronymic_outlines",
        "rows_of",
        "single",
        "single_outlines",
        "surname_outlines",
    )

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.ids = tuple(columns.ids)
        spelled = [tuple(text.split(" ")) for text in columns.outlines]
        self.pairs = self._pairs(spelled)
        self.initials = self._initials(spelled)
        self.fathers = self._fathers(spelled)
        self.single = self._single(spelled)
        self.single_outlines = frozenset(self.single)
        self.patronymic_outlines = frozenset(key.split(" ")[0] for key in self.fathers)
        self.surname_outlines = frozenset(outline for number in set(columns.surnames) for outline in spelled[number])
        self.given_outlines = frozenset(
            outline for number in set(columns.givens) - {NO_WORD} for outline in spelled[number]
        )
        self.given_keys = frozenset(columns.given_keys)
        self.excluded = {int(person): frozenset(names) for person, names in columns.excluded.items()}
        self.rows_of: dict[int, list[int]] = {}
        for row, person in enumerate(columns.persons):
            self.rows_of.setdefault(person, []).append(row)

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

    def forms_of(self, person: int) -> list[NameForm]:
        return [self.form(row) for row in self.rows_of.get(person, ())]

    # --- laying out ------------------------------------------------------------------------------------------------

    def _full_rows(self) -> Iterable[tuple[int, int, int]]:
        columns = self._columns
        for row, (surname, given) in enumerate(zip(columns.surnames, columns.givens, strict=True)):
            if given != NO_WORD:
                yield row, surname, given

    def _pairs(self, spelled: list[tuple[str, ...]]) -> Table:
        found: dict[str, list[int]] = {}
        words = self._columns.words
        for row, surname, given in self._full_rows():
            if len(words[given]) > 1:
                for one in spelled[surname]:
                    for other in spelled[given]:
                        found.setdefault(f"{one} {other}", []).append(row)
        return _frozen(found)

    def _initials(self, spelled: list[tuple[str, ...]]) -> Table:
        found: dict[str, list[int]] = {}
        letters = self._columns.letters
        for row, surname, given in self._full_rows():
            for one in spelled[surname]:
                for letter in letters[given].split(" "):
                    found.setdefault(f"{one} {letter}", []).append(row)
        return _frozen(found)

    def _fathers(self, spelled: list[tuple[str, ...]]) -> Table:
        found: dict[str, list[int]] = {}
        for row, words in self._columns.middles.items():
            for word in words:
                if is_patronymic(word) and self._columns.givens[int(row)] != NO_WORD:
                    for one in outlines(word):
                        for other in spelled[self._columns.givens[int(row)]]:
                            found.setdefault(f"{one} {other}", []).append(int(row))
        return _frozen(found)

    def _single(self, spelled: list[tuple[str, ...]]) -> Table:
        found: dict[str, list[int]] = {}
        for row, (surname, given) in enumerate(zip(self._columns.surnames, self._columns.givens, strict=True)):
            if given == NO_WORD:
                for one in spelled[surname]:
                    found.setdefault(one, []).append(row)
        return _frozen(found)


def _frozen(table: dict[str, list[int]]) -> Table:
    return {key: tuple(rows) for key, rows in table.items()}


@lru_cache(maxsize=1)
def tails() -> frozenset[str]:
    """What the case endings of the three languages may add to an outline."""
    return endings((*map(mend, all_suffixes()), *all_endings(), "s"))
