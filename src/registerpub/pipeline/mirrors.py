"""Copies the current release to its mirrors, one report each; a mirror that fails keeps no other one waiting.

The files come first, then checksums and signatures, then the switch, and what left the public goes last. Folders and
rsync mirrors take each release into a folder of its own, named after its checksums, and switch a link: they never show
half a release. An object store has no links: readers there see files as they arrive, and ``release.json`` is last.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.mirror_targets import HALTED, SENDERS, MirrorFailed, Parcel
from registerpub.pipeline.panic import refuse_in_panic, stands_still
from registerpub.pipeline.release_proof import prove_release
from registerpub.publishing import CHECKSUMS
from registerpub.publishing.plan import RELEASE_RECORD
from registerpub.publishing.record import sha256_of
from registerpub.publishing.swap import CURRENT, RELEASES, current_number
from registerpub.release_settings import MirrorSettings
from registerpub.store.models import Release

#: Seconds before the second try; each further wait is four times as long.
FIRST_WAIT = 2.0
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """``failure`` is empty if the mirror shows the release now; ``tries`` how often its slowest step was tried."""

    mirror: str
    release: int
    failure: str = ""
    tries: int = 1


def push(
    config: Config, names: Sequence[str] = (), out: Path | None = None, wait: Callable[[float], None] = time.sleep
) -> list[MirrorReport]:
    """Bring the mirrors ``names`` (none: all) to the current release. In a panic what is under way is let go.

    Raises :class:`InputError` if there is nothing that may be copied, or no such mirror: then nothing was sent.
    """
    refuse_in_panic(config)
    folder = out or config.public
    chosen = _chosen(config, names)
    parcel = _parcel(config, folder)
    return [_push(mirror, parcel, wait) for mirror in chosen]


def _push(mirror: MirrorSettings, parcel: Parcel, wait: Callable[[float], None]) -> MirrorReport:
    most = 1
    for step in SENDERS[mirror.kind](mirror, parcel):
        for attempt in range(1, mirror.tries + 1):
            most = max(most, attempt)
            if parcel.halted():
                return MirrorReport(mirror.name, parcel.number, HALTED, most)
            try:
                step()
                break
            except MirrorFailed as error:
                if error.permanent or attempt == mirror.tries:
                    return MirrorReport(mirror.name, parcel.number, str(error), most)
                wait(FIRST_WAIT * 4 ** (attempt - 1))
    return MirrorReport(mirror.name, parcel.number, tries=most)


def _chosen(config: Config, names: Sequence[str]) -> list[MirrorSettings]:
    known = [mirror.name for mirror in config.mirrors]
    for name in known:
        if known.count(name) > 1:
            raise InputError(f"mirrors: two are called {name!r}: rename one")
    if not known:
        raise InputError("mirrors: none is set up: add a table [[mirrors]] to registerpub.toml")
    for name in names:
        if name not in known:
            raise InputError(f"there is no mirror {name!r}; known: {', '.join(known)}")
    return [mirror for mirror in config.mirrors if not names or mirror.name in names]


def _parcel(config: Config, out: Path) -> Parcel:
    """The current release, if it is the latest one, whole, and not a demonstration."""
    number, latest = current_number(out), Release.objects.order_by("-number").first()
    if number is None or latest is None:
        raise InputError(f"{out} shows no release: run 'registerpub publish' first")
    if number != latest.number:
        raise InputError(f"{out} shows release {number}, but the latest is {latest.number}: run 'registerpub publish'")
    folder = (out / CURRENT).resolve()
    if config.site.demonstration or _is_demonstration(folder):
        raise InputError("a demonstration is never sent to a mirror: set site.demonstration = false and publish")
    proof = prove_release(config, out, number)
    if proof.problems:
        raise InputError(
            f"{folder} is damaged or forged, and was not sent: run 'registerpub publish', find out who can write there "
            f"({proof.problems[0]})"
        )
    if not proof.is_compared:
        raise InputError(f"the store has noted no digest of release {number}: run 'registerpub publish', which does")
    kept = frozenset(_names(path for path in (out / RELEASES).iterdir()))
    return Parcel(number, folder, name_of(folder), kept, partial(stands_still, config))


def name_of(folder: Path) -> str:
    """What a release's folder is called on mirrors: another one of the same number has another name."""
    return f"{folder.name}-{sha256_of(folder / CHECKSUMS)[:_SHOWN]}"


def _names(folders: Iterable[Path]) -> Iterable[str]:
    return (name_of(folder) for folder in folders if folder.name.isdecimal() and (folder / CHECKSUMS).is_file())


def _is_demonstration(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / RELEASE_RECORD).read_bytes())["demonstration"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RegisterpubError(f"{folder / RELEASE_RECORD} cannot be read: run 'registerpub publish'") from error
