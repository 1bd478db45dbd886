"""What the overview shows of one list: its count over time by status, and today by region and by article of law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registerpub.core.casefile.history import UNKNOWN
from registerpub.core.notices.regions import region_name
from registerpub.desk import words
from registerpub.desk.shares import bars, layers
from registerpub.pipeline.overview import RegisterPicture

#: Rows of a chart; the table has all.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and its numbers: heads of the columns, then rows of (words, numbers)."""

    title: str
    chart: SafeString
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]


def pictures(found: RegisterPicture, name: str) -> list[Picture]:
    """The three pictures of a list called ``name``; none for one that nobody is on and never was."""
    if not any(found.history):
        return []
    return [
        _over_time(found, name),
        _today(gettext("By region"), _regions(found.by_region), name),
        _today(gettext("By article of law"), _articles(found.by_article), name),
    ]


def _over_time(found: RegisterPicture, name: str) -> Picture:
    codes = list(dict.fromkeys(code for column in found.history for code in column))
    labels = {code: words.status(code) for code in codes}
    title, days = gettext("Over time, by custody"), list(map(words.date, found.days))
    told = "; ".join(f"{labels[code]} {number}" for code, number in found.history[-1].items()) or "0"
    chart = layers(found.history, labels, (days[0], days[-1]), f"{name}: {title}", f"{days[-1]}: {told}")
    rows = [(day, [column.get(code, 0) for code in codes]) for day, column in zip(days, found.history, strict=True)]
    return Picture(title, chart, [gettext("Day"), *labels.values()], rows[::-1])


def _today(title: str, rows: Sequence[tuple[str, int]], name: str) -> Picture:
    told = "; ".join(f"{label} {number}" for label, number in rows)
    chart = bars(rows[:_SHOWN], f"{name}: {title}", told) if rows else SafeString("")
    return Picture(title, chart, [title, gettext("People")], [(label, [number]) for label, number in rows])


def _regions(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    language = words.current_language()
    return [(_known(code, region_name(code, language)), number) for code, number in counts.items()]


def _articles(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(_known(code, code), number) for code, number in counts.items()]


def _known(code: str, name: str) -> str:
    return gettext("not known") if code == UNKNOWN else name
