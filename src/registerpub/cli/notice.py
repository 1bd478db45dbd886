"""Commands about published notices: list, correct, retract, and the second person's confirm or decline.

The desk is the better place for decisions. A reason is asked for each time and is never published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.common import deciding, echo_json, open_project, pairs, waiting_words
from registerpub.core.notices.phrases import CAUSES, EXPLANATIONS
from registerpub.pipeline.clock import utc_now

if TYPE_CHECKING:
    from registerpub.pipeline.decide import Outcome
    from registerpub.pipeline.published import PublishedRow

_CAUSES = [cause for cause in CAUSES if cause != "safety"]


@click.group()
def notice() -> None:
    """Published notices: what stands, and how to correct or retract it."""


@notice.command(name="list", epilog="Example: registerpub notice list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_command(context: click.Context, as_json: bool) -> None:
    """List the notices that have been public, newest first."""
    open_project(context, registers=True)
    from registerpub.pipeline.published import published_notices

    rows = published_notices()
    if as_json:
        echo_json([_json(row) for row in rows])
        return
    for row in rows:
        click.echo(_line(row))
    if not rows:
        click.echo("nothing has been published yet", err=True)


@notice.command(
    epilog="Example: registerpub notice correct 7 --as aigul --cause our_error --set date=2021-01 --reason …"
)
@click.argument("number", type=int, metavar="NUMBER")
@click.option("--as", "username", required=True, help="Who corrects.")
@click.option("--cause", type=click.Choice(_CAUSES), required=True, help="Stands in public.")
@click.option("--reason", required=True, help="Why, for the editors; never published.")
@click.option("--explain", type=click.Choice(EXPLANATIONS), default=None, help="A sentence to add in public.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="Right value; FACT fields as fact.N.FIELD.")
@click.option("--text", "texts", multiple=True, metavar="LANG.PART=TEXT", help="New words: headline, summary or body.")
@click.option("--clarify", is_flag=True, help="Only words are added; what the notice says stays as it is.")
@click.pass_context
def correct(
    context: click.Context,
    number: int,
    username: str,
    cause: str,
    reason: str,
    explain: str | None,
    values: tuple[str, ...],
    texts: tuple[str, ...],
    clarify: bool,
) -> None:
    """Correct or clarify a notice; a second person confirms."""
    kind = "clarification" if clarify else "correction"
    given = {"values": pairs(values, "--set"), "texts": _texts(texts)}
    _propose(context, number, username, kind=kind, cause=cause, reason=reason, explanation=explain or "", **given)


@notice.command(epilog="Example: registerpub notice retract 7 --as pavel --cause source_error --reason …")
@click.argument("number", type=int, metavar="NUMBER")
@click.option("--as", "username", required=True, help="Who retracts: a publisher.")
@click.option("--cause", type=click.Choice(CAUSES), required=True, help="Safety is never told in public.")
@click.option("--reason", required=True, help="Why, for the editors; never published.")
@click.option("--explain", type=click.Choice(EXPLANATIONS), default=None, help="A sentence to add in public.")
@click.pass_context
def retract(context: click.Context, number: int, username: str, cause: str, reason: str, explain: str | None) -> None:
    """Retract a notice. For safety one publisher is enough, and nothing of the notice stays in public."""
    kind = "safety" if cause == "safety" else "retraction"
    _propose(context, number, username, kind=kind, cause=cause, reason=reason, explanation=explain or "")


@notice.command(epilog="Example: registerpub notice confirm k7m2p9qwer --as pavel")
@deciding
def confirm(card_id: str, by: dict[str, Any]) -> None:
    """Confirm a correction or retraction that somebody else has written. A retraction needs a publisher among them."""
    from registerpub.pipeline.amendments import confirm_amendment

    _report(confirm_amendment(card_id, **by))


@notice.command(epilog="Example: registerpub notice decline k7m2p9qwer --as pavel")
@deciding
def decline(card_id: str, by: dict[str, Any]) -> None:
    """Close a correction or retraction that waits, without a change."""
    from registerpub.pipeline.amendments import decline_amendment

    decline_amendment(card_id, **by)
    click.echo("declined: the notice stays as it is")


def _propose(context: click.Context, number: int, username: str, **chosen: Any) -> None:
    config = open_project(context, registers=True)
    from registerpub.pipeline.accounts import find_user
    from registerpub.pipeline.amendment_options import AmendmentOptions
    from registerpub.pipeline.amendments import find_notice, open_amendment, propose_amendment

    user, options = find_user(username), AmendmentOptions(**chosen)
    outcome = propose_amendment(
        number, user, options, config=config, channel="terminal", seen_version=None, now=utc_now()
    )
    card = open_amendment(find_notice(number))
    _report(outcome, card.public_id if card else "")


def _report(outcome: Outcome, card: str = "") -> None:
    if outcome.state == "waiting":
        waiting = waiting_words(outcome.missing_people, "person", "people")
        click.echo(f"{card}: {waiting}" if card else waiting)
    elif outcome.notice:
        click.echo(f"decided: notice {outcome.notice} tells of it")
    else:
        click.echo("decided: it leaves with the next release, 'registerpub publish' makes one now")


def _line(row: PublishedRow) -> str:
    """A line without a name: what it is about the desk shows."""
    what = row.event if row.kind == "event" else f"{row.kind} of {row.corrects}" if row.corrects else row.kind
    state = {"": "public", "left": "no longer public"}.get(row.status, f"public, after a {row.status}")
    waiting = f"; change {row.waiting} waits" if row.waiting else ""
    return f"{row.number}  {what}: version {row.version}, {state} ({', '.join(row.languages) or '-'}){waiting}"


def _json(row: PublishedRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind,
        "event": row.event,
        "person": row.person,
        "cause": row.cause,
        "corrects": row.corrects,
        "status": row.status,
        "version": row.version,
        "published": row.published.isoformat(),
        "languages": list(row.languages),
        "headlines": {language: text.headline for language, text in row.texts.items()},
        "waiting": row.waiting,
    }


def _texts(values: tuple[str, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, text in pairs(values, "--text").items():
        language, _, part = name.partition(".")
        found.setdefault(language, {})[part] = text
    return found
