"""Two machines, one database, and faults: afterwards nothing is lost, nothing is there twice, everything is served.

``REGISTERPUB_FAULTS="--sources 40 --rounds 2 --faults 20 --seed 7"`` changes the size and repeats a run.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.faults.machines import until
from tests.faults.striking import KINDS, plan
from tests.postgres import program

#: What the slow run is by default: 500 sources that are due four times, so 2,000 due crawls, and 200 faults.
SIZE = "--sources 500 --rounds 4 --faults 200"


def obstacle() -> str:
    """Why this machine cannot be made into two; empty if it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "namespaces need root on Linux"
    if missing := [name for name in ("unshare", "nsenter", "setpriv", "ip", "cc") if shutil.which(name) is None]:
        return f"not installed: {', '.join(missing)} (apt-get install util-linux iproute2 gcc)"
    try:
        program("postgres")
    except FileNotFoundError as error:
        return str(error)
    tried = subprocess.run(["unshare", "--mount", "--net", "--pid", "--uts", "--fork", "true"], check=False)
    return "namespaces are refused here" if tried.returncode else ""


@pytest.fixture(scope="module")
def two_machines() -> None:
    if reason := obstacle():
        pytest.skip(reason)


def strike(*arguments: str) -> dict[str, object]:
    """A run in a process of its own; what it found."""
    command = [sys.executable, "-m", "tests.faults", *arguments]
    folder = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout)
    found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("two_machines")
@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_of_fault(kind: str) -> None:
    found = strike("--sources", "24", "--rounds", "2", "--faults", "6", "--only", kind, "--seed", "1")
    assert found["problems"] == []
    assert found["faults"] == {kind: 6}
    assert found["visits"] >= 48 and found["fetched"] >= found["documents"] == 24  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.usefixtures("two_machines")
def test_random_faults() -> None:
    words = shlex.split(os.environ.get("REGISTERPUB_FAULTS", SIZE))
    seed = [] if "--seed" in words else ["--seed", str(random.SystemRandom().randrange(1 << 32))]
    print(*words, *seed)
    found = strike(*words, *seed)
    assert found["problems"] == [], found
    assert sum(found["faults"].values()) == int(words[words.index("--faults") + 1])  # type: ignore[attr-defined]
    # Pages were fetched again and again, so that one document for each of them says something.
    assert found["fetched"] > found["documents"]  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.usefixtures("two_machines")
def test_killed_at_any_moment_it_leaves_nothing_running_and_nothing_mounted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults", "--sources", "1", "--faults", "0"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.Popen(command, cwd=Path(__file__).parents[2], env=environment, stdout=subprocess.DEVNULL)
    until(lambda: any(b"postgres" in command for command in commands_about(tmp_path)), "its database", 120)
    run.kill()
    run.wait()
    until(lambda: not commands_about(tmp_path), "everything to end")
    assert str(tmp_path) not in Path("/proc/mounts").read_text(encoding="utf-8")


def commands_about(folder: Path) -> list[bytes]:
    """Command lines of all processes that name the folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes()
        except OSError:
            continue
        if str(folder).encode() in command:
            found.append(command)
    return found


def test_a_plan_is_a_function_of_its_seed() -> None:
    first, again, other = (list(islice(plan(seed), 200)) for seed in (7, 7, 8))
    assert first == again != other
    assert {fault.kind for fault in first} == set(KINDS)
