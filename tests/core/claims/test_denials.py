"""What the sentence denies or leaves open is never told as having happened; denied guilt is no denial of a verdict."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

DENIED = [
    ("en", "Officials denied that Aidos Nurlanov was transferred to another prison.", "TRANSFERRED"),
    (
        "en",
        "The ministry denied reports that Aidos Nurlanov was sentenced to five years in prison.",
        "SENTENCED_PRISON",
    ),
    ("en", "The family denied Aidos Nurlanov had passed away.", "DIED"),
    ("en", "Officials denied that Aidos Nurlanov had died.", "DIED"),
    ("en", "The warden brushed aside rumors that Aidos Nurlanov had been pardoned.", "PARDONED"),
    ("en", "The prosecutor rejected claims that Aidos Nurlanov was tortured.", "ILL_TREATMENT_ALLEGED"),
    ("en", "There is no confirmation that Aidos Nurlanov was released.", "RELEASED_UNSPECIFIED"),
    ("en", "No official has confirmed that Aidos Nurlanov was released.", "RELEASED_UNSPECIFIED"),
    ("en", "It is not true that Aidos Nurlanov was arrested.", "DETAINED"),
    ("en", "Officials falsely claimed that Aidos Nurlanov was released.", "RELEASED_UNSPECIFIED"),
    ("en", "The ministry's denial that Aidos Nurlanov had been hospitalized was met with disbelief.", "HOSPITALISED"),
    ("en", "Reports that Aidos Nurlanov had died turned out to be untrue.", "DIED"),
    ("en", "Claims that Aidos Nurlanov was hospitalized are baseless, the prison service said.", "HOSPITALISED"),
    ("en", "Media reported that Aidos Nurlanov was found dead, but the committee denied the reports.", "DIED"),
    ("ru", "Тюремное ведомство опровергло информацию о том, что Айдос Нурланов умер в колонии.", "DIED"),
    ("ru", "Министерство опровергло, что Айдос Нурланов освобождён.", "RELEASED_UNSPECIFIED"),
    ("ru", "В колонии отрицают, что Айдос Нурланов объявил голодовку.", "HUNGER_STRIKE"),
    ("ru", "Неправда, что Айдос Нурланов задержан.", "DETAINED"),
    ("ru", "Врачи не подтвердили, что Айдоса Нурланова избили.", "ILL_TREATMENT_ALLEGED"),
    ("ru", "Информация о том, что Айдос Нурланов умер в колонии, не подтвердилась.", "DIED"),
    ("ru", "Слухи о том, что Айдос Нурланов умер, ложны.", "DIED"),
    ("ru", "Официального подтверждения того, что Айдос Нурланов умер, нет.", "DIED"),
    ("ru", "Начальник колонии назвал слухи о том, что Айдос Нурланов скончался, ложью.", "DIED"),
    ("ru", "Сообщалось, что Айдос Нурланов умер, но это неправда.", "DIED"),
    (
        "ru",
        "Ранее писали, что Айдоса Нурланова избили, однако полиция эту информацию опровергла.",
        "ILL_TREATMENT_ALLEGED",
    ),
    ("ru", "Министр опроверг слова адвоката, который сообщил, что Айдос Нурланов умер.", "DIED"),
    ("ru", "Власти ложно утверждали, что Айдос Нурланов освобождён.", "RELEASED_UNSPECIFIED"),
    ("kk", "Айдос Нұрлановтың қайтыс болғаны туралы ақпарат расталмады.", "DIED"),
    ("kk", "Айдос Нұрланов қайтыс болды деген ақпарат шындыққа жанаспайды.", "DIED"),
    ("kk", "Айдос Нұрланов босатылды деу дұрыс емес.", "RELEASED_UNSPECIFIED"),
    ("kk", "Министрлік Айдос Нұрлановтың босатылғаны туралы ақпаратты растамады.", "RELEASED_UNSPECIFIED"),
    ("kk", "Түрме басшылығы Айдос Нұрланов аштық жариялады деген қауесетті теріске шығарды.", "HUNGER_STRIKE"),
    ("kk", "Айдос Нұрланов ұсталды деген сөз рас емес.", "DETAINED"),
    ("kk", "Полиция Айдос Нұрлановтың ұсталғанын растамады.", "DETAINED"),
    ("kk", "БАҚ Айдос Нұрланов ұсталды деп жазды, бірақ полиция бұл ақпаратты жоққа шығарды.", "DETAINED"),
]

OPEN = [
    ("en", "The monitors could not confirm that Aidos Nurlanov was released.", "RELEASED_UNSPECIFIED"),
    ("en", "Officials neither confirmed nor denied that Aidos Nurlanov had been arrested.", "DETAINED"),
    ("en", "The ministry did not deny that Aidos Nurlanov had been released.", "RELEASED_UNSPECIFIED"),
    ("en", "Reports that Aidos Nurlanov was hospitalized have not been denied by officials.", "HOSPITALISED"),
    ("ru", "Министерство не отрицает, что Айдос Нурланов освобождён.", "RELEASED_UNSPECIFIED"),
    ("ru", "Полиция отказалась подтвердить, что Айдос Нурланов задержан.", "DETAINED"),
    ("ru", "Слух о том, будто Айдос Нурланов скончался, распространили в сети.", "DIED"),
    ("kk", "Министрлік Айдос Нұрланов босатылды деген ақпаратты жоққа шығармады.", "RELEASED_UNSPECIFIED"),
    ("kk", "Министрлік Айдос Нұрлановтың босатылғанын растай алмады.", "RELEASED_UNSPECIFIED"),
    ("kk", "Айдос Нұрлановтың босатылғаны туралы қауесет тарады.", "RELEASED_UNSPECIFIED"),
]

TOLD = [
    ("en", "Aidos Nurlanov denied that he had committed fraud and was sentenced to three years in prison."),
    ("en", "Aidos Nurlanov denied the charges and was sentenced to three years in prison."),
    ("en", "Aidos Nurlanov, who has denied that he took part in the riots, was sentenced to five years in prison."),
    ("en", "Aidos Nurlanov was sentenced to four years in prison for fraud, which he denies."),
    ("en", "Aidos Nurlanov was sentenced to four years in prison on charges of fraud, which his lawyer denies."),
    ("en", "Aidos Nurlanov was sentenced to two years in prison for spreading false information."),
    ("en", "The court rejected the lawyer's claim and Aidos Nurlanov was sentenced to two years in prison."),
    ("en", "The police denied pressure but confirmed that Aidos Nurlanov was sentenced to two years in prison."),
    ("ru", "Айдос Нурланов, не признавший вину, осуждён на три года колонии."),
    ("ru", "Отрицая вину, Айдос Нурланов был приговорён к трём годам лишения свободы."),
    ("ru", "Айдос Нурланов, отрицавший, что участвовал в митинге, осуждён на три года колонии."),
    ("ru", "Айдоса Нурланова приговорили к пяти годам лишения свободы за мошенничество, что он отрицает."),
    ("ru", "Айдоса Нурланова приговорили к двум годам лишения свободы за распространение ложной информации."),
    ("ru", "Полиция подтвердила, что Айдос Нурланов осуждён на три года колонии, и опровергла слухи о болезни."),
    ("ru", "Суд отверг доводы защиты и приговорил Айдоса Нурланова к трём годам лишения свободы."),
    ("kk", "Айыбын мойындамаған Айдос Нұрланов үш жылға сотталды."),
    ("kk", "Кінәсін жоққа шығарған Айдос Нұрланов бес жылға сотталды."),
    ("kk", "Айдос Нұрланов айыпты жоққа шығарды, бірақ бес жылға сотталды."),
    ("kk", "Айдос Нұрланов үш жылға сотталды, бірақ ол бұл айыпты жоққа шығарады."),
    ("kk", "Айдос Нұрланов жалған ақпарат таратты деген айыппен екі жылға сотталды."),
]


@pytest.mark.parametrize(("language", "text", "event"), DENIED)
def test_a_governing_denial_reaches_its_clause(language: str, text: str, event: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [(event, "denied")]


@pytest.mark.parametrize(("language", "text", "event"), OPEN)
def test_what_is_neither_confirmed_nor_denied_is_hearsay(language: str, text: str, event: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [(event, "reported")]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_denied_guilt_leaves_the_verdict_as_told(language: str, text: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [("SENTENCED_PRISON", "asserted")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials denied that Aidos Nurlanov had been beaten, saying he was released on Monday."),
        ("en", "Aidos Nurlanov was released on Monday, police said, denying reports that he was beaten."),
        ("ru", "Полиция сообщила, что Айдос Нурланов освобождён, и опровергла, что его избили."),
        ("kk", "Айдос Нұрлановтың босатылғаны туралы ақпарат расталды, ал азаптау туралы ақпарат расталмады."),
    ],
)
def test_a_denial_ends_with_its_own_clause(language: str, text: str) -> None:
    found = {claim.event: claim.polarity for claim in about_hero(text, language)}
    assert found == {"RELEASED_UNSPECIFIED": "asserted", "ILL_TREATMENT_ALLEGED": "denied"}


def test_an_aside_inside_the_denied_clause_is_still_history() -> None:
    text = (
        "Officials denied that Aidos Nurlanov, who was sentenced to six years in prison in 2019, had been hospitalized."
    )
    found = {claim.event: claim.polarity for claim in about_hero(text, "en")}
    assert found == {"SENTENCED_PRISON": "background", "HOSPITALISED": "denied"}


def test_an_attribute_is_not_denied_with_the_charge() -> None:
    claims = about_hero("Екі жылға сотталған Айдос Нұрланов айыпты жоққа шығарды.", "kk")
    assert [(claim.event, claim.polarity) for claim in claims] == [("SENTENCED_PRISON", "background")]


@pytest.mark.parametrize(
    "text",
    [
        "The Oak Bridge group could not confirm that Aidos Nurlanov was recognized as a political prisoner.",
        "The ministry did not deny that Aidos Nurlanov was recognized as a political prisoner.",
    ],
)
def test_an_open_recognition_makes_no_list_claim(text: str) -> None:
    assert about_hero(text, "en") == ()


def test_a_denied_recognition_is_denied() -> None:
    text = "The Oak Bridge group denied that Aidos Nurlanov was recognized as a political prisoner."
    assert [(claim.event, claim.polarity) for claim in about_hero(text, "en")] == [("LIST_RECOGNISED", "denied")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is unclear whether Aidos Nurlanov was released."),
        ("en", "Police did not say if Aidos Nurlanov was released."),
        ("ru", "Неизвестно, освобождён ли Айдос Нурланов."),
    ],
)
def test_whether_is_no_statement(language: str, text: str) -> None:
    assert about_hero(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Aidos Nurlanov plans to appeal."), ("ru", "Айдос Нурланов намерен подать апелляцию.")],
)
def test_an_intended_appeal_is_planned(language: str, text: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [("APPEAL_FILED", "planned")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neither Bolat Seitov nor Aidos Nurlanov was detained."),
        ("en", "Aidos Nurlanov was almost detained at the airport."),
        ("en", "Aidos Nurlanov was nearly arrested on Monday."),
        ("kk", "Айдос Нұрланов ұсталып қала жаздады."),
    ],
)
def test_what_did_not_quite_happen_is_denied(language: str, text: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [("DETAINED", "denied")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov was almost immediately arrested on Monday."),
        ("kk", "Айдос Нұрланов ұсталды, жазда сот болады."),
        ("kk", "Айдос Нұрланов әкімдік жанында ұсталды."),
        ("kk", "Айдос Нұрланов Қызылордада ұсталды."),
        ("kk", "Айдос Нұрланов Ұлытау облысында ұсталды."),
    ],
)
def test_words_that_only_begin_like_a_hindrance_are_none(language: str, text: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [("DETAINED", "asserted")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Вместо Айдоса Нурланова задержали его соседа."),
        ("kk", "Айдос Нұрлановтың орнына көршісі ұсталды."),
        ("kk", "Айдос Нұрлановтың қызы ұсталды."),
        ("kk", "Айдос Нұрлановтың ұлын полиция ұстады."),
    ],
)
def test_somebody_else_in_place_of_the_named_is_no_claim(language: str, text: str) -> None:
    assert about_hero(text, language) == ()
