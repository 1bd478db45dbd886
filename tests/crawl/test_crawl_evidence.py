"""What crawls leave behind: files that the standard tools accept, visits, rotation, and a disk that fills up."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from registerpub.archive import inspect_file, verify_file
from registerpub.config import Config, CrawlSettings
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.crawl import crawl_now
from registerpub.pipeline.process import process
from registerpub.store.models import Capture, DocumentRow, Finding
from tests.conftest import NOW
from tests.crawl.helpers import (
    FILLER,
    answer,
    command,
    crawl,
    environment,
    feed,
    make_all_due,
    page,
    serving,
    write_source,
)

pytestmark = pytest.mark.journey
ROBOTS = answer("User-agent: *\nAllow: /\n", "text/plain")


def files(work: Path) -> list[Path]:
    return sorted((work / "archive").glob("*.warc.gz"))


def kinds(work: Path) -> Counter[str]:
    return sum((inspect_file(path).kinds for path in files(work)), Counter())


def check(paths: list[Path]) -> subprocess.CompletedProcess[str]:
    """The check of the tool that everybody uses."""
    arguments = [sys.executable, "-m", "warcio.cli", "check", "-v", *map(str, paths)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def noise(seed: int) -> str:
    return "".join(random.Random(seed).choices("abcdefghijklmnopqrstuvwxyz ", k=700_000))


def test_the_standard_tool_accepts_every_file_of_two_crawls_and_the_second_holds_visits(tmp_path: Path) -> None:
    routes = {"/robots.txt": ROBOTS, "/rss.xml": feed("/a.html"), "/a.html": page(), "/old.html": page()}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site)
        crawl(source, tmp_path)
        first = kinds(tmp_path)
        assert (first["response"], first["revisit"]) == (3, 0)
        make_all_due(tmp_path / "paper.json")
        routes["/a.html"] = page("The page has changed. " + FILLER)
        crawl(source, tmp_path)
    both = kinds(tmp_path)
    assert (both["response"], both["revisit"]) == (4, 2)
    done = check(files(tmp_path))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("digest pass") >= 7


def test_large_answers_are_spread_over_files_of_the_size_that_was_set(tmp_path: Path) -> None:
    paths = [f"/{number}.html" for number in range(6)]
    routes = {"/rss.xml": feed(*paths), **{path: page(noise(number)) for number, path in enumerate(paths)}}
    with serving(routes) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path, "--max-megabytes", "1")
    assert outcome.summary["articles"] == 6
    assert outcome.summary["files"] == [path.name for path in files(tmp_path)]
    assert len(files(tmp_path)) == 2
    assert check(files(tmp_path)).returncode == 0


@pytest.mark.parametrize("writer", ["thread", "inline"])
def test_a_disk_that_fills_up_ends_the_crawl_as_our_fault_and_loses_nothing(tmp_path: Path, writer: str) -> None:
    paths = [f"/{number}.html" for number in range(6)]
    routes = {"/rss.xml": feed(*paths), **{path: page(noise(number)) for number, path in enumerate(paths)}}
    limit = 1_500_000
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site)
        done = subprocess.run(
            command(source, tmp_path, "--writer", writer),
            capture_output=True,
            text=True,
            # Compiled modules would be cut short, too, and stay so for whoever comes after.
            env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
            timeout=60,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        assert done.returncode == 1
        assert "cannot be written: File too large" in done.stderr
        assert not (tmp_path / "paper.json").exists()
        [full] = files(tmp_path)
        assert verify_file(full) == []
        before = inspect_file(full).kinds["response"]
        assert before >= 3
        again = crawl(source, tmp_path)
    assert again.summary["articles"] == 6
    assert check(files(tmp_path)).returncode == 0


@pytest.mark.django_db
def test_a_full_disk_is_a_finding_and_later_crawls_become_visits_and_no_versions(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([environment()["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]))
    project = Config(root=config.root, site=config.site, crawl=CrawlSettings(allow_loopback=True))
    state = project.var / "crawl" / "paper.json"
    with serving({"/robots.txt": ROBOTS, "/rss.xml": feed("/a.html"), "/a.html": page()}) as site:
        write_source(project.sources / "paper", site)
        project.archive.mkdir(parents=True)
        monkeypatch.setattr("registerpub.pipeline.crawl._finish", _limited(600))
        [failed] = crawl_now(project, ["paper"], lambda: NOW)
        assert "cannot be written: File too large" in failed.failure
        assert Finding.objects.get(kind="archive_failed").source == "paper"
        monkeypatch.undo()
        monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
        for _ in range(2):
            assert crawl_now(project, ["paper"], lambda: NOW)[0].failure == ""
            process(project, lambda: NOW)
            make_all_due(state)
    assert Capture.objects.filter(role="article").count() == 2
    assert Capture.objects.exclude(original="").filter(role="article").count() == 1
    assert DocumentRow.objects.count() == 1
    assert check_archive(project).problems == []
    assert len(list(project.archive.glob("manifest-*.txt"))) == 1


def _limited(limit: int) -> object:
    """Runs a crawl whose every file may be only so large, as on a disk that is nearly full."""

    def finish(arguments: list[str], *_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [part for part in arguments if part != "--end-with-parent"],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=60,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )

    return finish
