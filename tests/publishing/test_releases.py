"""A release is whole, the same each time, put in place safely, and refused where it could do harm."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.core.errors import InputError
from registerpub.core.records import PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, publish_folder, render_release, swap, switch_current, verify_release
from registerpub.publishing.swap import current_number, publishing_lock
from registerpub.wording import Wording

EntryMaker = Callable[..., PublishedEntry]
Publish = Callable[..., Path]
LATER = dt.timedelta(days=1)
#: One index of the notices of a year for each language, and what searches them.
SEARCH = (
    *(f"2026.{language}.json" for language in ("kk", "ru", "en")),
    *("letters.json", "minisearch.LICENSE.txt", "minisearch.js", "search.js", "words.js"),
)
POLLED = (".atom", ".rss", ".json", ".opml")


@pytest.fixture
def publish(
    tmp_path: Path, site: Site, release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> Publish:
    def run(entries: Sequence[PublishedEntry], number: int = 1, oldest: int = 0) -> Path:
        info = ReleaseInfo(number, release.time + number * LATER)
        return publish_folder(
            tmp_path / "public", site, info, channels, entries, wordings, oldest, record=tmp_path / "record.json"
        )

    return run


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def current(out: Path) -> str:
    return str((out / "current").readlink())


def test_a_release_holds_feeds_pages_and_checksums(publish: Publish, three: list[PublishedEntry]) -> None:
    folder = publish(three)
    assert sorted(name for name in tree(folder) if not name.endswith((".gz", ".br"))) == sorted(
        [
            "SHA256SUMS",
            "index.html",
            "release.json",
            "style.css",
            "feed.css",
            *(f"{page}.{language}.html" for page in ("corrections", "index") for language in ("kk", "ru", "en")),
            "data/changes.jsonl",
            *(f"search/{name}" for name in SEARCH),
            *(f"search.{language}.html" for language in ("kk", "ru", "en")),
            *(
                f"{page}.{language}.html"
                for language in ("kk", "ru", "en")
                for page in ("notices/1", "months/2026-03", "subscribe", "verify", "reply", "watch")
            ),
            *(f"notices/1.{language}.ninjs.json" for language in ("kk", "ru", "en")),
            *(f"feeds/all.{language}.{kind}" for language in ("kk", "ru", "en") for kind in ("atom", "rss", "json")),
            *(f"feeds.{language}.opml" for language in ("kk", "ru", "en")),
        ]
    )
    assert verify_release(folder) == []


def test_text_above_a_small_size_lies_beside_its_packed_twins(publish: Publish, three: list[PublishedEntry]) -> None:
    found = tree(publish(three))
    often = {name for name in found if Path(name).suffix in POLLED and not name.startswith("notices/")}
    whole = {name: data for name, data in found.items() if not name.endswith((".gz", ".br"))}
    packed = {name for name, data in whole.items() if len(data) >= (1200 if name in often else 14_000)}
    assert {"feeds/all.kk.atom", "feeds/all.ru.json"} <= packed
    for name in packed:
        assert gzip.decompress(found[f"{name}.gz"]) == brotli.decompress(found[f"{name}.br"]) == found[name]
        assert found[f"{name}.gz"][4:8] == bytes(4)  # no time of packing
    twins = {name for name in found if name.endswith((".gz", ".br"))}
    assert twins == {f"{name}{suffix}" for name in packed for suffix in (".gz", ".br")}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), zone=st.integers(-11, 12))
def test_the_same_records_give_the_same_bytes_in_any_order_and_zone(
    order: list[int],
    zone: int,
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
) -> None:
    entries = [make_entry(number, language) for number in (1, 2) for language in ("kk", "ru", "en")]
    local = ReleaseInfo(release.number, release.time.astimezone(dt.timezone(dt.timedelta(hours=zone))))
    first, second = (tmp_path_factory.mktemp("tree") / name for name in ("a", "b"))
    render_release(site, release, channels, entries, wordings, first)
    render_release(site, local, channels, [entries[index] for index in order], wordings, second)
    assert tree(first) == tree(second)


def test_publishing_again_changes_nothing(publish: Publish, three: list[PublishedEntry]) -> None:
    folder = publish(three)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert publish(three) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_unchanged_files_keep_their_bytes_and_times_in_the_next_release(
    publish: Publish, make_entry: EntryMaker
) -> None:
    first = publish([make_entry(1)])
    second = publish([make_entry(1), make_entry(2, hours=1)], number=2)
    for name in ("notices/1.en.html", "style.css", "feeds/all.kk.atom", "feeds/all.ru.rss", "index.kk.html"):
        assert (second / name).stat().st_mtime_ns == (first / name).stat().st_mtime_ns, name
    assert (second / "feeds/all.en.atom").stat().st_mtime > (first / "feeds/all.en.atom").stat().st_mtime


def test_the_current_link_follows_the_newest_release_and_never_goes_back(
    publish: Publish, three: list[PublishedEntry], tmp_path: Path
) -> None:
    publish(three)
    publish(three, number=2)
    assert current(tmp_path / "public") == "releases/2"
    publish(three)
    assert current(tmp_path / "public") == "releases/2"
    switch_current(tmp_path / "public", 1)
    assert current(tmp_path / "public") == "releases/1"


def test_the_link_never_points_at_a_release_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no release 7"):
        switch_current(tmp_path, 7)


def test_the_link_of_no_release_has_no_number(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("elsewhere")
    assert current_number(tmp_path) is None


def test_a_second_publisher_of_a_folder_waits_for_the_first(tmp_path: Path) -> None:
    out, order = tmp_path / "public", []

    def second() -> None:
        with publishing_lock(out):
            order.append("second")

    waiting = threading.Thread(target=second)
    with publishing_lock(out):
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_the_lock_is_let_go_when_a_publisher_fails(tmp_path: Path) -> None:
    with contextlib.suppress(InputError), publishing_lock(tmp_path):
        raise InputError("no")
    with publishing_lock(tmp_path):
        assert (tmp_path / ".lock").is_file()


def test_releases_before_a_withdrawal_are_removed_once_the_new_one_is_current(
    publish: Publish, three: list[PublishedEntry], make_entry: EntryMaker, tmp_path: Path
) -> None:
    releases = tmp_path / "public" / "releases"
    for number in (1, 2, 3):
        publish([*three, make_entry(2)], number)
    (releases / ".2.tmp").mkdir()  # left behind by a killed run
    times = {name: (releases / "3" / name).stat().st_mtime_ns for name in ("style.css", "notices/1.en.html")}
    folder = publish(three, number=4, oldest=3)
    assert sorted(path.name for path in releases.iterdir()) == ["3", "4"]
    assert current(tmp_path / "public") == "releases/4"
    assert verify_release(folder) == []
    assert {name: (folder / name).stat().st_mtime_ns for name in times} == times


def test_only_folders_of_releases_are_ever_removed(
    publish: Publish, three: list[PublishedEntry], tmp_path: Path
) -> None:
    publish(three)
    (tmp_path / "public" / "releases" / "notes").mkdir()
    publish(three, number=2, oldest=9)
    assert sorted(path.name for path in (tmp_path / "public" / "releases").iterdir()) == ["2", "notes"]


def test_a_kill_before_the_removal_is_made_good_by_the_next_run(
    publish: Publish, three: list[PublishedEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    publish(three)
    monkeypatch.setattr(swap, "_remove_before", die)
    with pytest.raises(Killed):
        publish([], number=2, oldest=2)
    monkeypatch.undo()
    assert verify_release(tmp_path / "public/current") == []
    publish([], number=2, oldest=2)
    assert [path.name for path in (tmp_path / "public/releases").iterdir()] == ["2"]


class Killed(BaseException):
    """Stands for kill -9: no handler of the code under test may catch it."""


STEPS = (
    "build_tree",
    "write_signatures",
    "_make_durable",
    "_put_in_place",
    "save_record",
    "switch_current",
    "_keep_last",
    "_sync",
)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_a_whole_release_and_the_next_run_finishes(
    step: str,
    after: bool,
    publish: Publish,
    three: list[PublishedEntry],
    make_entry: EntryMaker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, wanted = tmp_path / "public", [*three, make_entry(2, hours=1)]
    publish(three)
    real = getattr(swap, step)

    def die(*args: object, **named: object) -> None:
        if after:
            real(*args, **named)
        raise Killed

    monkeypatch.setattr(swap, step, die)
    with pytest.raises(Killed):
        publish(wanted, number=2)
    monkeypatch.undo()
    assert verify_release(out / "current") == []
    folder = publish(wanted, number=2)
    assert current(out) == "releases/2"
    assert verify_release(folder) == []
    assert not [path.name for path in out.rglob(".*")]


@pytest.mark.parametrize("call", range(1, 28))
def test_a_kill_while_a_damaged_release_is_replaced_never_takes_the_site_away(
    call: int, publish: Publish, three: list[PublishedEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dies before the N-th step; a reader looks after every step of that run and of the run that mends it."""
    out = tmp_path / "public"
    whole = tree(publish(three))
    (out / "releases/1/index.html").write_text("damaged")
    steps = 0

    def watch(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def run(*args: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps == call:
                if name == "rmtree":  # killed half-way through
                    for path in sorted(Path(str(args[0])).rglob("*.html")):
                        path.unlink()
                raise Killed
            result = real(*args, **named)
            assert (out / "current/index.en.html").is_file(), name
            return result

        monkeypatch.setattr(owner, name, run)

    for name in ("_sync", "_point_current", "_make_durable", "_same_release"):
        watch(swap, name)
    for name in ("rmtree", "copytree"):
        watch(shutil, name)
    with contextlib.suppress(Killed):
        publish(three)
    assert (out / "current/index.en.html").is_file()
    steps = 100
    publish(three)
    assert tree(out / "current") == whole
    assert current(out) == "releases/1"
    assert not [path.name for path in out.rglob(".*")]


def test_checksums_tell_what_is_missing_changed_or_added(publish: Publish, three: list[PublishedEntry]) -> None:
    folder = publish(three)
    (folder / "index.html").write_text("other")
    (folder / "style.css").unlink()
    (folder / "extra.txt").write_text("x")
    assert [str(problem) for problem in verify_release(folder)] == [
        "style.css: is missing",
        "extra.txt: is not in the checksums",
        "index.html: was changed after it was published",
    ]
    (folder / "SHA256SUMS").unlink()
    assert verify_release(folder)[0].path == "SHA256SUMS"


def test_damage_in_one_release_is_not_carried_into_the_next(
    publish: Publish, three: list[PublishedEntry], make_entry: EntryMaker
) -> None:
    first = publish(three)
    (first / "style.css").write_text("body { display: none }")
    assert verify_release(publish([*three, make_entry(2)], number=2)) == []


@pytest.mark.parametrize(
    "address",
    ["https://register.example", "http://192.168.1.5:8000", "http://127.0.0.1.evil.example", "http://[::2]/x"],
)
def test_a_demonstration_refuses_to_leave_this_machine(
    address: str,
    publish: Publish,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    tmp_path: Path,
) -> None:
    site = Site("Demo", address, "demo.invalid", demonstration=True)
    with pytest.raises(InputError, match="this machine only"):
        render_release(site, release, channels, [], wordings, tmp_path / "tree")


def test_a_demonstration_refuses_an_authority_that_could_be_somebodys(
    release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording], tmp_path: Path
) -> None:
    site = Site("Demo", "http://localhost:8000", "register.org", demonstration=True)
    with pytest.raises(InputError, match="reserved tag authority"):
        render_release(site, release, channels, [], wordings, tmp_path / "tree")


@pytest.mark.parametrize("address", ["register.example", "ftp://register.example", "https://"])
def test_an_address_that_is_none_is_refused(
    address: str, release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording], tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="public_address"):
        render_release(Site("T", address, "t.example"), release, channels, [], wordings, tmp_path / "tree")


def test_what_may_not_be_published_is_refused(publish: Publish, make_entry: EntryMaker) -> None:
    with pytest.raises(InputError, match="HOSPITALISED is never published"):
        publish([make_entry(event="HOSPITALISED")])
    with pytest.raises(InputError, match="share a notice number"):
        publish([make_entry(1), make_entry(1)])
    with pytest.raises(InputError, match="no headline or no body"):
        publish([make_entry(body=" \x00 ")])


def test_a_folder_with_something_in_it_is_not_rendered_into(
    site: Site, release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording], tmp_path: Path
) -> None:
    (tmp_path / "old.txt").write_text("x")
    with pytest.raises(InputError, match="is not empty"):
        render_release(site, release, channels, [], wordings, tmp_path)


def test_an_entry_in_a_language_without_wording_is_refused(
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
    tmp_path: Path,
) -> None:
    with pytest.raises(InputError, match="no wording"):
        render_release(site, release, channels, [make_entry(language="ru")], {"en": wordings["en"]}, tmp_path / "tree")
