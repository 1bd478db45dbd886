"""Signs the checksums of a release with minisign, and reads such signatures.

One signature seals the whole tree, since the checksums hold every file. The trusted comment, which is signed too,
carries the number and the time of the release and the digest of the one before: nobody can pass an old release off as
the newest one, or change one of them. The same release and key always give the same signature. Knows no key file.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from minisign import ParseError, PublicKey, SecretKey, Signature, VerifyError

from registerpub.core.errors import RegisterpubError
from registerpub.core.records import ReleaseInfo
from registerpub.publishing.building import CHECKSUMS

_SIGNATURE = re.compile(rf"{CHECKSUMS}(?:\.[0-9A-F]{{16}})?\.minisig")
_COMMENT = re.compile(r"registerpub release:(\d+) time:(\S+) previous:([0-9a-f]{64}|none)")


class SignatureError(RegisterpubError):
    """A signature is missing, is not by the key asked for, or does not fit what it stands beside."""


@dataclass(frozen=True, slots=True)
class Signer:
    """An opened secret key; ``id`` as minisign prints it, 16 hexadecimal digits."""

    id: str
    secret: SecretKey

    @classmethod
    def of(cls, secret: SecretKey) -> Signer:
        return cls(key_id(secret.get_public_key()), secret)

    @property
    def public(self) -> str:
        """The public key as outlets type it: one word of Base64."""
        return str(self.secret.get_public_key().to_base64(), "ascii")


def key_id(key: PublicKey) -> str:
    """As minisign prints it: the eight bytes as a little-endian number."""
    return base64.standard_b64decode(key.to_base64())[2:10][::-1].hex().upper()


def key_id_of(key: str) -> str:
    """:func:`key_id` of a public key given as in :attr:`Signer.public`."""
    return key_id(PublicKey.from_base64(key))


def public_key_file(key: str) -> bytes:
    """The public key, given as in :attr:`Signer.public`, as minisign keeps it in a file."""
    return f"untrusted comment: minisign public key {key_id_of(key)}\n{key}\n".encode()


def is_signature(name: str) -> bool:
    """Whether a file of the tree's root is a signature of its checksums."""
    return _SIGNATURE.fullmatch(name) is not None


def signature_of(public_key: str) -> str:
    """The file that a key of the tree signs into: of ``minisign.ID.pub`` it is ``SHA256SUMS.ID.minisig``."""
    return f"{CHECKSUMS}{public_key.removeprefix('minisign').removesuffix('.pub')}.minisig"


def signatures(checksums: bytes, release: ReleaseInfo, signers: Sequence[Signer]) -> Mapping[str, bytes]:
    """File name → signature: the first signer's where every tool looks for it, each further one's under its key id."""
    comment = trusted_comment(release)
    found = {}
    for number, signer in enumerate(signers):
        name = f"{CHECKSUMS}.{signer.id}.minisig" if number else f"{CHECKSUMS}.minisig"
        untrusted = f"signature by key {signer.id}"
        signed = signer.secret.sign(checksums, untrusted_comment=untrusted, trusted_comment=comment)
        found[name] = bytes(signed) + b"\n"
    return found


def write_signatures(folder: Path, release: ReleaseInfo, signers: Sequence[Signer]) -> list[Path]:
    """Sign the checksums that lie in ``folder``; the files written."""
    written = []
    if signers:
        checksums = (folder / CHECKSUMS).read_bytes()
        for name, content in signatures(checksums, release, signers).items():
            (folder / name).write_bytes(content)
            written.append(folder / name)
    return written


def trusted_comment(release: ReleaseInfo) -> str:
    """ASCII, as minisign asks: ``registerpub release:7 time:2026-03-02T09:00:00+00:00 previous:DIGEST``."""
    time = release.time.astimezone(dt.UTC).isoformat(timespec="seconds")
    return f"registerpub release:{release.number} time:{time} previous:{release.previous or 'none'}"


def read_comment(text: str) -> ReleaseInfo:
    """What a trusted comment says. Raises :class:`SignatureError` for one that is not ours."""
    match = _COMMENT.fullmatch(text)
    try:
        if match is not None:
            previous = "" if match[3] == "none" else match[3]
            return ReleaseInfo(int(match[1]), dt.datetime.fromisoformat(match[2]), previous)
    except ValueError:
        pass
    raise SignatureError("the signature is of something else than a release: its trusted comment names none")


def check_signature(checksums: bytes, signature: bytes, key: PublicKey) -> ReleaseInfo:
    """The release that ``signature`` by ``key`` says ``checksums`` is of. Raises :class:`SignatureError`."""
    try:
        parsed = Signature.from_bytes(signature)
        key.verify(checksums, parsed)
    except ParseError as error:
        raise SignatureError(f"the signature cannot be read: {error}") from error
    except VerifyError as error:
        raise SignatureError(f"the signature is not one of these checksums by key {key_id(key)}: {error}") from error
    return read_comment(parsed.trusted_comment)


def has_signature(folder: Path, key: PublicKey, names: Sequence[str] = ()) -> bool:
    """Whether ``key`` signed the checksums in ``folder``, in one of the files ``names`` (none: wherever it may be)."""
    for name in names or (f"{CHECKSUMS}.minisig", f"{CHECKSUMS}.{key_id(key)}.minisig"):
        try:
            check_signature((folder / CHECKSUMS).read_bytes(), (folder / name).read_bytes(), key)
        except (OSError, SignatureError):
            continue
        return True
    return False
