"""What the documentation tells people to type is done: each line of its blocks in its order, in one project.

Placeholders (FILE, PERSON, URL …) are filled in from a table; what another test runs is named with that test.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from registerpub.cli.main import cli
from registerpub.jobs.ports import answers
from tests.cli.test_source_commands import ARTICLE, PATH, feed
from tests.crawl.helpers import answer, serving
from tests.documented import PAGES, ROOT, Command, blocks, inline
from tests.journeys.test_up import free_port, until
from tests.projects import DATA, OPEN_POLICY, Project, make_project

BLOCKS = [command for page in PAGES for command in blocks(page)]
INLINE = [command for page in PAGES for command in inline(page)]

#: What needs another server, two people or a terminal: the test that runs it, and the words by which it does.
ELSEWHERE = {
    "init my-register --database": ("tests/projects.py", '"init", root, "--database"'),
    "db migrate-to": ("tests/cli/test_migrate_to.py", '"db", "migrate-to"'),
    "user reset": ("tests/cli/test_user_commands.py", '"user", "reset"'),
    "webhook test": ("tests/cli/test_telling_commands.py", '"webhook", "test"'),
    "webhook choose": ("tests/cli/test_telling_commands.py", '"webhook", "choose"'),
    "key new --folder": ("tests/cli/test_signing_commands.py", '"key", "new", "--folder"'),
    "scan --register register.json s3:": ("tests/pipeline/test_scan_cluster.py", '"--scheduler", address'),
    "backup": ("tests/pipeline/test_backup.py", '"backup", "rehearse"'),
    "restore": ("tests/pipeline/test_backup.py", '"restore", backed_up.place'),
    "panic": ("tests/cli/test_panic_command.py", '"panic", "--lift"'),
    "webhook enable": ("tests/cli/test_telling_commands.py", '"webhook", "enable"'),
}
#: What runs until it is told to stop.
LASTING = ("up", "web", "scheduler", "worker")
SETTINGS = '\n[sources]\nallow_loopback = true\n\n[signing]\npassword_file = "../password"\n'
RELEASE = "insert into release (number, time, checksums, register) values (1, '2026-03-02 09:00:00Z', '', '')"
SPELLING = "Timur Baimenov"
ADDRESS = "https://news.example/library"


def said(command: Command) -> str:
    return " ".join(command.words[1:])


def elsewhere(command: Command) -> bool:
    return any(said(command).startswith(words) for words in ELSEWHERE)


@pytest.mark.parametrize("command", [*BLOCKS, *INLINE], ids=lambda one: f"{one.page}-{one.line}")
def test_every_command_and_option_that_is_named_exists(command: Command) -> None:
    place = f"{command.page}, line {command.line}"
    words = [word for word in command.words[1:] if word not in ("…", "...")]
    found: click.Command = cli
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        names = words.pop(0).split("|")
        inner = [found.get_command(click.Context(found), name) for name in names]
        assert all(inner), f"{place}: one of {names} is no command of {found.name}"
        found = inner[0] or found
    options = {name for parameter in found.params for name in parameter.opts} | {"--help", "-h"}
    for word in words:
        option = word.split("=")[0].strip("[]…")
        assert not option.startswith("-") or option in options, f"{place}: {found.name} has no {option}"


@pytest.mark.parametrize("words", ELSEWHERE)
def test_what_is_run_elsewhere_is_run_there(words: str) -> None:
    assert any(said(command).startswith(words) for command in BLOCKS), "no page tells to type it any more"
    path, run = ELSEWHERE[words]
    assert run in (ROOT / path).read_text(encoding="utf-8")


class Reader:
    """Somebody who follows the documentation: fills in what it leaves open and types line after line."""

    def __init__(self, folder: Path, site: str) -> None:
        self.folder = folder
        self.project = Project(folder / "my-register")
        self.filled = {
            "FILE": str(DATA / "second-register.json"),
            "NAME": "dana",
            "PERSON": "m2",
            "USER": "dana",
            "URL": ADDRESS,
            "Қайсар Қыдыров": SPELLING,
            "https://…": ADDRESS,
            "https://feeds.example": "var/public",
            "https://www.example.kz/news/12-some-article.html": site + PATH,
            "2026-03-01": "2999-03-01",
            "2027-01-31": "2999-01-31",
            "lake": "sample",
        }

    def type(self, command: Command) -> str:
        """Run it as it stands; more words are given only where it would otherwise ask or wait for a stranger's site."""
        words = [self.filled.get(word, word) for word in command.words[1:]]
        if words[:2] == ["source", "new"]:
            words += ["--name", "example", "--delay", "0"]
        if words[:2] == ["source", "verify"]:
            words += ["--yes"]
        if words[0] == "init":
            return Project(self.folder).ok(*words)
        done = self.project.run(*words)
        # 1 says here what the page says of it: news may be missed, and nobody has accepted yet what is read.
        known = done.returncode == 1 and (words[:2] == ["source", "health"] or "nobody has reviewed" in done.stderr)
        assert done.returncode == 0 or known, f"{command}\n{done.stdout}\n{done.stderr}"
        if words[:2] == ["key", "public"]:
            self.filled["KEY"] = done.stdout.split()[0]
            self.project.ok("publish")
        if words[:2] == ["names", "not-this"]:
            self.filled["ID"] = done.stdout.split()[-1]
        return done.stdout

    def prepare(self) -> None:
        """What the pages take for granted: settings of their own, a register, accounts, an archive, a release."""
        root = self.project.root
        settings = root / "registerpub.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + OPEN_POLICY + SETTINGS, encoding="utf-8")
        self.project.ok("register", "import", DATA / "second-register.json")
        (root / "register.json").write_text(
            self.project.ok("register", "export", "--register", "ftw"), encoding="utf-8"
        )
        page = root / "page.html"
        page.write_text(ARTICLE, encoding="utf-8")
        self.project.ok("import-evidence", page, "--url", ADDRESS, "--published", "2021-03-03")
        self.project.ok("process")
        self.project.sql(RELEASE)
        (root / "archives").symlink_to("var/archive")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setenv("HOME", str(tmp_path))
    secret = tmp_path / "password"
    secret.touch(0o600)
    secret.write_text("correct horse\n")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    with serving({PATH: answer(ARTICLE), "/rss.xml": feed(PATH)}) as site:
        yield Reader(tmp_path, site.address)


def test_the_pages_are_typed_from_the_first_line_to_the_last(reader: Reader) -> None:
    typed = set()
    for command in BLOCKS:
        if said(command) in typed or elsewhere(command) or command.words[1] in LASTING:
            continue
        typed.add(said(command))
        reader.type(command)
        if command.words[1] == "init":
            reader.prepare()
    assert len(typed) > 30
    assert (reader.project.root / "hits.jsonl.done").exists() and (reader.project.root / "page.html").exists()


def catches(pid: int, number: signal.Signals) -> bool:
    """Whether the process has a handler of its own for a signal."""
    [caught] = re.findall(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return bool(int(caught, 16) >> (number - 1) & 1)


@pytest.mark.parametrize("part", [part for part in LASTING if part != "up"])
def test_a_part_alone_runs_until_it_is_told_to_stop(part: str, tmp_path: Path) -> None:
    port = free_port()
    project = make_project(tmp_path / "p", f'[desk]\nlisten = "127.0.0.1:{port}"\n', editors=())
    command = [sys.executable, "-m", "registerpub.cli", part]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        try:
            assert process.stderr.readline().strip(), "says what it is"
            until(
                lambda: answers(f"127.0.0.1:{port}") if part == "web" else catches(process.pid, signal.SIGTERM),
                f"the {part}",
            )
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
