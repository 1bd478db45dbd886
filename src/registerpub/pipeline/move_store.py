"""Moves the whole store to another database, row by row, and proves that it arrived: a count and a digest per table.

The old store is locked meanwhile and closed afterwards, so that nothing is written to it that would stay behind. Rows
arrive in one transaction: whoever kills it finds the new database without rows, or whole. Sessions stay behind: people
sign in anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import tomlkit
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import OperationalError, connections, transaction
from django.db.models import Model

from registerpub.config import CONFIG_NAME, Config
from registerpub.core.errors import ConfigError, InputError
from registerpub.database_settings import DatabaseSettings, django_database
from registerpub.pipeline.moved_store import close_store, hold_writers, open_store, refuse_while_at_work
from registerpub.pipeline.project import check_encoding
from registerpub.pipeline.settings_file import read_settings, write_whole

SOURCE, TARGET = "default", "target"
_BATCH = 500
#: Rows that are of no use in another place.
_LEFT_BEHIND = ("sessions.Session", "usersessions.UserSession", "store.WorkShare")
_MADE_WITH_TABLES = ("contenttypes.ContentType", "auth.Permission")


@dataclass(frozen=True, slots=True)
class MovedTable:
    """``rows`` and the SHA-256 over them, in the order of their keys, the same in both stores."""

    name: str
    rows: int
    sha256: str


def move_store(config: Config, target: DatabaseSettings) -> list[MovedTable]:
    """Copy every row to ``target``, compare, and write its address into the settings; what was moved, by table.

    Run again after it was stopped: what has arrived whole is compared, not copied once more. Raises
    :class:`InputError` for a database that is not empty or the same one, and while a worker is at work on the store or
    somebody writes to it all the time, :class:`ConfigError` for one that cannot be
    used or whose rows differ afterwards. The old store keeps its rows and takes no more writes.
    """
    if django_database(target, config.root) == django_database(config.store, config.root):
        raise InputError("this is the database of the project already")
    connections.settings = connections.configure_settings(
        {SOURCE: connections.settings[SOURCE], TARGET: django_database(target, config.root)}
    )
    try:
        _prepare(target)
        with transaction.atomic(using=SOURCE):
            hold_writers(SOURCE)
            refuse_while_at_work()
            before = [digest(model, SOURCE) for model in models()]
            if not (is_empty := _is_empty()) and [digest(model, TARGET) for model in models()] != before:
                raise InputError(f"the {target.place} is not empty: name one that nothing has been written to")
            open_store(TARGET)
            moved = _copy(before) if is_empty else before
            # With the last of this transaction, before the settings change: at no moment do both stores take writes.
            close_store(SOURCE)
        _switch(config, target)
        return moved
    finally:
        connections[TARGET].close()


def models() -> list[type[Model]]:
    """Every table that is moved. Their order is of no matter: references are checked when the transaction ends."""
    found = apps.get_models(include_auto_created=True)
    return [
        model
        for model in found
        if model._meta.managed and not model._meta.proxy and model._meta.label not in _LEFT_BEHIND
    ]


def digest(model: type[Model], using: str) -> MovedTable:
    """What the table holds, in a form that does not depend on the database."""
    total, count = hashlib.sha256(), 0
    for row in _rows(model, using):
        values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
        total.update(json.dumps(values, default=_plain, sort_keys=True, ensure_ascii=False).encode())
        count += 1
    return MovedTable(model._meta.db_table, count, total.hexdigest())


def _plain(value: Any) -> str:
    return value.hex() if isinstance(value, bytes | memoryview) else str(value)


def _rows(model: type[Model], using: str) -> Iterator[Model]:
    """All rows by key, a batch at a time: no store needs to hold a table in memory."""
    rows, last = model._base_manager.using(using).order_by("pk"), None
    while batch := list((rows if last is None else rows.filter(pk__gt=last))[:_BATCH]):
        yield from batch
        last = batch[-1].pk


def _prepare(target: DatabaseSettings) -> None:
    """Reach the database and make its tables. Raises :class:`ConfigError`."""
    try:
        check_encoding(connections[TARGET])
        call_command("migrate", database=TARGET, verbosity=0, interactive=False)
        call_command("createcachetable", database=TARGET, verbosity=0)
    except OperationalError as error:
        raise ConfigError(f"the {target.place} does not answer: {str(error).strip()}") from error


def _is_empty() -> bool:
    """Apart from what making the tables writes."""
    rest = [model for model in models() if model._meta.label not in _MADE_WITH_TABLES]
    return not any(model._base_manager.using(TARGET).exists() for model in rest)


def _copy(before: list[MovedTable]) -> list[MovedTable]:
    tables = models()
    with transaction.atomic(using=TARGET):
        for model in tables:
            model._base_manager.using(TARGET).all()._raw_delete(TARGET)
        for model in tables:
            rows = iter(_rows(model, SOURCE))
            while batch := list(islice(rows, _BATCH)):
                model._base_manager.using(TARGET).bulk_create(batch)
        with connections[TARGET].cursor() as cursor:
            for statement in connections[TARGET].ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
        moved = [digest(model, TARGET) for model in tables]
        different = [old.name for old, new in zip(before, moved, strict=True) if old != new]
        if different:
            raise ConfigError(f"these tables did not arrive as they were, nothing was moved: {', '.join(different)}")
    return moved


def _switch(config: Config, target: DatabaseSettings) -> None:
    """From here on the project uses the new store."""
    document = read_settings(config.root)
    table = tomlkit.table()
    table["url"] = target.url
    if target.password_file:
        table["password_file"] = target.password_file
    document["database"] = table
    write_whole(config.root / CONFIG_NAME, tomlkit.dumps(document))
