"""A release costs what changed: the bytes of a full build, nothing rendered that stayed, no damage carried on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.core.errors import RegisterpubError
from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing import (
    Channel,
    PlannedFile,
    Planner,
    building,
    digest,
    publish_folder,
    render_release,
    swap,
    verify_release,
)
from registerpub.publishing.edition import Edition
from registerpub.wording import Wording

EntryMaker = Callable[..., PublishedEntry]
Publish = Callable[..., Path]
START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
MONTH = dt.timedelta(days=31)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that are rendered from here on."""
    found: list[str] = []
    real = building.build_tree

    def watch(plan: Iterable[PlannedFile], *rest: object) -> object:
        def noting(file: PlannedFile) -> PlannedFile:
            def render() -> bytes:
                found.append(file.path)
                return file.render()

            return dataclasses.replace(file, render=render)

        return real(map(noting, plan), *rest)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(swap, "build_tree", watch)
    return found


@pytest.fixture
def publish(tmp_path: Path, site: Site, shipped: Sequence[Channel], wordings: Mapping[str, Wording]) -> Publish:
    def run(entries: Sequence[PublishedEntry], number: int = 1, **given: Any) -> Path:
        values: dict[str, Any] = {"site": site, "channels": shipped, "wordings": wordings, **given}
        info = ReleaseInfo(number, START + number * MONTH, "ab" * 32)
        record = tmp_path / "private" / "record.json"
        return publish_folder(tmp_path / "public", release=info, entries=entries, record=record, **values)

    return run


def test_a_new_notice_renders_its_pages_and_the_feeds_that_carry_it_and_no_more(
    publish: Publish, make_entry: EntryMaker, rendered: list[str]
) -> None:
    old = [make_entry(number, language) for number in (1, 2) for language in LANGUAGES]
    publish(old)
    rendered.clear()
    new = [make_entry(3, language, "RELEASED_SERVED", hours=31 * 24 + 1) for language in LANGUAGES]
    folder = publish([*old, *new], 2)
    feeds = {
        f"feeds/{channel}.{language}.{kind}"
        for channel in ("all", "releases")
        for language in LANGUAGES
        for kind in ("atom", "rss", "json")
    }
    pages = {f"{name}.{language}.html" for name in ("index", "notices/3") for language in LANGUAGES}
    touched = set(rendered) - {name for name in rendered if name.startswith("feeds/archive/")}
    assert "release.json" in touched and pages <= touched and feeds <= touched
    assert not any(name.startswith(("notices/1.", "notices/2.")) for name in rendered)
    assert verify_release(folder) == []


def test_nothing_at_all_is_rendered_or_written_when_nothing_changed(
    publish: Publish, make_entry: EntryMaker, rendered: list[str]
) -> None:
    folder = publish([make_entry(1)])
    before = {path: path.stat().st_ino for path in folder.rglob("*")}
    rendered.clear()
    publish([make_entry(1)])
    assert rendered == []
    assert {path: path.stat().st_ino for path in folder.rglob("*")} == before


def test_kept_files_are_the_same_files_on_disk(publish: Publish, make_entry: EntryMaker) -> None:
    first = publish([make_entry(1)])
    second = publish([make_entry(1), make_entry(2, hours=1)], 2)
    for name in ("notices/1.en.html", "style.css", "feeds/life.kk.atom", "feeds/life.kk.atom.br"):
        assert (first / name).samefile(second / name), name


@pytest.mark.parametrize("harm", ["shorter", "same size", "gone", "twin gone", "link", "folder gone"])
def test_damage_to_the_release_before_is_not_carried_on(
    harm: str, publish: Publish, make_entry: EntryMaker, tmp_path: Path
) -> None:
    entries = [make_entry(1), make_entry(2, hours=1)]
    first = publish(entries[:1])
    page = first / "notices/1.en.html"
    whole = page.read_bytes()
    if harm == "shorter":
        page.write_bytes(b"x")
    elif harm == "same size":
        page.write_bytes(b"x" * len(whole))
    elif harm == "gone":
        page.unlink()
    elif harm == "twin gone":
        (first / "feeds.en.opml.gz").unlink()
    elif harm == "link":
        page.unlink()
        page.symlink_to("/etc/passwd")
    else:
        shutil.rmtree(first)
    second = publish(entries, 2)
    assert verify_release(second) == []
    assert (second / "notices/1.en.html").read_bytes() == whole
    assert not (second / "notices/1.en.html").is_symlink()


@pytest.mark.parametrize("record", ["", "{}", "[]", '{"form": 1, "release": 1, "checksums": "", "files": {"a": 1}}'])
def test_a_record_that_is_damaged_or_not_of_this_tree_is_not_trusted(
    record: str, publish: Publish, make_entry: EntryMaker, tmp_path: Path, rendered: list[str]
) -> None:
    first = publish([make_entry(1)])
    (tmp_path / "private/record.json").write_text(record)
    rendered.clear()
    second = publish([make_entry(1), make_entry(2, hours=1)], 2)
    assert "notices/1.en.html" in rendered
    assert (first / "notices/1.en.html").samefile(second / "notices/1.en.html")
    assert verify_release(second) == []


def test_a_record_of_other_checksums_is_not_trusted(
    publish: Publish, make_entry: EntryMaker, tmp_path: Path, rendered: list[str]
) -> None:
    publish([make_entry(1)])
    path = tmp_path / "private/record.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"checksums": "0" * 64}))
    rendered.clear()
    publish([make_entry(1), make_entry(2, hours=1)], 2)
    assert "notices/1.en.html" in rendered


def test_the_record_is_for_the_owner_only_and_lies_outside_the_tree(
    publish: Publish, make_entry: EntryMaker, tmp_path: Path
) -> None:
    publish([make_entry(1)])
    assert (tmp_path / "private/record.json").stat().st_mode & 0o077 == 0
    assert not list((tmp_path / "public").rglob("*record*"))


def test_another_title_catalogue_or_channel_renders_anew(
    publish: Publish, make_entry: EntryMaker, site: Site, shipped: Sequence[Channel], wordings: Mapping[str, Wording],
    rendered: list[str],
) -> None:  # fmt: skip
    entries = [make_entry(1)]
    publish(entries)
    for change in (
        {"site": dataclasses.replace(site, title="Another title")},
        {"wordings": {**wordings, "en": dataclasses.replace(wordings["en"], digest="other")}},
        {"channels": shipped[:-1]},
    ):
        rendered.clear()
        publish(entries, **change)
        assert "notices/1.en.html" in rendered, change


def test_a_planner_of_one_s_own_joins_the_tree(publish: Publish, make_entry: EntryMaker, rendered: list[str]) -> None:
    def court_files(edition: Edition, courts: Sequence[str]) -> Iterable[PlannedFile]:
        for court in courts:
            yield PlannedFile(f"courts/{court}.json", digest(edition.base, court), f"{court}".encode)

    publish([make_entry(1)], more=[partial(court_files, courts=["almaly", "esil"])])
    rendered.clear()
    folder = publish([make_entry(1)], 2, more=[partial(court_files, courts=["almaly", "semey"])])
    assert sorted(path.name for path in (folder / "courts").iterdir()) == ["almaly.json", "semey.json"]
    assert [name for name in rendered if name.startswith("courts/")] == ["courts/semey.json"]
    assert verify_release(folder) == []


@pytest.mark.parametrize("path", ["style.css", "../out.html", "/etc/x", "a/../../b"])
def test_a_path_planned_twice_or_outside_the_tree_is_an_error(
    path: str, publish: Publish, make_entry: EntryMaker
) -> None:
    bad: Planner = lambda edition: [PlannedFile(path, "1", bytes)]  # noqa: E731
    with pytest.raises(RegisterpubError, match="planned twice or lies outside"):
        publish([make_entry(1)], more=[bad])


def test_only_what_can_be_told_apart_may_be_digested() -> None:
    assert digest({"a": 1, "b": (2, None)}) == digest({"b": [2, None], "a": 1})
    assert len({digest(value) for value in ("1", 1, "1,", ("1",), None, b"1", dt.date(2026, 3, 1))}) == 7
    with pytest.raises(RegisterpubError, match="no input of a published file"):
        digest(object())
    with pytest.raises(RegisterpubError, match="no input of a published file"):
        digest(Path("x"))


notices = st.fixed_dictionaries(
    {
        "number": st.integers(1, 8),
        "language": st.sampled_from(LANGUAGES),
        "event": st.sampled_from(["DETAINED", "RELEASED_SERVED", "LIST_RECOGNISED"]),
        "hours": st.integers(0, 24 * 90),
        "headline": st.sampled_from(["One", "Two", "Үш"]),
        "state": st.sampled_from(["template", "human_checked"]),
    }
)
ledgers = st.lists(
    st.lists(notices, max_size=6, unique_by=lambda notice: (notice["number"], notice["language"])),
    min_size=2,
    max_size=5,
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=ledgers, stones=st.lists(st.integers(20, 24), max_size=2, unique=True), lose=st.integers(0, 9))
def test_a_sequence_of_releases_gives_the_bytes_of_a_full_build(
    ledgers: list[list[dict[str, object]]],
    stones: list[int],
    lose: int,
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
    shipped: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    channels = [channel for channel in shipped if channel.id in ("all", "releases")]
    record = folder / "record.json"
    for number, ledger in enumerate(ledgers, 1):
        entries = [make_entry(**notice) for notice in ledger]
        left = [Tombstone(stone, 2026, "en", START) for stone in stones[: number - 1]]
        info = ReleaseInfo(number, START + number * MONTH, f"{number:064}")
        if number == lose:
            record.unlink(missing_ok=True)
        built = publish_folder(
            folder / "public", site, info, channels, entries, wordings, tombstones=left, record=record
        )
        render_release(site, info, channels, entries, wordings, folder / f"full-{number}", left)
        assert tree(built) == tree(folder / f"full-{number}")
        assert verify_release(built) == []
