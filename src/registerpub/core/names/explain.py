"""Why a name in a text is taken for a person of the register, and why one that looks like it is not.

For people who ask, on short texts: every word that may be a surname of the register is looked at, whatever stands
beside it. Decides nothing; the mentions are those of the matcher.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.context_words import is_place_word, is_plain_word
from registerpub.core.names.outline import outlines
from registerpub.core.names.pairs import father_likeness, is_loose, likeness
from registerpub.core.names.readings import agreement
from registerpub.core.names.register_index import NameForm
from registerpub.core.names.stretch import Words
from registerpub.core.names.words import LONGEST_WORD, Analysed, is_patronymic
from registerpub.core.records import Certainty, Mention

CERTAINTY_WORDS: Final[dict[Certainty, str]] = {
    "strong": "named in full: nothing speaks against it",
    "check": "probably meant: a person should compare",
    "weak": "possibly meant: never enough alone",
}
NOT_MEANT: Final = "not meant"
_SHORTEST_PART: Final = 4  # letters of a surname that is looked for inside longer words


class NearMiss(NamedTuple):
    """A span that looks like a surname of ``person`` and is no mention. ``reasons`` as those of a mention."""

    start: int
    end: int
    person: str
    reasons: tuple[str, ...]


def explained(words: Words, mentions: tuple[Mention, ...]) -> tuple[dict[str, Any], ...]:
    """Mentions and near misses of one text in its order, as plain data."""
    found = [
        {**mention.as_dict(), "verdict": mention.certainty, "words": CERTAINTY_WORDS[mention.certainty]}
        for mention in mentions
    ]
    for miss in near_misses(words, mentions):
        found.append(
            {
                "person": miss.person,
                "field": "text",
                "start": miss.start,
                "end": miss.end,
                "surface": words.text[miss.start : miss.end],
                "certainty": None,
                "alternatives": [],
                "reasons": list(miss.reasons),
                "verdict": "no",
                "words": NOT_MEANT,
            }
        )
    return tuple(sorted(found, key=lambda one: (one["start"], one["person"] or "")))


def near_misses(words: Words, mentions: tuple[Mention, ...]) -> Iterator[NearMiss]:
    """Each person once for each word that may be their surname and belongs to no mention of theirs."""
    for at, token in enumerate(words.tokens):
        meant = {
            person
            for mention in mentions
            if mention.start < token.end and token.start < mention.end
            for person in (mention.person, *mention.alternatives)
        }
        for number, reasons in _reasons_by_person(words, at).items():
            person = words.register.ids[number]
            if person not in meant:
                first, last = _span(words, at)
                yield NearMiss(words.tokens[first].start, words.tokens[last].end, person, reasons)


def _reasons_by_person(words: Words, at: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    index = words.register
    for one in words.tokens[at].analysed:
        rows = (row for outline in one.outlines for row in index.rows_by_surname(outline))
        for form in map(index.form, rows):
            how = likeness(one.reading.base, form.surname)
            if how.strong or (how.weak and is_loose(form)) or how.similar:
                surname = "agrees" if how.strong else "weak" if how.weak else "similar"
                reasons = (f"surname:{surname}", *_beside(words, at, one, form))
                if form.person not in found or len(reasons) < len(found[form.person]):
                    found[form.person] = reasons
    return found or _inside(words, at)


def _inside(words: Words, at: int) -> dict[int, tuple[str, ...]]:
    """A longer word that only begins like a surname, a woman's form of it among them."""
    word = words.tokens[at].mended
    index = words.register
    found: dict[int, tuple[str, ...]] = {}
    for length in range(_SHORTEST_PART, min(len(word), LONGEST_WORD)):
        part = word[:length]
        for form in (index.form(row) for outline in outlines(part) for row in index.rows_by_surname(outline)):
            if likeness(part, form.surname).strong and len(part) + 1 >= len(form.surname):
                is_woman = word[length:] in ("а", "a")
                found[form.person] = ("sex:conflicts" if is_woman else "surname:inside_another_word",)
    return found


def _beside(words: Words, at: int, one: Analysed, form: NameForm) -> Iterator[str]:
    """What stands against, or is missing, around a surname that agrees."""
    if one.reading.plural or one.reading.doubtful:
        yield "surname:plural" if one.reading.plural else "ending:unsure"
    if words.joined(at) and is_place_word(words.tokens[at + 1].mended):
        yield "context:place"
    given = _given_beside(words, at)
    if given is None:
        yield "given:unknown"
        return
    if form.given and not words.tokens[given].initial:
        yield from _given(words, at, given, one, form)
    elif words.tokens[given].initial:
        yield "given:initial_conflicts"


def _given(words: Words, at: int, given: int, one: Analysed, form: NameForm) -> Iterator[str]:
    alike = [
        other
        for other in words.tokens[given].analysed
        if other.reading.roles & r.GIVEN and likeness(other.reading.base, form.given).weak
    ]
    if not alike:
        yield "given:conflicts"
        return
    yield "given:agrees"
    if any(words.excluded.forbids(form.person, (other.reading.base, one.reading.base)) for other in alike):
        yield "ruled_out"
    if not any(other.reading.sexes & one.reading.sexes & form.sexes for other in alike):
        yield "sex:conflicts"
    elif not any(agreement(other.reading, one.reading, given < at) == "agrees" for other in alike):
        yield "case:conflicts"
    for position in range(min(at, given) + 1, max(at, given) + 2):
        if position < len(words.tokens) and position not in (at, given):
            word = words.tokens[position].mended
            if is_patronymic(word) and form.fathers:
                how = min(father_likeness(word, father) for father in form.fathers)
                yield f"patronymic:{how}"


def _given_beside(words: Words, at: int) -> int | None:
    """The word that would be the given name: before the surname (over a patronymic), or else after it."""
    left = at - 1
    if words.joined(left) and is_patronymic(words.tokens[left].mended) and words.joined(left - 1):
        left -= 1
    for position, joined in ((left, left >= 0 and words.gap(left) != "other"), (at + 1, words.joined(at))):
        if joined and 0 <= position < len(words.tokens):
            token = words.tokens[position]
            if token.initial or (token.capital and not is_plain_word(token.mended)):
                return position
    return None


def _span(words: Words, at: int) -> tuple[int, int]:
    given = _given_beside(words, at)
    return (at, at) if given is None else (min(at, given), max(at, given))
