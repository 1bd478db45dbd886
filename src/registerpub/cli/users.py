"""Commands for the accounts of the desk: add, reset, disable, list."""

from __future__ import annotations

import secrets
import sys

import click

from registerpub.cli.common import echo_json, open_project
from registerpub.pipeline.clock import utc_now

ROLES = ("viewer", "editor", "publisher", "keeper")


@click.group()
def user() -> None:
    """Accounts of the desk."""


@user.command(name="add", epilog="Example: registerpub user add aigul --role editor")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
@click.option(
    "--language", type=click.Choice(["kk", "ru", "en"]), default="en", show_default=True, help="Desk language."
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of making one.")
@click.pass_context
def add_user(context: click.Context, name: str, role: str, language: str, password_stdin: bool) -> None:
    """Add an account; its password is printed once. Its second factor is set up at the first sign-in, within 3 days."""
    open_project(context)
    password = sys.stdin.readline().rstrip("\n") if password_stdin else secrets.token_urlsafe(12)
    from registerpub.pipeline.accounts import create_user

    create_user(name, password, role, language)
    if not password_stdin:
        click.echo(f"{name} ({role}): password {password}")


@user.command(epilog="Example: registerpub user reset aigul --as dana")
@click.argument("name")
@click.option("--as", "keeper", required=True, metavar="KEEPER", help="The keeper who asks for it.")
@click.pass_context
def reset(context: click.Context, name: str, keeper: str) -> None:
    """Ask for a new password and second factors for NAME.

    Prints the first half of the new password. Nothing changes until somebody else has confirmed it in the desk, who is
    shown the second half.
    """
    open_project(context)
    from registerpub.pipeline.account_requests import RESET, ask
    from registerpub.pipeline.accounts import find_user

    half = ask(find_user(name), RESET, "", find_user(keeper), utc_now(), "terminal")
    click.echo(f"first half of the new password: {half}")
    click.echo(
        "An editor, publisher or other keeper confirms it in the desk within a day and is shown the second half. "
        "The new password is both, joined by a hyphen.",
        err=True,
    )


@user.command(epilog="Example: registerpub user disable aigul")
@click.argument("name")
@click.pass_context
def disable(context: click.Context, name: str) -> None:
    """Switch an account off at once and end its sessions. Keepers switch it on again in the desk, two of them."""
    open_project(context)
    from registerpub.pipeline import accounts

    accounts.disable(accounts.find_user(name), None)
    click.echo(f"{name} is switched off and signed out everywhere", err=True)


@user.command(name="list", epilog="Example: registerpub user list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def list_users(context: click.Context, as_json: bool) -> None:
    """Show all accounts with roles, second factors and the number of sessions."""
    open_project(context)
    from registerpub.pipeline.accounts import list_accounts

    rows = list_accounts()
    if as_json:
        keys = ("name", "role", "language", "active", "sessions")
        echo_json([{**{key: getattr(row, key) for key in keys}, "factors": list(row.factors)} for row in rows])
        return
    for row in rows:
        state = "" if row.active else "switched off"
        factors = ", ".join(row.factors) or "no second factor yet"
        click.echo(f"{row.name:20} {row.role:10} {factors:30} {row.sessions} sessions  {state}".rstrip())
