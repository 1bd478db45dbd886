"""Translations are known by what they say in which order; two authors of one day are not taken for one."""

from __future__ import annotations

import pytest
from bench.translations.__main__ import HALVES, Pair, pairs
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.changes import SourceText, origin_of_each, translated
from registerpub.core.changes.concepts import concept_of
from registerpub.core.changes.translations import THRESHOLD, is_translation, likeness

PAIRS = list(pairs())


@pytest.mark.parametrize("half", HALVES)
def test_every_translation_is_found_and_no_independent_report_is_taken_for_one(half: str) -> None:
    wrong = [pair for pair in PAIRS if pair.half == half and pair.one_origin != (pair.score >= THRESHOLD)]
    assert wrong == []


def test_there_are_pairs_of_both_kinds_in_all_directions() -> None:
    def directions(found: list[Pair]) -> set[frozenset[str]]:
        return {frozenset(pair.languages) for pair in found}

    same, apart = [pair for pair in PAIRS if pair.one_origin], [pair for pair in PAIRS if not pair.one_origin]
    assert len(same) + len(apart) >= 40 and len(directions(same)) == len(directions(apart)) == 3


RU = (
    "Суд в Костанае вынес приговор Айбеку Сейдали. Он получил 3 года условно. Защита обжалует решение через 15 дней.\n"
    "Прокуратура просила 4 года колонии."
)
EN = (
    "A court in Kostanai has sentenced Aibek Seidali. He got a suspended term of three years. The defence will appeal "
    "within fifteen days.\nProsecutors had asked for four years in a colony."
)


def text(key: int, words: str, language: str, **other: str) -> SourceText:
    return SourceText(key, f"origin {key}", f"host{key}.example", f"Outlet {key}", words, language=language, **other)


def test_a_translation_adds_no_origin_and_is_named() -> None:
    texts = [text(1, RU, "ru"), text(2, EN, "en"), text(3, "The weather was fine. Nobody knew. It rained later.", "en")]
    assert origin_of_each(texts) == {1: "origin 1", 2: "origin 1", 3: "origin 3"}
    assert translated(texts) == {2: 1}
    assert translated([text(1, RU, ""), text(2, EN, "en")]) == {}


def test_one_language_is_no_matter_of_translation() -> None:
    assert is_translation(RU, "ru", EN, "en")
    assert not is_translation(RU, "ru", RU, "ru")


def test_of_a_flash_of_two_sentences_nothing_is_told() -> None:
    short = ("Суд приговорил Айбека Сейдали к 3 годам. Он подаст апелляцию.", "ru")
    assert likeness(*short, "A court gave Aibek Seidali 3 years. He will appeal.", "en") == 0


def test_editions_of_one_house_are_one_origin() -> None:
    first, second = "Утром в городе пошёл снег, дороги закрыты.", "Football: the cup final was played in the rain."
    apart = [text(1, first, "ru", network="house.example"), text(2, second, "en", network="other.example")]
    assert len(set(origin_of_each(apart).values())) == 2
    one = [text(1, first, "ru", network="house.example"), text(2, second, "en", network="house.example")]
    assert set(origin_of_each(one).values()) == {"origin 1"}


@pytest.mark.parametrize(
    "words",
    [
        "This article first appeared in Outlet 1.",
        "Source: Outlet 1",
        "Источник: «Outlet 1».",
        "Дереккөз: «Outlet 1» (host1.example). Аударма редакциянікі.",
        "Перевод: Outlet 1.",
    ],
)
def test_a_stated_source_is_the_origin(words: str) -> None:
    texts = [text(1, RU, "ru"), text(2, "Something else was written here. " + words, "")]
    assert set(origin_of_each(texts).values()) == {"origin 1"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("сот", "kk"), ("судебный", "ru")),
        (("түрмеде", "kk"), ("prisons", "en")),
        (("қыркүйекте", "kk"), ("сентября", "ru")),
        (("адвокаттың", "kk"), ("lawyers", "en")),
    ],
)
def test_a_concept_is_one_in_all_languages(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert concept_of(*one) is not None
    assert concept_of(*one) == concept_of(*two)


def test_words_that_only_begin_alike_are_no_concept() -> None:
    assert concept_of("terminal", "en") is None
    assert concept_of("ай", "kk") is not None and concept_of("айтты", "kk") is None
    assert concept_of("court", "de") is None


LANGUAGES = st.sampled_from(["kk", "ru", "en", "und"])


@given(st.text(max_size=200), LANGUAGES, st.text(max_size=200), LANGUAGES)
def test_any_two_texts_have_a_likeness(one: str, first: str, two: str, second: str) -> None:
    assert 0 <= likeness(one, first, two, second) <= 1
    assert likeness(one, first, two, second) == pytest.approx(likeness(two, second, one, first))


@given(st.sampled_from([RU, EN]), st.permutations(range(4)))
def test_what_is_cut_away_first_makes_no_other_text_of_it(whole: str, order: list[int]) -> None:
    language = "ru" if whole == RU else "en"
    sentences = whole.replace("\n", " ").split(". ")
    kept = ". ".join(sentences[number] for number in sorted(order[:3]))
    assert likeness(kept, language, whole, language) >= 0.9
