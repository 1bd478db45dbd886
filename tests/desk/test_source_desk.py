"""Sources at the desk: tried on a site of our own, judged, saved, switched and verified; refusals in words."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from registerpub.config import load_config
from registerpub.desk import source_words
from registerpub.desk.views import sources as view
from registerpub.pipeline import source_trial
from registerpub.pipeline.audit import list_entries
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.project import TEMPLATE, create_project
from registerpub.pipeline.source_settings import with_current_sources
from registerpub.sources import load_source
from registerpub.store.models import SourceTrial
from tests.crawl.helpers import Route, Site, answer, serving

from .conftest import sign_in

TEXT = "<p>The library of the village is open again after the flood, and the readers came on the first day.</p>"
LINK = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
HEAD = '<title>Library</title><meta property="og:site_name" content="The Village Paper">'
DATE = '<time datetime="2026-02-03T10:00:00+05:00"></time>'
PAGE = (
    f"<html><head>{HEAD}{LINK}</head><body>{DATE}<article>{TEXT * 4}<script>alert(1)</script></article></body></html>"
)
PATH = "/news/12-the-library-is-open.html"
SAVE = {
    "action": "save",
    "title": "Village",
    "kind": "court",
    "tier": "primary",
    "language.en": "1",
    "language.kk": "1",
}


def feed(path: str) -> Route:
    def route(handler: Any) -> None:
        item = f"<item><link>http://{handler.headers['Host']}{path}</link></item>"
        answer(f"<rss><channel>{item}</channel></rss>", "application/rss+xml")(handler)

    return route


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving({PATH: answer(PAGE), "/rss.xml": feed(PATH), "/empty.html": answer("<html></html>")}) as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose trials run in this process, where the test's database is, and without pauses."""
    create_project(tmp_path / "p", TEMPLATE + "\n[sources]\nallow_loopback = true\n")
    settings.REGISTERPUB = load_config(tmp_path / "p")
    monkeypatch.setattr(source_trial, "_DELAY", 0.0)
    monkeypatch.setattr(source_trial, "_check_delay", lambda source: 0.0)
    monkeypatch.setattr(
        view, "start_process", lambda trial, config, _: source_trial.run_trial(trial.key, config, utc_now)
    )
    return tmp_path / "p"


@pytest.fixture
def keeper(db: None) -> Client:
    return sign_in("k1", "keeper")


def tried(keeper: Client, site: Site, path: str = PATH, name: str = "village") -> str:
    answered = keeper.post("/sources/new/", {"url": site.address + path, "name": name})
    assert answered.status_code == 302, answered.content.decode()
    return str(answered["Location"])


def text_of(root: Path, name: str = "village") -> dict[str, Any]:
    return tomllib.loads((root / "sources" / name / "source.toml").read_text(encoding="utf-8"))


def test_a_site_is_tried_and_what_is_read_of_it_is_shown_as_text(keeper: Client, site: Site, root: Path) -> None:
    page = keeper.get(tried(keeper, site)).content.decode()
    assert "The Village Paper" in page and f"{site.address}/rss.xml" in page and "/news/[^/?#]+" in page
    assert "Library" in page and "3 February 2026" in page and "The library of the village is open again" in page
    assert "The program found nothing wrong." in page and "alert(1)" not in page
    assert not list((root / "sources").iterdir()), "nothing is saved before somebody says so"


def test_a_tried_site_is_saved_whole_switched_on_and_read_by_the_next_turn(
    keeper: Client, site: Site, root: Path, settings: Any
) -> None:
    where = tried(keeper, site)
    answered = keeper.post(where, {**SAVE, "verified": "1", "enabled": "1"})
    assert answered["Location"] == "/sources/all/"
    made = load_source(root / "sources" / "village")
    assert (made.title, made.kind, made.tier, made.languages) == ("Village", "court", "primary", ("kk", "en"))
    assert made.verified == dt.datetime.now(made_zone(settings)).date()
    assert with_current_sources(settings.REGISTERPUB).crawl.enabled == ("village",)
    assert [entry.data for entry in list_entries() if entry.action == "source"] == [
        {"change": "enabled"},
        {"change": "saved"},
    ]
    assert not list((root / "var" / "trials").iterdir())
    assert keeper.post(where, SAVE).status_code == 422, "once is enough"


def made_zone(settings: Any) -> Any:
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.REGISTERPUB.timezone)


@pytest.mark.parametrize(
    "changes", [{"title": " "}, {"language.en": "", "language.kk": ""}, {"kind": "x"}, {"tier": ""}]
)
def test_a_source_that_cannot_be_is_not_saved(keeper: Client, site: Site, root: Path, changes: dict[str, str]) -> None:
    where = tried(keeper, site)
    page = keeper.post(where, {**SAVE, **changes})
    assert page.status_code == 422 and not list((root / "sources").iterdir())
    assert not SourceTrial.objects.get().outcome and not [one for one in list_entries() if one.action == "source"]
    assert keeper.post(where, SAVE)["Location"] == "/sources/all/", "it can be mended and saved"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "This is no address of a page"),
        ("example.kz", "This is no address of a page"),
        ("ftp://example.kz/", "This is no address of a page"),
        ("https://[a/", "This is no address of a page"),
        ("https://a b/", "This is no address of a page"),
        ("https://user:secret@example.kz/", "This address holds a user name or password"),
        ("https://example.kz:8080/", "Only the usual ports"),
        ("http://10.0.0.1/", "into a private network"),
        ("http://[fe80::1]/", "into a private network"),
        ("http://169.254.169.254/latest/", "into a private network"),
        ("http://0x7f.1/", "into a private network"),
    ],
)
def test_addresses_that_are_never_asked_are_refused_in_words(
    keeper: Client, root: Path, settings: Any, url: str, words: str
) -> None:
    (root / "registerpub.toml").write_text(TEMPLATE, encoding="utf-8")
    settings.REGISTERPUB = load_config(root)
    page = keeper.post("/sources/new/", {"url": url, "name": "village"})
    assert page.status_code == 422 and words in page.content.decode() and not SourceTrial.objects.exists()


def test_a_redirect_into_a_private_network_is_refused_in_words(keeper: Client, root: Path) -> None:
    def away(handler: Any) -> None:
        handler.send_response(302)
        handler.send_header("Location", "http://192.168.0.1/")
        handler.end_headers()

    with serving({"/out": away}) as other:
        page = keeper.get(tried(keeper, other, "/out")).content.decode()
    assert "into a private network" in page and not list((root / "sources").iterdir())


def test_a_site_without_an_article_says_what_to_do(keeper: Client, site: Site, root: Path) -> None:
    page = keeper.get(tried(keeper, site, "/empty.html")).content.decode()
    assert "The program found nothing wrong." not in page and page.count('<li class="bad">') >= 2
    assert "There is nothing at this address" in page, "the front page, which had to be read for links"
    assert 'name="verified"' not in page, "nobody has seen an article"


@pytest.mark.parametrize(("name", "words"), [("Ә", "A short name holds only"), ("vlast", "of this short name already")])
def test_names_that_cannot_be_are_refused_in_words(
    keeper: Client, site: Site, root: Path, name: str, words: str
) -> None:
    page = keeper.post("/sources/new/", {"url": site.address + PATH, "name": name})
    assert page.status_code == 422 and words in page.content.decode()


def test_sources_are_switched_on_and_off_from_the_page(keeper: Client, root: Path, settings: Any) -> None:
    def enabled() -> tuple[str, ...]:
        return with_current_sources(settings.REGISTERPUB).crawl.enabled

    assert "comes along" in keeper.get("/sources/all/").content.decode()
    keeper.post("/sources/all/", {"action": "on.vlast"})
    assert enabled() == ("vlast",) and "Switched on:" in keeper.get("/sources/all/").content.decode()
    keeper.post("/sources/all/", {"action": "off.vlast"})
    assert enabled() == () and "allow_loopback = true" in (root / "registerpub.toml").read_text()
    keeper.post("/sources/all/", {"action": "on.nowhere"})
    assert "There is no such source any more." in keeper.get("/sources/all/").content.decode()
    assert [entry.data for entry in list_entries() if entry.action == "source"] == [
        {"change": "disabled"},
        {"change": "enabled"},
    ]
    assert keeper.post("/sources/all/", {"action": "delete.vlast"}).status_code == 400


def test_a_broken_settings_file_stops_nothing_that_runs(root: Path, settings: Any) -> None:
    config = settings.REGISTERPUB
    (root / "registerpub.toml").write_text("[sources\n", encoding="utf-8")
    assert with_current_sources(config) is config


def test_a_source_is_verified_by_a_trial_that_found_nothing_wrong(keeper: Client, site: Site, root: Path) -> None:
    keeper.post(tried(keeper, site), SAVE)
    assert text_of(root)["verified"] is False
    where = keeper.post("/sources/all/", {"action": "check.village"})["Location"]
    assert "mark as verified today" in keeper.get(where).content.decode()
    assert keeper.post(where, {"action": "verify"})["Location"] == "/sources/all/"
    assert isinstance(text_of(root)["verified"], dt.date)
    assert keeper.post(where, {"action": "verify"}).status_code == 422


def test_what_went_wrong_is_never_verified(keeper: Client, site: Site, root: Path) -> None:
    keeper.post(tried(keeper, site), {**SAVE, "language.en": ""})
    where = keeper.post("/sources/all/", {"action": "check.village"})["Location"]
    page = keeper.get(where).content.decode()
    assert "not ticked for this source: English" in page and "mark as verified today" not in page
    assert keeper.post(where, {"action": "verify"}).status_code == 422
    assert text_of(root)["verified"] is False


def test_a_trial_that_was_killed_says_so_and_leaves_no_source(
    keeper: Client, site: Site, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "start_process", lambda *_: None)
    where = tried(keeper, site)
    assert "Look again" in keeper.get(where).content.decode()
    SourceTrial.objects.update(until=utc_now() - dt.timedelta(seconds=1))
    assert "The trial was broken off" in keeper.get(where).content.decode()
    assert keeper.post(where, SAVE).status_code == 422 and not list((root / "sources").iterdir())


def test_only_so_many_are_tried_at_once(
    keeper: Client, site: Site, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "start_process", lambda *_: None)
    for name in ("one", "two"):
        tried(keeper, site, name=name)
    page = keeper.post("/sources/new/", {"url": site.address + PATH, "name": "three"})
    assert page.status_code == 422 and "wait until they are done" in page.content.decode()


def test_old_trials_and_what_they_fetched_are_let_go_of(keeper: Client, site: Site, root: Path, settings: Any) -> None:
    tried(keeper, site)
    folder = root / "var" / "trials" / SourceTrial.objects.get().key
    assert folder.exists()
    source_trial.forget_old_trials(settings.REGISTERPUB, utc_now() + source_trial.KEPT + dt.timedelta(hours=1))
    assert not folder.exists() and not SourceTrial.objects.exists()


def test_a_fault_of_the_program_is_told_and_its_text_is_for_the_keeper_only(
    keeper: Client, site: Site, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(source_trial, "new_source", fail)
    page = keeper.get(tried(keeper, site)).content.decode()
    assert "It did not work." in page and "RuntimeError" in page and "a secret path" not in page


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_refusal_has_words_in_every_language(language: str) -> None:
    english = {str(words) for words in source_words.SAID.values()}
    with translation.override(language):
        assert english.isdisjoint(str(words) for words in source_words.SAID.values())
