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
        self._by_stem: dict[str, list[Trigger]] = {}
        self._anywhere: list[Trigger] = []
        common = Counter(stem for trigger in triggers for group in trigger.stems for stem in group)
        for trigger in triggers:
            rarest = min(trigger.stems, key=lambda group: sum(common[stem] for stem in group), default=None)
            for stem in rarest or ():
                self._by_stem.setdefault(stem, []).append(trigger)
            if rarest is None:
                self._anywhere.append(trigger)
        self._by_start: dict[str, list[str]] = {}
        for stem in {stem for trigger in triggers for group in trigger.stems for stem in group}:
            self._by_start.setdefault(stem[:_START], []).append(stem)
        self._begins = lru_cache(maxsize=_WORDS_KEPT)(self._stems_of)

    def candidates(self, folded: str) -> Sequence[Trigger]:
        """Triggers of which every group of stems has a word, each once."""
        present: set[str] = set().union(*map(self._begins, WORD.findall(folded)))
        if not present:
            return self._anywhere
        near = (trigger for stem in present for trigger in self._by_stem.get(stem, ()))
        fitting = (trigger for trigger in near if not any(present.isdisjoint(group) for group in trigger.stems))
        return [*self._anywhere, *dict.fromkeys(fitting)]

    def _stems_of(self, word: str) -> frozenset[str]:
        """The stems that ``word`` begins with."""
        near = (*self._by_start.get(word[:_START], ()), *self._by_start.get(word[:SHORTEST_STEM], ()))
        return frozenset(stem for stem in near if word.startswith(stem))
