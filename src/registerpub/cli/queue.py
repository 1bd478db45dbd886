"""Commands for the editors' queue: list, show, confirm, reject. The desk is the better place for decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.card_json import card_json, evidence_json
from registerpub.cli.case_words import change_words, effect_json, fault_words
from registerpub.cli.clusters import different, merge, split, take_back
from registerpub.cli.common import deciding, echo_json, open_project, pairs, waiting_words
from registerpub.core.counted import counted
from registerpub.core.records import CONSENT_LEVELS
from registerpub.pipeline.clock import utc_now

if TYPE_CHECKING:
    from registerpub.pipeline.decide import Outcome
    from registerpub.pipeline.views import CardRow


@click.group()
def queue() -> None:
    """Cards that wait for a person's decision."""


@queue.command(name="list", epilog="Example: registerpub queue list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--all", "everything", is_flag=True, help="Decided cards too.")
@click.pass_context
def list_command(context: click.Context, as_json: bool, everything: bool) -> None:
    """List the open cards, most severe first."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.cards import get_card, list_cards

    rows = list_cards(config, "open") + (list_cards(config, "done") if everything else [])
    if as_json:
        echo_json([card_json(get_card(config, row.id, in_full=False)) for row in rows])
        return
    for row in rows:
        print_row(row, _change(row))
    if not rows:
        click.echo("no card is waiting", err=True)


def _change(row: CardRow) -> str:
    if row.kind == "earlier":
        return f"earlier mentions in {counted(row.articles, 'document')}"
    if row.kind == "corrected":
        return f"the source has changed its report of {row.event}"
    if row.kind == "amendment":
        return f"change of a published notice ({row.event}); see 'registerpub notice confirm'"
    if row.kind == "check":
        return f"to be looked at in {counted(row.articles, 'document')}: no event was recognised"
    if row.kind == "detail":
        return f"adds detail to {row.event}"
    return f"{row.event}{' (implied)' if row.implicit else ''}"


def print_row(row: CardRow, change: str) -> None:
    votes = f", {row.votes} of {row.people_needed} editors" if row.votes else ""
    facts = "".join(f"; {fact.event.lower()} {fact.date or ''}".rstrip() for fact in row.facts)
    who = row.person_name or "(numbers differ)"
    who += f" (one of {', '.join(row.alternatives)})" if row.alternatives else ""
    click.echo(f"{row.id}  {row.severity}  {who}: {change} {row.date or ''}{facts} [{row.certainty}{votes}]")


@queue.command(epilog="Example: registerpub queue show k7m2p9qwer")
@click.argument("card_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show(context: click.Context, card_id: str, as_json: bool) -> None:
    """Show a card with its evidence in full."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.cards import get_card
    from registerpub.pipeline.case_changes import case_effect

    card = get_card(config, card_id)
    if as_json:
        echo_json(card_json(card) | evidence_json(card) | effect_json(case_effect(card_id)))
        return
    print_row(card.row, _change(card.row))
    effect = case_effect(card_id)
    for change in effect.changes:
        click.echo(f"  {change_words(change)}")
    for fault in effect.faults:
        click.echo(f"  ! {fault_words(fault)}")
    for article in card.articles:
        about = f"{article.source} · {article.published or 'no date'} · {article.url} · document {article.document}"
        click.echo(f"\n{about}\n  {article.title}")
        if article.translates:
            click.echo(f"  may be a translation of {article.translates}: no origin of its own")
        for quote in article.quotes:
            click.echo(f"  [{quote.role}] «{quote.text}»")
    for field in card.stated:
        told = "; ".join(f"{value} ({', '.join(who)})" for value, who in field.values)
        click.echo(f"\nthe sources differ on {field.name}: {told}")
    for other in card.same:
        told = f"for: {', '.join(other.speaks_for)}; against: {', '.join(other.against) or 'nothing'}"
        click.echo(f"\nsame person as card {other.id}? {other.name} ({told})")
    for total in card.totals:
        click.echo(f"\nclaimed total: {total['number']}; computed now: {total['computed']}")


@queue.command(
    epilog='Example: registerpub queue confirm ID --as aigul --new-person --name "kk=…" --consent public_record_only'
)
@click.argument("card_id", metavar="ID")
@click.option("--as", "username", required=True, help="Who confirms.")
@click.option("--person", help="Link a candidate to this known person.")
@click.option("--new-person", is_flag=True, help="Create the candidate as a person.")
@click.option("--name", "names", multiple=True, metavar="LANG=NAME", help="Checked name form of the new person.")
@click.option("--sex", type=click.Choice(["m", "f"]))
@click.option("--consent", type=click.Choice(CONSENT_LEVELS))
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="Change a field; FACT fields as fact.N.FIELD."
)
@click.option("--waive-origins", default="", metavar="REASON", help="Decide with too few sources, for this reason.")
@click.pass_context
def confirm(
    context: click.Context,
    card_id: str,
    username: str,
    person: str | None,
    new_person: bool,
    names: tuple[str, ...],
    sex: str | None,
    consent: str | None,
    values: tuple[str, ...],
    waive_origins: str,
) -> None:
    """Confirm a card as a named user. The second editor confirms without repeating the options."""
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.decide import confirm as run
    from registerpub.pipeline.likeness import is_named_otherwise
    from registerpub.pipeline.options import NewPerson, Options

    described = new_person or bool(names or sex or consent)
    options = Options(
        person=person,
        new_person=NewPerson(pairs(names, "--name"), sex, consent, asked=new_person) if described else None,
        values=pairs(values, "--set"),
        waiver=waive_origins,
    )
    user = find_user(username)
    if person is not None and is_named_otherwise(card_id, person):
        click.echo(f"warning: no name of {person} resembles the name on this card: look whether it is them", err=True)
    outcome = run(card_id, user, options, config=config, channel="terminal", seen_version=None, now=utc_now())
    _report(outcome)


@queue.command(epilog="Example: registerpub queue reject ID --as aigul --reason not_a_change")
@deciding
@click.option("--reason", type=click.Choice(["not_this_person", "not_a_change", "already_known"]), required=True)
def reject(card_id: str, reason: str, by: dict[str, Any]) -> None:
    """Close a card without a change."""
    from registerpub.pipeline.decide import reject as run

    run(card_id, reason=reason, **by)
    click.echo("rejected")


@queue.command(name="open", epilog="Example: registerpub queue open ID --as aigul")
@deciding
def open_command(card_id: str, by: dict[str, Any]) -> None:
    """Make cards from a list of earlier mentions."""
    from registerpub.pipeline.earlier import open_earlier

    made = open_earlier(card_id, **by)
    click.echo(f"{counted(made, 'card')} made")


@queue.command(name="name", epilog="Example: registerpub queue name ID DETAINED --as aigul")
@deciding
@click.argument("event", metavar="EVENT")
def name_command(card_id: str, event: str, by: dict[str, Any]) -> None:
    """Say which event a card tells of on which none was recognised."""
    from registerpub.pipeline.named_event import name_event

    new = name_event(card_id, event, **by)
    click.echo(f"card {new} waits to be filled in and confirmed")


def _report(outcome: Outcome) -> None:
    if outcome.state == "waiting":
        click.echo(waiting_words(outcome.missing_people, "editor", "editors"))
    else:
        notice = f", notice {outcome.notice}" if outcome.notice else ""
        click.echo(f"confirmed: person {outcome.person}{notice}")


for command in (merge, different, split, take_back):
    queue.add_command(command)
