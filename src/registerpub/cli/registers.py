"""Commands for registers: import, export, count, show, schema, and checked name forms."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from registerpub.cli.common import DAY, echo_json, open_project
from registerpub.core.records import CONSENT_LEVELS
from registerpub.pipeline.clock import utc_now


@click.group()
def register() -> None:
    """Registers: the people, their case files and the derived count."""


@register.command(name="import", epilog="Example: registerpub register import register.json")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def import_command(context: click.Context, file: Path) -> None:
    """Import a register file, all of it or nothing; every fault is listed with its place."""
    open_project(context)
    from registerpub.pipeline.registers import import_register

    result = import_register(file, utc_now())
    click.echo(
        f"register {result.register}: {result.people_added} people added, {result.people_known} already known, "
        f"{result.events_added} events added" + (f", {result.rulings_added} rulings" if result.rulings_added else ""),
        err=True,
    )
    for group in result.namesakes:
        click.echo(f"finding: {', '.join(group)} have the same name: mentions of it will show all of them", err=True)


@register.command(epilog="Example: registerpub register export --register ark > register.json")
@click.option("--register", "register_id", required=True, help="Id of the register.")
@click.pass_context
def export(context: click.Context, register_id: str) -> None:
    """Print the register file; importing it elsewhere gives the same register."""
    open_project(context)
    from registerpub.pipeline.registers import export_register

    echo_json(export_register(register_id, utc_now().date()))


@register.command(epilog="Example: registerpub register count --register ark --as-of 2020-09-08")
@click.option("--register", "register_id", required=True, help="Id of the register.")
@click.option("--as-of", type=DAY, help="Count at the end of this day (default: everything known).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def count(context: click.Context, register_id: str, as_of: dt.date | None, as_json: bool) -> None:
    """Count the people on a register by status, beside the totals that its owner is said to claim."""
    open_project(context)
    from registerpub.pipeline.registers import claimed_totals, computed_count, get_register, is_mismatch

    counted, claimed = computed_count(register_id, as_of), claimed_totals(register_id, as_of)
    if as_json:
        echo_json(
            {
                "register": register_id,
                "as_of": as_of.isoformat() if as_of else None,
                "count": counted.count,
                "by_status": dict(counted.by_status),
                "claimed": [total.as_dict() for total in claimed],
            }
        )
        return
    owner = get_register(register_id).owner
    click.echo(f"{owner.get('en') or next(iter(owner.values()))}: {counted.count}")
    for status, number in counted.by_status.items():
        click.echo(f"  {number:5} {status.replace('_', ' ')}")
    for total in claimed:
        click.echo(f"  claimed {total.number} on {total.date or 'an unknown date'} ({total.source})")
    if is_mismatch(counted, claimed):
        click.echo(f"  MISMATCH: computed {counted.count}, claimed {claimed[0].number}")


@register.command(epilog="Example: registerpub register show --register ark")
@click.option("--register", "register_id", required=True, help="Id of the register.")
@click.pass_context
def show(context: click.Context, register_id: str) -> None:
    """Print the people of a register with their state and events."""
    open_project(context)
    from registerpub.pipeline.persons import person_views
    from registerpub.pipeline.register_contents import carried_people
    from registerpub.pipeline.registers import get_register

    get_register(register_id)
    ids = carried_people(register_id)
    people = person_views(ids)
    for person in (people[person_id] for person_id in ids):
        membership = person.memberships.get(register_id, "not on the list")
        since = f" since {person.status_since}" if person.status_since else ""
        click.echo(f"{person.id}  {person.name('en')}: {membership}, {person.status or 'unknown'}{since}")
        for event in person.events:
            status = f" {event.status}" if event.status else ""
            click.echo(f"    {str(event.date or '?'):10} {event.event}{status}")


@register.command(epilog="Example: registerpub register schema > register-1.schema.json")
def schema() -> None:
    """Print the JSON Schema of register files."""
    from registerpub.core.casefile.registerschema import REGISTER_SCHEMA

    click.echo(json.dumps(REGISTER_SCHEMA, ensure_ascii=False, indent=1))


@register.command(name="name", epilog='Example: registerpub register name p4k7 --language kk --full "…" --as aigul')
@click.argument("person")
@click.option("--language", type=click.Choice(["kk", "ru", "en"]), required=True)
@click.option("--full", required=True, help="The name as it shall be printed in this language.")
@click.option("--as", "username", required=True, help="Who has checked it.")
@click.pass_context
def name_command(context: click.Context, person: str, language: str, full: str, username: str) -> None:
    """Record a checked name form; notices that waited for it become ready."""
    config = open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.people import add_name

    ready = add_name(person, language, full, user=find_user(username), config=config, now=utc_now())
    click.echo(f"recorded; {ready} notices are ready in {language}", err=True)


@register.command(name="consent", epilog="Example: registerpub register consent p4k7 --level withheld --as aigul")
@click.argument("person")
@click.option("--level", type=click.Choice([*CONSENT_LEVELS, "unset"]), required=True)
@click.option("--as", "username", required=True, help="Who records it.")
@click.pass_context
def consent_command(context: click.Context, person: str, level: str, username: str) -> None:
    """Record a person's consent; withheld or unset takes them out of the next release."""
    config = open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.people import set_consent

    set_consent(person, None if level == "unset" else level, user=find_user(username), config=config)
    click.echo("recorded; next: registerpub publish", err=True)
