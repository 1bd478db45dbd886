"""What the words around a full name say against it: lists without commas, lines, places, bylines.

Lowers the rank and says why; never raises one.
"""

from __future__ import annotations

import re
from typing import Final

from registerpub.core.names.context_words import is_common_given, is_place_before, is_place_word, is_plain_word
from registerpub.core.names.pairs import CHECK, WEAK
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.tokens import Token
from registerpub.core.names.words import is_family_shaped, is_patronymic

_BYLINE: Final = re.compile(
    r"(?:(?:фото|автор|авторы|текст|сурет|мәтін|суретті түсірген|photo|author|text|byline|©)\s*:?|(?:^|\n)\s*by)"
    r"\s*[«\"]?$",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 24


def weighed(words: Words, found: Found) -> Found | None:
    """The found name with the rank that its surroundings leave it; None if its words belong to other names."""
    if not found.full or not found.rank:
        return found
    if is_patronymic(words.tokens[found.surname].mended):
        before, after = words.name_before(found.first), words.name_after(found.last)
        if any(beside is not None and is_family_shaped(beside.mended) for beside in (before, after)):
            return None  # «Серік Ерланұлы Ахметов»: what looked like a surname is somebody's patronymic
        if after is not None and not words.divided(found.last) and not is_plain_word(after.mended):
            return _lowered(found, CHECK, "order:unsure")
    if _crosses_lines(words, found):
        return None if found.surname == found.first else _lowered(found, CHECK, "order:unsure")
    if _is_in_a_list(words, found):
        found = _lowered(found, CHECK, "order:unsure")
    if _is_a_place(words, found):
        return _lowered(found, WEAK, "context:place")
    if _BYLINE.search(_label(words.text, words.tokens[found.first].start)):
        return _lowered(found, CHECK, "context:byline")
    return found


def _label(text: str, start: int) -> str:
    """What stands before ``start``, with a sign in front where the line began earlier."""
    return text[:start] if start <= _LONGEST_LABEL else "…" + text[start - _LONGEST_LABEL : start]


def is_given_like(words: Words, token: Token) -> bool:
    """Whether a word may be a given name: one of the register, a common one, or one that ends like them."""
    keys = {key for found in token.analysed for key in found.keys.strong[:1]}
    return bool(keys & words.register.given_keys) or any(map(is_common_given, keys))


def _lowered(found: Found, rank: int, reason: str) -> Found:
    return found._replace(rank=min(found.rank, rank), reasons=(*found.reasons, reason))


def _is_in_a_list(words: Words, found: Found) -> bool:
    """Names side by side without commas, so that it is open which words belong together."""
    before, after = words.name_before(found.first), words.name_after(found.last)
    surname, given = words.tokens[found.surname], words.tokens[found.first]
    if found.last - found.first != 1:
        return False
    if found.surname == found.first:
        return is_given_like(words, surname) and not is_family_shaped(surname.mended)
    if before is not None and after is not None and is_family_shaped(before.mended) and is_given_like(words, after):
        return True
    if is_family_shaped(surname.mended) or after is None or is_plain_word(after.mended):
        return False
    return is_given_like(words, surname) and is_given_like(words, after) and is_given_like(words, given)


def _crosses_lines(words: Words, found: Found) -> bool:
    """Whether the name goes over the end of a line and either line has more of a name without it."""
    cuts = [at for at in range(found.first, found.last) if words.divided(at)]
    if not cuts:
        return False
    before, after = words.name_before(found.first), words.name_after(found.last)
    return (before is not None and not words.divided(found.first - 1) and not is_plain_word(before.mended)) or (
        after is not None and not words.divided(found.last) and not is_plain_word(after.mended)
    )


def _is_a_place(words: Words, found: Found) -> bool:
    """A street, school, region or company of that name."""
    if words.joined(found.last) and is_place_word(words.tokens[found.last + 1].mended):
        return True
    return words.joined(found.first - 1) and is_place_before(words.tokens[found.first - 1].mended)
