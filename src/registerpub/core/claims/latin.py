"""Kazakh in Latin letters, letter by letter into Cyrillic, so that one set of rules reads both.

Letters of the alphabets of 2017, 2018, 2019 and 2021 and the usual digraphs are known; plain ASCII without any of them
(«otep» for «ötep») is not told apart. Only what the rules compare is made so: spans and names lead back to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registerpub.core.records import Document

#: Nothing becomes longer than it was. «-ia» at the end of a stem is «-ия», within it «я».
_PAIRS = {
    "sia": "ция",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "gh": "ғ",
    "kh": "х",
    "ia": "я",
    "iu": "ю",
    "iý": "ю",
    "ts": "ц",
}
_STEM_ENDS = r"(?=(?:(?:dan|da|ğa|ǵa|ga|ny|men|sy|nda|nan|lar|lyq)\w{0,4})?\b)"
_SINGLE = dict(zip("abvgdejzklmnoprstufhyqxcwñńŋäáöóüúūýğǵş", "абвгдежзклмнопрстуфхықхсуңңңәәөөүүұуғғш", strict=True))
_TOKEN = re.compile(
    rf"(?<!s)sia{_STEM_ENDS}|sh|ch|zh|gh|kh|ts|(?<=[^aeouäöüūy\W])(?P<final>[iı]a{_STEM_ENDS})|[iı]a|[iı][uý]|[^\W\d_]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeouyäöüūáóúýıi")
_BACK = re.compile("[aoyū]", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
#: Letters and words that tell Kazakh from other languages in Latin letters.
_KAZAKH = re.compile(
    r"(?-i:[äğñşūáǵńŋıÄĞÑŞŪÁǴŃŊ])|q(?!u)|\w{3}(?:ady|edi|yldy|ildi|yndy|indi|yrdy|irdi)\b"
    r"|\b(?:jäne|bir|men|dep|dedi|bas|sot|jyl|jylğa|emes|boldy)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|in|to|for|with|by|has|had|on|at|from)\b", re.IGNORECASE)
#: So large a share of a paragraph's words must look Kazakh.
_SHARE = 0.25


def latin_paragraphs(document: Document) -> list[tuple[int, int]]:
    """Where the document is Kazakh in Latin letters; in marked paragraphs, else line by line."""
    if document.language not in ("kk", "und") or not _LATIN.search(document.text):
        return []
    marked = [(one.start, one.end, one.language) for one in document.paragraphs]
    places = marked or [(match.start(), match.end(), "und") for match in re.finditer(r"[^\n]+", document.text)]
    return [(start, end) for start, end, language in places if _is_latin_kazakh(document.text[start:end], language)]


def _is_latin_kazakh(text: str, language: str) -> bool:
    if language not in ("kk", "und") or len(_LATIN.findall(text)) <= len(_CYRILLIC.findall(text)):
        return False
    words = _WORD.findall(text)
    kazakh = sum(bool(_KAZAKH.search(word)) for word in words)
    return kazakh > len(_ENGLISH.findall(text)) and kazakh >= len(words) * _SHARE


def in_cyrillic(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and Cyrillic letters of each part of ``text[start:end]`` that is written in Latin letters."""
    own = _own_letters(text[start:end].lower())
    for word in _WORD.finditer(text, start, end):
        back = bool(_BACK.search(word.group()))
        for part in _TOKEN.finditer(text, word.start(), word.end()):
            made = own.get(part.group().lower()) or _letters(text, part, word.start(), back)
            made = made.capitalize() if made and part.group()[0].isupper() else made
            if made is not None:
                yield part.start(), part.end(), made


def _own_letters(low: str) -> dict[str, str]:
    """Letters that one alphabet alone has so: that of 2018 writes ұ as u (у is ý) and і as i, that of 2021 і as ı."""
    if any(letter in low for letter in "áǵýńóú"):
        return {"u": "ұ", "i": "і"}
    return {"ı": "і"} if "ı" in low and any(letter in low for letter in "äöüğūñş") else {}


def _letters(text: str, part: re.Match[str], word: int, back: bool) -> str | None:
    """Cyrillic letters for one part of a word, None for what is no Latin letter. ``back``: the word has back vowels."""
    low = part.group().lower().replace("ı", "i")
    if low in ("i", "i̇"):
        after_vowel = part.start() > word and text[part.start() - 1].lower() in _VOWELS
        made = "й" if after_vowel else "и" if back else "і"
    else:
        made = "ия" if part["final"] else _PAIRS.get(low) or _SINGLE.get(low, "")
    if not made:
        return None
    return made
