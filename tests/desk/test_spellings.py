"""What people on cards are called in each language of the desk."""

import re

import pytest
from django.conf import settings

from registerpub.desk.spellings import spellings
from registerpub.pipeline.cards import list_cards
from registerpub.store.models import Evidence, Proposal

from .conftest import sign_in
from .samples import World, add_evidence, make_claim, make_document
from .test_card import CANDIDATE, CARD, text_of


def head_of(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found[1]


def row_of(page: str, card: str) -> str:
    start = page.index(f"/cards/{card}/")
    return page[start : page.index("</div>", start)]


def tell_in_kazakh(card: Proposal) -> None:
    document = make_document("kk", "Арман Жүнісов саяси тұтқын деп танылды.", "jarshy")
    add_evidence(card, document, make_claim(document, None, "LIST_RECOGNISED", "Арман Жүнісов", "танылды"))


def test_a_candidate_bears_the_name_that_a_source_in_the_desks_language_writes(world: World) -> None:
    tell_in_kazakh(world.candidate)
    client = sign_in("k1", "editor", "kk")
    row, page = row_of(client.get("/").content.decode(), "candidate2"), client.get(CANDIDATE).content.decode()
    assert ">Арман Жүнісов</a>" in row and "мәтінде «Arman Zhunusov»" in row
    assert "Арман Жүнісов:" in head_of(page) and "мәтінде «Arman Zhunusov»" in page
    assert "ұсынылған жазылуы" not in page
    assert "дереккөзде былай жазылған, тексерілмеген:" in page


def test_a_name_that_no_source_writes_in_the_desks_language_is_marked_as_suggested(world: World) -> None:
    tell_in_kazakh(world.candidate)
    client = sign_in("r1", "editor", "ru")
    row, page = row_of(client.get("/").content.decode(), "candidate2"), client.get(CANDIDATE).content.decode()
    assert ">Арман Жунусов</a>" in row
    assert "предложенное написание, не проверено; найдено как «Arman Zhunusov»" in re.sub(r"\s+", " ", row)
    assert "Арман Жунусов:" in head_of(page) and "предложенное написание, не проверено" in page


def test_a_name_as_written_in_the_desks_language_needs_no_remark(world: World) -> None:
    client = sign_in("e1", "editor")
    row = row_of(client.get("/").content.decode(), "candidate2")
    assert ">Arman Zhunusov</a>" in row and "found as" not in row and "suggested" not in row


@pytest.mark.parametrize(
    ("language", "name", "found"),
    [("kk", "Талғат Бекенов", "Талғат Бекеновті"), ("ru", "Талгат Бекенов", "Талгата Бекенова")],
)
def test_a_known_person_is_found_in_the_spelling_of_the_desks_language(
    world: World, language: str, name: str, found: str
) -> None:
    client = sign_in("u1", "editor", language)
    row = row_of(client.get("/").content.decode(), "verdict234")
    assert f">{name}</a>" in row and f"«{found}»" in row
    assert f"«{found}»" in text_of(client.get(CARD))


def test_the_names_of_all_rows_are_read_at_once(world: World, django_assert_max_num_queries: object) -> None:
    rows = list_cards(settings.REGISTERPUB, "open", "kk")
    assert Evidence.objects.count() > 3
    with django_assert_max_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        found = spellings(rows, "kk")
    assert set(found) == {row.id for row in rows if row.kind == "event"}
