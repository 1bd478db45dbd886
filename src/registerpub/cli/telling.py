"""Commands for who is told of releases: ``webhook`` for outlets, ``websub`` for a hub, ``deliver`` for both at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registerpub.cli.common import echo_json, open_project
from registerpub.config import Config
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.clock import utc_now

if TYPE_CHECKING:
    from registerpub.store.models import Webhook

_NAME = click.argument("name")
_CHANNELS = click.option(
    "--channel", "channels", multiple=True, metavar="ID", help="Only what this feed carries; may be repeated."
)
_LANGUAGES = click.option(
    "--language", "languages", multiple=True, metavar="kk|ru|en", help="Only this one; may be repeated."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")
#: What ``--json`` shows, by what it shows it of.
_OUTLET_JSON = "number name host languages channels state reason tested rotating waiting dead next_due".split()
_DELIVERY_JSON = "key kind notice language release state created due attempts failure done".split()
_HUB_JSON = "hub topics told_at waiting next_due given_up failure".split()


def _of_outlet(command: Callable[..., None]) -> Callable[..., None]:
    """A command on the outlet NAME: ``command`` is given the project's settings and the outlet's row."""

    @_NAME
    @click.pass_context
    @wraps(command)
    def opened(context: click.Context, /, name: str, **options: Any) -> None:
        config = open_project(context)
        from registerpub.pipeline import webhooks

        command(config, webhooks.find(name), **options)

    return opened


@click.group()
def webhook() -> None:
    """Outlets that are sent each notice as it comes out. See docs/subscribers.md for what they receive."""


@webhook.command(epilog="Example: registerpub webhook add radio-one https://radio.example/in --language kk")
@_NAME
@click.argument("address", metavar="URL")
@_LANGUAGES
@_CHANNELS
@click.pass_context
def add(context: click.Context, name: str, address: str, languages: tuple[str, ...], channels: tuple[str, ...]) -> None:
    """Add an outlet; the secret that signs its messages is printed once. Next: webhook test, then webhook enable."""
    config = open_project(context)
    from registerpub.pipeline import webhooks

    _, secret = webhooks.add(config, name, address, languages, _deed(), channels)
    click.echo(secret)
    click.echo(f"give this secret to the outlet by a safe way; then: registerpub webhook test {name}", err=True)


@webhook.command(epilog="Example: registerpub webhook choose radio-one --language kk --channel releases")
@_of_outlet
@_LANGUAGES
@_CHANNELS
def choose(config: Config, hook: Webhook, languages: tuple[str, ...], channels: tuple[str, ...]) -> None:
    """Set anew what an outlet is sent: these languages and channels, or all where none is named."""
    from registerpub.pipeline import webhooks

    webhooks.choose(config, hook, languages, channels, _deed())
    hook.refresh_from_db()
    told = ", ".join(hook.channels) or "everything"
    click.echo(f"{hook.name} is sent {told} in {', '.join(hook.languages)}", err=True)


@webhook.command(name="list", epilog="Example: registerpub webhook list")
@_JSON
@click.pass_context
def list_all(context: click.Context, as_json: bool) -> None:
    """Show all outlets: state, host, languages, what waits and what was given up."""
    config = open_project(context)
    from registerpub.pipeline.webhook_channels import unknown_channels
    from registerpub.pipeline.webhooks import list_webhooks

    rows = list_webhooks()
    missing = set(unknown_channels(config, [one for row in rows for one in row.channels]))
    if as_json:
        echo_json([_plain(row, _OUTLET_JSON) for row in rows])
        return
    for row in rows:
        more = [f"{row.waiting} waiting"] * bool(row.waiting) + [f"{row.dead} given up"] * bool(row.dead)
        more += [f"only {', '.join(row.channels)}"] * bool(row.channels)
        more += [f"no such channel now: {one}" for one in row.channels if one in missing]
        more += ["two secrets"] * row.rotating + [row.reason] * bool(row.reason)
        state = "not tested" if row.state == "new" else row.state
        click.echo(
            f"{row.number:3} {row.name:20} {state:10} {row.host:30} {','.join(row.languages):8} {', '.join(more)}"
        )
    if not rows:
        click.echo("no webhook; add one with 'registerpub webhook add'", err=True)


@webhook.command(epilog="Example: registerpub webhook test radio-one")
@_of_outlet
def test(config: Config, hook: Webhook) -> None:
    """Send a signed message that tells nothing; exit 1 if it was not answered with 2xx."""
    from registerpub.pipeline import deliveries

    failure = deliveries.test(config, hook, _deed())
    if failure:
        raise RegisterpubError(f"{hook.name}: {deliveries.failure_words(failure)}")
    hook.refresh_from_db()
    follows = "it is on" if hook.state == "on" else f"switch it on: registerpub webhook enable {hook.name}"
    click.echo(f"{hook.name}: answered; {follows}", err=True)


@webhook.command(epilog="Example: registerpub webhook enable radio-one")
@_of_outlet
def enable(config: Config, hook: Webhook) -> None:
    """Switch on an outlet that has answered a test. The first time it is told of what comes from now on."""
    from registerpub.pipeline import webhooks

    webhooks.enable(config, hook, _deed())
    click.echo(f"{hook.name} is on", err=True)


@webhook.command(epilog="Example: registerpub webhook disable radio-one")
@_of_outlet
def disable(_config: Config, hook: Webhook) -> None:
    """Switch an outlet off. What comes out meanwhile is sent when it is switched on again."""
    from registerpub.pipeline import webhooks

    webhooks.disable(hook, _deed())
    click.echo(f"{hook.name} is off", err=True)


@webhook.command(epilog="Example: registerpub webhook rotate radio-one; days later: webhook rotate radio-one --end")
@_of_outlet
@click.option("--end", is_flag=True, help="The outlet knows the new secret: it signs alone from now on.")
def rotate(_config: Config, hook: Webhook, end: bool) -> None:
    """Make a second secret, printed once. Both sign until the change is ended."""
    from registerpub.pipeline import webhooks

    if end:
        webhooks.finish_rotation(hook, _deed())
        click.echo(f"{hook.name}: the new secret signs alone", err=True)
        return
    click.echo(webhooks.rotate(hook, _deed()))
    click.echo(f"both sign now; when the outlet has it: registerpub webhook rotate {hook.name} --end", err=True)


@webhook.command(epilog="Example: registerpub webhook remove radio-one")
@_of_outlet
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(_config: Config, hook: Webhook, yes: bool) -> None:
    """Forget an outlet, its secrets and what it was still owed."""
    from registerpub.pipeline import webhooks

    if not yes:
        click.confirm(f"remove {hook.name} and everything that is owed to it?", abort=True, err=True)
    webhooks.remove(hook, _deed())
    click.echo(f"{hook.name} is removed", err=True)


@webhook.command(name="deliveries", epilog="Example: registerpub webhook deliveries radio-one")
@_of_outlet
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many, newest first.")
@_JSON
def list_deliveries(_config: Config, hook: Webhook, limit: int, as_json: bool) -> None:
    """Show what an outlet was sent, is owed, or did not take. Notices are told by their public number."""
    from registerpub.pipeline import deliveries, webhooks

    rows = webhooks.deliveries(hook, limit)
    if as_json:
        echo_json([_plain(row, _DELIVERY_JSON) for row in rows])
        return
    for row in rows:
        what = f"{row.kind} {row.notice}/{row.language}" if row.notice else row.kind
        why = f"  {deliveries.failure_words(row.failure)}" if row.failure else ""
        due = f"  next {row.due:%Y-%m-%dT%H:%MZ}" if row.state == "waiting" else ""
        click.echo(f"{row.created:%Y-%m-%dT%H:%MZ} {what:20} {row.state:10} tries: {row.attempts}{why}{due}")


@click.command(epilog="Example: registerpub deliver")
@click.option("--from", "out", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: var/public).")
@click.pass_context
def deliver(context: click.Context, out: Path | None) -> None:
    """Send webhooks and hub pings that are due, as every tick does; exit 1 if one failed. It is tried again later."""
    config = open_project(context, registers=True)
    from registerpub.pipeline import deliveries, websub

    turn = deliveries.deliver(config, utc_now, out)
    pinged = websub.ping_due(config, utc_now)
    click.echo(f"webhooks: {turn.sent} sent, {turn.failed} failed, {turn.waiting} waiting", err=True)
    hub = websub.status(config)
    if hub.hub:
        click.echo(f"hub: {pinged} feeds told of, {hub.waiting} waiting", err=True)
    if turn.failed or hub.failure:
        raise RegisterpubError(
            "not everything was taken: see 'registerpub webhook list' and 'registerpub websub status'"
        )


@click.group(name="websub")
def websub_group() -> None:
    """The hub that tells readers of changes at once."""


@websub_group.command(epilog="Example: registerpub websub status")
@_JSON
@click.pass_context
def status(context: click.Context, as_json: bool) -> None:
    """Show what the hub was told last, and what waits."""
    config = open_project(context)
    from registerpub.pipeline import websub

    found = websub.status(config)
    if as_json:
        echo_json(_plain(found, _HUB_JSON))
        return
    if not found.hub:
        click.echo("no hub is set: feeds name none ([websub] hub in registerpub.toml)", err=True)
        return
    last = f"{found.told_at:%Y-%m-%dT%H:%MZ}" if found.told_at else "never"
    due = f", next {found.next_due:%Y-%m-%dT%H:%MZ}" if found.next_due else ""
    click.echo(f"{found.hub}: {found.topics} feeds, last told {last}, {found.waiting} waiting{due}")
    if found.given_up:
        click.echo(f"given up after 54 hours: {found.given_up}; their next change is told again")
    if found.failure:
        click.echo(f"last failure: {found.failure}")


def _deed() -> Any:
    from registerpub.pipeline.webhooks import Deed

    return Deed(None, utc_now())


def _plain(row: object, names: list[str]) -> dict[str, Any]:
    """These attributes as JSON takes them: moments become text."""
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, dt.datetime) else value for name, value in values.items()}
