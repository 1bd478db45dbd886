"""The documentation builds as a site with nothing missing, and a reader's browser asks nobody else for anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: What a browser fetches by itself; links that a reader may follow are no such thing.
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc=[\"']?(https?:|//)[^\"'\s>]*"
    r"|<link\b(?![^>]*rel=[\"']?canonical)[^>]*?\bhref=[\"']?(https?:|//)[^\"'\s>]*"
    r"|(?:url\(|@import )[\"']?(https?:|//)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; a broken link, a page outside of the menu or an unknown anchor fails the build."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there(site: Path) -> None:
    written = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    built = {path.relative_to(site) for path in site.rglob("*.html")}
    assert built == written | {Path("404.html"), Path("results.html"), Path("changes.html")}
    assert "1,119 invented pages" in (site / "scale.html").read_text(encoding="utf-8")


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in {".html", ".css"}:
            found = FETCHED.search(path.read_text(encoding="utf-8"))
            assert found is None, (path.name, found and found[0][:200])


def test_what_fetching_looks_like_is_known() -> None:
    for text in (
        '<script src="https://cdn.example/a.js">',
        "<link rel=stylesheet href=//fonts.example>",
        "url(http://x)",
    ):
        assert FETCHED.search(text)
    assert not FETCHED.search('<a href="https://radio.example">')
