"""Switching sources on and off in a real registerpub.toml: comments stay, nothing is half-written, errors help."""

from __future__ import annotations

import datetime as dt
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.config import CONFIG_NAME, load_config
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.project import create_project
from registerpub.pipeline.source_list import list_sources
from registerpub.pipeline.source_settings import disable, enable, enabled_names, mark_verified, source_folder
from registerpub.sources import load_source

TABLE = """\
[site]
title = "T"   # a name

[sources]
# who we are
contact = "mailto:a@b.example"
enabled = [
    "rferl",  # in English
    "hrw",
]
time_limit_seconds = 60
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_project(tmp_path / "p")
    return tmp_path / "p"


def settings(root: Path, text: str) -> Path:
    path = root / CONFIG_NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_project_gets_its_table_and_keeps_its_comments(root: Path) -> None:
    before = (root / CONFIG_NAME).read_text()
    assert [source.name for source in enable(root, ["vlast", "rferl"])] == ["vlast", "rferl"]
    after = (root / CONFIG_NAME).read_text()
    assert after.startswith(before)
    assert load_config(root).crawl.enabled == ("vlast", "rferl")


def test_a_list_that_is_new_stands_under_its_header_and_not_below_others_that_are_commented_out(root: Path) -> None:
    path = settings(root, '[sources]\n# who we are\ncontact = "c"\n\n# [desk]\n# listen = "127.0.0.1:9"\n')
    enable(root, ["vlast"])
    assert path.read_text() == (
        '[sources]\nenabled = ["vlast"]\n# who we are\ncontact = "c"\n\n# [desk]\n# listen = "127.0.0.1:9"\n'
    )
    path.write_text(path.read_text().replace("# [desk]\n# ", "[desk]\n"))
    config = load_config(root)
    assert (config.crawl.enabled, config.listen) == (("vlast",), "127.0.0.1:9")


def test_enabling_twice_changes_nothing(root: Path) -> None:
    enable(root, ["vlast", "vlast"])
    once = (root / CONFIG_NAME).read_bytes()
    assert enable(root, ["vlast"]) == []
    assert (root / CONFIG_NAME).read_bytes() == once
    assert enabled_names(root) == ["vlast"]


def test_comments_and_order_inside_the_list_stay(root: Path) -> None:
    path = settings(root, TABLE)
    enable(root, ["vlast"])
    assert disable(root, ["hrw"]) == ["hrw"]
    text = path.read_text()
    for comment in ("# a name", "# who we are", "# in English", "time_limit_seconds = 60"):
        assert comment in text
    assert tomllib.loads(text)["sources"]["enabled"] == ["rferl", "vlast"]


def test_permissions_stay(root: Path) -> None:
    path = root / CONFIG_NAME
    path.chmod(0o600)
    enable(root, ["vlast"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in root.iterdir() if file.name.endswith(".tmp")] == []


def test_unknown_names_are_refused_with_near_ones_and_nothing_changes(root: Path) -> None:
    before = (root / CONFIG_NAME).read_bytes()
    with pytest.raises(InputError, match=r"unknown source 'vlats'; did you mean vlast"):
        enable(root, ["rferl", "vlats"])
    with pytest.raises(InputError, match="did you mean azattyq-kk"):
        disable(root, ["azattyk-kk"])
    assert (root / CONFIG_NAME).read_bytes() == before


def test_a_template_is_refused(root: Path) -> None:
    with pytest.raises(InputError, match="is a template: copy .* to sources/NAME"):
        enable(root, ["court-schedule-template"])
    assert enabled_names(root) == []


def test_a_broken_source_is_refused_with_its_key(root: Path) -> None:
    folder = root / "sources" / "mine"
    folder.mkdir()
    (folder / "source.toml").write_text('title = "x"\n')
    with pytest.raises(InputError, match="'home' is a required property"):
        enable(root, ["mine"])
    [row] = [row for row in list_sources(root) if row.name == "mine"]
    assert (row.place, row.enabled) == ("project", False)
    assert "'home' is a required property" in row.fault


def test_a_source_that_is_gone_can_be_taken_out(root: Path) -> None:
    settings(root, '[sources]\nenabled = ["gone"]\n')
    [row] = [row for row in list_sources(root) if row.name == "gone"]
    assert "there is no such source" in row.fault
    assert disable(root, ["gone"]) == ["gone"]
    assert load_config(root).crawl.enabled == ()


@pytest.mark.parametrize("text", ["[sources]\nenabled = 5\n", "sources = 5\n"])
def test_a_list_that_is_none_is_left_to_a_person(root: Path, text: str) -> None:
    path = settings(root, text)
    with pytest.raises(ConfigError, match="not a list of names"):
        enable(root, ["vlast"])
    assert path.read_text() == text


def test_no_project_and_no_toml_are_named(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="registerpub init"):
        enable(tmp_path, ["vlast"])
    settings(root, "[[[")
    with pytest.raises(ConfigError, match="not valid TOML"):
        disable(root, ["vlast"])


def test_verifying_copies_a_shipped_source_and_keeps_its_words(root: Path) -> None:
    folder = mark_verified(root, "vlast", dt.date(2026, 3, 2))
    assert folder == root / "sources" / "vlast"
    assert load_source(folder).verified == dt.date(2026, 3, 2)
    assert "nobody has run it" in (folder / "source.toml").read_text()
    assert (folder / "article.html").is_file()
    assert source_folder(root, "vlast") == folder
    mark_verified(root, "vlast", dt.date(2026, 3, 3))
    [row] = [row for row in list_sources(root) if row.name == "vlast"]
    assert (row.verified, row.place, row.hides) == (dt.date(2026, 3, 3), "project", True)


NAMES = ("rferl", "vlast", "zakon", "hrw")


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(NAMES)), max_size=8), st.sampled_from(["", TABLE]))
def test_any_order_of_commands_leaves_what_was_asked_last(
    tmp_path_factory: pytest.TempPathFactory, commands: list[tuple[bool, str]], text: str
) -> None:
    root = tmp_path_factory.mktemp("p")
    settings(root, text)
    wanted = dict.fromkeys(enabled_names(root))
    for on, name in commands:
        enable(root, [name]) if on else disable(root, [name])
        wanted = {**wanted, name: None} if on else {key: None for key in wanted if key != name}
    assert enabled_names(root) == list(wanted)
    assert ("# who we are" in (root / CONFIG_NAME).read_text()) is bool(text)
