"""What the Sources page shows of each source: its health, its next visit, and its last four weeks as a picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from registerpub.config import Config
from registerpub.core.health import SEVERITY, Condition, Day, SourceHealth
from registerpub.desk.charts import day_bars
from registerpub.desk.words import date, number
from registerpub.pipeline.health import project_health, source_health, usable_sources
from registerpub.store.models import SourceState

#: Days in the picture.
SHOWN = 28


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. ``state`` is its row in the store, ``None`` before its first turn; ``days`` as in the picture."""

    title: str
    health: SourceHealth
    state: SourceState | None
    days: tuple[Day, ...]
    chart: SafeString

    @property
    def is_sound(self) -> bool:
        """Nothing is to be watched and no visit has just failed."""
        return not SEVERITY[self.health.state] and not (self.state and self.state.attempt)


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The sources, those in trouble first; their titles by folder name; what is wrong beyond any one of them."""

    rows: tuple[SourceRow, ...]
    titles: Mapping[str, str]
    project: tuple[Condition, ...]


def sources_view(config: Config, now: dt.datetime) -> SourcesView:
    """A source whose settings are being mended is called by its folder; the others are shown as ever."""
    known = usable_sources(config)
    titles = {name: source.title for name, source in known.items()}
    states = {state.name: state for state in SourceState.objects.all()}
    today = now.astimezone(ZoneInfo(config.timezone)).date()
    rows = tuple(
        _row(titles.get(health.name, health.name), health, states.get(health.name), today)
        for health in source_health(config, now, known=known)
    )
    return SourcesView(rows, titles, project_health(config, now))


def _row(title: str, health: SourceHealth, state: SourceState | None, today: dt.date) -> SourceRow:
    by_day = {day.day: day for day in health.facts.days}
    dates = [today - dt.timedelta(days=back) for back in range(SHOWN - 1, -1, -1)]
    days = tuple(by_day.get(one, Day(one)) for one in dates)
    return SourceRow(title, health, state, days, _chart(days, health))


def _chart(days: Sequence[Day], health: SourceHealth) -> SafeString:
    if not any(day.visits for day in days):
        return SafeString("")
    band, first = health.facts.band, health.facts.first_visit
    begun = first.date() if first is not None else days[0].day
    counts = [None if not day.successes and day.day >= begun else day.new_items for day in days]
    usual = (band[0] / 7, band[1] / 7) if band else None
    return day_bars(counts, usual, gettext("New items by day"), _in_words(days, counts))


def _in_words(days: Sequence[Day], counts: Sequence[int | None]) -> str:
    total, most = sum(day.new_items for day in days), max(day.new_items for day in days)
    missed = counts.count(None)
    said = [
        f"{date(days[0].day)} – {date(days[-1].day)}:",
        ngettext("%(num)s new item,", "%(num)s new items,", total) % {"num": number(total)},
        gettext("at most %(num)s a day.") % {"num": number(most)},
    ]
    if missed:
        words = ngettext("On %(num)s day no visit succeeded.", "On %(num)s days no visit succeeded.", missed)
        said.append(words % {"num": number(missed)})
    return " ".join(said)
