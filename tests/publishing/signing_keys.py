"""Keys made for one test run, and the programs that outlets check releases with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from minisign import KeyPair

from registerpub.publishing import Signer

MINISIGN = shutil.which("minisign")


def new_signer() -> Signer:
    return Signer.of(KeyPair.generate().secret_key)


def by_program(folder: Path, key: str, signature: str = "SHA256SUMS.minisig") -> tuple[bool, str]:
    """Whether Debian's minisign accepts the checksums of ``folder``, and what it says."""
    done = subprocess.run(
        [str(MINISIGN), "-V", "-m", "SHA256SUMS", "-x", signature, "-P", key],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def sums_hold(folder: Path) -> bool:
    """Whether ``sha256sum -c`` finds every file as its checksum says."""
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0
