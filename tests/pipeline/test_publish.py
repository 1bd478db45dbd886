"""What may be public: consent, holds and event policy in the query; a release only when something changed."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from registerpub.core.errors import InputError
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.people import add_name
from registerpub.pipeline.publish import publish
from registerpub.pipeline.publishable import publishable
from registerpub.pipeline.verify import verify
from registerpub.publishing import switch_current
from registerpub.publishing.swap import publishing_lock
from registerpub.store.models import Hold, LedgerEvent, Notice, NoticeTextRow, PersonRow, Proposal, RegisterRow, Release
from tests.pipeline.conftest import LATER, Desk, files


def test_nothing_is_released_before_it_is_due(confirmed: Desk) -> None:
    assert publish(confirmed.config, confirmed.now).release is None
    assert publish(confirmed.config, confirmed.now + LATER).release == 1


def test_a_withheld_person_reaches_no_byte(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    tree = files(confirmed.config.public / "current")
    assert any(b"Ruslan Kasenov" in data for data in tree.values())
    assert not any(b"Muratova" in data or "Муратов".encode() in data for data in tree.values())


@pytest.mark.parametrize("consent", [None, "withheld"])
def test_withdrawn_or_unset_consent_takes_a_person_out_of_the_next_release(
    confirmed: Desk, consent: str | None
) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    PersonRow.objects.filter(pk="m5").update(consent=consent)
    result = publish(confirmed.config, confirmed.now + LATER)
    assert (result.release, result.created) == (2, True)
    assert not any(b"Kasenov" in data for data in files(confirmed.config.public / "current").values())


def test_a_held_person_is_not_released_until_the_hold_is_lifted(confirmed: Desk) -> None:
    hold = Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(confirmed.config, confirmed.now + LATER)
    assert not any(b"Kasenov" in data for data in files(confirmed.config.public / "current").values())
    Hold.objects.filter(pk=hold.pk).update(lifted=confirmed.now)
    assert publish(confirmed.config, confirmed.now + LATER).created
    assert any(b"Kasenov" in data for data in files(confirmed.config.public / "current").values())


def test_whoever_is_taken_out_is_in_no_older_release_of_the_folder(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    assert any(b"Kasenov" in data for data in files(confirmed.config.public).values())
    Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    publish(confirmed.config, confirmed.now + LATER)
    assert not any(b"Kasenov" in data for data in files(confirmed.config.public).values())


def test_a_person_comes_back_when_the_hold_is_lifted_or_consent_restored(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    hold = Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=confirmed.now)
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    publish(confirmed.config, confirmed.now + LATER)
    Hold.objects.filter(pk=hold.pk).update(lifted=confirmed.now)
    assert not publish(confirmed.config, confirmed.now + LATER).created
    PersonRow.objects.filter(pk="m5").update(consent="public_record_only")
    result = publish(confirmed.config, confirmed.now + LATER)
    assert (result.release, result.created) == (3, True)
    assert any(b"Kasenov" in data for data in files(confirmed.config.public / "current").values())
    texts = NoticeTextRow.objects.filter(notice__person="m5", release__isnull=False)
    assert {(text.release and text.release.number, text.withdrawn) for text in texts} == {(3, None)}
    assert not publish(confirmed.config, confirmed.now + LATER).created


@pytest.mark.parametrize("code", ["FORCED_PSYCHIATRY", "HUNGER_STRIKE", "QUESTIONED"])
def test_event_codes_that_may_not_be_public_never_pass_the_query(confirmed: Desk, code: str) -> None:
    Notice.objects.filter(person_id="m5").update(event=code)
    assert not publishable(confirmed.config).filter(notice__person_id="m5").exists()


def test_a_consenting_person_s_hunger_strike_may_be_public(confirmed: Desk) -> None:
    Notice.objects.filter(person_id="m5").update(event="HUNGER_STRIKE")
    PersonRow.objects.filter(pk="m5").update(consent="consent_by_family_or_lawyer")
    assert publishable(confirmed.config).filter(notice__person_id="m5").exists()


def test_facts_that_may_not_be_public_are_in_no_text(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Marat Tulegenov"]
    new = Options(
        new_person=NewPerson({"en": "Marat Tulegenov"}, "m", "public_record_only"),
        values={"fact.0.status": "forced_psychiatry"},
    )
    desk.confirm(card, "aigul", new)
    outcome = desk.confirm(card, "pavel")
    assert LedgerEvent.objects.filter(person_id=outcome.person, status="forced_psychiatry").exists()
    publish(desk.config, desk.now + LATER)
    assert not any(b"psychiat" in data for data in files(desk.config.public / "current").values())


def confirm_in_exile(desk: Desk, consent: str) -> str:
    """Record a new person with a first fact that says that the person is in exile. Returns the person's id."""
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Marat Tulegenov"]
    new = NewPerson({"en": "Marat Tulegenov"}, "m", consent)
    desk.confirm(card, "aigul", Options(new_person=new, values={"fact.0.status": "in_exile"}))
    person = desk.confirm(card, "pavel").person
    assert person is not None
    return person


def test_a_status_that_needs_consent_is_in_no_text_without_it(desk: Desk) -> None:
    person = confirm_in_exile(desk, "public_record_only")
    text = NoticeTextRow.objects.get(notice__person=person, language="en")
    assert ("in exile" in text.body, text.needs_consent) == (False, False)
    assert publishable(desk.config).filter(pk=text.pk).exists()


def test_a_text_that_tells_of_what_needs_consent_leaves_when_consent_is_lowered(desk: Desk) -> None:
    person = confirm_in_exile(desk, "consent_by_person")
    publish(desk.config, desk.now + LATER)
    text = NoticeTextRow.objects.get(release__number=1)
    assert ("in exile" in text.body, text.needs_consent) == (True, True)
    PersonRow.objects.filter(pk=person).update(consent="public_record_only")
    assert publish(desk.config, desk.now + LATER).created
    assert not any(b"Tulegenov" in data for data in files(desk.config.public).values())


def test_a_text_that_waited_for_a_name_knows_what_it_needs(desk: Desk) -> None:
    person = confirm_in_exile(desk, "consent_by_person")
    waiting = NoticeTextRow.objects.get(notice__person=person, language="ru")
    assert (waiting.state, waiting.needs_consent) == ("waiting", False)
    add_name(person, "ru", "Марат Тулегенов", user=desk.user("pavel"), config=desk.config, now=desk.now)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.needs_consent) == ("template", True)


def test_a_reported_state_that_needs_consent_never_passes_the_query_without_it(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Marat Tulegenov"]
    Proposal.objects.filter(public_id=card.id).update(
        event="STATE_REPORTED", register=None, values={"status": "in_exile", "date": "2021-03-01"}, facts=[]
    )
    desk.confirm(card, "aigul", Options(new_person=NewPerson({"en": card.person_name}, "m", "public_record_only")))
    person = desk.confirm(card, "pavel").person
    assert not publishable(desk.config).filter(notice__person=person).exists()
    PersonRow.objects.filter(pk=person).update(consent="consent_by_person")
    assert publishable(desk.config).filter(notice__person=person).exists()


def test_publishing_again_makes_no_release_and_changes_no_byte(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    current = confirmed.config.public / "current"
    before, times = files(current), {p: p.stat().st_mtime_ns for p in current.rglob("*")}
    result = publish(confirmed.config, confirmed.now + 5 * LATER)
    assert (result.created, Release.objects.count()) == (False, 1)
    assert files(current) == before
    assert {p: p.stat().st_mtime_ns for p in current.rglob("*")} == times


def test_a_lost_tree_is_rendered_again_byte_for_byte(confirmed: Desk, tmp_path: Path) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    publish(confirmed.config, confirmed.now + 9 * LATER, tmp_path / "elsewhere")
    assert files(tmp_path / "elsewhere" / "current") == files(confirmed.config.public / "current")


def test_only_the_registers_of_the_settings_are_published(confirmed: Desk) -> None:
    RegisterRow.objects.create(id="another", owner={"en": "Another List"})
    config = dataclasses.replace(confirmed.config, registers=("another",))
    assert publish(config, confirmed.now + LATER).release is None
    config = dataclasses.replace(confirmed.config, registers=("another", "ftw"))
    assert publish(config, confirmed.now + LATER).release == 1


@pytest.mark.parametrize(("code", "published"), [("LIST_RECOGNISED", True), ("LIST_CANDIDATE", False)])
def test_news_of_a_person_are_published_only_for_the_registers_that_list_the_person(
    confirmed: Desk, code: str, published: bool
) -> None:
    """News that are about no list belong to the lists of their person; to be a candidate is not to be listed."""
    RegisterRow.objects.create(id="another", owner={"en": "Another List"})
    Notice.objects.filter(person_id="m5").update(event="TRANSFERRED", register=None)
    config = dataclasses.replace(confirmed.config, registers=("another",))
    assert not publishable(config).exists()
    LedgerEvent.objects.create(person_id="m5", code=code, register_id="another", recorded=confirmed.now)
    assert publishable(config).filter(notice__person_id="m5").exists() is published


def test_a_register_of_the_settings_that_does_not_exist_is_named(confirmed: Desk) -> None:
    config = dataclasses.replace(confirmed.config, registers=("ftw", "ftv"))
    with pytest.raises(InputError, match=r"registers: there is no register 'ftv'; known: ftw"):
        publish(config, confirmed.now + LATER)
    assert not Release.objects.exists()


def test_updated_times_of_releases_only_grow(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    PersonRow.objects.filter(pk="m5").update(consent="withheld")
    publish(confirmed.config, confirmed.now)  # a clock that went back
    first, second = Release.objects.order_by("number")
    assert second.time > first.time


def test_a_release_made_while_another_publisher_works_is_the_one_that_stays(
    confirmed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release is looked up with the lock in hand, not before."""
    publish(confirmed.config, confirmed.now + LATER)

    @contextlib.contextmanager
    def after_another(out: Path) -> Iterator[None]:
        with publishing_lock(out):
            Release.objects.create(number=2, time=confirmed.now + 2 * LATER)
            yield

    monkeypatch.setattr("registerpub.pipeline.publish.publishing_lock", after_another)
    assert publish(confirmed.config, confirmed.now + LATER).release == 2
    assert release_problems(confirmed) == []


def release_problems(desk: Desk) -> list[str]:
    return [problem.message for problem in verify(desk.config)[0] if "current" in problem.path]


def test_verify_misses_no_folder_before_the_first_release(confirmed: Desk) -> None:
    assert release_problems(confirmed) == []
    assert verify(confirmed.config)[1][-1] == "release: none published"


def test_verify_sees_that_the_folder_does_not_show_the_latest_release(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    assert release_problems(confirmed) == []
    Release.objects.create(number=2, time=confirmed.now + 2 * LATER)
    assert release_problems(confirmed) == ["it shows release 1, but the latest is 2: run 'registerpub publish'"]
    publish(confirmed.config, confirmed.now + LATER)
    assert release_problems(confirmed) == []
    switch_current(confirmed.config.public, 1)
    assert len(release_problems(confirmed)) == 1
    (confirmed.config.public / "current").unlink()
    assert release_problems(confirmed) == ["it is missing, but the latest release is 2: run 'registerpub publish'"]


def test_verify_sees_that_the_folder_is_ahead_of_the_store(confirmed: Desk) -> None:
    publish(confirmed.config, confirmed.now + LATER)
    Release.objects.update(number=7)
    publish(confirmed.config, confirmed.now + LATER)
    Release.objects.update(number=5)
    assert release_problems(confirmed) == ["it shows release 7, which the store does not know"]
