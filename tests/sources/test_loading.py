"""What ``source.toml`` may not say, and what its author is told: the file, the key, the value and how to mend it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.config import data_folder
from registerpub.core.errors import ManyProblems
from registerpub.sources import Source, find_sources, load_source

HEAD = """title = "Lake"
home = "https://lake.example/"
hosts = ["lake.example", "www.lake.example"]
mirrors = ["mirror.example"]
kind = "news"
tier = "news"
languages = ["kk"]
timezone = "Asia/Almaty"
"""
FEED = '[discovery]\nfeeds = ["https://lake.example/rss"]\n'


def load(tmp_path: Path, text: str) -> Source:
    folder = tmp_path / "lake"
    folder.mkdir(exist_ok=True)
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return load_source(folder)


def problems(tmp_path: Path, text: str) -> str:
    with pytest.raises(ManyProblems) as caught:
        load(tmp_path, text)
    assert "lake/source.toml" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        (
            'home = "lake.example"',
            'home = "https://lake.example/"',
            "home: 'lake.example' cannot be used; write a whole address, such as https://www.example.kz/news/",
        ),
        (
            'hosts = ["https://lake.example/"]',
            'hosts = ["lake.example", "www.lake.example"]',
            "hosts.0: 'https://lake.example/' cannot be used; write a host name without scheme, port and path, such as",
        ),
        (
            'hosts = "lake.example"',
            'hosts = ["lake.example", "www.lake.example"]',
            "hosts: 'lake.example' cannot be used; write host names in a list, such as [",
        ),
        ("hosts = []", 'hosts = ["lake.example", "www.lake.example"]', "hosts: [] cannot be used; write host names"),
        (
            'mirrors = ["mirror.example:80"]',
            'mirrors = ["mirror.example"]',
            "mirrors.0: 'mirror.example:80' cannot be used; write a host name",
        ),
    ],
)
def test_a_bad_address_or_host_is_told_with_what_to_write(tmp_path: Path, wrong: str, right: str, message: str) -> None:
    assert message in problems(tmp_path, HEAD.replace(right, wrong) + FEED)


@pytest.mark.parametrize(
    ("window", "message"),
    [
        ('["22.00", "06:00"]', "politeness.visit_window.0: '22.00' cannot be used; write a time from 00:00 to 23:59"),
        ('["24:00", "06:00"]', "politeness.visit_window.0: '24:00' cannot be used; write a time"),
        ('["22:00"]', "politeness.visit_window: ['22:00'] cannot be used; write two times, from when until when"),
        ('"22:00-06:00"', "politeness.visit_window: '22:00-06:00' cannot be used; write two times"),
    ],
)
def test_a_bad_visit_window_is_told_with_what_to_write(tmp_path: Path, window: str, message: str) -> None:
    assert message in problems(tmp_path, f"{HEAD}{FEED}[politeness]\nvisit_window = {window}\n")


def test_no_message_quotes_a_regular_expression(tmp_path: Path) -> None:
    text = HEAD.replace("https://lake.example/", "x").replace('"mirror', '"https://mirror') + FEED
    told = problems(tmp_path, text.replace("https://lake.example/rss", "rss"))
    assert told.count("cannot be used; write") == 3
    assert "does not match" not in told
    assert "[^" not in told


def test_nobody_can_have_verified_a_source_on_a_day_to_come(tmp_path: Path) -> None:
    assert "verified: 2099-01-31 is yet to come: write false, or the day of the last check" in problems(
        tmp_path, f"{HEAD}verified = 2099-01-31\n{FEED}"
    )
    for value in ("true", '"2026-01-31"', "2026-01-31T10:00:00"):
        assert "cannot be used; write false, or the day" in problems(tmp_path, f"{HEAD}verified = {value}\n{FEED}")
    today = dt.datetime.now(dt.UTC).date()
    assert load(tmp_path, f"{HEAD}verified = {today}\n{FEED}").verified == today


@pytest.mark.parametrize(
    ("discovery", "key"),
    [
        ('feeds = ["https://lake.example/rss", "https://feeds.example/lake"]', "discovery.feeds.1"),
        ('sitemaps = ["https://maps.example/s.xml"]', "discovery.sitemaps.0"),
        ('[[discovery.listings]]\nurl = "https://lists.example/"', "discovery.listings.0.url"),
        (
            '[[discovery.listings]]\nurl = "https://lake.example/"\npages = "https://lists.example/{page}"',
            "discovery.listings.0.pages",
        ),
        ('[[discovery.json]]\nurl = "https://api.example/"\nitems = ""\nlink = "{u}"', "discovery.json.0.url"),
        ('[[discovery.watched]]\nurl = "https://owner.example/list"', "discovery.watched.0.url"),
    ],
)
def test_articles_are_looked_for_on_hosts_of_the_source_only(tmp_path: Path, discovery: str, key: str) -> None:
    told = problems(tmp_path, f"{HEAD}[discovery]\n{discovery}\n")
    assert told.count("which is none of the source's") == 1
    assert f"  {key}: " in told
    assert "name it in hosts" in told


def test_mirrors_ports_and_spellings_of_a_host_are_the_source_s(tmp_path: Path) -> None:
    feeds = ["https://mirror.example/rss", "https://WWW.lake.example./rss", "http://lake.example:8080/rss"]
    found = load(tmp_path, f"{HEAD}[discovery]\nfeeds = {feeds}\n")
    assert found.feeds == tuple(feeds)
    assert found.asked_hosts == {"lake.example", "www.lake.example", "mirror.example"}


def test_every_shipped_source_can_be_used(tmp_path: Path) -> None:
    assert len(find_sources(tmp_path, data_folder("sources"))) > 15
