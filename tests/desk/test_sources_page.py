"""The Sources page: a state in words, what to do, amounts against the band, a picture whose numbers are text."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from lxml import etree

from registerpub.config import Config
from registerpub.core.health import CONDITIONS, PROJECT_CONDITIONS, STATES
from registerpub.desk.charts import day_bars
from registerpub.desk.health_words import CONDITION_WORDS, STATE_WORDS, condition_words, state_class, state_words
from registerpub.store.models import CrawlVisit, Finding, SourceState
from tests.pipeline.visiting import add_source

from .conftest import sign_in

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


@pytest.fixture
def now() -> dt.datetime:
    return timezone.now()


@pytest.fixture
def sources(db: None, config: Config, settings: Any, now: dt.datetime) -> Config:
    """One source that is well, one that is blocked since yesterday, one that nobody has visited."""
    for name, title in (("lake", "Жаршы"), ("river", "Өзен"), ("hill", "Төбе")):
        config = add_source(config, name, title=title)
    settings.REGISTERPUB = config
    today = now.astimezone(ZoneInfo(config.timezone)).date()
    for name, last in (("lake", now - 2 * HOUR), ("river", now - DAY)):
        begun = now - 40 * DAY
        SourceState.objects.create(
            name=name, next_due=now + HOUR, first_visit=begun, last_visit=last, last_success=last, last_new_item=last
        )
        CrawlVisit.objects.bulk_create(
            CrawlVisit(
                source=name,
                day=today - back * DAY,
                started=now,
                finished=now,
                outcome="success" if (name, back) != ("river", 0) else "blocked",
                new_items=3 + back % 4,
            )
            for back in range(35)
        )
    SourceState.objects.filter(name="river").update(last_outcome="blocked")
    SourceState.objects.filter(name="lake").update(last_outcome="success")
    Finding.objects.create(key="b", kind="blocked", source="river", detail="listing 1", seen=now - 20 * HOUR)
    Finding.objects.create(
        key="o", kind="timeout", source="lake", detail="feed 1", seen=now - 3 * DAY, over=now - 2 * DAY
    )
    return config


def main_of(client: Client) -> str:
    page = client.get("/sources/").content.decode()
    return page[page.index("<main") : page.index("</main>")]


def words_of(html: str) -> str:
    shown = re.sub(r"<(code|title|desc)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_trouble_comes_first_with_its_state_since_when_and_what_to_do(sources: Config, editor: Client) -> None:
    page = words_of(main_of(editor))
    assert page.index("Өзен · ■ turns us away") < page.index("Without trouble") < page.index("Жаршы ● works as usual")
    trouble = page[: page.index("Without trouble")]
    assert "The site turns our program away. since " in trouble
    assert "20 hours ago" in trouble
    assert "Do not try to get round it." in trouble
    assert "Төбе ● not visited yet" in page


def test_a_source_that_is_well_shows_its_week_against_its_band(sources: Config, editor: Client) -> None:
    page = words_of(main_of(editor))
    well = page[page.index("Жаршы ● works") :]
    assert re.search(r"\b3[01] usually 20–60", well)
    assert "2 hours ago" in well


def test_a_finding_that_is_over_says_so_and_asks_for_nothing(sources: Config, editor: Client) -> None:
    page = main_of(editor)
    row = next(row for row in page[page.index('id="findings"') :].split("<tr>") if "timeout · feed 1" in row)
    assert "over since" in row
    assert words_of(row).endswith("—")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_numbers_of_the_picture_are_told_in_words_and_as_a_table(
    sources: Config, language: str, now: dt.datetime
) -> None:
    page = main_of(sign_in("v", "viewer", language))
    pictures = re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL)
    assert len(pictures) == 2  # a source that was never visited has none
    for picture in pictures:
        tree = etree.fromstring(picture)
        assert [child.tag for child in tree][:2] == ["title", "desc"]
        assert re.search(r"\d+", tree.findtext("desc") or "")
        assert "style" not in picture
    assert page.count("<tbody>") == 4  # two pictures, the sound sources, the findings
    if language != "en":
        assert not re.search("[a-z]{3}", words_of(page).replace("UTC", ""))


def test_a_broken_folder_is_called_by_its_name_and_hides_no_other(sources: Config, editor: Client) -> None:
    (sources.sources / "river" / "source.toml").write_text("title = 1", encoding="utf-8")
    page = words_of(main_of(editor))
    assert "river · ■ turns us away" in page
    assert "Жаршы ● works as usual" in page


def test_the_page_asks_as_much_of_the_store_for_many_sources_as_for_few(
    sources: Config, editor: Client, now: dt.datetime
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as context:
            editor.get("/sources/")
        return len(context)

    few = asked()
    SourceState.objects.bulk_create(
        SourceState(name=f"more-{one:03}", next_due=now, first_visit=now, last_visit=now) for one in range(200)
    )
    assert asked() == few


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_state_and_condition_has_words(language: str) -> None:
    assert set(STATE_WORDS) == set(STATES)
    assert set(CONDITION_WORDS) == {*CONDITIONS, *PROJECT_CONDITIONS}
    with translation.override(language):
        said = [*map(state_words, STATES), *(text for kind in CONDITION_WORDS for text in condition_words(kind))]
    assert all(said)
    if language != "en":
        assert not re.search("[a-z]", "".join(said))


def test_trouble_has_another_shape_than_what_is_to_be_watched_and_what_is_well() -> None:
    shapes = {state: state_class(state) for state in STATES}
    assert {state for state, shape in shapes.items() if shape == "A"} == {"silent", "failing", "blocked"}
    assert {state for state, shape in shapes.items() if shape == "B"} == {"watch"}


def test_bars_are_drawn_to_scale_the_same_every_time_and_escaped() -> None:
    drawn = day_bars([0, 5, 10, None], (4.0, 6.0), "<title>", "a & b")
    assert drawn == day_bars([0, 5, 10, None], (4.0, 6.0), "<title>", "a & b")
    tree = etree.fromstring(drawn)
    assert (tree.findtext("title"), tree.findtext("desc")) == ("<title>", "a & b")
    bars = [rect for rect in tree.iter("rect") if rect.get("opacity") is None]
    assert [float(bar.get("height") or 0) for bar in bars] == [17.5, 35.0]
    assert len(list(tree.iter("path"))) == 1
    assert etree.fromstring(day_bars([0, 0], None, "t", "d")) is not None


def test_the_picture_needs_nothing_that_the_page_forbids(sources: Config, editor: Client) -> None:
    """The content security policy allows no inline style and no script."""
    page = main_of(editor)
    assert not re.search(r"<(style|script)|\son\w+=|\sstyle=", page)
