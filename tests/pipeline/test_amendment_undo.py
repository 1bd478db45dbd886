"""An amendment that is taken back while it waits in the outbox leaves every text as it was before."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from registerpub.core.errors import DecisionError
from registerpub.pipeline.amendment_events import told_events
from registerpub.pipeline.amendment_options import AmendmentOptions
from registerpub.pipeline.amendment_texts import current_words
from registerpub.pipeline.people import add_name
from registerpub.pipeline.publish import publish
from registerpub.pipeline.undo import pull_back, undo
from registerpub.pipeline.verify import verify
from registerpub.store.models import Decision, NameRow, Notice, NoticeTextRow, Proposal, TextVersion
from tests.pipeline.conftest import LATER, Desk, files
from tests.pipeline.test_amendments import (
    CORRECTION,
    RETRACTION,
    SAFETY,
    amend,
    entries,
    everything,
    notice_of,
    published,
    second,
)

__all__ = ["published"]
CLARIFICATION = AmendmentOptions(
    "clarification", "our_error", "asked by a reader", texts={"en": {"summary": "In other words."}}
)
EACH = pytest.mark.parametrize("options", [CORRECTION, RETRACTION, CLARIFICATION], ids=lambda one: one.kind)


@pytest.fixture
def two(published: Desk) -> Desk:
    """The notice has a text in Russian, too."""
    add_name("m5", "ru", "Руслан Касенов", user=published.user("pavel"), config=published.config, now=published.now)
    publish(published.config, published.now + LATER)
    return dataclasses.replace(published, now=published.now + LATER)


def decide(desk: Desk, options: AmendmentOptions) -> Notice:
    amend(desk, options)
    outcome = second(desk)
    assert outcome.notice is not None
    return Notice.objects.get(number=outcome.notice)


def back(desk: Desk, made: Notice) -> None:
    assert made.decision is not None
    pull_back(made.decision.proposal.public_id, desk.user("aigul"), "a mistake", channel="desk", now=desk.now)


def rows() -> list[dict[str, Any]]:
    return [dict(row) for row in NoticeTextRow.objects.filter(notice=notice_of()).order_by("language").values()]


@EACH
def test_a_pulled_back_amendment_takes_its_words_back(published: Desk, options: AmendmentOptions) -> None:
    before, told, public = rows(), told_events(notice_of()), files(published.config.public / "current")
    words = [current_words(row) for row in notice_of().texts.order_by("language")]
    made = decide(published, options)
    assert [current_words(row) for row in notice_of().texts.order_by("language")] != words
    back(published, made)
    assert rows() == before and told_events(notice_of()) == told
    assert [current_words(row) for row in notice_of().texts.order_by("language")] == words
    assert {version.undone for version in TextVersion.objects.all()} == {published.now}
    assert not publish(published.config, published.now + dt.timedelta(days=1)).created
    assert files(published.config.public / "current") == public
    assert verify(published.config)[0] == []


@EACH
def test_what_is_decided_after_it_starts_from_the_words_that_stand(published: Desk, options: AmendmentOptions) -> None:
    back(published, decide(published, options))
    card = Proposal.objects.get(kind="amendment", state="open")
    card.state = "rejected"
    card.save()
    decide(published, dataclasses.replace(CLARIFICATION, texts={"en": {"summary": "Another summary."}}))
    publish(published.config, published.now + LATER)
    (first, *_) = entries().values()
    shown = entries()[notice_of().number]
    assert shown.text.summary == "Another summary." and len(shown.revisions) == 1
    assert "Withdrawn" not in shown.text.headline and "January 2021" not in shown.text.body
    assert first.kind == "clarification"
    assert b"In other words." not in everything(published.config)


def test_a_text_that_readers_never_had_reads_as_before(two: Desk) -> None:
    """A retraction stops it, a correction writes it anew: both are put back."""
    NoticeTextRow.objects.filter(notice=notice_of(), language="ru").update(
        state="human_checked", release=None, published=None, updated=None, headline="Своё", body="Свой текст."
    )
    before = rows()
    for options in (RETRACTION, dataclasses.replace(CORRECTION, texts={"ru": {"body": "Иначе."}})):
        made = decide(two, options)
        assert rows() != before
        back(two, made)
        assert rows() == before
        Proposal.objects.filter(kind="amendment").update(state="rejected")


def test_a_text_that_still_waits_for_a_name_waits_again(published: Desk) -> None:
    NoticeTextRow.objects.filter(notice=notice_of(), language="ru").update(
        state="waiting", release=None, published=None, updated=None, headline="", body="", template={"edited": {}}
    )
    NameRow.objects.filter(person="m5", language="ru").update(checked=False)
    made = decide(published, RETRACTION)
    back(published, made)
    add_name("m5", "ru", "Руслан Касенов", user=published.user("pavel"), config=published.config, now=published.now)
    publish(published.config, published.now + LATER)
    assert NoticeTextRow.objects.get(notice=notice_of(), language="ru").release is not None


def test_words_that_were_stopped_do_not_come_back_with_an_amendment_that_is_taken_back(published: Desk) -> None:
    NameRow.objects.filter(person="m5", language="ru").delete()
    add_name("m5", "ru", "Руслан Касеев", user=published.user("pavel"), config=published.config, now=published.now)
    assert NoticeTextRow.objects.get(notice=notice_of(), language="ru").state == "template"
    made, event = decide(published, CORRECTION), notice_of().decision
    assert event is not None
    stopped = pull_back(event.proposal.public_id, published.user("aigul"), "a slip", channel="desk", now=published.now)
    assert stopped == ("ru",)
    back(published, made)
    text = NoticeTextRow.objects.get(notice=notice_of(), language="ru")
    assert (text.state, text.body) == ("waiting", "")


def test_what_has_become_public_meanwhile_is_not_changed_in_silence(two: Desk) -> None:
    row = NoticeTextRow.objects.filter(notice=notice_of(), language="ru")
    release = row.get().release
    row.update(release=None)
    made = decide(two, CORRECTION)
    row.update(release=release)
    before = (list(Decision.objects.values()), rows())
    with pytest.raises(DecisionError, match="ru text of notice .* is public as amended"):
        back(two, made)
    assert (list(Decision.objects.values()), rows()) == before


def test_of_two_amendments_the_later_one_goes_first(published: Desk) -> None:
    first, then = decide(published, CORRECTION), decide(published, CLARIFICATION)
    with pytest.raises(DecisionError, match=f"take notice {then.number} back first"):
        back(published, first)
    back(published, then)
    back(published, first)
    assert all(version.undone for version in TextVersion.objects.all())


def test_consent_that_only_the_amendment_asked_for_is_not_asked_for_any_more(published: Desk) -> None:
    """Else taking a correction back would take the notice itself out of the public."""
    made = decide(published, CORRECTION)
    NoticeTextRow.objects.filter(notice=notice_of()).update(needs_consent=True)
    back(published, made)
    assert not any(row["needs_consent"] for row in rows())
    assert not publish(published.config, published.now + LATER).created


def test_a_retraction_for_safety_is_undone_within_its_minute_or_not_at_all(published: Desk) -> None:
    def take_back() -> None:
        card = Proposal.objects.get(kind="amendment", state="confirmed")
        undo(card.public_id, published.user("pavel"), config=published.config, channel="desk", now=published.now)

    before = files(published.config.public / "current")
    amend(published, SAFETY)
    take_back()
    assert not publish(published.config, published.now).created
    assert files(published.config.public / "current") == before
    Proposal.objects.filter(kind="amendment").update(state="rejected")
    amend(published, SAFETY)
    publish(published.config, published.now)
    with pytest.raises(DecisionError, match="has left the public already"):
        take_back()
    assert notice_of().hidden
