"""The readers of what strangers write: the corpus and every kept finding; in the slow part ten minutes of fuzzing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.__main__ import HERE, NAMES, fuzz
from tests.fuzz.planted import PLANTED
from tests.fuzz.targets import targets

INPUTS = sorted(path for folder in ("corpus", "findings") for path in (HERE / folder).glob("*/*"))


def test_every_target_has_a_corpus() -> None:
    assert set(NAMES) == set(targets()) == {path.parent.name for path in INPUTS}


@pytest.mark.parametrize("name", NAMES)
def test_readers_answer_or_refuse_in_their_own_words(name: str, db: None) -> None:
    target = targets()[name]
    answers = {path.name: target.run(path.read_bytes()) for path in INPUTS if path.parent.name == name}
    assert any(answers.values()), "something is taken"
    assert target.run(b"") in (True, False)


def test_another_error_than_the_documented_ones_is_a_fault() -> None:
    with pytest.raises(KeyError):
        PLANTED["wrong-error"].run(b"<?xml")


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_the_fuzzer_finds_what_is_planted(name: str, tmp_path: Path) -> None:
    assert fuzz(name, 120, tmp_path, time=5).found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_two_and_a_half_minutes_find_nothing(name: str, tmp_path: Path) -> None:
    outcome = fuzz(name, 150, tmp_path)
    assert outcome.found == (), outcome.said
    assert outcome.runs > 100
