"""A list over time as SVG: stacked by group of status, in the colour of the text. No script, no style; same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

#: LEFT and FOOT hold labels of 23, too: so large a style sheet makes them on a phone, four figures at the side.
WIDTH, HEIGHT, LEFT, TOP, FOOT = 640, 260, 62, 14, 32
#: Opacity of each group, the first at the bottom: told apart without colour too.
SHADES = ("0.85", "0.4", "0.15")


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of statuses: its label and one number per month."""

    label: str
    numbers: Sequence[int]


def stacked_months(months: Sequence[str], layers: Sequence[Layer], title: str, told: str) -> Markup:
    """``months`` (``2026-03``) in order; ``title`` and ``told`` (the numbers in words) are for screen readers."""
    totals = [sum(numbers) for numbers in zip(*(layer.numbers for layer in layers), strict=True)]
    top = max([*totals, 1])
    base = [0] * len(months)
    shapes = []
    for layer, shade in zip(layers, SHADES, strict=True):
        upper = [low + number for low, number in zip(base, layer.numbers, strict=True)]
        if any(layer.numbers):
            shapes.append(_area(base, upper, top, shade))
        base = upper
    return Markup(
        '<svg class="chart" role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}" fill="currentColor">'
        "<title>{title}</title><desc>{told}</desc>{shapes}{axes}</svg>"
    ).format(w=WIDTH, h=HEIGHT, title=title, told=told, shapes=Markup("").join(shapes), axes=_axes(months, top))


def _area(lower: Sequence[int], upper: Sequence[int], top: int, shade: str) -> Markup:
    """Steps, not slopes: a number holds for its whole month."""
    months = range(len(upper))
    there = [_step(at, at + 1, upper[at], top, len(upper)) for at in months]
    back = [_step(at + 1, at, lower[at], top, len(lower)) for at in reversed(months)]
    return Markup('<path d="M{}L{}Z" opacity="{}"/>').format("L".join(there), "L".join(back), shade)


def _step(start: int, end: int, value: int, top: int, count: int) -> str:
    return f"{_x(start, count):.1f} {_y(value, top):.1f}H{_x(end, count):.1f}"


def _axes(months: Sequence[str], top: int) -> Markup:
    floor = HEIGHT - FOOT
    text = Markup('<text x="{}" y="{}" text-anchor="{}" font-size="13">{}</text>')
    labels = [text.format(LEFT - 6, floor, "end", 0), text.format(LEFT - 6, TOP + 8, "end", top)]
    labels.append(text.format(LEFT, HEIGHT - 8, "start", months[0]))
    if len(months) > 1:
        labels.append(text.format(WIDTH - 4, HEIGHT - 8, "end", months[-1]))
    line = Markup('<path d="M{} {}V{}H{}" fill="none" stroke="currentColor"/>').format(LEFT, TOP, floor, WIDTH - 4)
    return Markup("").join([line, *labels])


def _x(at: int, count: int) -> float:
    return LEFT + (WIDTH - 4 - LEFT) * at / count


def _y(value: int, top: int) -> float:
    return HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * value / top
