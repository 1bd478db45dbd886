"""Finds every person of a register in a document: the public seam of this room.

The finder points at the few stretches in which somebody may be named; only those are cut into words and read closely.
The matcher itself never changes; what it remembers of words is a bounded memory that no result depends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from registerpub.core.names.columns import Columns
from registerpub.core.names.coreference import Known, Told, alone, neighbour_of
from registerpub.core.names.explain import explained
from registerpub.core.names.finder import Finder, Span
from registerpub.core.names.outline import outlines
from registerpub.core.names.pairs import CHECK, WEAK, PairMemory, likeness
from registerpub.core.names.prefilter import may_name_anyone
from registerpub.core.names.register_index import RegisterIndex
from registerpub.core.names.rulings import NOTHING_EXCLUDED, Excluded, Rulings
from registerpub.core.names.shared import sharing
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.tokens import Token, tokenize
from registerpub.core.names.verify import names_around
from registerpub.core.names.words import LONGEST_WORD, without_slogan
from registerpub.core.records import Certainty, Document, Field, Mention, NotThisPerson

MATCHER_VERSION: Final = "names-3"

_REACH: Final = 48  # characters around a candidate that are read closely
_MEMORY: Final = 100_000  # hashtags remembered before the memory is emptied
_SHORTEST_TAG: Final = 6  # letters of the shortest hashtag that may be a whole name
_CERTAINTY: Final[dict[int, Certainty]] = {3: "strong", 2: "check", 1: "weak"}


class Stretch(NamedTuple):
    """A part of the text that is read closely. ``named``: the people named in full, a list for each name; ``others``:
    people of the register of whom a namesake is named."""

    bounds: Span
    words: Words
    named: list[list[Found]]
    others: frozenset[int]


class Matcher:
    """Finds mentions. ``version`` changes with the code and with the people it was built from."""

    __slots__ = ("_finder", "_index", "_pairs", "_plain_tags", "_rulings", "columns", "rulings", "version")

    def __init__(self, columns: Columns, digest: str, rulings: Iterable[NotThisPerson] = ()) -> None:
        self.columns = columns
        self.rulings = tuple(rulings)
        self.version = f"{MATCHER_VERSION}-{digest}"
        self._index = RegisterIndex(columns)
        self._rulings = Rulings(self._index.ids, self._index.excluded, self.rulings)
        self._finder = Finder(self._index)
        self._plain_tags: set[str] = set()
        self._pairs: PairMemory = {}

    def __reduce__(self) -> tuple[type[Matcher], tuple[Columns, str, tuple[NotThisPerson, ...]]]:
        """For another process: what was remembered of words stays behind."""
        return Matcher, (self.columns, self.version.removeprefix(f"{MATCHER_VERSION}-"), self.rulings)

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Mentions in the title, then in the text, by their start; they never overlap."""
        excluded = self._rulings.in_document(document.url)
        texts: dict[Field, str] = {"title": document.title, "text": document.text}
        spans = {field: self._finder.spans(text) for field, text in texts.items()}
        if not any(spans.values()):
            return ()
        read = {field: self._read(text, spans[field], spans[field], excluded, {}) for field, text in texts.items()}
        everyone, others = _people_named(stretch for stretches in read.values() for stretch in stretches)
        wanted = frozenset(outline for key in everyone for outline in outlines(key))
        told = Told(Known(), everyone, set(), others, document.language == "kk")
        found: list[Mention] = []
        for field, text in texts.items():
            more = self._finder.surnames(text, wanted) if wanted else []
            before = {stretch.bounds: stretch for stretch in read[field]}
            for stretch in (
                self._read(text, spans[field], spans[field] + more, excluded, before) if more else read[field]
            ):
                for group in self._groups(stretch, told):
                    found.append(_mention(stretch.words, group, field))
        return tuple(found)

    def may_be_named_in(self, page: str) -> bool:
        """Whether a decoded page can name anybody at all, before its text is read: False is certain, True is not."""
        return may_name_anyone(self._finder, page)

    def explain(self, text: str, language: str = "und") -> tuple[dict[str, Any], ...]:
        """What is found in a short bare text and what is not, with the reasons, as plain data for a person to read."""
        document = Document(id="", text=text, language=language)
        words = self._words(text, 0, len(text), self._rulings.in_document(None))
        return explained(words, self.find(document))

    # --- from text to stretches of words ---------------------------------------------------------------------------

    def _read(
        self, text: str, spans: list[Span], around: list[Span], excluded: Excluded, before: Mapping[Span, Stretch]
    ) -> list[Stretch]:
        """The parts of the text around the spans ``around``, with the full names that stand in ``spans``."""
        found = []
        at = 0
        for start, end in _bounds(text, around):
            inside = []
            while at < len(spans) and spans[at][0] < end:
                inside.append(spans[at])
                at += 1
            stretch = before.get((start, end))
            if stretch is None:
                words = self._words(text, start, end, excluded)
                stretch = Stretch((start, end), words, *self._full_names(words, inside))
            found.append(stretch)
        return found

    def _words(self, text: str, start: int, end: int, excluded: Excluded) -> Words:
        """The words of a stretch; a hashtag that is a name run together becomes two words."""
        tokens: list[Token] = []
        for token in tokenize(text, start, end):
            tagged = token.start > 0 and text[token.start - 1] in "#@"
            tokens += self._halves(text, token) if tagged else (token,)
        return Words(text, tokens, self._index, self._pairs, excluded, {})

    def _halves(self, text: str, token: Token) -> tuple[Token, ...]:
        """«#ерланомаров» as given name and surname, in either order; any other token as it is."""
        if not _SHORTEST_TAG <= len(token.mended) <= LONGEST_WORD or token.mended in self._plain_tags:
            return (token,)
        start, end = without_slogan(token.mended)
        if len(token.mended) != token.end - token.start:
            start, end = 0, token.end - token.start
        first, last = token.start + start, token.start + end
        for middle in range(first + 2, last - 1):
            halves = tuple(tokenize(text, first, middle)) + tuple(tokenize(text, middle, last))
            if len(halves) == 2 and any(self._is_pair(text, halves, at) for at in (0, 1)):
                return halves
        if len(self._plain_tags) >= _MEMORY:
            self._plain_tags.clear()
        self._plain_tags.add(token.mended)
        return (token,)

    def _is_pair(self, text: str, halves: tuple[Token, ...], at: int) -> bool:
        if not self._finder.may_anchor(halves[at].mended):
            return False
        return any(
            found.full
            for found in names_around(Words(text, halves, self._index, self._pairs, NOTHING_EXCLUDED, {}), at)
        )

    # --- from words to names ---------------------------------------------------------------------------------------

    def _groups(self, stretch: Stretch, told: Told) -> Iterator[list[Found]]:
        """One list of people per name, in the order of the text."""
        words, named = stretch.words, stretch.named
        taken = {position for group in named for position in range(group[0].first, group[0].last + 1)}
        queue = {group[0].first: group for group in named}
        for at in range(len(words.tokens)):
            group = queue.get(at)
            if group is not None:
                group = told.weighed(group)
                told.known.learn(words, group)
                yield group
            elif at not in taken:
                single = alone(words, at, told) or self._alias(words, at)
                if single:
                    yield single

    def _full_names(self, words: Words, spans: list[Span]) -> tuple[list[list[Found]], frozenset[int]]:
        """The names whose surname stands in one of ``spans``, which are in order of their start."""
        groups: list[list[Found]] = []
        others: set[int] = set()
        at, reached = 0, -1
        for position, token in enumerate(words.tokens):
            while at < len(spans) and spans[at][0] < token.end:
                reached = max(reached, spans[at][1])
                at += 1
            if token.start < reached and not token.initial and self._finder.may_anchor(token.mended):
                found = names_around(words, position)
                others |= {one.person for one in found if not one.rank} - {one.person for one in found if one.rank}
                groups += [*_best_groups([one for one in found if one.rank]), *sharing(words, position)]
        return _apart(groups), frozenset(others)

    def _alias(self, words: Words, at: int) -> list[Found]:
        """A name of one word that the register gives as such."""
        token, index = words.tokens[at], self._index
        if not token.capital or not index.single:
            return []
        people: dict[int, tuple[str, ...]] = {}
        for one in token.analysed:
            for form in () if one.reading.doubtful else index.forms(index.single, one.outlines):
                if not likeness(one.reading.base, form.surname).strong:
                    continue
                if not words.excluded.forbids(form.person, (one.reading.base,)):
                    people.setdefault(form.person, one.keys.strong)
        neighbour = neighbour_of(words, at, True) if people else "somebody"
        if neighbour == "somebody":
            return []
        rank, more = (CHECK, ()) if neighbour == "clear" else (WEAK, ("neighbour:unknown",))
        reasons = ("alias:agrees", *more)
        return [Found(person, at, at, rank, reasons, keys, False) for person, keys in people.items()]


def _people_named(stretches: Iterable[Stretch]) -> tuple[Known, frozenset[int]]:
    """Everybody who is named in full, and of whom a namesake is."""
    known, others = Known(), frozenset[int]()
    for stretch in stretches:
        others |= stretch.others
        for group in stretch.named:
            known.learn(stretch.words, group)
    return known, others


def _bounds(text: str, spans: list[Span]) -> list[Span]:
    """The parts of the text around ``spans``, apart from one another."""
    found: list[Span] = []
    for start, end in sorted(spans):
        left, right = _at_spaces(text, max(0, start - _REACH), min(len(text), end + _REACH))
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def _at_spaces(text: str, left: int, right: int) -> tuple[int, int]:
    """The stretch widened, by little, so that it cuts no word."""
    floor, ceiling = max(0, left - LONGEST_WORD), min(len(text), right + LONGEST_WORD)
    while left > floor and not text[left - 1].isspace():
        left -= 1
    while right < ceiling and not text[right].isspace():
        right += 1
    return left, right


def _best_groups(found: list[Found]) -> list[list[Found]]:
    """The people of the best evidence for one surname, on one span."""
    if not found:
        return []
    rank = max(one.rank for one in found)
    best = [one for one in found if one.rank == rank]
    if any(one.father_agrees for one in best):
        best = [one for one in best if one.father_agrees]
    span = max(((one.first, one.last) for one in best), key=lambda span: (span[1] - span[0], -span[0]))
    people = {one.person: one for one in reversed(best) if (one.first, one.last) == span}
    return [[people[person] for person in sorted(people)]]


def _apart(groups: list[list[Found]]) -> list[list[Found]]:
    """Names that share no word: the better evidence wins, then the longer name, then the earlier."""
    chosen: list[list[Found]] = []
    taken: set[int] = set()
    for group in sorted(groups, key=lambda group: (-group[0].rank, group[0].first - group[0].last, group[0].first)):
        span = range(group[0].first, group[0].last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(group)
    return chosen


def _mention(words: Words, group: list[Found], field: Field) -> Mention:
    first, last = words.tokens[group[0].first], words.tokens[group[0].last]
    end = last.end
    if last.initial and last.dotted:
        end = words.text.index(".", end) + 1
    people = tuple(words.register.ids[found.person] for found in group)
    reasons = (*group[0].reasons, f"script:{_script(first)}")
    if len(people) > 1:
        reasons = (*reasons, "person:ambiguous")
    return Mention(
        person=people[0] if len(people) == 1 else None,
        field=field,
        start=first.start,
        end=end,
        surface=words.text[first.start : end],
        certainty=_CERTAINTY[group[0].rank],
        alternatives=tuple(sorted(people)) if len(people) > 1 else (),
        reasons=reasons,
    )


def _script(token: Token) -> str:
    return "cyrillic" if any("\u0400" <= letter <= "\u052f" for letter in token.mended) else "latin"
