"""What ties releases together: each carries the digest of the checksums before. Also where the build record is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from registerpub.config import Config
from registerpub.core.records import ReleaseInfo
from registerpub.publishing import CHECKSUMS
from registerpub.publishing.record import sha256_of
from registerpub.publishing.swap import RELEASES
from registerpub.store.models import Release


def release_info(release: Release, out: Path) -> ReleaseInfo:
    """The release with the digest of the one before it, as the store knows it.

    A publisher that was killed between building and :func:`keep_checksums` left the digest out: then it is taken from
    the folder, once, so that the release can be built again byte for byte.
    """
    before = Release.objects.filter(number__lt=release.number).order_by("-number").first()
    if before is not None and not before.checksums:
        keep_checksums(before, out / RELEASES / str(before.number))
    return ReleaseInfo(release.number, release.time, before.checksums if before else "")


def keep_checksums(release: Release, folder: Path) -> None:
    """Note the digest of the checksums in ``folder``, if they are there."""
    found = sha256_of(folder / CHECKSUMS)
    if found and found != release.checksums:
        release.checksums = found
        release.save(update_fields=["checksums"])


def build_record(config: Config, out: Path) -> Path:
    """Where the record of ``out`` is kept: it is private and may be deleted."""
    name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
    return config.cache / f"release-{name}.json"
