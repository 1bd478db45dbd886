"""Whether time grows with the size of a text, and no faster: texts of one kind at several sizes, up to 1 MB.

``growth`` is the time of the largest text over that of the smallest, divided by the ratio of their sizes: 1 is linear,
the ratio itself would be quadratic. No absolute time is judged.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

from bench.claims.texts import make_documents
from bench.names.report import Table

from registerpub.core.claims import read_claims
from registerpub.core.records import Document, Mention, Paragraph

SIZES = (64_000, 1_000_000)
PUBLISHED = dt.date(2024, 6, 1)
_NAMES = "Аброс Берик Вадим Галым Дархан Ербол Жомарт Заур Ильяс Канат Ләззат Марат Нурлан Олжас Перизат".split()
_SURNAMES = "Абаев Бериков Вильев Галымов Дархеев Ерболев Жомартов Заурин Канатов Маратов Нуров Олжасов".split()


def _cut(source: Callable[[int], str], size: int) -> str:
    """As many pieces as fill ``size`` bytes."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        parts.append(source(number))
        length += len(parts[-1].encode())
        number += 1
    return "".join(parts)


def _name(number: int) -> str:
    return f"{_NAMES[number % len(_NAMES)]} {_SURNAMES[number // len(_NAMES) % len(_SURNAMES)]}"


def _news() -> Callable[[int], str]:
    pages = [one.text for one in make_documents(60)]
    return lambda number: pages[number % len(pages)] + "\n\n"


KINDS: dict[str, Callable[[], Callable[[int], str]]] = {
    "news in three languages": _news,
    "500 names in one list": lambda: (
        lambda number: (
            "Список пополнили: " if number % 500 == 0 else f"{_name(number)}, " if number % 500 < 499 else "и другие. "
        )
    ),
    "one sentence": lambda: lambda number: f"{_name(number)} был задержан и потом отпущен, а затем ",
    "dates": lambda: lambda number: f"{number % 28 + 1} мая 20{number % 20 + 10:02} года, ",
    "quotes": lambda: lambda number: '«его не били», «"он сказал',
    "numbers": lambda: lambda number: "пяти двадцати семи с половиной ",
    "one word": lambda: lambda number: "приговорили",
    "commas": lambda: lambda number: "суд, ",
    "capitals": lambda: lambda number: "Сот Аты Қала ",
    "denials": lambda: lambda number: "Polici not denied that reports that he was not detained were false that ",
    "blank lines": lambda: lambda number: " \n\t\n",
    "initials": lambda: lambda number: "А. Б. ",
}


def make_text(kind: str, size: int) -> str:
    return _cut(KINDS[kind](), size)


def run_growth() -> Table:
    columns = ("text", *(f"{size // 1000} KB, s" for size in SIZES), "growth")
    seconds_of(make_text("news in three languages", SIZES[0]))
    table = Table(
        "growth", "Growth of time with the size of a text", columns, "1 is linear; seconds of processor time."
    )
    for kind in KINDS:
        spent = [seconds_of(make_text(kind, size)) for size in SIZES]
        table.add(kind, *spent, (spent[1] / spent[0]) / (SIZES[1] / SIZES[0]))
    return table


def seconds_of(text: str) -> float:
    """Processor time of one reading; every tenth full name of a made list is on the register."""
    start_of_name, mentions = 0, []
    wanted = _name(3)
    while (start_of_name := text.find(wanted, start_of_name)) >= 0:
        end = start_of_name + len(wanted)
        mentions.append(Mention("p", "text", start_of_name, end, wanted, "strong"))
        start_of_name = end
    paragraphs = tuple(Paragraph(one.start(), one.end(), "und") for one in re.finditer(r"\S[^\n]*", text))
    document = Document("growth", text, language="ru", published=PUBLISHED, paragraphs=paragraphs)
    start = time.process_time()
    read_claims(document, mentions, ())
    return time.process_time() - start
