"""Documents of a given size for measuring documents per second: dev texts among neutral paragraphs.

The held-out texts are never read here. The same arguments give the same documents on every machine. Run it to look
at some: ``python -m bench.claims.texts --count 3``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ru", "en")
SIZE = 2048


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """``text`` has at most the asked number of UTF-8 bytes, paragraphs apart by a blank line, all in ``language``.

    ``case`` is the id of the dev text inside, None for a document without one. ``published`` is an ISO day.
    """

    id: str
    language: str
    text: str
    published: str
    case: str | None


@dataclass(frozen=True, slots=True)
class _Case:
    id: str
    text: str
    published: str


def make_documents(count: int, size: int = SIZE, *, share: float = 1.0, seed: int = 1) -> Iterator[MadeDocument]:
    """Yield ``count`` documents of ``size`` bytes, Kazakh, Russian and English in turn.

    ``share`` is the part of them that hold a dev text, from 0 to 1 (1.0: every document, the hardest load).
    Raises ``ValueError`` if the size leaves no room for the longest dev text.
    """
    cases = {language: _cases(language) for language in LANGUAGES}
    neutral = {language: _neutral(language) for language in LANGUAGES}
    longest = max(len(case.text.encode()) for group in cases.values() for case in group)
    if size < longest:
        raise ValueError(f"size {size} is too small: the longest dev text has {longest} bytes")
    chance = random.Random(seed)
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        case = chance.choice(cases[language])
        kept = case if chance.random() < share else None
        text = _fill(kept.text if kept else None, neutral[language], size, chance)
        yield MadeDocument(f"made-{number:06}", language, text, case.published, kept.id if kept else None)


def people() -> list[dict[str, object]]:
    """The register of the dev texts: one entry per person, with every name that the texts' registers hold."""
    found: dict[str, dict[str, str]] = {}
    for line in _lines():
        for person in json.loads(line)["people"]:
            found.setdefault(person["id"], {}).update(person["names"])
    return [{"id": one, "names": found[one]} for one in sorted(found)]


def _lines() -> list[str]:
    return (FOLDER / "cases" / "dev.jsonl").read_text(encoding="utf-8").splitlines()


def _cases(language: str) -> list[_Case]:
    rows = [json.loads(line) for line in _lines()]
    return [_Case(row["id"], row["text"], row["published"]) for row in rows if row["language"] == language]


def _neutral(language: str) -> list[str]:
    return (FOLDER / "neutral" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def _fill(case: str | None, neutral: list[str], size: int, chance: random.Random) -> str:
    """The case stays whole, at a random place; the last neutral paragraph is cut between words to meet the size."""
    room = size - (len(case.encode()) + 2 if case else 0)
    before: list[str] = []
    after: list[str] = []
    while room > 0:
        paragraph = _cut(chance.choice(neutral), room)
        room -= len(paragraph.encode()) + 2
        if not paragraph:
            break
        (before if chance.random() < 0.5 else after).append(paragraph)
    return "\n\n".join([*before, *([case] if case else []), *after])


def _cut(paragraph: str, room: int) -> str:
    """As many whole words as fit into ``room`` bytes; they stay words, since a cut word might look like a name."""
    if len(paragraph.encode()) <= room:
        return paragraph
    return paragraph.encode()[:room].decode(errors="ignore").rpartition(" ")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of UTF-8 (default: %(default)s)")
    parser.add_argument("--share", type=float, default=1.0, help="part of the documents that hold a dev text")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for document in make_documents(chosen.count, chosen.size, share=chosen.share, seed=chosen.seed):
        print(f"{document.id} {document.language} {document.case or '-'} {len(document.text.encode())} bytes")
        print(document.text, end="\n\n")


if __name__ == "__main__":
    main()
