"""The next sentence denies or leaves open what was told."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

DENIED = [
    ("en", "It was reported that Aidos Nurlanov had died in custody. The prison service denied this.", "DIED"),
    (
        "en",
        "Social media reported that Aidos Nurlanov was released. The ministry called the reports false.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "en",
        "On Monday, Aidos Nurlanov was hospitalized, his lawyer said. The prison administration denied the claim.",
        "HOSPITALISED",
    ),
    (
        "en",
        "Aidos Nurlanov has died in the colony, several Telegram channels wrote. That information "
        "is false, the penitentiary committee said.",
        "DIED",
    ),
    (
        "en",
        "Aidos Nurlanov was transferred to another colony, relatives told reporters. The rumors "
        "turned out to be untrue.",
        "TRANSFERRED",
    ),
    (
        "en",
        "Aidos Nurlanov was detained at the airport, the news site wrote. The site cited two "
        "witnesses. The police refuted this information.",
        "DETAINED",
    ),
    (
        "en",
        'Media reported on Tuesday that Aidos Nurlanov was pardoned. "This is not true," the '
        "presidential spokesman said.",
        "PARDONED",
    ),
    (
        "en",
        "It was reported that Aidos Nurlanov had died in custody. However, this was later denied by the ministry.",
        "DIED",
    ),
    ("ru", "Сообщалось, что Айдос Нурланов умер в колонии. Министерство это опровергло.", "DIED"),
    (
        "ru",
        "Айдос Нурланов освобождён, написали в соцсетях. Эта информация не соответствует действительности.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "ru",
        "Адвокат рассказал, что Айдоса Нурланова избили. В департаменте полиции назвали эти сообщения ложными.",
        "ILL_TREATMENT_ALLEGED",
    ),
    (
        "ru",
        "Издание сообщило, что Айдоса Нурланова перевели в другую колонию. Позже это сообщение опровергли.",
        "TRANSFERRED",
    ),
    (
        "ru",
        "Айдоса Нурланова задержали в аэропорту, сообщил телеграм-канал. Канал сослался на двух "
        "свидетелей. Полиция данную информацию опровергает.",
        "DETAINED",
    ),
    ("ru", "Айдос Нурланов объявил голодовку, пишут в соцсетях. «Это неправда», — заявили в колонии.", "HUNGER_STRIKE"),
    ("ru", "Сообщалось, что Айдос Нурланов умер. Информация оказалась ложной.", "DIED"),
    ("kk", "Желіде Айдос Нұрланов қайтыс болды деген хабар тарады. Министрлік мұны жоққа шығарды.", "DIED"),
    (
        "kk",
        "Айдос Нұрланов босатылды деп жазды жергілікті сайт. Бұл ақпарат шындыққа жанаспайды.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "kk",
        "Адвокат Айдос Нұрланов ауруханаға жатқызылды деп хабарлады. Түрме әкімшілігі бұл хабарды теріске шығарды.",
        "HOSPITALISED",
    ),
    ("kk", "Айдос Нұрлановты басқа колонияға ауыстырды деген сөз шықты. Бұл рас емес, деді министрлік.", "TRANSFERRED"),
    (
        "kk",
        "Айдос Нұрланов аштық жариялады. Хабарды екі дереккөз жеткізді. Колония басшылығы оны жоққа шығарды.",
        "HUNGER_STRIKE",
    ),
    ("kk", "Желіде Айдос Нұрланов қайтыс болды деп жазылды. Бірақ бұл жалған ақпарат болып шықты.", "DIED"),
    (
        "en",
        "Several outlets claimed that Aidos Nurlanov had been released from prison. The reports "
        "are untrue, according to the interior ministry.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "en",
        "Rumors spread online that Aidos Nurlanov had died. \"It's a lie,\" the ministry's spokesman told reporters.",
        "DIED",
    ),
    (
        "en",
        "Aidos Nurlanov was taken to hospital after a stroke, relatives wrote. Prison officials "
        "have rejected these reports.",
        "HOSPITALISED",
    ),
    (
        "en",
        "According to a Telegram channel, Aidos Nurlanov died in the colony on Sunday. The channel "
        "did not name its sources. The penitentiary committee has denied the information.",
        "DIED",
    ),
    (
        "en",
        "Aidos Nurlanov was arrested in Almaty, a news site said. But police said the information was incorrect.",
        "DETAINED",
    ),
    (
        "en",
        "It was reported that Aidos Nurlanov had gone on hunger strike. The colony's administration has denied it.",
        "HUNGER_STRIKE",
    ),
    (
        "en",
        "Aidos Nurlanov was beaten in the colony, his mother said. The colony dismissed the allegations.",
        "ILL_TREATMENT_ALLEGED",
    ),
    (
        "ru",
        "В сети распространили информацию, что Айдос Нурланов скончался в СИЗО. В МВД заявили, что это неправда.",
        "DIED",
    ),
    (
        "ru",
        "СМИ сообщили об освобождении: Айдос Нурланов вышел на свободу. В ведомстве назвали это фейком.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "ru",
        "Айдоса Нурланова госпитализировали, рассказала его сестра. В колонии эти сведения отвергли.",
        "HOSPITALISED",
    ),
    (
        "ru",
        "Айдоса Нурланова этапировали в Павлодар, сообщили родственники. Позднее выяснилось, что это неправда.",
        "TRANSFERRED",
    ),
    (
        "ru",
        "Правозащитники сообщили, что Айдоса Нурланова пытали. Департамент полиции опроверг эти обвинения.",
        "ILL_TREATMENT_ALLEGED",
    ),
    ("ru", "Стало известно, что Айдос Нурланов помилован. Однако в Акорде данную новость опровергли.", "PARDONED"),
    (
        "kk",
        "Телеграм арнасы Айдос Нұрланов түрмеде қайтыс болды деп жазды. Ішкі істер министрлігі бұл "
        "ақпаратты жоққа шығарды.",
        "DIED",
    ),
    ("kk", "Айдос Нұрланов ауруханаға жатқызылды, деді туыстары. Колония бұны теріске шығарды.", "HOSPITALISED"),
    (
        "kk",
        "Айдос Нұрлановты азаптады деп хабарлады құқық қорғаушылар. Полиция бұл айыптауларды жоққа шығарды.",
        "ILL_TREATMENT_ALLEGED",
    ),
    ("kk", "Сайт Айдос Нұрланов ұсталды деп жазды. Алайда бұл өтірік болып шықты.", "DETAINED"),
    ("kk", "Айдос Нұрланов қайтыс болды деген ақпарат тарады. Бұл рас емес.", "DIED"),
    ("kk", "Айдос Нұрланов аштық жариялады деп жазды сайт. Бұл ақпарат расталмады.", "HUNGER_STRIKE"),
    ("en", "Aidos Nurlanov died in custody, social media wrote.\n\nThe ministry denied this.", "DIED"),
    ("ru", "Айдос Нурланов умер в колонии, писали в соцсетях.\n\nВ министерстве эту информацию опровергли.", "DIED"),
    ("kk", "Желіде Айдос Нұрланов қайтыс болды деп жазылды.\n\nМинистрлік бұл ақпаратты жоққа шығарды.", "DIED"),
    (
        "en",
        'Aidos Nurlanov was detained, local media wrote. "These reports do not correspond to reality," police said.',
        "DETAINED",
    ),
    ("kk", "Паблик Айдос Нұрланов қайтыс болды деп хабарлады. Комитет бұл жарияланымды жалған деп атады.", "DIED"),
]

OPEN = [
    (
        "kk",
        "Айдос Нұрланов ұсталды деп жазды басылым. Полиция бұл хабарды растаудан да, жоққа шығарудан да бас тартты.",
        "DETAINED",
    ),
    (
        "en",
        "Social media wrote that Aidos Nurlanov was released. The ministry could not confirm this.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "en",
        "Aidos Nurlanov was released on Monday, his lawyer said. Officials declined to comment on the report.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "В соцсетях сообщили, что Айдос Нурланов освобождён. Подтвердить это не смогли.", "RELEASED_UNSPECIFIED"),
    ("ru", "Айдоса Нурланова задержали, сообщает его жена. Ведомство это не комментирует.", "DETAINED"),
    ("kk", "Әлеуметтік желіде Айдос Нұрланов ұсталды деп жазылды. Полиция бұл мәліметті растамады.", "DETAINED"),
    ("kk", "Айдос Нұрланов босатылды деп хабарлады туыстары. Министрлік мұны растай алмады.", "RELEASED_UNSPECIFIED"),
    ("kk", "Айдос Нұрланов ұсталды деп жазды сайт. Полиция бұл туралы түсініктеме беруден бас тартты.", "DETAINED"),
    (
        "en",
        "Aidos Nurlanov was transferred to another prison, his wife wrote on Facebook. The prison "
        "service has not confirmed this.",
        "TRANSFERRED",
    ),
    (
        "en",
        "Media reported that Aidos Nurlanov was released. This could not be independently verified.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "ru",
        "Айдос Нурланов освобождён, утверждают в соцсетях. Официального подтверждения этой информации нет.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "Айдоса Нурланова задержали, пишет издание. В полиции отказались подтвердить эту информацию.", "DETAINED"),
    (
        "kk",
        "Айдос Нұрланов босатылды деп жазды сайт. Министрлік бұл ақпаратты әзірге растаған жоқ.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "Айдос Нурланов умер в колонии. Комментировать это сын министра не стал.", "DIED"),
]


def polarity(text: str, language: str, event: str) -> list[str]:
    return [claim.polarity for claim in about_hero(text, language) if claim.event == event]


@pytest.mark.parametrize(("language", "text", "event"), DENIED)
def test_a_sentence_denies_what_was_just_told(language: str, text: str, event: str) -> None:
    assert polarity(text, language, event) == ["denied"]


@pytest.mark.parametrize(("language", "text", "event"), OPEN)
def test_what_nobody_would_confirm_is_hearsay(language: str, text: str, event: str) -> None:
    assert polarity(text, language, event) == ["reported"]


def test_the_quote_shows_the_denial_too() -> None:
    text = "It was reported that Aidos Nurlanov had died in custody. The prison service denied this."
    (claim,) = about_hero(text, "en")
    assert text[claim.quote.start : claim.quote.end] == text


def test_a_denied_beating_leaves_what_came_of_it_in_doubt() -> None:
    text = "Aidos Nurlanov was beaten, and on Monday he was hospitalized. The ministry denied this."
    found = {claim.event: claim.polarity for claim in about_hero(text, "en")}
    assert found == {"ILL_TREATMENT_ALLEGED": "denied", "HOSPITALISED": "reported"}


def test_a_sentence_between_that_tells_something_else_ends_the_report() -> None:
    text = "Aidos Nurlanov was released on Monday. The bridge was closed. The ministry denied the reports."
    assert polarity(text, "en", "RELEASED_UNSPECIFIED") == ["asserted"]


def test_only_the_owner_of_a_list_denies_a_recognition() -> None:
    told = "The Oak Bridge group recognized Aidos Nurlanov as a political prisoner. "
    assert polarity(told + "The ministry denied this.", "en", "LIST_RECOGNISED") == ["asserted"]
    assert polarity(told + "The Oak Bridge group denied this.", "en", "LIST_RECOGNISED") == ["denied"]


def test_history_in_an_aside_is_not_denied_with_the_rumour() -> None:
    text = (
        "Media reported that Aidos Nurlanov, who was sentenced to six years in prison in 2019, had died. "
        "The ministry denied this."
    )
    found = {claim.event: claim.polarity for claim in about_hero(text, "en")}
    assert found["SENTENCED_PRISON"] == "background"
    assert found["DIED"] == "denied"
