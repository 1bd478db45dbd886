"""Measure the reading of pages: ``python -m bench.reading [--rounds N]``. Writes nothing but a table.

F1 is that of the article-extraction benchmark: words of the text against words of the gold text as bags, averaged over
pages. Speed is computing time of this process, the best of several rounds. Pages of ``crawler/sources`` are counted
apart: their gold text was reviewed by people, but first written by our own reader.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.reading.furniture import Page, written_pages
from bench.reading.ways import Way, all_ways

from registerpub.sources import load_source

_SOURCES = Path(__file__).resolve().parents[2] / "crawler" / "sources"
_WORD = re.compile(r"\w+")


def saved_pages() -> Iterator[Page]:
    """The saved articles of the shipped sources."""
    for path in sorted(_SOURCES.glob("*/*.html")):
        known = json.loads((path.parent / "expected.json").read_text(encoding="utf-8")).get(path.name, {})
        body = [item["text"] for item in known.get("paragraphs", ()) if item["role"] == "body"]
        if body:
            rules = load_source(path.parent).reading_rules()
            yield Page(f"{path.parent.name}/{path.name}", known["language"], path.read_text(), "\n".join(body), rules)


def f1(text: str, gold: str) -> float:
    """Harmonic mean of precision and recall of words, each as often as it stands there."""
    found, wanted = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower()))
    common = (found & wanted).total()
    return 2 * common / (found.total() + wanted.total()) if common else 0.0


def speed(way: Way, pages: Sequence[tuple[Page, bytes]], rounds: int) -> float:
    """Pages in a second of computing time."""
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for page, payload in pages:
            way(page, payload)
        best = max(best, len(pages) / (time.process_time() - start))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    written = [(page, page.html.encode()) for page in written_pages()]
    saved = [(page, page.html.encode()) for page in saved_pages()]
    size = sum(len(payload) for _, payload in written) // len(written)
    print(f"{len(written)} pages written for the test (mean {size} bytes), {len(saved)} saved pages of sources\n")
    print(f"| way | F1 | kk | ru | en | F1 saved | pages/s |\n|---|{'---|' * 6}")
    for name, way in all_ways().items():
        if way is None:
            print(f"| {name} | not installed |")
            continue
        scores = [(page.language, f1(way(page, payload), page.gold)) for page, payload in written]
        means = [_mean([score for spoken, score in scores if spoken == one]) for one in ("kk", "ru", "en")]
        own = _mean([f1(way(page, payload), page.gold) for page, payload in saved])
        cells = [_mean([score for _, score in scores]), *means, own]
        print(f"| {name} | {' | '.join(f'{cell:.3f}' for cell in cells)} | {speed(way, written, rounds):.0f} |")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


if __name__ == "__main__":
    main()
