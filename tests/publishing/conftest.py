"""Invented entries, a site on this machine, and the wordings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from registerpub.core.records import LANGUAGES, NoticeText, PublishedEntry, ReleaseInfo, Site, Source, Tombstone
from registerpub.publishing import Channel, load_channels, render_release
from registerpub.wording import Wording, load_wording

ROOT = Path(__file__).parents[2]
HEADLINES = {"kk": "Ұстау: Айсұлу Бекова", "ru": "Задержание: Айсулу Бекова", "en": "Detention: Aisulu Bekova"}
EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]


@pytest.fixture(scope="session")
def wordings() -> Mapping[str, Wording]:
    return {language: load_wording(ROOT / "locales", language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def shipped() -> tuple[Channel, ...]:
    return load_channels(ROOT / "feeds")


@pytest.fixture(scope="session")
def channels(shipped: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """The channel that carries everything, alone, so that trees stay small."""
    return shipped[:1]


@pytest.fixture(scope="session")
def site() -> Site:
    return Site("Adil Zhol register", "http://127.0.0.1:8000/public", "adil-zhol.example")


@pytest.fixture
def demonstration() -> Site:
    return Site("Adil Zhol register", "http://127.0.0.1:8000/public", "demo.invalid", demonstration=True)


@pytest.fixture(scope="session")
def release() -> ReleaseInfo:
    return ReleaseInfo(1, dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC))


@pytest.fixture(scope="session")
def make_entry() -> EntryMaker:
    def make(
        number: int = 1,
        language: str = "en",
        event: str = "DETAINED",
        headline: str | None = None,
        body: str = "First paragraph.\n\nSource: Dala News. Checked: 2 March 2026.",
        hours: int = 0,
        updated_hours: int | None = None,
        sources: tuple[Source, ...] = (Source("Dala News", "https://dala.example/1", "en", dt.date(2026, 3, 1)),),
        translations: tuple[str, ...] = LANGUAGES,
        register: str | None = None,
        state: str = "template",
        person: str = "p1",
        regions: tuple[str, ...] = (),
    ) -> PublishedEntry:
        start = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
        published = start + dt.timedelta(hours=hours)
        updated = start + dt.timedelta(hours=hours if updated_hours is None else updated_hours)
        text = NoticeText(language, headline or HEADLINES[language], "Summary.", body)
        return PublishedEntry(
            notice=number,
            year=2026,
            text=text,
            event=event,
            register=register,
            published=published,
            updated=updated,
            sources=sources,
            translations=translations,
            state=state,
            person=person,
            regions=regions,
        )

    return make


@pytest.fixture
def three(make_entry: EntryMaker) -> list[PublishedEntry]:
    """One notice in three languages."""
    return [make_entry(language=language) for language in LANGUAGES]


@pytest.fixture(scope="session")
def render_into(
    site: Site, release: ReleaseInfo, shipped: tuple[Channel, ...], wordings: Mapping[str, Wording]
) -> Render:
    """Renders a tree below a folder with every shipped channel, or with those given."""

    def write(
        place: Path,
        entries: Sequence[PublishedEntry],
        tombstones: Sequence[Tombstone] = (),
        site: Site = site,
        channels: Sequence[Channel] = shipped,
        at: dt.datetime = release.time,
    ) -> Path:
        folder = place / f"tree-{len(list(place.iterdir()))}"
        render_release(site, ReleaseInfo(1, at), channels, entries, wordings, folder, tombstones)
        return folder

    return write


@pytest.fixture
def render_all(tmp_path: Path, render_into: Render) -> Render:
    """The same below the folder of the test, which may change what it got."""
    return partial(render_into, tmp_path)
