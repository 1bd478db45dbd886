"""Who stands behind a text: a source, a host, the text that was copied or the outlet that is cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registerpub.core.changes import SourceText, origin_of_each

FIRST = "A court in Semey sentenced Asel Zhunusova to two years. Her lawyer will appeal before the end of the month."
OTHER = "The teacher must serve two years in a colony, the judge ruled on Thursday after a short hearing in Semey."


def text(key: int, words: str, origin: str, host: str = "", outlet: str = "") -> SourceText:
    return SourceText(key, origin, host, outlet, words)


def test_two_reports_of_two_outlets_are_two_origins() -> None:
    found = origin_of_each([text(1, FIRST, "one"), text(2, OTHER, "two")])
    assert found == {1: "one", 2: "two"}


@pytest.mark.parametrize(
    "second",
    [
        text(2, OTHER, "one"),
        text(2, OTHER, "two", "one.example"),
        text(2, "Semey. " + FIRST, "two"),
        text(2, OTHER + " Dala News reported this first.", "two"),
        text(2, "According to Dala News, t" + OTHER[1:], "two"),
        text(2, "Өткен бейсенбіде үкім шықты, деп «Dala News» хабарлады.", "two"),
        text(2, "Бұл туралы Dala News агенттігі хабарлады.", "two"),
        text(2, "Приговор огласили в четверг, сообщает агентство «Dala News».", "two"),
        text(2, "По сообщению one.example, приговор огласили в четверг.", "two"),
    ],
    ids=["source", "host", "copy", "reported", "according", "kk", "kk agency", "ru", "ru host"],
)
def test_what_has_its_news_from_the_other_adds_no_origin(second: SourceText) -> None:
    first = text(1, FIRST, "one", "one.example", "Dala News")
    assert origin_of_each([first, second]) == {1: "one", 2: "one"}
    assert len(set(origin_of_each([second, first]).values())) == 1


@pytest.mark.parametrize(
    "words",
    [OTHER + " Dala Newsroom is a café in Semey.", OTHER + " Her sister works for Dala News.", "Суд сообщил об этом."],
)
def test_a_name_that_is_only_mentioned_is_not_cited(words: str) -> None:
    first = text(1, FIRST, "one", "one.example", "Dala News")
    assert len(set(origin_of_each([first, text(2, words, "two")]).values())) == 2


def test_a_chain_of_copies_is_one_origin_and_the_first_gives_its_name() -> None:
    middle = FIRST + " " + OTHER
    found = origin_of_each([text(1, FIRST, "one"), text(2, OTHER, "two"), text(3, middle, "three")])
    assert set(found.values()) == {"one"}


def test_no_texts_have_no_origin() -> None:
    assert origin_of_each([]) == {}


def test_copies_of_one_text_that_a_third_outlet_had_are_one_origin() -> None:
    first, second = (replace(text(key, words, origin), original=7) for key, words, origin in PARTS)
    assert set(origin_of_each([first, second]).values()) == {"one"}
    assert set(origin_of_each([first, replace(second, original=8)]).values()) == {"one", "two"}
    assert set(origin_of_each([replace(first, original=None), replace(second, original=None)]).values()) == {
        "one",
        "two",
    }


PARTS = [(1, FIRST, "one"), (2, OTHER, "two")]
