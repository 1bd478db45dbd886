"""What a run was asked for."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``quick`` cuts every measure to a smoke run; ``rounds`` is how often those beside each other take turns."""

    quick: bool = False
    rounds: int = 3

    def count(self, full: int, quick: int) -> int:
        return quick if self.quick else full


def machine() -> str:
    """What a reader needs to judge the figures; no names of machines or folders."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the start"
