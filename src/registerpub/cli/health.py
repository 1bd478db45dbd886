"""``registerpub source health``: how each source is doing, as a table or as JSON, for people and for monitoring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click

from registerpub.cli.common import echo_json, open_project
from registerpub.core.health import SEVERITY, TROUBLE, Condition, SourceHealth, condition_data, health_data, moment
from registerpub.pipeline.clock import utc_now

_WIDTHS = (13, 20, 17, 17, 9)
_HEADINGS = ("STATE", "SOURCE", "LAST SUCCESS", "LAST NEW", "WEEK/BAND")


@click.command(epilog="Example: registerpub source health --json")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="As JSON (docs/health-1.schema.json).")
@click.option("--notify", is_flag=True, help="Also note changes and run the command under [health] notify.")
@click.pass_context
def health(context: click.Context, names: tuple[str, ...], as_json: bool, notify: bool) -> None:
    """Show how the sources are doing: the named ones, or all that are enabled or were ever visited.

    Exit code 1 if one of them is silent, failing or blocked, or if the project itself fails (files or documents that
    wait for more than a day, a full disk); 0 if there is nothing worse than something to watch. Times are UTC.
    """
    config = open_project(context)
    from registerpub.pipeline.health import project_health, source_health
    from registerpub.pipeline.health_notice import announce

    now = utc_now()
    found, project = source_health(config, now, names), project_health(config, now)
    if notify:
        announce(config, utc_now)
    if as_json:
        echo_json(
            {
                "version": 1,
                "time": moment(now),
                "sources": [health_data(one) for one in found],
                "project": [condition_data(condition) for condition in project],
            }
        )
    else:
        _print_table(found, project)
    if TROUBLE & ({one.state for one in found} | {condition.state for condition in project}):
        raise click.exceptions.Exit(1)


def _print_table(found: Sequence[SourceHealth], project: Sequence[Condition]) -> None:
    if found:
        click.echo(_line(_HEADINGS))
    else:
        click.echo("no source is enabled: list some under [sources] enabled in registerpub.toml", err=True)
    for one in found:
        facts = one.facts
        band = f"/{facts.band[0]}-{facts.band[1]}" if facts.band else ""
        times = (_minute(facts.last_success), _minute(facts.last_new_item))
        click.echo(_line((one.state, one.name, *times, f"{one.week}{band}")))
        _print_conditions(one.conditions, one.state)
    for condition in project:
        click.echo(_line((condition.state, "(project)")))
        _print_conditions([condition], condition.state)


def _print_conditions(conditions: Sequence[Condition], state: str) -> None:
    """What makes the state as it is first; a lesser condition with its own state."""
    for condition in conditions:
        note = "note: " if condition.state == "healthy" else ""
        lesser = f"{condition.state}: " if not note and SEVERITY[condition.state] < SEVERITY[state] else ""
        since = f" since {_minute(condition.since)}" if condition.since else ""
        counts = ", ".join(f"{name} {number}" for name, number in condition.counts.items())
        click.echo(f"  {note}{lesser}{condition.kind}{since}" + (f" ({counts})" if counts else ""))


def _line(cells: Sequence[str]) -> str:
    return " ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=False)).rstrip()


def _minute(time_of: dt.datetime | None) -> str:
    return f"{time_of.astimezone(dt.UTC):%Y-%m-%dT%H:%MZ}" if time_of is not None else "never"
