"""The order of names: by the Kazakh alphabet, which holds every Russian letter, then Latin. Never by code point."""

from __future__ import annotations

from functools import lru_cache

_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}


@lru_cache(maxsize=65536)
def name_order(name: str) -> tuple[tuple[int, int], ...]:
    """A sort key for ``name``; letters outside the alphabet follow in their own order."""
    return tuple((0, _RANK[letter]) if letter in _RANK else (1, ord(letter)) for letter in name.lower())
