"""A release is built in the folder of one that is to go: with the bytes of a full build, whatever lies there."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from registerpub.core.records import PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, publish_folder, render_release, swap, verify_release
from registerpub.wording import Wording
from tests.publishing.test_incremental import MONTH, START, tree

EntryMaker = Callable[..., PublishedEntry]
PAGE = "notices/1.en.html"


class Folder:
    """Releases of one channel, one notice more in each, and what a full build of each would hold."""

    def __init__(self, place: Path, site: Site, channels: Sequence[Channel], wordings: Mapping[str, Wording],
                 make_entry: EntryMaker) -> None:  # fmt: skip
        self.place, self.site, self.wordings, self.make = place, site, wordings, make_entry
        self.channels = [one for one in channels if one.id == "all"]
        self.out, self.record = place / "public", place / "record.json"

    def entries(self, number: int) -> list[PublishedEntry]:
        return [self.make(one, "en", hours=one * 40 * 24) for one in range(1, number + 1)]

    def publish(self, number: int, entries: Sequence[PublishedEntry] | None = None) -> Path:
        given = self.entries(number) if entries is None else entries
        info = ReleaseInfo(number, START + number * MONTH, f"{number:064}")
        return publish_folder(self.out, self.site, info, self.channels, given, self.wordings, record=self.record)

    def full(self, number: int, entries: Sequence[PublishedEntry] | None = None) -> dict[str, bytes]:
        given = self.entries(number) if entries is None else entries
        info, target = ReleaseInfo(number, START + number * MONTH, f"{number:064}"), self.place / f"full-{number}"
        render_release(self.site, info, self.channels, given, self.wordings, target)
        return tree(target)

    def release(self, number: int) -> Path:
        return self.out / "releases" / str(number)


@pytest.fixture
def folder(tmp_path: Path, site: Site, shipped: Sequence[Channel], wordings: Mapping[str, Wording],
           make_entry: EntryMaker) -> Folder:  # fmt: skip
    made = Folder(tmp_path, site, shipped, wordings, make_entry)
    for number in (1, 2, 3):
        made.publish(number)
    return made


def folders_of(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_dir()}


def test_the_folder_of_the_release_that_goes_becomes_the_new_one(folder: Folder) -> None:
    oldest = folder.release(1).stat().st_ino
    fourth = folder.publish(4)
    assert fourth.stat().st_ino == oldest
    assert tree(fourth) == folder.full(4)
    assert folders_of(fourth) == folders_of(folder.place / "full-4")
    assert (fourth / PAGE).samefile(folder.release(3) / PAGE)
    assert sorted(path.name for path in (folder.out / "releases").iterdir()) == ["2", "3", "4"]
    assert all(verify_release(folder.release(number)) == [] for number in (2, 3, 4))


def test_what_left_is_in_no_file_and_no_folder_of_it(folder: Folder) -> None:
    left = folder.entries(4)[1:]
    fourth = folder.publish(4, left)
    assert tree(fourth) == folder.full(4, left)
    assert not (fourth / PAGE).exists()
    assert verify_release(fourth) == []


def test_what_came_back_is_taken_anew(folder: Folder) -> None:
    """The page is in the lent folder, as it was two releases before, but not in the last one."""
    folder.publish(4, folder.entries(4)[1:])
    folder.publish(5, folder.entries(5)[1:])
    sixth = folder.publish(6)
    assert tree(sixth) == folder.full(6)


def _foreign(place: Path) -> None:
    (place / "secret").mkdir()
    (place / "secret" / "list.txt").write_text("not published")


def _linked_away(place: Path) -> None:
    (place / PAGE).unlink()
    (place / PAGE).symlink_to("/etc/hostname")


def _copied(place: Path) -> None:
    """Size and time as recorded, other bytes: only the inode tells."""
    page, before = place / PAGE, (place / PAGE).stat()
    page.unlink()
    page.write_bytes(b"x" * before.st_size)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def _gone(place: Path) -> None:
    (place / PAGE).unlink()


def _no_twin(place: Path) -> None:
    (place / "style.css.gz").unlink(missing_ok=True)
    for name in ("style.css", "feeds/all.en.atom"):
        (place / name).unlink()
        (place / name).write_bytes(b"")


def _folder_linked(place: Path) -> None:
    (place / "months").rename(place / "elsewhere")
    (place / "months").symlink_to(place / "elsewhere")


@pytest.mark.parametrize("harm", [_foreign, _linked_away, _copied, _gone, _no_twin, _folder_linked])
def test_harm_in_the_lent_folder_is_not_carried_on(harm: Callable[[Path], None], folder: Folder) -> None:
    harm(folder.release(1))
    fourth = folder.publish(4)
    assert tree(fourth) == folder.full(4)
    assert not any(path.is_symlink() for path in fourth.rglob("*"))
    assert verify_release(fourth) == []
    assert tree(folder.release(3)) == folder.full(3)


@pytest.mark.parametrize("loss", ["no record", "record of another tree"])
def test_without_a_record_nothing_is_lent_or_trusted(loss: str, folder: Folder) -> None:
    if loss == "no record":
        folder.record.unlink()
    else:
        folder.record.write_text(folder.record.read_text().replace('"release":3', '"release":2'))
    oldest = folder.release(1).stat().st_ino
    fourth = folder.publish(4)
    assert fourth.stat().st_ino != oldest
    assert tree(fourth) == folder.full(4)


def test_killed_in_the_lent_folder_the_next_run_is_whole(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(swap, "_make_durable", die)
        with pytest.raises(KeyboardInterrupt):
            folder.publish(4)
    assert (folder.out / "current").readlink().name == "3"
    assert tree(folder.release(3)) == folder.full(3)
    assert tree(folder.release(2)) == folder.full(2)
    assert tree(folder.publish(4)) == folder.full(4)


def test_the_current_release_is_never_lent(folder: Folder) -> None:
    swap.switch_current(folder.out, 1)
    oldest = folder.release(1).stat().st_ino
    fourth = folder.publish(4)
    assert fourth.stat().st_ino != oldest
    assert tree(fourth) == folder.full(4)


def test_a_release_built_again_is_not_built_in_another_s_folder(folder: Folder) -> None:
    """Its own folder stands until the new one is whole."""
    folder.publish(4)
    folder.site = dataclasses.replace(folder.site, title="Another title")
    kept = {number: folder.release(number).stat().st_ino for number in (2, 3)}
    assert tree(folder.publish(4)) == folder.full(4)
    assert {number: folder.release(number).stat().st_ino for number in (2, 3)} == kept
