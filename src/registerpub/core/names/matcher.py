"""Finds every person of a register in a document: the public seam of this room.

A text is split into words once; a word that cannot be the surname of anybody is dropped after a look at its
consonants, and remembered as noise. Only around the rest is the text read closely. The matcher itself never changes;
what it remembers of words is a bounded memory that no result depends on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from registerpub.core.names.coreference import Known, alone
from registerpub.core.names.fold import coarse, skeleton
from registerpub.core.names.pairs import CHECK, PairMemory
from registerpub.core.names.readings import Reading
from registerpub.core.names.register_index import SHORTEST_SIMILAR, RegisterIndex, build_index
from registerpub.core.names.tokens import Token, tokenize
from registerpub.core.names.variants import keys_of
from registerpub.core.names.verify import Found, Words, names_around
from registerpub.core.names.words import LONGEST_WORD, readings_of
from registerpub.core.records import Certainty, Document, Field, Mention, Person

MATCHER_VERSION: Final = "names-1"

_REACH: Final = 80  # characters around a surname that are read closely
_MEMORY: Final = 300_000  # words remembered before the memory is emptied
_SUFFIX_CONSONANTS: Final = 7  # a plural and a case together hold no more
_SHORTEST_TAG: Final = 6  # letters of the shortest hashtag that may be a whole name
_DIVIDED: Final = re.compile(r"[^\s-]{1,24}-\r?\n[^\s-]{1,24}")
_CERTAINTY: Final[dict[int, Certainty]] = {3: "strong", 2: "check", 1: "weak"}


def build_matcher(people: Iterable[Person]) -> Matcher:
    """A matcher of these people. Their order never matters. Raises ``ValueError`` if two share an id."""
    people = tuple(people)
    return Matcher(build_index(people), _digest(people))


def _digest(people: Iterable[Person]) -> str:
    lines = sorted(
        f"{person.id}\t{person.sex}\t{sorted({(name.language, name.full, name.kind) for name in person.names})}"
        for person in people
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:10]


class Matcher:
    """Finds mentions. ``version`` changes with the code and with the people it was built from."""

    __slots__ = ("_index", "_noise", "_pairs", "_possible", "version")

    def __init__(self, index: RegisterIndex, digest: str) -> None:
        self._index = index
        self.version = f"{MATCHER_VERSION}-{digest}"
        self._forget()

    def _forget(self) -> None:
        self._noise: set[str] = set()
        self._possible: dict[str, bool] = {}
        self._pairs: PairMemory = {}

    def __getstate__(self) -> tuple[RegisterIndex, str]:
        return self._index, self.version

    def __setstate__(self, state: tuple[RegisterIndex, str]) -> None:
        self._index, self.version = state
        self._forget()

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Mentions in the title, then in the text, by their start; they never overlap."""
        known, namesakes = Known(), set[str]()
        found = list(self._find_in(document, "title", known, namesakes))
        found += self._find_in(document, "text", known, namesakes)
        return tuple(found)

    def explain(self, text: str) -> tuple[dict[str, Any], ...]:
        """What would be found in a bare text, as plain data for a person to read."""
        return tuple(mention.as_dict() for mention in self.find(Document(id="", text=text)))

    # --- from text to stretches of words ---------------------------------------------------------------------------

    def _find_in(self, document: Document, field: Field, known: Known, namesakes: set[str]) -> Iterator[Mention]:
        text = document.title if field == "title" else document.text
        kazakh = document.language == "kk"
        for start, end in self._stretches(text):
            words = self._words(text, start, end)
            for group in self._groups(words, known, namesakes, kazakh):
                yield _mention(words, group, field)

    def _stretches(self, text: str) -> list[tuple[int, int]]:
        """The parts of the text around words that may be names, apart from one another."""
        interesting = [chunk for chunk in set(text.split()) - self._noise if self._is_interesting(chunk)]
        found: list[tuple[int, int]] = []
        for start, end in sorted((*_occurrences(text, interesting), *self._divided(text))):
            left, right = _at_spaces(text, max(0, start - _REACH), min(len(text), end + _REACH))
            if found and left <= found[-1][1]:
                found[-1] = (found[-1][0], max(right, found[-1][1]))
            else:
                found.append((left, right))
        return found

    def _divided(self, text: str) -> list[tuple[int, int]]:
        """Names divided by a hyphen at the end of a line."""
        if "-\n" not in text and "-\r\n" not in text:
            return []
        return [match.span() for match in _DIVIDED.finditer(text) if self._is_interesting(match[0])]

    def _is_interesting(self, chunk: str) -> bool:
        if any(self._may_be_surname(token.mended) for token in self._words(chunk, 0, len(chunk)).tokens):
            return True
        if len(self._noise) >= _MEMORY:
            self._noise.clear()
        if len(chunk) <= LONGEST_WORD:
            self._noise.add(chunk)
        return False

    def _words(self, text: str, start: int, end: int) -> Words:
        """The words of a stretch; a hashtag that is a name run together becomes two words."""
        tokens: list[Token] = []
        for token in tokenize(text, start, end):
            tagged = token.start > 0 and text[token.start - 1] in "#@"
            tokens += self._halves(text, token) if tagged else (token,)
        return Words(text, tokens, self._index, self._pairs)

    def _halves(self, text: str, token: Token) -> tuple[Token, ...]:
        """«#ерланомаров» as given name and surname, in either order; any other token as it is."""
        if not _SHORTEST_TAG <= len(token.mended) <= LONGEST_WORD:
            return (token,)
        for middle in range(token.start + 2, token.end - 1):
            halves = tuple(tokenize(text, token.start, middle)) + tuple(tokenize(text, middle, token.end))
            if len(halves) == 2 and any(self._is_pair(text, halves, at) for at in (0, 1)):
                return halves
        return (token,)

    def _is_pair(self, text: str, halves: tuple[Token, ...], at: int) -> bool:
        if not self._may_be_surname(halves[at].mended):
            return False
        return any(found.full for found in names_around(Words(text, halves, self._index, self._pairs), at))

    def _may_be_surname(self, word: str) -> bool:
        known = self._possible.get(word)
        if known is None:
            if len(self._possible) >= _MEMORY:
                self._possible.clear()
            known = self._possible[word] = self._decide(word)
        return known

    def _decide(self, word: str) -> bool:
        if not 1 < len(word) <= LONGEST_WORD:
            return False
        outline = coarse(word)
        if outline is not None and not self._begins_like_a_name(outline):
            return False
        return any(self._is_surname(reading) for reading in readings_of(word))

    def _begins_like_a_name(self, outline: str) -> bool:
        outlines = self._index.outlines
        shortest = max(1, len(outline) - _SUFFIX_CONSONANTS)
        return any(outline[:length] in outlines for length in range(len(outline), shortest - 1, -1))

    def _is_surname(self, reading: Reading) -> bool:
        index = self._index
        outline = coarse(reading.base)
        if outline is not None and outline not in index.outlines:
            return False
        keys = keys_of(reading.base)
        known = (index.surnames, index.words, index.patronymics)
        if any(key in table for key in keys.strong for table in known):
            return True
        if any(key in index.weak_surnames for key in keys.weak):
            return True
        longest = keys.strong[0] if keys.strong else ""
        return len(longest) >= SHORTEST_SIMILAR and skeleton(longest) in index.similar_skeletons

    # --- from words to names ---------------------------------------------------------------------------------------

    def _groups(self, words: Words, known: Known, namesakes: set[str], kazakh: bool) -> Iterator[list[Found]]:
        """One list of people per name, in the order of the text."""
        named = _apart([group for at in self._anchors(words) for group in _best_groups(names_around(words, at))])
        taken = {position for group in named for position in range(group[0].first, group[0].last + 1)}
        queue = {group[0].first: group for group in named}
        for at in range(len(words.tokens)):
            group = queue.get(at)
            if group is not None:
                for found in group:
                    if found.full and found.rank >= CHECK:
                        known.learn(words, found)
                yield group
            elif at not in taken and self._may_be_surname(words.tokens[at].mended):
                single = alone(words, at, known, namesakes, kazakh) or self._alias(words, at)
                if single:
                    yield single

    def _anchors(self, words: Words) -> Iterator[int]:
        return (at for at, token in enumerate(words.tokens) if self._may_be_surname(token.mended))

    def _alias(self, words: Words, at: int) -> list[Found]:
        """A name of one word that the register gives as such."""
        token = words.tokens[at]
        if not token.capital:
            return []
        people = {
            form.person: keys.strong
            for reading, keys in token.analysed
            if not reading.doubtful
            for key in keys.strong
            for form in self._index.words.get(key, ())
            if reading.base not in self._index.excluded[form.person]
        }
        return [Found(person, at, at, CHECK, ("alias:agrees",), keys, False) for person, keys in people.items()]


def _occurrences(text: str, chunks: list[str]) -> list[tuple[int, int]]:
    """Where the chunks (stretches without space) stand in the text, in order."""
    if len(chunks) * len(text) > 50_000_000:
        return _occurrences_in_one_pass(text, frozenset(chunks))
    found = []
    for chunk in chunks:
        at = text.find(chunk)
        while at >= 0:
            end = at + len(chunk)
            if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                found.append((at, end))
            at = text.find(chunk, end)
    return sorted(found)


def _occurrences_in_one_pass(text: str, chunks: frozenset[str]) -> list[tuple[int, int]]:
    found = []
    at = 0
    for chunk in text.split():
        at = text.index(chunk, at)
        if chunk in chunks:
            found.append((at, at + len(chunk)))
        at += len(chunk)
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
