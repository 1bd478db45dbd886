"""Switches sources on and off in ``registerpub.toml``, and says when one was verified. Comments stay as they are."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import tomlkit

from registerpub.config import CONFIG_NAME, Config, data_folder, load_config, source_names
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.settings_file import read_settings, write_whole
from registerpub.sources import Source, load_source
from registerpub.sources.loading import FILE_NAME


def source_folder(root: Path, name: str) -> Path:
    """The folder of the source, the project's own before a shipped one. Raises :class:`InputError` if there is none."""
    known = source_names(root)
    if name not in known:
        raise InputError(f"unknown source {name!r}; {_near(name, known)}")
    own = root / "sources" / name
    return own if (own / FILE_NAME).is_file() else data_folder("sources") / name


def is_template(source: Source) -> bool:
    """Whether it only shows how such a source is written: no host can have a name below ``.invalid`` (RFC 2606)."""
    return any(host.endswith(".invalid") for host in source.hosts)


def enable(root: Path, names: Iterable[str]) -> list[Source]:
    """List ``names`` under ``[sources] enabled``; gives back the sources that were not there yet.

    Raises :class:`InputError` for an unknown name or a template, and with the faults of a source that cannot be used;
    then nothing is changed.
    """
    sources = [load_source(source_folder(root, name)) for name in dict.fromkeys(names)]
    for source in sources:
        if is_template(source):
            raise InputError(
                f"{source.name} is a template: copy {data_folder('sources') / source.name} to sources/NAME of the "
                "project, put a real address in, and enable that"
            )
    before = _edit(root, lambda enabled: [*enabled, *(item.name for item in sources if item.name not in enabled)])
    return [source for source in sources if source.name not in before]


def disable(root: Path, names: Iterable[str]) -> list[str]:
    """Take ``names`` out of ``[sources] enabled``; gives back those that stood there.

    A source that no longer exists can be taken out; a name that is neither listed nor known is an :class:`InputError`.
    """
    wanted = list(dict.fromkeys(names))
    listed = enabled_names(root)
    known = sorted({*source_names(root), *listed})
    for name in wanted:
        if name not in known:
            raise InputError(f"unknown source {name!r}; {_near(name, known)}")
    before = _edit(root, lambda enabled: [name for name in enabled if name not in wanted])
    return [name for name in wanted if name in before]


def with_current_sources(config: Config) -> Config:
    """``config`` with ``[sources]`` as it stands in the file now, so that nothing must be restarted after a change.

    A file that cannot be used at this moment changes nothing: what was read before goes on.
    """
    try:
        return replace(config, crawl=load_config(config.root).crawl)
    except InputError:
        return config


def enabled_names(root: Path) -> list[str]:
    """What stands under ``[sources] enabled``, whether it exists or not."""
    enabled = read_settings(root).unwrap().get("sources", {}).get("enabled", [])
    return [str(name) for name in enabled]


def mark_verified(root: Path, name: str, day: dt.date) -> Path:
    """Write ``verified = day`` into the project's own copy of the source, made if there is none yet; its folder."""
    folder, own = source_folder(root, name), root / "sources" / name
    own.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if folder != own and file.is_file() and file.name != FILE_NAME:
            shutil.copyfile(file, own / file.name)
    document = tomlkit.parse((folder / FILE_NAME).read_text(encoding="utf-8"))
    if "verified" in document:
        document["verified"] = day
    else:
        document.add("verified", tomlkit.item(day))
    write_whole(own / FILE_NAME, tomlkit.dumps(document))
    return own


def _edit(root: Path, change: Callable[[list[str]], list[str]]) -> list[str]:
    """Apply ``change`` to the list of enabled sources; gives back what it was."""
    document = read_settings(root)
    if "sources" not in document:
        document.add("sources", tomlkit.table())
    table = document["sources"]
    if not isinstance(table, dict) or not isinstance(table.get("enabled", []), list):
        raise ConfigError(f"{root / CONFIG_NAME}: sources.enabled is not a list of names: mend it by hand first")
    before = [str(name) for name in table.get("enabled", [])]
    after = change(before)
    if after != before:
        listed = table.get("enabled")
        if listed is None:
            table["enabled"] = after
        else:
            for index in reversed([index for index, name in enumerate(before) if name not in after]):
                del listed[index]
            listed.extend(name for name in after if name not in before)
        text = tomlkit.dumps(document)
        write_whole(root / CONFIG_NAME, _under_header(text, after) if listed is None else text)
    return before


def _under_header(text: str, names: list[str]) -> str:
    """The text with a new ``enabled`` right under ``[sources]``.

    At the end of the table it would stand below headers that are commented out, and belong to one that is put to use.
    """
    line = f"enabled = {tomlkit.item(names).as_string()}\n"
    header = re.search(r"^\[sources\][^\n]*\n", text, re.MULTILINE)
    head, found, tail = text.rpartition(line)
    if header is None or not found or header.end() > len(head):
        return text
    return head[: header.end()] + line + head[header.end() :] + tail


def _near(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return f"did you mean {', '.join(near)}?" if near else f"known: {', '.join(known) or 'none'}"
