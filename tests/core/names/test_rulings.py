"""What editors rule out: one document, one host or one spelling, for one person and for nobody else."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.names import Matcher, active_rulings, build_matcher
from registerpub.core.names.rulings import is_page_address, place_fault, plain_host, scope_fault
from registerpub.core.records import Document, NotThisPerson
from tests.core.names.people import person

QAISAR = person("q", "kk Қайсар Қыдыров", sex="m")
MARAT = person("m", "ru Марат Қыдыров", sex="m")
SANIYA = person("s", "ru Сания Тахирова", sex="f")
PEOPLE = (QAISAR, MARAT, SANIYA)
PAGE = "https://news.example.kz/a/1"
OTHER_PAGE = "https://news.example.kz/a/2"
TODAY = dt.date(2021, 3, 4)


def ruled(*rulings: NotThisPerson) -> Matcher:
    return build_matcher(PEOPLE, rulings)


def on_page(name: str = "Қайсар Қыдыров", whom: str = "q", place: str = PAGE) -> NotThisPerson:
    return NotThisPerson(whom, name, "document", place)


def at_host(name: str, host: str = "news.example.kz", whom: str = "q") -> NotThisPerson:
    return NotThisPerson(whom, name, "host", host)


def found(matcher: Matcher, text: str, url: str | None = PAGE) -> list[tuple[str | None, str]]:
    return [(one.person, one.surface) for one in matcher.find(Document("d", text, url=url))]


# --- one document ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Қайсар Қыдыров келді.",
        "Кайсару Кыдырову отказали.",
        "Qaisar Qydyrov spoke.",
        "Қайсар Қыдыров келді. Кейін Қыдыров кетті.",
        "Сегодня К. Кыдыров молчит.",
        "Кыдыров К.М. молчит.",
        "Об этом #қайсарқыдыров.",
    ],
)
def test_a_ruling_on_a_document_silences_every_way_of_naming_the_person_there(text: str) -> None:
    assert found(ruled(), text)
    assert found(ruled(on_page()), text) == []


def test_it_says_nothing_of_other_people_in_the_document() -> None:
    text = "Қайсар Қыдыров пен Сания Тахирова келді. Марат Қыдыров үйде."
    assert found(ruled(on_page()), text) == [("s", "Сания Тахирова"), ("m", "Марат Қыдыров")]


@pytest.mark.parametrize("url", [OTHER_PAGE, "https://other.example.kz/a/1", None, "", "file:1", "http://[broken"])
def test_it_says_nothing_of_other_documents(url: str | None) -> None:
    assert found(ruled(on_page()), "Қайсар Қыдыров келді.", url) == [("q", "Қайсар Қыдыров")]


def test_where_two_people_bear_a_name_ruling_one_out_leaves_the_other() -> None:
    twins = (QAISAR, person("r", "ru Кайсар Кыдыров", sex="m"))
    text = "Қайсар Қыдыров келді."
    assert found(build_matcher(twins), text) == [(None, "Қайсар Қыдыров")]
    assert found(build_matcher(twins, [on_page()]), text) == [("r", "Қайсар Қыдыров")]
    assert found(build_matcher(twins, [on_page(), on_page(whom="r")]), text) == []


# --- one host, everywhere ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Кайсар Кыдыров", "Кайсаром Кыдыровым", "Кыдырову Кайсару", "КАЙСАР КЫДЫРОВ"])
def test_a_ruling_on_a_host_silences_the_spelling_in_all_its_cases(text: str) -> None:
    assert found(ruled(at_host("Кайсар Кыдыров")), text) == []
    assert found(ruled(at_host("Кайсара Кыдырова")), text) == []
    assert found(ruled(NotThisPerson("q", "Кайсар Кыдыров")), text) == []


@pytest.mark.parametrize("text", ["Қайсар Қыдыров", "Қайсар Қыдыровтың", "Qaisar Qydyrov", "Kaysar Kydyrov"])
def test_other_spellings_and_scripts_are_found_as_before(text: str) -> None:
    assert found(ruled(at_host("Кайсар Кыдыров")), text) == [("q", text)]


@pytest.mark.parametrize("name", ["Қайсар Қыдыров", "Қайсар Қыдыровтың"])
def test_a_kazakh_spelling_is_ruled_out_in_its_cases(name: str) -> None:
    text = "Қайсар Қыдыровқа, Қайсар Қыдыровты, Қайсар Қыдыров."
    assert found(ruled(at_host(name)), text) == []


def test_a_surname_alone_is_nobody_once_the_spelling_is_ruled_out() -> None:
    assert found(ruled(at_host("Кайсар Кыдыров")), "Кайсар Кыдыров пришел. Кыдыров ушел.") == []


@pytest.mark.parametrize(
    "text", ["Кайсар Маратович Кыдыров", "Кайсару Маратовичу Кыдырову", "Кыдырова Кайсара Маратовича"]
)
def test_a_spelling_with_a_patronymic_is_ruled_out_in_its_cases_and_not_without_it(text: str) -> None:
    matcher = ruled(NotThisPerson("q", "Кайсара Маратовича Кыдырова"))
    assert found(matcher, text) == []
    assert found(matcher, "Кайсар Кыдыров") == [("q", "Кайсар Кыдыров")]


@pytest.mark.parametrize("url", ["https://other.example.kz/1", "https://example.kz/1", None, "http://[broken"])
def test_a_ruling_on_a_host_says_nothing_of_other_hosts(url: str | None) -> None:
    assert found(ruled(at_host("Кайсар Кыдыров")), "Кайсар Кыдыров", url) == [("q", "Кайсар Кыдыров")]


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("News.Example.KZ.", "https://news.example.kz/1"),
        ("news.example.kz", "http://NEWS.example.kz:8080/1?a=b"),
        ("example.kz", "https://www.example.kz/1"),
        ("www.example.kz", "https://example.kz/1"),
        ("жаңалық.қаз", "https://жаңалық.қаз/1"),
        (plain_host("жаңалық.қаз"), "https://жаңалық.қаз/1"),
    ],
)
def test_one_host_is_one_host_however_it_is_written(host: str, url: str) -> None:
    assert found(ruled(at_host("Кайсар Кыдыров", host)), "Кайсар Кыдыров", url) == []


def test_an_unknown_scope_rules_nothing_out() -> None:
    assert found(ruled(NotThisPerson("q", "Кайсар Кыдыров", "galaxy")), "Кайсар Кыдыров") == [("q", "Кайсар Кыдыров")]


def test_a_ruling_about_somebody_who_is_not_on_the_register_is_ignored() -> None:
    assert found(ruled(NotThisPerson("gone", "Кайсар Кыдыров")), "Кайсар Кыдыров") == [("q", "Кайсар Кыдыров")]


# --- together ----------------------------------------------------------------------------------------------------


def test_excluded_spellings_of_the_register_hold_beside_rulings_and_without() -> None:
    people = [person("q", "kk Қайсар Қыдыров", excluded="ru Кайсар Кыдыров")]
    for rulings in ([], [at_host("Qaisar Qydyrov")], [on_page(place=OTHER_PAGE)]):
        matcher = build_matcher(people, rulings)
        assert found(matcher, "Кайсару Кыдырову") == []
        assert found(matcher, "Қайсар Қыдыров") == [("q", "Қайсар Қыдыров")]
    assert found(build_matcher(people, [at_host("Qaisar Qydyrov")]), "Qaisar Qydyrov") == []


def test_an_excluded_spelling_with_yo_is_excluded_without_its_dots_too() -> None:
    names = {"excluded": "ru Артём Королёв"}
    for text in ("Артём Королёв", "Артем Королев", "Артёму Королёву"):
        assert found(build_matcher([person("a", "en Artem Korolev", sex="m")]), text) == [("a", text)]
        assert found(build_matcher([person("a", "en Artem Korolev", sex="m", **names)]), text) == []


RULINGS = (
    on_page(),
    on_page("Сания Тахирова", "s"),
    on_page("Марат Қыдыров", "m", OTHER_PAGE),
    at_host("Кайсар Кыдыров"),
    at_host("Сания Тахирова", "other.example.kz", "s"),
    NotThisPerson("m", "Марат Кыдыров"),
    NotThisPerson("q", "Qaisar Qydyrov", until=TODAY),
)
TEXT = "Қайсар Қыдыров, Кайсар Кыдыров, Qaisar Qydyrov. Сания Тахирова. Марат Қыдыров, Марат Кыдыров."


@given(chosen=st.lists(st.sampled_from(RULINGS)), seed=st.integers(0, 99))
def test_the_order_of_rulings_does_not_matter_nor_does_saying_one_twice(chosen: list[NotThisPerson], seed: int) -> None:
    shuffled = [*chosen, *chosen[:1]]
    random.Random(seed).shuffle(shuffled)
    one, other = ruled(*chosen), ruled(*shuffled)
    assert one.version == other.version
    for url in (PAGE, OTHER_PAGE, "https://other.example.kz/1", None):
        assert found(one, TEXT, url) == found(other, TEXT, url)


@given(chosen=st.sets(st.sampled_from(RULINGS)))
def test_a_ruling_only_takes_mentions_away_from_its_own_person(chosen: set[NotThisPerson]) -> None:
    about = {ruling.person for ruling in chosen}
    before, after = found(ruled(), TEXT), found(ruled(*chosen), TEXT)
    assert [one for one in before if one[0] not in about] == [one for one in after if one[0] not in about]
    assert set(after) <= set(before)


def test_the_version_of_the_matcher_changes_with_every_ruling() -> None:
    versions = {ruled(*RULINGS[:number]).version for number in range(len(RULINGS) + 1)}
    assert len(versions) == len(RULINGS) + 1


def test_a_ruling_holds_through_its_last_day() -> None:
    rulings = (NotThisPerson("q", "Qaisar Qydyrov", until=TODAY), NotThisPerson("q", "Кайсар Кыдыров"))
    assert active_rulings(rulings, TODAY - dt.timedelta(days=400)) == rulings
    assert active_rulings(rulings, TODAY) == rulings
    assert active_rulings(rulings, TODAY + dt.timedelta(days=1)) == rulings[1:]


# --- what is written ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "place"),
    [
        ("everywhere", ""),
        ("host", "news.example.kz"),
        ("host", "127.0.0.1"),
        ("host", "жаңалық.қаз"),
        ("document", PAGE),
        ("document", "http://news.example.kz"),
    ],
)
def test_a_place_that_fits_its_scope_has_no_fault(scope: str, place: str) -> None:
    assert scope_fault(scope) is None
    assert place_fault(scope, place) is None


@pytest.mark.parametrize(
    ("scope", "place", "mend"),
    [
        ("everywhere", "news.example.kz", "leave it out"),
        ("host", "", "bare name of a host"),
        ("host", "https://news.example.kz", "no https://, path or port"),
        ("host", "news.example.kz/a", "no https://, path or port"),
        ("host", "news.example.kz:80", "no https://, path or port"),
        ("host", "news example.kz", "bare name of a host"),
        ("host", "news", "bare name of a host"),
        ("host", "a." * 200 + "kz", "bare name of a host"),
        ("document", "", "beginning with https://"),
        ("document", "news.example.kz/a", "beginning with https://"),
        ("document", "file:1", "beginning with https://"),
        ("document", "https://", "beginning with https://"),
        ("document", "https:///a", "beginning with https://"),
        ("document", "https://[broken", "beginning with https://"),
        ("document", PAGE + " ", "beginning with https://"),
        ("document", "https://news.example.kz/" + "a" * 2000, "beginning with https://"),
    ],
)
def test_a_place_that_does_not_fit_is_told_with_the_mend(scope: str, place: str, mend: str) -> None:
    fault = place_fault(scope, place)
    assert fault is not None and mend in fault


def test_an_address_that_may_spell_a_name_is_not_repeated() -> None:
    for scope in ("host", "document", "everywhere"):
        assert "qydyrov" not in str(place_fault(scope, "news.example.kz/qaisar-qydyrov"))


def test_an_unknown_scope_is_told_with_those_that_there_are() -> None:
    assert scope_fault("galaxy") == "unknown scope; use one of: everywhere, host, document"


@given(st.text())
def test_no_text_stops_the_checks(text: str) -> None:
    assert plain_host(plain_host(text)) == plain_host(text)
    assert isinstance(is_page_address(text), bool)
    assert isinstance(is_page_address("https://" + text), bool)
    found(ruled(at_host("Кайсар Кыдыров")), "Кайсар Кыдыров", "https://" + text)
