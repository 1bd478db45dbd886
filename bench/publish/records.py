"""Invented notices about nobody: three languages, two sources each, six years, one event after another."""

from __future__ import annotations

import datetime as dt

from registerpub.core.records import LANGUAGES, NoticeText, PublishedEntry, Source

START = dt.datetime(2020, 1, 3, 9, 0, tzinfo=dt.UTC)
STEP = dt.timedelta(hours=5, minutes=15)
EVENTS = ("DETAINED", "REMANDED", "SENTENCED_PRISON", "TRANSFERRED", "RELEASED_SERVED", "LIST_RECOGNISED", "INDICTED")
_WORDS = {
    "kk": "Алматы қалалық соты іс бойынша шешім шығарды, адвокат шағым беретінін айтты және құжат жарияланды",
    "ru": "Городской суд вынес решение по делу, адвокат сообщил, что подаст жалобу, и документ был опубликован",
    "en": "The city court ruled on the case, the lawyer said that an appeal would follow, and a document was published",
}


def invented(count: int, first: int = 1) -> list[PublishedEntry]:
    """``count`` notices from number ``first`` on, one entry per language."""
    return [_entry(number, language) for number in range(first, first + count) for language in LANGUAGES]


def time_of(number: int) -> dt.datetime:
    return START + number * STEP


def _entry(number: int, language: str) -> PublishedEntry:
    words, time = _WORDS[language].split(), time_of(number)
    turned = words[number % len(words) :] + words[: number % len(words)]
    paragraphs = [f"{' '.join(turned)} {number}-{part}." for part in range(5)]
    return PublishedEntry(
        notice=number,
        year=time.year,
        text=NoticeText(language, f"{' '.join(turned[:6])} {number}", paragraphs[0], "\n\n".join(paragraphs)),
        event=EVENTS[number % len(EVENTS)],
        register="sample",
        published=time,
        updated=time,
        sources=tuple(
            Source(f"Outlet {number % 9 + part}", f"https://outlet{part}.example/{number}", language, time.date())
            for part in range(2)
        ),
        translations=tuple(sorted(other for other in LANGUAGES if other != language)),  # as the store gives them
        person=f"p{number % 500}",
    )
