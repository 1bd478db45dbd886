"""Channel files are checked, and choose entries by family and register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.core.records import PublishedEntry
from registerpub.publishing import Channel, load_channels

WORDS = '{ kk = "Бәрі", ru = "Всё", en = "All" }'
WHOLE = f"title = {WORDS}\ndescription = {WORDS}\n"


def write(folder: Path, text: str, name: str = "some.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_channel_carries_everything(
    channels: tuple[Channel, ...], make_entry: Callable[..., PublishedEntry]
) -> None:
    entries = [make_entry(1), make_entry(2, event="LIST_REMOVED", register="adil")]
    assert [channel.id for channel in channels] == ["all"]
    assert channels[0].select(entries) == entries
    assert set(channels[0].titles) == {"kk", "ru", "en"}


def test_a_channel_chooses_by_family_and_register(tmp_path: Path, make_entry: Callable[..., PublishedEntry]) -> None:
    (channel,) = load_channels(write(tmp_path, WHOLE + 'families = ["list"]\nregisters = ["adil"]\n'))
    wanted = make_entry(3, event="LIST_RECOGNISED", register="adil")
    entries = [make_entry(1), make_entry(2, event="LIST_RECOGNISED", register="other"), wanted]
    assert channel.select(entries) == [wanted]


def test_an_unknown_key_is_named_with_the_allowed_ones(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems, match=r"(?s)some\.toml.*famlies: unknown key; allowed: description, families"):
        load_channels(write(tmp_path, WHOLE + 'famlies = ["list"]\n'))


def test_an_unknown_family_is_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems, match=r"'lists' is not allowed; use one of: arrest"):
        load_channels(write(tmp_path, WHOLE + 'families = ["lists"]\n'))


def test_a_title_is_needed_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems, match="'kk' is a required property"):
        load_channels(write(tmp_path, f'title = {{ ru = "Всё", en = "All" }}\ndescription = {WORDS}\n'))


@pytest.mark.parametrize(("text", "name"), [("title = ", "some.toml"), (WHOLE, "Some Channel.toml")])
def test_a_file_that_cannot_be_used_is_named(text: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=name):
        load_channels(write(tmp_path, text, name))


def test_a_folder_without_channels_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no channel"):
        load_channels(tmp_path)
