"""``[watch]`` of ``registerpub.toml``: what machines may ask of this one, how logs are written, whom alerts reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

#: How old the last backup may be where ``[backup] to`` names a place and ``backup_hours`` is not set: one a day, late.
BACKUP_HOURS: Final = 26


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """``log``: text or json. ``token_file``: a file with the word that ``/metrics`` wants; empty: nobody is told.

    ``disk_megabytes``: below that much room the desk is not ready. ``ping``: an address that is asked after each good
    round, for whoever notices its silence. Alerts go to ``command`` (one line of JSON on its standard input), to
    ``webhook`` (the same as a POST) and by mail; ``silent_hours`` pass before a standing alert is told again.
    ``verify_days`` and ``backup_hours``: how old the last good one may be; 0: nobody is told. Where there was none yet,
    the age of the project counts.
    """

    log: str = "text"
    token_file: str = ""
    disk_megabytes: int = 500
    ping: str = ""
    command: tuple[str, ...] = ()
    webhook: str = ""
    mail_to: tuple[str, ...] = ()
    mail_from: str = ""
    mail_server: str = ""
    silent_hours: int = 24
    verify_days: int = 8
    backup_hours: int = 0

    @property
    def tells(self) -> bool:
        """Whether alerts reach anybody."""
        return bool(self.command or self.webhook or self.mail_to)


_ADDRESS = "^([^@\\s<>]+@[^@\\s<>]+)?$"
_URL = {"type": "string", "pattern": "^(https?://[^\\s]+)?$", "description": "an address that begins with https://"}

WATCH_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "log": {"enum": ["text", "json"]},
        "token_file": {"type": "string"},
        "disk_megabytes": {"type": "integer", "minimum": 0, "maximum": 10_000_000},
        "ping": _URL,
        "command": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "webhook": _URL,
        "mail_to": {"type": "array", "items": {"type": "string", "pattern": _ADDRESS, "description": "a mail address"}},
        "mail_from": {"type": "string", "pattern": _ADDRESS, "description": "a mail address"},
        "mail_server": {
            "type": "string",
            "pattern": "^([^:\\s]+:\\d+)?$",
            "description": "HOST:PORT of a mail server that takes mail without a password, such as 127.0.0.1:25",
        },
        "silent_hours": {"type": "integer", "minimum": 1, "maximum": 1000},
        "verify_days": {"type": "integer", "minimum": 0, "maximum": 1000},
        "backup_hours": {"type": "integer", "minimum": 0, "maximum": 10_000},
    },
    "additionalProperties": False,
}


def watch_of(data: Mapping[str, Any]) -> WatchSettings:
    given = dict(data.get("watch", {}))
    if data.get("backup", {}).get("to"):
        given.setdefault("backup_hours", BACKUP_HOURS)
    for name in ("command", "mail_to"):
        given[name] = tuple(given.get(name, ()))
    return WatchSettings(**given)
