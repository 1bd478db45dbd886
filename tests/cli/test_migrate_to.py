"""A project moves from SQLite to PostgreSQL, and what goes wrong on the way."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from registerpub.config import load_config
from registerpub.jobs import alone
from registerpub.presence import enter, leave, nobody_else
from tests.postgres import USER, address, new_database, program, run
from tests.projects import DATA, Project, make_project

pytestmark = pytest.mark.journey

TABLES = ("person", "ledger_event", "proposal", "decision", "notice", "audit_entry", "audit_payload", "auth_user")
PAGE = '<html lang="ru"><head><title>Суд</title></head><body><article><h1>Суд</h1><p>{}</p></article></body></html>'


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, postgres: Path) -> Project:
    """A project on SQLite with people, a card and a decision. The others copy its folder."""
    project = make_project(tmp_path_factory.mktemp("move") / "project", postgres=None)
    project.ok("register", "import", DATA / "second-register.json")
    page = project.root / "page.html"
    page.write_text(PAGE.format("Тимур Байменов вышел на свободу."), encoding="utf-8")
    project.ok("import-evidence", page, "--url", "https://example.org/1", "--published", "2021-03-03")
    project.ok("process")
    return project


@pytest.fixture
def project(filled: Project, tmp_path: Path) -> Project:
    root = tmp_path / "project"
    subprocess.run(["cp", "-a", str(filled.root), str(root)], check=True)
    return Project(root)


def counts(project: Project) -> dict[str, Any]:
    return {table: project.sql(f"select count(*) from {table}")[0][0] for table in TABLES}


def test_moves_and_goes_on_there(project: Project, postgres: Path, tmp_path: Path) -> None:
    before, cards = counts(project), project.json("queue", "list")
    assert cards
    shown = project.ok("register", "show", "--register", "ftw")
    url = new_database(postgres, f"m{os.getpid()}")
    tables = project.json("db", "migrate-to", url)
    assert load_config(project.root).store.url == url
    assert {table["name"]: table["rows"] for table in tables}.items() >= before.items()
    assert (counts(project), project.json("queue", "list"), project.ok("register", "show", "--register", "ftw")) == (
        before,
        cards,
        shown,
    )
    project.ok("verify")
    # Keys go on where they stood: a new row does not meet an old one.
    project.ok("user", "add", "dana", "--role", "editor")
    project.ok("queue", "reject", cards[0]["id"], "--as", "aigul", "--reason", "not_a_change")
    assert counts(project)["decision"] == before["decision"] + 1
    assert "the database of the project already" in project.refused("db", "migrate-to", url)
    # Whoever still has the old one open is told, and loses nothing in it.
    with closing(sqlite3.connect(project.root / "var/registerpub.sqlite3")) as old:
        for write in ("update audit_entry set at = at", "insert into django_session values ('a', '', '')"):
            with pytest.raises(
                sqlite3.IntegrityError, match="moved to another database: registerpub.toml names the one"
            ):
                old.execute(write)
    # And back again.
    project.ok("db", "migrate-to", "sqlite:///var/back.sqlite3")
    assert counts(project)["decision"] == before["decision"] + 1
    project.ok("verify")
    # To a store that was left, while it still holds the same: it takes writes again.
    project.ok("db", "migrate-to", url)
    project.ok("user", "add", "erlan", "--role", "editor")


def test_refuses_while_anybody_is_at_work_on_the_project(project: Project) -> None:
    """Whatever port a desk has, and on whatever machine a worker."""
    settings, move = (project.root / "registerpub.toml").read_bytes(), ("db", "migrate-to", "sqlite:///var/new.sqlite3")
    part = enter(project.root / "var")
    assert "still at work on this project on this machine" in project.refused(*move)
    project.ok("user", "list")
    leave(part)
    with alone(project.root / "var"):
        assert "this project is up already" in project.refused(*move)
    with nobody_else(project.root / "var"):
        assert "is moving this project's store: wait" in project.refused("user", "list")
    until = (dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60)).replace(tzinfo=None)
    row = ("insert into job (name, due, lease, lease_until, attempt) values ('crawl', ?, 'x', ?, 1)", until, until)
    project.sql(row[0], *(str(value) for value in row[1:]))
    assert "a worker is at work (crawl): stop the workers, on every machine" in project.refused(*move)
    project.sql("delete from job")
    assert (project.root / "registerpub.toml").read_bytes() == settings
    project.ok(*move)


def test_nothing_is_written_to_postgresql_while_it_moves_nor_afterwards(postgres: Path, tmp_path: Path) -> None:
    """The copy is held up by a trigger in the new database; a single statement on the old one waits, and is refused."""
    project = make_project(tmp_path / "project", editors=(), postgres=postgres)
    old, url = load_config(project.root).store.url, new_database(postgres, f"w{os.getpid()}")
    Project(tmp_path).ok("init", "throwaway", "--database", url)
    waits = "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} RETURN NEW; END $$"
    blocked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    write = "INSERT INTO job (name, due, lease, attempt) VALUES ('crawl', now(), '', 0)"
    project.sql(write.replace("crawl", "publish"))
    with psycopg.connect(url, autocommit=True) as target, psycopg.connect(old, autocommit=True) as source:
        target.execute("SELECT pg_advisory_lock(7)")
        target.execute(waits.format("PERFORM pg_advisory_xact_lock(7);").encode())
        target.execute("CREATE TRIGGER slow BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION wait()")
        command = [sys.executable, "-m", "registerpub.cli", "db", "migrate-to", url]
        with (
            subprocess.Popen(command, cwd=project.root, stderr=subprocess.DEVNULL) as process,
            ThreadPoolExecutor() as pool,
        ):
            while target.execute(blocked.encode()).fetchone() == (0,):
                assert process.poll() is None
            written = pool.submit(project.sql, write)
            while source.execute(blocked.encode()).fetchone() == (0,):
                assert not written.done()
            target.execute("SELECT pg_advisory_unlock(7)")
            with pytest.raises(psycopg.errors.RaiseException, match="this store was moved to another database"):
                written.result(timeout=60)
        assert process.returncode == 0
    assert load_config(project.root).store.url == url
    assert project.sql("SELECT name FROM job") == [("publish",)]


def test_refuses_a_database_with_something_in_it(project: Project, postgres: Path, tmp_path: Path) -> None:
    url = new_database(postgres, f"full{os.getpid()}")
    other = Project(tmp_path / "other")
    Project(tmp_path).ok("init", "other", "--database", url)
    other.ok("user", "add", "dana", "--role", "editor")
    told = project.refused("db", "migrate-to", url)
    assert "is not empty: name one that nothing has been written to" in told
    assert load_config(project.root).store.url == ""
    assert other.sql("select count(*) from auth_user") == [(1,)]


def test_refuses_what_cannot_be_used(project: Project, postgres: Path, tmp_path: Path) -> None:
    refused = project.refused
    assert "does not answer" in refused("db", "migrate-to", address(postgres, "nosuch"))
    assert "write sqlite:///PATH" in refused("db", "migrate-to", "postgresql://me:hush@host/name")
    assert "hush" not in refused("db", "migrate-to", "postgresql://me:hush@host/name")
    assert "colour cannot stand in the address" in refused("db", "migrate-to", "postgresql://host/name?colour=red")
    told = refused("db", "migrate-to", address(postgres, "x"), "--password-file", tmp_path / "gone")
    assert "database.password_file: " in told and "cannot be read" in told
    create = [program("createdb"), "-h", str(postgres), "-U", USER, "--template=template0"]
    run([*create, "--encoding=LATIN1", "--locale=C", f"latin{os.getpid()}"])
    told = refused("db", "migrate-to", address(postgres, f"latin{os.getpid()}"))
    assert "encoding LATIN1" in told and "createdb --template=template0 --encoding=UTF8" in told
    assert load_config(project.root).store.url == ""


def test_killed_before_the_rows_are_kept_it_begins_anew(project: Project, postgres: Path) -> None:
    """The rows arrive in one transaction: the process is ended inside it, by a trigger's wait."""
    url = new_database(postgres, f"kill{os.getpid()}")
    Project(project.root.parent).ok("init", "throwaway", "--database", url)
    waits = "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); END $$"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(waits)
        connection.execute("CREATE TRIGGER slow BEFORE INSERT ON audit_payload FOR EACH ROW EXECUTE FUNCTION wait()")
        command = [sys.executable, "-m", "registerpub.cli", "db", "migrate-to", url]
        with subprocess.Popen(command, cwd=project.root, stderr=subprocess.DEVNULL) as process:
            asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
            while connection.execute(asleep).fetchone() == (0,):
                assert process.poll() is None
            process.send_signal(signal.SIGKILL)
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)
        connection.execute("DROP TRIGGER slow ON audit_payload")
    assert load_config(project.root).store.url == ""
    before = counts(project)
    project.ok("db", "migrate-to", url)
    assert counts(project) == before


def test_killed_before_the_settings_are_written_it_finds_the_rows(project: Project, postgres: Path) -> None:
    url = new_database(postgres, f"late{os.getpid()}")
    settings = (project.root / "registerpub.toml").read_bytes()
    project.ok("db", "migrate-to", url)
    (project.root / "registerpub.toml").write_bytes(settings)
    before = counts(project)
    project.ok("db", "migrate-to", url)
    assert (load_config(project.root).store.url, counts(project)) == (url, before)
