"""Holds by hand, names that are somebody else's, consent, flags and the tasks of care, through their pages."""

import datetime as dt

import pytest
from django.test import Client

from registerpub.pipeline.care import SILENCE
from registerpub.pipeline.publishable import publishable
from registerpub.pipeline.rulings import rule_out
from registerpub.store.models import (
    AuditEntry,
    ConsentChange,
    Hold,
    Notice,
    NoticeTextRow,
    PersonFlag,
    PersonRow,
    Release,
    ReplyRequest,
    Ruling,
)

from .conftest import sign_in
from .samples import World
from .test_card import CARD, form_of, send, text_of

PERSON = "/people/pk3t8w2xq/"
TODAY = dt.datetime.now(dt.UTC).date()
SOON = str(TODAY + dt.timedelta(days=20))


@pytest.fixture
def publisher(db: None) -> Client:
    return sign_in("p1", "publisher")


def hold(client: Client, **changes: str) -> None:
    client.post(f"{PERSON}hold/", {"reason": "safety", "owner": "e1", "review": SOON, **changes})


def test_a_hold_keeps_every_text_from_the_public_until_a_publisher_lifts_it(
    editor: Client, second: Client, publisher: Client, world: World
) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert publishable(None).count() == 3
    hold(editor)
    assert publishable(None).count() == 0
    page = text_of(editor.get("/holds/"))
    assert "Talgat Bekenov" in page and "safety of the person" in page and "Lift" not in page
    number = Hold.objects.get().pk
    assert editor.post(f"/holds/{number}/lift/").status_code == 403
    publisher.post(f"/holds/{number}/lift/")
    assert publishable(None).count() == 3
    assert "Nobody is held back." in text_of(editor.get("/holds/"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": "because"}, "does not exist here"),
        ({"owner": "nobody"}, "Choose an editor or publisher"),
        ({"owner": "v1"}, "Choose an editor or publisher"),
        ({"review": ""}, "Choose the day"),
        ({"review": "2020-01-01"}, "Choose the day"),
        ({"review": "2099-01-01"}, "Choose the day"),
    ],
)
def test_a_hold_needs_a_reason_an_owner_and_a_day(
    changes: dict[str, str], words: str, editor: Client, viewer: Client, world: World
) -> None:
    hold(editor, **changes)
    assert words in text_of(editor.get(PERSON)) and not Hold.objects.exists()


def test_one_reason_is_given_once_and_a_due_hold_is_marked(editor: Client, world: World) -> None:
    hold(editor)
    hold(editor)
    assert Hold.objects.count() == 1 and "for this reason already" in text_of(editor.get(PERSON))
    Hold.objects.update(review=TODAY)
    assert "look again now" in text_of(editor.get("/holds/"))


def test_a_ruling_is_listed_limited_and_lifted(editor: Client, viewer: Client, world: World) -> None:
    now = dt.datetime.now(dt.UTC)
    first = rule_out(world.person.pk, "Талгат Бекенов", "host", "news.example.kz", None, "e1", now)
    page = text_of(editor.get("/rulings/"))
    assert "Талгат Бекенов" in page and "news.example.kz" in page and "in force" in page
    assert "Lift" not in text_of(viewer.get("/rulings/"))
    editor.post(f"/rulings/{first.id}/", {"action": "limit", "until": "2020-01-01"})
    assert "That day is over" in text_of(editor.get("/rulings/"))
    editor.post(f"/rulings/{first.id}/", {"action": "limit", "until": SOON})
    assert [str(row.until) for row in Ruling.objects.filter(lifted=None)] == [SOON]
    editor.post(f"/rulings/{Ruling.objects.get(lifted=None).pk}/", {"action": "lift"})
    assert not Ruling.objects.filter(lifted=None).exists()
    assert "lifted" in text_of(editor.get("/rulings/"))


def public(world: World) -> None:
    """What waits is out."""
    release = Release.objects.create(number=1, time=dt.datetime.now(dt.UTC))
    NoticeTextRow.objects.update(release=release)


def test_withdrawn_consent_is_a_task_until_all_of_it_is_carried_out(
    editor: Client, second: Client, publisher: Client, world: World
) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    public(world)
    editor.post(f"{PERSON}consent/", {"level": "withheld"})
    assert ConsentChange.objects.get().level == "withheld" and publishable(None).count() == 0
    page = text_of(publisher.get("/care/"))
    assert "3 texts are still public" in page and "audit entries still tell" in page and "deadline: in 24 hours" in page
    NoticeTextRow.objects.update(withdrawn=Release.objects.get())
    assert "Nothing is public any more" in text_of(publisher.get("/care/"))
    assert editor.post(f"/care/erase/{world.person.pk}/", {"sure": "1"}).status_code == 403
    publisher.post(f"/care/erase/{world.person.pk}/", {})
    assert "audit entries still tell" in text_of(publisher.get("/care/"))
    publisher.post(f"/care/erase/{world.person.pk}/", {"sure": "1"})
    assert "Nobody has withdrawn consent" in text_of(publisher.get("/care/"))
    assert AuditEntry.objects.filter(action="erasure").count() == 1


def test_a_withdrawal_that_is_late_says_so(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    editor.post(f"{PERSON}consent/", {"level": ""})
    ConsentChange.objects.update(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=25))
    assert "overdue" in text_of(editor.get("/care/"))


def test_a_request_is_due_in_three_working_days_and_answered_once(editor: Client, world: World) -> None:
    friday = TODAY - dt.timedelta(days=(TODAY.weekday() - 4) % 7)
    data = {"kind": "correction", "person": world.person.pk, "received": str(friday), "told": "the term is wrong"}
    editor.post("/care/requests/", data)
    row = ReplyRequest.objects.get()
    assert row.due == friday + dt.timedelta(days=5)
    assert "the term is wrong" in text_of(editor.get("/care/"))
    editor.post(f"/care/requests/{row.pk}/", {"outcome": "done"})
    editor.post(f"/care/requests/{row.pk}/", {"outcome": "declined"})
    page = text_of(editor.get("/care/"))
    assert "This request is answered already" in page and "done as asked" in page
    assert "No request waits for an answer" in page


@pytest.mark.parametrize(
    "changes", [{"kind": "praise"}, {"received": ""}, {"received": "2099-01-01"}, {"told": " "}, {"person": "pnobody"}]
)
def test_a_request_that_cannot_be_noted_says_why(changes: dict[str, str], editor: Client, world: World) -> None:
    data = {"kind": "reply", "person": "", "received": str(TODAY), "told": "x", **changes}
    editor.post("/care/requests/", data)
    assert not ReplyRequest.objects.exists() and 'class="notice error"' in editor.get("/care/").content.decode()


def test_nobody_on_a_list_is_forgotten(editor: Client, world: World) -> None:
    assert "Still so? (0)" in text_of(editor.get("/care/"))
    old = dt.datetime.now(dt.UTC) - SILENCE - dt.timedelta(days=1)
    PersonRow.objects.update(created=old)
    world.person.mentions.all()[0].document.__class__.objects.update(created=old)
    assert "Still so? (1)" in text_of(editor.get("/care/"))
    editor.post(f"/care/current/{world.person.pk}/")
    page = text_of(editor.get("/care/"))
    assert "Still so? (0)" in page and "Somebody has written of everybody" in page


def test_a_sensitive_flag_stops_the_machine_from_writing(editor: Client, second: Client, world: World) -> None:
    editor.post(f"{PERSON}flags/", {"flag": ["health", "minors"]})
    page = editor.get(CARD)
    assert "A sensitive matter: health, minors" in text_of(page)
    assert form_of(page)["text.en.body"] == ""
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert set(NoticeTextRow.objects.values_list("state", "body")) == {("sensitive", "")}
    assert publishable(None).count() == 0
    assert "an editor must write it" in text_of(editor.get("/outbox/"))


def test_what_an_editor_writes_about_a_sensitive_matter_goes_out(editor: Client, second: Client, world: World) -> None:
    editor.post(f"{PERSON}flags/", {"flag": ["health"]})
    half = {"text.en.headline": "A verdict"}
    assert "A part of the notice was left empty" in text_of(send(editor, CARD, "confirm", **half))
    whole = {"text.en.headline": "A verdict", "text.en.summary": "A court decided.", "text.en.body": "A court decided."}
    assert send(editor, CARD, "confirm", **whole).status_code == 302
    assert send(second, CARD, "confirm", **whole).status_code == 302
    assert list(publishable(None).values_list("language", "headline")) == [("en", "A verdict")]


def test_a_flag_set_later_stops_what_waits_and_not_what_is_public(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    editor.post(f"{PERSON}flags/", {"flag": ["sources"]})
    assert publishable(None).count() == 0 and "will not go out: a sensitive matter" in text_of(editor.get("/outbox/"))
    public(world)
    assert publishable(None).count() == 3
    editor.post(f"{PERSON}flags/", {})
    assert not PersonFlag.objects.filter(lifted=None).exists() and PersonFlag.objects.count() == 1
    assert AuditEntry.objects.filter(action__in=["flag", "flag_lifted"]).count() == 2


def test_an_unknown_flag_is_refused(editor: Client, world: World) -> None:
    editor.post(f"{PERSON}flags/", {"flag": ["shoe_size"]})
    assert not PersonFlag.objects.exists()


def test_the_timeline_is_shown_as_it_was_known_on_a_day(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert Notice.objects.exists()
    before = text_of(editor.get(f"{PERSON}?known=2026-11-21"))
    assert "As the register knew it on 21 November 2026" in before
    assert "Custody: in pretrial detention" in before and "Prison sentence" not in before.split("Timeline")[1]
    now = text_of(editor.get(f"{PERSON}?known={TODAY + dt.timedelta(days=1)}"))
    assert "Prison sentence" in now.split("Timeline")[1]
    assert "The person was not on record yet" in text_of(editor.get(f"{PERSON}?known=2020-01-01"))


def test_the_audit_is_read_by_publisher_and_keeper_and_tells_in_words(
    editor: Client, second: Client, publisher: Client, world: World
) -> None:
    changed = send(editor, CARD, "preview", **{"value.term": "4y6m"})
    editor.post(CARD, {**form_of(changed), "action": "confirm"})
    hold(editor)
    assert editor.get("/audit/").status_code == 403
    page = text_of(publisher.get("/audit/"))
    assert "confirmed, waits for another editor" in page and "Term: 4y6m" in page
    assert "placed a hold" in page and "Reason: safety of the person" in page
    assert "digests of evidence" in page and sign_in("k", "keeper").get("/audit/").status_code == 200
    assert AuditEntry.objects.order_by("-number")[0].digest in page


def test_the_audit_is_read_page_by_page(publisher: Client, editor: Client, world: World) -> None:
    for number in range(30):
        editor.post(f"{PERSON}flags/", {"flag": ["health"] if number % 2 else ["minors"]})
    first = publisher.get("/audit/").content.decode()
    assert "Older" in first and first.count("<tr>") == 51
    older = first.split('href="?before=')[1].split('"')[0]
    assert "Older" not in publisher.get(f"/audit/?before={older}").content.decode()


def test_every_action_of_the_audit_has_words() -> None:
    from registerpub.desk import vocabulary
    from registerpub.pipeline.audit import ACTIONS

    assert set(ACTIONS) == set(vocabulary.AUDIT_ACTION)


def test_a_single_detail_is_held_back_from_the_page_of_the_person(editor: Client, world: World) -> None:
    hold(editor, field="court")
    assert [(row.field, row.reason) for row in Hold.objects.all()] == [("court", "safety")]
    page = editor.get(PERSON).content.decode()
    assert "<strong>Court</strong>: safety of the person" in page and "held back</strong></dd>" not in page
    assert '<td data-label="What is held back">Court</td>' in editor.get("/holds/").content.decode()
    hold(editor, field="names")
    assert Hold.objects.count() == 1
