"""Makes the virtual environment of the Makefile; where something stands in the way, says what it is and how to mend it.

``python3 tools/set_up.py FOLDER LOCK [--own]``: the packages of LOCK, each by its digest; with ``--own`` this checkout.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: What the packages take, and what pip needs beside them while it unpacks.
NEEDED_MB = 1000
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
WHOLE = "import pip, sys; sys.exit(sys.prefix == sys.base_prefix)"
UNREACHED = """\
The packages could not be installed; the lines above say why. The usual reasons:
  no connection     this machine must reach the Python package index (PyPI) once: connect it and run the same again,
                    nothing is fetched twice. Behind a proxy: export HTTPS_PROXY=http://HOST:PORT. A mirror of your own:
                    export PIP_INDEX_URL=ADDRESS
  no such version   this Python ({python}) is too new for one of them: make PYTHON=python3.11
  no room           see df -h . and df -h /tmp"""


def main(words: list[str]) -> int:
    """Make the environment; 0 when it is complete."""
    folder, lock = Path(words[0]), Path(words[1])
    problem = obstacle(folder)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if not has_venv() and not install_venv():
        return 1
    packages = lock.read_text(encoding="utf-8").count("==")
    print(f"setting up {folder}: {packages} packages, a few minutes the first time", file=sys.stderr, flush=True)
    python = folder / "bin" / "python"
    # One that was stopped half-way has a Python that is not its own, or no pip.
    if not runs(python, "-c", WHOLE) and not runs(Path(sys.executable), "-m", "venv", "--clear", folder):
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False)  # nosec B603  # our own Python, no shell
        print(f"{folder} could not be made; the lines above say why", file=sys.stderr)
        return 1
    steps = [["--require-hashes", "-r", str(lock)]]
    if "--own" in words:
        steps.append(["--no-deps", "--no-build-isolation", "--editable", "."])
    for step in steps:
        if subprocess.run([python, *PIP, *step], check=False).returncode:  # nosec B603  # our own Python, no shell
            print(UNREACHED.format(python=sys.version.split()[0]), file=sys.stderr)
            return 1
    return 0


def obstacle(folder: Path) -> str:
    """What would stop it after minutes and can be seen before; empty if nothing."""
    here = folder.resolve().parent
    if not os.access(folder if folder.exists() else here, os.W_OK):
        return (
            f"this folder cannot be written to by you ({here}): work in a copy of your own, for example\n"
            f"  cp -r . ~/registerpub && cd ~/registerpub"
        )
    free = shutil.disk_usage(here).free // 1_000_000
    if not folder.exists() and free < NEEDED_MB:
        return f"{free} MB are free here and about {NEEDED_MB} are needed: make room, or work on another disk"
    return ""


def has_venv() -> bool:
    """Debian keeps the second of the two in a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def install_venv() -> bool:
    """Whether it could be installed; else it is said what to type."""
    package = "python{}.{}-venv".format(*sys.version_info)
    tool = Path(__file__).with_name("install_packages.py")
    return subprocess.run([sys.executable, str(tool), package], check=False).returncode == 0  # nosec B603  # our own Python, no shell


def runs(program: Path, *words: str | Path) -> bool:
    """Whether it is there and ends well."""
    try:
        return subprocess.run([program, *words], capture_output=True, check=False).returncode == 0  # nosec B603  # our own Python, no shell
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
