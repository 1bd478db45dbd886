"""Commands about trust: key, verify-release. Passwords are asked on the terminal, never taken as an argument."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from registerpub.cli.common import open_project
from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError


def ask_password(path: str) -> str:
    """From the terminal; empty where nobody sits at one."""
    if not sys.stdin.isatty():
        return ""
    return str(click.prompt(f"Password of {path}", hide_input=True, default="", show_default=False, err=True))


@click.group()
def key() -> None:
    """Keys that sign releases (minisign). They are kept outside the project and never in the database."""


_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to keep it (default: ~/.config/registerpub/keys).",
)
_WITHOUT = click.option("--without-password", is_flag=True, help="Leave it unencrypted: whoever has the file can sign.")


@key.command(name="new", epilog="Example: registerpub key new --folder /media/usb/keys")
@_FOLDER
@_WITHOUT
@click.pass_context
def new_key(context: click.Context, folder: Path | None, without_password: bool) -> None:
    """Make the first key; from the next release on everything is signed by it."""
    config = open_project(context, migrated=False)
    from registerpub.pipeline.key_rotation import add_first_key
    from registerpub.pipeline.signing_keys import default_folder

    path, name = add_first_key(config, folder or default_folder(), _new_password(config, without_password))
    click.echo(f"key {name} signs from the next release on: {path}", err=True)
    click.echo(
        "keep a copy of it where no machine reaches it; without one outlets must be told of another key", err=True
    )


@key.command(name="list", epilog="Example: registerpub key list")
@click.pass_context
def list_keys(context: click.Context) -> None:
    """Which keys sign: id, since which setting, file."""
    config = open_project(context, migrated=False)
    from registerpub.pipeline.key_rotation import known_keys

    known = known_keys(config)
    for one in known:
        role = "signs" if one.setting == "key" else "coming in, signs too"
        missing = "" if one.path.is_file() else "; the file is not there"
        click.echo(f"{one.id}  {role}  {one.path}{missing}")
    if not known:
        click.echo("no key: releases are not signed; 'registerpub key new' makes one", err=True)


@key.command(epilog="Example: registerpub key rotate, and weeks later registerpub key rotate --end")
@click.option("--end", is_flag=True, help="Let the new key sign alone.")
@_FOLDER
@_WITHOUT
@click.pass_context
def rotate(context: click.Context, end: bool, folder: Path | None, without_password: bool) -> None:
    """Bring in another key. Both sign until --end, so that outlets have time to learn the new one."""
    config = open_project(context, migrated=False)
    from registerpub.pipeline import key_rotation
    from registerpub.pipeline.signing_keys import default_folder

    if end:
        old = key_rotation.end_rotation(config)
        click.echo(f"the new key signs alone from the next release on; destroy {old} and its copies", err=True)
        return
    password = _new_password(config, without_password)
    path, name = key_rotation.begin_rotation(config, folder or default_folder(), password)
    click.echo(f"key {name} signs beside the old one from the next release on: {path}", err=True)
    click.echo("tell outlets (registerpub key public), then end with 'registerpub key rotate --end'", err=True)


@key.command(epilog="Example: registerpub key public")
@click.pass_context
def public(context: click.Context) -> None:
    """Print the public keys, for outlets: by another way than the site itself."""
    config = open_project(context, migrated=False)
    from registerpub.pipeline.key_rotation import known_keys

    for one in known_keys(config):
        if one.public is None:
            raise InputError(f"{one.path.with_suffix('.pub')} is not there: bring it back from a copy")
        click.echo(one.public.to_base64().decode("ascii"))


def _new_password(config: Config, without: bool) -> str:
    """For a key to be made: of the settings, the environment, or typed twice. Raises :class:`InputError` for none."""
    from registerpub.pipeline.signing_keys import PASSWORD_VARIABLE, no_one_to_ask, password_of

    if without:
        return ""
    found = password_of(config, no_one_to_ask, config.root)
    if not found and sys.stdin.isatty():
        found = str(click.prompt("Password for the new key", hide_input=True, confirmation_prompt=True, err=True))
    if not found:
        raise InputError(
            f"the key needs a password: set {PASSWORD_VARIABLE} or signing.password_file, or run this in a terminal; "
            "or say --without-password"
        )
    return found


@click.command(name="verify-release", epilog="Example: registerpub verify-release https://feeds.example --key KEY.pub")
@click.argument("place", metavar="FOLDER|URL")
@click.option("--key", "key_text", required=True, metavar="PUB", help="Public key: a file, or the word itself.")
@click.option("--after", type=click.IntRange(min=0), help="Number you have seen: an older release is refused.")
@click.option(
    "--state", type=click.Path(path_type=Path, dir_okay=False), help="File that remembers the newest release seen."
)
@click.option("--proxy", default="", metavar="URL", help="http proxy for an address.")
@click.option("--this-machine", is_flag=True, help="Allow an address on this machine.")
def verify_release(
    place: str, key_text: str, after: int | None, state: Path | None, proxy: str, this_machine: bool
) -> None:
    """Check a release as an outlet would: signature, every file, and that it is no older one. Needs no project.

    A site is checked file by file; whether a mirror added files can only be seen in a folder.
    """
    from registerpub.gate import Gate
    from registerpub.pipeline import verify_release as checking

    key = checking.read_key(key_text)
    remembered = state or checking.seen_file()
    newest = checking.newest_seen(remembered, key) if after is None else after
    if place.startswith(("http://", "https://")):
        verdict = checking.verify_address(place, key, Gate(this_machine), newest, proxy)
    else:
        if not Path(place).is_dir():
            raise InputError(f"{place}: there is no such folder")
        verdict = checking.verify_folder(Path(place), key, newest)
    for problem in verdict.problems:
        click.echo(str(problem))
    if verdict.problems:
        raise RegisterpubError(
            f"release {verdict.release.number}: {len(verdict.problems)} problems found; do not use it"
        )
    checking.remember_seen(remembered, key, verdict.release)
    told = f"release {verdict.release.number} of {verdict.release.time:%Y-%m-%d %H:%M} UTC"
    click.echo(f"{told}: signed by this key, {verdict.files} files whole")
