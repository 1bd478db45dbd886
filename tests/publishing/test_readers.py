"""Real readers fetch the feeds from a real server: every item once, in its language, and no byte twice."""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import mailbox
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import feedparser
import pytest
from reader import make_reader

from registerpub.core.records import LANGUAGES, PublishedEntry, Site
from registerpub.publishing.channels import Channel
from tests.publishing.amended import amended
from tests.publishing.nginx import NGINX, free_port, serving

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
NUMBERS = {"kk": 5, "ru": 4, "en": 3}
HEADLINES = {
    "kk": "Ұстау: Әлия Бекова ({n}) — «Қаламгер» & Ғ < Ү",
    "ru": "Задержание: Алия Бекова ({n}) — «Ёж» & Ъ < Э",
    "en": "Detention: Aliya Bekova ({n}) — “Pen” & A < B",
}
FEEDS = [(language, kind) for language in LANGUAGES for kind in ("atom", "rss")]
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")


@dataclasses.dataclass
class Server:
    """``address`` as readers know it; ``publish`` shows other entries from now on; ``log`` as nginx wrote it."""

    address: str
    log: Path
    publish: Callable[[Sequence[PublishedEntry]], None]

    def url(self, language: str, kind: str) -> str:
        return f"{self.address}/feeds/all.{language}.{kind}"

    def statuses(self, kinds: Sequence[str] = ("atom", "rss", "json")) -> list[str]:
        """Statuses of the requests for feeds, in order."""
        lines = [line.split() for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [status for status, _, path in lines if path.rsplit(".", 1)[-1] in kinds]


@pytest.fixture
def entries(make_entry: EntryMaker) -> list[PublishedEntry]:
    """Three languages with as many notices as NUMBERS tells."""
    return [
        make_entry(number, language, headline=HEADLINES[language].format(n=number), hours=number, translations=())
        for language in LANGUAGES
        for number in range(1, NUMBERS[language] + 1)
    ]


@pytest.fixture
def server(
    render_all: Render, entries: list[PublishedEntry], site: Site, channels: Sequence[Channel], tmp_path: Path
) -> Iterator[Server]:
    port = free_port()
    here = dataclasses.replace(site, address=f"http://127.0.0.1:{port}")
    current = tmp_path / "current"

    def publish(shown: Sequence[PublishedEntry]) -> None:
        folder, fresh = render_all(shown, site=here, channels=channels), tmp_path / "fresh"
        age = dt.datetime(2026, 3, 2, tzinfo=dt.UTC).timestamp() + len(list(tmp_path.iterdir()))
        for path in folder.rglob("*"):
            os.utime(path, (age, age))
        fresh.symlink_to(folder)
        fresh.replace(current)

    publish(entries)
    with serving(current, tmp_path / "nginx", port) as log:
        yield Server(here.address, log, publish)


def headlines(language: str) -> list[str]:
    return [HEADLINES[language].format(n=number) for number in range(NUMBERS[language], 0, -1)]


def changed(entries: Sequence[PublishedEntry], text: str) -> list[PublishedEntry]:
    """The first English notice with another headline, a day later, and everything else as it was."""
    first = next(entry for entry in entries if (entry.text.language, entry.notice) == ("en", 1))
    words = dataclasses.replace(first.text, headline=text)
    later = dataclasses.replace(first, text=words, updated=first.updated + dt.timedelta(days=1))
    return [later if entry is first else entry for entry in entries]


@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_feedparser_shows_each_language_and_gets_no_byte_twice(language: str, kind: str, server: Server) -> None:
    feed = feedparser.parse(server.url(language, kind))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == headlines(language)
    assert all("<p>First paragraph.</p>" in entry.content[0].value for entry in feed.entries)
    assert feed.entries[-1].published_parsed == feed.entries[-1].updated_parsed
    assert calendar.timegm(feed.entries[-1].updated_parsed) == dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC).timestamp()
    again = feedparser.parse(server.url(language, kind), etag=feed.etag, modified=feed.modified)
    assert (again.status, again.entries) == (304, [])


@pytest.mark.parametrize("kind", ["atom", "rss", "json"])
def test_reader_shows_each_language_gets_no_byte_twice_and_sees_a_change(
    kind: str, server: Server, entries: list[PublishedEntry]
) -> None:
    urls = [server.url(language, kind) for language in LANGUAGES]
    with make_reader(":memory:") as reader:
        for feed in urls:
            reader.add_feed(feed)
        reader.update_feeds()
        for language in LANGUAGES:
            found = list(reader.get_entries(feed=server.url(language, kind)))
            assert sorted(entry.title or "" for entry in found) == sorted(headlines(language))
            assert {entry.link for entry in found} == {
                f"{server.address}/notices/{number}.{language}.html" for number in range(1, NUMBERS[language] + 1)
            }
        assert reader.get_entry_counts().total == sum(NUMBERS.values())
        for feed in urls:
            reader.update_feed(feed)
        assert server.statuses() == ["200"] * 3 + ["304"] * 3
        server.publish(changed(entries, "Detention: Aliya Bekova, amended"))
        reader.update_feed(server.url("en", kind))
        assert reader.get_entry_counts().total == sum(NUMBERS.values())
        entry = reader.get_entry((server.url("en", kind), "tag:adil-zhol.example,2026:notice/1/en"))
        assert entry.title == "Detention: Aliya Bekova, amended"


CORRECTED, TOLD = "Detention: Aliya Bekova, on 1 March", "Notice 7: correction of 1"
GONE, SAID = "Withdrawn notice: Aliya Bekova", "Notice 8: retraction of 2"


def after_both(entries: Sequence[PublishedEntry]) -> list[PublishedEntry]:
    """The first notice corrected and the second retracted, each with a notice that says so."""
    return amended(amended(entries, 1, 7, headline=CORRECTED, body="Amended."), 2, 8, "retraction", GONE, "Withdrawn.")


def titles_after(language: str) -> list[str]:
    kept = [HEADLINES[language].format(n=number) for number in range(3, NUMBERS[language] + 1)]
    return sorted([*kept, CORRECTED, TOLD, GONE, SAID])


@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_feedparser_finds_a_correction_as_a_new_item_and_the_old_one_changed(
    language: str, kind: str, server: Server, entries: list[PublishedEntry]
) -> None:
    before = {entry.id for entry in feedparser.parse(server.url(language, kind)).entries}
    server.publish(after_both(entries))
    after = {entry.id: entry for entry in feedparser.parse(server.url(language, kind)).entries}
    fresh = sorted(one.split("/")[1] for one in set(after) - before)
    assert before < set(after) and fresh == ["7", "8"]
    assert sorted(entry.title for entry in after.values()) == titles_after(language)
    old = after[f"tag:adil-zhol.example,2026:notice/1/{language}"]
    assert "<ins>Amended</ins>" in old.content[0].value and "<del>First paragraph</del>" in old.content[0].value
    assert old.updated_parsed > old.published_parsed


@pytest.mark.parametrize("kind", ["atom", "rss", "json"])
def test_reader_shows_a_correction_as_unread_and_the_old_item_as_it_reads_now(
    kind: str, server: Server, entries: list[PublishedEntry]
) -> None:
    url = server.url("en", kind)
    with make_reader(":memory:") as reader:
        reader.add_feed(url)
        reader.update_feeds()
        for entry in list(reader.get_entries()):
            reader.mark_entry_as_read(entry)
        server.publish(after_both(entries))
        reader.update_feed(url)
        assert sorted(entry.title or "" for entry in reader.get_entries(read=False)) == sorted([TOLD, SAID])
        assert sorted(entry.title or "" for entry in reader.get_entries()) == titles_after("en")
        old = reader.get_entry((url, "tag:adil-zhol.example,2026:notice/1/en"))
        assert "Amended." in old.content[0].value
        gone = reader.get_entry((url, "tag:adil-zhol.example,2026:notice/2/en"))
        assert "First paragraph" not in gone.content[0].value


@pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed: apt-get install newsboat")
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_newsboat_gets_a_correction_as_an_unread_item_and_the_old_one_changed(
    kind: str, server: Server, entries: list[PublishedEntry], tmp_path: Path
) -> None:
    urls, config, cache = (tmp_path / name for name in ("urls", "config", "cache.db"))
    urls.write_text(f"{server.url('en', kind)}\n", encoding="utf-8")
    config.write_text("", encoding="utf-8")
    command: list[str | Path] = ["newsboat", "-q", "-u", urls, "-C", config, "-c", cache, "-x", "reload"]
    assert run(command, tmp_path).returncode == 0
    with sqlite3.connect(cache) as store:
        store.execute("update rss_item set unread = 0")
    store.close()
    server.publish(after_both(entries))
    assert run(command, tmp_path).returncode == 0
    with sqlite3.connect(cache) as store:
        rows = store.execute("select title, unread from rss_item").fetchall()
    store.close()
    assert sorted(title for title, _ in rows) == titles_after("en")
    assert sorted(title for title, unread in rows if unread) == sorted([TOLD, SAID])


def run(command: Sequence[str | Path], home: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(home)}
    environment |= {"XDG_DATA_HOME": str(home), "TERM": "dumb"}
    return subprocess.run(
        list(map(str, command)), input=stdin, capture_output=True, timeout=120, env=environment, check=False
    )


@pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed: apt-get install newsboat")
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_newsboat_keeps_every_item_of_every_language(
    kind: str, server: Server, entries: list[PublishedEntry], tmp_path: Path
) -> None:
    urls, config, cache = (tmp_path / name for name in ("urls", "config", "cache.db"))
    urls.write_text("".join(f"{server.url(language, kind)}\n" for language in LANGUAGES), encoding="utf-8")
    config.write_text("", encoding="utf-8")
    command: list[str | Path] = ["newsboat", "-q", "-u", urls, "-C", config, "-c", cache, "-x", "reload"]

    def titles(language: str) -> list[str]:
        with sqlite3.connect(cache) as store:
            rows = store.execute("select title from rss_item where feedurl = ?", (server.url(language, kind),))
            found = sorted(str(title) for (title,) in rows)
        store.close()
        return found

    assert run(command, tmp_path).returncode == 0
    for language in LANGUAGES:
        assert titles(language) == sorted(headlines(language))
    for _ in range(2):  # it does not remember the time of its first visit
        assert run(command, tmp_path).returncode == 0
    assert server.statuses() == ["200"] * 6 + ["304"] * 3
    server.publish(changed(entries, "Detention: amended"))
    assert run(command, tmp_path).returncode == 0
    assert titles("en") == sorted(["Detention: amended", *headlines("en")[:-1]])


@pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed: apt-get install newsboat")
def test_newsboat_imports_the_opml_of_each_language(server: Server, tmp_path: Path) -> None:
    for language in LANGUAGES:
        urls, opml = tmp_path / f"urls-{language}", tmp_path / "current" / f"feeds.{language}.opml"
        urls.touch()
        assert run(["newsboat", "-u", urls, "-c", tmp_path / "cache.db", "-i", opml], tmp_path).returncode == 0
        assert server.url(language, "atom") in urls.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("sfeed") is None, reason="sfeed is not installed: apt-get install sfeed")
@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_sfeed_reads_time_title_link_and_id(
    language: str, kind: str, server: Server, entries: list[PublishedEntry], tmp_path: Path
) -> None:
    feed = (tmp_path / "current" / "feeds" / f"all.{language}.{kind}").read_bytes()
    lines = run(["sfeed"], tmp_path, feed).stdout.decode().splitlines()
    rows = [line.split("\t") for line in lines]
    assert [row[1] for row in rows] == headlines(language)
    assert [row[2] for row in rows] == [
        f"{server.address}/notices/{number}.{language}.html" for number in range(NUMBERS[language], 0, -1)
    ]
    assert len({row[5] for row in rows}) == NUMBERS[language]
    start = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC).timestamp()
    assert [int(row[0]) for row in rows] == [start + 3600 * number for number in range(NUMBERS[language], 0, -1)]
    server.publish(after_both(entries))
    feed = (tmp_path / "current" / "feeds" / f"all.{language}.{kind}").read_bytes()
    later = [line.split("\t") for line in run(["sfeed"], tmp_path, feed).stdout.decode().splitlines()]
    assert sorted(row[1] for row in later) == titles_after(language)
    assert {row[5] for row in rows} < {row[5] for row in later} and len(later) == len(rows) + 2


@pytest.mark.skipif(shutil.which("r2e") is None, reason="rss2email is not installed: apt-get install rss2email")
def test_rss2email_sends_every_item_and_every_correction_of_every_language_once(
    server: Server, entries: list[PublishedEntry], tmp_path: Path
) -> None:
    mails = tmp_path / "mails"
    (tmp_path / "rss2email.cfg").write_text(
        "[DEFAULT]\nfrom = feeds@site.invalid\nto = reader@site.invalid\n"
        f"email-protocol = maildir\nmaildir-path = {mails}\nmaildir-mailbox = in\n"
        + "".join(f"[feed.{language}]\nurl = {server.url(language, 'atom')}\n" for language in LANGUAGES),
        encoding="utf-8",
    )
    for name in ("cur", "new", "tmp"):
        (mails / "in" / name).mkdir(parents=True)
    command: list[str | Path] = ["r2e", "-c", tmp_path / "rss2email.cfg", "-d", tmp_path / "rss2email.json", "run"]
    for _ in range(2):
        done = run(command, tmp_path)
        assert done.returncode == 0, done.stderr.decode()
    subjects = sorted(subject(message) for message in mailbox.Maildir(mails / "in"))
    assert subjects == sorted(text for language in LANGUAGES for text in headlines(language))
    assert server.statuses(("atom",))[3:] == ["304"] * 3
    server.publish(after_both(entries))
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    fresh = sorted(subject(message) for message in mailbox.Maildir(mails / "in"))
    for text in subjects:
        fresh.remove(text)
    assert fresh == sorted([TOLD, SAID] * 3)


def subject(message: Any) -> str:
    from email.header import decode_header, make_header

    return str(make_header(decode_header(message["Subject"])))
