"""The tick: publication first, and one step's failure stops no other."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from registerpub.jobs import tick
from registerpub.store.models import Finding, PersonRow, Release
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db


def test_an_unknown_source_does_not_keep_withdrawn_people_in_public(desk: Desk) -> None:
    for card in desk.cards(implicit=True):
        desk.confirm(card, "aigul")
        desk.confirm(card, "pavel")
    later = desk.now + dt.timedelta(hours=1)
    crawl = dataclasses.replace(desk.config.crawl, enabled=("nowhere",))
    config = dataclasses.replace(desk.config, crawl=crawl)
    tick(config, lambda: later)
    assert Release.objects.count() == 1
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    tick(config, lambda: later)
    pages = (path.read_bytes() for path in (config.public / "current").rglob("*") if path.is_file())
    assert not any(b"Kasenov" in page for page in pages)
    assert "stage_failed" in Finding.objects.values_list("kind", flat=True)
