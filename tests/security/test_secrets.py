"""detect-secrets finds no secret in the project beside those that ``known_secrets.toml`` explains."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from detect_secrets.core.plugins.util import Plugin
from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings, get_plugins

ROOT = Path(__file__).parents[2]
EXPLAINED = Path(__file__).parent / "known_secrets.toml"
#: Digests of packages; translated sentences; labelled texts that measurements are made on.
LEFT_OUT = (".lock", ".po", ".jsonl")
#: Made here, never part of the project.
MADE = {"build", "var", "site", "dist", "node_modules", "__pycache__"}


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every text file of the project with its text."""
    for place in sorted(root.iterdir()):
        if place.name.startswith(".") and place.is_dir() and place.name != ".github":
            continue
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in LEFT_OUT or MADE & set(path.parts) or path == EXPLAINED or not path.is_file():
                continue
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def may_hold(plugin: Plugin, text: str) -> bool:
    """Whether ``plugin`` could find something: over the whole text at once, a fifteenth of the time of line by line."""
    found = plugin.analyze_string(text)
    limit = getattr(plugin, "entropy_limit", None)
    return any(limit is None or plugin.calculate_shannon_entropy(word) > limit for word in found)  # type: ignore[attr-defined]


def found_in(root: Path) -> dict[tuple[str, str], str]:
    """(file, digest of the word) → kind and line, of everything that looks like a secret."""
    found = {}
    with default_settings():
        plugins = get_plugins()
        for path, text in texts(root):
            if any(may_hold(plugin, text) for plugin in plugins):
                for secret in scan_file(str(path)):
                    name = path.relative_to(root).as_posix()
                    found[name, secret.secret_hash] = f"{secret.type}, line {secret.line_number}"
    return found


def known() -> dict[tuple[str, str], str]:
    """(file, digest) → why it is no secret."""
    entries = tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))["known"]
    return {(entry["file"], digest): entry["why"] for entry in entries for digest in entry["digests"]}


def test_nothing_in_the_project_looks_like_a_secret_that_is_not_explained() -> None:
    found, explained = found_in(ROOT), known()
    assert {place: kind for place, kind in found.items() if place not in explained} == {}
    assert set(explained) - set(found) == set(), "explained, and there no more"
    assert all(len(why) > 10 for why in explained.values())


@pytest.mark.parametrize(
    ("name", "line", "kind"),
    [
        ("src/settings.py", 'SECRET_KEY = "{}"'.format("correct-horse-" + "battery"), "Secret Keyword"),
        ("deploy/compose.yml", "DATABASE_URL: postgresql://desk:{}@host/name".format("s3cretpw"), "Basic Auth"),
        ("tests/test_x.py", 'TOKEN = "{}"'.format("ghp" + "_" + "Zx9Yw8Vu7Ts6" * 3), "GitHub Token"),
        ("docs/a.md", "-----BEGIN {} PRIVATE KEY-----".format("RSA"), "Private Key"),
        (".env", "AWS_ID={}".format("AK" + "IAZ7QWERTY2ZXCVB3N"), "AWS Access Key"),
    ],
)
def test_a_planted_secret_is_found(name: str, line: str, kind: str, tmp_path: Path) -> None:
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"# harmless\n{line}\n", encoding="utf-8")
    assert any(kind in told for told in found_in(tmp_path).values())
