"""What a schema cannot say of ``[sources]`` in ``registerpub.toml``: names of sources that exist, usable proxies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registerpub.core.errors import Problem
from registerpub.core.proxies import DIRECT, proxy_problem


def source_problems(sources: Any, known: list[str]) -> list[Problem]:
    """Sources that do not exist and proxies that cannot be used; values of a wrong type are the schema's to find."""
    if not isinstance(sources, Mapping):
        return []
    enabled, proxies = sources.get("enabled"), sources.get("proxies")
    named = {
        f"sources.enabled.{number}": name for number, name in enumerate(enabled if isinstance(enabled, list) else ())
    }
    own = proxies if isinstance(proxies, Mapping) else {}
    named |= {f"sources.proxies.{name}": name for name in own}
    allowed = ", ".join(known) or "none; a source is a folder with a source.toml under sources/"
    problems = [
        Problem(key, f"{name!r} is not a source; allowed: {allowed}")
        for key, name in named.items()
        if isinstance(name, str) and name not in known
    ]
    addresses = {"sources.proxy": sources.get("proxy")}
    addresses |= {f"sources.proxies.{name}": address for name, address in own.items() if address != DIRECT}
    faults = ((key, proxy_problem(address)) for key, address in addresses.items() if isinstance(address, str))
    return problems + [Problem(key, fault) for key, fault in faults if fault]
