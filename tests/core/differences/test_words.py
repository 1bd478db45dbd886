"""Differences by words: whole words, and both texts can be made again from the parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.differences import DiffPart, changed_words

words = st.lists(st.sampled_from(["Сот", "сот", "үкім", "шығарды", ",", " ", "\n", "😀", "2020", "-"]), max_size=30)
texts = st.one_of(words.map("".join), st.text(max_size=60))


@given(texts, texts)
def test_the_parts_make_both_texts_again(template: str, edited: str) -> None:
    parts = changed_words(template, edited)
    assert "".join(part.text for part in parts if part.op != "added") == template
    assert "".join(part.text for part in parts if part.op != "removed") == edited


def test_words_change_as_wholes() -> None:
    parts = changed_words("Нурлан Сеитов задержан в Семее.", "Нурлан Сеитов отпущен в Семее.")
    assert parts == (
        DiffPart("same", "Нурлан Сеитов "),
        DiffPart("removed", "задержан"),
        DiffPart("added", "отпущен"),
        DiffPart("same", " в Семее."),
    )


def test_equal_texts_differ_in_nothing() -> None:
    assert changed_words("Бір сөз.", "Бір сөз.") == (DiffPart("same", "Бір сөз."),)
    assert changed_words("", "") == ()


def test_a_long_text_is_compared_quickly_by_words() -> None:
    long = " ".join(f"сөз{number}" for number in range(3000))
    assert len(changed_words(long, long.replace("сөз1500 ", "басқа "))) == 4


def test_a_text_with_more_different_words_than_the_private_planes_hold_is_compared() -> None:
    before = " ".join(f"w{number}" for number in range(135_000))
    parts = changed_words(before, before + " end")
    assert parts[0].op == "same" and "".join(part.text for part in parts) == before + " end"
