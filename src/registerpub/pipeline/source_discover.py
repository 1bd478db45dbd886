"""Asks the crawler, a process of its own, which links it would take from discovery documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registerpub.core.errors import RegisterpubError
from registerpub.sources import Source
from registerpub.sources.saved import Discover

_TIME_LIMIT = 60


def crawler_of(folder: Path) -> Discover:
    """The function that reads discovery documents of the source in ``folder``; raises :class:`RegisterpubError`."""

    def discover(source: Source, url: str, payload: bytes) -> Mapping[str, Any]:
        with tempfile.TemporaryDirectory() as work:
            file = Path(work) / "document"
            file.write_bytes(payload)
            return _ask(source.name, [str(folder), url, str(file)])

    return discover


def _ask(name: str, arguments: list[str]) -> Mapping[str, Any]:
    environment = {key: value for key, value in os.environ.items() if key != "SCRAPY_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "registerpub_crawler.discover", *arguments]
    try:
        done = subprocess.run(  # nosec B603  # our own crawler, no shell
            command, capture_output=True, text=True, timeout=_TIME_LIMIT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise RegisterpubError(f"{name}: reading the links of one document took more than {_TIME_LIMIT} s") from None
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise RegisterpubError(f"{name}: the crawler could not read the document: {last[:300]}")
    found: list[Mapping[str, Any]] = json.loads(done.stdout)
    return found[0]
