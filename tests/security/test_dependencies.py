"""What is installed is pinned by version and digest, satisfies what is asked for, and is all that the code imports."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.audit import Answer, read_answer, verdict

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = PROJECT["project"]
EXTRAS = ASKED["optional-dependencies"]
#: Lock → what it must satisfy.
LOCKS: Mapping[str, list[str]] = {
    "requirements.lock": [*ASKED["dependencies"], *EXTRAS["dev"], *EXTRAS["cluster"], *EXTRAS["timestamp"]],
    "requirements-run.lock": [
        *ASKED["dependencies"],
        *(one for extra in ("cluster", "postgres", "redis", "timestamp") for one in EXTRAS[extra]),
    ],
    "requirements-bench.lock": [*ASKED["dependencies"], *EXTRAS["bench"]],
    "requirements-replay.lock": PROJECT["dependency-groups"]["replay"],
    "requirements-audit.lock": PROJECT["dependency-groups"]["audit"],
}
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?P<marker> ;[^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def entries(text: str) -> Iterator[str]:
    """The requirements of a lock, each on one line."""
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield " ".join(line.split())


def pins(text: str) -> dict[str, str]:
    """Name → version. Anything but a version with digests is a fault: an address, an option, a bare name."""
    found: dict[str, str] = {}
    for entry in entries(text):
        match = PIN.fullmatch(entry)
        assert match is not None, entry[:100]
        found[canonicalize_name(match["name"])] = match["version"]
    return found


def test_every_lock_of_the_project_is_looked_at() -> None:
    assert {path.name for path in ROOT.glob("*.lock")} == set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_digests_and_satisfies_what_is_asked_for(lock: str) -> None:
    locked = pins((ROOT / lock).read_text(encoding="utf-8"))
    assert len(locked) > 5
    for text in LOCKS[lock]:
        wanted = Requirement(text)
        if wanted.name == ASKED["name"] or (wanted.marker is not None and not wanted.marker.evaluate()):
            continue
        version = locked.get(canonicalize_name(wanted.name))
        assert version is not None, f"{wanted.name} is not locked"
        assert wanted.specifier.contains(version, prereleases=True), f"{wanted}: {version} is locked"


@pytest.mark.parametrize(
    "line",
    [
        "requests",
        "requests==2.0",
        "requests @ https://files.invalid/requests.whl --hash=sha256:" + "a" * 64,
        "--extra-index-url https://files.invalid/simple",
        "git+https://files.invalid/x.git#egg=x",
        "requests==2.0 --hash=md5:" + "a" * 32,
    ],
)
def test_a_loose_line_of_a_lock_is_found(line: str) -> None:
    with pytest.raises(AssertionError):
        pins(f"django==5.2 --hash=sha256:{'b' * 64}\n{line}\n")


def imported(folder: Path) -> dict[str, Path]:
    """Top-level names that the code of a folder imports, and a file that does."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update({alias.name.partition(".")[0]: path for alias in node.names})
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found[node.module.partition(".")[0]] = path
    return found


@pytest.mark.parametrize("folder", ["src", "crawler"])
def test_nothing_is_imported_that_is_not_locked(folder: str) -> None:
    locked = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    owners = packages_distributions()
    names = imported(ROOT / folder)
    assert "django" in names or "scrapy" in names
    for name, path in names.items():
        if name in sys.stdlib_module_names or name in ("registerpub", "registerpub_crawler"):
            continue
        owner = {canonicalize_name(one) for one in owners.get(name, ())}
        assert owner & set(locked), f"{path.relative_to(ROOT)} imports {name}, which is not locked"


CLEAN = {"name": "django", "version": "5.2", "vulns": []}
BAD = {"name": "x", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
SKIPPED = {"name": "y", "skip_reason": "Dependency not found on PyPI and could not be audited"}


@pytest.mark.parametrize(
    ("told", "code"), [([CLEAN], 0), ([CLEAN, BAD], 1), ([CLEAN, SKIPPED], 2), ([BAD, SKIPPED], 1), ([], 2)]
)
def test_what_was_not_looked_up_is_never_taken_for_clean(told: list[object], code: int) -> None:
    assert verdict([read_answer(json.dumps({"dependencies": told}), "")]) == code


def test_a_service_that_cannot_be_reached_is_said_and_not_taken_for_clean() -> None:
    answer = read_answer("", "Traceback\nConnectionError: no route\n")
    assert answer.failure == "ConnectionError: no route"
    assert verdict([Answer(checked=["django"]), answer]) == 2
