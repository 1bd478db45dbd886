"""What denies something else, or confirms, leaves the news as told; what is called false asserts nothing."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero

TOLD = [
    ("en", "Aidos Nurlanov was sentenced to five years in prison. He denies the charges.", "SENTENCED_PRISON"),
    (
        "en",
        "Aidos Nurlanov was sentenced to five years in prison for fraud. His lawyer denied this.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was detained on Monday. The ministry denied that others were arrested.", "DETAINED"),
    (
        "en",
        "Aidos Nurlanov was released on Monday. Earlier the ministry had denied the reports.",
        "RELEASED_UNSPECIFIED",
    ),
    ("en", "Aidos Nurlanov was released on Monday. The ministry confirmed this.", "RELEASED_UNSPECIFIED"),
    (
        "en",
        "Aidos Nurlanov was transferred to another prison on Monday. The prison service did not deny this.",
        "TRANSFERRED",
    ),
    (
        "en",
        "Aidos Nurlanov was sentenced to six years in prison on Monday. The court rejected the "
        "claim of the defence that the evidence was false.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was detained on Monday. Police said it was not true that he had been beaten.", "DETAINED"),
    (
        "en",
        "Aidos Nurlanov was sentenced to three years in prison for spreading false information. "
        "The information was false, the prosecutor said.",
        "SENTENCED_PRISON",
    ),
    (
        "en",
        "Aidos Nurlanov was released on Monday. The ministry denied reports of new arrests.",
        "RELEASED_UNSPECIFIED",
    ),
    ("en", "Aidos Nurlanov died in the prison hospital on Sunday. The ministry denied the claim of torture.", "DIED"),
    (
        "en",
        "Aidos Nurlanov was released on Monday. The deputy accused the ministry of corruption. The "
        "ministry denied this.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "Айдоса Нурланова приговорили к пяти годам лишения свободы. Он отрицает вину.", "SENTENCED_PRISON"),
    (
        "ru",
        "Айдоса Нурланова приговорили к пяти годам лишения свободы за мошенничество. Сам Нурланов это отрицает.",
        "SENTENCED_PRISON",
    ),
    (
        "ru",
        "Айдос Нурланов освобождён в понедельник. Министерство опровергло слухи о новых арестах.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "Айдоса Нурланова задержали в понедельник. Полиция это подтвердила.", "DETAINED"),
    ("ru", "Айдос Нурланов умер в колонии. Опровергать это в министерстве не стали.", "DIED"),
    ("ru", "Айдос Нурланов умер в колонии. Министерство опровергло сообщения о пытках.", "DIED"),
    (
        "ru",
        "Айдоса Нурланова приговорили к двум годам лишения свободы за распространение ложной "
        "информации. Суд счёл, что эта информация не соответствовала действительности.",
        "SENTENCED_PRISON",
    ),
    ("ru", "Айдос Нурланов освобождён. Ранее министерство это опровергало.", "RELEASED_UNSPECIFIED"),
    ("ru", "Айдоса Нурланова перевели в другую колонию. Это не было неожиданностью.", "TRANSFERRED"),
    (
        "ru",
        "Айдоса Нурланова арестовали на два месяца. Свою вину он отрицает, адвокат назвал обвинения ложными.",
        "REMANDED",
    ),
    ("kk", "Айдос Нұрланов бес жылға сотталды. Ол кінәсін жоққа шығарды.", "SENTENCED_PRISON"),
    ("kk", "Айдос Нұрланов бес жылға сотталды. Ол мұны жоққа шығарады.", "SENTENCED_PRISON"),
    ("kk", "Айдос Нұрланов босатылды. Министрлік бұл хабарды растады.", "RELEASED_UNSPECIFIED"),
    (
        "kk",
        "Айдос Нұрланов босатылды. Министрлік басқалардың ұсталғаны туралы хабарды жоққа шығарды.",
        "RELEASED_UNSPECIFIED",
    ),
    ("kk", "Айдос Нұрланов қайтыс болды. Министрлік мұны жоққа шығармады.", "DIED"),
    ("kk", "Айдос Нұрланов екі жылға сотталды. Бұл айыпты ол жоққа шығарады.", "SENTENCED_PRISON"),
    (
        "kk",
        "Айдос Нұрланов жалған ақпарат таратты деген айыппен екі жылға сотталды. Сот бұл ақпаратты жалған деп таныды.",
        "SENTENCED_PRISON",
    ),
    ("kk", "Айдос Нұрланов босатылды. Бұған дейін министрлік мұны жоққа шығарған еді.", "RELEASED_UNSPECIFIED"),
    (
        "en",
        "Aidos Nurlanov was sentenced to six years in prison on charges of fraud. He and his "
        "lawyers deny the accusations.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was released on parole on Monday. This was denied to him last year.", "PAROLE_GRANTED"),
    (
        "en",
        "Aidos Nurlanov was sentenced to three years in prison. Rights groups called the charges false.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was arrested on Monday. The government denies that it persecutes critics.", "DETAINED"),
    (
        "en",
        "Aidos Nurlanov was released on Monday and said the guards had beaten prisoners. The ministry denied this.",
        "RELEASED_UNSPECIFIED",
    ),
    (
        "en",
        "Aidos Nurlanov died in custody on Sunday. The ministry initially denied the reports but later confirmed them.",
        "DIED",
    ),
    (
        "en",
        "Aidos Nurlanov was detained on Monday. The police confirmed this and denied rumors of a beating.",
        "DETAINED",
    ),
    (
        "en",
        "Aidos Nurlanov was sentenced to five years in prison. The appeals court rejected the claims of his lawyers.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was released on Monday. The ministry said this was not a pardon.", "RELEASED_UNSPECIFIED"),
    (
        "en",
        "Aidos Nurlanov was sentenced to two years in prison. The prosecutor said that the "
        "information in his posts was false.",
        "SENTENCED_PRISON",
    ),
    ("en", "Aidos Nurlanov was transferred to another prison. This is wrong, his lawyer said.", "TRANSFERRED"),
    (
        "ru",
        "Айдоса Нурланова приговорили к шести годам лишения свободы. Адвокаты назвали обвинения ложными.",
        "SENTENCED_PRISON",
    ),
    ("ru", "Айдос Нурланов освобождён в понедельник. Это не первый такой случай.", "RELEASED_UNSPECIFIED"),
    ("ru", "Айдоса Нурланова задержали в Алматы. Власти отрицают преследование критиков.", "DETAINED"),
    (
        "ru",
        "Айдос Нурланов умер в колонии в воскресенье. Сначала в ведомстве это отрицали, но затем подтвердили.",
        "DIED",
    ),
    (
        "ru",
        "Айдоса Нурланова приговорили к трём годам лишения свободы. Суд отверг эти доводы защиты.",
        "SENTENCED_PRISON",
    ),
    ("ru", "Айдоса Нурланова арестовали на два месяца. По словам следователя, он не отрицает это.", "REMANDED"),
    (
        "ru",
        "Айдоса Нурланова задержали в понедельник. Полиция подтвердила эту информацию и опровергла слухи об избиении.",
        "DETAINED",
    ),
    ("ru", "Айдос Нурланов умер в колонии. Министр опроверг информацию о том, что больных не лечат.", "DIED"),
    ("ru", "Айдоса Нурланова перевели в другую колонию. Его жена не опровергла эти сообщения.", "TRANSFERRED"),
    ("kk", "Айдос Нұрланов үш жылға сотталды. Адвокаты бұл айыптаудың негізсіз екенін айтты.", "SENTENCED_PRISON"),
    ("kk", "Айдос Нұрланов босатылды. Бұл бірінші рет емес.", "RELEASED_UNSPECIFIED"),
    ("kk", "Айдос Нұрланов ұсталды. Билік қысым жасалғанын жоққа шығарды.", "DETAINED"),
    ("kk", "Айдос Нұрланов қайтыс болды. Әуелі министрлік мұны жоққа шығарды, кейін растады.", "DIED"),
    ("kk", "Айдос Нұрланов үш жылға сотталды. Сот қорғаушының уәжін негізсіз деп тапты.", "SENTENCED_PRISON"),
    (
        "kk",
        "Айдос Нұрланов ұсталды. Полиция бұл ақпаратты растады, ал азаптау туралы хабарды жоққа шығарды.",
        "DETAINED",
    ),
    ("kk", "Айдос Нұрланов бес жылға сотталды. Құқық қорғаушылар бұл үкімді негізсіз деп санайды.", "SENTENCED_PRISON"),
    (
        "kk",
        "Айдос Нұрланов босатылды. Министрлік оның азапталғаны туралы ақпаратты жоққа шығарды.",
        "RELEASED_UNSPECIFIED",
    ),
    ("kk", "Айдос Нұрланов басқа колонияға ауыстырылды. Оның туыстары мұны әділетсіздік деп атады.", "TRANSFERRED"),
    ("en", "Aidos Nurlanov filed an appeal on Monday. The board rejected it.", "APPEAL_FILED"),
    ("en", "Aidos Nurlanov died in custody. The ministry called the claims of his relatives false.", "DIED"),
    ("en", "Aidos Nurlanov died in custody on Sunday. This refutes the claims.", "DIED"),
    (
        "en",
        "Aidos Nurlanov was released on Monday. He had spent a year in prison for a post. The "
        "information in it was false, the court found.",
        "RELEASED_UNSPECIFIED",
    ),
    ("en", "Aidos Nurlanov was detained on Monday. Police denied him access to a lawyer.", "DETAINED"),
    (
        "en",
        "Aidos Nurlanov was released on Monday. Asked whether he would leave the country, he said this was not true.",
        "RELEASED_UNSPECIFIED",
    ),
    ("ru", "Айдос Нурланов умер. Это опровергает слова министра.", "DIED"),
    ("ru", "Айдос Нурланов вышел на свободу. Его адвокат опроверг обвинения.", "RELEASED_UNSPECIFIED"),
    ("ru", "Айдоса Нурланова задержали в понедельник. Сообщения адвоката о пытках в полиции опровергли.", "DETAINED"),
    (
        "ru",
        "Айдоса Нурланова приговорили к пяти годам лишения свободы. «Это неправда», — сказал он в последнем слове.",
        "SENTENCED_PRISON",
    ),
    ("ru", "Айдоса Нурланова перевели в другую колонию. Информация о переводе подтвердилась.", "TRANSFERRED"),
    ("kk", "Айдос Нұрланов қайтыс болды. Бұл министрдің сөзін жоққа шығарады.", "DIED"),
    ("kk", "Айдос Нұрланов ұсталды. Бұл дұрыс емес, деді адвокаты.", "DETAINED"),
    ("kk", "Айдос Нұрланов босатылды. Бұл колонияда жағдай дұрыс емес.", "RELEASED_UNSPECIFIED"),
    ("kk", "Айдос Нұрланов апелляциялық шағым берді. Алқа оны негізсіз деп тапты.", "APPEAL_FILED"),
]

NEVER_ASSERTED = [
    ("ru", "В телеграм-каналах написали, что Айдос Нурланов скончался. Слухи о его смерти опровергли в ведомстве."),
    ("ru", "Информация о смерти Айдоса Нурланова ложна."),
    ("ru", "Информация о смерти Айдоса Нурланова не подтвердилась."),
    ("ru", "Сообщение о задержании Айдоса Нурланова не соответствует действительности."),
    ("ru", "Слухи об освобождении Айдоса Нурланова — фейк."),
    ("en", "The report of Aidos Nurlanov's death is false."),
    ("en", "Reports of Aidos Nurlanov's release are untrue."),
    ("en", "Reports about the death of Aidos Nurlanov were not confirmed."),
    ("kk", "Айдос Нұрлановтың қайтыс болғаны туралы хабар жалған."),
    ("kk", "Айдос Нұрлановтың босатылғаны туралы ақпарат шындыққа жанаспайды."),
    ("ru", "Айдос Нурланов умер? Министерство опровергло."),
    ("ru", "Айдос Нурланов умер: министерство опровергло эту информацию."),
    ("en", "Aidos Nurlanov died? The ministry denied it."),
    ("en", "Aidos Nurlanov dead? Ministry denies."),
    ("kk", "Айдос Нұрланов қайтыс болды ма? Министрлік жоққа шығарды."),
    (
        "ru",
        "По сообщениям СМИ, Айдос Нурланов умер. В комитете уголовно-исполнительной системы "
        "опровергли данное сообщение.",
    ),
    (
        "kk",
        "Желіде Айдос Нұрланов босатылды деген қауесет тарады. Ведомство бұл хабардың шындыққа жанаспайтынын айтты.",
    ),
]


@pytest.mark.parametrize(("language", "text", "event"), TOLD)
def test_a_denial_of_anything_else_leaves_the_news_as_told(language: str, text: str, event: str) -> None:
    assert [claim.polarity for claim in about_hero(text, language) if claim.event == event] == ["asserted"]


@pytest.mark.parametrize(("language", "text"), NEVER_ASSERTED)
def test_a_report_that_is_called_false_asserts_nothing(language: str, text: str) -> None:
    assert "asserted" not in {claim.polarity for claim in about_hero(text, language)}
