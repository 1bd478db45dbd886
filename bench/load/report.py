"""The table of a run: what each kind of page takes for many, beside one who is alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

#: Kinds that are not pages of the desk's work.
_ENTRY = "sign in"


def share(values: list[float], part: float) -> float:
    """The value that ``part`` of ``values`` do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -(-int(part * 100) * len(ranked) // 100) - 1)]


def table(played: dict[str, Any]) -> str:
    """Milliseconds by kind of page, then what holds for the whole run."""
    took: dict[str, dict[str, list[float]]] = defaultdict(lambda: {"alone": [], "many": []})
    for phase, kind, milliseconds, fault in played["clicks"]:
        if not fault:
            took[kind][phase].append(milliseconds)
            if not kind.startswith(_ENTRY):
                took["all"][phase].append(milliseconds)
    lines = [
        "| page | alone: clicks, p50, p95 ms | many: clicks, p50, p95 ms | p50 × alone | p95 × alone |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(kind, **took[kind]) for kind in sorted(took, key=lambda kind: (kind != "all", kind))]
    faults = Counter(played["errors"])
    held, phases = played["held"], ("alone", "many")
    each = {phase: 1000 * played["cpu"][phase] / sum(one[0] == phase for one in played["clicks"]) for phase in phases}
    rate = len(took["all"]["many"]) / played["phases"]["many"]
    lines += [
        "",
        f"clicks/s: {rate:.1f}; errors: {faults.total()}; politely refused: {played['phases']['conflicts']:.0f}",
    ]
    lines += [f"processor time of the desk: {each['alone']:.1f} ms a click alone, {each['many']:.1f} with many"]
    lines += [f"{number} × {fault}" for fault, number in faults.most_common(20)]
    lines += [f"decisions held and told: {held['decisions']}, closed, standing and told: {held['closed']}"]
    lines += [f"lost: {held['lost']}, untold: {held['untold']}, twice: {held['twice']}, audit: {held['problems']}"]
    return "\n".join(lines)


def _row(kind: str, alone: list[float], many: list[float]) -> str:
    def told(values: list[float]) -> str:
        return f"{len(values)}, {share(values, 0.5):.0f}, {share(values, 0.95):.0f}" if values else "–"

    ratios = [f"{share(many, part) / share(alone, part):.1f}" if many and alone else "–" for part in (0.5, 0.95)]
    return f"| {kind} | {told(alone)} | {told(many)} | {ratios[0]} | {ratios[1]} |"


def is_whole(held: dict[str, Any]) -> bool:
    """Whether the store holds what editors were told: nothing lost, nothing twice, nothing untold."""
    told, kept = held["decisions"], held["closed"]
    faults = held["lost"] or held["untold"] or held["twice"] or held["problems"]
    return not faults and len(set(told)) == 1 and len(set(kept)) == 1
