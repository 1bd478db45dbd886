"""Installs Debian packages where it may (as root, with apt-get); otherwise fails and names them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def main(packages: list[str]) -> int:
    """Install ``packages``; 0 when they are there."""
    names = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"these system packages are needed: {names}\ninstall them, for example: sudo apt-get install {names}")
        return 1
    subprocess.run(["apt-get", "update", "-qq"], check=False)  # nosec B603, B607  # fixed words, no shell
    install = ["apt-get", "install", "-y", "-qq", *packages]
    return subprocess.run(install, check=False).returncode  # nosec B603  # packages named in the Makefile, no shell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
