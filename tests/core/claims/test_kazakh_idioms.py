"""Kazakh of papers and relatives: wordings away from the law's own, dropped subjects, and what only plays an arrest."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

TOLD = ("asserted", "reported")


def told(text: str, language: str = "kk") -> set[str]:
    return {claim.event for claim in about_hero(text, language) if claim.polarity in TOLD}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Сот Айдос Нұрлановты екі айға қамауда қалдырды.", "REMANDED"),
        ("Айдос Нұрланов алдағы екі айды тергеу изоляторында өткізеді: судья осындай шараны таңдады.", "REMANDED"),
        ("Айдос Нұрлановтың жазасы бес жыл еді, енді үш жылға дейін қысқартылды.", "TERM_CHANGED"),
        ("Прокурор Айдос Нұрлановты жеті жылға түрмеге жіберген жөн деді.", "PROSECUTOR_DEMAND"),
        ("Айдос Нұрланов үш жыл бойы әлеуметтік желіде жазба жариялай алмайды, деп шешті сот.", "EXTRA_BAN"),
        ("Айдос Нұрлановты мәжбүрлі емге жіберді.", "FORCED_PSYCHIATRY"),
        ("Айдос Нұрлановты оқшау камераға жапты.", "PUNISHMENT_CELL"),
        ("Айдос Нұрлановтың мерзімінен бұрын шығу жөніндегі өтініші өтпеді.", "PAROLE_DENIED"),
        ("Сот Айдос Нұрлановтың шектеу жазасын бас бостандығынан айыруға алмастырды.", "RESTRICTION_REVOKED"),
        ("Айдос Нұрланов дерті асқынып, анықтама негізінде босатылды.", "RELEASED_HEALTH"),
    ],
)
def test_an_event_is_told_away_from_the_words_of_the_law(text: str, event: str) -> None:
    assert event in told(text)


def test_a_dropped_subject_is_the_only_person_of_the_text() -> None:
    assert "INDICTED" in told("Істің материалдары бүгін сотқа тапсырылды. Айдос Нұрланов кінәсін мойындамайды.")


@pytest.mark.parametrize(
    "text",
    [
        "Айдос Нұрланов пікет өткізді. Әкесі екі айға қамауда қалдырылды.",  # another's
        "Прокурор екі жыл түрме сұрады. Айдос Нұрланов келіспеді. «Екі жылға сотталсын», – деді прокурор.",
        "Айдос Нұрлановты босатыңыз, оны азаптағандарды жауапқа тартыңыз!",  # a letter to sign
        "Айдос Нұрланов БҰҰ-ның жұмыс тобына жүгінді.",  # no opinion of it yet
    ],
)
def test_what_only_sounds_like_it_is_no_event(text: str) -> None:
    assert told(text) <= {"PROSECUTOR_DEMAND"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Оқу-жаттығу өтті. «Сотталушы» Айдос Нұрланов үш жылға сотталды.", "kk"),
        ("Көркем фильмде Айдос Нұрлановты он жылға соттап жатады.", "kk"),
        ("Студенты провели учебный суд: Айдоса Нурланова приговорили к трём годам колонии.", "ru"),
        ("По сценарию Айдоса Нурланова арестовали на два месяца.", "ru"),
        ("Students held a mock trial: Aidos Nurlanov was sentenced to three years in prison.", "en"),
    ],
)
def test_what_is_played_is_no_event(text: str, language: str) -> None:
    assert told(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Учебный процесс прерван. Айдоса Нурланова приговорили к трём годам колонии.", "ru"),
        ("Режиссер Айдос Нұрланов фильмі үшін үш жылға сотталды.", "kk"),
        ("Актёра театра Айдоса Нурланова приговорили к трём годам колонии.", "ru"),
        ("Aidos Nurlanov, a novelist, was sentenced to three years in prison.", "en"),
    ],
)
def test_whoever_makes_films_or_books_can_be_sentenced(text: str, language: str) -> None:
    assert "SENTENCED_PRISON" in told(text, language)
