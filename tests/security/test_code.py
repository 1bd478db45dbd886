"""bandit finds nothing in the code that is not explained where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("src", "crawler", "tools")
#: bandit's own loader of plugins asks for what the loader's next version drops.
pytestmark = pytest.mark.filterwarnings("ignore:The verify_requirements argument:DeprecationWarning")
#: What follows the code of a check: the reason, as a comment of its own.
EXPLAINED = re.compile(r"# nosec B\d{3}(, B\d{3})*  # \w.{3,}")


def findings(places: Sequence[Path]) -> list[str]:
    """``code place:line`` of each finding, of any weight, by the settings in ``pyproject.toml``."""
    from bandit.core.config import BanditConfig
    from bandit.core.manager import BanditManager

    config = BanditConfig(str(ROOT / "pyproject.toml"))
    manager = BanditManager(config, "file", quiet=True, profile={"exclude": set(config.get_option("skips"))})
    manager.discover_files([str(place) for place in places], recursive=True)
    manager.run_tests()
    assert not manager.get_skipped()
    return [
        f"{found.test_id} {Path(found.fname).name}:{found.lineno} {found.text}" for found in manager.get_issue_list()
    ]


def test_nothing_is_found_that_is_not_explained(caplog: pytest.LogCaptureFixture) -> None:
    assert findings([ROOT / place for place in OURS]) == []
    assert "internal error" not in caplog.text, "a check of bandit's broke off"


def test_each_exception_names_its_check_and_its_reason() -> None:
    lines = [
        (str(path.relative_to(ROOT)), line)
        for place in OURS
        for path in sorted((ROOT / place).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# nosec" in line
    ]
    assert lines
    assert [(path, line) for path, line in lines if not EXPLAINED.search(line)] == []


@pytest.mark.parametrize(
    ("code", "check"),
    [
        ("import subprocess\nsubprocess.run(input(), shell=True)\n", "B602"),
        ("eval(input())\n", "B307"),
        ("import pickle\npickle.loads(input().encode())\n", "B301"),
        ("from django.utils.safestring import mark_safe\nmark_safe(input())\n", "B703"),
        ("PASS" + "WORD = 'hunter2'\n", "B105"),
        ("import tarfile\ntarfile.open('x').extractall()\n", "B202"),
    ],
)
def test_what_is_planted_is_found(code: str, check: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(code, encoding="utf-8")
    assert check in " ".join(findings([planted]))
