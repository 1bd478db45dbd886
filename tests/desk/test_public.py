"""The published tree on this machine: readable by anybody, nothing outside it, gone with a real public address."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from registerpub.config import Config


@pytest.fixture
def published(settings: Any, config: Config) -> Config:
    settings.REGISTERPUB = config
    release = config.public / "releases" / "1"
    (release / "feeds").mkdir(parents=True)
    (release / "feeds" / "all.en.atom").write_text("<feed/>", encoding="utf-8")
    (release / "index.html").write_text("<p>hello</p>", encoding="utf-8")
    (config.public / "current").symlink_to(Path("releases") / "1")
    (config.var / "secret.key").write_text("secret", encoding="utf-8")
    return config


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_feeds_and_pages_are_served_with_their_types(published: Config) -> None:
    feed = Client().get("/public/feeds/all.en.atom")
    assert (feed.status_code, feed["Content-Type"], content(feed)) == (200, "application/atom+xml", b"<feed/>")
    assert content(Client().get("/public/")) == b"<p>hello</p>"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feeds/all.en.json", "application/feed+json"),
        ("feeds/archive/all.en.2021-02.json", "application/feed+json"),
        ("release.json", "application/json"),
        ("feeds.en.opml", "text/x-opml; charset=utf-8"),
        ("feed.css", "text/css; charset=utf-8"),
    ],
)
def test_lists_and_json_are_served_with_their_types(published: Config, name: str, kind: str) -> None:
    path = published.public / "current" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", encoding="utf-8")
    response = Client().get(f"/public/{name}")
    assert (response["Content-Type"], content(response)) == (kind, b"x")


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.key",
        "..%2f..%2fsecret.key",
        "feeds",
        "nothing.html",
        "../1/index.html/..",
        "%00",
        "a%00.html",
        "x" * 9000,
    ],
)
def test_nothing_else_is_served(published: Config, name: str) -> None:
    assert Client().get(f"/public/{name}").status_code == 404


def test_with_a_real_public_address_the_route_is_closed(published: Config, settings: Any) -> None:
    site = dataclasses.replace(published.site, address="https://register.example")
    settings.REGISTERPUB = dataclasses.replace(published, site=site)
    assert Client().get("/public/").status_code == 404
