"""Channel files are checked, and choose entries by family and register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import PublishedEntry
from registerpub.publishing import Channel, load_channel, load_channels

WORDS = '{ kk = "Бәрі", ru = "Всё", en = "All" }'
WHOLE = f"title = {WORDS}\ndescription = {WORDS}\n"


def write(folder: Path, text: str, name: str = "some.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_first_shipped_channel_carries_everything(
    shipped: tuple[Channel, ...], make_entry: Callable[..., PublishedEntry]
) -> None:
    entries = [make_entry(1), make_entry(2, event="LIST_REMOVED", register="adil")]
    assert shipped[0].id == "all"
    assert shipped[0].select(entries) == entries
    assert all(set(channel.titles) == {"kk", "ru", "en"} for channel in shipped)


def test_every_public_event_but_our_own_records_stands_in_one_more_shipped_channel(
    shipped: tuple[Channel, ...], make_entry: Callable[..., PublishedEntry]
) -> None:
    for code, kind in EVENT_TYPES.items():
        if kind.publish != "never":
            found = [channel.id for channel in shipped if channel.select([make_entry(event=code)])]
            assert len(found) == (1 if kind.family == "record" else 2), (code, found)


def test_no_two_channels_are_called_the_same(shipped: tuple[Channel, ...]) -> None:
    for language in ("kk", "ru", "en"):
        assert len({channel.titles[language] for channel in shipped}) == len(shipped)


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


def test_a_channel_chooses_by_region_and_person(tmp_path: Path, make_entry: Callable[..., PublishedEntry]) -> None:
    (channel,) = load_channels(write(tmp_path, WHOLE + 'regions = ["KZ-75", "KZ-10"]\npersons = ["p2"]\n'))
    wanted = make_entry(4, regions=("KZ-75",), person="p2")
    entries = [make_entry(1, person="p2"), make_entry(2, regions=("KZ-75",)), wanted]
    assert channel.select(entries) == [wanted]


def test_a_channel_about_people_is_shown_once_something_of_each_is_public(
    tmp_path: Path, make_entry: Callable[..., PublishedEntry]
) -> None:
    (channel,) = load_channels(write(tmp_path, WHOLE + 'persons = ["p1", "p2"]\n'))
    assert not channel.is_shown([])
    assert not channel.is_shown([make_entry(1)])
    assert channel.is_shown([make_entry(1), make_entry(2, person="p2")])


def test_an_unknown_region_is_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems, match=r"regions\.0: 'Almaty' is not allowed; use one of: KZ-10"):
        load_channels(write(tmp_path, WHOLE + 'regions = ["Almaty"]\n'))


def test_a_family_of_which_nothing_may_be_public_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems, match=r"families\.0: 'health' is not allowed"):
        load_channels(write(tmp_path, WHOLE + 'families = ["health"]\n'))


@pytest.mark.parametrize("words", ["a\\u0007b", "a\\u202eb", " a", "a\\nb"])
def test_words_that_no_feed_may_hold_are_refused_with_their_key(words: str, tmp_path: Path) -> None:
    text = f'title = {{ kk = "x", ru = "y", en = "{words}" }}\ndescription = {WORDS}\n'
    with pytest.raises(ManyProblems, match=r"title\.en: holds line breaks, outer spaces, control or reordering"):
        load_channels(write(tmp_path, text))


@pytest.mark.parametrize("name", ["..toml", "...toml", "a.b.toml", "ALL.toml", "-a.toml", "a--b.toml", "ә.toml"])
def test_a_name_that_could_leave_its_place_or_be_taken_for_another_is_refused(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, WHOLE, name) / name
    with pytest.raises(ConfigError, match="name the file in small letters"):
        load_channel(path)


def test_a_name_too_long_for_a_file_with_its_endings_is_refused(tmp_path: Path) -> None:
    assert load_channel(write(tmp_path, WHOLE, f"{'a' * 60}.toml") / f"{'a' * 60}.toml").id == "a" * 60
    with pytest.raises(ConfigError, match="60 at most"):
        load_channel(write(tmp_path, WHOLE, f"{'a' * 61}.toml") / f"{'a' * 61}.toml")


def test_the_name_of_another_channel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"arrests\.toml: a channel of this name ships with registerpub: rename"):
        load_channel(write(tmp_path, WHOLE, "arrests.toml") / "arrests.toml", {"all", "arrests"})
