"""Measures publishing: a full release and the next one, feeds beside other ways to write them, a server, polls.

``python -m bench.publish [--notices N] [--quick]``. Ratios are of one run; the load of the machine is printed, too.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.publish import feeds, serving
from bench.publish.records import invented, time_of

from registerpub.core.records import LANGUAGES, ReleaseInfo, Site
from registerpub.publishing import load_channels, publish_folder, verify_release
from registerpub.wording import load_wording

ROOT = Path(__file__).parents[2]
SITE = Site("Bench", "https://bench.example", "bench.example")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of this process."""
    start, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - spent


def _told(times: tuple[float, float]) -> str:
    return f"{times[0]:.2f} s, {times[1]:.2f} s of processor"


def releases(folder: Path, notices: int) -> Path:
    """A full release and five that bring one notice each; the folder of the last."""
    channels = load_channels(ROOT / "feeds")
    wordings = {language: load_wording(ROOT / "locales", language) for language in LANGUAGES}
    entries = invented(notices)

    def publish(number: int) -> Path:
        given = entries + invented(number - 1, notices + 1)
        info = ReleaseInfo(number, time_of(notices + number))
        return publish_folder(folder / "public", SITE, info, channels, given, wordings, record=folder / "record.json")

    full = timed(lambda: publish(1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"full release, {notices} notices in {len(LANGUAGES)} languages: {_told(full)}; at most {peak:.0f} MB")
    steps = [timed(lambda number=number: publish(number)) for number in range(2, 7)]  # type: ignore[misc]
    # Until the fourth release no folder is to go, in which the next one could be built: every file is linked.
    for words, some in (
        ("second and third release, the slower", steps[:2]),
        ("from the fourth on, median of 3", steps[2:]),
    ):
        wall, spent = (sorted(step[at] for step in some)[1] for at in (0, 1))
        print(f"one notice more, {words}: {_told((wall, spent))}")
        print(f"of the full one: {wall / full[0]:.3f} by the clock, {spent / full[1]:.3f} of processor")
    print(f"nothing new: {_told(timed(lambda: publish(6)))}")
    last = publish(6)
    whole = [path for path in last.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in whole) / 1e6
    print(f"{len(whole)} files, {size:.0f} MB; faults: {len(verify_release(last))}")
    return last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true", help="500 notices, a tenth of the requests")
    options = parser.parse_args()
    notices = 500 if options.quick else options.notices
    print(
        f"load at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; Python {sys.version.split()[0]}"
    )
    with tempfile.TemporaryDirectory() as place:
        tree = releases(Path(place), notices)
        feeds.compare(notices=50, rounds=3 if options.quick else 20)
        serving.compare(tree, Path(place), requests=500 if options.quick else 5000)
        serving.polls(tree)
    print(f"load at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
