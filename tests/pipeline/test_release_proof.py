"""A tree that was forged together with its checksums is seen by 'verify', and no mirror gets it."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.pipeline import mirrors
from registerpub.pipeline.publish import publish
from registerpub.pipeline.release_proof import prove_release
from registerpub.pipeline.signing_keys import make_key
from registerpub.pipeline.verify import verify
from registerpub.publishing import verify_release
from registerpub.release_settings import MirrorSettings, SigningSettings
from registerpub.store.models import Release
from tests.pipeline.conftest import LATER, Desk


@pytest.fixture
def unsigned(confirmed: Desk, tmp_path: Path) -> Config:
    site = dataclasses.replace(confirmed.config.site, demonstration=False)
    mirror = MirrorSettings("abroad", "folder", str(tmp_path / "mirror"))
    return dataclasses.replace(confirmed.config, site=site, mirrors=(mirror,))


@pytest.fixture
def signed(unsigned: Config, tmp_path: Path) -> Config:
    keys = [str(make_key(tmp_path / "keys", "")[0]) for _ in range(2)]
    return dataclasses.replace(unsigned, signing=SigningSettings(key=keys[0], next_key=keys[1]))


def current(config: Config) -> Path:
    return (config.public / "current").resolve()


def forge(config: Config, name: str = "index.html") -> None:
    """Change a file and make the checksums fit, as whoever can write the folder would."""
    folder = current(config)
    sums = (folder / "SHA256SUMS").read_text()
    before = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / name).write_bytes(b"forged")
    (folder / "SHA256SUMS").write_text(sums.replace(before, hashlib.sha256(b"forged").hexdigest()))
    for path in folder.glob("*.minisig"):
        path.write_text("garbage")
    assert verify_release(folder) == []


def told(config: Config) -> set[str]:
    return {problem.path for problem in verify(config)[0]}


def refused(config: Config, tmp_path: Path) -> str:
    with pytest.raises(InputError) as error:
        mirrors.push(config)
    assert not (tmp_path / "mirror").exists()
    return str(error.value)


def test_a_forged_page_is_named_and_sent_nowhere_and_publish_puts_it_right(
    signed: Config, confirmed: Desk, tmp_path: Path
) -> None:
    now = confirmed.now + LATER
    publish(signed, now)
    problems, lines = verify(signed)
    assert problems == [] and lines[-1].endswith("compared with the digest that the store has noted; 2 signatures held")
    forge(signed)
    names = {path.name for path in current(signed).glob("*.minisig")}
    assert len(names) == 2 and told(signed) == {"index.html", "SHA256SUMS", *names}
    message = refused(signed, tmp_path)
    assert "index.html" in message and "run 'registerpub publish'" in message
    publish(signed, now)
    assert told(signed) == set()
    assert mirrors.push(signed)[0].failure == ""


def test_without_keys_and_the_record_of_the_build_the_store_s_digest_is_enough(
    unsigned: Config, confirmed: Desk, tmp_path: Path
) -> None:
    publish(unsigned, confirmed.now + LATER)
    assert verify(unsigned)[1][-1].endswith("; not signed")
    for path in unsigned.cache.glob("release-*.json"):
        path.unlink()
    forge(unsigned)
    assert told(unsigned) == {"SHA256SUMS"}
    assert "SHA256SUMS: is not the one that was published" in refused(unsigned, tmp_path)


def test_a_signature_that_does_not_hold_is_named(signed: Config, confirmed: Desk, tmp_path: Path) -> None:
    publish(signed, confirmed.now + LATER)
    first, second = sorted(current(signed).glob("SHA256SUMS*.minisig"), key=lambda path: len(path.name))
    good = second.read_bytes()
    for bad in (b"", b"garbage", first.read_bytes(), good.replace(b"release:1", b"release:2")):
        second.write_bytes(bad)
        assert told(signed) == {second.name}
    second.unlink()
    assert told(signed) == {second.name} and second.name in refused(signed, tmp_path)
    second.write_bytes(good)
    strange = current(signed) / f"SHA256SUMS.{'0' * 16}.minisig"
    strange.write_bytes(good)
    assert told(signed) == {strange.name} and strange.name in refused(signed, tmp_path)


def test_a_release_whose_digest_was_not_noted_is_no_fault_but_is_not_called_compared(
    signed: Config, confirmed: Desk, tmp_path: Path
) -> None:
    now = confirmed.now + LATER
    publish(signed, now)
    Release.objects.update(checksums="")
    problems, lines = verify(signed)
    assert problems == []
    assert lines[-1].endswith("noted no digest of it: compared with its own checksums only; 2 signatures held")
    assert "noted no digest of release 1: run 'registerpub publish'" in refused(signed, tmp_path)
    for path in (*current(signed).glob("minisign*.pub"), *current(signed).glob("*.minisig")):
        path.unlink()
    assert prove_release(signed, signed.public, 1).told.endswith("not signed, none of a key of the settings")
    publish(signed, now)
    assert mirrors.push(signed)[0].failure == ""
