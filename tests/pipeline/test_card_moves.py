"""Joining and splitting cards is taken back: articles stand where they stood, and nothing that was decided moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline import card_moves
from registerpub.pipeline.candidates import merge, split
from registerpub.pipeline.card_moves import moves_of, take_back
from registerpub.pipeline.decide import StaleCard, reject
from registerpub.pipeline.process import process
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import AuditEntry, CardMove, Evidence, Proposal
from tests.pipeline.conftest import Desk
from tests.pipeline.one_day import add_page
from tests.pipeline.test_candidates import TEXTS, day, names, ruling, two

__all__ = ["day", "two"]  # fixtures of the rulings themselves

pytestmark = pytest.mark.django_db
Two = tuple[Desk, CardRow, CardRow]
WORDS = "N. Shaukenov was recognised as a political prisoner by the Qalqan committee, its press office has said."


def support() -> set[tuple[int, int, str]]:
    return set(Evidence.objects.values_list("proposal", "document", "role"))


def card(row: CardRow | str) -> Proposal:
    return Proposal.objects.get(public_id=row if isinstance(row, str) else row.id)


def read_late(desk: Desk, folder: Path) -> None:
    late = {**TEXTS["e2"], "id": "e3", "published": "2024-04-20", "title": "Late", "paragraphs": [WORDS]}
    add_page(folder, desk.config, "late.example", late)
    process(desk.config, lambda: desk.now)


def document_of(row: CardRow) -> int:
    return Evidence.objects.filter(proposal__public_id=row.id).values_list("document", flat=True)[0]


def turn_down(desk: Desk, card_id: str) -> None:
    user = desk.user("aigul")
    reject(card_id, user, "not_a_change", config=desk.config, channel="desk", seen_version=None, now=desk.now)


def test_a_merge_is_taken_back_and_both_cards_are_as_they_were(two: Two) -> None:
    desk, whole, short = two
    before = support()
    ruling(desk, merge, whole.id, short.id)
    version = card(whole).version
    assert ruling(desk, take_back, whole.id, short.id, who="pavel", seen=version) == whole.id
    assert support() == before
    kept, gone = card(whole), card(short)
    assert (kept.state, gone.state) == ("open", "open") and kept.version > version
    assert gone.decisions.get().undone_by == desk.user("pavel")
    assert [entry.action for entry in AuditEntry.objects.order_by("number")][-2:] == ["merge", "unmerge"]
    reprocess(desk.config, lambda: desk.now)
    assert support() == before


def test_a_late_report_that_joined_goes_where_its_own_name_leads(two: Two, tmp_path: Path) -> None:
    desk, whole, short = two
    ruling(desk, merge, whole.id, short.id)
    read_late(desk, tmp_path)
    assert names(desk)["Нұрлыбек Шәукенов"].articles == 5
    ruling(desk, take_back, whole.id, short.id)
    found = names(desk)
    assert (found["Нұрлыбек Шәукенов"].articles, found["N. Shaukenov"].articles) == (3, 2)
    assert found["N. Shaukenov"].id == short.id
    before = support()
    reprocess(desk.config, lambda: desk.now)
    assert support() == before


def test_a_split_is_taken_back_and_a_late_report_comes_along(two: Two, tmp_path: Path) -> None:
    desk, whole, short = two
    read_late(desk, tmp_path)
    before = support()
    new = ruling(desk, split, short.id, [document_of(short)], "person")
    assert names(desk)["N. Shaukenov"].articles == 1
    late = {**TEXTS["e2"], "id": "e4", "published": "2024-04-21", "title": "Later", "paragraphs": [f"Again: {WORDS}"]}
    add_page(tmp_path, desk.config, "later.example", late)
    process(desk.config, lambda: desk.now)
    assert ruling(desk, take_back, new, short.id, seen=card(new).version) == short.id
    assert before < support()
    assert {row.id: row.articles for row in desk.cards(candidate=True)}[short.id] == 3
    assert (card(new).state, card(new).decisions.get().verb) == ("superseded", "unsplit")
    assert not card(new).evidence.exists()
    again = support()
    reprocess(desk.config, lambda: desk.now)
    assert support() == again


def test_of_several_rulings_the_last_goes_first(two: Two) -> None:
    desk, whole, short = two
    before, document = support(), document_of(short)
    ruling(desk, merge, whole.id, short.id)
    new = ruling(desk, split, whole.id, [document], "person")
    with pytest.raises(DecisionError, match="take that back first"):
        ruling(desk, take_back, whole.id, short.id)
    assert [move.can_undo for move in moves_of(whole.id)] == [True, False]
    ruling(desk, take_back, whole.id, new)
    ruling(desk, take_back, whole.id, short.id)
    assert support() == before
    assert not any(move.can_undo for move in moves_of(whole.id))


def test_what_was_decided_since_stays(two: Two) -> None:
    desk, whole, short = two
    ruling(desk, merge, whole.id, short.id)
    turn_down(desk, whole.id)
    for one, other in ((whole, short), (short, whole)):
        with pytest.raises(DecisionError, match="already"):
            ruling(desk, take_back, one.id, other.id)
    assert CardMove.objects.get().undone is None


def test_a_split_off_card_that_was_decided_on_is_not_taken_back(two: Two) -> None:
    desk, whole, _ = two
    new = ruling(desk, split, whole.id, [document_of(whole)], "event")
    turn_down(desk, new)
    before = support()
    with pytest.raises(DecisionError, match="something was decided on one of the two"):
        ruling(desk, take_back, whole.id, new)
    assert support() == before and [move.can_undo for move in moves_of(whole.id)] == [False]


def test_who_comes_second_or_may_not_changes_nothing(two: Two) -> None:
    desk, whole, short = two
    ruling(desk, merge, whole.id, short.id)
    seen = card(whole).version
    for who, error in (("kairat", "keeper cannot decide alone"), ("vera", "may not decide: the role")):
        with pytest.raises(DecisionError, match=error):
            ruling(desk, take_back, whole.id, short.id, who=who)
    ruling(desk, take_back, whole.id, short.id, seen=seen)
    before = support()
    with pytest.raises(StaleCard):
        ruling(desk, take_back, whole.id, short.id, who="pavel", seen=seen)
    for other in (short.id, whole.id, "nosuchcard"):
        with pytest.raises(InputError):
            ruling(desk, take_back, whole.id, other, who="pavel")
    assert support() == before and AuditEntry.objects.filter(action="unmerge").count() == 1


def test_whoever_is_overtaken_at_the_last_moment_changes_nothing(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, whole, short = two
    ruling(desk, merge, whole.id, short.id)
    before = support()
    # Between the look at the ruling and its compare-and-set somebody else is quicker.
    monkeypatch.setattr(card_moves, "_check_untouched", lambda *_: CardMove.objects.update(undone=desk.now))
    with pytest.raises(DecisionError, match="somebody else has just taken this back"):
        ruling(desk, take_back, whole.id, short.id)
    assert support() == before and card(short).state == "superseded"
    assert not AuditEntry.objects.filter(action="unmerge").exists()
