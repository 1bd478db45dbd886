"""Letters of the alphabets in which names from Kazakhstan are met. Tables only: no rule here may know a person.

Sources: the RFE/RL English column of Kazakh and Russian letters; the Kazakh Latin alphabets of 2017, 2018, 2019 and
2021, Qazaqparat and the transliterations of BGN/PCGN, ALA-LC and ISO 9. All tables are for lower-case letters in NFC,
but for the tables of twins, which also hold capitals.
"""

from __future__ import annotations

from typing import Final

CYRILLIC_TO_LATIN: Final = str.maketrans(
    {
        **dict(zip("абвгдзийклмнопрстуфыэ", "abvgdziiklmnoprstufye", strict=True)),
        "е": "e",
        "ё": "e",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        "ә": "a",
        "ғ": "gh",
        "қ": "q",
        "ң": "ng",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
        "і": "i",
        # Neighbours' letters met in names: Ukrainian, Belarusian, Uzbek, Kyrgyz.
        "ї": "i",
        "є": "e",
        "ґ": "g",
        "ў": "u",
        "ҳ": "h",
        "ҷ": "zh",
        "ҡ": "q",
        "ҙ": "z",
        "ҫ": "s",
    }
)
"""Cyrillic -> the first value of the RFE/RL column (Kazakh letters first, then Russian)."""

MARKED_LATIN: Final = str.maketrans(
    {
        **dict.fromkeys("şșšŝ", "sh"),
        **dict.fromkeys("çč", "ch"),
        **dict.fromkeys("ž", "zh"),
        **dict.fromkeys("ğǧǵġ", "gh"),
        **dict.fromkeys("ñńŋņ", "n"),
        **dict.fromkeys("ıİïīì", "i"),
        **dict.fromkeys("ý", "u"),
        "â": "ia",
        "û": "iu",
        **dict.fromkeys("áäăə", "a"),
        **dict.fromkeys("óöȯôɵ", "o"),
        **dict.fromkeys("úüūù", "u"),
    }
)
"""Latin letters with marks -> digraphs, to be mapped BEFORE marks are stripped."""

APOSTROPHES: Final = "'’ʼ‘`´ʹ′ʻʾ＇"
HYPHENS: Final = "-‐‑"
INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
KAZAKH_CYRILLIC: Final = frozenset("әғқңөұүһі")
KAZAKH_LATIN: Final = frozenset("şğǧǵñńŋıáäóöúüūý")

_TWINS: Final = (
    *zip("aeocpxyikhtmABEKMHOPCTXYIəƏɵƟ", "аеосрхуікһтмАВЕКМНОРСТХУІәӘөӨ", strict=True),
)  # Latin, Cyrillic
LATIN_TWINS: Final = str.maketrans(dict(_TWINS))
"""Latin letters that look like Cyrillic ones -> Cyrillic."""
CYRILLIC_TWINS: Final = str.maketrans({cyrillic: latin for latin, cyrillic in _TWINS})
"""The same table the other way."""

VOWELS: Final = frozenset("аәеёиоөуұүыіэюяaeiouyáäóöúüūıýï")


def is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def is_cyrillic_word(word: str) -> bool:
    """Whether a mended word is Cyrillic; a word of no letters is not."""
    return any(map(is_cyrillic, word))
