"""A store that moves, and the one that is left: nothing is written to it that nobody would ever see again.

While rows are copied every writer waits. Afterwards each table refuses to be written to, by a trigger that arrives in
the same transaction: whoever still has the old store open, on whatever machine, gets an error instead of losing work.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import OperationalError, connections

from registerpub.core.errors import InputError
from registerpub.pipeline.job_rows import LEASE, store_now
from registerpub.store.models import Job

MOVED = "this store was moved to another database: registerpub.toml names the one in use"
_NAME = "registerpub_moved"
#: How long who moves waits for those who write.
_LOCK_TIMEOUT = "30s"


def hold_writers(using: str) -> None:
    """Let nobody else write to the store until the transaction ends; reading goes on. On SQLite that is so anyway.

    The lock that every transaction takes (``store.postgres``) holds no single statement up. Raises
    :class:`InputError` where somebody writes all the time.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'")
            cursor.execute(f"LOCK TABLE {', '.join(_tables(using))} IN EXCLUSIVE MODE")
            cursor.execute("SET LOCAL lock_timeout = 0")
    except OperationalError as error:
        raise InputError("somebody is writing to the database: stop what works on it, on every machine") from error


def refuse_while_at_work() -> None:
    """Raise :class:`InputError` if a worker, on whatever machine, has a job of the project's store."""
    now = store_now()
    rows = Job.objects.filter(lease_until__gt=now, lease_until__lte=now + LEASE).order_by("name")
    if names := list(rows.values_list("name", flat=True)):
        raise InputError(
            f"a worker is at work ({', '.join(names)}): stop the workers, on every machine. Of one that was killed "
            f"this is said for {LEASE.seconds} seconds"
        )


def close_store(using: str) -> None:
    """From the end of the transaction on the store takes no more writes."""
    with connections[using].cursor() as cursor:
        for statement in _closing(using):
            cursor.execute(statement)


def open_store(using: str) -> None:
    """A store that was left is used once more."""
    postgres = connections[using].vendor == "postgresql"
    with connections[using].cursor() as cursor:
        for table in _tables(using):
            for name in _triggers(table, using):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if postgres else ""))


def _closing(using: str) -> Iterator[str]:
    if connections[using].vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{MOVED}'; END $$"
        )
        for table in _tables(using):
            [name] = _triggers(table, using)
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield (
                f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {_NAME}()"
            )
        return
    for table in _tables(using):
        for deed, name in zip(("INSERT", "UPDATE", "DELETE"), _triggers(table, using), strict=True):
            refusal = f"BEGIN SELECT RAISE(ABORT, '{MOVED}'); END"
            yield f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {deed} ON {table} {refusal}"


def _tables(using: str) -> list[str]:
    """All that the program writes, also what is left behind in a move."""
    found = (model._meta for model in apps.get_models(include_auto_created=True))
    names = sorted({meta.db_table for meta in found if meta.managed and not meta.proxy})
    return [connections[using].ops.quote_name(name) for name in names]


def _triggers(table: str, using: str) -> list[str]:
    if connections[using].vendor == "postgresql":
        return [_NAME]
    return [f'"{_NAME}_{table.strip(chr(34))}_{deed}"' for deed in ("insert", "update", "delete")]
