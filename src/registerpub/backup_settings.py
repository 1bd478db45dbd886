"""``[backup]`` of ``registerpub.toml``: where backups go, for whom they are sealed, and how many are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """``to``: a folder or ``s3://BUCKET/FOLDER``, used where the command names no place. ``recipients``: public keys of
    age (``age1…``) or ssh; whoever has the private key of any of them can restore. ``keep``: how many backups stay;
    0: all.
    """

    to: str = ""
    recipients: tuple[str, ...] = ()
    keep: int = 0


BACKUP_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "to": {
            "type": "string",
            "pattern": "^([^-\\s][^\\n]*)?$",
            "description": "a folder outside the project, or s3://BUCKET/FOLDER",
        },
        "recipients": {
            "type": "array",
            "uniqueItems": True,
            "items": {
                "type": "string",
                # A secret key that is pasted here would be in every backup; it is not shown again either.
                "pattern": "^(age1[a-z0-9]+|ssh-(ed25519|rsa) [A-Za-z0-9+/=]+( .*)?)$",
                "description": "a public key, age1… (registerpub backup key FILE makes one) or ssh-ed25519 …",
            },
        },
        "keep": {"type": "integer", "minimum": 0, "maximum": 10_000},
    },
    "additionalProperties": False,
}


def backup_of(data: Mapping[str, Any]) -> BackupSettings:
    given = data.get("backup", {})
    return BackupSettings(given.get("to", ""), tuple(given.get("recipients", ())), given.get("keep", 0))
