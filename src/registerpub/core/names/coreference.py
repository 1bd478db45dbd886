"""A surname standing alone, after its bearer was named in full in the same document.

Only what the document itself has established counts, and a neighbouring word that may be somebody else's given name
forbids it: another person of the same surname must never be taken for the one on the register.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from registerpub.core.names import readings as r
from registerpub.core.names.context_words import (
    is_common_given,
    is_family,
    is_family_in_dative,
    is_kin,
    is_kin_or_genitive,
    is_place_word,
    is_plain_word,
)
from registerpub.core.names.pairs import CHECK, WEAK
from registerpub.core.names.readings import agreement
from registerpub.core.names.register_index import NameForm
from registerpub.core.names.tokens import Token
from registerpub.core.names.variants import keys_of
from registerpub.core.names.verify import Found, Words, surname_readings
from registerpub.core.names.words import is_patronymic

Neighbour = Literal["clear", "unknown", "somebody"]

_SENTENCE_END: Final = re.compile(r"[.!?…:;»«\"“”\n\r\t(\[•–—*-][\s\"«“(\[•–—*]*$")
_FEMININE_VERB: Final = re.compile("(?:ла|лась|ена|ана|ита|ута)$")


class Known(dict[str, dict[int, int]]):
    """Surname keys established by full names of the document -> person and the sexes of the name."""

    def learn(self, words: Words, found: Found) -> None:
        """Remember the surname as written here and as the register has it."""
        registered = (key for form in words.register.forms_of(found.person) for key in _full_surname(form))
        for key in (*found.surname_keys, *registered):
            self.setdefault(key, {})[found.person] = r.ANY_SEX

    def learn_all(self, words: Words, group: list[Found]) -> None:
        """The same for every person of a group that is named in full and well enough."""
        for found in group:
            if found.full and found.rank >= CHECK:
                self.learn(words, found)


def _full_surname(form: NameForm) -> tuple[str, ...]:
    return form.surname_keys.strong if form.given else ()


def alone(words: Words, at: int, known: Known, namesakes: set[str], kazakh: bool) -> list[Found]:
    """The people already named in full whose surname is the token ``at``.

    ``namesakes`` holds surname keys met with a given name of somebody else, and is added to.
    """
    people = _people(words, at, known, kazakh)
    if not people:
        return []
    neighbour = _neighbour(words, at, _is_bare(words, at, known))
    keys = {key for keys in people.values() for key in keys}
    if neighbour == "somebody":
        namesakes |= keys
        return []
    rank = CHECK
    reasons: tuple[str, ...] = ("coreference", "surname:agrees", "given:unknown")
    if neighbour == "unknown":
        rank, reasons = WEAK, (*reasons, "neighbour:unknown")
    if keys & namesakes:
        rank, reasons = WEAK, (*reasons, "namesake:present")
    return [Found(person, at, at, rank, reasons, tuple(keys), False) for person, keys in people.items()]


def _people(words: Words, at: int, known: Known, kazakh: bool) -> dict[int, tuple[str, ...]]:
    token = words.tokens[at]
    if not token.capital:
        return {}
    people: dict[int, tuple[str, ...]] = {}
    for one in surname_readings(token):
        reading, keys = one.reading, one.keys
        declined = reading.mode == "ru" and reading.cases != r.EVERY_CASE
        if declined and (kazakh or _is_feminine_subject(words, at, reading.cases)):
            continue
        if reading.doubtful:
            continue
        for key in keys.strong:
            for person in known.get(key, ()):
                people.setdefault(person, keys.strong)
    return people


def _is_feminine_subject(words: Words, at: int, cases: int) -> bool:
    """«Омарова заявила»: a woman, though the form could be the genitive of a man's name."""
    if not cases & r.GENITIVE or not words.tokens[at].mended.endswith("а"):
        return False
    if not words.joined(at) or not starts_sentence(words, at):
        return False
    return _FEMININE_VERB.search(words.tokens[at + 1].mended) is not None


def starts_sentence(words: Words, at: int) -> bool:
    """Whether nothing of the same sentence stands before the token."""
    start = words.tokens[at].start
    before = words.text[max(0, start - 8) : start]
    return not before.strip() and start <= 8 or _SENTENCE_END.search(before) is not None


def _neighbour(words: Words, at: int, bare: bool) -> Neighbour:
    """``bare``: the surname has no ending of its own."""
    right = _right(words, at, bare)
    if right == "somebody":
        return right
    return _left(words, at, bare)


def _right(words: Words, at: int, bare: bool) -> Neighbour:
    if not words.joined(at):
        return "clear"
    token = words.tokens[at + 1]
    if token.initial and token.dotted:
        return "somebody"
    if is_family(token.mended) and bare:
        return "somebody"
    if is_place_word(token.mended):
        return "somebody"
    if not token.capital:
        return "clear"
    if is_patronymic(token.mended) or (_is_given(words, token) and not _name_follows(words, at + 1)):
        return "somebody"
    return "clear"


def _name_follows(words: Words, at: int) -> bool:
    return words.joined(at) and words.tokens[at + 1].capital and not is_patronymic(words.tokens[at + 1].mended)


def _left(words: Words, at: int, bare: bool) -> Neighbour:
    gap = words.gap(at - 1)
    if gap == "other":
        return "clear"
    token = words.tokens[at - 1]
    if gap == "dot":
        return "somebody" if token.initial else "clear"
    if is_place_word(token.mended) or _is_family(words, at) or (is_kin(token.mended) and bare):
        return "somebody"
    if is_kin_or_genitive(token.mended) and words.tokens[at].mended.endswith(("ова", "ева", "ина", "ына")):
        return "unknown"
    if not token.capital or is_plain_word(token.mended):
        return "clear"
    if not _may_agree(words, at):
        return "clear"
    if _is_given(words, token) or is_patronymic(token.mended):
        return "somebody"
    if starts_sentence(words, at - 1) or _is_heading(words, at):
        return "unknown"
    return "somebody"


def _is_bare(words: Words, at: int, known: Known) -> bool:
    """Whether the surname stands as it was named, without a case ending or an English possessive."""
    return any(key in known for key in keys_of(words.tokens[at].mended).strong)


def _is_family(words: Words, at: int) -> bool:
    return words.tokens[at].mended.endswith(("ым", "им")) and is_family_in_dative(words.tokens[at - 1].mended)


def _may_agree(words: Words, at: int) -> bool:
    """Whether the word before could, by grammar, be the given name of this surname."""
    return any(
        agreement(given.reading, surname.reading, True) == "agrees"
        for given in words.tokens[at - 1].analysed
        if given.reading.roles & r.GIVEN
        for surname in surname_readings(words.tokens[at])
    )


def _is_given(words: Words, token: Token) -> bool:
    keys = {key for found in token.analysed for key in found.keys.strong[:1]}
    return bool(keys & words.register.given_keys) or any(map(is_common_given, keys))


def _is_heading(words: Words, at: int) -> bool:
    """Whether the words around are nearly all capitalised, so that a capital says nothing."""
    near = words.tokens[max(0, at - 5) : at + 6]
    longer = [token for token in near if len(token.mended) > 3]
    return len(longer) > 3 and all(token.capital for token in longer)
