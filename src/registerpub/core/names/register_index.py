"""The names of a register, laid out for looking up: built once, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.fold import coarse, mend, skeleton
from registerpub.core.names.inflect_ru import base_readings
from registerpub.core.names.letters import KAZAKH_CYRILLIC
from registerpub.core.names.variants import Keys, keys_of
from registerpub.core.names.words import father_key, is_patronymic
from registerpub.core.records import Person, PersonName

SHORTEST_LOOSE: Final = 4
"""Letters of the shortest surname that may match by a weak key; shorter ones need their exact form."""
SHORTEST_SIMILAR: Final = 6
"""Letters of the shortest surname that may match by edit distance."""


class NameForm(NamedTuple):
    """One written form of one person, taken apart.

    ``fathers`` are keys of patronymics, ``middles`` of other names; ``kazakh``: the given name has Kazakh letters.
    """

    person: int
    surname: Keys
    given: Keys
    fathers: tuple[str, ...]
    middles: tuple[str, ...]
    sexes: int
    kazakh: bool = False


Table = dict[str, tuple[NameForm, ...]]


class RegisterIndex(NamedTuple):
    """``pairs`` are keyed «surname given», ``initials`` «surname letter», ``fathers`` «patronymic given».

    ``outlines`` are the coarse keys of everything that may stand for a person.
    """

    ids: tuple[str, ...]
    pairs: Table
    weak_pairs: Table
    similar_pairs: Table
    surnames: Table
    weak_surnames: Table
    initials: Table
    weak_initials: Table
    fathers: Table
    words: Table
    patronymics: frozenset[str]
    givens: frozenset[str]
    outlines: frozenset[str]
    similar_skeletons: frozenset[str]
    surname_keys: tuple[tuple[str, ...], ...]
    excluded: tuple[frozenset[str], ...]


def build_index(people: Iterable[Person]) -> RegisterIndex:
    """Lay out all forms of all people. The order of ``people`` does not matter; equal ids raise ``ValueError``."""
    ordered = sorted(people, key=lambda person: person.id)
    ids = tuple(person.id for person in ordered)
    if len(set(ids)) != len(ids):
        raise ValueError("two people of the register have the same id")
    builder = _Builder()
    for number, person in enumerate(ordered):
        for name in sorted(set(person.names), key=lambda one: (one.full, one.language, one.kind)):
            builder.add(number, person, name)
    return builder.build(ids)


class _Builder:
    """Collects tables while the register is read."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, dict[NameForm, None]]] = {
            table: {} for table in (*_PAIR_TABLES, *_WORD_TABLES)
        }
        self.givens: set[str] = set()
        self.surname_keys: dict[int, dict[str, None]] = {}
        self.excluded: dict[int, set[str]] = {}

    def put(self, table: str, key: str, form: NameForm) -> None:
        self.tables[table].setdefault(key, {})[form] = None

    def add(self, number: int, person: Person, name: PersonName) -> None:
        words = words_of(name.full)
        if not words:
            return
        if name.kind == "excluded":
            self.excluded.setdefault(number, set()).add(" ".join(sorted(words)))
        elif len(words) == 1:
            self._add_word(number, person, words[0])
        else:
            self._add_name(number, person, words)

    def _add_word(self, number: int, person: Person, word: str) -> None:
        keys = keys_of(word)
        form = NameForm(number, keys, Keys((), ()), (), (), _sexes(person, word, ()))
        for key in keys.strong:
            self.put("words", key, form)

    def _add_name(self, number: int, person: Person, words: tuple[str, ...]) -> None:
        given, middle, surname = take_apart(words)
        fathers = tuple(father_key(word) for word in middle if is_patronymic(word))
        middles = tuple(key for word in middle if not is_patronymic(word) for key in keys_of(word).strong)
        sexes = _sexes(person, surname, middle)
        kazakh = not KAZAKH_CYRILLIC.isdisjoint(given)
        form = NameForm(number, keys_of(surname), keys_of(given), fathers, middles, sexes, kazakh)
        self.surname_keys.setdefault(number, {}).update(dict.fromkeys(form.surname.strong))
        for key in form.surname.strong:
            self.put("surnames", key, form)
            self._add_initials("initials", key, form)
        for key in _loose(form.surname):
            self.put("weak_surnames", key, form)
            self._add_initials("weak_initials", key, form)
        if len(given) > 1:
            self._add_pairs(form)
        for word in middle:
            if is_patronymic(word):
                for father, key in product(keys_of(word).strong, form.given.strong):
                    self.put("fathers", f"{father} {key}", form)

    def _add_initials(self, table: str, surname: str, form: NameForm) -> None:
        for letter in {key[0] for key in form.given.strong}:
            self.put(table, f"{surname} {letter}", form)

    def _add_pairs(self, form: NameForm) -> None:
        self.givens.update(form.given.strong)
        for surname, given in product(form.surname.strong, form.given.strong):
            self.put("pairs", f"{surname} {given}", form)
            if len(surname) >= SHORTEST_SIMILAR:
                self.put("similar_pairs", f"{skeleton(surname)} {given}", form)
        weak = dict.fromkeys(product(_loose(form.surname), form.given.weak))
        for surname, given in weak:
            self.put("weak_pairs", f"{surname} {given}", form)

    def build(self, ids: tuple[str, ...]) -> RegisterIndex:
        tables: dict[str, Table] = {
            name: {key: tuple(forms) for key, forms in table.items()} for name, table in self.tables.items()
        }
        patronymics = frozenset(pair.split()[0] for pair in tables["fathers"])
        keys = {*tables["surnames"], *tables["weak_surnames"], *tables["words"], *patronymics}
        return RegisterIndex(
            ids=ids,
            **tables,
            patronymics=patronymics,
            givens=frozenset(self.givens),
            outlines=frozenset(outline for key in keys for outline in (coarse(key),) if outline is not None),
            similar_skeletons=frozenset(pair.split()[0] for pair in tables["similar_pairs"]),
            surname_keys=tuple(tuple(self.surname_keys.get(number, ())) for number in range(len(ids))),
            excluded=tuple(frozenset(self.excluded.get(number, ())) for number in range(len(ids))),
        )


_PAIR_TABLES: Final = ("pairs", "weak_pairs", "similar_pairs", "initials", "weak_initials", "fathers")
_WORD_TABLES: Final = ("surnames", "weak_surnames", "words")


def words_of(full: str) -> tuple[str, ...]:
    """The mended words of a name as the register writes it, initials without their dots."""
    return tuple(word for word in (mend(part).strip("'-") for part in full.replace(".", " ").split()) if word)


def take_apart(words: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """Given name, middle names and surname. «Surname Given Patronymic» is known by its Slavic patronymic."""
    if len(words) > 2 and is_patronymic(words[-1]) and not is_patronymic(words[1]):
        return words[1], words[2:], words[0]
    return words[0], words[1:-1], words[-1]


def _loose(surname: Keys) -> tuple[str, ...]:
    return surname.weak if len(surname.strong[0]) >= SHORTEST_LOOSE else ()


def _sexes(person: Person, surname: str, middle: tuple[str, ...]) -> int:
    """What is known of the bearer's sex: a family ending in -а shows a woman, whatever else is missing."""
    shown = base_readings(surname)[0].sexes
    if shown == r.FEMALE or person.sex == "f" or surname.endswith(("ova", "eva", "skaya")):
        return r.FEMALE
    if person.sex == "m" or surname.endswith(("ов", "ев", "ov", "ev")):
        return r.MALE
    if any(word.endswith(("овна", "евна", "қызы", "кызы", "qyzy", "kyzy", "ovna", "evna")) for word in middle):
        return r.FEMALE
    return r.ANY_SEX
