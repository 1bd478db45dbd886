import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from registerpub.store.models import Capture, Decision, LedgerEvent, NameRow, Notice, PersonRow, Proposal, Vote

from .conftest import sign_in
from .samples import NOW, World

CARD = "/cards/verdict234/"
CANDIDATE = "/cards/candidate2/"


def form_of(response: Any) -> dict[str, str]:
    """The fields of the decision form as a browser would send them back untouched."""
    page = response.content.decode()
    form = page[page.index('id="decision"') :]
    form = form[: form.index("</form>")]
    fields = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in ("checkbox", "radio") and not re.search(r"\bchecked\b", tag):
            continue
        fields[attributes["name"]] = unescape(attributes.get("value", ""))
    for name, text in re.findall(r'<textarea\b[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        fields[name] = unescape(text)
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(
            r'<option value="([^"]*)"', options
        )
        fields[name] = unescape(chosen[1]) if chosen else ""
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def send(client: Client, address: str, action: str, **changes: str) -> Any:
    """Open the card, change some boxes, press a button."""
    return client.post(address, {**form_of(client.get(address)), **changes, "action": action})


def take_over(client: Client, address: str) -> None:
    """Take the card over from whoever has it open."""
    client.post(address, {"action": "take_over", "reason": "on a call with the family"})


def settle(client: Client, address: str, choice: str = "", **changes: str) -> None:
    """Confirm, read both editors' choices side by side, and take the other's (or ``choice``)."""
    response = send(client, address, "confirm", **changes)
    assert response.status_code == 409, text_of(response)
    page = response.content.decode()
    seal = choice or re.findall(r'name="settled" value="([^"]+)"', page)[0]
    hidden = {name: unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}
    fields = {name: value for name, value in hidden.items() if name not in ("csrfmiddlewaretoken", "action")}
    assert client.post(address, {**fields, "settled": seal, "action": "confirm"}).status_code == 302


def text_of(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_quote_is_shown_with_name_and_trigger_marked(editor: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    assert '<mark class="name">Талгата Бекенова</mark>' in page
    assert '<mark class="trigger">приговорил</mark>' in page


def test_a_sources_markup_is_shown_as_text(editor: Client, world: World) -> None:
    document = world.verdict.evidence.all()[0].document
    document.text = "<script>alert(1)</script>" + document.text
    document.title = "<img src=x onerror=alert(1)>"
    document.save()
    page = editor.get(CARD).content.decode()
    assert "<script>" not in page and "alert(1)&lt;/script&gt;" in page and "<img" not in page


def test_no_link_opens_the_live_page(editor: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    assert "shamshyraq.invalid/news/1" in page and "Opening it shows the site who is interested" in page
    assert not re.search(r'(href|src|action)="https?:', page)


def test_the_boxes_hold_what_the_card_proposes(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    assert fields["value.date"] == "2026-10-11"
    assert fields["value.term"] == "5y"
    assert fields["value.court"] == "Ақсай аудандық соты"
    assert fields["version"] == "1"


def test_the_notice_is_shown_in_three_languages_as_it_will_read(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    assert "Талғат Бекенов" in fields["text.kk.summary"]
    assert "Талгат Бекенов" in fields["text.ru.summary"]
    assert "Talgat Bekenov" in fields["text.en.summary"]


def test_an_untouched_form_accepts_the_card_as_it_is(editor: Client, world: World) -> None:
    response = send(editor, CARD, "confirm")
    assert response.status_code == 302
    vote = Vote.objects.get()
    assert vote.options == {"person": None, "new_person": None, "values": {}, "texts": {}, "waiver": ""}
    assert not Decision.objects.exists()


def test_the_second_editor_learns_that_somebody_confirmed_but_not_what(
    editor: Client, second: Client, world: World
) -> None:
    changed = send(editor, CARD, "preview", **{"value.term": "4y6m"})
    editor.post(CARD, {**form_of(changed), "action": "confirm"})
    page = text_of(second.get(CARD))
    assert "waiting for a second" in page
    assert "4y6m" not in second.get(CARD).content.decode()
    assert "e1" not in page


def test_a_second_untouched_form_decides(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert Decision.objects.get().people == 2
    assert Notice.objects.get().person_id == world.person.pk


def test_differing_choices_are_listed_and_nothing_is_decided(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    changed = send(second, CARD, "preview", **{"value.term": "4y"})
    response = second.post(CARD, {**form_of(changed), "action": "confirm"})
    assert response.status_code == 409
    assert "Term" in text_of(response) and "4y" in text_of(response)
    assert not Decision.objects.exists()


def test_changed_words_are_shown_against_the_template(editor: Client, world: World) -> None:
    first = form_of(editor.get(CARD))
    response = send(editor, CARD, "preview", **{"text.en.headline": first["text.en.headline"] + " again"})
    page = response.content.decode()
    assert "<ins>" in page and "again</ins>" in page
    assert form_of(response)["text.en.headline"].endswith("again")


def test_changed_values_are_read_in_the_notice_before_they_count(editor: Client, world: World) -> None:
    response = send(editor, CARD, "confirm", **{"value.term": "4y"})
    assert "read it, then confirm" in text_of(response)
    assert not Vote.objects.exists()
    assert "four years" in form_of(response)["text.en.summary"]
    assert editor.post(CARD, {**form_of(response), "action": "confirm"}).status_code == 302
    assert Vote.objects.get().options["values"] == {"term": "4y"}


def test_a_bad_date_is_explained_and_what_was_typed_stays(editor: Client, world: World) -> None:
    response = send(editor, CARD, "confirm", **{"value.date": "11 October", "value.place": "Aqsai"})
    assert response.status_code == 422
    assert "«11 October» is not a date" in text_of(response)
    assert form_of(response)["value.place"] == "Aqsai"
    assert not Vote.objects.exists()


def test_a_stale_save_shows_what_was_seen_what_it_is_now_and_what_was_chosen(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    Proposal.objects.filter(pk=world.verdict.pk).update(
        version=2, values={**world.verdict.values, "term": {"years": 6}}
    )
    response = editor.post(CARD, {**fields, "value.term": "4y", "action": "confirm"})
    assert response.status_code == 409
    row = re.search(r"<th scope=\"row\">Term</th>(.*?)</tr>", response.content.decode(), re.DOTALL)
    assert row is not None and re.findall(r"<td>(.*?)</td>", row[1]) == ["5y", "6y", "4y"]
    assert not Vote.objects.exists()


def test_choices_of_a_stale_save_are_laid_over_the_new_card(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    values = {**world.verdict.values, "term": {"years": 6}, "court": "Ақсай қалалық соты"}
    Proposal.objects.filter(pk=world.verdict.pk).update(version=2, values=values)
    stale = editor.post(CARD, {**fields, "value.place": "Aqsai", "action": "confirm"})
    assert 'name="value.place" value="Aqsai"' in stale.content.decode()
    response = editor.post(CARD, {**fields, "value.place": "Aqsai", "action": "preview"})
    again = form_of(response)
    assert again["version"] == "2" and again["value.term"] == "6y" and again["value.place"] == "Aqsai"
    editor.post(CARD, {**again, "action": "confirm"})
    assert Vote.objects.get().options["values"] == {"place": "Aqsai"}


def test_a_card_decided_meanwhile_is_not_decided_again(editor: Client, second: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    take_over(second, CARD)
    send(second, CARD, "reject.not_a_change")
    response = editor.post(CARD, {**fields, "value.term": "4y", "action": "confirm"})
    assert response.status_code == 409
    assert (
        "decided meanwhile" in text_of(response)
        and "The card is now: rejected" in text_of(response)
        and "4y" in text_of(response)
    )
    assert Decision.objects.get().verb == "reject"


def test_a_text_that_was_emptied_is_not_published_as_something_else(editor: Client, world: World) -> None:
    response = send(editor, CARD, "confirm", **{"text.en.summary": " "})
    assert response.status_code == 422 and "left empty" in text_of(response)
    assert not Vote.objects.exists()


def test_a_decision_without_a_version_is_refused(editor: Client, world: World) -> None:
    assert editor.post(CARD, {"action": "confirm"}).status_code == 400
    assert editor.post(CARD, {"action": "reject.not_a_change", "version": "x"}).status_code == 400
    assert not Vote.objects.exists()


def test_an_unknown_action_is_refused(editor: Client, world: World) -> None:
    assert editor.post(CARD, {"action": "publish", "version": "1"}).status_code == 400
    assert editor.post(CARD, {"action": "reject.because", "version": "1"}).status_code == 400


def test_a_card_is_rejected_with_a_reason(editor: Client, world: World) -> None:
    assert send(editor, CARD, "reject.not_this_person").status_code == 302
    decision = Decision.objects.get()
    assert (decision.verb, decision.reason) == ("reject", "not_this_person")
    assert "Not this person" in text_of(editor.get(CARD))


def test_pressing_enter_in_a_box_previews_and_never_confirms(editor: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    form = page[page.index('id="decision"') :]
    buttons = re.findall(r"<button[^>]*name=\"action\"[^>]*value=\"([^\"]+)\"", form)
    assert buttons[0] == "preview"


def test_an_editor_who_has_confirmed_cannot_again(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    editor.post(CARD, {**fields, "action": "confirm"})
    assert 'value="confirm"' not in editor.get(CARD).content.decode()
    assert editor.post(CARD, {**fields, "action": "confirm"}).status_code == 422
    assert Vote.objects.count() == 1


def test_a_candidate_needs_somebody_and_a_consent_level_that_is_not_preselected(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CANDIDATE))
    assert "person_mode" not in fields and fields["consent"] == "" and fields["sex"] == ""
    assert fields["name.en"] == "Arman Zhunusov" and fields["name.kk"] == ""
    response = send(editor, CANDIDATE, "confirm", waiver="only one paper writes there")
    assert response.status_code == 422 and "Say who it is" in text_of(response)
    response = send(editor, CANDIDATE, "confirm", person_mode="new", waiver="only one paper writes there")
    assert "Choose the level of consent" in text_of(response)


def test_too_few_sources_ask_for_a_written_reason(editor: Client, world: World) -> None:
    changes = {"person_mode": "new", "consent": "public_record_only"}
    response = send(editor, CANDIDATE, "confirm", **changes)
    assert response.status_code == 422 and "Too few independent sources" in text_of(response)


def test_a_candidate_becomes_a_person_whose_unchecked_languages_wait(
    editor: Client, second: Client, world: World
) -> None:
    changes = {"person_mode": "new", "sex": "m", "consent": "public_record_only", "waiver": "a remote district"}
    preview = send(editor, CANDIDATE, "preview", **changes, **{"name.kk": "Арман Жүнісов"})
    assert "Арман Жүнісов" in form_of(preview)["text.kk.headline"]
    assert "text.ru.headline" not in form_of(preview)
    assert editor.post(CANDIDATE, {**form_of(preview), "action": "confirm"}).status_code == 302
    assert "write why you decide without it" in text_of(send(second, CANDIDATE, "confirm"))
    settle(second, CANDIDATE, waiver="nobody else writes of it")
    person = PersonRow.objects.exclude(pk=world.person.pk).get()
    assert person.consent == "public_record_only"
    names = NameRow.objects.filter(person=person, kind="main", checked=True)
    assert set(names.values_list("language", "full")) == {("en", "Arman Zhunusov"), ("kk", "Арман Жүнісов")}
    codes = list(LedgerEvent.objects.filter(person=person).values_list("code", flat=True))
    assert sorted(codes) == ["LIST_RECOGNISED", "STATE_REPORTED"]
    assert Notice.objects.get().texts.get(language="ru").state == "waiting"


def somebody_unlisted() -> str:
    """A person on record who stands on no list."""
    person = PersonRow.objects.create(id="pz7unlisted", consent="public_record_only", created=NOW)
    NameRow.objects.create(person=person, language="en", full="Arman Zhunusov", kind="main", checked=True)
    return person.pk


def test_a_candidate_can_be_linked_to_somebody_on_record(editor: Client, world: World) -> None:
    changes = {"person_mode": "link", "person": somebody_unlisted(), "waiver": "a remote district"}
    preview = send(editor, CANDIDATE, "preview", **changes)
    editor.post(CANDIDATE, {**form_of(preview), "action": "confirm"})
    assert Vote.objects.get().options["person"] == "pz7unlisted"


def test_a_fact_without_its_tick_is_left_out(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CANDIDATE))
    del fields["fact.0.keep"]
    changes = {"person_mode": "link", "person": somebody_unlisted(), "waiver": "a remote district"}
    preview = editor.post(CANDIDATE, {**fields, **changes, "action": "preview"})
    editor.post(CANDIDATE, {**form_of(preview), "action": "confirm"})
    assert Vote.objects.get().options["values"] == {"fact.0": "drop"}


def test_a_card_of_numbers_names_nobody_and_cannot_be_confirmed(editor: Client, world: World) -> None:
    page = editor.get("/cards/numbers234/").content.decode()
    assert 'value="confirm"' not in page and "Bekenov" not in page
    assert "computed 1, claimed 9" in text_of(editor.get("/cards/numbers234/"))
    assert editor.post("/cards/numbers234/", {"action": "confirm", "version": "1"}).status_code == 422


def test_a_viewer_reads_a_card_without_a_form(viewer: Client, world: World) -> None:
    page = viewer.get(CARD).content.decode()
    assert 'id="decision"' not in page and 'name="action"' not in page
    assert "Talgat Bekenov" in page


def test_an_unknown_card_is_not_found(editor: Client) -> None:
    assert editor.get("/cards/nothing/").status_code == 404


def test_a_keeper_alone_does_not_decide(world: World) -> None:
    keeper = sign_in("k", "keeper")
    response = send(keeper, "/cards/small23456/", "reject.not_a_change")
    assert "A keeper never decides alone" in text_of(response)
    assert not Decision.objects.exists()


def test_the_card_reads_in_kazakh(world: World) -> None:
    page = text_of(sign_in("k1", "editor", "kk").get(CARD))
    assert "Тізілім не дейді" in page and "Растау" in page
    assert "2026 жылғы 4 наурыз" in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "kk",
            "Қолмен сақталған. Кім сақтаған: aigul. Қашан: 2021 жылғы 2 наурыз. Қайдан алынған: сот. Не үшін: үкім.",
        ),
        ("ru", "Сохранено вручную. Кто сохранил: aigul. Когда: 2 марта 2021 года. Откуда: сот. Зачем: үкім."),
        ("en", "Saved by hand. By whom: aigul. When: 2 March 2021. Where from: сот. Why: үкім."),
    ],
)
def test_editors_read_who_saved_a_page_when_where_from_and_why(world: World, language: str, told: str) -> None:
    saved = {"by": "aigul", "obtained": "2021-03-02", "origin": "сот", "why": "үкім"}
    Capture.objects.update(saved=saved)
    assert told in text_of(sign_in("e9", "editor", language).get(CARD))


def test_a_crawled_page_was_saved_by_nobody(editor: Client, world: World) -> None:
    assert "Saved by hand" not in text_of(editor.get(CARD))


def test_what_a_confirmation_changes_is_shown_field_by_field(editor: Client, world: World) -> None:
    page = text_of(editor.get(CARD))
    start = page.index("What a confirmation changes")
    table = page[start : start + 400]
    assert "Custody in pretrial detention → becomes imprisoned after conviction" in table
    assert "Penalty not known → becomes imprisonment" in table and "Term not known → becomes 5 years" in table
    newcomer = text_of(editor.get(CANDIDATE)).replace("(Birlik Watch)", "( Birlik Watch )")
    assert "List ( Birlik Watch ) not on this list → becomes recognised" in newcomer
    assert "People on the list" in newcomer


def test_what_changes_is_no_table_to_scroll_sideways(editor: Client, world: World) -> None:
    page = editor.get(CARD).content.decode()
    start = page.index("What a confirmation changes")
    assert page[start:].split("<h3>")[0].count("<dl") == 1 and "<table" not in page[start:].split("<h3>")[0]


def test_the_change_follows_what_the_editor_writes(editor: Client, world: World) -> None:
    page = text_of(send(editor, CARD, "preview", **{"value.term": "3y"}))
    assert "Term not known → becomes 3 years" in page
