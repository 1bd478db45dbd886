"""Generated news pages in Kazakh, Russian and English, and WARC files of them. A fixed seed: the same pages every time.

A page is a tenth text, the rest is what sites put around it. Names are invented out of common parts.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any, NamedTuple

from registerpub.archive import Exchange, WarcWriter

FILES = 4
DAY = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
PEOPLE = 500
NAMED = 0.01  # pages that name somebody of the register
LISTS = 0.002  # pages that tell of a list of political prisoners
OTHER = 0.05  # pages that tell of another list
GIVEN = (
    "Айдар/Aidar Бауыржан/Bauyrzhan Данияр/Daniyar Ержан/Yerzhan Жандос/Zhandos Кайрат/Kairat Марат/Marat "
    "Нурлан/Nurlan Олжас/Olzhas Руслан/Ruslan Самат/Samat Тимур/Timur Андрей/Andrei Виктор/Viktor Дмитрий/Dmitry "
    "Игорь/Igor Олег/Oleg Павел/Pavel Сергей/Sergei Юрий/Yury"
)
STEMS = (
    "Абдрахман/Abdrakhman Байжан/Baizhan Досым/Dosym Ермек/Yermek Жуман/Zhuman Исмаил/Ismail Калдыбай/Kaldybai "
    "Мусаб/Musab Нурпеис/Nurpeis Оспан/Ospan Рахмет/Rakhmet Сатпай/Satpai Тлеуберген/Tleubergen Умар/Umar "
    "Шарип/Sharip Ахмет/Akhmet Бектур/Bektur Дюсен/Dyusen Кенес/Kenes Молдагали/Moldagali Сагин/Sagin Турсын/Tursyn"
)
ENDINGS = "ов/ov бек/bek ханов/khanov улы/uly"
TEXTS = {
    "ru": (
        "Министерство сообщило, что в {place} на ремонт дорог выделено {n} миллионов тенге.",
        "Об этом на встрече с жителями рассказал {name}, который отвечает за строительство.",
        "По данным бюро статистики, цены за месяц выросли на {n} процентов, а в {place} остались прежними.",
        "Журналист спросил, когда откроют школу; {name} ответил, что это произойдёт до конца года.",
        "Суд в {place} рассмотрел дело о нарушении правил торговли и назначил штраф.",
        "Синоптики обещают дождь и ветер, в горах возможен снег, температура ночью опустится до {n} градусов.",
    ),
    "kk": (
        "Министрлік {place} қаласында жол жөндеуге {n} миллион теңге бөлінгенін хабарлады.",
        "Бұл туралы тұрғындармен кездесуде құрылысқа жауапты {name} айтты.",
        "Статистика бюросының дерегінше, баға бір айда {n} пайызға өскен.",
        "Журналист мектептің қашан ашылатынын сұрады; {name} жыл соңына дейін деп жауап берді.",
        "{place} қалалық соты сауда ережесін бұзу туралы істі қарап, айыппұл салды.",
        "Синоптиктер жаңбыр мен жел болатынын, тауда қар жаууы мүмкін екенін айтады.",
    ),
    "en": (
        "The ministry said that {n} million tenge had been set aside for roads in {place}.",
        "{name}, who is responsible for building, told residents about it at a meeting.",
        "Prices rose by {n} percent in a month, the bureau of statistics said, but not in {place}.",
        "A journalist asked when the school would open; {name} answered that it would be by the end of the year.",
        "A court in {place} heard a case about the rules of trade and imposed a fine.",
        "Forecasters expect rain and wind, with snow in the mountains and {n} degrees at night.",
    ),
}
TOLD = {
    "ru": "Правозащитники признали {name} политзаключённым. В их списке политзаключённых теперь {n} человек.",
    "kk": "Құқық қорғаушылар саяси тұтқындар тізіміне тағы бір адамды енгізді. Қазір тізімде {n} адам бар.",
    "en": "The rights group recognised {name} as a political prisoner. Its list of political prisoners now includes "
    "{n} people.",
}
#: Lists of other things, on some pages.
OTHER_LISTS = {
    "ru": "Реестр подрядчиков опубликован на сайте акимата, их список будет обновлён весной.",
    "kk": "Мердігерлердің тізімі әкімдіктің сайтында жарияланған, ол көктемде жаңартылады.",
    "en": "The register of contractors is on the city's site, and the list will be updated in spring.",
}
PLACES = {
    "ru": ("Таразе", "Атырау", "Павлодаре", "Кентау", "Риддере"),
    "kk": ("Тараз", "Атырау", "Павлодар", "Кентау", "Риддер"),
    "en": ("Taraz", "Atyrau", "Pavlodar", "Kentau", "Ridder"),
}


class Names(NamedTuple):
    """Names in Russian and in English, of the people of the register and of others who share their names' parts."""

    people: list[tuple[str, str]]
    strangers: list[tuple[str, str]]


class Archives(NamedTuple):
    """WARC files, how many pages they hold and how many bytes these have before packing."""

    paths: list[Path]
    pages: int
    unpacked: int

    @property
    def packed(self) -> int:
        return sum(path.stat().st_size for path in self.paths)


def person(chance: random.Random) -> tuple[str, str]:
    """A name in Russian and in English."""
    parts = [chance.choice(words.split()).split("/") for words in (GIVEN, STEMS, ENDINGS)]
    russian, english = ((given, stem + ending) for given, stem, ending in zip(*parts, strict=True))
    return " ".join(russian), " ".join(english)


def register_of(people: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "format": "registerpub/register-1",
        "register": {"id": "bench", "owner": {"en": "Oak Bridge", "ru": "Дубовый мост", "kk": "Емен көпір"}},
        "people": [
            {
                "id": f"p{number}",
                "names": [
                    {"language": "ru", "full": russian, "kind": "main"},
                    {"language": "en", "full": english, "kind": "main"},
                ],
                "events": [],
            }
            for number, (russian, english) in enumerate(people)
        ],
    }


def invent_names() -> Names:
    """The names of :data:`PEOPLE` people of a register and of others."""
    names = list(dict.fromkeys(person(random.Random(f"person {number}")) for number in range(4 * PEOPLE)))
    return Names(names[:PEOPLE], names[PEOPLE:])


def make_archives(folder: Path, names: Names, size: float) -> Archives:
    """``size`` bytes of pages, before packing, in :data:`FILES` files of about the same size."""
    chance, pages, unpacked = random.Random("pages"), 0, 0
    paths: list[Path] = []
    for number in range(FILES):
        with WarcWriter(folder, f"bench{number}", max_bytes=1 << 40, max_age=dt.timedelta(days=9)) as out:
            while unpacked < size * (number + 1) / FILES:
                body = make_page(chance, names)
                url = f"https://news.example/{pages}.html"
                out.write_response(
                    Exchange(url, 200, (("Content-Type", "text/html; charset=utf-8"),), body, DAY, "bench", "article")
                )
                pages, unpacked = pages + 1, unpacked + len(body)
        paths += out.completed
    return Archives(paths, pages, unpacked)


def make_page(chance: random.Random, names: Names) -> bytes:
    """A page of a news site, a tenth of it text."""
    language = chance.choice(("ru", "ru", "kk", "en"))
    sentences = [sentence(chance, names, language, TEXTS[language]) for _ in range(chance.randint(15, 45))]
    if chance.random() < NAMED:
        told = chance.choice(names.people)[language == "en"]
        sentences.insert(3, f"{told}.")
    if chance.random() < LISTS:
        sentences.insert(5, sentence(chance, names, language, (TOLD[language],)))
    if chance.random() < OTHER:
        sentences.insert(7, OTHER_LISTS[language])
    paragraphs = "".join(f"<p>{' '.join(sentences[at : at + 3])}</p>\n" for at in range(0, len(sentences), 3))
    links = [sentence(chance, names, language, TEXTS[language]) for _ in range(12)]
    related = "".join(f'<li class="related"><a href="/{n}.html">{text}</a></li>\n' for n, text in enumerate(links))
    title = sentence(chance, names, language, TEXTS[language])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":{json.dumps(title)},'
        f'"datePublished":"2024-05-0{chance.randint(1, 5)}"}}</script>{frame(chance)}</head><body>'
        f"<header><ul>{menu(chance)}</ul></header><article><h1>{title}</h1>{paragraphs}</article>"
        f"<aside><ul>{related}</ul></aside><footer><ul>{menu(chance)}</ul></footer></body></html>"
    ).encode()


def sentence(chance: random.Random, names: Names, language: str, choices: tuple[str, ...]) -> str:
    name = chance.choice(names.strangers)[language == "en"]
    return chance.choice(choices).format(place=chance.choice(PLACES[language]), n=chance.randint(2, 99), name=name)


def frame(chance: random.Random) -> str:
    """Scripts and styles as sites have them."""
    rows = [f"list.push({{id:{chance.getrandbits(32)},slot:'top-{chance.getrandbits(16)}'}});" for _ in range(180)]
    styles = [f".c{chance.getrandbits(20)}{{margin:{chance.randint(0, 40)}px}}" for _ in range(120)]
    return f"<script>{chr(10).join(rows)}</script><style>{''.join(styles)}</style>"


def menu(chance: random.Random) -> str:
    return "".join(
        f'<li class="nav list-{n}"><a href="/section/{chance.getrandbits(24)}" data-id="{n}">Section {n}</a></li>\n'
        for n in range(90)
    )
