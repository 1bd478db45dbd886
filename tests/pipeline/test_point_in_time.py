"""The guide's way back to a moment of PostgreSQL: between two decisions the first is there and the second is not."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import psycopg
import pytest

from registerpub.config import load_config
from tests.postgres import USER, program, run, running, server
from tests.projects import DATA, Project, make_project

GUIDE = (Path(__file__).parents[2] / "docs" / "operators.md").read_text(encoding="utf-8")
#: What the guide seals on the way; the test keeps it as it is.
SEALED = (
    ("age -r age1… -o /backups/wal/%f.part %p", "cp %p /backups/wal/%f.part"),
    ("age -d -i /media/usb/backup.key -o %p /backups/wal/%f.age", "cp /backups/wal/%f.age %p"),
)


def settings_with(word: str, folder: str) -> str:
    """The guide's lines of ``postgresql.conf`` among which ``word`` stands, for an archive in ``folder``."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```$", GUIDE, re.M | re.S)
    (block,) = (block for block in blocks if f"{word} =" in block)
    for sealed, plain in SEALED:
        block = block.replace(sealed, plain)
    assert "age1" not in block and "age -d" not in block
    return "\n".join(line.strip() for line in block.replace("/backups/wal", folder).splitlines())


def confirmed(project: Project, card: str) -> None:
    for person in ("aigul", "pavel"):
        project.ok("queue", "confirm", card, "--as", person)


@pytest.mark.slow
def test_the_guide_brings_a_moment_between_two_decisions_back(tmp_path: Path) -> None:
    settings = settings_with("archive_command", "{folder}/wal")
    with server(settings) as socket:
        run(["mkdir", str(socket / "wal")])
        project = make_project(tmp_path / "project", postgres=socket)
        project.ok("register", "import", DATA / "second-register.json")
        project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
        project.ok("process")
        first, second = [card["id"] for card in project.json("queue", "list") if card["implicit"]][:2]
        base = socket / "base.tar"
        run(["sh", "-c", f"{program('pg_basebackup')} -h {socket} -U {USER} -D - -Ft -X none -c fast > {base}"])
        confirmed(project, first)
        ((moment,),) = project.sql("SELECT clock_timestamp()")
        time.sleep(0.01)
        confirmed(project, second)
        project.sql("SELECT pg_switch_wal()")
        while not project.sql("SELECT 1 FROM pg_stat_archiver WHERE last_archived_time > ?", moment):
            time.sleep(0.1)
        assert project.sql("SELECT failed_count FROM pg_stat_archiver") == [(0,)]

        back = socket / "back"
        run(["mkdir", "-m", "700", str(back)])
        run(["tar", "-x", "-C", str(back), "-f", str(base)])
        lines = settings_with("restore_command", f"{socket}/wal")
        lines = re.sub(r"recovery_target_time = .*", f"recovery_target_time = '{moment.isoformat()}'", lines)
        run(["sh", "-c", f"mkdir {socket}/b && : > {back}/recovery.signal"])
        with (back / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"{lines}\nunix_socket_directories = '{socket}/b'\n")
        with running(back, socket / "back.log"):
            there = moved(project, tmp_path / "back", str(socket), f"{socket}/b")
            (look,) = re.findall(r"\(`(SELECT max\(.*?)`\)", GUIDE)
            assert there.sql(look)[0][0] <= moment and there.sql("SELECT pg_is_in_recovery()") == [(True,)]
            there.sql("SELECT pg_wal_replay_resume()")
            while there.sql("SELECT pg_is_in_recovery()") == [(True,)]:
                time.sleep(0.1)
            there.ok("verify")
            waiting = {card["id"] for card in there.json("queue", "list")}
            assert first not in waiting and second in waiting
            # What came after the moment is done again, and both end up the same.
            confirmed(there, second)
            there.ok("verify")
            told = "SELECT code, date, status, register_id FROM ledger_event ORDER BY 1, 2, 3, 4"
            assert there.sql(told) == project.sql(told)


def moved(project: Project, root: Path, old: str, new: str) -> Project:
    """The project beside the server that was brought back."""
    shutil.copytree(project.root, root, symlinks=True)
    url = load_config(project.root).store.url
    path = root / "registerpub.toml"
    text = path.read_text(encoding="utf-8").replace(url, url.replace(f"host={old}", f"host={new}"))
    path.write_text(text, encoding="utf-8")
    with psycopg.connect(load_config(root).store.url):
        return Project(root)
