"""The commands that the documentation tells people to type: where they stand, and their words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(registerpub [^`]+)`", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """One command line: ``page`` is its file's name, ``line`` begins at 1, ``words`` are split as a shell would."""

    page: str
    line: int
    text: str
    words: tuple[str, ...]


def blocks(page: Path) -> Iterator[Command]:
    """Every line of every fenced block that begins with ``registerpub``; joined by ``&&`` they count one by one."""
    text = page.read_text(encoding="utf-8")
    for block in FENCE.finditer(text):
        first = text[: block.start(2)].count("\n") + 1
        for offset, line in enumerate(block[2].splitlines()):
            for part in re.split(r"\s&&\s", line):
                if part.lstrip("$ ").startswith("registerpub "):
                    yield _command(page, first + offset, part.lstrip("$ "))


def inline(page: Path) -> Iterator[Command]:
    """Every command named in running text."""
    text = page.read_text(encoding="utf-8")
    fenced = [block.span() for block in FENCE.finditer(text)]
    for found in INLINE.finditer(text):
        if not any(start <= found.start() < end for start, end in fenced):
            yield _command(page, text[: found.start()].count("\n") + 1, " ".join(found[1].split()))


def _command(page: Path, line: int, text: str) -> Command:
    words = tuple(shlex.split(text, comments=True))
    return Command(page.name, line, " ".join(words), words)
