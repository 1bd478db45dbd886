"""What may be typed as a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.errors import InputError
from registerpub.core.names.written import LONGEST_NAME, clean_name


@pytest.mark.parametrize(
    "name",
    [
        "Талғат Бекенов",
        "Әлия Нұрғалиқызы",
        "Анна-Мария Цой",
        "Д. Т. Оспанов",
        "Sarah O'Hara",
        "Жан‑Поль Ли",
        "Gulmira Ma’mun",
        "Çağla Öztürk",
        "Ли",
    ],
)
def test_names_as_people_write_them_are_kept(name: str) -> None:
    assert clean_name(name) == name


def test_spaces_are_made_single_and_letters_composed() -> None:
    assert clean_name("  Айгуль\u00a0 \n Ким ") == "Айгуль Ким"
    assert clean_name("И\u0306ванна Ли") == "Йванна Ли"


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("<b>\u202e12345</b>", "U+003C"),
        ("Айгуль \u202eКим", "U+202E"),
        ("Айгуль\u2066 Ким", "U+2066"),
        ("Ай\u200cгуль", "U+200C"),
        ("Ай\u00adгуль", "U+00AD"),
        ("Айгуль\u0007 Ким", "U+0007"),
        ("Айгуль\ufe0f Ким", "U+FE0F"),
        ("Айгуль \u3164", "U+3164"),
        ("Айгуль 2", "U+0032"),
        ("Айгуль, Ким", "U+002C"),
        ("Айгуль \U0001f600", "U+1F600"),
        ("q\u0301\u0302\u0303 Ким", "U+0303"),
        ("Айгуль \u0301", "U+0301"),
    ],
)
def test_a_sign_that_no_name_is_written_with_is_refused_by_its_code_point(name: str, sign: str) -> None:
    with pytest.raises(InputError) as caught:
        clean_name(name)
    assert f"the sign {sign}:" in str(caught.value)
    assert "Айгуль" not in str(caught.value)


def test_an_empty_a_too_short_and_a_too_long_name_are_refused() -> None:
    for name, message in (
        (" \u2003", "is empty"),
        ("А. -", "at least 2 letters"),
        ("ʼʼ", "at least 2 letters"),
        ("а" * (LONGEST_NAME + 1), f"longer than {LONGEST_NAME}"),
    ):
        with pytest.raises(InputError, match=message):
            clean_name(name)
    assert clean_name("а" * LONGEST_NAME)


@given(st.text(max_size=40))
def test_what_is_kept_holds_no_control_or_format_sign_and_is_kept_again(text: str) -> None:
    try:
        name = clean_name(text)
    except InputError:
        return
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for sign in name)
    assert clean_name(name) == name
