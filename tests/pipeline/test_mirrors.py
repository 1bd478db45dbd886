"""Mirrors: whole releases only, what left is gone, failures are tried again, and nothing is sent that must not be."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registerpub.config import Config, load_config
from registerpub.core.errors import InputError, ManyProblems
from registerpub.pipeline import mirror_targets, mirrors
from registerpub.pipeline.amendment_options import AmendmentOptions
from registerpub.pipeline.mirror_targets import MirrorFailed, Parcel
from registerpub.pipeline.panic_mark import set_mark
from registerpub.pipeline.publish import publish
from registerpub.publishing import verify_release
from registerpub.release_settings import MirrorSettings
from registerpub.store.models import Hold, Notice, Release
from tests.pipeline.conftest import LATER, Desk, files, unpacked
from tests.pipeline.test_amendments import RETRACTION, SAFETY, amend, second

KINDS = [
    "folder",
    pytest.param("rsync", marks=pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed")),
    pytest.param("rclone", marks=pytest.mark.skipif(not shutil.which("rclone"), reason="rclone is not installed")),
]
Setup = Callable[..., Config]


@pytest.fixture
def setup(confirmed: Desk, tmp_path: Path) -> Setup:
    """The project with one published release and one mirror at ``tmp_path/mirror``."""

    def make(kind: str, **more: object) -> Config:
        site = dataclasses.replace(confirmed.config.site, demonstration=False)
        mirror = MirrorSettings("abroad", kind, str(tmp_path / "mirror"), **more)  # type: ignore[arg-type]
        config = dataclasses.replace(confirmed.config, site=site, mirrors=(mirror,))
        publish(config, confirmed.now + LATER)
        return config

    return make


def shown(tmp_path: Path, kind: str) -> Path:
    """Where readers of the mirror look."""
    return tmp_path / "mirror" / ("" if kind == "rclone" else "current")


def no_wait(_: float) -> None:
    return


@pytest.mark.parametrize("kind", KINDS)
def test_a_mirror_shows_the_release_and_the_next_one(kind: str, setup: Setup, confirmed: Desk, tmp_path: Path) -> None:
    config = setup(kind)
    assert [(report.release, report.failure) for report in mirrors.push(config, wait=no_wait)] == [(1, "")]
    assert files(shown(tmp_path, kind)) == files(config.public / "current")
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(config, confirmed.now + LATER)
    assert mirrors.push(config, wait=no_wait)[0].failure == ""
    assert files(shown(tmp_path, kind)) == files(config.public / "current")
    assert verify_release(shown(tmp_path, kind).resolve()) == []
    everything = files(tmp_path / "mirror")
    assert not any(b"Kasenov" in data for data in everything.values())
    mirrors.push(config, wait=no_wait)
    assert files(tmp_path / "mirror") == everything


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", [RETRACTION, SAFETY], ids=lambda options: options.kind)
def test_after_a_push_no_folder_of_a_mirror_holds_what_was_retracted(
    options: AmendmentOptions, kind: str, setup: Setup, confirmed: Desk, tmp_path: Path
) -> None:
    """Whoever is told to forget shall find nothing in older folders either, here or there."""
    config = setup(kind)
    mirrors.push(config, wait=no_wait)
    notice = Notice.objects.get(person="m5", kind="event")
    headline = notice.texts.get(language="en").headline.encode()
    assert headline in everything_in(tmp_path / "mirror")
    desk = dataclasses.replace(confirmed, config=config, now=confirmed.now + LATER)
    if amend(desk, options, number=notice.number).state == "waiting":
        second(desk)
    assert publish(config, desk.now + LATER).removed
    assert headline not in everything_in(config.public)
    mirrors.push(config, wait=no_wait)
    assert headline not in everything_in(tmp_path / "mirror")
    assert not publish(config, desk.now + 2 * LATER).removed


def everything_in(folder: Path) -> bytes:
    """All bytes of a folder, packed twins unpacked."""
    return b"\n".join(unpacked(name, data) for name, data in files(folder).items())


def test_times_of_files_are_kept_so_that_readers_get_304(setup: Setup, tmp_path: Path) -> None:
    config = setup("folder")
    mirrors.push(config)
    for name in ("style.css", "feeds/all.kk.atom"):
        there = shown(tmp_path, "folder") / name
        assert there.stat().st_mtime_ns == (config.public / "current" / name).stat().st_mtime_ns


def test_a_mirror_that_was_tampered_with_is_put_right(setup: Setup, tmp_path: Path) -> None:
    config = setup("folder")
    mirrors.push(config)
    (shown(tmp_path, "folder") / "index.html").write_text("forged")
    mirrors.push(config)
    assert verify_release(shown(tmp_path, "folder").resolve()) == []
    assert len(list((tmp_path / "mirror/releases").iterdir())) == 1


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_push_that_was_cut_off_at_any_step_leaves_a_whole_release_and_the_next_one_ends_it(
    step: int, setup: Setup, confirmed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = setup("folder")
    mirrors.push(config)
    before = files(shown(tmp_path, "folder"))
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(config, confirmed.now + LATER)
    real = mirror_targets.SENDERS["folder"]

    def cut(mirror: MirrorSettings, parcel: Parcel) -> object:
        return list(real(mirror, parcel))[:step]

    monkeypatch.setattr(mirrors, "SENDERS", {"folder": cut})
    mirrors.push(config)
    expected = before if step < 2 else files(config.public / "current")
    assert files(shown(tmp_path, "folder")) == expected
    monkeypatch.undo()
    mirrors.push(config)
    assert files(shown(tmp_path, "folder")) == files(config.public / "current")


def test_a_step_that_fails_is_tried_again_with_growing_waits(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    config = setup("folder", tries=4)
    calls: list[str] = []
    waits: list[float] = []

    def steps(mirror: MirrorSettings, parcel: Parcel) -> object:
        def fails_twice() -> None:
            calls.append(mirror.name)
            if len(calls) < 3:
                raise MirrorFailed("the line broke")

        return [fails_twice]

    monkeypatch.setattr(mirrors, "SENDERS", {"folder": steps})
    (report,) = mirrors.push(config, wait=waits.append)
    assert (report.failure, report.tries, waits) == ("", 3, [2.0, 8.0])


def test_one_mirror_that_fails_keeps_no_other_waiting(setup: Setup, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    config = setup("folder")
    broken = MirrorSettings("broken", "folder", str(tmp_path / "file" / "x"))
    config = dataclasses.replace(config, mirrors=(broken, *config.mirrors))
    first, second = mirrors.push(config, wait=no_wait)
    assert (first.mirror, first.tries) == ("broken", 1) and "Not a directory" in first.failure
    assert (second.mirror, second.failure) == ("abroad", "")


def test_a_program_that_fails_or_is_missing_is_told_in_its_words(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = setup("rsync", tries=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    (report,) = mirrors.push(config, wait=no_wait)
    assert report.failure == "rsync is not installed: apt-get install rsync"
    (tmp_path / "rsync").write_text("#!/bin/sh\necho 'host not found' >&2\nexit 255\n")
    (tmp_path / "rsync").chmod(0o755)
    (report,) = mirrors.push(config, wait=no_wait)
    assert report.failure == "rsync ended with 255: host not found"
    (tmp_path / "rsync").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    config = dataclasses.replace(config, mirrors=(dataclasses.replace(config.mirrors[0], seconds=1),))
    (report,) = mirrors.push(config, wait=no_wait)
    assert "took longer than 1 seconds" in report.failure


def test_a_panic_lets_a_mirror_go_in_the_middle_and_keeps_the_others_as_they_are(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also a program that is sending: the panic comes while it runs."""
    monkeypatch.setattr(mirror_targets, "LOOK_SECONDS", 0.05)
    config = setup("rsync", seconds=20)
    other = dataclasses.replace(config.mirrors[0], name="other", kind="folder", to=str(tmp_path / "other"))
    config = dataclasses.replace(config, mirrors=(*config.mirrors, other))
    program = tmp_path / "rsync"
    program.write_text(f"#!/bin/sh\necho panic > {config.var}/panic\nexec /bin/sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    first, second = mirrors.push(config, wait=no_wait)
    assert (first.failure, first.tries) == (second.failure, 1) and "everything stands still" in first.failure
    assert not (tmp_path / "other").exists()


def test_a_panic_between_two_tries_ends_them(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    config = setup("folder")
    tried: list[str] = []

    def fails() -> None:
        tried.append("once")
        raise MirrorFailed("the line broke")

    monkeypatch.setattr(mirrors, "SENDERS", {"folder": lambda *_: [fails]})
    (report,) = mirrors.push(config, wait=lambda _: set_mark(config.var))
    assert report.failure == mirror_targets.HALTED and tried == ["once"]


def test_what_must_not_be_copied_is_refused_before_anything_is_sent(
    setup: Setup, confirmed: Desk, tmp_path: Path
) -> None:
    config = setup("folder")
    demonstration = dataclasses.replace(config, site=dataclasses.replace(config.site, demonstration=True))
    with pytest.raises(InputError, match="a demonstration is never sent"):
        mirrors.push(demonstration)
    with pytest.raises(InputError, match="no mirror 'x'; known: abroad"):
        mirrors.push(config, ["x"])
    with pytest.raises(InputError, match="none is set up"):
        mirrors.push(dataclasses.replace(config, mirrors=()))
    with pytest.raises(InputError, match="two are called 'abroad'"):
        mirrors.push(dataclasses.replace(config, mirrors=config.mirrors * 2))
    (config.public / "current/index.html").write_text("damaged")
    with pytest.raises(InputError, match="is damaged"):
        mirrors.push(config)
    Release.objects.create(number=2, time=confirmed.now + 2 * LATER)
    with pytest.raises(InputError, match="the latest is 2"):
        mirrors.push(config)
    assert not (tmp_path / "mirror").exists()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('name = "a"\nkind = "ftp"\nto = "x"', "use one of: folder, rsync, rclone"),
        ('name = "a"\nkind = "rsync"\nto = "--rsh=x"', "mirrors.0.to"),
        ('name = "a"\nkind = "rsync"', "'to' is a required property"),
    ],
)
def test_bad_settings_of_mirrors_are_named(table: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "registerpub.toml").write_text(f"[[mirrors]]\n{table}\n")
    with pytest.raises(ManyProblems, match=told):
        load_config(tmp_path)
