"""Every source of a project in one table: whether it is switched on, verified, sound, and where it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from registerpub.config import data_folder, source_names
from registerpub.core.errors import InputError
from registerpub.pipeline.source_settings import enabled_names, is_template
from registerpub.sources import load_source
from registerpub.sources.loading import FILE_NAME


@dataclass(frozen=True, slots=True)
class SourceRow:
    """``place``: ``project`` or ``shipped``; ``hides``: whether a shipped one of its name is hidden by it.

    ``fault``: why its file cannot be used (the other fields are empty then), or that it is enabled but not there.
    """

    name: str
    title: str = ""
    kind: str = ""
    languages: tuple[str, ...] = ()
    enabled: bool = False
    verified: dt.date | None = None
    template: bool = False
    place: str = ""
    hides: bool = False
    fault: str = ""


def list_sources(root: Path) -> list[SourceRow]:
    """The sources in order of name; one that is enabled but does not exist has a row with a fault."""
    enabled = enabled_names(root)
    return [_row(root, name, name in enabled) for name in sorted({*source_names(root), *enabled})]


def _row(root: Path, name: str, enabled: bool) -> SourceRow:
    own, shipped = root / "sources" / name, data_folder("sources") / name
    is_own, is_shipped = (own / FILE_NAME).is_file(), (shipped / FILE_NAME).is_file()
    if not (is_own or is_shipped):
        fault = "enabled, but there is no such source: take it out with 'registerpub source disable'"
        return SourceRow(name, enabled=enabled, fault=fault)
    place = "project" if is_own else "shipped"
    try:
        source = load_source(own if is_own else shipped)
    except InputError as error:
        return SourceRow(name, enabled=enabled, place=place, hides=is_own and is_shipped, fault=str(error))
    return SourceRow(
        name,
        source.title,
        source.kind,
        source.languages,
        enabled,
        source.verified,
        is_template(source),
        place,
        is_own and is_shipped,
    )
