"""Rulings in the store: made once, lifted once, remembered from cards, carried by register files."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.names import build_matcher
from registerpub.core.records import Document, NotThisPerson
from registerpub.pipeline.people import check_may_lift, check_may_rule_out
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.rulings import RulingView, changes_nothing, lift, list_rulings, rule_out, rulings_in_force
from registerpub.store.mapping import all_people
from registerpub.store.models import Ruling
from tests.pipeline.conftest import Desk
from tests.projects import DATA

pytestmark = pytest.mark.django_db
FILE = DATA / "second-register.json"
NAME = "Timur Baimenov"
PAGE = "https://news.example.kz/a/1"


@pytest.fixture
def register(now: dt.datetime) -> None:
    import_register(FILE, now)


def rule(now: dt.datetime, **changes: Any) -> RulingView:
    arguments = {"person_id": "m2", "name": NAME, "scope": "everywhere", "place": "", "until": None, "by": "aigul"}
    return rule_out(**(arguments | changes), now=now)


# --- making ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
def test_a_ruling_is_in_force_at_once_and_says_who_made_it(now: dt.datetime) -> None:
    view = rule(now, name="  Timur   Baimenov ")
    assert (view.ruling, view.by, view.reason, view.made) == (NotThisPerson("m2", NAME), "aigul", "", now)
    assert rulings_in_force(now.date()) == (NotThisPerson("m2", NAME),)
    matcher = build_matcher(all_people(), rulings_in_force(now.date()))
    assert matcher.find(Document("d", f"{NAME} was detained.")) == ()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"person_id": "zz"}, "person: nobody on record has this id"),
        ({"scope": "galaxy"}, "scope: unknown scope; use one of: everywhere, host, document"),
        ({"name": " "}, "the name is empty"),
        ({"name": "T"}, "a name needs at least 2 letters"),
        ({"name": "Timur <Baimenov>"}, r"a name cannot hold the sign U\+003C"),
        ({"name": "Timur Baimenov" * 30}, "the name is longer than 300 characters"),
        ({"scope": "host"}, "host: write the bare name of a host"),
        ({"scope": "host", "place": "https://news.example.kz"}, "host: write the bare name of a host"),
        ({"scope": "host", "place": "news.example.kz/timur-baimenov"}, "host: write the bare name of a host"),
        ({"scope": "document"}, "document: write the whole address of a page, beginning with https://"),
        ({"scope": "document", "place": "news.example.kz/timur-baimenov"}, "document: write the whole address"),
        ({"place": "news.example.kz"}, "everywhere: a ruling for everywhere has no place: leave it out"),
        ({"until": dt.date(2021, 3, 3)}, "until: 2021-03-03 is over: write the last day"),
    ],
)
def test_what_cannot_be_ruled_out_is_refused_with_the_mend_and_without_the_name(
    now: dt.datetime, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        rule(now, **changes)
    assert "baimenov" not in str(caught.value).lower()
    assert not Ruling.objects.exists()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"until": dt.date(2021, 3, 4)},
        {"scope": "host", "place": "News.Example.kz"},
        {"scope": "document", "place": f"{PAGE}?utm_source=x#top"},
    ],
)
def test_what_is_in_force_already_is_given_back_and_not_made_twice(now: dt.datetime, changes: dict[str, Any]) -> None:
    first = rule(now, **changes)
    again = rule(now + dt.timedelta(hours=1), **changes, by="pavel")
    assert again == first
    assert Ruling.objects.count() == 1
    assert first.ruling.place in ("", "news.example.kz", PAGE)


@pytest.mark.usefixtures("register")
def test_rulings_that_say_something_else_stand_beside_each_other(now: dt.datetime) -> None:
    for changes in (
        {},
        {"person_id": "m1"},
        {"name": "Timura Baimenova"},
        {"until": dt.date(2022, 1, 1)},
        {"scope": "host", "place": "news.example.kz"},
        {"scope": "host", "place": "other.example.kz"},
    ):
        rule(now, **changes)
    assert [view.id for view in list_rulings()] == sorted(view.id for view in list_rulings())
    assert len(rulings_in_force(now.date())) == 6


@pytest.mark.usefixtures("register")
def test_on_a_document_another_spelling_says_the_same(now: dt.datetime) -> None:
    first = rule(now, scope="document", place=PAGE)
    assert rule(now, scope="document", place=PAGE, name="Baimenov").id == first.id


@pytest.mark.usefixtures("register")
def test_an_expired_ruling_is_not_in_force_and_can_be_made_anew(now: dt.datetime) -> None:
    first = rule(now, until=now.date())
    later = now + dt.timedelta(days=1)
    assert rulings_in_force(now.date()) and rulings_in_force(later.date()) == ()
    assert rule(later).id != first.id


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("changes", "idle"),
    [
        ({}, False),
        ({"name": "Тимуру Байменову"}, False),
        ({"scope": "host", "place": "news.example.kz"}, False),
        ({"scope": "document", "place": PAGE, "name": "Baimenov"}, False),
        ({"name": "Baimenov"}, True),
        ({"name": "Marat Tulegenov"}, True),
    ],
)
def test_a_ruling_that_changes_nothing_is_known(now: dt.datetime, changes: dict[str, Any], idle: bool) -> None:
    assert changes_nothing(rule(now, **changes).ruling) is idle


# --- lifting -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
def test_a_lifted_ruling_is_kept_and_no_longer_holds(now: dt.datetime) -> None:
    first, other = rule(now), rule(now, person_id="m1")
    later = now + dt.timedelta(hours=1)
    lifted = lift(first.id, "pavel", later)
    assert (lifted.lifted, lifted.lifted_by, lifted.by, lifted.made) == (later, "pavel", "aigul", now)
    assert list_rulings() == [other]
    assert list_rulings(include_lifted=True) == [lifted, other]
    assert rulings_in_force(now.date()) == (other.ruling,)
    assert rule(later).id not in (first.id, other.id)


@pytest.mark.usefixtures("register")
def test_a_ruling_is_lifted_once(now: dt.datetime) -> None:
    view = rule(now)
    lift(view.id, "pavel", now)
    with pytest.raises(InputError, match=f"ruling {view.id} is lifted already, by pavel: nothing was changed"):
        lift(view.id, "aigul", now + dt.timedelta(hours=1))
    assert Ruling.objects.get().lifted_by == "pavel"


def test_lifting_what_was_never_ruled_is_refused(now: dt.datetime) -> None:
    with pytest.raises(InputError, match="there is no ruling 7: 'registerpub names rulings' lists them"):
        lift(7, "pavel", now)


# --- who may -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["vera", "kairat"])
def test_a_viewer_and_a_keeper_alone_rule_nobody_out(desk: Desk, name: str) -> None:
    with pytest.raises(DecisionError, match="the role must be editor or publisher"):
        check_may_rule_out(desk.user(name), config=desk.config, channel="desk")
    with pytest.raises(DecisionError, match="the role must be editor or publisher"):
        check_may_lift(desk.user(name))


def test_ruling_out_from_the_terminal_follows_the_policy_and_undoing_does_not(desk: Desk) -> None:
    with pytest.raises(DecisionError, match="decisions from the terminal are off"):
        check_may_rule_out(desk.user("aigul"), config=desk.config, channel="terminal")
    check_may_rule_out(desk.user("aigul"), config=desk.config, channel="desk")
    check_may_lift(desk.user("aigul"))
