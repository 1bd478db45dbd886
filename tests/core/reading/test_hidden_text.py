"""Text that no reader sees is left out and told; what usual pages hide beside the article raises no alarm."""

from __future__ import annotations

import pytest

from registerpub.core.markup import hiding_classes
from registerpub.core.reading import ReadResult, read_page
from registerpub.core.reading.cleaning import has_invisible, has_mixed_letters
from registerpub.core.screening import may_name_anyone
from tests.core.names.people import matcher, person
from tests.core.reading.test_reading_pages import FILLER, article, kinds, page

SECRET = "Жасырын сөйлем осы жерде тұр, оны ешкім көрмейді, бірақ машина оқи алады, ол өтірік айтады."


def read(inner: str, head: str = "") -> ReadResult:
    return read_page(page(article(f"{FILLER}{inner}", FILLER, head=head)))


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'aria-hidden="true"',
        'style="display:none"',
        'style="color:red; Display : None !important"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="font-size:0.0px"',
        'style="opacity:0"',
        'style="position:absolute; left:-9999px"',
        'style="text-indent:-9999px"',
        'style="height:0;overflow:hidden"',
        'style="clip: rect(0 0 0 0); position:absolute"',
        'style="color:#fff; background:#fff"',
        'style="color: white; background-color: #FFFFFF"',
        'style="color:#123; background-color:#123"',
        'style="color:transparent"',
        'style="color: rgba(0, 0, 0, 0)"',
    ],
)
@pytest.mark.parametrize("tag", ["span", "b", "div"])
def test_hidden_text_is_left_out_and_told(attributes: str, tag: str) -> None:
    result = read(f"<{tag} {attributes}>{SECRET}</{tag}>")
    assert result.document is not None
    assert "Жасырын" not in result.document.text and FILLER in result.document.text
    assert "invisible_text" in kinds(result)


@pytest.mark.parametrize(
    "attributes",
    [
        "style='opacity:0.5'",
        "style='font-size:0.9em'",
        "style='margin-left:-120px'",
        "style='height:0'",
        "style='color:#fff;background:#000'",
        "aria-hidden='false'",
        "class='hide'",
        "style='background-color:#fff'",
    ],
)
def test_text_that_is_seen_stays(attributes: str) -> None:
    result = read(f"<span {attributes}>{SECRET}</span>")
    assert result.document is not None
    assert SECRET in result.document.text and "invisible_text" not in kinds(result)


def test_a_class_that_the_page_itself_hides_is_hidden() -> None:
    rules = ".a, span.veiled { color:red; display:none } @media print{.hide{display:none}}"
    head = f"<style>/* .no{{display:none}} */ {rules}</style>"
    result = read(f"<span class='x veiled'>{SECRET}</span><span class='hide no'>Көрінетін сөз.</span>", head=head)
    assert result.document is not None
    assert "Жасырын" not in result.document.text and "Көрінетін" in result.document.text
    assert "invisible_text" in kinds(result)


def test_white_text_on_nothing_is_kept_and_told() -> None:
    result = read(f"<span style='color:#FFF'>{SECRET}</span>")
    assert result.document is not None and SECRET in result.document.text
    assert "invisible_text" in kinds(result)
    on_black = f"<div style='background:#000'><span style='color:#fff'>{SECRET}</span></div>"
    assert "invisible_text" not in kinds(read(on_black))


@pytest.mark.parametrize(
    "furniture",
    [
        f"<template><p>{SECRET}</p></template>",
        f"<noscript>{SECRET}</noscript>",
        f"<!-- {SECRET} -->",
        "<span class='sr-only'>Facebook желісінде бөлісу</span>",
        "<span style='position:absolute;left:-9999px'>Бөлісу</span>",
        "<i aria-hidden='true'>★</i>",
    ],
)
def test_usual_furniture_raises_no_alarm(furniture: str) -> None:
    head = "<style>.sr-only{position:absolute;left:-9999px}.menu{display:none}</style>"
    body = article(FILLER + furniture, FILLER, head=head)
    body = body.replace("<body>", f"<body><div class='menu'>{SECRET}</div><div hidden>{SECRET}</div>")
    result = read_page(page(body))
    assert result.document is not None
    assert "Жасырын" not in result.document.text and kinds(result) == ["no_date"]


def test_rules_of_style_sheets_are_read_in_linear_time() -> None:
    for piece in ("@a{", "/*", "{", ".a{display:none", "}", "<style>", ".a{display:none}", "@media x{.a{display:none}"):
        hiding_classes(piece * 100_000)


@pytest.mark.parametrize(
    "hidden",
    [
        "<span aria-hidden='true'>x</span>",
        "<b style='color:#fff;background:#fff'>x</b>",
        "<span class='veiled'>x</span>",
        "<em style=display:none>x</em>",
    ],
)
def test_hidden_text_inside_a_name_does_not_hide_the_name_from_the_look_at_the_bytes(hidden: str) -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", sex="m"))
    body = article(f"{FILLER} Қайсар {hidden}Қыдыров босатылды.", head="<style>.veiled{display:none}</style>")
    document = read_page(page(body)).document
    assert document is not None and register.find(document)
    assert may_name_anyone(register, body.encode())


@pytest.mark.parametrize("text", ["Ай\u200bдын", "Ай&#8203;дын", "Ай&#x200B;дын", "сөз \u202eтөс", "&#8238;төс"])
def test_signs_that_split_or_turn_words_are_told(text: str) -> None:
    assert has_invisible(text)


@pytest.mark.parametrize("text", ["Айдын", "ab\u00adc", "می\u200cخواهم", "a &amp; b", "AT&T"])
def test_signs_that_honest_texts_need_are_not(text: str) -> None:
    assert not has_invisible(text)


@pytest.mark.parametrize("text", ["Cерік сотталды", "Қaйсар", "ТОKАРОВ", "Ол Mақсат еді"])
def test_look_alike_letters_inside_words_are_told_and_kept(text: str) -> None:
    assert has_mixed_letters(text)
    result = read(f"<br><br>{text}")
    assert result.document is not None and text in result.document.text
    assert "mixed_letters" in kinds(result)


@pytest.mark.parametrize(
    "text",
    [
        "бiр екi жiгiт",
        "əкімдік",
        "Facebookте",
        "iPhoneды",
        "IT-компания",
        "XXғасыр",
        "VIIIсынып",
        "COVID-тен",
        "Wi-Fi-дың",
    ],
)
def test_habits_of_typing_and_foreign_words_are_not_told(text: str) -> None:
    assert not has_mixed_letters(text)
