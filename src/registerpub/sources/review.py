"""Whether the saved pages of a source folder still say what a person has reviewed: the golden-file check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registerpub.core.errors import Problem
from registerpub.sources.expected import FILE_NAME, load_expected, save_expected
from registerpub.sources.model import Source
from registerpub.sources.saved import Discover, differences, read_saved, saved_pages


@dataclass(frozen=True, slots=True)
class Review:
    """``read``: file name → what reading it gives now; ``problems``: why that is not what somebody reviewed."""

    folder: Path
    read: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]


def review(source: Source, folder: Path, discover: Discover, now: dt.datetime) -> Review:
    """Read every saved page of ``folder`` and hold it against ``expected.json``.

    ``now`` counts as the time of fetching of pages that the file does not know yet. Raises :class:`ConfigError` for a
    page whose address cannot be known and for an ``expected.json`` that cannot be used.
    """
    expected = load_expected(folder)
    read = {page.path.name: read_saved(source, page, discover) for page in saved_pages(folder, expected, now)}
    return Review(folder, read, tuple(_problems(source.name, expected.by, expected.pages, read)))


def accept(result: Review, by: str, on: dt.date) -> None:
    """Write what was read as what is expected from now on, reviewed by ``by``."""
    save_expected(result.folder, result.read, by, on)


def _problems(
    name: str, by: str, expected: Mapping[str, Mapping[str, Any]], read: Mapping[str, Mapping[str, Any]]
) -> list[Problem]:
    mend = f"look at it with 'registerpub source check {name} --saved'; if it is right, add --accept"
    if not read:
        return [Problem(name, "there is no saved page: save at least one article and one discovery document here")]
    if not by:
        return [Problem(FILE_NAME, f"nobody has reviewed what is read of the saved pages: {mend}")]
    missing = f"stands in {FILE_NAME}, but there is no such file here: put it back, or take it out there"
    gone = [Problem(file, missing) for file in expected if file not in read]
    found = []
    for file, entry in read.items():
        if file not in expected:
            found.append(Problem(file, f"is not in {FILE_NAME}: {mend}"))
        else:
            found += differences(file, expected[file], entry)
    if found:
        found.append(Problem(FILE_NAME, f"what is read has changed: {mend}"))
    return gone + found
