"""``python -m bench.scale``: the tables of ``docs/scale.md`` from kept costs; ``--measure MB`` measures them anew."""

from __future__ import annotations

import argparse

from bench.scale.costs import Costs, kept_costs
from bench.scale.simulate import BACKFILL, SETTINGS, TURNED, Found, simulate


def tables(costs: Costs) -> str:
    """Markdown, the same text for the same costs."""
    settings = (*SETTINGS, *TURNED)
    found = [simulate(setting, costs) for setting in settings]
    rows = [("", *(setting.name for setting in settings)), ("---",) * (len(settings) + 1)]
    rows += [(label, *(show(one) for one in found)) for label, show in _LINES]
    stages = tuple(found[0].core_hours_a_day)
    rows += [
        (f"{stage}: core hours a day", *(f"{one.core_hours_a_day[stage]:.3f}" for one in found)) for stage in stages
    ]
    text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    days = ", ".join(f"{cores} cores {BACKFILL.days(costs, cores):.1f} days" for cores in (2, 16, 64))
    return (
        f"{text}\n\nCC-NEWS, one year: {BACKFILL.pages / 1e6:.0f} million pages, {BACKFILL.terabytes():.1f} TB packed, "
        f"{BACKFILL.core_hours(costs):.0f} core hours of scanning ({days}), "
        f"{BACKFILL.pages * BACKFILL.naming:.0f} pages that name somebody.\n"
    )


def _share(name: str, one: Found) -> str:
    return f"{one.shares[name]:.0%}" if one.shares[name] >= 0.01 else f"{one.shares[name]:.2%}"


_LINES = (
    ("documents a day", lambda one: f"{one.documents_a_day:,.0f}"),
    ("that name somebody", lambda one: f"{one.hits_a_day:,.1f}"),
    ("cards a day", lambda one: f"{one.cards_a_day:,.1f}"),
    ("archive, GB a year", lambda one: f"{one.archive_gb_a_year:,.1f}"),
    ("database, GB a year", lambda one: f"{one.store_gb_a_year:,.1f}"),
    ("visiting: share of its lanes", lambda one: _share("lanes", one)),
    ("working: share of the cores", lambda one: _share("cores", one)),
    ("deciding: share of the editors' hours", lambda one: _share("editors", one)),
    ("breaks first", lambda one: one.first_to_break),
    ("and does so at", lambda one: f"{one.room:.1f} × as much"),
    ("longest queue of visits, hours", lambda one: f"{one.longest_wait['lanes']:,.0f}"),
    ("longest queue of cards, hours", lambda one: f"{one.longest_wait['editors']:,.0f}"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-scale", description=__doc__)
    parser.add_argument("--measure", type=float, metavar="MB", help="measure on so many MB of pages first")
    arguments = parser.parse_args()
    if arguments.measure:
        from bench.scale.measure import measure

        Costs(**measure(arguments.measure)).save()
    print(tables(kept_costs()), end="")


if __name__ == "__main__":
    main()
