"""RFC 3161 time stamps of finished daily manifests, if the operator has named an authority. Optional in every way.

Only the digest of the newest finished manifest is sent, once a day: by the chain its stamp covers all that came before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registerpub.archive.manifest import STAMP_SUFFIX, day_of, manifests, write_atomically
from registerpub.config import Config
from registerpub.core.errors import Problem, RegisterpubError
from registerpub.gate import Gate
from registerpub.pipeline.panic import stands_still
from registerpub.pipeline.posting import post
from registerpub.pipeline.stage import record_finding

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

#: After a failure the authority is left alone for so long.
PAUSE = dt.timedelta(hours=1)
_QUERY = "application/timestamp-query"


class StampError(RegisterpubError):
    """A time stamp cannot be had, or is not one of what it should be."""


def stamp_finished_day(config: Config, now: dt.datetime) -> Path | None:
    """Have the newest manifest of a day that is over stamped; the stamp, or ``None``. A failure is a finding.

    In a panic nobody is asked.
    """
    finished = [path for path in manifests(config.archive) if day_of(path) < now.astimezone(dt.UTC).date()]
    if not config.evidence.timestamp or not finished:
        return None
    stamp = stamp_of(finished[-1])
    tried = config.var / "crawl" / "timestamp.tried"
    if stamp.exists() or _is_recent(tried, now) or stands_still(config):
        return None
    try:
        write_atomically(stamp, _ask(config, finished[-1].read_bytes()))
    except (RegisterpubError, OSError) as error:
        tried.parent.mkdir(parents=True, exist_ok=True)
        tried.write_text(now.isoformat(), encoding="ascii")
        key = f"timestamp_failed:{finished[-1].name}"
        record_finding("timestamp_failed", f"{finished[-1].name}: {error}", now, key=key)
        return None
    return stamp


def stamp_of(manifest: Path) -> Path:
    return manifest.with_name(manifest.name + STAMP_SUFFIX)


def check_stamps(config: Config) -> tuple[list[Problem], int]:
    """Whether each stamp is one of its manifest; how many there are."""
    stamps = sorted(config.archive.glob(f"manifest-*.txt{STAMP_SUFFIX}"))
    problems = []
    for path in stamps:
        try:
            manifest = path.with_name(path.name.removesuffix(STAMP_SUFFIX)).read_bytes()
            check_stamp(path.read_bytes(), manifest, config)
        except RegisterpubError as error:
            problems.append(Problem(path.name, str(error)))
        except OSError as error:
            problems.append(Problem(path.name, f"it cannot be checked: {error.strerror}"))
    return problems, len(stamps)


def check_stamp(stamp: bytes, manifest: bytes, config: Config, nonce: int | None = None) -> dt.datetime:
    """The time that ``stamp`` gives ``manifest``. With the root certificate of the settings its signature is checked.

    Raises :class:`StampError`.
    """
    client = _client()
    try:
        answer: TimeStampResponse = client.decode_timestamp_response(stamp)
        granted = client.PKIStatus(answer.status) in (client.PKIStatus.GRANTED, client.PKIStatus.GRANTED_WITH_MODS)
        token = answer.tst_info if granted else None
    except Exception as error:  # the library raises whatever its parser does
        raise StampError("the answer is no time stamp") from error
    if token is None:
        raise StampError("the authority refused the request")
    if token.message_imprint.message != hashlib.sha256(manifest).digest():
        raise StampError("it stamps something else than the manifest as it is now")
    if nonce is not None and token.nonce != nonce:
        raise StampError("the answer is not to this request")
    if config.evidence.timestamp_root:
        _check_signature(client, answer, manifest, config)
    return token.gen_time


def _ask(config: Config, manifest: bytes) -> bytes:
    client = _client()
    request = client.TimestampRequestBuilder(manifest, client.HashAlgorithm.SHA256).build()
    gate = Gate(config.crawl.allow_loopback)
    answer = post(config.evidence.timestamp, request.as_bytes(), _QUERY, gate, config.crawl.proxy)
    check_stamp(answer, manifest, config, request.nonce)
    return answer


def _check_signature(client: Any, answer: Any, manifest: bytes, config: Config) -> None:
    from cryptography.x509 import load_pem_x509_certificates

    path = config.root / config.evidence.timestamp_root
    try:
        roots = load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StampError("archive.timestamp_root: the file holds no certificate that can be read") from error
    try:
        client.VerifierBuilder(roots=roots).build().verify_message(answer, manifest)
    except Exception as error:  # as above: its errors have no common root
        raise StampError("the signature is not one of the authority in archive.timestamp_root") from error


def _client() -> Any:
    try:
        import rfc3161_client
    except ImportError as error:
        raise StampError("time stamps need rfc3161-client: install the packages of requirements-run.lock") from error
    return rfc3161_client


def _is_recent(tried: Path, now: dt.datetime) -> bool:
    try:
        return now - dt.datetime.fromisoformat(tried.read_text(encoding="ascii")) < PAUSE
    except (OSError, ValueError, TypeError):
        return False
