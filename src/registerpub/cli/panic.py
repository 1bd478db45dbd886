"""The command panic: everything stands still, until two keepers lift it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.config import CONFIG_NAME, Config
from registerpub.core.counted import counted
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.panic_mark import set_mark


@click.command(epilog="Example: registerpub panic, and when it is over registerpub panic --lift --as dana --as vera")
@click.option("--lift", is_flag=True, help="End it; two keepers show their passwords and codes.")
@click.option("--as", "keepers", multiple=True, metavar="KEEPER", help="With --lift, twice: who lifts it.")
@click.option("--stdin", is_flag=True, help="With --lift: read password, code, password, code as lines instead.")
@click.pass_context
def panic(context: click.Context, lift: bool, keepers: tuple[str, ...], stdin: bool) -> None:
    """Sign everybody out and stop desk, crawling, signing, publication and deliveries, at once and until it is lifted.

    What is published stays readable. Works while settings or database are broken; saying it again does no harm.
    """
    if lift:
        _lift(open_project(context), keepers, stdin)
        return
    if keepers or stdin:
        raise click.UsageError("--as and --stdin belong to --lift")
    root = Path(context.find_root().obj)
    if not (root / CONFIG_NAME).exists() and not (root / "var").is_dir():
        raise InputError(f"{root} is no project folder: run this in one, or say 'registerpub --project DIR panic'")
    set_mark(root / "var")
    click.echo("this machine stands still: no sign-in, no crawl, no signature, no release, no delivery", err=True)
    _tell(context)


def _tell(context: click.Context) -> None:
    failure = ""
    try:
        config = open_project(context, migrated=False, secret=False)
        from django.db import Error

        try:
            _halt(config)
        except Error as error:
            failure = f"{type(error).__name__}: is it running, and is it of this version?"
    except RegisterpubError as error:
        failure = str(error)
    if failure:
        raise RegisterpubError(
            f"the database was not told ({failure}). Other machines may still work: say 'registerpub panic' there too. "
            "Sessions are ended as soon as it answers"
        )


def _halt(config: Config) -> None:
    from registerpub.pipeline.panic import halt
    from registerpub.pipeline.panic_lift import KEEPERS, can_lift
    from registerpub.publishing.swap import is_published_now

    done = halt(config, utc_now())
    click.echo(f"{counted(done.sessions, 'session')} ended; every machine of this database stands still", err=True)
    if is_published_now(config.public):
        click.echo("a release that was being built right now may still appear: look at it", err=True)
    able = can_lift()
    if able < KEEPERS:
        click.echo(
            f"warning: only {counted(able, 'keeper')} with a second factor: it takes {KEEPERS} to lift this "
            "(docs/operators.md says what to do)",
            err=True,
        )


def _lift(config: Config, names: tuple[str, ...], stdin: bool) -> None:
    from registerpub.pipeline.panic_lift import KEEPERS, Word, lift

    if len(set(names)) != KEEPERS or len(names) != KEEPERS:
        raise InputError("name two different keepers: registerpub panic --lift --as NAME --as NAME")
    words = [Word(name, _ask(name, "password", stdin), _ask(name, "code", stdin)) for name in names]
    lift(config, words, utc_now())
    click.echo("the standstill is over: everybody signs in anew, work that is due begins", err=True)


def _ask(name: str, what: str, stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt(f"{name}: {what}", hide_input=True, err=True))
