"""Keys of a project: made outside it, opened with a password, and a bad one stops publication before anything."""

from __future__ import annotations

import dataclasses
import subprocess
from pathlib import Path

import pytest

from registerpub.config import Config, load_config
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.key_rotation import add_first_key, begin_rotation, end_rotation, known_keys
from registerpub.pipeline.publish import publish
from registerpub.pipeline.rebuild_release import compare_release
from registerpub.pipeline.signing_keys import default_folder, make_key, open_signers, read_password
from registerpub.release_settings import SigningSettings
from registerpub.store.models import Hold, Release
from tests.pipeline.conftest import LATER, Desk, files
from tests.publishing.signing_keys import MINISIGN, by_program

pytestmark = pytest.mark.django_db  # whether everything stands still is asked of the store

PASSWORD = "correct horse"


@pytest.fixture
def project(tmp_path: Path) -> Config:
    root = tmp_path / "project"
    root.mkdir()
    (root / "registerpub.toml").write_text('# ours\n[site]\ntitle = "T" # a remark\n')
    return load_config(root)


def with_key(config: Config, **values: str) -> Config:
    return dataclasses.replace(config, signing=SigningSettings(**values))


def test_a_key_is_for_its_owner_only_encrypted_and_outside_the_project(project: Config, tmp_path: Path) -> None:
    path, name = add_first_key(project, tmp_path / "keys", PASSWORD)
    assert path.stat().st_mode & 0o777 == 0o600
    config = load_config(project.root)
    assert config.signing.key == str(path)
    (signer,) = open_signers(config, lambda _: PASSWORD)
    assert signer.id == name == known_keys(config)[0].id
    assert signer.public in path.with_suffix(".pub").read_text()
    assert "# ours" in (project.root / "registerpub.toml").read_text()
    with pytest.raises(InputError, match="lies in the project"):
        add_first_key(project, project.root / "keys", PASSWORD)
    with pytest.raises(InputError, match="key rotate"):
        add_first_key(config, tmp_path / "keys", PASSWORD)


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed: apt-get install minisign")
def test_minisign_itself_can_use_our_key_and_names_it_as_we_do(tmp_path: Path) -> None:
    path, name = make_key(tmp_path, "")
    (tmp_path / "m").write_text("x")
    subprocess.run([str(MINISIGN), "-S", "-W", "-s", path, "-m", "m"], cwd=tmp_path, check=True, capture_output=True)
    other, _ = make_key(tmp_path, "")
    command = [str(MINISIGN), "-V", "-m", "m", "-p", str(other.with_suffix(".pub"))]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert name in done.stdout + done.stderr


def test_rotation_has_both_keys_sign_and_then_the_new_one(project: Config, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="key new"):
        begin_rotation(project, tmp_path / "keys", "")
    first, old = add_first_key(project, tmp_path / "keys", "")
    _, new = begin_rotation(load_config(project.root), tmp_path / "keys", "")
    config = load_config(project.root)
    assert [signer.id for signer in open_signers(config)] == [old, new]
    with pytest.raises(InputError, match="rotate --end"):
        begin_rotation(config, tmp_path / "keys", "")
    assert end_rotation(config) == first
    config = load_config(project.root)
    assert [signer.id for signer in open_signers(config)] == [new]
    with pytest.raises(InputError, match="begin with"):
        end_rotation(config)


def test_the_password_comes_from_a_file_the_environment_or_a_person(
    project: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, name = make_key(tmp_path, PASSWORD)
    config = with_key(project, key=str(path))
    with pytest.raises(ConfigError, match=r"signing\.key: the password does not open"):
        open_signers(config)
    assert open_signers(config, lambda asked: PASSWORD if asked == str(path) else "")[0].id == name
    monkeypatch.setenv("REGISTERPUB_KEY_PASSWORD", PASSWORD)
    assert open_signers(config)[0].id == name
    secret = tmp_path / "password"
    secret.write_text(f"{PASSWORD}\n")
    config = with_key(project, key=str(path), password_file=str(secret))
    secret.chmod(0o644)
    with pytest.raises(InputError, match="chmod 600"):
        open_signers(config)
    secret.chmod(0o600)
    monkeypatch.delenv("REGISTERPUB_KEY_PASSWORD")
    assert open_signers(config)[0].id == name


def test_a_key_that_cannot_be_used_is_named_with_its_setting(project: Config, tmp_path: Path) -> None:
    path, _ = make_key(tmp_path, "")
    path.chmod(0o640)
    with pytest.raises(ConfigError, match=r"signing\.key: .*chmod 600"):
        open_signers(with_key(project, key=str(path)))
    with pytest.raises(ConfigError, match=r"signing\.key: .*No such file"):
        open_signers(with_key(project, key=str(tmp_path / "gone")))
    (tmp_path / "other").write_text("no key")
    (tmp_path / "other").chmod(0o600)
    with pytest.raises(ConfigError, match="no secret key of minisign"):
        open_signers(with_key(project, key=str(tmp_path / "other")))
    path.chmod(0o600)
    with pytest.raises(ConfigError, match="name the key that signs now"):
        open_signers(with_key(project, next_key=str(path)))


def test_keys_are_kept_in_the_home_of_whoever_runs_this(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "registerpub" / "keys"


def test_with_a_key_that_cannot_be_opened_nothing_is_published(confirmed: Desk, tmp_path: Path) -> None:
    config = with_key(confirmed.config, key=str(tmp_path / "gone.key"))
    with pytest.raises(ConfigError, match="nothing was published"):
        publish(config, confirmed.now + LATER)
    assert not Release.objects.exists() and not (config.public / "current").exists()


def test_each_release_seals_the_one_before_and_a_rebuilt_tree_is_the_same(confirmed: Desk, tmp_path: Path) -> None:
    path, _ = make_key(tmp_path, "")
    config = with_key(confirmed.config, key=str(path))
    publish(config, confirmed.now + LATER)
    first = Release.objects.get(number=1)
    confirmed.config.public.joinpath("notes").write_text("kept")
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(config, confirmed.now + LATER)
    current = config.public / "current"
    assert f"previous:{first.checksums}" in (current / "SHA256SUMS.minisig").read_text()
    assert first.checksums.encode() in (current / "release.json").read_bytes()
    assert len(first.checksums) == 64
    publish(config, confirmed.now + LATER, tmp_path / "elsewhere")
    assert files(tmp_path / "elsewhere/current") == files(current)
    if MINISIGN:
        assert by_program(current, open_signers(config)[0].public)[0]


def test_a_digest_that_a_killed_publisher_left_out_is_found_in_the_folder(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    wanted = Release.objects.get(number=1).checksums
    Release.objects.update(checksums="")
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(confirmed.config, confirmed.now + LATER)
    assert Release.objects.get(number=1).checksums == wanted
    assert wanted.encode() in (confirmed.config.public / "current/release.json").read_bytes()


def test_a_release_is_compared_with_what_the_store_would_give(confirmed: Desk, tmp_path: Path) -> None:
    assert "no release to compare" in str(compare_release(confirmed.config)[0][0])
    path, _ = make_key(tmp_path, "")
    config = with_key(confirmed.config, key=str(path))
    publish(config, confirmed.now + LATER)
    problems, count = compare_release(config)
    assert problems == [] and count > 50
    other = dataclasses.replace(config, site=dataclasses.replace(config.site, title="Other"))
    told = {problem.path for problem in compare_release(other)[0]}
    assert {"index.en.html", "SHA256SUMS.minisig"} <= told and "style.css" not in told
    (config.public / "current/index.html").write_text("forged")
    (config.public / "current/SHA256SUMS.minisig").unlink()
    told = {problem.path for problem in compare_release(config)[0]}
    assert told == {"index.html", "SHA256SUMS.minisig"}
    assert not list(config.cache.glob("rebuilt-*"))


@pytest.mark.parametrize(
    ("mode", "a_credential", "refused"),
    [(0o600, False, False), (0o440, False, True), (0o440, True, False), (0o444, True, True), (0o460, True, True)],
)
def test_a_credential_of_the_service_manager_shows_an_access_list_as_rights_of_a_group(
    mode: int, a_credential: bool, refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """systemd on Debian 13: mode 0440 and an access list for the unit's user alone, on a file system nobody changes."""
    if a_credential:
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    path = tmp_path / "key-password"
    path.write_text(f"{PASSWORD}\n")
    path.chmod(mode)
    if refused:
        with pytest.raises(InputError, match="can be read by others"):
            read_password(path)
    else:
        assert read_password(path) == PASSWORD
