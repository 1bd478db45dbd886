"""Spellings of one name meet under one key, and names of different people stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.names import name_key, weak_name_key
from registerpub.core.names.fold import fold_word, mend
from registerpub.core.names.outline import outlines
from registerpub.core.names.variants import keys_of, spellings
from tests.core.names.forms import LATIN, given_names, spell, surnames

SAME = [
    ["Қайсар Қыдыров", "Qaisar Qydyrov", "Kaysar Kydyrov", "Qaısar Qydyrov", "Qai'sar Qydyrov", "Кайсар Кыдыров"],
    ["Жәнібек Шәкішев", "Жанибек Шакишев", "Zhanibek Shakishev", "Janibek Shakishev", "Dzhanibek Shakishev"],
    ["Жәнібек Шәкішев", "Jänıbek Şäkışev", "Jánibek Shákishev", "Ja'nibek S'a'kis'ev"],
    ["Есен Елтаев", "Esen Eltaev", "Yesen Yeltayev", "Yesen Eltayev"],
    ["Макс Тоқаров", "Maks Toqarov", "Max Tokarov"],
    ["Асхат Қуанов", "Askhat Quanov", "Ashat Kuanov"],
    ["Ағаділ Мағзұмов", "Aghadil Maghzumov", "Agadil Magzumov", "Ağadıl Mağzūmov"],
    ["Сейіт Қайырлыев", "Сеит Каирлыев"],
    ["Ахметші", "Ахметчи"],
    ["Артёмов", "Артемов"],
    ["Семёнов", "Semyonov", "Semenov"],
]
SAME_ONLY_WEAKLY = [
    ["Бақытбек Төлебаева", "Бахытбек Толебаева", "Bakhytbek Tolebaeva"],
    ["Қылыбаев", "Клыбаев"],
    ["Төребек", "Торебек", "Туребек"],
]
DIFFERENT = [
    ["Закаров", "Закарова"],
    ["Аскар Ибиров", "Азат Ибиров"],
    ["Марат Сеитов", "Мурат Сеитов"],
    ["Аскар Ибиров", "Аскар Ибимов"],
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_share_a_key(spellings: list[str]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("spellings", SAME_ONLY_WEAKLY)
def test_older_russian_spellings_meet_only_on_the_weak_key(spellings: list[str]) -> None:
    assert len({weak_name_key(spelling) for spelling in spellings}) == 1
    assert len({name_key(spelling) for spelling in spellings}) > 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_different_people_stay_apart_even_weakly(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert weak_name_key(one) != weak_name_key(other)


def test_a_key_keeps_the_order_of_the_words() -> None:
    assert name_key("Сеитов Марат").split() == list(reversed(name_key("Марат Сеитов").split()))


def test_latin_letters_that_look_cyrillic_are_mended() -> None:
    assert mend("Ceитoв") == "сеитов"
    assert mend("Sеitоv") == "seitov"


def test_stress_marks_soft_hyphens_and_decomposed_letters_do_not_matter() -> None:
    assert mend("Сеи\u0301тов") == mend("Сеи\u00adтов") == "сеитов"
    assert mend("Абаи\u0306") == "абай"


LETTERS = st.text(
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyzşğäöüıñŋ'", min_size=1, max_size=14
)


@given(LETTERS)
def test_folding_a_key_changes_nothing(word: str) -> None:
    key = fold_word(mend(word))
    assert fold_word(key) == key


@given(st.text(max_size=30))
def test_keys_of_any_text_are_ascii_and_stable(text: str) -> None:
    key = name_key(text)
    assert key.isascii()
    assert name_key(key) == key


@given(st.text("абвгдежзийклмнопрстуфыюя", min_size=3, max_size=12))
def test_the_quick_outline_never_rules_out_a_strong_key(word: str) -> None:
    keys = keys_of(word)
    assert not set(outlines(word)).isdisjoint(outline for key in keys.strong for outline in outlines(key))


@given(st.one_of(given_names(), surnames()), st.sampled_from(["", *LATIN]))
def test_no_habit_of_spelling_takes_a_name_out_of_its_outline(name: str, alphabet: str) -> None:
    word = mend(spell(name, alphabet) if alphabet else name)
    for other in spellings(word):
        assert not set(outlines(word)).isdisjoint(outlines(other)), (word, other)


@pytest.mark.parametrize("word", ["ырысбек", "ыбырай", "өтеген", "әділ", "үміт", "ісмет", "һарон", "уәлихан", "ерлан"])
def test_no_habit_at_the_beginning_of_a_name_takes_it_out_of_its_outline(word: str) -> None:
    for other in spellings(word):
        assert not set(outlines(word)).isdisjoint(outlines(other)), (word, other)
