"""Any text is read without error, spans lie inside it, and the work grows with the text and not faster."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.claims import read_claims
from registerpub.core.claims.lexicon import compiled
from registerpub.core.claims.sentences import split_document
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Document
from tests.core.claims.reading import BRIDGE, document, read

PIECES = st.sampled_from(
    "Марат Жанов|Aida Bekova|саяси тұтқын деп танылды|was released|приговорён к|пяти годам|, |. |: |«|»|\n|and|и|"
    "пен|в июле|"
    "кеше|the three men|Ол|он|he|-- |тізімге|список политзаключённых|8 марта|!|?|…|А. |Oak Bridge".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["kk", "ru", "en", "und"]))
def test_every_span_lies_inside_the_text(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    reading = read_claims(Document("d", text, language=language), [], [BRIDGE])
    for claim in reading.claims:
        assert 0 <= claim.quote.start < claim.quote.end <= len(text)
        assert claim.trigger is not None
        assert claim.quote.start <= claim.trigger.start < claim.trigger.end <= claim.quote.end
        assert claim.event in EVENT_TYPES


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read_claims(Document("d", text), [], [BRIDGE])


@given(st.text(alphabet="Аб. \n!?«»A", max_size=120))
def test_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    sentences = split_document(document(text, "ru"))
    for one, two in zip(sentences, sentences[1:], strict=False):
        assert one.end <= two.start
    assert all(text[s.start : s.end] == s.text and len(s.folded) == len(s.text) for s in sentences)


@pytest.mark.parametrize("piece", ["A. ", "Иванов, ", "1 год и ", '"', "полиция ", "слово "])
def test_long_monotonous_texts_are_read_to_the_end(piece: str) -> None:
    """A pattern that backtracks without bound would not come back from this (the suite ends a test that hangs)."""
    assert read(piece * (60_000 // len(piece)), "ru").claims == ()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_trigger_belongs_to_an_event_and_is_tried_only_where_its_words_are(language: str) -> None:
    for trigger in compiled(language):
        assert trigger.code in EVENT_TYPES
        assert trigger.stems and all(len(stem) >= 2 for group in trigger.stems for stem in group), trigger.source
        assert trigger.pattern.match("") is None


def test_an_owner_with_full_stops_does_not_end_a_sentence() -> None:
    text = "Ar. Oak. Bridge announced it. Then it rained."
    assert [s.text for s in split_document(document(text, "en"), [(0, 15)])] == [
        "Ar. Oak. Bridge announced it.",
        "Then it rained.",
    ]


def test_captions_carry_no_claims() -> None:
    text = "Aida Bekova was released.\nAida Bekova was released.\nASTANA -- " + "It rained all day in the city. " * 5
    assert read_claims(Document("d", text, language="en"), [], []).claims == ()
