"""Clarify, correct and retract what is published: who may, what is recorded, what the public gets."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from registerpub.config import Config
from registerpub.core.casefile import fold
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import PublishedEntry
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.amendment_options import AmendmentOptions
from registerpub.pipeline.amendments import (
    confirm_amendment,
    decline_amendment,
    notice_version,
    open_amendment,
    propose_amendment,
)
from registerpub.pipeline.audit import chain_problems
from registerpub.pipeline.decide import Outcome, StaleCard
from registerpub.pipeline.flags import set_flags
from registerpub.pipeline.outbox import outbox
from registerpub.pipeline.people import add_name
from registerpub.pipeline.publish import publish
from registerpub.pipeline.release_entries import release_entries, tombstones
from registerpub.pipeline.verify import verify
from registerpub.store.mapping import ledger
from registerpub.store.models import (
    AuditEntry,
    Decision,
    Hold,
    LedgerEvent,
    NameRow,
    Notice,
    NoticeTextRow,
    PersonRow,
    Proposal,
    Release,
    TextVersion,
    UserProfile,
)
from tests.pipeline.conftest import LATER, Desk, files, unpacked

REASON = "the list of February was misread"
CORRECTION = AmendmentOptions("correction", "our_error", REASON, "misread", {"date": "2021-01"})
RETRACTION = AmendmentOptions("retraction", "source_error", REASON, "source_withdrew")
SAFETY = AmendmentOptions("safety", "safety", "the family was threatened")


@pytest.fixture
def published(confirmed: Desk) -> Desk:
    """One notice is public in each language; the clock stands an hour later."""
    Notice.objects.exclude(person="m5").update(due=confirmed.now + dt.timedelta(days=99))
    publish(confirmed.config, confirmed.now + LATER)
    return dataclasses.replace(confirmed, now=confirmed.now + LATER)


def notice_of(person: str = "m5") -> Notice:
    return Notice.objects.get(person=person, kind="event")


def amend(
    desk: Desk, options: AmendmentOptions, who: str = "pavel", number: int | None = None, **other: Any
) -> Outcome:
    arguments: dict[str, Any] = {"config": desk.config, "channel": "desk", "seen_version": None, "now": desk.now}
    number = number or notice_of().number
    return propose_amendment(number, desk.user(who), options, **(arguments | other))


def second(desk: Desk, who: str = "aigul", act: Callable[..., Outcome] = confirm_amendment, **other: Any) -> Outcome:
    card = Proposal.objects.get(kind="amendment", state="open")
    arguments: dict[str, Any] = {"config": desk.config, "channel": "desk", "seen_version": None, "now": desk.now}
    return act(card.public_id, desk.user(who), **(arguments | other))


def decided(desk: Desk, options: AmendmentOptions) -> Desk:
    """Both people agree and the outbox has passed: the clock stands an hour later."""
    amend(desk, options)
    second(desk)
    desk = dataclasses.replace(desk, now=desk.now + LATER)
    publish(desk.config, desk.now)
    return desk


def entries() -> dict[int, PublishedEntry]:
    found = release_entries(Release.objects.latest("number"))
    return {entry.notice: entry for entry in found if entry.text.language == "en"}


def everything(config: Config) -> bytes:
    """All bytes of the public folder, older releases and packed twins too."""
    tree = files(config.public)
    return b"\n".join(unpacked(name, data) for name, data in tree.items())


def test_a_correction_takes_two_people_and_waits_in_the_outbox(published: Desk) -> None:
    outcome = amend(published, CORRECTION, "aigul")
    assert (outcome.state, outcome.missing_people) == ("waiting", 1)
    assert not LedgerEvent.objects.filter(code="AMENDED").exists() and not TextVersion.objects.exists()
    outcome = second(published, "pavel")
    assert outcome.state == "decided"
    made = Notice.objects.get(kind="correction")
    assert made.number == outcome.notice
    assert (made.kind, made.cause, made.corrects, made.event) == ("correction", "our_error", notice_of(), "AMENDED")
    assert made.due == published.now + dt.timedelta(minutes=30)
    assert [row.number for row in outbox(published.config) if row.corrects] == [made.number]
    assert not publish(published.config, published.now).created
    assert verify(published.config)[0] == []


def test_who_asked_and_who_agreed_stand_in_the_audit(published: Desk) -> None:
    before = AuditEntry.objects.count()
    amend(published, CORRECTION)
    second(published)
    found = AuditEntry.objects.order_by("number")[before:]
    assert [(entry.action, entry.body.data and "correction" in entry.body.data) for entry in found] == [
        ("vote", True),
        ("decide", True),
    ]
    assert chain_problems() == []


def test_a_correction_is_a_new_event_and_never_an_edit(published: Desk) -> None:
    before = list(LedgerEvent.objects.order_by("id").values())
    decided(published, CORRECTION)
    assert list(LedgerEvent.objects.order_by("id").values())[: len(before)] == before
    event = LedgerEvent.objects.get(code="AMENDED")
    main = notice_of().decision
    assert main is not None
    assert event.details == {
        "event": str(main.events.order_by("id")[0].pk),
        "field": "date",
        "old": "2021-03-03",
        "new": "2021-01",
        "cause": "our_error",
    }
    assert "2021-01" in [str(one.date) for one in ledger(["m5"])["m5"]]


def test_readers_get_a_new_entry_and_the_old_one_changed_under_its_id(published: Desk) -> None:
    old = entries()[notice_of().number]
    decided(published, CORRECTION)
    shown = entries()
    same, new = shown[old.notice], shown[max(shown)]
    assert (same.version, same.pubstatus, same.change, same.cause) == (2, "usable", "correction", "our_error")
    assert (same.published, same.updated > old.updated) == (old.published, True)
    assert "January 2021" in same.text.body and "3 March 2021" not in same.text.body.split("Source:")[0]
    assert [revision.before for revision in same.revisions] == [old.text]
    assert (new.kind, new.corrects, new.cause, new.about) == ("correction", old.notice, "our_error", "LIST_REMOVED")
    assert "we earlier gave “3 March 2021” (date)" in new.text.summary
    assert "The correct value is “January 2021”." in new.text.summary
    assert "We apologise" in new.text.summary and "We misread the source." in new.text.summary
    assert REASON not in everything(published.config).decode()
    assert old.updated < same.updated < new.updated


def test_corrections_of_a_corrected_notice_add_up(published: Desk) -> None:
    desk = decided(published, CORRECTION)
    decided(desk, dataclasses.replace(CORRECTION, values={"date": "2021-02"}, cause="source_error", explanation=""))
    entry = entries()[notice_of().number]
    assert entry.version == 3 and "February 2021" in entry.text.body
    assert [("January" in one.before.body, one.cause) for one in entry.revisions] == [
        (False, "our_error"),
        (True, "source_error"),
    ]
    assert LedgerEvent.objects.filter(code="AMENDED").order_by("id").last().details["old"] == "2021-01"  # type: ignore[union-attr]
    assert notice_version(notice_of()) == 3


def test_two_corrections_that_fall_due_together_are_both_told(published: Desk) -> None:
    amend(published, CORRECTION)
    second(published)
    decided(published, dataclasses.replace(CORRECTION, values={"date": "2021-02"}))
    versions = TextVersion.objects.filter(text__language="en").order_by("id")
    assert list(versions.values_list("release__number", flat=True)) == [2, 2]
    made = Notice.objects.filter(kind="correction").order_by("number").values_list("number", flat=True)
    entry = entries()[notice_of().number]
    assert [one.amendment for one in entry.revisions] == list(made)
    assert entry.revisions[1].before.body == versions[0].body != entry.text.body


def test_a_clarification_changes_words_and_no_event(published: Desk) -> None:
    words = {"en": {"body": "He was removed from the list, which names six people now."}}
    options = AmendmentOptions("clarification", "new_fact", "readers asked", "unclear", {}, words)
    events = LedgerEvent.objects.count()
    decided(published, options)
    shown = entries()
    assert LedgerEvent.objects.count() == events
    assert shown[notice_of().number].text.body == words["en"]["body"]
    assert shown[max(shown)].text.headline == "Clarification: Ruslan Kasenov"
    assert "has not changed" in shown[max(shown)].text.summary
    assert verify(published.config)[0] == []


def test_a_retraction_annuls_the_event_and_leaves_a_readable_notice(published: Desk) -> None:
    number = notice_of().number
    old = entries()[number].text
    assert fold(ledger(["m5"])["m5"]).memberships["ftw"] == "removed"
    decided(published, RETRACTION)
    assert fold(ledger(["m5"])["m5"]).memberships["ftw"] == "recognised"
    shown = entries()
    gone, new = shown[number], shown[max(shown)]
    assert (gone.pubstatus, gone.version, gone.change) == ("canceled", 2, "retraction")
    assert gone.text.headline == "Withdrawn notice: Ruslan Kasenov" and gone.sources == ()
    assert "What it said no longer stands." in gone.text.body
    assert (new.kind, new.corrects, new.text.headline) == ("retraction", number, "Retraction: Ruslan Kasenov")
    assert "The source has withdrawn its report." in new.text.body
    assert old.headline.encode() not in everything(published.config)
    assert [(stone.notice, stone.language) for stone in tombstones()] == [(number, "en")]
    assert verify(published.config)[0] == []


def test_a_retracted_notice_cannot_be_changed_again(published: Desk) -> None:
    desk = decided(published, RETRACTION)
    for options in (CORRECTION, RETRACTION):
        with pytest.raises(DecisionError, match="has been retracted"):
            amend(desk, options)


def test_safety_takes_one_publisher_and_nothing_of_the_notice_stays_anywhere(published: Desk) -> None:
    desk = decided(published, CORRECTION)
    assert amend(desk, SAFETY).state == "decided"
    assert publish(desk.config, desk.now).created
    data = everything(desk.config)
    assert b"Kasenov" not in data and "Касенов".encode() not in data
    shown = entries()
    assert [entry.kind for entry in shown.values()] == ["withdrawal"]
    (left,) = shown.values()
    assert (left.person, left.register, left.regions, left.corrects, left.about) == ("", None, (), None, "")
    assert left.cause == "protection" and left.text.headline == "A notice was withdrawn"
    assert b"threatened" not in data
    assert sorted(stone.notice for stone in tombstones()) == [
        notice_of().number,
        Notice.objects.get(kind="correction").number,
    ]
    assert not LedgerEvent.objects.filter(code="WITHDRAWN").exists()
    assert not publish(desk.config, desk.now + LATER).created
    assert verify(desk.config)[0] == []


@pytest.mark.parametrize("how", ["consent", "hold", "safety"])
def test_whatever_leaves_leaves_the_same_nameless_notice(published: Desk, how: str) -> None:
    """Nobody can tell from it whether it was safety, a hold or consent taken back."""
    if how == "consent":
        PersonRow.objects.filter(pk="m5").update(consent="withheld")
    elif how == "hold":
        Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=published.now)
    else:
        amend(published, SAFETY)
    publish(published.config, published.now)
    (left,) = entries().values()
    assert dataclasses.replace(left, notice=0) == dataclasses.replace(
        left, notice=0, cause="protection", event="WITHDRAWN"
    )
    assert left.text.body.startswith("Retraction, 4 March 2021: an earlier report of ours is withdrawn.")
    row = Notice.objects.get(kind="withdrawal")
    assert (row.person, row.decision, row.register, row.corrects) == (None, None, None, None)


def test_a_text_that_leaves_with_the_sites_settings_is_no_withdrawal(published: Desk) -> None:
    config = dataclasses.replace(published.config, languages=("kk", "ru"))
    assert publish(config, published.now).created
    assert not Notice.objects.filter(kind="withdrawal").exists()


def test_an_amended_text_comes_back_as_amended_when_a_hold_is_lifted(published: Desk) -> None:
    amend(published, CORRECTION)
    second(published)
    hold = Hold.objects.create(person_id="m5", reason="safety", owner="aigul", placed=published.now)
    publish(published.config, published.now + LATER)
    assert b"Kasenov" not in everything(published.config)
    Hold.objects.filter(pk=hold.pk).update(lifted=published.now)
    publish(published.config, published.now + LATER)
    shown = entries()
    assert "January 2021" in shown[notice_of().number].text.body
    assert {entry.kind for entry in shown.values()} == {"", "correction", "withdrawal"}


def test_a_sensitive_flag_keeps_no_wrong_notice_in_public(published: Desk) -> None:
    """It stops what nobody has read; an amendment was read by two people, and it puts right what stays public."""
    number, old = notice_of().number, entries()[notice_of().number].text
    set_flags("m5", ("health",), published.user("aigul"), published.now)
    amend(published, CORRECTION)
    second(published)
    assert [row.stopped for row in outbox(published.config) if row.corrects == number] == [{}]
    desk = dataclasses.replace(published, now=published.now + LATER)
    publish(desk.config, desk.now)
    assert "January 2021" in entries()[number].text.body
    decided(desk, RETRACTION)
    shown = entries()
    gone, told = shown[number].text, shown[max(shown)].text
    assert (shown[number].pubstatus, gone.headline) == ("canceled", "Withdrawn notice: Ruslan Kasenov")
    for words in (gone, told):  # neither says again what it was about
        assert not {old.headline, old.summary} & {words.headline, words.summary}
        assert "removed" not in words.body and "list" not in words.body and "January 2021" not in words.body


def test_a_sensitive_flag_still_stops_what_the_machine_wrote_of_an_event(desk: Desk) -> None:
    card = desk.cards(implicit=True, person="m5")[0]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    set_flags("m5", ("health",), desk.user("aigul"), desk.now)
    (row,) = outbox(desk.config)
    assert row.stopped == {"en": "sensitive"}
    assert publish(desk.config, desk.now + LATER).release is None


def test_who_may_amend(published: Desk) -> None:
    for options, who in (
        (RETRACTION, "aigul"),
        (SAFETY, "aigul"),
        (CORRECTION, "kairat"),
        (RETRACTION, "kairat"),
        (CORRECTION, "vera"),
    ):
        with pytest.raises(DecisionError, match="may not do this"):
            amend(published, options, who)
    amend(published, RETRACTION, "pavel")
    with pytest.raises(DecisionError, match="already decided"):
        second(published, "pavel")
    with pytest.raises(DecisionError, match="may not decide"):
        second(published, "vera")
    assert second(published, "kairat").state == "decided"


@pytest.mark.parametrize("gone", ["switched off", "an editor now"])
def test_a_retraction_needs_a_publisher_when_it_is_decided(published: Desk, gone: str) -> None:
    """Whoever wrote it may have been an account that was taken over, and was switched off for that."""
    amend(published, RETRACTION, "pavel")
    if gone == "switched off":
        User.objects.filter(username="pavel").update(is_active=False)
    else:
        UserProfile.objects.filter(user__username="pavel").update(role="editor")
    create_user("botagoz", "a long pass phrase of botagoz", "editor")
    create_user("saule", "a long pass phrase of saule", "publisher")
    assert second(published, "aigul").state == "waiting"
    outcome = second(published, "botagoz")
    assert (outcome.state, outcome.missing_people) == ("waiting", 1)
    assert not Decision.objects.filter(proposal__kind="amendment").exists()
    assert second(published, "saule").state == "decided"
    assert Notice.objects.get(kind="retraction").corrects == notice_of()


def test_the_terminal_may_not_amend_unless_the_settings_say_so(published: Desk) -> None:
    for options in (CORRECTION, SAFETY):
        with pytest.raises(DecisionError, match="decisions from the terminal are off"):
            amend(published, options, channel="terminal")
    amend(published, CORRECTION)
    with pytest.raises(DecisionError, match="decisions from the terminal are off"):
        second(published, channel="terminal")
    assert not Decision.objects.filter(proposal__kind="amendment").exists()


def test_one_amendment_at_a_time_and_only_of_what_was_seen(published: Desk) -> None:
    amend(published, CORRECTION)
    with pytest.raises(DecisionError, match="waiting for another person"):
        amend(published, RETRACTION)
    second(published)
    with pytest.raises(StaleCard):
        amend(published, CORRECTION, seen_version=1)


def test_declining_changes_nothing_and_leaves_room_for_another(published: Desk) -> None:
    amend(published, CORRECTION)
    assert second(published, act=decline_amendment).state == "decided"
    assert open_amendment(notice_of()) is None
    assert not Notice.objects.exclude(kind="event").exists() and not TextVersion.objects.exists()
    assert amend(published, CORRECTION).state == "waiting"
    assert verify(published.config)[0] == []


def test_safety_goes_before_an_amendment_that_waits(published: Desk) -> None:
    amend(published, CORRECTION)
    assert amend(published, SAFETY).state == "decided"
    with pytest.raises(DecisionError, match="has been retracted"):
        second(published)
    assert second(published, act=decline_amendment).state == "decided"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (dataclasses.replace(CORRECTION, reason="  "), "write down why"),
        (dataclasses.replace(CORRECTION, cause="safety"), "cause: 'safety' is not one of"),
        (dataclasses.replace(CORRECTION, explanation="because"), "explanation: 'because'"),
        (dataclasses.replace(CORRECTION, kind="edit"), "kind: 'edit'"),
        (dataclasses.replace(CORRECTION, values={"date": "soon"}), "'soon' is not a date"),
        (dataclasses.replace(CORRECTION, values={"date": ""}), "the date is not known"),
        (dataclasses.replace(CORRECTION, values={"person": "m4"}), "person: not a field"),
        (dataclasses.replace(CORRECTION, values={"fact.9.date": "2021"}), "tells . further facts"),
        (dataclasses.replace(CORRECTION, values={"register": "nowhere"}), "there is no register 'nowhere'"),
        (dataclasses.replace(CORRECTION, values={"reason": "bored"}), "reason: 'bored' is not one of"),
        (dataclasses.replace(CORRECTION, values={"code": "TRANSFERRED"}), "cannot become one of another kind"),
        (dataclasses.replace(CORRECTION, values={"status": "forced_psychiatry"}), "may not be public"),
        (dataclasses.replace(CORRECTION, values={}), "nothing would change"),
        (dataclasses.replace(CORRECTION, values={"date": "2021-03-03"}), "nothing would change"),
        (dataclasses.replace(CORRECTION, kind="clarification"), "a clarification changes no value"),
        (dataclasses.replace(RETRACTION, values={"date": "2021"}), "no new values"),
        (dataclasses.replace(SAFETY, explanation="misread"), "nothing is told"),
    ],
)
def test_choices_that_cannot_be_recorded_are_refused_and_nothing_is_stored(
    published: Desk, options: AmendmentOptions, error: str
) -> None:
    with pytest.raises((DecisionError, InputError), match=error):
        amend(published, options)
    assert not Proposal.objects.filter(kind="amendment").exists()


def test_what_an_editor_wrote_is_not_left_saying_what_is_corrected(published: Desk) -> None:
    NoticeTextRow.objects.filter(notice=notice_of(), language="en").update(state="human_checked", body="On 3 March.")
    with pytest.raises(DecisionError, match="an editor wrote the text in en"):
        amend(published, CORRECTION)
    amend(published, dataclasses.replace(CORRECTION, texts={"en": {"body": "In January."}}))
    second(published)
    assert TextVersion.objects.get(text__language="en").body == "In January."


def test_a_misspelt_name_is_corrected_without_an_event(published: Desk) -> None:
    add_name("m5", "en", "Ruslan Kassenov", user=published.user("pavel"), config=published.config, now=published.now)
    decided(published, dataclasses.replace(CORRECTION, values={}, explanation="spelling"))
    entry = entries()[notice_of().number]
    assert "Ruslan Kassenov" in entry.text.headline and not LedgerEvent.objects.filter(code="AMENDED").exists()


def test_only_notices_about_events_are_amended(published: Desk) -> None:
    desk = decided(published, CORRECTION)
    made = Notice.objects.get(kind="correction")
    with pytest.raises(DecisionError, match=rf"correct or retract notice {notice_of().number}"):
        amend(desk, RETRACTION, number=made.number)
    amend(desk, SAFETY)
    publish(desk.config, desk.now)
    with pytest.raises(DecisionError, match="names nobody"):
        amend(desk, SAFETY, number=Notice.objects.get(kind="withdrawal").number)
    with pytest.raises(InputError, match="there is no notice 99"):
        amend(desk, SAFETY, number=99)


def test_what_is_not_published_yet_is_stopped_in_the_outbox_instead(confirmed: Desk) -> None:
    for options in (CORRECTION, RETRACTION):
        with pytest.raises(DecisionError, match="not published yet"):
            amend(confirmed, options)
    assert amend(confirmed, SAFETY).state == "decided"
    publish(confirmed.config, confirmed.now + LATER)
    assert b"Kasenov" not in everything(confirmed.config)
    assert not Notice.objects.filter(kind="withdrawal").exists()


@pytest.mark.parametrize(("options", "told"), [(CORRECTION, "января 2021"), (RETRACTION, "")])
def test_a_language_that_readers_never_had_gets_no_news_of_a_change(
    published: Desk, options: AmendmentOptions, told: str
) -> None:
    """A text that waits for a name form is written as amended, or not at all."""
    NoticeTextRow.objects.filter(notice=notice_of(), language="ru").update(
        state="waiting", release=None, published=None, updated=None, headline="", body="", template={"edited": {}}
    )
    NameRow.objects.filter(person="m5", language="ru").update(checked=False)
    desk = decided(published, options)
    add_name("m5", "ru", "Руслан Касенов", user=desk.user("pavel"), config=desk.config, now=desk.now)
    publish(desk.config, desk.now)
    assert not NoticeTextRow.objects.filter(language="ru", release__isnull=False, notice__person="m5").exists()
    publish(desk.config, desk.now + LATER)
    rows = NoticeTextRow.objects.filter(language="ru", release__isnull=False, notice__person="m5")
    assert [row.notice.kind for row in rows] == (["event"] if told else [])
    assert all("2021" in row.body and "3 марта" not in row.body.split("Источник")[0] for row in rows)


def test_a_published_tree_is_a_function_of_what_is_on_record(published: Desk, tmp_path: Any) -> None:
    desk = decided(published, CORRECTION)
    amend(desk, SAFETY)
    publish(desk.config, desk.now)
    publish(desk.config, desk.now + 5 * LATER, tmp_path / "elsewhere")
    assert files(tmp_path / "elsewhere" / "current") == files(desk.config.public / "current")


def test_a_sensitive_notice_and_what_is_said_of_it_ask_for_the_same_consent(published: Desk) -> None:
    NoticeTextRow.objects.filter(notice=notice_of()).update(needs_consent=True)
    PersonRow.objects.filter(pk="m5").update(consent="consent_by_person")
    desk = decided(published, CORRECTION)
    assert "correction" in {entry.kind for entry in entries().values()}
    PersonRow.objects.filter(pk="m5").update(consent="public_record_only")
    publish(desk.config, desk.now)
    assert {entry.kind for entry in entries().values()} == {"withdrawal"}
