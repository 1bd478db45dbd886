"""Who came onto a watched list and who left it, as claims of the list's owner."""

from __future__ import annotations

import datetime as dt

from registerpub.core.claims.watched import read_list_change
from registerpub.core.differences import ListDifference
from registerpub.core.records import Claim, Document, Mention, Register, Span

OWNER = Register("bridge", {"en": "Oak Bridge", "ru": "Дубовый мост", "kk": "Емен көпір"}, ())
TEXT = "People we support\n\nNurlanov Aidos\n\nDina Sadykova, teacher\n\nMarat Aliev"
DOCUMENT = Document("d", TEXT, title="People we support", published=dt.date(2023, 3, 3))


def mention(surface: str, person: str | None, *, alternatives: tuple[str, ...] = ()) -> Mention:
    start = TEXT.find(surface)
    return Mention(person, "text", start, start + len(surface), surface, "strong", alternatives)


def read(
    difference: ListDifference, *mentions: Mention, gone: tuple[Mention, ...] = (), outlet: str = "Oak Bridge: list"
) -> tuple[Claim, ...]:
    return read_list_change(DOCUMENT, outlet, difference, mentions, gone, [OWNER])


def test_who_was_added_is_recognised_by_the_owner_that_the_source_names() -> None:
    difference = ListDifference(added=("Nurlanov Aidos", "Dina Sadykova, teacher"))
    known, newcomer = read(difference, mention("Nurlanov Aidos", "hero"))
    assert (known.person, known.event, known.register, str(known.date)) == (
        "hero",
        "LIST_RECOGNISED",
        "bridge",
        "2023-03-03",
    )
    assert (newcomer.person, newcomer.name) == (None, "Dina Sadykova")
    assert TEXT[newcomer.quote.start : newcomer.quote.end] == "Dina Sadykova, teacher"


def test_an_unknown_owner_is_left_for_an_editor() -> None:
    (claim,) = read(ListDifference(added=("Marat Aliev",)), outlet="Somebody else")
    assert (claim.register, claim.owner) == (None, "Somebody else")


def test_of_several_people_of_one_name_none_is_chosen() -> None:
    named = mention("Marat Aliev", None, alternatives=("a", "b"))
    assert read(ListDifference(added=("Marat Aliev",)), named) == ()


def test_who_is_gone_is_claimed_only_of_somebody_on_record_and_to_be_checked() -> None:
    gone = (Mention("p7", "text", 0, 12, "Bolat Asanov", "strong"),)
    (claim,) = read(ListDifference(removed=("Bolat Asanov", "Nobody Known")), gone=gone)
    assert (claim.person, claim.event, claim.certainty) == ("p7", "LIST_REMOVED", "check")
    assert claim.quote == Span("title", 0, len(DOCUMENT.title))


def test_a_list_that_is_not_believed_and_changes_of_spelling_claim_nothing() -> None:
    difference = ListDifference(missing=("Bolat Asanov",), respelled=(("A B", "B A"),), changed=(("A", "A, 1"),))
    assert read(difference, gone=(Mention("p7", "text", 0, 12, "Bolat Asanov", "strong"),)) == ()
