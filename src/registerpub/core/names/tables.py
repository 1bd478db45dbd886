"""The tables of letters as plain data, for a program that folds words elsewhere: the search of the public pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registerpub.core.names import arabic, fold, letters
from registerpub.core.names.variants import keys_of


def letter_tables() -> dict[str, Any]:
    """Letter → what it becomes, by table; ``front`` holds letters, ``steps`` pairs. Made to be written as JSON."""
    tidy = {
        **dict.fromkeys(letters.INVISIBLE, ""),
        **dict.fromkeys(letters.APOSTROPHES, "'"),
        **dict.fromkeys(letters.HYPHENS, "-"),
    }
    return {
        "tidy": tidy,
        "cyrillic": _named(letters.CYRILLIC_TO_LATIN),
        "marked": _named(letters.MARKED_LATIN),
        "latinTwins": _named(letters.LATIN_TWINS),
        "cyrillicTwins": _named(letters.CYRILLIC_TWINS),
        "withApostrophe": dict(fold.WITH_APOSTROPHE),
        "steps": [list(step) for step in fold.STEPS_4_AND_5],
        "hamza": _named(arabic.WITH_HAMZA),
        "front": arabic.FRONT.pattern[1:-1],
        "frontWord": _named(arabic.FRONT_WORD),
        "backWord": _named(arabic.BACK_WORD),
    }


def other_keys(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys beside its own under which a written word may be looked up: those of its letters, those of habit."""
    mended = fold.mend(word)
    keys, own = keys_of(mended), fold.fold_word(mended)
    strong = tuple(key for key in keys.strong if key != own)
    loose = tuple(key for key in keys.weak if key not in (own, fold.weaken(own)))
    return strong, loose


def _named(table: Mapping[int, Any]) -> dict[str, str]:
    return {chr(letter): value if isinstance(value, str) else chr(value) for letter, value in table.items()}
