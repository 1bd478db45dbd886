"""What editors have ruled out: spellings that never name a person, and remembered "not this person" decisions.

A ruling on one document speaks of everybody so named there; a ruling on an outlet or on everything speaks of one
spelling, in all its cases. Nothing is ruled out for other people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import islice, product
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from registerpub.core.names.columns import words_of
from registerpub.core.names.words import analyse
from registerpub.core.records import NotThisPerson

_MOST_READINGS: Final = 400  # of one ruled name; a name has far fewer


class Excluded(NamedTuple):
    """For one document: people who are not meant at all, and spellings (sorted words) by person."""

    people: frozenset[int]
    spellings: Mapping[int, frozenset[str]]

    def forbids(self, person: int, words: Iterable[str]) -> bool:
        """Whether a name made of these mended base forms cannot mean ``person`` here."""
        if person in self.people:
            return True
        spellings = self.spellings.get(person)
        return spellings is not None and spelling(words) in spellings


NOTHING_EXCLUDED: Final = Excluded(frozenset(), {})


class Rulings:
    """All rulings about the people ``ids`` (by number), beside the excluded spellings of the register."""

    __slots__ = ("_by_host", "_by_url", "_everywhere")

    def __init__(
        self, ids: Iterable[str], spellings: Mapping[int, frozenset[str]], rulings: Iterable[NotThisPerson]
    ) -> None:
        numbers = {one: number for number, one in enumerate(ids)}
        everywhere = {person: set(names) for person, names in spellings.items()}
        self._by_host: dict[str, dict[int, set[str]]] = {}
        self._by_url: dict[str, set[int]] = {}
        for ruling in rulings:
            number = numbers.get(ruling.person)
            if number is None:
                continue
            if ruling.scope == "document":
                self._by_url.setdefault(ruling.place, set()).add(number)
            else:
                place = self._by_host.setdefault(ruling.place, {}) if ruling.scope == "host" else everywhere
                place.setdefault(number, set()).update(_spellings(ruling.name))
        self._everywhere = Excluded(frozenset(), {person: frozenset(names) for person, names in everywhere.items()})

    def in_document(self, url: str | None) -> Excluded:
        """What is ruled out in a document with this address."""
        if not url or not (self._by_host or self._by_url):
            return self._everywhere
        people = frozenset(self._by_url.get(url, ()))
        here = self._by_host.get(urlsplit(url).hostname or "", {})
        if not people and not here:
            return self._everywhere
        spellings = dict(self._everywhere.spellings)
        for person, names in here.items():
            spellings[person] = spellings.get(person, frozenset()) | names
        return Excluded(people, spellings)


def active_rulings(rulings: Iterable[NotThisPerson], today: dt.date) -> tuple[NotThisPerson, ...]:
    """Those that have not expired: a ruling holds to the end of its last day."""
    return tuple(ruling for ruling in rulings if ruling.until is None or ruling.until >= today)


def spelling(words: Iterable[str]) -> str:
    """Words of a name in an order of their own, to be compared."""
    return " ".join(sorted(words))


def _spellings(name: str) -> set[str]:
    """The name in every base form that its words, declined or not, may have."""
    bases = [list(dict.fromkeys((word, *(one.reading.base for one in analyse(word))))) for word in words_of(name)]
    return {spelling(words) for words in islice(product(*bases), _MOST_READINGS)}
