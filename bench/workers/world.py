"""An archive of invented pages and the register that they are about. A fixed seed: the same every time."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

from bench.archives import DAY, PLACES, Names, invent_names, make_page, register_of

from registerpub.archive import Exchange, WarcWriter

#: Shares of the pages: those that tell what happened to somebody of the register, and reprints of the page before.
NEWS, REPRINTS = 0.1, 0.03
FATES = {
    "ru": (
        "{name} задержан полицией в {place} 3 мая 2024 года.",
        "Суд в {place} приговорил {name} к {n} годам лишения свободы.",
        "{name} освобождён из колонии.",
    ),
    "kk": (
        "{name} 2024 жылғы 3 мамырда {place} қаласында ұсталды.",
        "{name} {n} жылға бас бостандығынан айырылды.",
        "{name} бостандыққа шықты.",
    ),
    "en": (
        "{name} was detained by the police in {place} on 3 May 2024.",
        "A court in {place} sentenced {name} to {n} years in prison.",
        "{name} was released from prison.",
    ),
}


def make_world(archive: Path, register: Path, pages: int, files: int) -> None:
    """``pages`` pages in ``files`` completed files below ``archive``, and a register's file."""
    names = invent_names()
    register.write_text(json.dumps(register_of(names.people), ensure_ascii=False), encoding="utf-8")
    chance, page = random.Random("workers"), b""
    for number in range(files):
        with WarcWriter(archive, f"bench{number:03}", max_bytes=1 << 40, max_age=dt.timedelta(days=9)) as out:
            for at in range(number * pages // files, (number + 1) * pages // files):
                page = page if page and chance.random() < REPRINTS else _page(chance, names)
                headers = (("Content-Type", "text/html; charset=utf-8"),)
                # Some pages are fetched twice: versions of one page come in order.
                url = f"https://news.example/{at if chance.random() > 0.05 else at // 2}.html"
                out.write_response(Exchange(url, 200, headers, page, DAY, "bench", "article"))


def _page(chance: random.Random, names: Names) -> bytes:
    page = make_page(chance, names)
    if chance.random() >= NEWS:
        return page
    language = chance.choice(("ru", "kk", "en"))
    name = chance.choice(names.people)[language == "en"]
    told = chance.choice(FATES[language]).format(
        name=name, n=chance.randint(2, 9), place=chance.choice(PLACES[language])
    )
    return page.replace(b"<p>", f"<p>{told} ".encode(), 1)
