"""Proves a published release by what its own folder cannot forge: the digest that the store noted, and signatures.

Whoever can write the folder can change a file and its checksums together. The digest of the checksums lies in the
store, and a tree of that digest holds the public keys that were in force for it: each of them must have signed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from minisign import Error, PublicKey

from registerpub.config import Config
from registerpub.core.counted import counted
from registerpub.core.errors import InputError, Problem
from registerpub.pipeline.key_rotation import known_keys
from registerpub.pipeline.release_chain import build_record
from registerpub.publishing import CHECKSUMS, verify_release
from registerpub.publishing.checking import read_checksums
from registerpub.publishing.record import load_record, sha256_of
from registerpub.publishing.signing import has_signature, is_signature, key_id, signature_of
from registerpub.publishing.swap import CURRENT, publishing_lock
from registerpub.store.models import Release

_KEYS = "minisign*.pub"


@dataclass(frozen=True, slots=True)
class ReleaseProof:
    """``problems`` empty if nothing is wrong. ``is_compared``: the store has noted a digest, and it was asked.

    ``told``: what was compared and what could not be, for a person.
    """

    problems: list[Problem]
    is_compared: bool
    told: str


def prove_release(config: Config, out: Path, number: int) -> ReleaseProof:
    """Of the release ``number`` that ``out/current`` shows: its files, its digest, the signature of each of its keys.

    Where the store has noted no digest (the release was made before it did, or its publisher was killed), the folder
    is compared with itself only, and ``told`` says so.
    """
    noted, folder = _noted(number), _folder(out)
    if noted and sha256_of(folder / CHECKSUMS) != noted:
        # Perhaps it is being published at this moment: the digest is noted after the release has become current.
        with suppress(InputError), publishing_lock(out):
            noted, folder = _noted(number), _folder(out)
    problems = verify_release(folder)
    if noted and sha256_of(folder / CHECKSUMS) != noted:
        problems = [*_forged(config, out, folder, noted), *problems]
    keys, held = _signatures(folder)
    signed = f"{counted(held, 'signature')} held" if held else "no signature held" if keys else "not signed"
    told = "compared with the digest that the store has noted"
    if not noted:
        told = "the store has noted no digest of it: compared with its own checksums only"
        known = [key.public for key in known_keys(config) if key.public is not None]
        if known and not any(has_signature(folder, key) for key in known):
            signed += ", none of a key of the settings"
    return ReleaseProof(problems + keys, bool(noted), f"{told}; {signed}")


def _noted(number: int) -> str:
    return Release.objects.filter(number=number).values_list("checksums", flat=True).first() or ""


def _folder(out: Path) -> Path:
    return (out / CURRENT).resolve()


def _forged(config: Config, out: Path, folder: Path, noted: str) -> list[Problem]:
    """The checksums, and by the record of the build, where it is kept, each file that they name another digest of."""
    mend = "run 'registerpub publish', which builds it anew"
    problems = [Problem(CHECKSUMS, f"is not the one that was published: the store has noted another digest; {mend}")]
    record = load_record(build_record(config, out))
    if record is None or record.checksums != noted:
        return problems
    built = {}
    for path, file in record.files.items():
        built[path] = file.stored[0]
        built.update({path + suffix: twin[0] for suffix, twin in file.twins.items()})
    try:
        found = read_checksums((folder / CHECKSUMS).read_bytes())
    except (OSError, ValueError):
        return problems
    changed = sorted(name for name in built.keys() | found.keys() if built.get(name) != found.get(name))
    return [*(Problem(name, "is not what was published, though it fits the checksums") for name in changed), *problems]


def _signatures(folder: Path) -> tuple[list[Problem], int]:
    """What is wrong with the signatures of the keys that the tree holds, and how many held."""
    problems, expected, held = [], set(), 0
    for path in sorted(folder.glob(_KEYS)):
        name = signature_of(path.name)
        expected.add(name)
        try:
            key = PublicKey.from_bytes(path.read_bytes())
        except (OSError, Error):
            problems.append(Problem(path.name, "is no public key of minisign"))
            continue
        if has_signature(folder, key, [name]):
            held += 1
        else:
            fault = f"is missing, or is no signature of these checksums by key {key_id(key)}"
            problems.append(Problem(name, f"{fault}: run 'registerpub publish', which signs anew"))
    strange = sorted(path.name for path in folder.glob(f"{CHECKSUMS}.*") if is_signature(path.name))
    problems += [Problem(name, "is of no key of this release") for name in strange if name not in expected]
    return problems, held
