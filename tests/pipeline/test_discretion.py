"""A notice about one person gives away nobody else: not in its words, and not in the address of a page it cites."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from registerpub.core.names import build_matcher
from registerpub.core.records import Person, PersonName
from registerpub.pipeline import discretion
from registerpub.pipeline.discretion import Discretion, hidden_people
from registerpub.pipeline.outbox import outbox
from registerpub.pipeline.publish import publish
from registerpub.store.mapping import all_people, people_as_text, people_from_text
from registerpub.store.models import Capture, DocumentRow, Hold, NameRow, NoticeTextRow, PersonRow, Release
from tests.pipeline.conftest import LATER, Desk, files

SLUG = "https://one.example/news/asel-zhunusova-released"


def withhold(person: str) -> None:
    PersonRow.objects.filter(pk=person).update(consent="withheld")


def cite(url: str) -> None:
    Capture.objects.update(url=url)


def tree(desk: Desk) -> dict[str, bytes]:
    return files(desk.config.public)


def is_anywhere(desk: Desk, text: str) -> bool:
    return any(text.encode() in data for data in tree(desk).values())


def test_nobody_is_hidden_but_who_is_withheld_unset_or_held(confirmed: Desk) -> None:
    Hold.objects.create(person_id="m1", reason="safety", owner="aigul", placed=confirmed.now)
    Hold.objects.create(person_id="m2", reason="safety", owner="aigul", placed=confirmed.now, lifted=confirmed.now)
    PersonRow.objects.filter(pk="m3").update(consent=None)
    assert hidden_people() == {"m1", "m3", "m6"}


@pytest.mark.parametrize(
    "address",
    [
        SLUG,
        "https://one.example/news/zhunusova_set_free.html",
        "https://one.example/sud-nad-zhunusovoi",
        "https://one.example/?q=AselZhunusova",
        "https://aselzhunusova.example/",
        "https://one.example/" + quote("асель-жунусову-освободили"),
        "https://one.example/" + quote("әсел-жүнісова-босатылды"),
        "https://one.example/?u=" + quote(quote("асель-жунусова")),
        "https://one.example/court%20frees%20Jeltoqsan/Asel.Zhunussova",
    ],
)
def test_an_address_that_names_a_hidden_person_is_known(confirmed: Desk, address: str) -> None:
    withhold("m1")
    assert Discretion.of_now().is_broken_by_address(address, "m5")
    assert not Discretion.of_now().is_broken_by_address(address, "m1")


@pytest.mark.parametrize(
    "address",
    ["https://one.example/ruslan-kasenov-free", "https://one.example/2021/03/fewer-names-on-list", "urn:sha256:ab12"],
)
def test_other_addresses_are_left_alone(confirmed: Desk, address: str) -> None:
    withhold("m1")
    assert not Discretion.of_now().is_broken_by_address(address, "m5")


def test_a_name_that_may_as_well_be_the_notice_s_own_person_hides_nothing(confirmed: Desk) -> None:
    PersonRow.objects.create(id="twin", consent="withheld", created=confirmed.now)
    NameRow.objects.create(person_id="twin", language="en", full="Ruslan Kasenov", kind="main")
    assert not Discretion.of_now().is_broken_by_address("https://one.example/ruslan-kasenov-free", "m5")
    assert Discretion.of_now().is_broken_by_address("https://one.example/ruslan-kasenov-free", "m4")


def test_a_link_that_names_a_withheld_person_is_dropped_and_the_outlet_stays(confirmed: Desk) -> None:
    withhold("m1")
    cite(SLUG)
    DocumentRow.objects.update(outlet="Lake District Post")
    publish(confirmed.config, confirmed.now + LATER)
    assert is_anywhere(confirmed, "Ruslan Kasenov") and not is_anywhere(confirmed, "zhunusova")
    assert is_anywhere(confirmed, '<li lang="en">Lake District Post <span')


def test_a_link_leaves_every_release_when_its_person_is_withheld_and_comes_back_later(confirmed: Desk) -> None:
    cite(SLUG)
    publish(confirmed.config, confirmed.now + LATER)
    assert is_anywhere(confirmed, SLUG)
    withhold("m1")
    result = publish(confirmed.config, confirmed.now + 2 * LATER)
    assert (result.release, result.created) == (2, True)
    assert not is_anywhere(confirmed, "zhunusova")
    text = NoticeTextRow.objects.filter(release__number=2).first()
    assert text is not None and text.published is not None and text.updated is not None
    assert text.updated > text.published
    assert not publish(confirmed.config, confirmed.now + 3 * LATER).created
    PersonRow.objects.filter(pk="m1").update(consent="public_record_only")
    assert publish(confirmed.config, confirmed.now + 4 * LATER).release == 3
    assert is_anywhere(confirmed, SLUG)


@pytest.mark.parametrize("outlet", ["Free Asel Zhunusova", "Канал «Свободу Жунусовой»"])
def test_a_source_whose_title_names_a_withheld_person_is_cited_without_it(confirmed: Desk, outlet: str) -> None:
    """Also where the words of the notice name no source, so that nothing else holds them back."""
    words = dict.fromkeys(("headline", "summary", "body"), "Ruslan Kasenov is free.")
    NoticeTextRow.objects.update(**words, state="human_checked")
    DocumentRow.objects.update(outlet=outlet)
    publish(confirmed.config, confirmed.now + LATER)
    assert is_anywhere(confirmed, outlet)
    withhold("m1")
    assert publish(confirmed.config, confirmed.now + 2 * LATER).release == 2
    assert is_anywhere(confirmed, "Ruslan Kasenov") and not is_anywhere(confirmed, outlet)
    assert is_anywhere(confirmed, "a source whose title is not shown")
    PersonRow.objects.filter(pk="m1").update(consent="public_record_only")
    publish(confirmed.config, confirmed.now + 3 * LATER)
    assert is_anywhere(confirmed, outlet)


Edit = Callable[[str], None]


@pytest.fixture
def edit(confirmed: Desk) -> Edit:
    def write(sentence: str) -> None:
        rows = NoticeTextRow.objects.filter(notice__person="m5", language="en")
        rows.update(body=f"Ruslan Kasenov is free. {sentence}", state="human_checked")

    return write


@pytest.mark.parametrize(
    "sentence",
    [
        "He was freed together with Asel Zhunusova.",
        "Zhunusova was freed with him.",
        f"See {SLUG}.",
        "With him: А. Жунусова.",
    ],
)
def test_a_text_that_names_a_hidden_person_stays_in_the_outbox(confirmed: Desk, edit: Edit, sentence: str) -> None:
    withhold("m1")
    edit(sentence)
    publish(confirmed.config, confirmed.now + LATER)
    assert not is_anywhere(confirmed, "Ruslan Kasenov is free")
    (row,) = [row for row in outbox(confirmed.config) if row.person == "m5"]
    assert row.stopped["en"] == "names_hidden"
    PersonRow.objects.filter(pk="m1").update(consent="public_record_only")
    publish(confirmed.config, confirmed.now + LATER)
    assert is_anywhere(confirmed, "Ruslan Kasenov is free")


def test_a_public_text_leaves_when_somebody_it_names_is_withheld(confirmed: Desk, edit: Edit) -> None:
    edit("He was freed together with Asel Zhunusova.")
    publish(confirmed.config, confirmed.now + LATER)
    assert is_anywhere(confirmed, "Zhunusova")
    withhold("m1")
    publish(confirmed.config, confirmed.now + 2 * LATER)
    assert not is_anywhere(confirmed, "Zhunusova")


def stopped(desk: Desk) -> dict[str, set[str]]:
    found = {row.person: set(row.stopped.values()) for row in outbox(desk.config)}
    return {person: stops for person, stops in found.items() if stops}


def test_the_outbox_says_what_will_not_be_published_and_why(confirmed: Desk) -> None:
    assert stopped(confirmed) == {"m6": {"consent"}}
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    PersonRow.objects.filter(pk="m4").update(consent=None)
    assert stopped(confirmed) == {"m4": {"consent"}, "m5": {"hold"}, "m6": {"consent"}}


def test_the_outbox_agrees_with_the_publisher(confirmed: Desk) -> None:
    promised = {
        (row.person, language)
        for row in outbox(confirmed.config)
        for language, (state, _) in row.texts.items()
        if state != "waiting" and language not in row.stopped
    }
    publish(confirmed.config, confirmed.now + LATER)
    released = NoticeTextRow.objects.filter(release__isnull=False)
    assert promised == set(released.values_list("notice__person", "language"))


def test_a_language_that_the_site_does_not_have_is_a_matter_of_settings(confirmed: Desk) -> None:
    russian = dataclasses.replace(confirmed.config, languages=("ru",))
    rows = [row for row in outbox(russian) if row.person == "m5"]
    assert [row.stopped.get("en") for row in rows] == ["settings"]
    assert [row.stopped for row in outbox() if row.person == "m5"] == [{}]


def test_an_unreleased_text_of_an_older_release_folder_is_not_kept(confirmed: Desk) -> None:
    """Somebody who never had a notice of her own is in the address of a page that several releases show."""
    cite(SLUG)
    publish(confirmed.config, confirmed.now + LATER)
    add = Hold.objects.create(person_id="m4", reason="safety", owner="aigul", placed=confirmed.now)
    publish(confirmed.config, confirmed.now + 2 * LATER)
    Hold.objects.filter(pk=add.pk).update(lifted=confirmed.now)
    publish(confirmed.config, confirmed.now + 3 * LATER)
    withhold("m1")
    publish(confirmed.config, confirmed.now + 4 * LATER)
    assert Release.objects.count() == 4
    assert sorted(path.name for path in Path(confirmed.config.public / "releases").iterdir()) == ["4"]
    assert not is_anywhere(confirmed, "zhunusova")


def stops() -> set[str]:
    return {why for row in outbox() for why in row.stopped.values()}


def test_what_another_process_changes_is_seen_at_the_next_question(confirmed: Desk, edit: Edit) -> None:
    """Written past the ORM: nothing in this process can have heard of it."""

    def elsewhere(statement: str, *values: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    edit("He was freed together with Aigerim Sadvakasova.")
    assert "names_hidden" not in stops()
    elsewhere("UPDATE person_name SET \"full\" = 'Aigerim Sadvakasova' WHERE person_id = %s AND kind = 'main'", "m1")
    assert "names_hidden" not in stops()
    elsewhere("UPDATE person SET consent = 'withheld' WHERE id = %s", "m1")
    assert "names_hidden" in stops()
    publish(confirmed.config, confirmed.now + LATER)
    assert not is_anywhere(confirmed, "Sadvakasova")
    elsewhere("UPDATE person SET consent = 'public_record_only' WHERE id = %s", "m1")
    assert "names_hidden" not in stops()
    Hold.objects.create(person_id="m1", reason="safety", owner="aigul", placed=confirmed.now)
    assert "names_hidden" in stops()
    elsewhere("UPDATE person_name SET \"full\" = 'Somebody Else' WHERE person_id = %s", "m1")
    assert "names_hidden" not in stops()


def test_changed_words_are_read_anew_and_the_same_only_once(
    confirmed: Desk, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    withhold("m1")
    edit("He is at home.")
    assert "names_hidden" not in stops()
    edit("Asel Zhunusova is at home.")
    assert "names_hidden" in stops()

    def again(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(discretion, "build_matcher", again)
    monkeypatch.setattr(Discretion, "_find_hidden", again)
    assert "names_hidden" in stops()


def test_answers_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discretion, "_ANSWERS", 2)
    person = Person("m1", (PersonName("en", "Asel Zhunusova"),))
    found = Discretion(frozenset({"m1"}), {"m1": person}, build_matcher([person]))
    for number in range(5):
        assert found.is_broken_by_words(f"{number}: Asel Zhunusova", "en")
        assert len(found.answers) <= 2


@pytest.mark.django_db
def test_everybody_is_as_the_rows_have_them(now: dt.datetime) -> None:
    for position, person in enumerate(("m2", "bare", "m1")):
        PersonRow.objects.create(id=person, sex="f", consent="withheld", created=now, position=position)
    PersonRow.objects.create(id="gone", created=now, removed=now)
    for language, full in (("kk", 'Ә"ң\\\x1f'), ("ru", "Асель"), ("en", "Asel")):
        NameRow.objects.create(person_id="m2", language=language, full=full, kind="main")
    NameRow.objects.create(person_id="m1", language="en", full="Aliya", kind="alias")
    found = people_from_text(people_as_text())
    assert found == all_people() and [len(one.names) for one in found] == [3, 0, 1]
    assert people_from_text("") == []
