"""A source whose articles are JSON: fetched at one address, opened by people at another."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from registerpub.archive import WarcWriter
from registerpub.archive.records import Exchange
from registerpub.config import Config
from registerpub.pipeline.evidence import open_address
from registerpub.pipeline.ingest import ingest_due
from registerpub.store.models import DocumentRow, Finding

pytestmark = pytest.mark.django_db

SOURCE = """\
title = "Lake Prosecutor"
home = "https://lake.example/"
hosts = ["lake.example", "api.lake.example"]
kind = "government"
tier = "primary"
languages = ["ru"]
timezone = "Asia/Almaty"
[discovery]
feeds = ["https://lake.example/rss"]
[articles]
format = "json"
public_address = ['^https://api\\.lake\\.example/v1/(\\d+)$', 'https://lake.example/press/\\1']
[selectors]
title = "title"
date = "created"
body = "body"
"""
FETCHED = "https://api.lake.example/v1/77"


def fetch(config: Config, now: dt.datetime, body: str) -> None:
    data = {"title": "Суд состоялся", "created": "2020-02-29T19:30:00Z", "body": body}
    headers = (("Content-Type", "application/json"),)
    exchange = Exchange(FETCHED, 200, headers, json.dumps(data).encode(), now, "lake", "article")
    with WarcWriter(config.archive, "lake") as writer:
        writer.write_response(exchange)


def test_evidence_keeps_the_fetched_address_and_people_are_shown_the_other(config: Config, now: dt.datetime) -> None:
    folder = config.sources / "lake"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE)
    for body in ("<p>Суд рассмотрел дело во вторник.</p>", "<p>Суд рассмотрел дело в среду.</p>"):
        fetch(config, now, body)
    assert ingest_due(config, now).made == 2
    first, second = DocumentRow.objects.order_by("version")
    assert (first.capture.url, first.canonical) == (FETCHED, "https://lake.example/press/77")
    assert (second.canonical, second.version, open_address(second)) == (first.canonical, 2, first.canonical)
    assert (first.title, first.outlet, first.tier) == ("Суд состоялся", "Lake Prosecutor", "primary")
    assert first.published == dt.date(2020, 3, 1)
    assert not Finding.objects.exists()
