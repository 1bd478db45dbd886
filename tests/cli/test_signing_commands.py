"""``key``, ``publish --verify``, ``verify-release`` and ``mirror push`` as an operator and an outlet type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, make_project
from tests.publishing.signing_keys import MINISIGN, by_program

pytestmark = pytest.mark.journey


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a password, a mirror, and one release of nothing."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    secret = tmp_path / "password"
    secret.touch(0o600)
    secret.write_text("correct horse\n")
    settings = (
        f'[signing]\npassword_file = "{secret}"\n\n'
        f'[[mirrors]]\nname = "abroad"\nkind = "folder"\nto = "{tmp_path / "mirror"}"\n'
    )
    made = make_project(tmp_path / "p", settings, editors=())
    made.sql("insert into release (number, time, checksums, register) values (1, '2026-03-02 09:00:00Z', '', '')")
    return made


def test_from_the_first_key_to_a_mirror_that_an_outlet_checks(project: Project, tmp_path: Path) -> None:
    assert project.ok("key", "list") == ""
    assert "signs from the next release on" in project.run("key", "new").stderr
    public = project.ok("key", "public").strip()
    project.ok("publish")
    project.ok("publish", "--verify")
    project.ok("mirror", "push")
    told = project.ok("verify-release", tmp_path / "mirror", "--key", public)
    assert told.startswith("release 1 of 2026-03-02 09:00 UTC: signed by this key, ")
    if MINISIGN:
        assert by_program(tmp_path / "mirror/current", public)[0]
    older = project.run("verify-release", tmp_path / "mirror", "--key", public, "--after", "5")
    assert older.returncode == 1 and "release 1 is older than 5" in older.stdout
    (tmp_path / "mirror/current/index.html").write_text("forged")
    done = project.run("verify-release", tmp_path / "mirror", "--key", public)
    assert (done.returncode, done.stdout) == (1, "index.html: was changed after it was published\n")
    assert "release 1: 1 problems" in done.stderr


def test_a_change_of_keys(project: Project, tmp_path: Path) -> None:
    project.ok("key", "new")
    project.ok("key", "rotate")
    old, new = project.ok("key", "public").split()
    project.ok("publish")
    for key in (old, new):
        project.ok("verify-release", project.root / "var/public", "--key", key)
    assert [line.split()[1] for line in project.ok("key", "list").splitlines()] == ["signs", "coming"]
    assert "destroy" in project.run("key", "rotate", "--end").stderr
    project.ok("publish")
    project.ok("verify-release", project.root / "var/public", "--key", new)
    assert "is not one of these checksums" in project.refused(
        "verify-release", project.root / "var/public", "--key", old
    )


def test_what_cannot_be_done_is_said(project: Project, tmp_path: Path) -> None:
    assert "key new" in project.refused("key", "rotate")
    assert "lies in the project" in project.refused("key", "new", "--folder", project.root / "keys")
    project.ok("key", "new")
    for path in (tmp_path / "xdg_config_home/registerpub/keys").iterdir():
        path.unlink()
    assert "nothing was published" in project.refused("publish")
    assert not (project.root / "var/public/current").exists()
    assert "shows no release" in project.refused("mirror", "push")
    assert "--key: neither a file" in project.refused("verify-release", tmp_path / "nothing", "--key", "RWQ")
