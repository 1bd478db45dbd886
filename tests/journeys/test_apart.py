"""Crawler, desk and public host on three machines: separate processes and folders, and what each of them holds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from registerpub.demo.run import REGISTERS
from registerpub.demo.server import DemoSite
from registerpub.pipeline.verify_release import read_key, verify_folder
from tests.pipeline.backing import run_all
from tests.projects import OPEN_POLICY, make_project

pytestmark = pytest.mark.journey
SETTINGS = """
{policy}
[[mirrors]]
name = "abroad"
kind = "folder"
to = "{mirror}"
"""
#: On the register, named in no page, of whom nothing may be public.
HIDDEN = {"kk": "Жасұлан Өтепбергенұлы", "ru": "Жасулан Утепбергенулы", "en": "Zhassulan Utepbergenuly"}
EDITORS = ("quiet-heron", "grey-marten")


def register_file(folder: Path) -> Path:
    """The demonstration's register and one more person."""
    data = json.loads(REGISTERS[0].read_text(encoding="utf-8"))
    names = [{"language": language, "full": full, "kind": "main"} for language, full in HIDDEN.items()]
    data["people"].append({"id": "hidden-one", "names": names, "sex": "m", "consent": "withheld", "events": []})
    path = folder / "register.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def files(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*") if path.is_file())


def crawl(machine: Path, source: str) -> None:
    """The crawler by itself: no project, no register, no database."""
    command = [sys.executable, "-m", "registerpub_crawler", str(machine / "sources" / source), "--allow-loopback"]
    places = ["--archive", str(machine / "archive"), "--state", str(machine / "state.json")]
    done = subprocess.run([*command, *places], cwd=machine, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def visited(path: Path) -> Iterator[str]:
    """The addresses that were asked for."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type in ("response", "revisit"):
                yield record.rec_headers.get_header("WARC-Target-URI")


def test_three_machines_and_what_each_of_them_holds(tmp_path: Path) -> None:
    crawler, mirror = tmp_path / "crawler", tmp_path / "mirror"
    crawler.mkdir()
    register = register_file(tmp_path)
    spellings = sorted({name["full"] for one in json.loads(register.read_text())["people"] for name in one["names"]})

    # The crawler's machine.
    with DemoSite() as site:
        site.write_sources(crawler / "sources")
        crawl(crawler, "demo-en")
    archived = sorted((crawler / "archive").glob("*.warc.gz"))
    assert archived
    kept = {path for path in files(crawler) if not path.name.endswith(".warc.gz")}
    assert not [path for path in kept if path.suffix in (".sqlite3", ".key")]
    for path in kept:
        assert not [name for name in spellings if name.encode() in path.read_bytes()], path
    asked = {address for path in archived for address in visited(path)}
    # Whole pages and lists are fetched: no name is ever put into a search.
    assert len(asked) > 3 and not [address for address in asked if "?" in address]

    # The desk's machine: the archive comes as a copy, as rsync would bring it.
    settings = SETTINGS.format(policy=OPEN_POLICY, mirror=mirror)
    desk = make_project(tmp_path / "desk", settings, EDITORS, postgres=None)
    shutil.copytree(crawler / "sources", desk.root / "sources", dirs_exist_ok=True)
    for path in archived:
        shutil.copy2(path, desk.root / "var" / "archive")
    run_all(desk, ["register", "import", register], ["process"])
    cards = [card for card in desk.json("queue", "list") if card["person"] and card["event"] and card["sources"]]
    card = min(cards, key=lambda card: card["people_needed"])
    run_all(
        desk,
        *(["queue", "confirm", card["id"], "--as", name] for name in EDITORS[: card["people_needed"]]),
        ["key", "new", "--folder", tmp_path / "keys", "--without-password"],
        ["publish"],
        ["mirror", "push"],
    )

    # The public host: a signed release, whole, and nothing else.
    [public] = (tmp_path / "keys").glob("*.pub")
    verdict = verify_folder(mirror, read_key(str(public)))
    assert verdict.problems == () and verdict.files > 50
    current = (mirror / "current").resolve()
    assert set(files(mirror)) == set(files(current))
    secrets = [*HIDDEN.values(), "hidden-one", *EDITORS, str(tmp_path)]
    secrets.append((desk.root / "var/secret.key").read_text().strip())
    for path in files(mirror):
        data = path.read_bytes()
        assert not [word for word in secrets if word.encode() in data], path
    assert not [path for path in files(mirror) if re.search(r"\.(warc|sqlite3|key|toml)\b", path.name)]
    entries = json.loads((current / "feeds" / "all.en.json").read_text())["items"]
    assert len(entries) == 1
    # The crawler's machine has learnt nothing of all this.
    assert sorted(path for path in files(crawler)) == sorted([*archived, *kept])
