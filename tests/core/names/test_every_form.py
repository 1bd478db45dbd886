"""Every case form and every spelling of any name is found, from a register that has it in one language only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.names.forms import ALPHABETS, LATIN, given_names, kazakh_forms, russian_forms, spell, surnames
from tests.core.names.people import find, matcher, person

FULL = st.tuples(given_names(), surnames())


def assert_found(registered: str, text: str) -> None:
    """The name is found whole; spellings that leave room for doubt may need a check."""
    register = matcher(person("x", registered, sex="m"))
    found = find(register, f"Бүгін {text}, деп жазады.")
    assert [one[:2] for one in found] == [("x", text)]
    assert found[0][2] in ("strong", "check")


@given(FULL, st.sampled_from(["kk", "ru", "en"]))
def test_kazakh_text_in_every_case(name: tuple[str, str], language: str) -> None:
    full = " ".join(name)
    registered = {"kk": full, "ru": spell(full, "Russian"), "en": spell(full, "RFE/RL")}[language]
    for form in kazakh_forms(name[1]):
        assert_found(f"{language} {registered}", f"{name[0]} {form}")


@given(FULL, st.sampled_from(["kk", "ru", "en"]))
def test_russian_text_in_every_case(name: tuple[str, str], language: str) -> None:
    full = " ".join(name)
    registered = {"kk": full, "ru": spell(full, "Russian"), "en": spell(full, "passport")}[language]
    for form in russian_forms(*spell(full, "Russian").split()):
        assert_found(f"{language} {registered}", form)


@pytest.mark.parametrize("alphabet", LATIN)
@given(name=FULL, language=st.sampled_from(["kk", "ru", "en"]), data=st.data())
@settings(max_examples=60)
def test_latin_text_in_every_alphabet(alphabet: str, name: tuple[str, str], language: str, data: st.DataObject) -> None:
    full = " ".join(name)
    registered = {"kk": full, "ru": spell(full, "Russian"), "en": spell(full, data.draw(st.sampled_from(LATIN)))}
    assert_found(f"{language} {registered[language]}", spell(full, alphabet))


@pytest.mark.parametrize("alphabet", [name for name in ALPHABETS if name.startswith(("latin", "Qazaqparat"))])
@given(name=FULL)
@settings(max_examples=40)
def test_kazakh_cases_in_latin_alphabets(alphabet: str, name: tuple[str, str]) -> None:
    for form in kazakh_forms(name[1]):
        assert_found(f"kk {' '.join(name)}", spell(f"{name[0]} {form}", alphabet))


@given(FULL)
def test_either_order_capitals_and_hashtags(name: tuple[str, str]) -> None:
    given_name, surname = name
    for text in (f"{surname} {given_name}", f"{given_name} {surname.upper()}", f"{given_name} {surname}".upper()):
        assert_found(f"kk {given_name} {surname}", text)
    register = matcher(person("x", f"kk {given_name} {surname}"))
    assert find(register, f"#{given_name}{surname}")[0][0] == "x"
