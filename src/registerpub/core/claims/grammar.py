"""The rough shape of a sentence: groups of joined names, and chunks between commas and conjunctions. No meaning yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from registerpub.core.claims.people import NameSpan
from registerpub.core.claims.sentences import Sentence

_JOIN = re.compile(r"(?: \([^()]{1,40}\))?(?:,? (?:and|и|а также|мен|бен|пен|және|сондай-ақ) |, )")
_BREAK = re.compile(
    r"(?<!\d),(?! [\w/]+-(?:year|month|day)\b)|(?<=\d),(?!\d)|[;:()]| --? | (?=(?:but|while|who|whose|whom|although|"
    r"because|но|однако|бірақ|алайда)\b)"
    r"|(?<=said) that |(?<=says) that |(?<=reported) that |(?<=announced) that |(?<=confirmed) that "
    r"|(?: said| says| told \w+| announced| reported)(?: on \w+(?: \d+)?)? that "
)
_ASIDE = re.compile(r"^ \([^()]{1,40}\)")
_SPELLED = re.compile(r"\([^\W\d_]+(?:[ -][^\W\d_]+)?\) ")
_RELATIVE = re.compile(
    r"\W*(?:and )?(?:(?:of|by|from|to|в отношении|у|над|с|по|от) )?(?:who|whose|whom|which|where|котор\w+|чь\w+|где)\b"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by commas and «and»: one grammatical unit."""

    names: tuple[NameSpan, ...]

    @property
    def start(self) -> int:
        return self.names[0].start

    @property
    def end(self) -> int:
        return self.names[-1].end


@dataclass(frozen=True, slots=True)
class Chunk:
    start: int
    end: int
    relative: bool


@dataclass(frozen=True)
class Parsed:
    """One sentence with its names, groups and chunks, all in offsets of the sentence."""

    sentence: Sentence
    names: tuple[NameSpan, ...]
    groups: tuple[Group, ...]

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """The parts between breaks, found only if a rule asks."""
        return tuple(_chunks(self.sentence.folded, self.groups))

    def chunk_at(self, position: int) -> int:
        """The number of the chunk that holds ``position``."""
        return next((n for n, chunk in enumerate(self.chunks) if position < chunk.end), len(self.chunks) - 1)

    def group_of(self, name: NameSpan) -> Group:
        return next(group for group in self.groups if name in group.names)


def parse(sentence: Sentence, names: Sequence[NameSpan]) -> Parsed:
    """The names of one sentence in their groups."""
    return Parsed(sentence, tuple(names), tuple(_groups(sentence.folded, names)))


def _groups(folded: str, names: Sequence[NameSpan]) -> list[Group]:
    groups: list[list[NameSpan]] = []
    for name in names:
        if groups and _JOIN.fullmatch(folded, groups[-1][-1].end, name.start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [Group(tuple(part)) for members in groups for part in _closed(folded, members)]


def _closed(folded: str, members: list[NameSpan]) -> list[list[NameSpan]]:
    """A series needs «and»; without it, and for two names with a comma before «and», commas close asides."""
    joints = [_ASIDE.sub("", folded[one.end : two.start]) for one, two in zip(members, members[1:], strict=False)]
    joined = any(joint.strip(" ,") for joint in joints)
    if not joined or (len(members) == 2 and joints[0].startswith(",")):
        return [[member] for member in members]
    return [members]


def _is_spelled(folded: str, place: int) -> bool:
    """«2 (two) years»: a bracket around a number that is written once more in words."""
    opening = folded.rfind("(", max(0, place - 30), place + 1)
    return opening > 1 and bool(_SPELLED.match(folded, opening)) and folded[opening - 2].isdigit()


def _chunks(folded: str, groups: Sequence[Group]) -> list[Chunk]:
    """Parts between breaks; commas inside a group of names are no breaks."""
    cuts: list[int] = []
    for match in _BREAK.finditer(folded):
        inside = any(group.start < match.start() < group.end for group in groups)
        if not inside and not (match.group() in "()" and _is_spelled(folded, match.start())):
            cuts.append(match.end())
    edges = [0, *cuts, len(folded)]
    return [
        Chunk(start, end, bool(_RELATIVE.match(folded, start, end)))
        for start, end in zip(edges, edges[1:], strict=False)
        if end > start
    ] or [Chunk(0, len(folded), False)]
