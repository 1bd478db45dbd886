"""A project without its key is refused by everything that would sign with it: nothing public stands in for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from registerpub.core.errors import ConfigError
from registerpub.pipeline.project import write_secret
from registerpub.secret_key import read_secret
from tests.projects import make_project


def test_the_key_that_init_makes_is_good(tmp_path: Path) -> None:
    write_secret(tmp_path / "secret.key")
    assert read_secret(tmp_path) == (tmp_path / "secret.key").read_text()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "is missing"),
        (b"\n", "is empty"),
        (b"hush-hush-hush", "too easily guessed"),
        (b"no-project-folder-" + b"0" * 31, "too easily guessed"),
        (b"0" * 64, "too easily guessed"),
        (b"correct horse " * 5, "more than one word"),
        (b"\xff\xfe" * 40, "other than plain letters"),
    ],
)
def test_any_other_is_refused_with_the_file_and_the_mend(content: bytes | None, told: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "secret.key").write_bytes(content)
    with pytest.raises(ConfigError, match=told) as refused:
        read_secret(tmp_path)
    assert f"{tmp_path / 'secret.key'} " in str(refused.value) and "machine of the desk" in str(refused.value)
    assert "hush" not in str(refused.value) and "horse" not in str(refused.value)


@pytest.mark.journey
def test_no_part_of_a_project_starts_without_it(tmp_path: Path) -> None:
    """As on a second machine, where the settings were copied and ``var`` was forgotten."""
    project = make_project(tmp_path / "project", editors=())
    key = project.root / "var" / "secret.key"
    key.unlink()
    for command in (["up"], ["web"], ["worker"], ["scheduler"], ["queue", "list"]):
        assert f"{key} is missing: copy it from the machine of the desk" in project.refused(*command), command
    bound = {"REGISTERPUB_PROJECT": str(project.root), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    for part in ("worker", "scheduler"):
        assert "secret.key is missing" in project.run_module("registerpub.jobs", part, **bound).stderr
    # Nor does anything that comes to the settings by another way get a key that others know.
    script = project.root / "signs.py"
    script.write_text("from django.conf import settings\nprint(settings.SECRET_KEY)\n")
    signs = project.run_module("signs", PYTHONPATH=str(project.root), **bound)
    assert signs.returncode != 0 and "SECRET_KEY setting must not be empty" in signs.stderr and not signs.stdout
    # Standing still needs no key.
    halted = project.run("panic")
    assert halted.returncode == 0 and "every machine of this database stands still" in halted.stderr
