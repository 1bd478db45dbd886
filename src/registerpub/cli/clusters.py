"""Commands on cards that belong together or apart: merge, different, split, and back."""

from __future__ import annotations

import click

from registerpub.cli.common import open_project
from registerpub.pipeline.clock import utc_now

_WHO = click.option("--as", "username", required=True, help="Who decides.")


@click.command(epilog="Example: registerpub queue merge k7m2p9qwer t4h8n3abcd --as aigul")
@click.argument("card_id", metavar="ID")
@click.argument("other_id", metavar="OTHER")
@_WHO
@click.pass_context
def merge(context: click.Context, card_id: str, other_id: str, username: str) -> None:
    """Say that two candidates' cards are about one person: ID takes the evidence of OTHER."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.candidates import merge as run

    user, now = find_user(username), utc_now()
    kept = run(card_id, other_id, user, config=config, channel="terminal", seen_version=None, now=now)
    click.echo(f"merged into card {kept}; votes on it no longer count")


@click.command(epilog="Example: registerpub queue different k7m2p9qwer t4h8n3abcd --as aigul")
@click.argument("card_id", metavar="ID")
@click.argument("other_id", metavar="OTHER")
@_WHO
@click.pass_context
def different(context: click.Context, card_id: str, other_id: str, username: str) -> None:
    """Say that two candidates' cards are about two people: it is not asked again."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.candidates import say_different as run

    user, now = find_user(username), utc_now()
    run(card_id, other_id, user, config=config, channel="terminal", seen_version=None, now=now)
    click.echo("remembered: two people")


@click.command(epilog="Example: registerpub queue split k7m2p9qwer --document 12 --another person --as aigul")
@click.argument("card_id", metavar="ID")
@click.option(
    "--document", "documents", type=int, multiple=True, required=True, help="A document to move (its number)."
)
@click.option("--another", "split_as", type=click.Choice(["event", "person"]), required=True, help="What it tells of.")
@_WHO
@click.pass_context
def split(context: click.Context, card_id: str, documents: tuple[int, ...], split_as: str, username: str) -> None:
    """Move documents of a card to a new card: they tell of another event or another person."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.candidates import split as run

    user, now = find_user(username), utc_now()
    new = run(card_id, documents, split_as, user, config=config, channel="terminal", seen_version=None, now=now)
    click.echo(f"split off: card {new}")


@click.command("take-back", epilog="Example: registerpub queue take-back k7m2p9qwer t4h8n3abcd --as aigul")
@click.argument("card_id", metavar="ID")
@click.argument("other_id", metavar="OTHER")
@_WHO
@click.pass_context
def take_back(context: click.Context, card_id: str, other_id: str, username: str) -> None:
    """Take back that ID and OTHER were merged, or that one was split off the other. ID must be open."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.card_moves import take_back as run

    user, now = find_user(username), utc_now()
    card = run(card_id, other_id, user, config=config, channel="terminal", seen_version=None, now=now)
    click.echo(f"taken back: card {card} is as it was without that; votes on it no longer count")
