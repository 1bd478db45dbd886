"""What the card warns of without stopping a decision, and how decided cards and origins are shown."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from registerpub.desk import assets, cautions, words
from registerpub.desk.card_page import outlet
from registerpub.desk.reasons import reason_text
from registerpub.desk.submission import Submission
from registerpub.pipeline.views import ArticleView
from registerpub.store.models import Hold, LedgerEvent, NameRow, PersonRow, Proposal, Vote

from .conftest import sign_in
from .samples import NOW, World
from .test_card import CANDIDATE, CARD, form_of, send, settle, text_of

AHEAD = "lies in the future"


def test_a_date_that_lies_ahead_is_warned_of_and_does_not_stop_a_decision(editor: Client, world: World) -> None:
    assert AHEAD not in text_of(editor.get(CARD))
    preview = send(editor, CARD, "preview", **{"value.date": "2999-01-01"})
    assert "The date 2999-01-01 lies in the future" in text_of(preview)
    assert editor.post(CARD, {**form_of(preview), "action": "confirm"}).status_code == 302
    assert Vote.objects.get().options["values"] == {"date": "2999-01-01"}


def test_a_date_that_a_source_puts_ahead_is_warned_of_from_the_start(editor: Client, world: World) -> None:
    Proposal.objects.filter(pk=world.verdict.pk).update(values={**world.verdict.values, "date": "2999"})
    assert AHEAD in text_of(editor.get(CARD))


def test_today_and_a_year_that_has_begun_are_not_ahead() -> None:
    form = Submission(values={"date": "2026-11-20", "fact.0.date": "2026", "fact.1.date": "2026-12"})
    assert len(cautions._dates_ahead(form, dt.date(2026, 11, 20))) == 1
    left_out = Submission(values={"fact.1.date": "2026-12"}, dropped=frozenset({1}))
    assert not cautions._dates_ahead(left_out, dt.date(2026, 11, 20))


def test_a_new_person_with_a_name_already_on_record_is_warned_of(editor: Client, world: World) -> None:
    response = send(editor, CANDIDATE, "preview", person_mode="new", **{"name.ru": "Талгат Бекенов"})
    assert "Somebody else on record bears the name «Талгат Бекенов»" in text_of(response)
    response = send(editor, CANDIDATE, "preview", person_mode="new", **{"name.ru": "Арман Жунусов"})
    assert "Somebody else on record" not in text_of(response)


def test_a_link_to_somebody_of_quite_another_name_is_warned_of(editor: Client, world: World) -> None:
    other = PersonRow.objects.create(id="pz7unlisted", consent="public_record_only", created=NOW)
    name = NameRow.objects.create(person=other, language="en", full="Dina Ospanova", kind="main", checked=True)
    warning = "The name on this card is like no name of the person you chose"
    assert warning in text_of(send(editor, CANDIDATE, "preview", person_mode="link", person=other.pk))
    name.full = "Arman Zhunusov"
    name.save()
    assert warning not in text_of(send(editor, CANDIDATE, "preview", person_mode="link", person=other.pk))


def test_a_name_no_person_bears_is_refused_before_it_is_recorded(editor: Client, world: World) -> None:
    changes = {"person_mode": "new", "consent": "public_record_only", "waiver": "a remote district"}
    response = send(editor, CANDIDATE, "confirm", **changes, **{"name.kk": "<b>\u202e12345</b>"})
    assert response.status_code == 422 and "cannot hold the sign «<»" in text_of(response)
    assert not Vote.objects.exists()


def test_a_checked_name_may_hold_no_hidden_sign(world: World) -> None:
    client = sign_in("r1", "editor", "ru")
    page = client.post("/people/pk3t8w2xq/names/", {"language": "ru", "full": "Талгат \u202eБекенов"}, follow=True)
    assert "В имени не может быть знака U+202E" in text_of(page)
    assert NameRow.objects.filter(language="ru").count() == 1


def test_a_checked_name_that_somebody_else_bears_is_kept_with_a_warning(editor: Client, world: World) -> None:
    PersonRow.objects.create(id="pother", created=NOW)
    page = editor.post("/people/pother/names/", {"language": "ru", "full": "Талгат Бекенов"}, follow=True)
    assert "The name is kept as checked." in text_of(page)
    assert "Somebody else on record bears the name «Талгат Бекенов»" in text_of(page)
    assert NameRow.objects.get(person="pother").checked


def decide_card(editor: Client, second: Client) -> None:
    changed = send(editor, CARD, "preview", **{"value.term": "4y"})
    assert editor.post(CARD, {**form_of(changed), "action": "confirm"}).status_code == 302
    settle(second, CARD)


def test_a_decided_card_shows_what_was_decided_whatever_happens_later(
    editor: Client, second: Client, world: World
) -> None:
    decide_card(editor, second)
    LedgerEvent.objects.create(person=world.person, code="RELEASED_SERVED", date="2026-11-01", recorded=NOW)
    for address in ("/done/", CARD):
        page = editor.get(address).content.decode()
        assert "Prison sentence</strong>, 4 years" in page
        assert "in pretrial detention" not in page and "→" not in page
    assert "waits" not in text_of(editor.get(CARD))


def test_a_rejected_card_shows_no_change(editor: Client, world: World) -> None:
    send(editor, CARD, "reject.not_a_change")
    page = editor.get("/done/").content.decode()
    assert "<strong>Prison sentence</strong>" in page and "→" not in page and "rejected" in page


def test_an_open_card_still_says_from_what_to_what(editor: Client, world: World) -> None:
    assert re.search(r"in pretrial detention <span aria-hidden=\"true\">→", editor.get("/").content.decode())


def article(source: str, origin: str, url: str) -> ArticleView:
    return ArticleView(1, "", url, source, origin, "news", "ru", None, NOW, "0" * 64, ())


@pytest.mark.parametrize(
    ("source", "origin", "url", "name"),
    [
        ("Степной вестник", "demo-ru", "http://127.0.0.3:8080/a", "Степной вестник"),
        ("shamshyraq", "shamshyraq", "https://www.shamshyraq.invalid/news/1", "shamshyraq.invalid"),
        ("import", "import", "file:evidence.html", "saved page"),
        ("", "somebody", "file:evidence.html", "saved page"),
    ],
)
def test_an_origin_is_called_by_its_outlet_or_host(source: str, origin: str, url: str, name: str) -> None:
    assert outlet(article(source, origin, url)) == name


def test_the_tabs_name_outlet_and_language(editor: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    assert "1 shamshyraq.invalid, Russian</a>" in page and "2 jarshy.invalid, Kazakh</a>" in page


def test_the_rules_of_a_password_are_a_list(world: World) -> None:
    page = sign_in("k1", "editor", "kk").get("/accounts/password/").content.decode()
    assert "&lt;ul" not in page and "&lt;li" not in page
    assert "<li>Құпиясөзде кемінде 12 таңба болуға тиіс.</li>" in page


def test_no_rule_outside_a_width_squeezes_a_last_field_on_a_phone() -> None:
    css = (Path(assets.__file__).parent / "static" / "desk.css").read_text(encoding="utf-8")
    rule = next(line for line in css.splitlines() if ".input:last-child" in line)
    assert rule.startswith("@media (min-width: 46.01rem)")


def test_times_and_reasons_read_naturally() -> None:
    said = {}
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            said[language] = (words.ago(NOW - dt.timedelta(minutes=1), NOW), reason_text({"key": "new"}))
    assert said["en"] == ("1 minute ago", "this event is not recorded yet")
    assert said["ru"] == ("1 минуту назад", "это событие ещё не записано")
    assert said["kk"] == ("1 минут бұрын", "бұл оқиға әлі жазылмаған")


def test_a_held_person_is_said_to_be_held_back_from_publication(world: World) -> None:
    Hold.objects.create(person=world.person, reason="safety", owner="e1", placed=NOW)
    page = text_of(sign_in("r1", "editor", "ru").get("/people/pk3t8w2xq/"))
    assert "Публикация приостановлена" in page


def test_the_keyboard_can_go_straight_to_the_decision(editor: Client, viewer: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    assert 'class="skip" href="#your-decision"' in page and 'id="your-decision"' in page
    assert "#your-decision" not in viewer.get(CARD).content.decode()
