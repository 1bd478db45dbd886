"""English of people who do not use the press's own words, and what only looks like news in it."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

TOLD = ("asserted", "reported")


def told(text: str) -> set[str]:
    return {claim.event for claim in about_hero(text, "en") if claim.polarity in TOLD}


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ("DETAINED", "Men in plain clothes drove Aidos Nurlanov away from the bazaar on Sunday."),
        ("DETAINED", "Police in Oral picked up Aidos Nurlanov outside the library."),
        ("RELEASED_WITHOUT_CHARGE", "The officers took a statement and sent Aidos Nurlanov home with no papers."),
        ("QUESTIONED", "Aidos Nurlanov took part in the questioning of Monday as a witness."),
        ("SEARCHED", "Officers were going through the drawers of Aidos Nurlanov."),
        ("SUSPECT", "Investigators now treat Aidos Nurlanov as a suspect."),
        ("REMANDED", "The judge authorised the keeping of Aidos Nurlanov in custody for two months."),
        ("REMANDED", "Judges ordered that Aidos Nurlanov be kept in a detention centre until June."),
        ("REMAND_EXTENDED", "The court added another month to the time in remand of Aidos Nurlanov."),
        ("HOUSE_ARREST", "From Monday Aidos Nurlanov may not step out of his flat, the court decided."),
        ("RESTRAINT_UNDERTAKING", "A written undertaking not to leave the city was taken from Aidos Nurlanov."),
        ("ADMIN_ARREST", "The judge locked Aidos Nurlanov up for a fortnight for a picket."),
        ("TRIAL_STARTED", "The criminal case against Aidos Nurlanov opened at the city court on Monday."),
        ("TRIAL_STARTED", "The trial of Aidos Nurlanov, a nurse of forty, opened on Tuesday."),
        ("PROSECUTOR_DEMAND", "Seven years in a colony is what the prosecution wants for Aidos Nurlanov."),
        ("SENTENCED_PRISON", "Friday's verdict sends Aidos Nurlanov to a penal colony for four years."),
        ("SENTENCED_RESTRICTED", "Aidos Nurlanov is to spend three years under restricted freedom at home."),
        ("ACQUITTED", "Aidos Nurlanov left the dock a free man with his name cleared."),
        ("CASE_CLOSED", "Proceedings against Aidos Nurlanov, a teacher from Oral, are over."),
        ("APPEAL_UPHELD", "Aidos Nurlanov saw his six-year prison term upheld on Thursday."),
        ("APPEAL_UPHELD", "The Supreme Court refused on Monday to review the sentence of Aidos Nurlanov."),
        ("TERM_CHANGED", "On appeal Aidos Nurlanov had his term cut from five years to three."),
        ("TRANSFERRED", "Aidos Nurlanov turned up two days later at an institution in Petropavl."),
        ("PAROLE_DENIED", "A judge declined on Monday to let Aidos Nurlanov out ahead of time."),
        ("RELEASED_SERVED", "Upon expiry of his term of punishment Aidos Nurlanov was let out."),
        ("PARDONED", "By a decree the President forgave the remaining two years of Aidos Nurlanov."),
        ("HUNGER_STRIKE", "Aidos Nurlanov has taken no food since Monday."),
        ("LEFT_COUNTRY", "Poland has given Aidos Nurlanov political asylum."),
    ],
)
def test_other_words_for_an_event_tell_of_it(event: str, text: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Aidos Nurlanov were to break the rules, his restricted freedom could be converted into prison.",
        'During the drill the police "arrested" Aidos Nurlanov, a volunteer.',
        "Our satire page this week: a court gives Aidos Nurlanov ten years in prison for sighing.",
        "In the play Aidos Nurlanov is sentenced to ten years in prison.",
        "A journalist covering the trial of Aidos Nurlanov was detained.",
        "A witness in the trial of Aidos Nurlanov was detained on Monday.",
        "Exactly ten years ago today Aidos Nurlanov was arrested on the square.",
        "Ten springs ago, in March 2012, Aidos Nurlanov was arrested in his kitchen.",
        "A petition for clemency lodged by Aidos Nurlanov has reached the commission.",
        "Aidos Nurlanov filed an appeal on behalf of his client.",
        "Aidos Nurlanov complained of a beating; proceedings were discontinued against the officers.",
        "Aidos Nurlanov was arrested in 2011, served four years and now runs a bakery.",
        "Police searched for Aidos Nurlanov in the mountains.",
        "Aidos Nurlanov spent three years in exile and came back.",
    ],
)
def test_what_only_looks_like_news_is_none(text: str) -> None:
    assert not told(text) - {"ILL_TREATMENT_ALLEGED"}


def test_a_judge_named_beside_somebody_does_not_take_the_event() -> None:
    text = "Judge Sanzhar Omarov heard the first witnesses in the case, a long one for Aidos Nurlanov."
    assert told(text) == {"TRIAL_STARTED"}


def test_what_the_court_of_a_relative_clause_does_is_news() -> None:
    text = (
        "Aidos Nurlanov was brought in. By noon the campaigner was before a judge, who handed him 20 days for swearing."
    )
    assert "ADMIN_ARREST" in told(text)


def test_a_pronoun_behind_a_semicolon_means_the_name_of_its_own_clause() -> None:
    text = (
        "The term of Timur Abenov was raised; Aidos Nurlanov was cleared of all charges and his conviction set aside."
    )
    assert "VERDICT_QUASHED" in told(text)


def test_one_penalty_after_another_goes_to_whom_it_is_for() -> None:
    text = "The state wants eight years for Timur Abenov and, for Aidos Nurlanov, three years of restricted freedom."
    assert told(text) == {"PROSECUTOR_DEMAND"}
