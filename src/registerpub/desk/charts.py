"""Charts as SVG, drawn by the server: no script, no style, the colour of the text; same data, same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_STEP, _BAR, _HEIGHT, _FOOT = 8, 6, 40, 5


def day_bars(counts: Sequence[int | None], usual: tuple[float, float] | None, title: str, told: str) -> SafeString:
    """One bar per day. ``None``: no visit succeeded on that day, marked by a cross under the line.

    ``usual``: the band per day, shown as a pale field. ``title`` and ``told`` (the numbers in words) are what a screen
    reader says.
    """
    known = [count for count in counts if count is not None]
    top = max([*known, 1.0, 1.5 * usual[0] if usual else 1.0])
    width, base = len(counts) * _STEP, _HEIGHT - _FOOT
    return format_html(
        '<svg class="bars" role="img" viewBox="0 0 {0} {1}" width="{0}" height="{1}" fill="currentColor">'
        "<title>{2}</title><desc>{3}</desc>{4}{5}"
        '<rect x="0" y="{6}" width="{0}" height="1" opacity="0.5"/></svg>',
        *(width, _HEIGHT, title, told, _field(usual, top, width, base)),
        format_html_join("", "{}", ((_bar(number, count, top, base),) for number, count in enumerate(counts))),
        base,
    )


def _field(usual: tuple[float, float] | None, top: float, width: int, base: int) -> SafeString:
    if usual is None:
        return SafeString("")
    low, high = (base - min(amount, top) / top * base for amount in usual)
    return format_html(
        '<rect x="0" y="{}" width="{}" height="{}" opacity="0.12"/>', f"{high:.1f}", width, f"{max(low - high, 1):.1f}"
    )


def _bar(number: int, count: int | None, top: float, base: int) -> SafeString:
    left = number * _STEP + 1
    if count is None:
        cross = f"M{left + 1} {base + 2}l3 3m0 -3l-3 3"
        return format_html('<path d="{}" fill="none" stroke="currentColor" stroke-width="1"/>', cross)
    if not count:
        return SafeString("")
    height = max(count / top * base, 1.0)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}"/>', left, f"{base - height:.1f}", _BAR, f"{height:.1f}"
    )
