"""What editors have ruled out: spellings that never name a person, and remembered "not this person" decisions.

A ruling on one document speaks of everybody so named there; a ruling on an outlet or on everything speaks of one
spelling, in all its cases. Nothing is ruled out for other people. Addresses of documents are compared as they stand:
whoever makes rulings and documents writes one address for one page.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from registerpub.core.names.columns import words_of
from registerpub.core.names.words import analyse
from registerpub.core.records import RULING_SCOPES, NotThisPerson

_MOST_READINGS: Final = 400  # of one ruled name; a name has far fewer
_LONGEST_PLACE: Final = 2000
_LONGEST_HOST: Final = 253
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")


class Excluded(NamedTuple):
    """For one document: people who are not meant at all, and spellings (sorted words) by person."""

    people: frozenset[int]
    spellings: Mapping[int, frozenset[str]]

    def forbids(self, person: int, words: Iterable[str]) -> bool:
        """Whether a name cannot mean ``person`` here.

        ``words``: mended base forms of given name and surname, then the words between them, mended and as declined.
        """
        if person in self.people:
            return True
        spellings = self.spellings.get(person)
        if spellings is None:
            return False
        words = tuple(words)
        return any(spelling((*words[:2], *between)) in spellings for between in _base_forms(words[2:]))


NOTHING_EXCLUDED: Final = Excluded(frozenset(), {})


class Rulings:
    """All rulings about the people ``ids`` (by number), beside the excluded spellings of the register."""

    __slots__ = ("_by_host", "_by_url", "_everywhere")

    def __init__(
        self, ids: Iterable[str], spellings: Mapping[int, frozenset[str]], rulings: Iterable[NotThisPerson]
    ) -> None:
        numbers = {one: number for number, one in enumerate(ids)}
        everywhere = {person: {*names, *map(_without_yo, names)} for person, names in spellings.items()}
        self._by_host: dict[str, dict[int, set[str]]] = {}
        self._by_url: dict[str, set[int]] = {}
        for ruling in rulings:
            number = numbers.get(ruling.person)
            if number is None:
                continue
            if ruling.scope == "document":
                self._by_url.setdefault(ruling.place, set()).add(number)
            elif ruling.scope == "host":
                here = self._by_host.setdefault(plain_host(ruling.place), {})
                here.setdefault(number, set()).update(_spellings(ruling.name))
            elif ruling.scope == "everywhere":
                everywhere.setdefault(number, set()).update(_spellings(ruling.name))
        self._everywhere = Excluded(frozenset(), {person: frozenset(names) for person, names in everywhere.items()})

    def in_document(self, url: str | None) -> Excluded:
        """What is ruled out in a document with this address."""
        if not url or not (self._by_host or self._by_url):
            return self._everywhere
        people = frozenset(self._by_url.get(url, ()))
        here = self._by_host.get(_host_of(url), {}) if self._by_host else {}
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


def place_fault(scope: str, place: str) -> str | None:
    """What is wrong with the place of a ruling of a known scope, for the person who wrote it.

    The place is not repeated: an address may spell a name, and messages are logged.
    """
    if scope == "everywhere":
        return "a ruling for everywhere has no place: leave it out" if place else None
    if scope == "host":
        bare = len(place) <= _LONGEST_HOST and _HOST.fullmatch(place)
        return None if bare else "write the bare name of a host, like news.example.kz: no https://, path or port"
    return None if is_page_address(place) else "write the whole address of a page, beginning with https://"


def scope_fault(scope: str) -> str | None:
    """What is wrong with the scope of a ruling."""
    return None if scope in RULING_SCOPES else f"unknown scope; use one of: {', '.join(RULING_SCOPES)}"


def is_page_address(place: str) -> bool:
    """Whether a document can have this address: http or https, and a host."""
    whole = place.startswith(("http://", "https://")) and len(place) <= _LONGEST_PLACE
    return whole and place == place.strip() and bool(_host_of(place))


def plain_host(host: str) -> str:
    """A host's name to be compared: small letters, no «www.», no last dot, letters of other scripts as in DNS."""
    name = host.strip().rstrip(".").lower().removeprefix("www.")
    with contextlib.suppress(UnicodeError):
        name = name.encode("idna").decode("ascii")
    return name if name == host else plain_host(name)  # other dots than «.» come to light one after another


def _host_of(url: str) -> str:
    """The host of an address, empty for one that cannot be taken apart."""
    try:
        return plain_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _spellings(name: str) -> set[str]:
    """The name in every base form that its words, declined or not, may have."""
    return {spelling(words) for words in _base_forms(words_of(name))}


def _base_forms(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    bases = [list(dict.fromkeys((word, *(one.reading.base for one in analyse(word))))) for word in words]
    return islice(product(*bases), _MOST_READINGS)


def _without_yo(name: str) -> str:
    """Base forms that are met in texts have е for ё; the register's spellings are as its file has them."""
    return name.replace("ё", "е")
