"""A state of custody that the same sentence says is over is no news, and its beginning is not the day of its end."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

ENDED = [
    ("en", "Aidos Nurlanov, in custody since January, was released on Monday."),
    ("en", "Aidos Nurlanov, who was held in custody since January, was released."),
    ("ru", "Айдос Нурланов, с января находящийся под стражей, вышел на свободу."),
    ("kk", "Айдос Нұрланов қаңтар айынан бері тергеу абақтысында отырған, бүгін босатылды."),
]


@pytest.mark.parametrize(("language", "text"), ENDED)
def test_who_was_held_until_now_is_released_and_no_longer_held(language: str, text: str) -> None:
    news = [claim for claim in about_hero(text, language) if claim.polarity == "asserted"]
    assert [claim.event for claim in news] == ["RELEASED_UNSPECIFIED"]
    assert news[0].date is None or str(news[0].date) > "2023-02"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov has been in custody since January."),
        ("ru", "Айдос Нурланов с января находится под стражей."),
        ("kk", "Айдос Нұрланов қаңтар айынан бері тергеу абақтысында отыр."),
    ],
)
def test_a_state_that_lasts_is_still_told(language: str, text: str) -> None:
    assert [(c.event, c.status) for c in about_hero(text, language)] == [("STATE_REPORTED", "pretrial_detention")]


def test_a_measure_of_restraint_that_was_lifted_is_no_state() -> None:
    lifted = "Айдос Нұрлановқа қатысты қамауда ұстау түріндегі бұлтартпау шарасының күші жойылды."
    assert [claim.event for claim in about_hero(lifted, "kk")] == []
    held = "Айдос Нұрланов қамауда отыр, алдыңғы үкімнің күші жойылды."
    assert [claim.event for claim in about_hero(held, "kk") if claim.event == "STATE_REPORTED"] == ["STATE_REPORTED"]


@pytest.mark.parametrize(
    ("language", "verdict", "pending", "in_force"),
    [
        (
            "ru",
            "Суд приговорил Айдоса Нурланова к двум годам ограничения свободы. ",
            "Приговор не вступил в законную силу.",
            "Приговор вступил в законную силу.",
        ),
        (
            "kk",
            "Сот Айдос Нұрлановтың бас бостандығын екі жылға шектеді. ",
            "Үкім заңды күшіне енген жоқ.",
            "Үкім заңды күшіне енді.",
        ),
        (
            "en",
            "A court sentenced Aidos Nurlanov to two years of restricted freedom. ",
            "The verdict has not entered into force.",
            "The verdict has entered into force.",
        ),
    ],
)
def test_a_verdict_that_is_not_yet_in_force_upholds_nothing(
    language: str, verdict: str, pending: str, in_force: str
) -> None:
    assert "APPEAL_UPHELD" not in [claim.event for claim in about_hero(verdict + pending, language)]
    told = [claim.event for claim in about_hero(verdict + in_force, language)]
    assert language == "en" or "APPEAL_UPHELD" in told
