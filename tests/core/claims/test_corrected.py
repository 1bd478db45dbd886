"""A source corrects itself: what it takes back is denied, and of two lengths the one that holds is read."""

from __future__ import annotations

import pytest

from registerpub.core.claims.corrected import contrasts
from registerpub.core.records import Claim, Term
from tests.core.claims.reading import about_hero

PRISON = "SENTENCED_PRISON"


def news(claims: tuple[Claim, ...]) -> list[tuple[str, Term | None]]:
    told = [claim for claim in claims if claim.polarity in ("asserted", "reported")]
    return [(claim.event, claim.term) for claim in told if claim.event != "CORRECTION"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Clarification: the term of Aidos Nurlanov was misstated. He was sentenced to two years, not ten."),
        ("en", "Correction: we wrote that Aidos Nurlanov was sentenced to ten years. He was sentenced to two years."),
        ("ru", "Уточнение: суд приговорил Айдоса Нурланова к двум, а не к десяти годам лишения свободы."),
        ("ru", "Поправка: Айдоса Нурланова приговорили не к десяти, а к двум годам лишения свободы."),
        ("kk", "Түзету: Айдос Нұрлановты сот он жыл емес, екі жылға бас бостандығынан айырды."),
        ("kk", "Түзету. Айдос Нұрлановтың мерзімі қате көрсетілген: сот оны он емес, екі жылға соттаған."),
    ],
)
def test_the_length_that_holds_is_read(language: str, text: str) -> None:
    assert news(about_hero(text, language)) == [(PRISON, Term(years=2))]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Correction: we wrote that Aidos Nurlanov was detained in Almaty. That was our mistake.", "DETAINED"),
        ("ru", "Поправка: мы ошибочно сообщили, что Айдос Нурланов освобождён из колонии.", "RELEASED_UNSPECIFIED"),
        ("kk", "Нақтылау: Айдос Нұрланов босатылды деп қате жазыппыз.", "RELEASED_UNSPECIFIED"),
    ],
)
def test_what_is_taken_back_is_denied(language: str, text: str, code: str) -> None:
    claims = about_hero(text, language)
    assert [claim.polarity for claim in claims if claim.event == code] == ["denied"]
    assert any(claim.event == "CORRECTION" for claim in claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We reported on Monday that Aidos Nurlanov was detained in Almaty."),
        ("ru", "Мы уже сообщали, что в понедельник задержали Айдоса Нурланова."),
    ],
)
def test_what_was_written_before_is_not_taken_back_without_a_note(language: str, text: str) -> None:
    assert [claim.polarity for claim in about_hero(text, language) if claim.event == "DETAINED"] != ["denied"]


def test_a_verdict_that_did_not_come_about_stays_denied() -> None:
    text = "Aidos Nurlanov was not sentenced to three years, the court only read out the indictment."
    assert news(about_hero(text, "en")) == []


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("en", "three years in prison, not five", Term(5), Term(3)),
        ("en", "not five years but eighteen months", Term(5), Term(months=18)),
        ("ru", "на 15, а не на 10 суток", Term(days=10), Term(days=15)),
        ("kk", "бес жыл емес, үш жыл", Term(5), Term(3)),
    ],
)
def test_contrasts(language: str, text: str, old: Term, new: Term) -> None:
    assert [(one.old, one.new) for one in contrasts(text, language)] == [(old, new)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "three, not five"), ("en", "two of five years"), ("ru", "не пять лет"), ("kk", "үш жыл")],
)
def test_what_is_no_contrast(language: str, text: str) -> None:
    assert contrasts(text, language) == ()
