"""How well translations are told from independent reports: ``python -m bench.translations [--half dev] [--show]``.

All pairs of texts of one day in two languages: pairs of an original and its translations must join (joined wrongly not:
a translation counted as a second source), pairs with an independent report should stay apart (joined all the same:
editors wait for another source). Dev chose the threshold; held-out texts only measure it.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from registerpub.core.changes.translations import THRESHOLD, likeness

TEXTS = Path(__file__).parent / "texts.toml"
HALVES = ("dev", "heldout")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one day; ``one_origin``: neither is independent of the other."""

    day: str
    half: str
    languages: tuple[str, str]
    kinds: tuple[str, str]
    one_origin: bool
    score: float


def pairs() -> Iterator[Pair]:
    for day in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["day"]:
        for one, two in combinations(day["text"], 2):
            if one["language"] == two["language"]:
                continue
            kinds = (one["kind"], two["kind"])
            score = likeness(one["body"].strip(), one["language"], two["body"].strip(), two["language"])
            languages = (one["language"], two["language"])
            yield Pair(day["name"], day["half"], languages, kinds, "independent" not in kinds, score)


def main() -> None:
    parser = argparse.ArgumentParser(description="Translations against independent reports.")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--show", action="store_true", help="print every pair")
    options = parser.parse_args()
    found = [pair for pair in pairs() if options.half in (None, pair.half)]
    for pair in sorted(found, key=lambda pair: (pair.half, pair.one_origin, pair.score)) if options.show else ():
        print(f"{pair.score:.2f} {'one' if pair.one_origin else 'two'} {pair.day}: {pair.languages} {pair.kinds}")
    print("half     | translations found | lowest | independent kept apart | highest")
    for half in HALVES:
        same = [pair.score for pair in found if pair.half == half and pair.one_origin]
        other = [pair.score for pair in found if pair.half == half and not pair.one_origin]
        if same and other:
            joined, apart = sum(s >= THRESHOLD for s in same), sum(s < THRESHOLD for s in other)
            found_text = f"{joined:8} of {len(same):3}     | {min(same):.2f}"
            print(f"{half:8} | {found_text}   | {apart:10} of {len(other):3}      | {max(other):.2f}")


if __name__ == "__main__":
    main()
