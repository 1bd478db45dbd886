"""Candidates of several cards: one person, two people, or a question that an editor answers; all of it on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError, RegisterpubError
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.candidates import merge, say_different, split
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.decide import StaleCard
from registerpub.pipeline.process import process
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import CardMove, DocumentRow, Evidence, Proposal, TwoPeople, Vote
from tests.pipeline.conftest import Desk
from tests.pipeline.one_day import add_page, add_people, told

pytestmark = pytest.mark.django_db

TEXTS = {text["id"]: text for text in told("candidates")["texts"]}


@pytest.fixture
def day(db: None, config: Config, now: dt.datetime, tmp_path: Path) -> Desk:
    add_people(tmp_path, now)
    for name, role in (("aigul", "editor"), ("pavel", "publisher"), ("kairat", "keeper"), ("vera", "viewer")):
        create_user(name, f"a long pass phrase of {name}", role)
    return Desk(config, now)


def read(desk: Desk, folder: Path, *texts: str) -> None:
    for name in texts:
        text = TEXTS[name]
        add_page(folder, desk.config, text["host"], {**text, "paragraphs": [text["text"]], "title": f"News {name}"})
    process(desk.config, lambda: desk.now)


def names(desk: Desk) -> dict[str, CardRow]:
    return {row.person_name: row for row in desk.cards(candidate=True)}


def ruling(desk: Desk, run: Callable[..., Any], *arguments: Any, who: str = "aigul", seen: int | None = None) -> Any:
    user = desk.user(who)
    return run(*arguments, user, config=desk.config, channel="desk", seen_version=seen, now=desk.now)


@pytest.fixture
def two(day: Desk, tmp_path: Path) -> tuple[Desk, CardRow, CardRow]:
    """A whole name in three spellings on one card, and an initial on another."""
    read(day, tmp_path, "k1", "r1", "e1", "e2")
    found = names(day)
    return day, found["Нұрлыбек Шәукенов"], found["N. Shaukenov"]


def test_strong_evidence_joins_across_scripts_and_an_initial_does_not(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    assert set(names(desk)) == {"Нұрлыбек Шәукенов", "Жәнерке Сұлтанмұрат", "N. Shaukenov"}
    assert (whole.articles, short.articles) == (3, 1)


def test_both_cards_ask_and_say_what_speaks_for_and_against(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    (other,) = get_card(desk.config, whole.id).same
    (back,) = get_card(desk.config, short.id).same
    assert (other.id, other.name) == (short.id, "N. Shaukenov") and back.id == whole.id
    assert "owner" in other.speaks_for and "initial" in other.against
    assert get_card(desk.config, names(desk)["Жәнерке Сұлтанмұрат"].id).same == ()


def test_another_given_name_is_not_asked_about(two: tuple[Desk, CardRow, CardRow], tmp_path: Path) -> None:
    desk, whole, _ = two
    read(desk, tmp_path, "r2")
    another = names(desk)["Нурлан Шаукенов"]
    asked = {other.name for other in get_card(desk.config, another.id).same}
    assert "Нұрлыбек Шәукенов" not in asked


def test_a_merge_moves_the_evidence_and_votes_lapse(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    version = Proposal.objects.get(public_id=whole.id).version
    assert ruling(desk, merge, whole.id, short.id, seen=version) == whole.id
    kept, gone = Proposal.objects.get(public_id=whole.id), Proposal.objects.get(public_id=short.id)
    assert (kept.state, gone.state, gone.decisions.get().verb) == ("open", "superseded", "merge")
    assert kept.version > version and not gone.evidence.exists()
    assert names(desk)["Нұрлыбек Шәукенов"].articles == 4
    move = CardMove.objects.get()
    assert (move.source, move.target, move.user.username) == (gone, kept, "aigul")


def test_late_reports_and_reading_again_follow_a_merge(two: tuple[Desk, CardRow, CardRow], tmp_path: Path) -> None:
    desk, whole, short = two
    ruling(desk, merge, whole.id, short.id)
    late = {**TEXTS["e2"], "id": "e3", "published": "2024-04-20", "title": "Late", "paragraphs": [
        "N. Shaukenov was recognised as a political prisoner by the Qalqan committee, its press office has said."
    ]}  # fmt: skip
    add_page(tmp_path, desk.config, "late.example", late)
    process(desk.config, lambda: desk.now)
    assert names(desk)["Нұрлыбек Шәукенов"].articles == 5
    before = set(Evidence.objects.values_list("proposal", "document", "role"))
    assert reprocess(desk.config, lambda: desk.now).failed == 0
    assert set(Evidence.objects.values_list("proposal", "document", "role")) == before
    assert len(names(desk)) == 2


def test_a_merge_is_undone_by_splitting(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    document = Evidence.objects.filter(proposal__public_id=short.id).values_list("document", flat=True)[0]
    ruling(desk, merge, whole.id, short.id)
    new = ruling(desk, split, whole.id, [document], "person")
    found = names(desk)
    assert (found["N. Shaukenov"].id, found["N. Shaukenov"].articles) == (new, 1)
    assert found["Нұрлыбек Шәукенов"].articles == 3
    before = set(Evidence.objects.values_list("proposal", "document", "role"))
    reprocess(desk.config, lambda: desk.now)
    assert set(Evidence.objects.values_list("proposal", "document", "role")) == before
    ruling(desk, merge, whole.id, new)
    assert names(desk)["Нұрлыбек Шәукенов"].articles == 4


def test_two_people_are_remembered_and_not_asked_again(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    for _ in range(2):
        ruling(desk, say_different, whole.id, short.id)
    assert get_card(desk.config, whole.id).same == () == get_card(desk.config, short.id).same
    assert TwoPeople.objects.count() == 1 and not Vote.objects.exists()
    reprocess(desk.config, lambda: desk.now)
    assert get_card(desk.config, whole.id).same == ()


def test_a_second_ruling_that_comes_too_late_changes_nothing(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    version = Proposal.objects.get(public_id=whole.id).version
    ruling(desk, merge, whole.id, short.id, seen=version)
    before = list(Evidence.objects.values_list("proposal", "document").order_by("pk"))
    with pytest.raises(DecisionError, match="already superseded"):
        ruling(desk, merge, short.id, whole.id, who="pavel")
    another = names(desk)["Жәнерке Сұлтанмұрат"]
    with pytest.raises(StaleCard):
        ruling(desk, say_different, whole.id, another.id, who="pavel", seen=version)
    assert list(Evidence.objects.values_list("proposal", "document").order_by("pk")) == before
    assert CardMove.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "error"), [("kairat", "keeper cannot decide alone"), ("vera", "may not decide: the role")]
)
def test_who_may_not_decide_may_not_merge_or_split(two: tuple[Desk, CardRow, CardRow], who: str, error: str) -> None:
    desk, whole, short = two
    document = Evidence.objects.filter(proposal__public_id=whole.id).values_list("document", flat=True)[0]
    for arguments in ((merge, whole.id, short.id), (say_different, whole.id, short.id)):
        with pytest.raises(DecisionError, match=error):
            ruling(desk, *arguments, who=who)
    with pytest.raises(DecisionError, match=error):
        ruling(desk, split, whole.id, [document], "event", who=who)
    assert not CardMove.objects.exists() and not TwoPeople.objects.exists()


def test_what_cannot_be_moved_is_refused_and_nothing_changes(two: tuple[Desk, CardRow, CardRow]) -> None:
    desk, whole, short = two
    everything = list(Evidence.objects.filter(proposal__public_id=whole.id).values_list("document", flat=True))
    count = Proposal.objects.count()
    wrong: list[tuple[Any, ...]] = [
        (merge, whole.id, whole.id),
        (merge, whole.id, "nosuchcard"),
        (split, whole.id, everything, "person"),
        (split, whole.id, [], "person"),
        (split, whole.id, everything[:1], "sneeze"),
    ]
    for arguments in wrong:
        with pytest.raises(RegisterpubError):
            ruling(desk, *arguments)
    assert Proposal.objects.count() == count and not CardMove.objects.exists()
    assert names(desk)["Нұрлыбек Шәукенов"].articles == 3


def test_cards_about_people_on_record_are_not_merged(two: tuple[Desk, CardRow, CardRow], tmp_path: Path) -> None:
    desk, whole, _ = two
    page = {"id": "v1", "language": "en", "published": "2024-04-18", "title": "Verdict"}
    text = "Aigerim Dukenova was given two years of restricted freedom on Wednesday, a court in Pavlodar said."
    add_page(tmp_path, desk.config, "verdict.example", {**page, "paragraphs": [text]})
    process(desk.config, lambda: desk.now)
    (known,) = desk.cards(person="q03")
    with pytest.raises(DecisionError, match="only cards of candidates"):
        ruling(desk, merge, whole.id, known.id)


def test_another_event_of_somebody_on_record_is_split_off(day: Desk, tmp_path: Path) -> None:
    texts = (
        "Aigerim Dukenova was detained in Pavlodar, her friends said on Wednesday morning.",
        "Police in Pavlodar detained Aigerim Dukenova at a bus stop. Nobody knows where she is now.",
    )
    for number, text in enumerate(texts):
        page = {"id": f"d{number}", "language": "en", "published": "2024-04-18", "title": f"Page {number}"}
        add_page(tmp_path, day.config, f"d{number}.example", {**page, "paragraphs": [text]})
    process(day.config, lambda: day.now)
    (card,) = day.cards(person="q03")
    assert card.articles == 2
    second = DocumentRow.objects.get(canonical__contains="d1.example")
    new = ruling(day, split, card.id, [second.pk], "event")
    rows = {row.id: row.articles for row in day.cards(person="q03")}
    assert rows == {card.id: 1, new: 1}
    with pytest.raises(DecisionError, match="not all of them"):
        ruling(day, split, new, [second.pk], "person")
    with pytest.raises(InputError):
        ruling(day, split, "nosuchcard", [second.pk], "person")
