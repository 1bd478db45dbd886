"""What a backup says about itself: every file with size and digest, and what the restored project must add up to."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jsonschema import Draft202012Validator

from registerpub.core.errors import ConfigError, RegisterpubError
from registerpub.pipeline.backup.sealing import CLEAR, SEALED

FORMAT: Final = "registerpub backup 1"
OBJECTS, BACKUPS, SUMS, OWNER = "objects", "backups", "SHA256SUMS", "registerpub-backup.json"
MANIFEST: Final = re.compile(rf"{BACKUPS}/([0-9TZ.]+)/manifest\.json\.({SEALED}|{CLEAR})")
LISTING: Final = re.compile(rf"{BACKUPS}/([0-9TZ.]+)/{SUMS}-([0-9a-f]{{64}})")
_OBJECT: Final = re.compile(rf"{OBJECTS}/([0-9a-f]{{32}})-([0-9a-f]{{64}})-([0-9]+)\.({SEALED}|{CLEAR})")
#: Where the restored database lies, by its kind.
DATABASES: Final = {"sqlite": "var/registerpub.sqlite3", "postgresql": "var/database.dump"}
#: Everything small: settings, sources, channels, manifests of the archive, the current release.
PACK: Final = "pack.tar"
#: Folders of a project that hold settings, too.
CONFIG_FOLDERS: Final = ("sources", "feeds")
#: Where keys are put that a backup was asked to hold, all but ``var/secret.key``: the operator moves them out.
KEYS: Final = "restored-keys"
#: Where the certificate of ``archive.timestamp_root`` is put if it lay outside of the project; the settings follow.
TIMESTAMP_ROOT: Final = "timestamp-root.pem"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the project. ``object``: where it lies in the place, or empty for one inside the pack."""

    path: str
    size: int
    sha256: str
    object: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database adds up to: rows by name, the head of the audit, and the count of each register by status."""

    rows: Mapping[str, int]
    audit: str
    registers: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """``signers``: public keys (Base64) whose signatures of the current release held when it was backed up."""

    id: str
    version: str
    database: str
    migration: str
    facts: Facts
    items: tuple[Item, ...]
    release: int | None = None
    signers: tuple[str, ...] = ()
    clear_because: str = ""
    warnings: tuple[str, ...] = ()
    format: str = field(default=FORMAT)

    def to_json(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def objects(self) -> list[Item]:
        return [item for item in self.items if item.object]

    @property
    def packed(self) -> dict[str, Item]:
        return {item.path: item for item in self.items if not item.object}


_TEXT, _NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
_NUMBERS = {"type": "object", "additionalProperties": _NUMBER}
_FIELDS: dict[str, Any] = {
    "id": {"type": "string", "pattern": "^[0-9TZ.]+$"},
    "version": _TEXT,
    "database": {"enum": list(DATABASES)},
    "migration": {"type": "string", "pattern": "^[0-9a-z_]*$"},
    "facts": {
        "type": "object",
        "required": ["rows", "audit", "registers"],
        "properties": {
            "rows": _NUMBERS,
            "audit": _TEXT,
            "registers": {"type": "object", "additionalProperties": _NUMBERS},
        },
    },
    "items": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["path", "size", "sha256", "object"],
            "properties": {
                "path": _TEXT,
                "size": _NUMBER,
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "object": {"type": "string", "pattern": f"^$|^{_OBJECT.pattern}$"},
            },
            "additionalProperties": False,
        },
    },
    "release": {"type": ["integer", "null"]},
    "signers": {"type": "array", "items": _TEXT},
    "clear_because": _TEXT,
    "warnings": {"type": "array", "items": _TEXT},
    "format": {"const": FORMAT},
}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": list(_FIELDS),
    "properties": _FIELDS,
    "additionalProperties": False,
}


def read_manifest(data: bytes) -> Manifest:
    """Check and read. Raises :class:`RegisterpubError` for what this version does not know or would write elsewhere."""
    try:
        found = json.loads(data)
    except ValueError as error:
        raise RegisterpubError(f"the manifest of the backup is no JSON: {error}") from error
    faults = [error.message for error in Draft202012Validator(_SCHEMA).iter_errors(found)]
    if faults:
        raise RegisterpubError(f"the manifest of the backup is of another version or was made by others: {faults[0]}")
    items = tuple(Item(**item) for item in found.pop("items"))
    check_paths(item.path for item in items)
    facts = Facts(**found.pop("facts"))
    signers, warnings = tuple(found.pop("signers")), tuple(found.pop("warnings"))
    return Manifest(items=items, facts=facts, signers=signers, warnings=warnings, **found)


def check_paths(paths: Iterable[str]) -> None:
    """Raise :class:`RegisterpubError` for a path that leads out of the project or stands there twice."""
    seen: set[str] = set()
    for text in paths:
        path = PurePosixPath(text)
        if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in text or text in seen:
            raise RegisterpubError(f"the backup holds a file that belongs nowhere in a project: {text!r}")
        seen.add(text)


class Naming:
    """Names of objects: whoever reads the place learns how many there are, and not whether they hold a known file.

    The word is a digest keyed by the project's secret, over content and recipients: with other recipients everything
    is sealed and sent anew, as the new ones could not open what is there. Behind it stand digest and size of the bytes
    as they lie there.
    """

    def __init__(self, secret: Path, recipients: Sequence[str]) -> None:
        try:
            self._key = secret.read_bytes()
        except OSError as error:
            raise ConfigError(f"{secret} cannot be read ({error.strerror}): bring it back from its copy") from error
        self._recipients = "\n".join(sorted(recipients))
        self.ending = SEALED if recipients else CLEAR

    def word(self, sha256: str) -> str:
        return self._keyed(f"{sha256}\n{self._recipients}")

    @property
    def owner(self) -> str:
        """Stands for the project in a place that others may use, too."""
        return self._keyed("project")

    def name(self, sha256: str, stored_sha256: str, stored_size: int) -> str:
        return f"{OBJECTS}/{self.word(sha256)}-{stored_sha256}-{stored_size}.{self.ending}"

    def _keyed(self, text: str) -> str:
        purpose = b"registerpub: names in backups\n"
        return hmac.new(self._key, purpose + text.encode(), hashlib.sha256).hexdigest()[:32]


def parts_of(name: str) -> tuple[str, str, int] | None:
    """Word, digest and size in the name of an object; None for another file."""
    match = _OBJECT.fullmatch(name)
    return (match[1], match[2], int(match[3])) if match else None
