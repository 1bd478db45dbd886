"""The wordings of the press for every kind of event, and sentences that only sound like news."""

from __future__ import annotations

import pytest

from registerpub.core.claims.folding import fold
from registerpub.core.claims.lexicon import compiled, find_hits
from registerpub.core.events import EVENT_TYPES
from tests.core.claims.reading import HERO, read
from tests.core.claims.wordings import WORDINGS

EACH = [(language, codes, text) for language, rows in WORDINGS.items() for codes, text in rows]
#: Acts of the owner inside the program, and what only a source says of itself.
UNTOLD = {"AMENDED", "WITHDRAWN", "CORRECTION", "LIST_RECOGNISED", "LIST_REMOVED"}


@pytest.mark.parametrize(("language", "codes", "text"), EACH)
def test_a_sentence_tells_of_that_and_nothing_else(language: str, codes: str, text: str) -> None:
    claims = read(text, language, {"hero": HERO[language]}, registers=()).claims
    assert {c.event for c in claims if c.polarity in ("asserted", "reported")} == set(filter(None, [codes]))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kind_of_event_has_a_wording(language: str) -> None:
    known = {code for code, _ in WORDINGS[language]}
    missing = set(EVENT_TYPES) - UNTOLD - known
    assert missing <= (
        {"QUESTIONED", "SUPERVISION_SET", "TRIAL_STARTED", "INTL_OPINION"} if language != "en" else set()
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_index_of_words_hides_no_trigger(language: str) -> None:
    for _, text in WORDINGS[language]:
        folded = fold(text)
        everything = {
            (trigger.code, match.start(), match.end())
            for trigger in compiled(language)
            for match in trigger.pattern.finditer(folded)
        }
        assert {(hit.code, hit.start, hit.end) for hit in find_hits(folded, language)} == everything
