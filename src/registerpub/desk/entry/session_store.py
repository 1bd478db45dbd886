"""Sessions of which two requests at the same time each keep what they wrote.

Django saves a session whole: of a double click, the request that ends last would take back what the first one left,
such as the message that a decision is saved. Here only what a request changed is written, onto what is stored by then.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends import db
from django.db import transaction


class SessionStore(db.SessionStore):
    """As Django keeps sessions in the database. A session that was ended meanwhile is not made again."""

    def load(self) -> dict[str, Any]:
        data: dict[str, Any] = super().load()
        self._read = deepcopy(data)
        return data

    def save(self, must_create: bool = False) -> None:
        """Raises what Django's raises: ``CreateError``, ``UpdateError``."""
        if must_create or self.session_key is None:
            super().save(must_create)  # without a key it comes back here with the new one
        else:
            with transaction.atomic():
                row = self.model.objects.select_for_update().filter(pk=self.session_key).first()
                if row is not None:
                    self._session_cache = self._merged(self.decode(row.session_data))
                super().save()
        self._read = dict(deepcopy(list(self.items())))

    def _merged(self, stored: dict[str, Any]) -> dict[str, Any]:
        mine = dict(self.items())  # read now, if it was not yet
        changed = {key: value for key, value in mine.items() if key not in self._read or self._read[key] != value}
        kept = {key: value for key, value in stored.items() if key in mine or key not in self._read}
        return {**kept, **changed}
