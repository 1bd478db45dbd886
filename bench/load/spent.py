"""Processor time of a program and of those that it has started."""

from __future__ import annotations

import os
from pathlib import Path


def spent(process: int) -> float:
    """Seconds of processor time of ``process``, its children and theirs, while they live (Linux)."""
    parents, seconds = {}, {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[int(status.parent.name)] = int(fields[1])
        seconds[int(status.parent.name)] = sum(map(int, fields[11:13]))
    family = {process}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(seconds.get(one, 0) for one in family) / os.sysconf("SC_CLK_TCK")
