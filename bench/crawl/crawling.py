"""Our crawl, its archive on, beside plain Scrapy and aiohttp: real processes that take turns at one site."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.crawl.processes import Ended, MeasureFailed, Site, environment, last_line, run, running_site
from bench.crawl.server import HOST
from bench.crawl.settings import Settings
from bench.crawl.site import FEEDS, PAGE_BYTES, feed_paths
from bench.names.report import Table

PAGES = 2_000
CONCURRENCY = 8
BASE, TUNED = "plain Scrapy", "plain Scrapy, tuned like ours"
GOALS = {"inline": 0.75, "thread": 0.9}
_COLUMNS = (
    "", "pages/s", f"of {BASE}", "lowest", "highest", "of it tuned", "seconds", "CPU s", "ms of CPU a page",
    "of tuned by CPU", "CPU of one core", "site's CPU s", "peak MB", "runs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One crawl of the whole site. ``seconds``: from its first request to the end of its process."""

    pages: int
    seconds: float
    ended: Ended
    served_with: float

    @property
    def rate(self) -> float:
        return self.pages / self.seconds


Crawl = Callable[[Site, Path], Turn]


def run_crawling(settings: Settings) -> list[Table]:
    """Pages sent as they are, then as most sites send them: compressed."""
    pages = settings.count(PAGES, 200)
    tables = []
    for compress, rounds in ((False, settings.rounds), (True, max(1, settings.rounds // 2))):
        with running_site(pages, compress) as site:
            ceiling = _ceiling(site, pages)
            turns = take_turns(crawls(pages), site, rounds)
            tables.append(_table(turns, pages, compress, ceiling))
    return tables


def crawls(pages: int) -> dict[str, Crawl]:
    """What takes turns, by label. Of our writers only those that this crawler offers."""
    ours = {f"ours, writer {name}": _ours(pages, ("--writer", name)) for name in writers()}
    return {
        **(ours or {"ours, its only writer": _ours(pages, ())}),
        BASE: _peer("scrapy", pages),
        TUNED: _peer("scrapy-tuned", pages),
        "aiohttp": _peer("aiohttp", pages),
    }


def writers() -> list[str]:
    """The writers that the crawler lets us choose from; none if it has one only."""
    command = [sys.executable, "-m", "registerpub_crawler", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stdout
    return [name for name in GOALS if "--writer" in shown and name in shown.partition("--writer")[2]]


def take_turns(chosen: Mapping[str, Crawl], site: Site, rounds: int) -> dict[str, list[Turn]]:
    """Everybody once a round; each round begins with another one, so that no place in the row is the lucky one."""
    labels = list(chosen)
    turns: dict[str, list[Turn]] = {label: [] for label in labels}
    for number in range(rounds):
        start = number % len(labels)
        for label in labels[start:] + labels[:start]:
            with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as folder:
                turns[label].append(chosen[label](site, Path(folder)))
                print(f"{label}: {turns[label][-1].rate:.0f} pages/s", file=sys.stderr, flush=True)
    return turns


def ratios(turns: Mapping[str, list[Turn]], label: str, base: str = BASE) -> list[float]:
    """Rates of one as parts of those of ``base``, round by round: both met the machine in about the same state."""
    return [one.rate / other.rate for one, other in zip(turns[label], turns[base], strict=True)]


def processor_ratios(turns: Mapping[str, list[Turn]], label: str, base: str) -> list[float]:
    """The same by seconds of the processor, start included: other work on the machine upsets these less."""
    return [other.ended.processor / one.ended.processor for one, other in zip(turns[label], turns[base], strict=True)]


def _ours(pages: int, options: tuple[str, ...]) -> Crawl:
    def crawl(site: Site, folder: Path) -> Turn:
        source = write_source(folder / "bench", site)
        command = [sys.executable, "-m", "registerpub_crawler", str(source), "--archive", str(folder / "archive")]
        command += ["--state", str(folder / "state.json"), "--allow-loopback", *options]
        turn = _timed(site, command, folder, pages)
        summary = last_line(turn.ended.output)
        if summary["articles"] != pages or summary["findings"]:
            raise MeasureFailed(f"the crawl kept {summary['articles']} of {pages} pages: {summary['findings'][:3]}")
        if not list((folder / "archive").glob("*.warc.gz")):
            raise MeasureFailed("the crawl left no archive file")
        shutil.rmtree(folder / "archive")
        return turn

    return crawl


def _peer(name: str, pages: int) -> Crawl:
    def crawl(site: Site, folder: Path) -> Turn:
        command = [sys.executable, "-m", "bench.crawl.peers", name, site.address, "--concurrency", str(CONCURRENCY)]
        turn = _timed(site, command, folder, pages)
        if last_line(turn.ended.output) != {"pages": pages, "bytes": pages * PAGE_BYTES}:
            raise MeasureFailed(f"{name} fetched something else than {pages} pages: {turn.ended.output[-200:]}")
        return turn

    return crawl


def _timed(site: Site, command: list[str], folder: Path, pages: int) -> Turn:
    site.look()
    before = site.processor_seconds()
    ended = run(command, folder / "log")
    seen = site.look()
    wanted = pages + FEEDS + 1  # and robots.txt
    if seen["requests"] != wanted:
        raise MeasureFailed(f"{seen['requests']:.0f} requests came where {wanted} were to be made")
    return Turn(pages, ended.ended - seen["first"], ended, site.processor_seconds() - before)


def write_source(folder: Path, site: Site) -> Path:
    """A source folder for the generated site, in no hurry to be polite: it is our own."""
    folder.mkdir()
    feeds = ", ".join(f'"{site.address}{path}"' for path in feed_paths())
    (folder / "source.toml").write_text(
        f'title = "Bench"\nhome = "{site.address}/"\nhosts = ["{HOST}"]\nkind = "news"\ntier = "news"\n'
        f'languages = ["kk", "ru", "en"]\ntimezone = "Asia/Almaty"\n[discovery]\nfeeds = [{feeds}]\n'
        f'[articles]\npatterns = ["/news/"]\n[politeness]\ndelay = 0\nconcurrency = {CONCURRENCY}\n',
        encoding="utf-8",
    )
    return folder


def _ceiling(site: Site, pages: int) -> float:
    command = [sys.executable, "-m", "bench.crawl.ceiling", site.address.rpartition(":")[2], "--pages", str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    return float(last_line(done.stdout)["pages_per_second"])


def _table(turns: Mapping[str, list[Turn]], pages: int, compress: bool, ceiling: float) -> Table:
    how = "compressed (gzip)" if compress else "as they are"
    note = (
        f"{pages:,} pages of {PAGE_BYTES // 1000} kB, sent {how}, {CONCURRENCY} requests at a time, delay 0. Seconds: "
        f"from a crawl's first request to the end of its process (archive on disk, complete). CPU s: user and system, "
        f"start included. `{TUNED}`: also with what the crawler has for speed alone (`CONCURRENT_ITEMS`, no "
        f"statistics, no middlewares that have nothing to say, garbage looked for seldom). "
        f"Medians; ratios round by round. "
        f"The site alone gives {ceiling:,.0f} pages/s. {_bottleneck(turns)}"
    )
    table = Table("packed" if compress else "crawl", f"Crawl of a site, pages {how}", _COLUMNS, note)
    for label, done in turns.items():
        share = ratios(turns, label)
        table.add(
            label,
            median(turn.rate for turn in done),
            median(share),
            min(share),
            max(share),
            median(ratios(turns, label, TUNED)),
            median(turn.seconds for turn in done),
            median(turn.ended.processor for turn in done),
            median(turn.ended.processor for turn in done) / pages * 1e3,
            median(processor_ratios(turns, label, TUNED)),
            median(turn.ended.processor / turn.ended.seconds for turn in done),
            median(turn.served_with for turn in done),
            median(turn.ended.peak_megabytes for turn in done),
            len(done),
        )
    if not compress:
        table.note += " " + _judged(turns)
    return table


def _judged(turns: Mapping[str, list[Turn]]) -> str:
    said = []
    for name, goal in GOALS.items():
        label = f"ours, writer {name}"
        if label in turns:
            reached = median(ratios(turns, label))
            said.append(f"writer {name}: {reached:.2f}, goal {goal:.2f}, {'met' if reached >= goal else 'MISSED'}")
    return f"Goals: {'; '.join(said)}." if said else "This crawler has one writer only, so no goal is judged."


def _bottleneck(turns: Mapping[str, list[Turn]]) -> str:
    """Who was waited for, told by how busy each process was."""
    said = []
    for label, done in turns.items():
        crawl = median(turn.ended.processor / turn.ended.seconds for turn in done)
        site = median(turn.served_with / turn.seconds for turn in done)
        bound = "its own processor time" if crawl >= 0.9 else "the site" if site >= 0.9 else "waits"
        said.append(f"{label} by {bound}")
    return f"Bound: {'; '.join(said)} (waits: for the disk, or for a core that other work has)."
