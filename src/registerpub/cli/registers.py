"""Commands for registers: import, export, schema, checked name forms and consent. Views: ``register_views``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from registerpub.cli.common import echo_json, open_project, pairs
from registerpub.cli.register_views import count, show, totals
from registerpub.core.counted import counted
from registerpub.core.records import CONSENT_LEVELS
from registerpub.pipeline.clock import utc_now


@click.group()
def register() -> None:
    """Registers: the people, their case files and the derived count."""


for _command in (count, show, totals):
    register.add_command(_command)


@register.command(name="import", epilog="Example: registerpub register import register.json")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def import_command(context: click.Context, file: Path) -> None:
    """Import a register file, all of it or nothing; every fault is listed with its place."""
    open_project(context)
    from registerpub.pipeline.registers import import_register

    result = import_register(file, utc_now())
    click.echo(
        f"register {result.register}: {counted(result.people_added, 'person', 'people')} added, "
        f"{result.people_known} already known, {counted(result.events_added, 'event')} added"
        + (f", {counted(result.rulings_added, 'ruling')}" if result.rulings_added else ""),
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
    """Record a checked name form; notices that waited for it go to the outbox."""
    config = open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.people import add_name

    user = find_user(username)
    ready = add_name(person, language, full, user=user, config=config, now=utc_now(), channel="terminal")
    click.echo(f"recorded; {counted(ready, 'notice')} ready in {language}", err=True)


@register.command(
    epilog="Example: registerpub register correct p4k7 12 --set term=5y --cause our_error --reason '…' --as aigul"
)
@click.argument("person")
@click.argument("event", type=int)
@click.option("--set", "values", multiple=True, required=True, metavar="FIELD=VALUE", help="What the event says wrong.")
@click.option("--cause", type=click.Choice(["our_error", "source_error", "new_fact"]), required=True)
@click.option("--reason", required=True, help="Why, in your words; it stays private.")
@click.option("--as", "username", required=True, help="Who asks for it.")
@click.pass_context
def correct(
    context: click.Context, person: str, event: int, values: tuple[str, ...], cause: str, reason: str, username: str
) -> None:
    """Correct an event on record that has no notice (date, status, term, article, court, facility, place).

    ``FIELD=`` empties a field.
    It is the first vote on a card: where the event's class asks for two people, another editor confirms it.
    """
    config = open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.hand_correction import correct_by_hand

    told, user = pairs(values, "--set"), find_user(username)
    card, outcome = correct_by_hand(
        person, event, told, cause, reason, user, config=config, channel="terminal", now=utc_now()
    )
    waits = f": {outcome.missing_people} more must confirm" if outcome.state == "waiting" else ""
    click.echo(f"card {card} {outcome.state}{waits}")


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

    set_consent(
        person,
        None if level == "unset" else level,
        user=find_user(username),
        config=config,
        channel="terminal",
        now=utc_now(),
    )
    click.echo("recorded; next: registerpub publish", err=True)
