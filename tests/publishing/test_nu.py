"""Every kind of page and the style sheets before the W3C's Nu HTML Checker (slow: Java; ``make nu`` fetches it)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, render_release
from registerpub.wording import Wording
from tests.publishing.amended import amended, withdrawn
from tests.publishing.open_people import REGISTER

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / ".venv" / "vnu.jar"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHECKER.is_file() or not shutil.which("java"), reason="needs Java and 'make nu'"),
]


@pytest.fixture
def tree(
    tmp_path: Path,
    demonstration: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: Callable[..., PublishedEntry],
) -> Path:
    entries = [make_entry(number, language, hours=number) for number in (1, 2, 3, 4) for language in LANGUAGES]
    entries = withdrawn(amended(amended(entries, 2, 12, body="Amended."), 3, 13, "retraction", "Gone", "Gone."), 4, 14)
    entries += [make_entry(99, headline='<b> & " \u202e', body="<p>&amp;\x0b", translations=())]
    render_release(demonstration, release, channels, entries, wordings, tmp_path / "tree", register=REGISTER)
    return tmp_path / "tree"


def complaints(*paths: Path) -> list[dict[str, Any]]:
    """Errors and warnings. Of the policy it cannot tell: a file on disk has no origin that could be ``'self'``."""
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, timeout=300, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [told for told in messages if "violates Content Security Policy" not in told["message"]]


def test_the_checker_finds_nothing_on_any_page(tree: Path) -> None:
    pages = sorted(tree.rglob("*.html"))
    assert len(pages) > 40 and {path.name.split(".")[0] for path in pages} >= {"index", "search", "people", "dala"}
    assert complaints(*pages, *tree.glob("*.css")) == []


def test_the_checker_finds_what_is_wrong(tree: Path) -> None:
    page, sheet = tree / "search.kk.html", tree / "style.css"
    page.write_text(page.read_text(encoding="utf-8").replace('id="search-words"', 'id="search"'), encoding="utf-8")
    sheet.write_text("p { colour: red }")
    told = [one["message"] for one in complaints(page, sheet)]
    assert any("Duplicate ID" in one for one in told) and any("colour" in one for one in told)
