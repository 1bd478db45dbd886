"""The database backend that ``postgresql://`` addresses use.

What decides, counts and chains is written for a store in which one transaction writes at a time (SQLite's
``BEGIN IMMEDIATE``). PostgreSQL lets many write, so every transaction here begins by taking one lock of its database:
the same order of deeds on both stores, without a second proof. Reading outside a transaction waits for nobody.
Long work is done before a transaction is opened, so that the lock is held for moments only.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

#: Key of the advisory lock of writers: the letters "rpub".
WRITERS = 0x72707562


class DatabaseWrapper(base.DatabaseWrapper):
    """Opens each outermost transaction with the writers' lock, which ends with it, also by a lost connection."""

    def set_autocommit(self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            try:
                with self.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])
            except BaseException:
                # ``atomic`` has not begun: without this the connection would stay in a transaction nobody ends.
                self._leave(super())
                raise

    def _leave(self, parent: Any) -> None:
        try:
            self.rollback()
            parent.set_autocommit(True)
        except Exception:  # the connection is gone: nothing of it is left to put right
            self.close()
