"""The units under a real systemd, on an empty Debian, set up by the very lines of docs/operators.md.

What the hardening of a unit breaks cannot be seen by reading it: here the whole way runs inside of it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tools.machine import Machine, can_make_debian, machine

from tests.journeys.test_up import children_of, free_port, until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CHECKOUT = "/usr/local/src/registerpub"
PROGRAM = "/opt/registerpub/bin/registerpub"
PARTS = ("web", "scheduler", "worker")
WHOLE_WAY = f"{PROGRAM} demo --once --port 0 --folder /srv/registerpub/demo"


def documented() -> list[str]:
    """The lines under *Services*."""
    text = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^### Services$.*?^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines: list[str] = block.splitlines()
    return lines


class Booted:
    """A Debian that runs: ``type`` a line as root, and get what it says."""

    def __init__(self, place: Machine, runner: int) -> None:
        self.place, self._runner = place, runner

    def leader(self) -> int:
        """Its first process as seen from here; helpers of the runner come and go before it is there."""
        named = {
            Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip(): pid for pid in children_of(self._runner)
        }
        return named.get("systemd", 0)

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        enter = ["nsenter", f"--target={self.leader()}", *"--mount --uts --ipc --pid --net --cgroup --".split()]
        clean = ["env", "-i", "HOME=/root", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        return subprocess.run(
            [*enter, *clean, "sh", "-c", f"cd {CHECKOUT} && {line}"], capture_output=True, text=True, check=False
        )

    def type(self, line: str) -> str:
        done = self.run(line)
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{line}\n{said}\n{self.run('journalctl -n 40 --no-pager -o cat').stdout}"
        return done.stdout.strip()

    def is_up(self) -> bool:
        return self.run("systemctl is-system-running").stdout.strip() in ("running", "degraded")

    def main_pid(self, part: str) -> str:
        return self.type(f"systemctl show --property=MainPID --value registerpub-{part}")

    def answers(self, port: int) -> Callable[[], bool]:
        ask = f"import urllib.request as u; u.urlopen('http://127.0.0.1:{port}/healthz')"
        return lambda: self.run(f'python3 -c "{ask}"').returncode == 0


@pytest.fixture
def booted() -> Iterator[Booted]:
    reason = can_make_debian() or ("" if shutil.which("systemd-nspawn") else "systemd-nspawn is not installed")
    if reason:
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="registerpub-units-") as folder, machine(Path(folder) / "place") as place:
        install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends systemd systemd-sysv dbus"
        subprocess.run(place.command(install, "root"), check=True, capture_output=True)
        subprocess.run(["git", "clone", "--quiet", ROOT, place.outside(CHECKOUT)], check=True)
        seen = [f"--bind-ro={mount}" for mount in place.mounts]
        boot = ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", *seen, "-D", str(place.root), "--boot"]
        with subprocess.Popen(
            boot, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            try:
                system = Booted(place, running.pid)
                until(lambda: bool(system.leader()), "systemd")
                until(system.is_up, "boot")
                yield system
            finally:
                running.terminate()


def test_the_units_run_come_back_back_up_and_stop(booted: Booted) -> None:
    port = free_port()
    for line in documented():
        if line.startswith("systemctl enable"):
            settings = booted.place.outside("/srv/registerpub/registerpub.toml")
            key = booted.type(f"{PROGRAM} backup key ~/backup.key")
            chosen = f'[desk]\nlisten = "127.0.0.1:{port}"\n\n[backup]\nto = "/var/backups/registerpub"\n'
            text = f'{settings.read_text(encoding="utf-8")}\n{chosen}recipients = ["{key}"]\n'
            settings.write_text(text, encoding="utf-8")
        booted.type(line)
    until(booted.answers(port), "the desk")
    for part in PARTS:
        status = booted.type(f"cat /proc/{booted.main_pid(part)}/status")
        assert re.search(r"^Seccomp:\s+2$", status, re.MULTILINE) and re.search(r"^CapEff:\s+0+$", status, re.MULTILINE)
        first = booted.main_pid(part)
        booted.type(f"kill -KILL {first}")
        until(lambda part=part, first=first: booted.main_pid(part) not in ("0", first), f"the {part}'s return")  # type: ignore[misc]
    until(booted.answers(port), "the desk's return")
    timers = booted.type("systemctl list-timers --all --no-pager")
    assert "registerpub-backup.timer" in timers and "registerpub-verify.timer" in timers
    for once in ("verify", "backup"):
        booted.type(f"systemctl start registerpub-{once}")
    assert booted.type(f"{PROGRAM} backup list /var/backups/registerpub")
    unit = booted.place.outside("/etc/systemd/system/registerpub-worker.service").read_text(encoding="utf-8")
    unit = re.sub(r"^ExecStart=.*$", f"ExecStart={WHOLE_WAY}", unit, flags=re.MULTILINE)
    unit = re.sub(r"^Restart=.*$", "", unit.replace("Type=exec", "Type=oneshot"), flags=re.MULTILINE)
    booted.place.outside("/etc/systemd/system/whole-way.service").write_text(unit, encoding="utf-8")
    booted.type("systemctl daemon-reload && systemctl start whole-way")
    assert re.search(r"^cards +11$", booted.type("journalctl -u whole-way -o cat --no-pager"), re.MULTILINE)
    booted.type("systemctl stop registerpub-web registerpub-scheduler registerpub-worker")
    for part in PARTS:
        assert booted.type(f"systemctl show --property=Result --value registerpub-{part}") == "success"
    assert booted.run("pgrep -u registerpub").stdout == ""
