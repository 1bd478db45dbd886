"""Who is meant: mentions of register people and name shapes made into one cast of actors per document.

A surname alone means the last actor of that surname named in the document; a name with another given name is another
person. Nothing here decides what is said about anybody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from registerpub.core.claims.inflection import stem_of
from registerpub.core.claims.names import find_capitalised, find_shapes, looks_female, surname_of
from registerpub.core.claims.sentences import Sentence
from registerpub.core.claims.spans import Spans
from registerpub.core.records import Certainty, Mention


@dataclass(frozen=True, slots=True)
class Actor:
    """One person of a document. ``person`` is a register id; else ``name`` is the full name as first written.

    ``anonymous``: a surname that belongs to nobody known; it can be a subject but never makes a claim.
    """

    key: str
    name: str
    person: str | None = None
    alternatives: tuple[str, ...] = ()
    certainty: Certainty = "strong"
    anonymous: bool = False
    female: bool | None = None


@dataclass(frozen=True, slots=True)
class NameSpan:
    """An actor named at ``[start:end]`` of a sentence. ``text`` is as written there."""

    start: int
    end: int
    actor: Actor
    text: str


class Cast:
    """The actors of one document, filled in reading order."""

    def __init__(self, mentions: Sequence[Mention], organisations: Sequence[tuple[int, int]] = ()) -> None:
        self._organisations = Spans(organisations)
        self._mentions = sorted((m for m in mentions if m.field == "text"), key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._by_stem: dict[str, list[tuple[Actor, frozenset[str]]]] = {}
        self._by_surname: dict[str, dict[str, Actor]] = {}
        self._by_given: dict[str, dict[str, Actor]] = {}
        self._given_known = False

    @property
    def knows_somebody(self) -> bool:
        """Whether the document names anybody of the registers at all."""
        return bool(self._mentions)

    @property
    def sole(self) -> tuple[tuple[Actor, str], ...]:
        """The one person of the registers whom the document names, with the first words that do; else nobody."""
        if len({mention.person for mention in self._mentions}) != 1 or self._mentions[0].person is None:
            return ()
        return ((_register_actor(self._mentions[0]), self._mentions[0].surface),)

    def name_spans(self, sentence: Sentence) -> list[NameSpan]:
        """Everybody named in one sentence, left to right; must be called once per sentence, in order."""
        spans = self._mentioned(sentence)
        for shape in find_shapes(sentence.text):
            if any(shape.start < span.end and span.start < shape.end for span in spans):
                continue
            start, end = sentence.start + shape.start, sentence.start + shape.end
            if self._organisations.touches(start, end):
                continue
            later = None if shape.full else self._named_later(shape.text, sentence.language)
            actor = later or self._resolve(shape.text, shape.full, sentence.language)
            spans.append(NameSpan(shape.start, shape.end, actor, shape.text))
        spans += self._bare_surnames(sentence, spans)
        spans += self._bare_given(sentence, spans)
        return sorted(spans, key=lambda span: span.start)

    def _bare_surnames(self, sentence: Sentence, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Surnames of people named in full before, whatever their shape: «Ким», «Melnik»."""
        found: list[NameSpan] = []
        if not self._by_stem and not self._surnames(sentence.language):
            return found
        for start, end, text in find_capitalised(sentence.text):
            taken = any(start < span.end and span.start < end for span in spans)
            if taken or self._organisations.touches(sentence.start + start, sentence.start + end):
                continue
            stem = stem_of(text, sentence.language)
            if stem in self._by_stem:
                found.append(NameSpan(start, end, self._resolve(text, False, sentence.language), text))
            elif (later := self._surnames(sentence.language).get(stem)) is not None:
                found.append(NameSpan(start, end, later, text))
        return found

    def _named_later(self, text: str, language: str) -> Actor | None:
        """Whom a surname in a lead means that the text has not named in full yet."""
        stem = stem_of(surname_of(text), language)
        return None if stem in self._by_stem else self._surnames(language).get(stem)

    def _surnames(self, language: str) -> dict[str, Actor]:
        """Surnames of register people named in full anywhere, each of one person: a lead may name the surname only."""
        if language not in self._by_surname:
            found: dict[str, dict[str, Actor]] = {}
            for mention in self._mentions:
                if " " in mention.surface and mention.person is not None:
                    actor = _register_actor(mention)
                    found.setdefault(stem_of(surname_of(mention.surface), language), {})[actor.key] = actor
            single = {stem: next(iter(people.values())) for stem, people in found.items() if len(people) == 1}
            self._by_surname[language] = {
                stem: replace(actor, certainty=_checked(actor.certainty)) for stem, actor in single.items()
            }
        return self._by_surname[language]

    def _bare_given(self, sentence: Sentence, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """«Саму Гаухар увезли»: a given name alone, of the only person of the document who has it, is to be checked."""
        if not self._given_known:
            self._given_known = True
            self._note_given(sentence.language)
        for span in spans:
            words = span.text.split()
            if len(words) > 1 and "." not in span.text:
                for word in words:
                    self._by_given.setdefault(stem_of(word, sentence.language), {})[span.actor.key] = span.actor
        found = []
        for start, end, text in find_capitalised(sentence.text):
            taken = any(start < span.end and span.start < end for span in spans)
            people = self._by_given.get(stem_of(text, sentence.language), {})
            if (
                not taken
                and len(people) == 1
                and not self._organisations.touches(sentence.start + start, sentence.start + end)
            ):
                actor = next(iter(people.values()))
                if actor.person is not None:
                    found.append(NameSpan(start, end, replace(actor, certainty=_checked(actor.certainty)), text))
        return found

    def _note_given(self, language: str) -> None:
        """A chat post says «our Sabyr» before it gives the surname."""
        for mention in self._mentions:
            words = mention.surface.split()
            if language == "en" and len(words) > 1 and mention.person is not None:
                actor = _register_actor(mention)
                self._by_given.setdefault(stem_of(words[0], language), {})[actor.key] = actor

    def _mentioned(self, sentence: Sentence) -> list[NameSpan]:
        spans: list[NameSpan] = []
        index = bisect_left(self._starts, sentence.start)
        while index < len(self._mentions) and self._mentions[index].start < sentence.end:
            mention = self._mentions[index]
            index += 1
            if mention.end > sentence.end or (spans and mention.start < sentence.start + spans[-1].end):
                continue
            actor = _register_actor(mention)
            spans.append(NameSpan(mention.start - sentence.start, mention.end - sentence.start, actor, mention.surface))
        return spans

    def _resolve(self, text: str, full: bool, language: str) -> Actor:
        """The known actor of this name, or a new one."""
        stems = frozenset(stem_of(word, language) for word in text.replace(".", ". ").split() if "." not in word)
        surname = stem_of(surname_of(text), language)
        known = self._by_stem.get(surname, [])
        for actor, parts in reversed(known):
            if not full or parts == stems or (len(stems) == 1 and "." in text):
                return actor
        actor = Actor(text if full else f"?{surname}", text, anonymous=not full, female=looks_female(text))
        if full:
            self._by_stem.setdefault(surname, []).append((actor, stems))
        return actor


def _register_actor(mention: Mention) -> Actor:
    key = mention.person or "|".join(mention.alternatives) or mention.surface
    return Actor(
        f"#{key}",
        mention.surface,
        mention.person,
        mention.alternatives,
        mention.certainty,
        False,
        looks_female(mention.surface),
    )


def _checked(certainty: Certainty) -> Certainty:
    return "check" if certainty == "strong" else certainty


def renamed(actor: Actor, name: str) -> Actor:
    """The same actor under another written name."""
    return replace(actor, name=name)
