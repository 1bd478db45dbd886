"""Places in the three languages with the form that answers "where": a short closed list of towns.

A suffix is never joined to an unknown name; a place that is not listed is printed as given, on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """Nominative and "where" form in Kazakh and Russian, the English name, and other spellings."""

    kk: str
    kk_where: str
    ru: str
    ru_where: str
    en: str
    also: tuple[str, ...] = ()

    def nominative(self, language: str) -> str:
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[language]

    def where(self, language: str) -> str:
        """Almaty: Алматыда, в Алматы, in Almaty."""
        return {"kk": self.kk_where, "ru": f"в {self.ru_where}", "en": f"in {self.en}"}[language]


TOWNS: tuple[Town, ...] = (
    Town("Алматы", "Алматыда", "Алматы", "Алматы", "Almaty", ("Алма-Ата", "Alma-Ata")),
    Town("Астана", "Астанада", "Астана", "Астане", "Astana"),
    Town("Нұр-Сұлтан", "Нұр-Сұлтанда", "Нур-Султан", "Нур-Султане", "Nur-Sultan"),
    Town("Шымкент", "Шымкентте", "Шымкент", "Шымкенте", "Shymkent"),
    Town("Ақтау", "Ақтауда", "Актау", "Актау", "Aqtau", ("Aktau",)),
    Town("Ақтөбе", "Ақтөбеде", "Актобе", "Актобе", "Aqtobe", ("Aktobe", "Актюбинск")),
    Town("Атырау", "Атырауда", "Атырау", "Атырау", "Atyrau"),
    Town("Балқаш", "Балқашта", "Балхаш", "Балхаше", "Balqash", ("Balkhash",)),
    Town("Екібастұз", "Екібастұзда", "Экибастуз", "Экибастузе", "Ekibastuz"),
    Town("Жаңаөзен", "Жаңаөзенде", "Жанаозен", "Жанаозене", "Zhanaozen", ("Janaozen",)),
    Town("Жезқазған", "Жезқазғанда", "Жезказган", "Жезказгане", "Zhezqazghan", ("Zhezkazgan", "Jezkazgan")),
    Town("Көкшетау", "Көкшетауда", "Кокшетау", "Кокшетау", "Kokshetau", ("Kökshetau",)),
    Town("Қапшағай", "Қапшағайда", "Капшагай", "Капшагае", "Qapshaghai", ("Kapshagay", "Kapchagai", "Капчагай")),
    Town("Қарағанды", "Қарағандыда", "Караганда", "Караганде", "Qaraghandy", ("Karaganda", "Karagandy")),
    Town("Қаскелең", "Қаскелеңде", "Каскелен", "Каскелене", "Qaskeleng", ("Kaskelen", "Qaskeleñ")),
    Town("Қонаев", "Қонаевта", "Конаев", "Конаеве", "Qonaev", ("Konaev", "Konayev", "Qonayev")),
    Town(
        "Қостанай", "Қостанайда", "Костанай", "Костанае", "Qostanai", ("Kostanay", "Kostanai", "Qostanay", "Кустанай")
    ),
    Town("Қызылорда", "Қызылордада", "Кызылорда", "Кызылорде", "Qyzylorda", ("Kyzylorda",)),
    Town("Орал", "Оралда", "Уральск", "Уральске", "Oral", ("Uralsk",)),
    Town(
        "Өскемен",
        "Өскеменде",
        "Усть-Каменогорск",
        "Усть-Каменогорске",
        "Oskemen",
        ("Ust-Kamenogorsk", "Öskemen", "Оскемен"),
    ),
    Town("Павлодар", "Павлодарда", "Павлодар", "Павлодаре", "Pavlodar"),
    Town("Петропавл", "Петропавлда", "Петропавловск", "Петропавловске", "Petropavl", ("Petropavlovsk",)),
    Town("Рудный", "Рудныйда", "Рудный", "Рудном", "Rudny", ("Rudniy", "Rudnyi")),
    Town("Семей", "Семейде", "Семей", "Семее", "Semey", ("Semei",)),
    Town("Степногорск", "Степногорск қаласында", "Степногорск", "Степногорске", "Stepnogorsk"),
    Town("Талдықорған", "Талдықорғанда", "Талдыкорган", "Талдыкоргане", "Taldyqorghan", ("Taldykorgan",)),
    Town("Тараз", "Таразда", "Тараз", "Таразе", "Taraz"),
    Town("Теміртау", "Теміртауда", "Темиртау", "Темиртау", "Temirtau"),
    Town("Түркістан", "Түркістанда", "Туркестан", "Туркестане", "Turkistan", ("Turkestan",)),
)
_BEFORE = re.compile(r"^(?:(?:in|at|the city of|в|во|г\.|город|городе)\s+)+", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:қаласы|қаласында|city)$", re.IGNORECASE)


def find_town(place: str) -> Town | None:
    """The town that ``place`` names in any of the three languages, nominative or "where" form."""
    bare = _AFTER.sub("", _BEFORE.sub("", place.strip())).casefold()
    for town in TOWNS:
        if bare in (form.casefold() for form in (*_forms(town), *town.also)):
            return town
    return None


def _forms(town: Town) -> tuple[str, ...]:
    return town.kk, town.kk_where, town.ru, town.ru_where, town.en


# --- which language a free text is in --------------------------------------------------------------------------------

_KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def fits(text: str, language: str) -> bool:
    """Whether free text may stand in a notice of ``language``: its letters must be of that language.

    Cyrillic text without a letter that only Kazakh has counts as Russian; text without letters fits all.
    """
    cyrillic, latin = bool(_CYRILLIC.search(text)), bool(_LATIN.search(text))
    if not cyrillic and not latin:
        return bool(text)
    if language == "en":
        return latin and not cyrillic
    kazakh = any(letter in _KAZAKH_LETTERS for letter in text)
    return cyrillic and kazakh == (language == "kk")


#: Words for "facility" around its number; a remand prison or a prison is another thing and stays as given.
_FACILITY_NOUN = re.compile(
    r"^(?:учреждени\w+|колони\w+|colony|institution|facility)\s+|\s+(?:түзеу\s+)?(?:мекеме|колония)\w*$", re.IGNORECASE
)


def facility_code(text: str, language: str) -> str:
    """A facility's code or number as printed in ``language``; "" where the text is more than a code.

    Letters of the code are written in the script of the language: УГ-157/9, UG-157/9.
    """
    bare = _FACILITY_NOUN.sub("", text.strip())
    number = re.fullmatch(r"(?:№|No\.?)\s*(\d{1,3})", bare, re.IGNORECASE)
    if number:
        return f"No. {number[1]}" if language == "en" else f"№ {number[1]}"
    code = re.fullmatch(r"([A-Za-zА-Я]{2,4})[\s-]?(1[5-7]\d)\s?/\s?(\d{1,2})", bare)
    if code is None:
        return ""
    letters = _to_latin(code[1]) if language == "en" else _to_cyrillic(code[1])
    return f"{letters}-{code[2]}/{code[3]}" if letters else ""


_CODE_LETTERS: Mapping[str, str] = dict(
    zip(
        ["А", "Б", "В", "Г", "Д", "Е", "Ж", "З", "И", "К", "Л", "М", "Н", "О", "П", "Р", "С", "Т", "У", "Ц", "Ч"],
        ["A", "B", "V", "G", "D", "E", "Zh", "Z", "I", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "Ts", "Ch"],
        strict=True,
    )
)


def _to_latin(letters: str) -> str:
    return "".join(_CODE_LETTERS.get(letter, letter) for letter in letters)


def _to_cyrillic(letters: str) -> str:
    """Two letters, one of which may take two Latin ones; "" if they cannot be read back."""
    for cyrillic, latin in sorted(_CODE_LETTERS.items(), key=lambda pair: -len(pair[1])):
        letters = re.sub(latin, cyrillic, letters, flags=re.IGNORECASE)
    return letters if not _LATIN.search(letters) else ""
