"""Signatures: made by us, checked by minisign itself; the same each time; two of them while a key is replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from minisign import PublicKey

from registerpub.core.records import PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, Signer, publish_folder, verify_release
from registerpub.publishing.signing import SignatureError, check_signature, read_comment, trusted_comment
from registerpub.wording import Wording
from tests.publishing.signing_keys import MINISIGN, by_program, new_signer, sums_hold

EntryMaker = Callable[..., PublishedEntry]
Publish = Callable[..., Path]
INFO = ReleaseInfo(7, dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC), "ab" * 32)
COMMENT = "registerpub release:7 time:2026-03-02T09:00:00+00:00 previous:" + "ab" * 32


@pytest.fixture
def publish(
    tmp_path: Path,
    site: Site,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    three: list[PublishedEntry],
) -> Publish:
    def run(signers: Sequence[Signer], out: str = "public", info: ReleaseInfo = INFO) -> Path:
        record = tmp_path / f"{out}.json"
        return publish_folder(tmp_path / out, site, info, channels, three, wordings, record=record, signers=signers)

    return run


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed: apt-get install minisign")
def test_minisign_and_sha256sum_accept_a_release(publish: Publish) -> None:
    signer = new_signer()
    folder = publish([signer])
    accepted, said = by_program(folder, signer.public)
    assert accepted and f"Trusted comment: {COMMENT}" in said
    assert sums_hold(folder)
    assert f"minisign public key {signer.id}" in (folder / "minisign.pub").read_text()
    assert not by_program(folder, new_signer().public)[0]


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed: apt-get install minisign")
def test_while_a_key_is_replaced_both_sign(publish: Publish) -> None:
    old, new = new_signer(), new_signer()
    folder = publish([old, new])
    assert by_program(folder, old.public)[0]
    assert by_program(folder, new.public, f"SHA256SUMS.{new.id}.minisig")[0]
    assert sorted(path.name for path in folder.glob("*.pub")) == [f"minisign.{new.id}.pub", "minisign.pub"]
    assert verify_release(folder) == []
    folder = publish([new])
    assert by_program(folder, new.public)[0]
    assert sorted(path.name for path in folder.glob("*.minisig")) == ["SHA256SUMS.minisig"]


def test_the_same_release_and_key_give_the_same_signature(publish: Publish) -> None:
    signer = new_signer()
    first, second = publish([signer]), publish([signer], "elsewhere")
    assert (first / "SHA256SUMS.minisig").read_bytes() == (second / "SHA256SUMS.minisig").read_bytes()


def test_a_release_is_signed_anew_when_a_key_comes_or_its_signature_is_gone(publish: Publish) -> None:
    signer = new_signer()
    assert not list(publish([]).glob("*.minisig"))
    assert (publish([signer]) / "SHA256SUMS.minisig").is_file()
    (publish([signer]) / "SHA256SUMS.minisig").unlink()
    folder = publish([signer])
    assert (
        check_signature(
            (folder / "SHA256SUMS").read_bytes(),
            (folder / "SHA256SUMS.minisig").read_bytes(),
            PublicKey.from_base64(signer.public),
        )
        == INFO
    )


def test_the_comment_says_number_time_and_the_release_before() -> None:
    assert trusted_comment(INFO) == COMMENT and COMMENT.isascii()
    assert read_comment(COMMENT) == INFO
    first = ReleaseInfo(1, INFO.time)
    assert read_comment(trusted_comment(first)) == first


@pytest.mark.parametrize("text", ["", "timestamp:1", COMMENT + "0", COMMENT.replace("2026-03-02T09", "2026-13-02T09")])
def test_a_comment_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(SignatureError, match="names none"):
        read_comment(text)


@pytest.mark.parametrize("signature", [b"", b"untrusted comment: x\nAAAA\ntrusted comment: y\nAAAA\n", b"\xff" * 200])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(SignatureError, match="cannot be read"):
        check_signature(b"", signature, PublicKey.from_base64(new_signer().public))
