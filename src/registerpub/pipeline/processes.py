"""Which process of which machine somebody is, so that what a dead one had is free at once where its end can be seen."""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
from functools import cache
from pathlib import Path
from typing import Final

#: Where Linux tells of processes; elsewhere only a lease tells that one has ended.
_PROCESSES: Final = Path("/proc")
#: The column of a token has so many characters. A process takes at most 6 hexadecimal digits, its start 9 for 20 years.
_TOKEN: Final = 40
_SYSTEM: Final = 10


def me() -> str:
    """This thread of this process: ``SYSTEM/PROCESS/STARTED/THREAD``; the first three tell whether it still runs."""
    process = os.getpid()
    return f"{_system()}/{process}/{_started(process)}/{threading.get_ident()}"


def has_ended(owner: str) -> bool:
    """Whether the owner was a process of this running system and is gone; False for those of other machines."""
    system, process, started, _ = owner.split("/")
    return bool(system) and system == _system() and _is_gone(int(process), started)


def new_token() -> str:
    """Of this process and nobody's before: ``SYSTEM.PROCESS.STARTED.random``; all random where no end can be seen."""
    process = os.getpid()
    started = _started(process) if _system() else ""
    owner = f"{_short_system()}.{process:x}.{int(started):x}." if started else ""
    return owner + secrets.token_hex(_TOKEN)[: _TOKEN - len(owner)]


def has_taker_ended(token: str) -> bool:
    """Whether whoever made the token was a process of this running system and is gone."""
    system, *process = token.split(".")
    if not _system() or system != _short_system():
        return False
    number, started, _ = process
    return _is_gone(int(number, 16), str(int(started, 16)))


@cache
def _system() -> str:
    """What distinguishes machines, their starts, and containers, whose processes are counted apart; else empty."""
    try:
        boot = (_PROCESSES / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}-{(_PROCESSES / 'self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


@cache
def _short_system() -> str:
    return hashlib.sha256(_system().encode("ascii")).hexdigest()[:_SYSTEM]


def _is_gone(process: int, started: str) -> bool:
    now = _started(process)
    return now != started and not (now == "" and _is_hidden(process))


def _is_hidden(process: int) -> bool:
    """Whether there is one that another account started, of which a hardened system tells us nothing."""
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _started(process: int) -> str:
    """When a process began, in ticks since the start of the system; empty if there is none."""
    try:
        told = (_PROCESSES / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    # The name of the program stands in brackets and may hold spaces; state Z is one that only waits to be forgotten.
    state, *others = told.rpartition(")")[2].split()
    return "" if state == "Z" else others[18]
