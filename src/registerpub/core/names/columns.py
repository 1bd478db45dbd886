"""The names of a register taken apart, as plain columns that can be written to a file and read back quickly.

Holds what costs time to work out; the tables for looking up are laid out from it by ``register_index``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Final

from registerpub.core.names import readings as r
from registerpub.core.names.fold import mend
from registerpub.core.names.inflect_ru import base_readings
from registerpub.core.names.outline import outlines
from registerpub.core.names.variants import keys_of
from registerpub.core.names.words import SON_OR_DAUGHTER, father_of, is_family_shaped, is_patronymic, letters_of
from registerpub.core.records import Person, PersonName

FORMAT: Final = "registerpub-names-1"
NO_WORD: Final = -1
Table = dict[str, list[int]]
_LINES: Final = "\n"  # long lists of words and keys are written as one text, which is read back several times faster
_WORD_COLUMNS: Final = ("words", "outlines", "letters")
_TABLES: Final = ("pairs", "initials", "fathers", "single")
_ROW_COLUMNS: Final = ("persons", "surnames", "givens", "sexes")
_FEMALE_MIDDLES: Final = ("овна", "евна", "қызы", "кызы", "qyzy", "kyzy", "ovna", "evna")


@dataclass(slots=True)
class Columns:
    """One row per written form of a person, beside the words that the forms are made of.

    ``ids`` are the people in order. Row n belongs to the person ``ids[persons[n]]``; ``surnames[n]`` and ``givens[n]``
    are numbers of ``words`` (a form of one word has ``NO_WORD`` as given name); ``sexes`` are flags of ``readings``.
    ``outlines`` and ``letters`` (first letters of the keys, given names only) stand beside ``words``, each value a
    text with spaces. ``middles`` holds the words between, for the rows that have any; ``excluded`` spellings by person.
    ``given_keys`` are all keys of given names.

    The tables hold row numbers: ``pairs`` by «surname given» (outlines), ``initials`` by «surname letter» (outline and
    first letter of the given name), ``fathers`` by «patronymic given», ``single`` by the outline of a lone word.
    """

    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    outlines: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    surnames: list[int] = field(default_factory=list)
    givens: list[int] = field(default_factory=list)
    sexes: list[int] = field(default_factory=list)
    middles: dict[str, list[str]] = field(default_factory=dict)
    excluded: dict[str, list[str]] = field(default_factory=dict)
    given_keys: list[str] = field(default_factory=list)
    pairs: Table = field(default_factory=dict)
    initials: Table = field(default_factory=dict)
    fathers: Table = field(default_factory=dict)
    single: Table = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The columns as JSON: safe to read whatever the file's origin."""
        data: dict[str, Any] = {one.name: getattr(self, one.name) for one in fields(self)}
        data |= {name: _LINES.join(data[name]) for name in _WORD_COLUMNS}
        data |= {name: [_LINES.join(data[name]), list(data[name].values())] for name in _TABLES}
        return json.dumps({"format": FORMAT, **data}, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, payload: bytes) -> Columns:
        """Read back. Raises ``ValueError`` for anything that :meth:`to_bytes` did not write."""
        data: Any = json.loads(payload)
        if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
            raise ValueError("not a file of names of this version")
        try:
            data |= {name: data[name].split(_LINES) if data["persons"] else [] for name in _WORD_COLUMNS}
            data |= {name: _table(*data[name]) for name in _TABLES}
            columns = cls(**data)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("not a complete file of names") from error
        rows = {len(getattr(columns, name)) for name in _ROW_COLUMNS}
        if len(rows) != 1 or not len(columns.words) == len(columns.outlines) == len(columns.letters):
            raise ValueError("columns of names of unequal length")
        return columns


def _table(keys: str, rows: list[list[int]]) -> Table:
    return dict(zip(keys.split(_LINES), rows, strict=True)) if rows else {}


def build_columns(people: Iterable[Person]) -> Columns:
    """Take all names of all people apart. The order of ``people`` does not matter; equal ids raise ``ValueError``."""
    ordered = sorted(people, key=lambda person: person.id)
    builder = _Builder()
    builder.columns.ids = [person.id for person in ordered]
    if len(set(builder.columns.ids)) != len(ordered):
        raise ValueError("two people of the register have the same id")
    for number, person in enumerate(ordered):
        for name in sorted(set(person.names), key=lambda one: (one.full, one.language, one.kind)):
            builder.add(number, person, name)
    lay_out(builder.columns)
    return builder.columns


def lay_out(columns: Columns) -> None:
    """Fill the tables from the rows."""
    spelled = [text.split(" ") for text in columns.outlines]
    letters = [text.split(" ") for text in columns.letters]
    for row, (surname, given) in enumerate(zip(columns.surnames, columns.givens, strict=True)):
        if given == NO_WORD:
            for outline in spelled[surname]:
                columns.single.setdefault(outline, []).append(row)
            continue
        _put(columns.initials, spelled[surname], letters[given], row)
        if len(columns.words[given]) > 1:
            _put(columns.pairs, spelled[surname], spelled[given], row)
        for word in columns.middles.get(str(row), ()):
            if is_patronymic(word):
                _put(columns.fathers, outlines(father_of(word)), spelled[given], row)


def _put(table: Table, ones: Iterable[str], others: Iterable[str], row: int) -> None:
    for one in ones:
        for other in others:
            table.setdefault(f"{one} {other}", []).append(row)


class _Builder:
    """Fills columns, each word and each form once."""

    def __init__(self) -> None:
        self.columns = Columns()
        self._numbers: dict[str, int] = {}
        self._rows: set[tuple[object, ...]] = set()

    def add(self, number: int, person: Person, name: PersonName) -> None:
        words = words_of(name.full)
        if not words:
            return
        if name.kind == "excluded":
            self.columns.excluded.setdefault(str(number), []).append(" ".join(sorted(words)))
        elif len(words) == 1:
            self._add_row(number, person, words[0], None, ())
        else:
            given, middles, surname = take_apart(words)
            self._add_row(number, person, surname, given, middles)

    def _add_row(self, number: int, person: Person, surname: str, given: str | None, middles: tuple[str, ...]) -> None:
        sexes = _sexes(person, surname, middles)
        row = (number, surname, given, middles, sexes)
        if row in self._rows:
            return
        self._rows.add(row)
        columns = self.columns
        if middles:
            columns.middles[str(len(columns.persons))] = list(middles)
        columns.persons.append(number)
        columns.surnames.append(self._word(surname))
        columns.givens.append(NO_WORD if given is None else self._given(given))
        columns.sexes.append(sexes)

    def _word(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.columns.words)
            self.columns.words.append(word)
            self.columns.outlines.append(" ".join(outlines(word)))
            self.columns.letters.append("")
        return number

    def _given(self, word: str) -> int:
        number = self._word(word)
        if not self.columns.letters[number]:
            self.columns.letters[number] = letters_of(word)
            self.columns.given_keys.extend(keys_of(word).strong)
        return number


def words_of(full: str) -> tuple[str, ...]:
    """The mended words of a name as the register writes it, initials without their dots, «Асан ұлы» as one word."""
    words: list[str] = []
    for word in (mend(part).strip("'-") for part in full.replace(".", " ").split()):
        if word in SON_OR_DAUGHTER and len(words) > 1:
            words[-1] += word
        elif word:
            words.append(word)
    return tuple(words)


def take_apart(words: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """Given name, middle names and surname.

    «Surname Given Patronymic» is known by the patronymic at its end, «Given Surname Patronymic» by the family ending in
    the middle, and «Surname Given» by the family ending in front.
    """
    first, last = words[0], words[-1]
    if len(words) > 2 and is_patronymic(last) and not is_patronymic(words[1]):
        if is_family_shaped(words[1]) and not is_family_shaped(first):
            return first, words[2:], words[1]
        return words[1], words[2:], first
    if len(words) == 2 and is_family_shaped(first) and not is_family_shaped(last) and not is_patronymic(last):
        return last, (), first
    return first, words[1:-1], last


def _sexes(person: Person, surname: str, middles: tuple[str, ...]) -> int:
    """What is known of the bearer's sex: a family ending in -а shows a woman, whatever else is missing."""
    shown = base_readings(surname)[0].sexes
    if shown == r.FEMALE or person.sex == "f" or surname.endswith(("ova", "eva", "skaya")):
        return r.FEMALE
    if person.sex == "m" or surname.endswith(("ов", "ев", "ov", "ev")):
        return r.MALE
    if any(word.endswith(_FEMALE_MIDDLES) for word in middles):
        return r.FEMALE
    return r.ANY_SEX
