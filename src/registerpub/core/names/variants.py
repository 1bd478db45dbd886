"""The spellings one written word of a name may stand for, as keys.

A key is *strong* when the letters themselves say so («x» may be кс or х) and *weak* when only habit does: how older
Russian texts rewrite Kazakh letters, which doubled consonants are dropped. A weak key never decides alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from registerpub.core.names.fold import fold_word, weaken
from registerpub.core.names.letters import is_cyrillic_word


class Keys:
    """All keys of one base form. ``strong[0]`` is the key by which words are clustered; ``weak`` is worked out late."""

    __slots__ = ("_base", "_weak", "strong")

    def __init__(self, base: str) -> None:
        self._base = base
        self.strong = _strong_keys(base)
        self._weak: tuple[str, ...] | None = None

    @property
    def weak(self) -> tuple[str, ...]:
        if self._weak is None:
            self._weak = _weak_keys(self._base, self.strong)
        return self._weak


# What the letter may also stand for, tried one rule at a time.
_STRONG_RULES: Final = (
    ("x", "h"),
    ("w", "v"),
    (re.compile("c(?!h)"), "k"),
    (re.compile("(?<=[scy])'"), ""),
    (re.compile("ь(?=[ея])"), "и"),
    (re.compile("ye"), "ie"),
)
# How Russian-language media rewrite the letters of a Kazakh name, older usage (and back again).
_CYRILLIC_HABITS: Final = (
    (re.compile("ә"), "я"),
    (re.compile("(?<!^)ә"), "е"),
    (re.compile("ө"), "у"),
    (re.compile("(?<!^)ө"), "е"),
    (re.compile("ұ"), "о"),
    (re.compile("ү"), "ю"),
    (re.compile("(?<!^)ү"), "и"),
    (re.compile("[іы]"), "е"),
    (re.compile("[іы](?=.*[аәеёиоөуұүыіэюя])"), ""),
    (re.compile("(?<!^)[іы]"), "у"),
    (re.compile("ұйы|үйі"), "ую"),
    (re.compile("(?<!^)е(?=[рнл])"), "а"),
    (re.compile("қ"), "х"),
    (re.compile("х"), "к"),
    (re.compile("о(?=лл)"), "у"),
    (re.compile("ғ"), "х"),
    (re.compile("һ"), ""),
    (re.compile("^уә"), "ва"),
    (re.compile("ш"), "ч"),
    (re.compile("ч"), "ш"),
    (re.compile("(?<=[лгкрдтсзнбмш])я"), "а"),
    (re.compile("(?<=[лгкрдтсзнбмшж])ю"), "у"),
    (re.compile("м(?=[бп])|(?<=[аеиоуыі])н(?=б)"), "н"),
    (re.compile(r"([бвгдзклмнпртф])\1"), r"\1"),
)
_LATIN_HABITS: Final = (
    (re.compile("o(?=ll)"), "u"),
    (re.compile("(?<=[bcdfghklmnpqrstvz])[iy](?=[bcdfghklmnpqrstvz])"), "u"),
    (re.compile("(?:(?<=[bcdfghklmnpqrstuvz])|^)[iy](?=[bcdfghklmnpqrstvz]+[aeiouy])"), ""),
    (re.compile("u(?:ii|iy|yi|yy)"), "uyu"),
    (re.compile("(?<=[bcdfghklmnpqrstvz])e(?=[rnl])"), "a"),
    (re.compile("gh?(?=[ao])"), "kh"),
    (re.compile(r"([bcdfgklmnprtvz])\1"), r"\1"),
)


@lru_cache(maxsize=65536)
def keys_of(base: str) -> Keys:
    """The keys of one mended base form (one word, lower case)."""
    return Keys(base)


def _strong_keys(base: str) -> tuple[str, ...]:
    keys = {fold_word(base): None}
    for pattern, value in _STRONG_RULES:
        changed = base.replace(pattern, value) if isinstance(pattern, str) else pattern.sub(value, base)
        if changed != base:
            keys[fold_word(changed)] = None
    return tuple(key for key in keys if key)


def spellings(base: str) -> tuple[str, ...]:
    """The other spellings that one habit gives a mended base form, letters as written."""
    habits = _CYRILLIC_HABITS if is_cyrillic_word(base) else _LATIN_HABITS
    changed = (habit.sub(value, base) for habit, value in habits)
    return tuple(dict.fromkeys(word for word in changed if word != base))


def _weak_keys(base: str, strong: tuple[str, ...]) -> tuple[str, ...]:
    folded = dict.fromkeys((*strong, *map(fold_word, spellings(base))))
    return tuple(dict.fromkeys(weaken(key) for key in folded if key))
