"""Verifies a release as an outlet or a mirror's reader would: signature, checksums, files, and that it is no older one.

Needs no project and no store. A folder is looked at whole; of an address every file that the checksums name is
fetched, through the gate, so a file that a mirror added beside them cannot be seen there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from minisign import Error, PublicKey

from registerpub.core.errors import InputError, Problem, RegisterpubError
from registerpub.core.records import ReleaseInfo
from registerpub.gate import Gate, Limits, send
from registerpub.publishing import CHECKSUMS, verify_release
from registerpub.publishing.checking import read_checksums
from registerpub.publishing.plan import RELEASE_RECORD
from registerpub.publishing.signing import SignatureError, check_signature, key_id
from registerpub.publishing.swap import CURRENT

#: Gives the bytes of a file of the tree, or None where there is none.
Read = Callable[[str], bytes | None]
_LIMITS = Limits(seconds=120, max_bytes=256 * 1024 * 1024, redirects=2)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``release`` as its signature says; ``files`` how many were checked; ``problems`` empty if all is well."""

    release: ReleaseInfo
    files: int
    problems: tuple[Problem, ...]


def read_key(text: str) -> PublicKey:
    """A public key, given as one word of Base64 or as a file. Raises :class:`InputError`."""
    path = Path(text).expanduser()
    try:
        return PublicKey.from_bytes(path.read_bytes()) if path.is_file() else PublicKey.from_base64(text)
    except Error as error:
        raise InputError(f"--key: neither a file with a public key of minisign nor one itself: {error}") from error
    except OSError as error:
        raise InputError(f"--key: {path} cannot be read ({error.strerror})") from error


def verify_folder(folder: Path, key: PublicKey, after: int = 0) -> Verdict:
    """Of a release's folder, or of the one that holds ``current``. Raises like :func:`verify_address`."""
    chosen = folder / CURRENT if (folder / CURRENT).exists() else folder
    chosen = chosen.resolve()

    def read(name: str) -> bytes | None:
        try:
            return (chosen / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{chosen / name} cannot be read ({error.strerror})") from error

    release, checksums = _signed(read, key)
    problems = verify_release(chosen)
    return _verdict(release, len(checksums), problems, read, after)


def verify_address(address: str, key: PublicKey, gate: Gate, after: int = 0, proxy: str = "") -> Verdict:
    """Of a site. Raises :class:`SignatureError` where nothing vouches for the tree, :class:`RegisterpubError` where the
    site cannot be asked.
    """

    def read(name: str) -> bytes | None:
        answer = send(f"{address.rstrip('/')}/{name}", gate, proxy=proxy, limits=_LIMITS)
        if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return None
        if answer.status != HTTPStatus.OK:
            raise RegisterpubError(f"{name}: the site answered {answer.status}")
        return answer.body

    release, checksums = _signed(read, key)
    problems = []
    for name, digest in sorted(checksums.items()):
        content = read(name)
        if content is None:
            problems.append(Problem(name, "is missing"))
        elif hashlib.sha256(content).hexdigest() != digest:
            problems.append(Problem(name, "was changed after it was published"))
    return _verdict(release, len(checksums), problems, read, after)


def _signed(read: Read, key: PublicKey) -> tuple[ReleaseInfo, dict[str, str]]:
    """The release and its checksums, vouched for by ``key``."""
    checksums = read(CHECKSUMS)
    if checksums is None:
        raise SignatureError(f"there is no {CHECKSUMS}: this is no release, or it was cut")
    names = (f"{CHECKSUMS}.{key_id(key)}.minisig", f"{CHECKSUMS}.minisig")
    found = [signature for name in names if (signature := read(name)) is not None]
    if not found:
        raise SignatureError("the release is not signed, or its signature was taken away")
    release = check_signature(checksums, found[0], key)
    try:
        return release, read_checksums(checksums)
    except ValueError as error:
        raise SignatureError(f"{CHECKSUMS}: {error}") from error


def _verdict(release: ReleaseInfo, files: int, problems: list[Problem], read: Read, after: int) -> Verdict:
    if release.number < after:
        older = f"release {release.number} is older than {after}, which was seen: the mirror shows what is out of date"
        problems = [Problem("release", older), *problems]
    if not problems and _number_in(read(RELEASE_RECORD)) != release.number:
        problems = [Problem(RELEASE_RECORD, "tells another number than the signature")]
    return Verdict(release, files, tuple(problems))


def _number_in(record: bytes | None) -> int | None:
    try:
        found = json.loads(record or b"")["release"]
    except (ValueError, TypeError, KeyError):
        return None
    return found if isinstance(found, int) else None


def seen_file() -> Path:
    """Where the newest release seen is remembered, per key."""
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path("~/.local/state").expanduser()) / "registerpub" / "releases-seen.json"


def newest_seen(file: Path, key: PublicKey) -> int:
    """The highest number that was verified with this key; 0 if none was. Raises :class:`InputError` for a bad file."""
    try:
        return int(json.loads(file.read_bytes()).get(key_id(key), 0))
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{file} cannot be read: mend or remove it, or give --after: {error}") from error


def remember_seen(file: Path, key: PublicKey, release: ReleaseInfo) -> None:
    """Note the release, if it is newer than what was seen. Raises :class:`InputError` where that cannot be written."""
    if release.number <= newest_seen(file, key):
        return
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = json.loads(file.read_bytes()) if file.exists() else {}
        aside = file.with_name(f".{file.name}.tmp")
        aside.write_text(json.dumps({**known, key_id(key): release.number}) + "\n", encoding="ascii")
        aside.replace(file)
    except OSError as error:
        raise InputError(f"{file} cannot be written ({error.strerror}): name another one with --state") from error
