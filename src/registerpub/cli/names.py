"""Commands about names: rulings on who is not meant. What explains a match is in ``cli/explain.py``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.common import DAY, echo_json, open_project
from registerpub.core.errors import InputError
from registerpub.pipeline.clock import utc_now

if TYPE_CHECKING:
    from registerpub.pipeline.rulings import RulingView


@click.group()
def names() -> None:
    """Look into how names are found, and rule out who is not meant."""


@names.command(
    name="not-this",
    epilog='Examples: registerpub names not-this p4k7 "Қайсар Қыдыров" --host news.example.kz --as aigul; '
    'registerpub names not-this p4k7 "Қайсар Қыдыров" --document https://… --as aigul',
)
@click.argument("person")
@click.argument("name")
@click.option("--host", default="", metavar="HOST", help="Only at this host, for example news.example.kz.")
@click.option("--document", default="", metavar="URL", help="Only on this page, and there by whatever name.")
@click.option("--until", type=DAY, help="The last day on which it holds (default: until it is lifted).")
@click.option("--as", "username", required=True, help="Your account name.")
@click.pass_context
def not_this(
    context: click.Context, person: str, name: str, host: str, document: str, until: dt.date | None, username: str
) -> None:
    """Rule out that NAME, in all its cases, means PERSON: everywhere, at one host, or on one page.

    PERSON is the id that 'registerpub register export' shows; write NAME in quotes.

    Other spellings of the person are found as before, and other people too. It holds for pages that are processed
    from then on, and is undone with 'registerpub names lift'.
    """
    if host and document:
        raise InputError("--host and --document: give one of them; a page lies at its host")
    scope = "host" if host else "document" if document else "everywhere"
    config = open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.people import check_may_rule_out
    from registerpub.pipeline.rulings import changes_nothing, rule_out

    user = find_user(username)
    check_may_rule_out(user, config=config, channel="terminal")
    view = rule_out(person, name, scope, host or document, until, user.get_username(), utc_now())
    if changes_nothing(view.ruling):
        click.echo(
            f"warning: this ruling changes nothing for {person}: compare the spelling by 'registerpub names explain'",
            err=True,
        )
    click.echo(f"ruling {view.id}")


@names.command(epilog="Example: registerpub names rulings --all --json")
@click.option("--all", "everything", is_flag=True, help="Lifted rulings too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def rulings(context: click.Context, everything: bool, as_json: bool) -> None:
    """List the rulings on who is not meant, in the order in which they were made."""
    open_project(context)
    from registerpub.pipeline.rulings import list_rulings

    found, today = list_rulings(everything), utc_now().date()
    if as_json:
        echo_json([ruling_json(view, today) for view in found])
        return
    for view in found:
        click.echo(_line(view, today))
    if not found:
        click.echo("nobody is ruled out", err=True)


@names.command(epilog="Example: registerpub names lift 3 --as aigul")
@click.argument("ruling_id", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@click.option("--as", "username", required=True, help="Who lifts it.")
@click.pass_context
def lift(context: click.Context, ruling_id: int, username: str) -> None:
    """Undo a ruling: the name means its person again, on pages that are processed from then on."""
    open_project(context)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.people import check_may_lift
    from registerpub.pipeline.rulings import lift as run

    user = find_user(username)
    check_may_lift(user)
    run(ruling_id, user.get_username(), utc_now())
    click.echo("lifted")


def ruling_json(view: RulingView, today: dt.date) -> dict[str, Any]:
    """The published shape of ``names rulings --json``."""
    ruling = view.ruling
    return {
        "id": view.id,
        "person": ruling.person,
        "name": ruling.name,
        "scope": ruling.scope,
        "place": ruling.place or None,
        "until": ruling.until.isoformat() if ruling.until else None,
        "state": _state(view, today),
        "by": view.by,
        "reason": view.reason or None,
        "made": view.made.isoformat(),
        "lifted": view.lifted.isoformat() if view.lifted else None,
        "lifted_by": view.lifted_by or None,
    }


def _line(view: RulingView, today: dt.date) -> str:
    ruling = view.ruling
    until = f" until {ruling.until}" if ruling.until else ""
    state = _state(view, today)
    after = {"in_force": "", "expired": " (expired)", "lifted": f" (lifted by {view.lifted_by})"}[state]
    return f"{view.id}  {ruling.person}  {ruling.name}: {ruling.place or 'everywhere'}{until}, by {view.by}{after}"


def _state(view: RulingView, today: dt.date) -> str:
    if view.lifted is not None:
        return "lifted"
    until = view.ruling.until
    return "in_force" if until is None or until >= today else "expired"
