"""Sessions of which two requests at the same time each keep what they wrote.

Django saves a session whole: of a double click, the request that ends last would take back what the first one left,
such as the message that a decision is saved. Here only what a request changed is written, onto what is stored by then.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Final

from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends import db
from django.db import transaction

_MESSAGES: Final = SessionStorage.session_key


class SessionStore(db.SessionStore):
    """As Django keeps sessions in the database. A session that was ended meanwhile is not made again."""

    #: As it was when this request read or wrote it; None where nothing was read: what is saved is then all there is.
    _read: dict[str, Any] | None = None

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
                mine = dict(self.items())  # read now, if it was not yet
                row = self.model.objects.select_for_update().filter(pk=self.session_key).first()
                if row is not None and self._read is not None:
                    self._session_cache = _merged(self._read, mine, self.decode(row.session_data))
                super().save()
        self._read = deepcopy(dict(self.items()))


def _merged(read: dict[str, Any], mine: dict[str, Any], stored: dict[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in mine.items() if key not in read or read[key] != value}
    kept = {key: value for key, value in stored.items() if key in mine or key not in read}
    seen, own, there = (json.loads(one.get(_MESSAGES, "[]")) for one in (read, mine, stored))
    # Messages are one value. Those of others, which nobody has seen yet, stay behind ours.
    messages = own + [one for one in there if one not in seen and one not in own]
    return {**kept, **changed, **({_MESSAGES: json.dumps(messages)} if messages else {})}
