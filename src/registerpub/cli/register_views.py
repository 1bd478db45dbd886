"""Commands that look at registers: count, show, totals, as of any day and as known on any moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.case_words import fault_words, plain, total_words
from registerpub.cli.common import MOMENT, PERIOD, echo_json, end_of, open_project

if TYPE_CHECKING:
    from registerpub.pipeline.counts import TotalBeside
    from registerpub.pipeline.views import EventView, PersonView

Moment = dt.date | dt.datetime | None


def when_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--as-of`` and ``--known-on``."""
    known = click.option("--known-on", type=MOMENT, help="Leave out what was recorded later (default: nothing).")
    day = click.option("--as-of", type=PERIOD, help="At the end of this day, month or year (default: all there is).")
    return day(known(command))


@click.command(epilog="Example: registerpub register count --register ark --as-of 2020-09-08 --known-on 2020-12")
@click.option("--register", "register_id", required=True, help="Id of the register.")
@when_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def count(context: click.Context, register_id: str, as_of: dt.date | None, known_on: Moment, as_json: bool) -> None:
    """Count the people on a register by status, beside the totals that its owner is said to claim."""
    known = end_of(known_on, open_project(context))
    from registerpub.pipeline.counts import claimed_totals, computed_count, get_register, is_mismatch

    counted, claimed = computed_count(register_id, as_of, known), claimed_totals(register_id, as_of, known)
    if as_json:
        echo_json(
            {
                "register": register_id,
                **_when(as_of, known),
                "count": counted.count,
                "by_status": dict(counted.by_status),
                "uncertain": list(counted.uncertain),
                "claimed": [total.as_dict() for total in claimed],
            }
        )
        return
    owner = get_register(register_id).owner
    click.echo(f"{owner.get('en') or next(iter(owner.values()))}: {counted.count}")
    for status, number in counted.by_status.items():
        click.echo(f"  {number:5} {plain(status)}")
    if counted.uncertain:
        people = ", ".join(counted.uncertain)
        click.echo(f"  uncertain on that day, for a date is known to the month or year only: {people}")
    for total in claimed:
        click.echo(f"  claimed {total.number} on {total.date or 'an unknown date'} ({total.source})")
    if is_mismatch(counted, claimed):
        click.echo(f"  MISMATCH: computed {counted.count}, claimed {claimed[0].number}")


@click.command(epilog="Example: registerpub register show --register ark --as-of 2020-09")
@click.option("--register", "register_id", required=True, help="Id of the register.")
@when_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show(context: click.Context, register_id: str, as_of: dt.date | None, known_on: Moment, as_json: bool) -> None:
    """Print the people of a register with their state and events; an event that does not fit says why.

    The number behind each event is that by which 'registerpub register correct' knows it.
    """
    known = end_of(known_on, open_project(context))
    from registerpub.pipeline.counts import get_register
    from registerpub.pipeline.persons import people_known
    from registerpub.pipeline.register_contents import carried_people

    get_register(register_id)
    people = people_known(carried_people(register_id), as_of, known)
    if as_json:
        echo_json({"register": register_id, **_when(as_of, known), "people": [_person_json(one) for one in people]})
        return
    for person in people:
        membership = person.memberships.get(register_id, "not on the list")
        since = f" since {person.status_since}" if person.status_since else ""
        click.echo(f"{person.id}  {person.name('en')}: {membership}, {person.status or 'unknown'}{since}")
        for event in person.events:
            status = f" {event.status}" if event.status else ""
            click.echo(f"    {str(event.date or '?'):10} {event.event}{status} [{event.id}]")
            for fault in event.faults:
                click.echo(f"{'':15}! {fault_words(fault)}")


@click.command(epilog="Example: registerpub register totals --owner Ar.Rukh.Khak")
@click.option("--owner", help="An owner's name, in any language or spelling, or the id of the register.")
@click.option("--known-on", type=MOMENT, help="Leave out what was recorded or fetched later (default: nothing).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def totals(context: click.Context, owner: str | None, known_on: Moment, as_json: bool) -> None:
    """Print the totals that owners are said to claim, each beside the count of its day and what may explain it."""
    known = end_of(known_on, open_project(context))
    from registerpub.pipeline.counts import totals_beside

    found = totals_beside(owner, known)
    if as_json:
        echo_json([_total_json(total) for total in found])
        return
    for total in found:
        where = (
            f"{total.owner} ({total.register})" if total.register else f"{total.owner or 'unnamed owner'} (no register)"
        )
        claim = total.claim
        click.echo(f"{where}: claimed {claim.number} on {claim.date or 'an unknown date'} ({claim.source})")
        for line in total_words(total.explained) if total.explained else ():
            click.echo(f"    {line}")
    if not found:
        click.echo("no total has been claimed", err=True)


def _total_json(total: TotalBeside) -> dict[str, Any]:
    found: dict[str, Any] = {"register": total.register, "owner": total.owner, **total.claim.as_dict()}
    explained = total.explained
    if explained is not None:
        found |= {
            "computed": explained.computed,
            "difference": explained.difference,
            "at_liberty": list(explained.at_liberty),
            "candidates": list(explained.candidates),
            "elsewhere": list(explained.elsewhere),
            "added_waiting": explained.added_waiting,
            "removed_waiting": explained.removed_waiting,
            "unnamed": explained.unnamed,
        }
    return found


def _person_json(person: PersonView) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name("en"),
        "memberships": dict(person.memberships),
        "custody": person.status,
        "since": str(person.status_since) if person.status_since else None,
        "stage": person.stage,
        "penalty": person.penalty,
        "term": person.term.as_dict() if person.term else None,
        "article": person.article,
        "events": [_event_json(event) for event in person.events],
    }


def _event_json(event: EventView) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": event.event,
        "date": str(event.date) if event.date else None,
        "status": event.status,
        "term": event.term.as_dict() if event.term else None,
        "register": event.register,
        "recorded": event.recorded.astimezone(dt.UTC).isoformat(),
        "opening": event.opening,
        "faults": [{"axis": fault.axis, "before": fault.before} for fault in event.faults],
    }


def _when(as_of: dt.date | None, known_on: dt.datetime | None) -> dict[str, str | None]:
    return {"as_of": as_of.isoformat() if as_of else None, "known_on": known_on.isoformat() if known_on else None}
