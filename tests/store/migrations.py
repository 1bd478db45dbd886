"""What a migration does to the processes that go on running meanwhile, told from its operations."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import NOT_PROVIDED

#: ``halt``: neither of the three; every process must be stopped for it.
EXPAND, BACKFILL, CONTRACT, HALT = "expand", "backfill", "contract", "halt"
_GONE = (migrations.RemoveField, migrations.DeleteModel, migrations.RemoveIndex, migrations.RemoveConstraint)


def kind_of(operations: Sequence[Operation], *, atomic: bool = True) -> str:
    """``EXPAND``, if the program of the version before can go on; ``CONTRACT``, if that of this version can go on
    before and after; ``BACKFILL``: rows alone, and not in one long transaction."""
    made = {operation.name_lower for operation in operations if isinstance(operation, migrations.CreateModel)}
    if all(_only_adds(operation, made) for operation in operations):
        return EXPAND
    if all(isinstance(operation, _GONE) for operation in operations):
        return CONTRACT
    if all(isinstance(operation, migrations.RunPython) for operation in operations) and not atomic:
        return BACKFILL
    return HALT


def _only_adds(operation: Operation, made: set[str]) -> bool:
    if isinstance(operation, migrations.CreateModel | migrations.AddIndex):
        return True
    if isinstance(operation, migrations.AddConstraint):
        # On a table that is there already it may refuse what the version before writes.
        return operation.model_name.lower() in made
    if isinstance(operation, migrations.AddField):
        field = operation.field
        # Django gives a default to its own INSERT only; the version before does not name the column.
        known = field.db_default is not NOT_PROVIDED
        optional = field.null or known or isinstance(field, models.ManyToManyField)
        return operation.model_name_lower in made or (optional and not field.unique)
    return False
