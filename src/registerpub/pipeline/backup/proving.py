"""Whether a restored project is the one that was backed up: what ``verify`` proves, and the manifest's numbers."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.sessions.models import Session
from minisign import PublicKey

from registerpub.config import Config
from registerpub.core.counted import counted
from registerpub.core.errors import Problem
from registerpub.pipeline.backup import contents, database
from registerpub.pipeline.backup.manifest import Manifest
from registerpub.pipeline.progress import Progress, quiet
from registerpub.pipeline.verify import verify
from registerpub.publishing.signing import has_signature, key_id


@dataclass(frozen=True, slots=True)
class Proof:
    """``problems`` empty if the project is the one that was backed up; ``checked`` says what was looked at."""

    problems: list[Problem]
    checked: list[str]


def prove(config: Config, manifest: Manifest, progress: Progress = quiet) -> Proof:
    """Check the open project against the manifest it was restored by."""
    problems, checked = verify(config, progress)
    found, expected = database.facts(), manifest.facts
    for name in sorted(expected.rows.keys() | found.rows.keys()):
        if name in expected.rows and expected.rows[name] != found.rows.get(name):
            problems.append(Problem(name, f"{expected.rows[name]} were backed up, {found.rows.get(name)} are here"))
    for name in sorted(expected.registers.keys() | found.registers.keys()):
        if expected.registers.get(name) != found.registers.get(name):
            problems.append(Problem(f"register {name}", "it does not fold to the counts it was backed up with"))
    if expected.audit != found.audit:
        problems.append(Problem("audit", "its head is not the one that was backed up"))
    folds = ", ".join(f"{name} {counts['members']}" for name, counts in found.registers.items()) or "none"
    signatures, told = _signatures(config, manifest)
    return Proof(problems + signatures, [*checked, f"registers fold to: {folds}", told])


def forget_sessions() -> None:
    """Who was signed in then is not signed in now: a device may have been signed out since."""
    Session.objects.all().delete()


def _signatures(config: Config, manifest: Manifest) -> tuple[list[Problem], str]:
    """The signatures that held when it was backed up hold here."""
    release, problems = contents.current_release(config), []
    for word in manifest.signers:
        key = PublicKey.from_base64(word)
        if release is None or not has_signature(release, key):
            problems.append(Problem("release", f"the signature of key {key_id(key)} does not hold"))
    if not manifest.signers:
        return problems, "release: was not signed by a key of the settings"
    return problems, f"release: {counted(len(manifest.signers) - len(problems), 'signature')} held"
