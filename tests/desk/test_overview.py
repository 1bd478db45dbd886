"""The overview draws each list over time, by region and by article of law, and gives the numbers as tables."""

import re

from django.test import Client

from registerpub.desk.shares import bars, layers
from registerpub.store.models import LedgerEvent

from .conftest import sign_in
from .samples import NOW, World, make_person
from .test_card import text_of


def test_a_list_is_drawn_over_time_with_its_numbers(editor: Client, world: World) -> None:
    make_person("pk3t8w2xr", en="Arman Zhunusov")
    details = {"place": "Алматы", "article": "405 (2)"}
    LedgerEvent.objects.create(
        person=world.person, code="SENTENCED_PRISON", date="2026-06-01", details=details, recorded=NOW
    )
    response = editor.get("/overview/")
    page, text = response.content.decode(), text_of(response)
    assert page.count('<svg class="layers" role="img"') == 3 and page.count("<desc>") >= 3
    assert "Over time, by custody" in text and "By region" in text and "By article of law" in text
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td class="number">(\d+)</td></tr>', page)
    assert ("405", "1") in rows and ("not known", "1") in rows
    assert "Almaty" in text


def test_a_list_without_members_has_no_picture(editor: Client, world: World) -> None:
    LedgerEvent.objects.all().delete()
    assert 'class="layers"' not in editor.get("/overview/").content.decode()


def test_the_pictures_speak_the_readers_language(world: World) -> None:
    page = text_of(sign_in("k1", "editor", "kk").get("/overview/"))
    assert "Аймақтар бойынша" in page and "By region" not in page


def test_a_chart_escapes_its_words_and_is_the_same_for_the_same_numbers() -> None:
    columns, labels = [{"a": 1, "b": 0}, {"a": 2, "b": 3}], {"a": "<b>", "b": "free"}
    drawn = layers(columns, labels, ("1", "2"), "<i>", "told")
    assert "<b>" not in drawn and "<i>" not in drawn and "2 &lt;b&gt;" in drawn
    assert drawn == layers(columns, labels, ("1", "2"), "<i>", "told")
    assert "&lt;x&gt;" in bars([("<x>", 4), ("y", 0)], "t", "d")


def test_a_chart_of_one_day_or_of_nothing_can_be_drawn() -> None:
    assert "<polygon" in layers([{"a": 1}], {"a": "x"}, ("1", "1"), "t", "d")
    assert bars([("y", 0)], "t", "d")


def test_labels_of_thin_layers_do_not_lie_on_one_another() -> None:
    columns = [dict.fromkeys("abcd", 1) | {"e": 200}] * 2
    drawn = layers(columns, {code: code for code in "abcde"}, ("1", "2"), "t", "d")
    heights = [float(y) for y in re.findall(r'<text x="408" y="([\d.]+)"', drawn)]
    assert len(heights) == 5
    assert all(one - two >= 15.9 for one, two in zip(heights, heights[1:], strict=False))
