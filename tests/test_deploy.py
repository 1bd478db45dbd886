"""The units for systemd and the files for containers say what the program can do, and are as tight as they claim."""

from __future__ import annotations

import importlib.metadata
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from packaging.specifiers import SpecifierSet

from registerpub.cli.main import cli

DEPLOY = Path(__file__).parents[1] / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
PROGRAM = "/opt/registerpub/bin/registerpub"
BESIDE = Path(sys.executable).parent
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def accepts(words: list[str]) -> None:
    """The command line parses: an option that was renamed must not be found by systemd at night."""
    context = click.Context(cli, info_name="registerpub")
    command = cli.get_command(context, words[0])
    assert command is not None, words
    command.make_context(words[0], words[1:], parent=context)


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_a_unit_runs_a_command_that_exists(service: Path) -> None:
    [line] = re.findall(r"^ExecStart=(.+)$", service.read_text(encoding="utf-8"), re.MULTILINE)
    program, *words = shlex.split(line)
    assert program == PROGRAM
    accepts(words)


def test_a_stop_asks_the_worker_and_not_its_crawls() -> None:
    """By default systemd asks every process of a unit, and what a crawl cut off looks like is a failing source."""
    assert "\nKillMode=mixed\n" in (DEPLOY / "systemd/registerpub-worker.service").read_text(encoding="utf-8")


@needs_systemd
def test_systemd_takes_the_units_and_finds_them_tight(tmp_path: Path) -> None:
    here = str(Path(sys.executable).with_name("registerpub"))
    for unit in (DEPLOY / "systemd").iterdir():
        (tmp_path / unit.name).write_text(unit.read_text(encoding="utf-8").replace(PROGRAM, here), encoding="utf-8")
    units = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if "registerpub" in line]
    assert (done.returncode, said) == (0, [])
    for service in (unit for unit in units if unit.endswith(".service")):
        command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", service]  # in tenths: 1.5 of 10
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def services(compose: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((name, part) for name, part in compose["services"].items() if name != "db")


def test_containers_run_commands_that_exist_without_any_privilege(compose: Any) -> None:
    found = dict(services(compose))
    assert set(found) == {"web", "scheduler", "worker", "backup", "verify"}
    assert [name for name, part in found.items() if part.get("profiles") == ["clock"]] == ["backup", "verify"]
    for part in found.values():
        accepts(shlex.split(part["command"]))
        assert part["read_only"] is True
        assert part["cap_drop"] == ["ALL"]
        assert part["security_opt"] == ["no-new-privileges:true"]


def test_keys_and_backups_lie_outside_of_the_project_and_in_volumes_that_the_image_makes(compose: Any) -> None:
    mounts = {name: [mount.split(":") for mount in part["volumes"]] for name, part in services(compose)}
    image = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    for volume, place, *_ in (mount for found in mounts.values() for mount in found):
        assert volume in compose["volumes"] and place in re.findall(r"^VOLUME (.*)$", image, re.MULTILINE)[0].split()
    holders = {name: mount[2:] for name, found in mounts.items() for mount in found if mount[0] == "keys"}
    assert holders == {"worker": [], "backup": ["ro"], "verify": ["ro"]}
    assert [name for name, found in mounts.items() if "backups" in {mount[0] for mount in found}] == ["backup"]


def test_the_database_is_reached_from_inside_only_and_the_desk_from_this_machine(compose: Any) -> None:
    database = compose["services"]["db"]
    assert database["networks"] == ["inside"] and compose["networks"]["inside"]["internal"] is True
    assert "ports" not in database
    assert [port for _, part in services(compose) for port in part.get("ports", ())] == ["127.0.0.1:8000:8000"]
    # No password stands in the file, and PostgreSQL sorts as registerpub asks for.
    assert "POSTGRES_PASSWORD" not in database["environment"]
    assert database["environment"]["POSTGRES_INITDB_ARGS"].endswith("--locale=C.UTF-8")


def test_what_the_product_runs_with_is_locked_as_it_is_tested_and_takes_the_python_of_debian() -> None:
    tested, run = (
        dict(re.findall(r"^([\w.-]+)==(\S+)", (DEPLOY.parent / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-run.lock")
    )
    assert run and run.items() <= tested.items()
    assert not {"pytest", "locust", "moto"} & run.keys()
    [oldest] = re.findall(r"^OLDEST := (\S+)$", (DEPLOY.parent / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for package, version in tested.items():
        wanted = importlib.metadata.metadata(package).json.get("requires_python")
        assert importlib.metadata.version(package) == version, f"{package}: make installs {version}"
        takes = wanted is None or SpecifierSet(str(wanted)).contains(oldest)
        assert takes, f"{package} {version} asks for Python {wanted}"


@pytest.mark.parametrize(
    "command",
    [
        ("hadolint", "--failure-threshold", "style", "Dockerfile"),
        ("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml"),
    ],
    ids=lambda command: command[0],
)
def test_linters_take_what_containers_are_made_of(command: tuple[str, ...]) -> None:
    program, *words = command
    done = subprocess.run([BESIDE / program, *words], cwd=DEPLOY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_image_copies_is_there_and_it_does_not_run_as_root() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY") and "--from" not in line for word in line.split()[1:-1]]
    assert copied and all((DEPLOY.parent / word).exists() for word in copied)
    assert "USER 990" in lines and any("--uid 990 " in line for line in lines)
    assert '"--require-hashes"' in str(lines) or any("--require-hashes" in line for line in lines)
