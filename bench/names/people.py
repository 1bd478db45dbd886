"""Invented people of Kazakhstan in all three languages: real given names, surnames grown from real given names.

The given names are those of KazPER in their own three spellings. A surname is a man's given name with an ending, as
most surnames of Kazakhstan are, or one of a few dozen common Russian surnames.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.names.data import GivenName
from bench.names.register import Entry
from bench.names.russian_names import FEMALE_GIVEN, MALE_GIVEN, SURNAMES
from bench.names.spellings import kazakh_to_english, russian_to_english

Forms = dict[str, str]  # language -> written form
LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Invented:
    """A person with a given name and surname in each language. ``id`` is opaque."""

    id: str
    female: bool
    given: tuple[str, str, str]
    surname: tuple[str, str, str]

    def written(self, language: str) -> tuple[str, str]:
        at = LANGUAGES.index(language)
        return self.given[at], self.surname[at]

    def full(self, language: str) -> str:
        return " ".join(self.written(language))

    def entry(self, language: str) -> Entry:
        return Entry(self.id, language, *self.written(language))


@dataclass(frozen=True, slots=True)
class Surname:
    """``stem`` is without the woman's ending; ``feminine`` is added for women."""

    stem: tuple[str, str, str]
    masculine: tuple[str, str, str] = ("", "", "")
    feminine: tuple[str, str, str] = ("", "", "")

    def of(self, female: bool) -> tuple[str, str, str]:
        ending = self.feminine if female else self.masculine
        kk, ru, en = (stem + end for stem, end in zip(self.stem, ending, strict=True))
        return kk, ru, en


def surnames_with_ov(given: Iterable[GivenName]) -> list[Surname]:
    """«Серік» gives «Серіков», «Абай» gives «Абаев», «Әлі» gives «Әлиев»; each written once in each language."""
    found: dict[str, Surname] = {}
    for name in given:
        surname = _with_ov(name) if name.gender in "MB" and len(name.kk) > 3 else None
        if surname:
            found.setdefault(surname.stem[0], surname)
    return list(found.values())


def _with_ov(name: GivenName) -> Surname | None:
    kk, ru, en = name.kk, name.ru, name.en
    ending = ("ов", "ов", "ov")
    if kk[-1] == "й" and ru[-1] == "й" and en[-1] in "iy":
        kk, ru, en, ending = kk[:-1], ru[:-1], en[:-1], ("ев", "ев", "ev")
    elif kk[-1] in "іиы" and ru[-1] in "иы" and en[-1] in "iy":
        kk, ru, en, ending = kk[:-1] + "и", ru[:-1] + "и", en[:-1] + "i", ("ев", "ев", "yev")
    elif kk[-1] in "аеу" and ru[-1] == kk[-1] and en[-1] in "aeu" or kk[-1] in "шжч" and ru[-1] == kk[-1]:
        ending = ("ев", "ев", "ev")
    elif ru[-1] == "ь":
        ru = ru[:-1]
    elif kk[-1] in "яюьәүоө" or ru[-1] in "аеиоуыэюя":
        return None
    return Surname((kk, ru, en), ending, (ending[0] + "а", ending[1] + "а", ending[2] + "a"))


def surnames_of_other_kinds(given: Iterable[GivenName]) -> list[Surname]:
    """Surnames without an ending («Әбжан») and with «-ұлы» / «-қызы»."""
    found: dict[str, Surname] = {}
    for at, name in enumerate(name for name in given if name.gender == "M" and len(name.kk) > 4):
        stem = (name.kk, name.ru, name.en)
        kin = Surname(stem, ("ұлы", "улы", "uly"), ("қызы", "кызы", "kyzy"))
        hard = name.ru[-1] not in "ьаеиоуыэюяй"
        found.setdefault(name.kk, kin if at % 3 == 0 and hard else Surname(stem))
    return list(found.values())


def russian_surnames() -> list[Surname]:
    """Common Russian surnames: written alike in Kazakh, and in English by the scheme of Wikipedia."""
    write = russian_to_english("wikipedia")
    endings = ("", "", ""), ("а", "а", "a")
    return [Surname((stem, stem, write(stem)), *endings) for stem in SURNAMES]


def invent(given: Sequence[GivenName], count: int, seed: str, russian: float = 0.2) -> list[Invented]:
    """People without repetition, drawn evenly over the given names; a share has Russian names."""
    rng = random.Random(seed)
    pools = [(surnames_with_ov(given), 0.8), (surnames_of_other_kinds(given), 0.2)]
    slavic = russian_surnames()
    found: dict[tuple[str, ...], Invented] = {}
    while len(found) < count:
        if rng.random() < russian:
            female, name = _russian_given(rng)
            surname = rng.choice(slavic).of(female)
        else:
            chosen = rng.choice(given)
            female = chosen.gender == "F" or (chosen.gender == "B" and rng.random() < 0.5)
            name = (chosen.kk, chosen.ru, chosen.en)
            pool = rng.choices([pool for pool, _ in pools], [weight for _, weight in pools])[0]
            surname = rng.choice(pool).of(female)
        key = (name[0], surname[0])
        found.setdefault(key, Invented(f"{seed}-{len(found)}", female, name, surname))
    return list(found.values())


def _russian_given(rng: random.Random) -> tuple[bool, tuple[str, str, str]]:
    female = rng.random() < 0.5
    name = rng.choice(FEMALE_GIVEN if female else MALE_GIVEN)
    return female, (name, name, russian_to_english("wikipedia")(name))


def kazakh_in_english(person: Invented, scheme: str) -> tuple[str, str]:
    """The person's Kazakh name in Latin letters by a scheme. Raises ``LookupError`` if the scheme is not available."""
    write = kazakh_to_english(scheme)
    if write is None:
        raise LookupError(scheme)
    return write(person.given[0]), write(person.surname[0])
