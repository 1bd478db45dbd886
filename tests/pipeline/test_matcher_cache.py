"""The matcher of a project is built once for each state of its names and read back by whoever comes later."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from registerpub.core.names import Matcher, build_matcher
from registerpub.core.records import Document, NotThisPerson, Person, PersonName
from registerpub.pipeline.matcher_cache import kept_matcher

PEOPLE = (
    Person("q", (PersonName("kk", "Қайсар Қыдыров"), PersonName("kk", "Жезқанат", "pen")), "m"),
    Person("s", (PersonName("ru", "Сания Маратовна Тахирова"), PersonName("ru", "Сания Тахиррова", "excluded")), "f"),
)
FACTS = [(one.id, one.sex, name.language, name.full, name.kind) for one in PEOPLE for name in one.names]
TEXT = Document(
    "d", "Қайсар Қыдыров пен С. М. Тахирова. Қыдыровты, Жезқанатты. Сания Тахиррова", url="https://a.example/1"
)


def never() -> tuple[Person, ...]:
    raise AssertionError("the kept matcher was not used")


def keep(folder: Path, *rulings: NotThisPerson) -> Matcher:
    return kept_matcher(folder, FACTS, lambda: PEOPLE, rulings)


def test_the_second_one_is_read_from_the_file_and_finds_the_same(tmp_path: Path) -> None:
    first = keep(tmp_path / "cache")
    second = kept_matcher(tmp_path / "cache", FACTS[::-1], never, ())
    assert second.find(TEXT) == first.find(TEXT) == build_matcher(PEOPLE).find(TEXT) != ()
    assert second.version == first.version == build_matcher(PEOPLE).version


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    keep(tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_another_state_of_the_names_replaces_the_file(tmp_path: Path) -> None:
    keep(tmp_path)
    (before,) = tmp_path.iterdir()
    kept_matcher(tmp_path, [*FACTS, ("n", None, "ru", "Новый Человек", "main")], lambda: PEOPLE, ())
    (after,) = tmp_path.iterdir()
    assert after != before


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n{}", b"cut", None])
def test_a_damaged_file_is_built_again(tmp_path: Path, damage: bytes | None) -> None:
    keep(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9] if damage is None else damage)
    assert keep(tmp_path).find(TEXT)
    assert kept_matcher(tmp_path, FACTS, never, ()).find(TEXT)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert keep(tmp_path / "file").find(TEXT)


def test_rulings_need_no_new_file_and_change_the_version(tmp_path: Path) -> None:
    plain = keep(tmp_path)
    ruled = kept_matcher(tmp_path, FACTS, never, (NotThisPerson("q", "Қайсар Қыдыров", "host", "a.example"),))
    assert {mention.person for mention in ruled.find(TEXT)} == {"q", "s"}
    assert len(ruled.find(TEXT)) < len(plain.find(TEXT))
    assert ruled.version != plain.version


def _version(folder: Path) -> tuple[str, int]:
    matcher = keep(folder)
    return matcher.version, len(matcher.find(TEXT))


def test_processes_that_build_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        results = pool.map(_version, [tmp_path] * 6)
    assert len(set(results)) == 1
    assert len(list(tmp_path.iterdir())) == 1
    assert kept_matcher(tmp_path, FACTS, never, ()).version == results[0][0]


def test_an_empty_register_keeps_nothing(tmp_path: Path) -> None:
    assert kept_matcher(tmp_path, [], tuple, ()).find(TEXT) == ()
    assert list(tmp_path.iterdir()) == []
