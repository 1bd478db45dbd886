"""Commands on cards that belong together or apart: merge, different, split, and back."""

from __future__ import annotations

from typing import Any

import click

from registerpub.cli.common import deciding

_OTHER = click.argument("other_id", metavar="OTHER")


@click.command(epilog="Example: registerpub queue merge k7m2p9qwer t4h8n3abcd --as aigul")
@deciding
@_OTHER
def merge(card_id: str, other_id: str, by: dict[str, Any]) -> None:
    """Say that two candidates' cards are about one person: ID takes the evidence of OTHER."""
    from registerpub.pipeline.candidates import merge as run

    kept = run(card_id, other_id, **by)
    click.echo(f"merged into card {kept}; votes on it no longer count")


@click.command(epilog="Example: registerpub queue different k7m2p9qwer t4h8n3abcd --as aigul")
@deciding
@_OTHER
def different(card_id: str, other_id: str, by: dict[str, Any]) -> None:
    """Say that two candidates' cards are about two people: it is not asked again."""
    from registerpub.pipeline.candidates import say_different as run

    run(card_id, other_id, **by)
    click.echo("remembered: two people")


@click.command(epilog="Example: registerpub queue split k7m2p9qwer --document 12 --another person --as aigul")
@deciding
@click.option(
    "--document", "documents", type=int, multiple=True, required=True, help="A document to move (its number)."
)
@click.option("--another", "split_as", type=click.Choice(["event", "person"]), required=True, help="What it tells of.")
def split(card_id: str, documents: tuple[int, ...], split_as: str, by: dict[str, Any]) -> None:
    """Move documents of a card to a new card: they tell of another event or another person."""
    from registerpub.pipeline.candidates import split as run

    new = run(card_id, documents, split_as, **by)
    click.echo(f"split off: card {new}")


@click.command("take-back", epilog="Example: registerpub queue take-back k7m2p9qwer t4h8n3abcd --as aigul")
@deciding
@_OTHER
def take_back(card_id: str, other_id: str, by: dict[str, Any]) -> None:
    """Take back that ID and OTHER were merged, or that one was split off the other. ID must be open."""
    from registerpub.pipeline.card_moves import take_back as run

    card = run(card_id, other_id, **by)
    click.echo(f"taken back: card {card} is as it was without that; votes on it no longer count")
