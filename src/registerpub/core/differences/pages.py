"""How two versions of a page differ: the title, and paragraphs added, removed, moved and changed, word by word.

Only the article counts: title, body and captions. Related links and the outlet's notices are furniture, and counters
and clocks are noise (``noise``): their changes are told by the part they are in and make no new version. Captions count
because in plain text of a saved page every short line is one, an owner's list of names too.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz

from registerpub.core.differences.noise import bare_entry, without_noise
from registerpub.core.differences.words import DiffPart, Operation, changed_lines, changed_words
from registerpub.core.records import Document

#: Roles of paragraphs that are not the article.
FURNITURE: Final = ("related", "notice")
#: Kinds of watched pages whose entries are compared one by one.
LISTS: Final = ("list", "schedule")
#: What may differ between two captures of one version: furniture, noise, or what nobody can tell any more.
PARTS: Final = (*FURNITURE, "noise", "unknown")
#: Paragraphs of which at least this much, in per cent, is the same are one paragraph that was changed.
_ALIKE: Final = 50
#: Letters of both versions together of which paragraphs are compared word by word; more is shown whole.
_MOST_LETTERS: Final = 1_000_000
#: Pairs of paragraphs tried at one place; more become paragraphs removed and added.
_MOST_PAIRS: Final = 10_000

Kind = Literal["same", "added", "removed", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class PageText:
    """A version as it is compared. ``watched``: the kind of a watched page, empty for an article.

    ``entries`` are those of a list or schedule. In both, order, numbering and repetition are no change; in a schedule a
    bare time says when a session is, so there it is no noise.
    """

    title: str
    paragraphs: tuple[tuple[str, str], ...]  # (role, text)
    watched: str = ""
    entries: tuple[str, ...] = ()

    @property
    def ordered(self) -> bool:
        return self.watched not in LISTS

    def article(self) -> tuple[str, ...]:
        """Paragraphs that count, without noise, in order."""
        clocks = self.watched != "schedule"
        kept = (without_noise(text, clocks=clocks) for role, text in self.paragraphs if role not in FURNITURE)
        return tuple(text for text in kept if text)

    def content(self) -> tuple[str, ...]:
        """What makes the version: equal for two captures of the same one."""
        if self.ordered:
            return (self.title, *self.article())
        return (self.title, *sorted({bare_entry(text) for text in (*self.article(), *self.entries)}))


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph. ``words`` tells all of it; for a paragraph that was not changed it is one part."""

    kind: Kind
    words: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class PageDifference:
    """``title`` is empty where it stayed; ``paragraphs`` are those of both versions in reading order."""

    title: tuple[DiffPart, ...]
    paragraphs: tuple[ParagraphChange, ...]

    @property
    def unchanged(self) -> int:
        """How many paragraphs stayed where and as they were."""
        return sum(paragraph.kind == "same" for paragraph in self.paragraphs)

    @property
    def is_change(self) -> bool:
        return bool(self.title) or any(paragraph.kind != "same" for paragraph in self.paragraphs)


def page_text(document: Document, watched: str = "", entries: Sequence[str] = ()) -> PageText:
    """A document as it is compared; a text without paragraphs is one."""
    whole = tuple((paragraph.role, document.text[paragraph.start : paragraph.end]) for paragraph in document.paragraphs)
    return PageText(document.title, whole or (("body", document.text),), watched, tuple(entries))


def content_digest(text: PageText) -> str:
    """SHA-256, hexadecimal, of what makes a version. It outlives the words themselves."""
    return hashlib.sha256("\x1f".join(text.content()).encode("utf-8", "replace")).hexdigest()


def differing_parts(before: PageText, after: PageText) -> tuple[str, ...]:
    """Which of :data:`PARTS` differ between two captures of one version."""
    found = [role for role in FURNITURE if _of_role(before, role) != _of_role(after, role)]
    whole = [[text for role, text in page.paragraphs if role not in FURNITURE] for page in (before, after)]
    if not (before.ordered and after.ordered):
        whole = [sorted(texts) for texts in whole]
    return (*found, "noise") if whole[0] != whole[1] else tuple(found)


def _of_role(page: PageText, role: str) -> list[str]:
    return [text for own, text in page.paragraphs if own == role]


def page_difference(before: PageText, after: PageText) -> PageDifference:
    """What was changed in the article between two versions."""
    title = changed_words(before.title, after.title) if before.title != after.title else ()
    runs = changed_lines(before.article(), after.article())
    in_both = _in_both(runs)
    elsewhere: Kind = "moved" if before.ordered and after.ordered else "same"
    small = sum(len(text) for _, texts in runs for text in texts) <= _MOST_LETTERS
    gone, come = Counter(in_both), Counter(in_both)
    changes: list[ParagraphChange] = []
    removed: list[str] = []
    added: list[str] = []
    for operation, texts in [*runs, ("same", [])]:
        if operation == "removed":
            removed += _taken(texts, gone)
        elif operation == "added":
            added += texts
        else:
            changes += _block(removed, added, come, elsewhere, small)
            changes += [_whole("same", "same", text) for text in texts]
            removed, added = [], []
    return PageDifference(title, tuple(changes))


def _in_both(runs: Sequence[tuple[Operation, list[str]]]) -> Counter[str]:
    """Paragraphs taken out at one place and put in, word for word, at another, each as often as both."""
    removed = Counter(text for operation, texts in runs if operation == "removed" for text in texts)
    return removed & Counter(text for operation, texts in runs if operation == "added" for text in texts)


def _taken(texts: Sequence[str], known: Counter[str]) -> list[str]:
    """``texts`` without those in ``known``, each as often as it is there."""
    kept = []
    for text in texts:
        if known[text]:
            known[text] -= 1
        else:
            kept.append(text)
    return kept


def _block(
    removed: Sequence[str], added: Sequence[str], come: Counter[str], elsewhere: Kind, small: bool
) -> list[ParagraphChange]:
    """What stands at one place, before and after. Pairs keep their order; the rest was removed or added."""
    changes: list[ParagraphChange] = []
    new: list[ParagraphChange] = []
    left = list(removed)
    small = small and len(removed) * len(added) <= _MOST_PAIRS
    for text in added:
        at = _most_alike(text, left) if small and not come[text] else None
        if at is not None:
            changes += [*(_whole("removed", "removed", gone) for gone in left[:at]), *new]
            changes.append(ParagraphChange("changed", changed_words(left[at], text)))
            new, left = [], left[at + 1 :]
        elif come[text]:
            come[text] -= 1
            new.append(_whole(elsewhere, "same", text))
        else:
            new.append(_whole("added", "added", text))
    return [*changes, *(_whole("removed", "removed", gone) for gone in left), *new]


def _most_alike(text: str, candidates: Sequence[str]) -> int | None:
    scores = [fuzz.ratio(candidate.split(), text.split()) for candidate in candidates]
    best = max(scores, default=0)
    return scores.index(best) if best >= _ALIKE else None


def _whole(kind: Kind, operation: Operation, text: str) -> ParagraphChange:
    return ParagraphChange(kind, (DiffPart(operation, text),))
