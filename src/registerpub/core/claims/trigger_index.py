"""Which triggers can be in a sentence, by its words: no trigger costs time where its words are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

WORD = re.compile(r"\w+")
#: Shorter parts of triggers are in nearly every sentence.
SHORTEST_STEM = 2
#: Ends a stem that must be the whole word.
WHOLE = "\0"
_START = 3
#: The words of a language come again and again: those last met are not looked up twice.
_WORDS_KEPT = 20_000


@cache
def compiled_pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger. ``stems``: of each group one must begin a word of the sentence before the pattern is tried.

    Patterns are compiled when they are first tried: most texts need few, and all of them take seconds.
    """

    code: str
    source: str
    expression: str
    stems: tuple[frozenset[str], ...]
    ends_in_verbs: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled_pattern(self.expression)


class TriggerIndex:
    """Which triggers can be in a sentence, by the words it has: no trigger costs time where its words are missing."""

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        self._by_stem: dict[str, list[tuple[int, Trigger, tuple[frozenset[str], ...]]]] = {}
        self._anywhere: list[Trigger] = []
        common = Counter(stem for trigger in triggers for group in trigger.stems for stem in group)
        for number, trigger in enumerate(triggers):
            groups = sorted(trigger.stems, key=lambda group: sum(common[stem] for stem in group))
            for stem in groups[0] if groups else ():
                self._by_stem.setdefault(stem, []).append((number, trigger, tuple(groups[1:])))
            if not groups:
                self._anywhere.append(trigger)
        stems = {stem for trigger in triggers for group in trigger.stems for stem in group}
        self._whole = frozenset(stem for stem in stems if stem.endswith(WHOLE))
        self._by_start: dict[str, list[str]] = {}
        for stem in stems - self._whole:
            self._by_start.setdefault(stem[:_START], []).append(stem)
        self._begins = lru_cache(maxsize=_WORDS_KEPT)(self._stems_of)

    def candidates(self, folded: str) -> Sequence[Trigger]:
        """Triggers of which every group of stems has a word, each once."""
        present: set[str] = set().union(*map(self._begins, WORD.findall(folded)))
        fitting: dict[int, Trigger] = {}
        for stem in present:
            for number, trigger, others in self._by_stem.get(stem, ()):
                for group in others:
                    if present.isdisjoint(group):
                        break
                else:
                    fitting[number] = trigger
        return [*self._anywhere, *fitting.values()]

    def _stems_of(self, word: str) -> frozenset[str]:
        """The stems that ``word`` begins with, and the whole words that it is."""
        near = (*self._by_start.get(word[:_START], ()), *self._by_start.get(word[:SHORTEST_STEM], ()))
        whole = {word + WHOLE} & self._whole
        return frozenset(stem for stem in near if word.startswith(stem)) | whole
