"""Renders a whole release into an empty folder, from nothing but its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from registerpub.core.errors import InputError
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenRegister, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing.building import build_tree
from registerpub.publishing.channels import Channel
from registerpub.publishing.edition import Edition
from registerpub.publishing.plan import plan_release
from registerpub.publishing.planned import Planner
from registerpub.publishing.signing import Signer, write_signatures


def render_release(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    entries: Sequence[PublishedEntry],
    wordings: Mapping[str, Wording],
    target: Path,
    tombstones: Sequence[Tombstone] = (),
    *,
    register: OpenRegister | None = None,
    more: Sequence[Planner] = (),
    signers: Sequence[Signer] = (),
) -> None:
    """Write the tree into ``target``, a folder that is empty or does not exist yet.

    ``wordings`` decides the languages; ``tombstones`` stand for what was public and is no more; ``register`` is what
    may be read of the people on the lists, None where the site shows no register; ``more`` plans files beside those of
    ``plan.PLANNERS``. Raises :class:`InputError` for an unusable site, an entry that must not be
    published, an entry in a language without wording, or a target that is not empty. Same input, same bytes.
    """
    keys = [one.public for one in signers]
    edition = Edition.of(site, release, channels, entries, wordings, tombstones, keys, register)
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise InputError(f"{target} is not empty: a release is rendered into a new folder")
    build_tree(plan_release(edition, more), target, modified_at(release))
    write_signatures(target, release, signers)


def modified_at(release: ReleaseInfo) -> int:
    """Nanoseconds: the time of every file that is new in ``release``, so that a rebuilt tree serves the same one."""
    return int(release.time.timestamp()) * 1_000_000_000
