"""A surname standing alone, after its bearer was named in full in the same document.

Only what the document itself has established counts, and a neighbouring word that may be somebody else's given name
forbids it: another person of the same surname must never be taken for the one on the register.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.context_words import (
    is_family,
    is_family_in_dative,
    is_function_word,
    is_kin,
    is_kin_or_genitive,
    is_official,
    is_place_word,
    is_plain_word,
)
from registerpub.core.names.pairs import CHECK, WEAK
from registerpub.core.names.readings import agreement
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.surroundings import is_given_like
from registerpub.core.names.variants import keys_of
from registerpub.core.names.verify import surname_readings
from registerpub.core.names.words import is_patronymic

Neighbour = Literal["clear", "unknown", "somebody"]

_SENTENCE_END: Final = re.compile(r"[.!?…:;»«\"“”\n\r\t(\[•–—*-][\s\"«“(\[•–—*]*$")
_BEFORE_A_VERB: Final = frozenset("не ни уже также тоже еще сама лишь только".split())
_FEMININE_FAMILIES: Final = ("ова", "ева", "ина", "ына")
_FEMININE_VERB: Final = re.compile("(?:ла|лась|ена|ана|ита|ута)$")


class Known(dict[str, set[int]]):
    """Surname keys established by full names -> people."""

    def learn(self, words: Words, group: list[Found]) -> None:
        """Remember the surnames, as written here and as the register has them, of people named well enough."""
        for found in group:
            if found.full and found.rank >= CHECK:
                forms = words.register.forms_of(found.person)
                registered = (key for form in forms if form.given for key in form.surname_keys.strong)
                for key in (*found.surname_keys, *registered):
                    self.setdefault(key, set()).add(found.person)


class Told(NamedTuple):
    """What a document has told so far, and what it tells as a whole.

    ``known`` grows with the text; ``everyone`` is the whole document's. ``namesakes`` are surname keys met with a given
    name of somebody else, ``others`` people of the register of whom a namesake in given name and surname is named.
    """

    known: Known
    everyone: Known
    namesakes: set[str]
    others: frozenset[int]
    kazakh: bool

    def weighed(self, group: list[Found]) -> list[Found]:
        """The same people, doubtful where a namesake is named in the document and no patronymic decides."""
        return [
            one._replace(rank=WEAK, reasons=tuple(dict.fromkeys((*one.reasons, "namesake:present"))))
            if one.person in self.others and not one.father_agrees
            else one
            for one in group
        ]


def alone(words: Words, at: int, told: Told) -> list[Found]:
    """The people already named in full whose surname is the token ``at``. Adds to the namesakes of ``told``."""
    people = _people(words, at, told.everyone, told.kazakh)
    feminine = _keys_of_the_other_sex(words, at, told.everyone)
    if not people and not feminine:
        return []
    neighbour = neighbour_of(words, at, _is_bare(words, at, told.everyone))
    keys = {key for keys in people.values() for key in keys} | feminine
    if neighbour == "somebody":
        told.namesakes.update(keys)
        return []
    people = {person: keys for person, keys in people.items() if _is_known(person, keys, told.known)}
    rank = CHECK
    reasons: tuple[str, ...] = ("coreference", "surname:agrees", "given:unknown")
    if neighbour == "unknown" or _may_be_a_woman(words, at):
        rank, reasons = WEAK, (*reasons, "neighbour:unknown")
    if keys & told.namesakes:
        rank, reasons = WEAK, (*reasons, "namesake:present")
    return told.weighed([Found(person, at, at, rank, reasons, keys, False) for person, keys in people.items()])


def _is_known(person: int, keys: tuple[str, ...], known: Known) -> bool:
    return any(person in known.get(key, ()) for key in keys)


def _keys_of_the_other_sex(words: Words, at: int, known: Known) -> set[str]:
    """The keys of a known woman's surname that a man of the family would have without its last letter."""
    token = words.tokens[at]
    if not token.capital:
        return set()
    return {key + "a" for one in surname_readings(token) for key in one.keys.strong if key + "a" in known}


def _people(words: Words, at: int, known: Known, kazakh: bool) -> dict[int, tuple[str, ...]]:
    token = words.tokens[at]
    if not token.capital:
        return {}
    people: dict[int, tuple[str, ...]] = {}
    for one in surname_readings(token):
        reading, keys = one.reading, one.keys
        declined = reading.mode == "ru" and reading.cases != r.EVERY_CASE
        if declined and (kazakh or (_is_feminine_form(words, at, reading.cases) and _is_subject(words, at))):
            continue
        if reading.doubtful:
            continue
        for key in keys.strong:
            for person in known.get(key, ()):
                people.setdefault(person, keys.strong)
    return people


def _is_feminine_form(words: Words, at: int, cases: int) -> bool:
    """«Омарова заявила»: a form that is a woman's name in the nominative, before a verb in the feminine."""
    if not cases & r.GENITIVE or not words.tokens[at].mended.endswith("а"):
        return False
    verb = at + 1
    while words.joined(verb - 1) and words.tokens[verb].mended in _BEFORE_A_VERB:
        verb += 1
    return words.joined(verb - 1) and _FEMININE_VERB.search(words.tokens[verb].mended) is not None


def _is_subject(words: Words, at: int) -> bool:
    """Whether nothing that could govern a genitive stands before the word in its clause."""
    if starts_sentence(words, at) or not words.joined(at - 1):
        return True
    return is_function_word(words.tokens[at - 1].mended)


def _may_be_a_woman(words: Words, at: int) -> bool:
    """«Адвокат Омарова заявила»: Omarov's lawyer, or Omarova the lawyer."""
    return _is_feminine_form(words, at, r.GENITIVE) and words.tokens[at].mended.endswith(_FEMININE_FAMILIES)


def starts_sentence(words: Words, at: int) -> bool:
    """Whether nothing of the same sentence stands before the token."""
    start = words.tokens[at].start
    before = words.text[max(0, start - 8) : start]
    return not before.strip() and start <= 8 or _SENTENCE_END.search(before) is not None


def neighbour_of(words: Words, at: int, bare: bool) -> Neighbour:
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
    if is_patronymic(token.mended) or (is_given_like(words, token) and not _name_follows(words, at + 1)):
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
    if is_official(token.mended):
        return "unknown"
    if is_kin_or_genitive(token.mended) and words.tokens[at].mended.endswith(_FEMININE_FAMILIES):
        return "unknown"
    if not token.capital or is_plain_word(token.mended):
        return "clear"
    if not _may_agree(words, at):
        return "clear"
    if is_given_like(words, token) or is_patronymic(token.mended):
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


def _is_heading(words: Words, at: int) -> bool:
    """Whether the words around are nearly all capitalised, so that a capital says nothing."""
    near = words.tokens[max(0, at - 5) : at + 6]
    longer = [token for token in near if len(token.mended) > 3]
    return len(longer) > 3 and all(token.capital for token in longer)
