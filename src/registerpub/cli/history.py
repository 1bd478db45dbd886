"""The command that reads again what was read before."""

from __future__ import annotations

import datetime as dt

import click

from registerpub.cli.common import DAY, Bars, open_project
from registerpub.core.counted import counted
from registerpub.pipeline.clock import utc_now


@click.command(epilog="Example: registerpub reprocess --since 2026-01-01")
@click.option("--since", type=DAY, help="Only what was published on that day or later.")
@click.option("--matcher-version", help="Only what was last matched by a version that begins so, such as names-2.")
@click.option("--extract", is_flag=True, help="Take the text from the archived bytes again where it would be another.")
@click.pass_context
def reprocess(context: click.Context, since: dt.date | None, matcher_version: str | None, extract: bool) -> None:
    """Find people and claims in stored pages once more, after names or rules have changed.

    Open cards are worked out anew; one that nothing supports any more is withdrawn. Decisions, the ledger and what was
    published stay as they are; decided cards whose pages would be read otherwise today are listed.

    With --extract only pages are read again whose text an older version, or other rules of their source, took from the
    bytes; a page that a decision rests on is left as it was unless its new text holds the quoted words.
    """
    config = open_project(context, registers=True)
    from registerpub.pipeline.reprocess import reprocess as run

    result = run(config, utc_now, since=since, matcher_version=matcher_version, extract=extract, progress=Bars())
    click.echo(
        f"{counted(result.documents, 'document')} read again, {result.changed} read otherwise; "
        f"cards: {result.opened} opened, {result.altered} changed, {result.withdrawn} withdrawn",
        err=True,
    )
    if extract:
        click.echo(f"{counted(result.extracted, 'document')} with another text than before", err=True)
    for pk, why in result.left:
        click.echo(f"document {pk} is left as it was: {why}", err=True)
    for card in result.decided:
        click.echo(f"decided card {card} rests on a claim that would not be read today: look at it", err=True)
    if result.failed:
        click.echo(f"{counted(result.failed, 'document')} failed and stayed as before: see the findings", err=True)
        raise click.exceptions.Exit(1)
