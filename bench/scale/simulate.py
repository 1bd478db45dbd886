"""Four weeks, hour by hour: pages appear, lanes visit, cores work through the stages, editors decide, releases go out.

Deterministic: arrivals are drawn from a seed. Work that an hour cannot do waits for the next.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.scale.costs import Costs

HOURS = 4 * 7 * 24
#: Share of a day's news by hour of Almaty, roughly: nights are quiet. Assumed.
RHYTHM = tuple((1 if 0 <= hour < 7 else 6 if 9 <= hour < 19 else 3) / 88 for hour in range(24))


@dataclass(frozen=True)
class Setting:
    """A group's size and machines; ``per_week``: new articles of one source, ``visits``: visits of it a day."""

    name: str
    sources: int
    per_week: float
    visits: float = 24
    delay: float = 5.0  # seconds between two requests to a source
    lists: float = 2.0  # pages of links asked on a visit
    naming: float = 0.005  # documents that name somebody of the register. Assumed
    cards: float = 0.3  # cards for each of them. Assumed
    minutes: float = 4.0  # an editor's time for a card, both people of class A together. Assumed
    desk_hours: float = 4.0  # hours of editors' work a day, all together. Assumed
    confirmed: float = 0.3  # notices for each card. Assumed
    notices: int = 1_000  # notices that are public at the beginning
    lanes: int = 1  # visits at a time
    cores: float = 2.0


@dataclass(frozen=True)
class Found:
    """What the weeks came to. Shares are of what is there: above 1 a stage falls behind for good."""

    documents_a_day: float
    hits_a_day: float
    cards_a_day: float
    archive_gb_a_year: float
    store_gb_a_year: float
    core_hours_a_day: dict[str, float]
    shares: dict[str, float]
    longest_wait: dict[str, float]

    @property
    def first_to_break(self) -> str:
        return max(self.shares, key=lambda stage: self.shares[stage])

    @property
    def room(self) -> float:
        """How many times as much would fill the stage that breaks first."""
        return 1 / self.shares[self.first_to_break]


def simulate(setting: Setting, costs: Costs, seed: int = 8) -> Found:
    """Run the weeks. Work of a stage is counted in its own unit: seconds of a lane, of a core, hours of an editor."""
    chance = random.Random(seed)
    stages = {"ingest": costs.ingest, "match": costs.match, "claim": costs.claim, "propose": costs.propose}
    notices = float(setting.notices)
    offered = dict.fromkeys(("lanes", "cores", "editors"), 0.0)
    spent = dict.fromkeys(("crawl", *stages, "release"), 0.0)
    queue = dict.fromkeys(offered, 0.0)
    longest = dict.fromkeys(offered, 0.0)
    able = {"lanes": 3600.0 * setting.lanes, "cores": 3600.0 * setting.cores, "editors": setting.desk_hours / 24 * 60}
    documents = hits = cards = 0.0
    for hour in range(HOURS):
        new = _drawn(chance, setting.sources * setting.per_week / 7 * RHYTHM[hour % 24])
        asked = setting.sources * setting.visits / 24 * setting.lists
        found = _drawn(chance, new * setting.naming)
        made = _drawn(chance, found * setting.cards)
        due = _drawn(chance, made * setting.confirmed)
        notices += due
        # Notices of an hour go out together at most every minute: no more releases than there are notices.
        release = min(due, 60) * (costs.release + costs.release_notice * notices)
        work = {name: cost * new for name, cost in stages.items()} | {
            "crawl": costs.crawl * (new + asked),
            "release": release,
        }
        for name, seconds in work.items():
            spent[name] += seconds
        load = {"lanes": (new + asked) * setting.delay, "cores": sum(work.values()), "editors": made * setting.minutes}
        for name, amount in load.items():
            offered[name] += amount
            queue[name] = max(0.0, queue[name] + amount - able[name])
            longest[name] = max(longest[name], queue[name] / able[name])
        documents, hits, cards = documents + new, hits + found, cards + made
    days = HOURS / 24
    return Found(
        documents_a_day=documents / days,
        hits_a_day=hits / days,
        cards_a_day=cards / days,
        archive_gb_a_year=documents / days * 365 * costs.archive_bytes / 1e9,
        store_gb_a_year=documents / days * 365 * costs.store_bytes / 1e9,
        core_hours_a_day={name: seconds / 3600 / days for name, seconds in spent.items()},
        shares={name: offered[name] / (able[name] * HOURS) for name in offered},
        longest_wait=longest,
    )


@dataclass(frozen=True)
class Backfill:
    """An archive of others read once without a project: only pages with a hit come into it."""

    pages: float
    bytes_a_page: float  # packed. Assumed
    naming: float = 2e-5  # pages that name somebody of the register, in a corpus of the whole world. Assumed

    def core_hours(self, costs: Costs) -> float:
        return self.pages * costs.scan / 3600

    def terabytes(self) -> float:
        return self.pages * self.bytes_a_page / 1e12

    def days(self, costs: Costs, cores: int) -> float:
        return self.core_hours(costs) / cores / 24


def _drawn(chance: random.Random, mean: float) -> float:
    """About Poisson: a normal of the same mean and spread, never below nothing, whole from ten on."""
    return max(0.0, float(round(chance.gauss(mean, mean**0.5)))) if mean >= 10 else _small(chance, mean)


def _small(chance: random.Random, mean: float) -> float:
    count, gone = 0, chance.expovariate(1.0) if mean > 0 else 1.0
    while gone < mean:
        count, gone = count + 1, gone + chance.expovariate(1.0)
    return float(count)


#: The volumes of the shipped sources are the middle of what their folders call usual, on a geometric scale.
SETTINGS = (Setting("15 sources", 15, 200), Setting("1,000 sources", 1_000, 200, notices=10_000))
TURNED = (replace(SETTINGS[1], name="1,000 sources, turned", lanes=8, desk_hours=40.0),)
#: Infini-News counts 1.35 billion articles in CC-NEWS from August 2016 on (arXiv 2605.18337), about 140 million a year.
BACKFILL = Backfill(pages=140e6, bytes_a_page=30e3)
