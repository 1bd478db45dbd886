"""Which version of a page a capture shows: changes are seen, noise is not, nothing is lost, and lists are believed
only as far as they may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config, CrawlSettings
from registerpub.core.differences import ListDifference
from registerpub.core.errors import InputError
from registerpub.pipeline.health import source_health
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.process import process
from registerpub.pipeline.prune import prune
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.reprocess import believe_list
from registerpub.pipeline.versions import PageHistory, believe, changes_of, page_history
from registerpub.store.models import Capture, DocumentRow, Finding, Proposal
from tests.pipeline.archives import FETCHED, Table, write
from tests.projects import DATA

pytestmark = pytest.mark.django_db
PAGE = "https://paper.example/a"
LIST = "https://owner.example/list"
LEAD = "The district court of Semey sentenced the accused to 7 years in prison on Monday after a closed hearing."
MORE = "Her lawyer said that the defence would appeal against the verdict within the two weeks that the law allows."
DAY = dt.timedelta(days=1)
NAMES = ["Asan Zhunisov", "Yerlan Satpayev", "Bolat Karimov", "Dina Orazova", "Aliya Bekova", "Marat Yesenov"]


def article(*paragraphs: str, title: str = "Verdict", related: str = "", views: str = "") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in (*paragraphs, *([views] if views else [])))
    aside = f'<div class="related"><p>Read also: {related}</p></div>' if related else ""
    return f"<html><head><title>{title}</title></head><body><article>{body}{aside}</article></body></html>".encode()


class Site:
    """Serves pages day after day; each is archived and ingested."""

    def __init__(self, config: Config, now: dt.datetime) -> None:
        self.config, self.now, self.day = config, now, 0
        self.visits: Table | None = None

    def serve(self, body: bytes, path: str = "/a", role: str = "article", at: int | None = None) -> int:
        self.day += 1
        fetched = FETCHED + (self.day if at is None else at) * DAY
        write(self.config, (path, body), fetched=fetched, role=role, visits=self.visits)
        result = ingest_due(self.config, self.now)
        assert result.failed == 0
        return result.made


@pytest.fixture
def site(config: Config, now: dt.datetime) -> Site:
    return Site(config, now)


def history(site: Site, place: str = PAGE) -> PageHistory:
    return page_history(site.config, place)


def test_every_capture_belongs_to_the_version_that_it_shows(site: Site) -> None:
    bodies = [article(LEAD, MORE), article(LEAD, MORE) + b"<!-- -->", article(LEAD), article(LEAD, MORE)]
    assert [site.serve(body) for body in bodies] == [1, 0, 1, 1]
    shown = [capture.version.version for capture in Capture.objects.order_by("fetched") if capture.version]
    assert shown == [1, 1, 2, 3]
    found = history(site)
    assert [len(version.visits) for version in found.versions] == [2, 1, 1]
    assert [version.same_as for version in found.versions] == [None, None, 1]


def test_a_page_found_unchanged_byte_by_byte_shows_the_version_of_its_original(site: Site) -> None:
    site.visits = {}
    assert [site.serve(article(LEAD, MORE)) for _ in range(3)] == [1, 0, 0]
    assert [bool(capture.original) for capture in Capture.objects.order_by("fetched")] == [False, True, True]
    assert len(history(site).versions[0].visits) == 3


def test_a_changed_figure_makes_a_version_told_by_its_words(site: Site) -> None:
    site.serve(article(LEAD, MORE))
    assert site.serve(article(LEAD.replace("7 years", "5 years"), MORE)) == 1
    difference = history(site).versions[1].difference
    assert difference is not None
    changed = [part for paragraph in difference.paragraphs for part in paragraph.words if part.op != "same"]
    assert [(part.op, part.text) for part in changed] == [("removed", "7"), ("added", "5")]


def test_a_changed_title_makes_a_version(site: Site) -> None:
    site.serve(article(LEAD, MORE))
    assert site.serve(article(LEAD, MORE, title="Verdict overturned")) == 1
    difference = history(site).versions[1].difference
    assert difference is not None and [part.op for part in difference.title] == ["same", "added"]


@pytest.mark.parametrize(
    ("changes", "part"),
    [({"related": "Weather for Tuesday in the region"}, "related"), ({"views": "Views: 1,204"}, "noise")],
)
def test_what_is_no_change_is_stored_and_makes_no_version(site: Site, changes: dict[str, str], part: str) -> None:
    site.serve(article(LEAD, MORE, related="Weather for Monday", views="Views: 7"))
    assert site.serve(article(LEAD, MORE, **({"related": "Weather for Monday", "views": "Views: 7"} | changes))) == 0
    assert history(site).versions[0].visits[1].differs == (part,)


def test_a_late_archive_finds_its_place_in_time(site: Site) -> None:
    site.serve(article(LEAD, MORE), at=1)
    site.serve(article(LEAD), at=9)
    assert site.serve(article(LEAD, MORE) + b"<!-- late -->", at=5) == 0
    assert site.serve(article(LEAD) + b"<!-- earlier -->", at=8) == 0
    assert site.serve(article(MORE), at=0) == 1
    titles = [[visit.at for visit in version.visits] for version in history(site).versions]
    assert [visits[0] for visits in titles] == sorted(visits[0] for visits in titles)


def test_of_a_version_that_retention_emptied_digests_tell(site: Site) -> None:
    import_register(DATA / "second-register.json", site.now)
    site.serve(article(LEAD, MORE, views="Views: 7"))
    process(site.config, lambda: site.now)
    assert prune(site.config, 1, site.now + 400 * DAY).documents == 1
    assert site.serve(article(LEAD, MORE, views="Views: 9")) == 0
    assert Capture.objects.order_by("fetched").last().differs == ["unknown"]  # type: ignore[union-attr]  # there are two
    assert site.serve(article(LEAD, MORE, title="Other")) == 1
    found = history(site)
    assert found.versions[1].difference is None and found.versions[1].emptied


def test_changes_are_told_for_the_documents_of_a_card(site: Site) -> None:
    site.serve(article(LEAD, MORE))
    site.serve(article(LEAD, MORE), path="/b")
    site.serve(article(LEAD))
    rows = list(DocumentRow.objects.order_by("pk"))
    found = changes_of(rows)
    assert set(found) == {rows[0].pk, rows[2].pk}
    assert found[rows[0].pk].since and not found[rows[2].pk].since
    assert found[rows[0].pk].at == (FETCHED + 3 * DAY,)


def test_a_history_is_found_by_any_address_of_the_page_and_by_its_document(site: Site) -> None:
    site.serve(article(LEAD, MORE))
    number = DocumentRow.objects.get().pk
    for place in (PAGE, PAGE + "?utm_source=x", str(number)):
        assert history(site, place).address == PAGE
    for place in ("https://paper.example/other", "999999", "nowhere"):
        with pytest.raises(InputError, match="no version of this page is known"):
            history(site, place)


SOURCE = """\
title = "Owner"
home = "https://paper.example/"
hosts = ["paper.example"]
kind = "owner_list"
tier = "primary"
languages = ["en"]
timezone = "Asia/Almaty"

[[discovery.watched]]
url = "https://paper.example/list"
kind = "{kind}"
items = "{items}"
"""


@pytest.fixture
def owner(site: Site) -> Site:
    make_source(site.config)
    return site


def make_source(config: Config, kind: str = "list", items: str = "li.person") -> None:
    folder = config.sources / "paper"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(SOURCE.format(kind=kind, items=items), encoding="utf-8")


def listing(names: list[str], note: str = "The list is kept by the owner and was checked this week.") -> bytes:
    items = "".join(f'<li class="person"><b>{name}</b></li>' for name in names)
    menu = "<ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li></ul>"
    page = f"<html><head><title>List</title></head><body>{menu}<main><p>{note}</p><ol>{items}</ol></main></body></html>"
    return page.encode()


def serve(site: Site, names: list[str], **more: Any) -> int:
    return site.serve(listing(names, **more), path="/list", role="watched")


def last_difference() -> ListDifference:
    row = DocumentRow.objects.order_by("-version").first()
    assert row is not None
    return ListDifference.from_dict(row.difference)


def test_a_watched_list_tells_who_came_and_who_went(owner: Site) -> None:
    assert serve(owner, NAMES) == 1
    assert serve(owner, [*NAMES[1:], "Kamila Tursynova"]) == 1
    assert last_difference() == ListDifference(added=("Kamila Tursynova",), removed=("Asan Zhunisov",))
    row = DocumentRow.objects.get(version=2)
    assert (row.watched, row.entries) == ("list", [*NAMES[1:], "Kamila Tursynova"])
    assert "Kamila Tursynova" in row.text
    assert not Finding.objects.filter(kind="no_date").exists()


def test_another_order_or_a_repeated_entry_makes_no_version(owner: Site) -> None:
    serve(owner, NAMES)
    assert serve(owner, [*reversed(NAMES), NAMES[0]]) == 0
    assert Capture.objects.filter(version__version=1).count() == 2


def test_another_spelling_is_a_version_and_nobody_is_removed(owner: Site) -> None:
    serve(owner, NAMES)
    assert serve(owner, ["Жүнісов Асан", *NAMES[1:]]) == 1
    assert last_difference() == ListDifference(respelled=(("Asan Zhunisov", "Жүнісов Асан"),))


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_list_that_shrinks_too_much_is_a_finding_and_no_news(owner: Site, kept: int) -> None:
    serve(owner, NAMES)
    serve(owner, NAMES[:kept])
    assert last_difference().removed == () and set(last_difference().missing) == set(NAMES[kept:])
    finding = Finding.objects.get(kind="list_shrank")
    assert finding.detail == f"6 entries before, {kept} now, {6 - kept} missing" and finding.source == "paper"


def test_a_list_that_comes_back_is_compared_with_what_was_believed(owner: Site) -> None:
    serve(owner, NAMES)
    serve(owner, [])
    serve(owner, [*NAMES, "Kamila Tursynova"])
    assert last_difference() == ListDifference(added=("Kamila Tursynova",))


def test_a_list_that_its_owner_did_shorten_is_believed_when_a_person_says_so(owner: Site) -> None:
    serve(owner, NAMES)
    serve(owner, NAMES[:1])
    short = DocumentRow.objects.get(version=2)
    assert believe(short.pk) == 5
    assert set(last_difference().removed) == set(NAMES[1:]) and not last_difference().shrank
    with pytest.raises(InputError, match="no version of a list that lost too much"):
        believe(short.pk)
    serve(owner, [NAMES[0], "Kamila Tursynova"])
    assert last_difference() == ListDifference(added=("Kamila Tursynova",))


def asked_about(owner: Site, event: str) -> set[str | None]:
    process(owner.config, lambda: owner.now)
    return set(Proposal.objects.filter(event=event, state="open").values_list("person_id", flat=True))


def test_who_is_missing_is_asked_about_once_the_list_is_believed_and_who_comes_back_too(owner: Site) -> None:
    import_register(DATA / "second-register.json", owner.now)
    everybody = [*NAMES, "Asel Zhunusova", "Timur Baimenov"]
    serve(owner, everybody)
    assert asked_about(owner, "LIST_REMOVED") == set()
    serve(owner, NAMES[:1])
    assert asked_about(owner, "LIST_REMOVED") == set()
    removed, done = believe_list(DocumentRow.objects.get(version=2).pk, owner.config, owner.now)
    assert (removed, done.opened) == (7, 2) and len(asked_about(owner, "LIST_REMOVED")) == 2
    serve(owner, everybody)
    assert len(asked_about(owner, "LIST_RECOGNISED") - {None}) == 2


def test_a_list_is_not_believed_while_it_is_processed(owner: Site) -> None:
    serve(owner, NAMES)
    serve(owner, NAMES[:1])
    short = DocumentRow.objects.filter(version=2)
    short.update(matched=owner.now)
    with pytest.raises(InputError, match="run 'registerpub process' first"):
        believe_list(short.get().pk, owner.config, owner.now)
    assert last_difference().shrank


def conditions(owner: Site, later: dt.timedelta = DAY) -> list[str]:
    config = replace(owner.config, crawl=CrawlSettings(enabled=("paper",)))
    (health,) = source_health(config, owner.now + later, ["paper"])
    return [one.kind for one in health.conditions if one.kind == "unreadable_lists" and one.state == "watch"]


@pytest.mark.parametrize("mend", ["comes back", "is believed"])
def test_health_speaks_of_a_lost_list_until_it_comes_back_or_is_believed(owner: Site, mend: str) -> None:
    serve(owner, NAMES)
    assert conditions(owner) == []
    serve(owner, NAMES[:1])
    assert conditions(owner) == conditions(owner, 60 * DAY) == ["unreadable_lists"]
    if mend == "comes back":
        serve(owner, NAMES)
    else:
        believe(DocumentRow.objects.get(version=2).pk)
    assert conditions(owner) == []


def test_a_watched_page_that_was_redirected_is_known_where_it_is_the_only_one(owner: Site) -> None:
    owner.serve(listing(NAMES), path="/en/list.html", role="watched")
    assert DocumentRow.objects.get().entries == NAMES


def test_an_error_page_is_no_version(owner: Site) -> None:
    serve(owner, NAMES)
    write(owner.config, ("/list", listing(["Internal Error"])), role="watched", status=500, fetched=FETCHED + 9 * DAY)
    assert ingest_due(owner.config, owner.now).made == 0
    assert not Finding.objects.filter(kind="list_shrank").exists()


def test_only_the_newest_versions_are_compared_where_asked(site: Site) -> None:
    for number in range(4):
        site.serve(article(LEAD, MORE, f"The court met {number} times before it came to its verdict on this day."))
    found = page_history(site.config, PAGE, latest=2)
    assert ([version.number for version in found.versions], found.older) == ([3, 4], 2)


def test_a_list_without_entries_from_the_start_is_a_finding(owner: Site) -> None:
    serve(owner, [])
    assert Finding.objects.filter(kind="list_empty").count() == 1


def test_a_page_that_cannot_be_read_is_no_version_of_the_list(owner: Site) -> None:
    serve(owner, NAMES)
    assert owner.serve(b"hello world", path="/list", role="watched") == 0
    assert DocumentRow.objects.count() == 1
    assert Finding.objects.filter(kind="tiny_body").exists()


def test_a_schedule_tells_sessions_and_never_shrinks(site: Site) -> None:
    make_source(site.config, kind="schedule")
    serve(site, ["10:00 Case 12", "11:00 Case 13", "12:00 Case 14", "14:00 Case 15", "15:00 Case 16"])
    serve(site, ["10:30 Case 12"])
    assert last_difference().added == ("10:30 Case 12",) and len(last_difference().removed) == 5
    assert not Finding.objects.filter(kind="list_shrank").exists()


def test_a_list_without_a_selector_counts_its_paragraphs(site: Site) -> None:
    make_source(site.config, items="")
    serve(site, NAMES)
    serve(site, NAMES[1:])
    assert last_difference().removed == (NAMES[0],)


def test_the_newest_version_of_a_watched_page_outlives_retention(owner: Site) -> None:
    import_register(DATA / "second-register.json", owner.now)
    serve(owner, NAMES)
    serve(owner, NAMES[1:])
    process(owner.config, lambda: owner.now)
    assert prune(owner.config, 1, owner.now + 400 * DAY, files=True).documents == 1
    old, new = DocumentRow.objects.order_by("version")
    assert (old.entries, old.text, new.entries) == ([], "", NAMES[1:])
    serve(owner, NAMES[2:])
    assert last_difference().removed == (NAMES[1],)


def test_ingesting_again_changes_nothing(owner: Site, tmp_path: Path) -> None:
    serve(owner, NAMES)
    serve(owner, NAMES[1:])
    before = list(DocumentRow.objects.values()), list(Capture.objects.values())
    assert ingest_due(owner.config, owner.now).made == 0
    assert (list(DocumentRow.objects.values()), list(Capture.objects.values())) == before
