"""Regions of the country (ISO 3166-2:KZ, the division of June 2022) by their towns, for channels of one region.

A region is only taken from what a text tells already: a place that its editor took out says nothing here either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from registerpub.core.notices.places import TOWNS, Town

#: Code → English name of its town in ``places.TOWNS``, for every region.
_TOWNS_OF: Mapping[str, tuple[str, ...]] = {
    "KZ-10": ("Semey",),
    "KZ-11": ("Kokshetau", "Stepnogorsk"),
    "KZ-15": ("Aqtobe",),
    "KZ-19": ("Qapshaghai", "Qaskeleng", "Qonaev"),
    "KZ-23": ("Atyrau",),
    "KZ-27": ("Oral",),
    "KZ-31": ("Taraz",),
    "KZ-33": ("Taldyqorghan",),
    "KZ-35": ("Balqash", "Qaraghandy", "Temirtau"),
    "KZ-39": ("Qostanai", "Rudny"),
    "KZ-43": ("Qyzylorda",),
    "KZ-47": ("Aqtau", "Zhanaozen"),
    "KZ-55": ("Ekibastuz", "Pavlodar"),
    "KZ-59": ("Petropavl",),
    "KZ-61": ("Turkistan",),
    "KZ-62": ("Zhezqazghan",),
    "KZ-63": ("Oskemen",),
    "KZ-71": ("Astana", "Nur-Sultan"),
    "KZ-75": ("Almaty",),
    "KZ-79": ("Shymkent",),
}
REGIONS = tuple(_TOWNS_OF)
_REGION_OF = {town: code for code, towns in _TOWNS_OF.items() for town in towns}
_WORD = re.compile(r"\w+(?:-\w+)*")
#: "Almaty region" is another region than the city that it is named after, and so is its court.
_OF_A_REGION = re.compile(r"област|облыс|\bregion|\boblast", re.IGNORECASE)
_ENDINGS = "аеиоуыэяйьaeiouy"


def regions_told(places: Iterable[str], text: str) -> tuple[str, ...]:
    """Codes of the regions of towns that ``places`` (places and courts as recorded) name and ``text`` names too."""
    recorded = {town.en for place in places if not _OF_A_REGION.search(place) for town in _towns_in(place)}
    told = {town.en for town in _towns_in(text)} if recorded else set()
    return tuple(sorted({_REGION_OF[town] for town in recorded & told}))


def region_of(place: str) -> str | None:
    """Code of the region of the first town that a recorded ``place`` names; None if it names none.

    "Almaty region" is told by no town: where the town is only what the region is called after, nothing is said.
    """
    towns = [] if _OF_A_REGION.search(place) else _towns_in(place)
    return _REGION_OF.get(towns[0].en) if towns else None


def region_name(code: str, language: str) -> str:
    """A region by its towns, in ``language``: what a chart can call it without the law's long names."""
    towns = [town for name in _TOWNS_OF.get(code, ()) for town in TOWNS if town.en == name]
    return ", ".join(str(getattr(town, language)) for town in towns) or code


def _towns_in(text: str) -> list[Town]:
    """Towns whose name, in any language, begins a word with a capital: Алматы, Алматыда, Алматинский."""
    words = tuple(word for word in _WORD.findall(text) if word[0].isupper())
    return [town for town in TOWNS if any(word.startswith(_stems(town)) for word in words)]


def _stems(town: Town) -> tuple[str, ...]:
    return tuple(form.removesuffix(form[-1]) if form[-1] in _ENDINGS else form for form in _forms(town))


def _forms(town: Town) -> tuple[str, ...]:
    return town.kk, town.kk_where, town.ru, town.ru_where, town.en, *town.also
