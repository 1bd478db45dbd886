"""Shared by the commands: opening a project, dates, users, progress bars, JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from registerpub.config import Config, load_config
from registerpub.core.errors import InputError
from registerpub.core.records import PartialDate
from registerpub.pipeline.clock import utc_now
from registerpub.presence import enter, leave
from registerpub.secret_key import read_secret


def open_project(
    context: click.Context, *, migrated: bool = True, registers: bool = False, secret: bool = True, moves: bool = False
) -> Config:
    """Read the project's settings and set Django up for it. Errors say what to do.

    ``registers``: the command works on registers, so those that the settings name must have been imported.
    ``secret``: the project's key must be there and good. ``moves``: the command moves the store, so it is not counted
    among those who are at work on it.
    """
    root = Path(context.find_root().obj)
    if not moves:
        context.call_on_close(partial(leave, enter(root / "var")))
    config = load_config(root)
    if secret:
        read_secret(config.var)
    os.environ["REGISTERPUB_PROJECT"] = str(config.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django

    django.setup()
    if migrated:
        from registerpub.pipeline.project import check_database

        check_database(config)
    if registers:
        from registerpub.pipeline.project import check_registers

        check_registers(config)
    return config


def deciding(command: Callable[..., None]) -> Callable[..., None]:
    """A command on the card ID, by the person whom ``--as`` names.

    ``command`` is given the project opened: the card's id, its own arguments, then ``by``, the arguments that every
    such decision of the pipeline takes (``user``, ``config``, ``channel``, ``seen_version``, ``now``).
    """

    @click.argument("card_id", metavar="ID")
    @click.option("--as", "username", required=True, help="Who decides.")
    @click.pass_context
    @wraps(command)
    def opened(context: click.Context, /, card_id: str, username: str, **options: Any) -> None:
        config = open_project(context, registers=True)
        from registerpub.pipeline.accounts import find_user

        user, now = find_user(username), utc_now()
        by = {"user": user, "config": config, "channel": "terminal", "seen_version": None, "now": now}
        command(card_id, **options, by=by)

    return opened


def waiting_words(missing: int, one: str, more: str) -> str:
    """Whom a card waits for: "waiting for a second editor", "waiting for 2 more editors"."""
    return f"waiting for a second {one}" if missing == 1 else f"waiting for {missing} more {more}"


class DayType(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            parsed = PartialDate.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if parsed.day is None:
            self.fail(f"{value!r} has no day: write YYYY-MM-DD", param, ctx)
        return parsed.first_day()


class PeriodType(click.ParamType[dt.date]):
    """A day, a month or a year; a longer one stands for its last day."""

    name = "YYYY[-MM[-DD]]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return PartialDate.parse(value).last_day()
        except ValueError as error:
            self.fail(str(error), param, ctx)


class MomentType(click.ParamType[dt.date | dt.datetime]):
    """A moment with its time zone; or a day, month or year, of which the end in the project's zone is meant."""

    name = "DATE or TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date | dt.datetime:
        if isinstance(value, dt.date):
            return value
        try:
            return PartialDate.parse(value).last_day()
        except ValueError:
            pass
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is neither YYYY, YYYY-MM, YYYY-MM-DD nor a time like 2020-09-08T10:00:00Z", param, ctx
            )
        if moment.tzinfo is None:
            self.fail(f"{value!r} needs a time zone: write for example {value}Z", param, ctx)
        return moment.astimezone(dt.UTC)


def end_of(value: dt.date | dt.datetime | None, config: Config) -> dt.datetime | None:
    """The moment meant by an option of :class:`MomentType`: of a day, its last microsecond in the project's zone."""
    if value is None or isinstance(value, dt.datetime):
        return value
    if value == dt.date.max:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    midnight = dt.datetime.combine(value + dt.timedelta(days=1), dt.time(), ZoneInfo(config.timezone))
    return midnight.astimezone(dt.UTC) - dt.timedelta(microseconds=1)


DAY = DayType()
PERIOD = PeriodType()
MOMENT = MomentType()


def echo_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


class Bars:
    """Progress bars on standard error, one per stage; silent where nobody watches."""

    def __init__(self) -> None:
        self._stage = ""

    def __call__(self, stage: str, done: int, due: int) -> None:
        if not sys.stderr.isatty():
            return
        filled = 30 * done // max(due, 1)
        click.echo(f"\r{stage:8} [{'#' * filled}{'-' * (30 - filled)}] {done}/{due}", nl=done == due, err=True)


def pairs(values: tuple[str, ...], option: str) -> dict[str, str]:
    """NAME=VALUE as given to ``option``; of one name the last counts. Raises :class:`InputError`."""
    found = {}
    for value in values:
        name, mark, text = value.partition("=")
        if not mark or not name:
            raise InputError(f"{option} {value!r}: write it as NAME=VALUE")
        found[name.strip()] = text.strip()
    return found
