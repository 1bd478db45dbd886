"""Tells languages that look like Kazakh, Russian or English from them, so that nothing is read into a foreign text.

Kyrgyz, Tatar, Bashkir, Uzbek, Ukrainian, Belarusian, Turkish and Uyghur. Where in doubt the text is not foreign: a
Kazakh paragraph taken for Tatar would not be read, and nobody would know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from registerpub.core.reading.cleaning import words

#: Letters that neither Kazakh nor Russian has.
_FOREIGN = frozenset("їєґўҳҷӣӯҙҡҫҥҗӊ")
_FOREIGN_ARABIC = frozenset("ېۈئ")
_UZBEK_LATIN = re.compile(r"(?<![a-z])[a-z]*[og][‘ʻ’'][a-z]", re.IGNORECASE)
_DOUBLED = re.compile(r"аа|оо|өө|үү|ээ")
_OWN = frozenset("қғұі")
_CYRILLIC_WORDS = words(
    # Ukrainian and Belarusian
    "що це він вона вони його від щоб які який був були під буде років роки за про дві три або також "
    "што гэта ён яны быў будзе паводле гады яго "
    # Kyrgyz
    "жана менен үчүн болгон болду боюнча анын эмес жок айтымында караганда бул быйыл кечээ "
    # Tatar and Bashkir
    "белән өчен дип булган булды аның бүген яңа елга узды бөгөн менән өсөн "
    # Uzbek
    "ва билан учун бўлди эди кўра янги унинг йилда"
)
_SHARED = words("за про три")  # Russian as well
_LATIN_WORDS = words(
    "ve için ile olarak olan göre yeni dün daha çok ama değil mahkeme hükümet bilan uchun uning edi yangi ko'ra va"
)


def is_neighbour_cyrillic(tokens: Sequence[str], native: int) -> bool:
    """Whether a Cyrillic text is of a neighbouring language. ``native``: how many words are surely of ours."""
    small = [word for word in tokens if word.islower()]
    lettered = sum(not _FOREIGN.isdisjoint(word) for word in small)
    if lettered >= 2 or (lettered and lettered * 10 >= len(small)):
        return True
    hits = sum(word in _CYRILLIC_WORDS and word not in _SHARED for word in map(str.lower, tokens))
    hits += sum(bool(_DOUBLED.search(word)) for word in small) if _OWN.isdisjoint("".join(small)) else 0
    return hits > native


def is_neighbour_latin(text: str, tokens: Sequence[str], native: int) -> bool:
    """As :func:`is_neighbour_cyrillic`; «ç» stands in no Kazakh alphabet of today."""
    hits = sum(word.lower().replace("‘", "'").replace("’", "'") in _LATIN_WORDS for word in tokens)
    hits += sum("ç" in word for word in tokens) + len(_UZBEK_LATIN.findall(text))
    return hits > native


def is_neighbour_arabic(text: str) -> bool:
    """Uyghur has letters that Kazakh has not."""
    return not _FOREIGN_ARABIC.isdisjoint(text)
