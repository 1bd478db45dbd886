"""How a text changed, for people: each changed paragraph as it read and as it reads now, word by word.

Was and now stand apart, so that a reader which drops ``ins`` and ``del`` does not run both values together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registerpub.core.differences import DiffPart, changed_words
from registerpub.core.differences.words import changed_lines
from registerpub.core.records import NoticeText, PublishedEntry, Revision

RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """``was`` holds the same and removed words, ``now`` the same and added ones; empty where it is new or gone."""

    was: tuple[DiffPart, ...]
    now: tuple[DiffPart, ...]


def changes_of(entry: PublishedEntry) -> list[tuple[Revision, list[ChangedParagraph]]]:
    """Each change of a notice, oldest first, with the paragraphs that it changed.

    Of a retracted notice only that it was retracted: what it once said is not said again.
    """
    if entry.change == RETRACTION:
        return [(entry.revisions[-1], [])]
    texts = [*(revision.before for revision in entry.revisions), entry.text]
    pairs = zip(entry.revisions, texts[1:], strict=True)
    return [(revision, changed_paragraphs(revision.before, after)) for revision, after in pairs]


def changed_paragraphs(before: NoticeText, after: NoticeText) -> list[ChangedParagraph]:
    """The headline and the paragraphs that differ, in order; a paragraph that stayed is left out."""
    found: list[ChangedParagraph] = []
    removed: list[str] = []
    for operation, lines in [*changed_lines(_lines(before), _lines(after)), ("same", [])]:
        if operation == "removed":
            removed += lines
            continue
        added = lines if operation == "added" else []
        found += [_pair(was, now) for was, now in _pairs(removed, added)]
        removed = []
    return found


def _lines(text: NoticeText) -> list[str]:
    return [text.headline, *text.body.split("\n\n")]


def _pairs(removed: Sequence[str], added: Sequence[str]) -> list[tuple[str, str]]:
    length = max(len(removed), len(added))
    return [(removed[at] if at < len(removed) else "", added[at] if at < len(added) else "") for at in range(length)]


def _pair(was: str, now: str) -> ChangedParagraph:
    parts = changed_words(was, now)
    return ChangedParagraph(
        tuple(part for part in parts if part.op != "added") if was else (),
        tuple(part for part in parts if part.op != "removed") if now else (),
    )
