"""Whether this machine can do its work: the store answers and is of this version, and there is room on the disk."""

from __future__ import annotations

import shutil

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from registerpub.config import Config


def unready(config: Config) -> list[str]:
    """What is missing, in words for the operator: empty if nothing. Never raises for a store that is away."""
    missing = []
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            missing.append("the database is of another version: run 'registerpub db migrate'")
    except DatabaseError:
        missing.append("the database does not answer")
    try:
        free = shutil.disk_usage(config.root).free // 1_000_000
    except OSError:
        missing.append("the project folder cannot be read")
    else:
        if free < config.watch.disk_megabytes:
            wanted = config.watch.disk_megabytes
            missing.append(f"{free} MB are free on the disk, [watch] disk_megabytes wants {wanted}")
    return missing
