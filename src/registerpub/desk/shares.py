"""Charts of numbers: layers over time and bars beside one another, as SVG drawn by the server; same data, same bytes.

Labelled directly, in the colour of the text, told apart by how strong it is. The numbers stand in a table beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDTH, _HEIGHT, _LABELS, _TOP = 640, 220, 240, 14
_STRENGTHS = (0.85, 0.6, 0.42, 0.28, 0.16)
_ROW, _BAR, _LINE = 26, 16, 16


def layers(
    columns: Sequence[Mapping[str, int]], labels: Mapping[str, str], ends: tuple[str, str], title: str, told: str
) -> SafeString:
    """Layers of numbers over time, the largest at the last column at the bottom. ``ends``: first and last day in words.

    ``labels``: code → words for every code in ``columns``; ``title`` and ``told`` are what a screen reader says.
    """
    codes = sorted(labels, key=lambda code: (-columns[-1].get(code, 0), list(labels).index(code)))
    top = max(1, *(sum(column.values()) for column in columns))
    plot = _WIDTH - _LABELS
    step = plot / max(1, len(columns) - 1)
    lower = [0.0] * len(columns)
    drawn, written = [], []
    for number, code in enumerate(codes):
        upper = [low + column.get(code, 0) for low, column in zip(lower, columns, strict=True)]
        drawn.append(_layer(number, lower, upper, step, top))
        if size := columns[-1].get(code, 0):
            written.append((_down((lower[-1] + upper[-1]) / 2, top) + 4, f"{size} {labels[code]}"))
        lower = upper
    drawn += [_text(plot + 8, y, text) for y, text in _apart(written)]
    return format_html(
        '<svg class="layers" role="img" viewBox="0 0 {0} {1}" width="{0}" height="{1}" fill="currentColor">'
        '<title>{2}</title><desc>{3}</desc>{4}<rect x="0" y="{5}" width="{6}" height="1"/>'
        '<text x="0" y="{7}" font-size="12">{8}</text><text x="{6}" y="{7}" font-size="12" text-anchor="end">{9}</text>'
        '<text x="0" y="11" font-size="12">{10}</text></svg>',
        *(_WIDTH, _HEIGHT + 22, title, told, format_html_join("", "{}", ((one,) for one in drawn))),
        *(_HEIGHT, plot, _HEIGHT + 17, *ends, top),
    )


def _apart(written: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Labels, given from the bottom up, a line apart and none above the picture."""
    heights: list[float] = []
    for y, _ in written:
        heights.append(min(y, heights[-1] - _LINE) if heights else y)
    lowest = float(2 * _TOP)
    for at in reversed(range(len(heights))):
        heights[at] = max(heights[at], lowest)
        lowest = heights[at] + _LINE
    return [(y, text) for y, (_, text) in zip(heights, written, strict=True)]


def _text(x: float, y: float, text: str) -> SafeString:
    return format_html('<text x="{}" y="{}" font-size="13">{}</text>', x, f"{y:.1f}", text)


def _down(value: float, top: int) -> float:
    return _HEIGHT - value / top * (_HEIGHT - _TOP)


def _layer(number: int, lower: Sequence[float], upper: Sequence[float], step: float, top: int) -> SafeString:
    """A filled area that keeps each number until the next column, as a count does."""
    forth, back = [], []
    for at, (low, high) in enumerate(zip(lower, upper, strict=True)):
        left, right = at * step, min(at + 1, max(1, len(upper) - 1)) * step
        forth += [f"{left:.1f},{_down(high, top):.1f}", f"{right:.1f},{_down(high, top):.1f}"]
        back += [f"{left:.1f},{_down(low, top):.1f}", f"{right:.1f},{_down(low, top):.1f}"]
    strength = _STRENGTHS[min(number, len(_STRENGTHS) - 1)]
    return format_html('<polygon points="{}" opacity="{}"/>', " ".join([*forth, *reversed(back)]), strength)


def bars(rows: Sequence[tuple[str, int]], title: str, told: str) -> SafeString:
    """One bar for each (words, number), its label before it and its number behind it."""
    top, plot = max(1, *(number for _, number in rows)), _WIDTH - _LABELS - 40
    drawn = (
        (
            format_html(
                '<text x="0" y="{0}" font-size="13">{1}</text><rect x="{2}" y="{3}" width="{4}" height="{5}" '
                'opacity="0.6"/><text x="{6}" y="{0}" font-size="13">{7}</text>',
                *(at * _ROW + 17, _cut(words), _LABELS, at * _ROW + 4, f"{number / top * plot:.1f}", _BAR),
                *(f"{_LABELS + number / top * plot + 6:.1f}", number),
            ),
        )
        for at, (words, number) in enumerate(rows)
    )
    return format_html(
        '<svg class="layers" role="img" viewBox="0 0 {0} {1}" width="{0}" height="{1}" fill="currentColor">'
        "<title>{2}</title><desc>{3}</desc>{4}</svg>",
        *(_WIDTH, len(rows) * _ROW + 4, title, told, format_html_join("", "{}", drawn)),
    )


def _cut(words: str) -> str:
    """As much as stands before a bar; the table has it whole."""
    return words if len(words) <= 32 else f"{words[:31]}…"
