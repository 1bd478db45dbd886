"""Tells Kazakh, Russian and English apart by alphabet and by the commonest words. Judges paragraphs, not pages.

Kazakh is known in Cyrillic, Latin and Arabic script. What is none of the three is ``und``, so are languages that look
like them (:mod:`.neighbours`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from registerpub.core.reading.neighbours import is_neighbour_arabic, is_neighbour_cyrillic, is_neighbour_latin

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_KAZAKH_CYRILLIC = frozenset("әғқңөұүһі")
_KAZAKH_ONLY = frozenset("әғқңөұүһ")
_KAZAKH_LATIN = frozenset("äğŋñşūáǵńıþ")
_KAZAKH_ARABIC = frozenset("ٴەۇۆڭۋٵٶٷٸ")
#: A letter that Arabic and Persian have at the end of words only.
_INNER_I = re.compile("ى[\u0600-\u06ff]")
_KAZAKH_ALONE = frozenset("ұқғñūäǵń")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ARABIC = re.compile("[\u0600-\u06ff]")

_COMMON = {
    "kk": "мен бен пен және деп деді бар жоқ болды болып бол еді екен да де бірақ осы сол ал ол оны оның туралы сот "
    "бойынша кейін дейін бойы емес бір екі жылы жыл айтты берді алды жасады керек біздің бұрын рет сондай адам "
    "отыр жатыр тұр қазір адамдар азаматтар саяси баспасы айтуынша дейді ма ме ба бе",
    "ru": "и в во на не что по с со его для из к ко от за был была были было это как но о об у же бы или он она они "
    "также после при до том чтобы который которая которые так суд года году лет уже ещё еще она их ее её там без "
    "только может сообщил сообщила заявил заявила рассказал декабря января февраля марта апреля мая июня июля "
    "августа сентября октября ноября а если вы",
    "en": "the of and to in a is was for on that by with as at from has have had were been it its his her he she "
    "they an are or not which who after before said this will be their but about into more",
    "kk_latin": "men jäne jane zhäne zhane dep dedi bar joq joк boldy bolyp üshin ushin turaly boyynsha boiynsha "
    "keyin keiin deyin deiin emes bir jyly zhyly aitty aytty osy sol ol onyn onyñ bul da de",
}
_WORDS = {name: frozenset(words.split()) for name, words in _COMMON.items()}
_NAME_WEIGHT = 0.3  # a capital letter inside a sentence is most often a name, which has no language
_RUSSIAN_ENDING = re.compile(
    r".{2,}(?:ого|его|ому|ему|ыми|ими|ый|ий|ая|яя|ое|ые|ых|ться|тся|ение|ения|ением|ость|ости|ство|ства|ция|ции|ают|яют|ует|"
    r"ован|овал|ировал|лась|лись|лся|вший|щих|щий|ного|нный|нная|нные|нных|ками|ами|ями|ться)"
)
#: Verb endings that no Russian word has, for Kazakh words without a letter of their own: «босатылды», «қамалмады».
_KAZAKH_ONLY_ENDING = re.compile(r".{2,}(?:лды|лмады|тты|йды|ылып|ылған)")
_KAZAKH_ENDING = re.compile(
    r".{2,}(?:дың|дің|тың|тің|ның|нің|лар|лер|дар|дер|тар|тер|дан|ден|тан|тен|нан|нен|ады|еді|йды|йді|ған|ген|ды|ді|ты|ті|ып|іп)"
)


def detect_language(text: str) -> str:
    """``kk``, ``ru``, ``en``, or ``und`` for anything else and for text without letters."""
    counts = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return "und"
    if script == "arabic":
        kazakh = not _KAZAKH_ARABIC.isdisjoint(text) or _INNER_I.search(text)
        return "kk" if kazakh and not is_neighbour_arabic(text) else "und"
    words = _WORD.findall(text)
    if script == "cyrillic":
        words = [word for word in words if _CYRILLIC.search(word)]
        return "und" if is_neighbour_cyrillic(words, _surely_own(words)) else _cyrillic(words)
    return "und" if is_neighbour_latin(text, words, _surely_own(words)) else _latin(words)


def _surely_own(words: list[str]) -> int:
    """How many words are the commonest of our languages, or have a letter that none of their neighbours has."""
    known = (*_WORDS.values(),)
    return sum(
        any(word in common for common in known) or not _KAZAKH_ALONE.isdisjoint(word) for word in map(str.lower, words)
    )


_SCRIPTS = (("cyrillic", _CYRILLIC), ("latin", _LATIN), ("arabic", _ARABIC))


def _cyrillic(words: list[str]) -> str:
    """Names of one language stand in texts of the other, so words count, not single letters."""
    kazakh = sum(
        _kazakh_weight(word.lower()) * (_NAME_WEIGHT if index and word[0].isupper() else 1.0)
        for index, word in enumerate(words)
    )
    russian = sum(_russian_weight(word.lower()) for word in words)
    # «Полиция Асанды ұстады»: loans and names look Russian, so at a tie a small word with a Kazakh letter decides.
    native = any(_KAZAKH_ONLY & set(word) for word in words if word[0].islower())
    return "kk" if kazakh > russian or (native and kazakh == russian) else "ru"


def _kazakh_weight(word: str) -> float:
    if word in _WORDS["kk"]:
        return 1.0
    if _KAZAKH_ONLY & set(word):
        return 1.0
    if _KAZAKH_ONLY_ENDING.fullmatch(word):
        return 0.6
    return 0.6 if _KAZAKH_CYRILLIC & set(word) and _KAZAKH_ENDING.fullmatch(word) else 0.3 * ("і" in word)


def _russian_weight(word: str) -> float:
    if word in _WORDS["ru"]:
        return 1.3
    if _KAZAKH_CYRILLIC & set(word):
        return 0.0
    if "щ" in word or "ъ" in word or "ё" in word:
        return 1.0
    return 1.0 if _RUSSIAN_ENDING.fullmatch(word) else 0.0


def _latin(words: list[str]) -> str:
    english = sum(word.lower() in _WORDS["en"] for word in words)
    kazakh = sum(
        _is_latin_kazakh(word.lower()) * (_NAME_WEIGHT if _is_name(word, index) else 1.0)
        for index, word in enumerate(words)
    )
    if kazakh > english and kazakh * 5 >= len(words):
        return "kk"
    if english and english * 12 >= len(words):
        return "en"
    # Headlines, captions and lists of names hold no common words; plain letters in a short line are taken as English.
    return "en" if len(words) <= 12 and all(word.isascii() for word in words) else "und"


def _is_name(word: str, index: int) -> bool:
    """A capitalised word with a Latin letter of Kazakh names («Maqsat Boqaev») says nothing of the text's language.

    The first word of a text is capitalised anyway, so there only a spelling with «q» is taken for a name.
    """
    return word[0].isupper() and (index > 0 or "q" in word.lower())


def _is_latin_kazakh(word: str) -> bool:
    return word in _WORDS["kk_latin"] or bool(_KAZAKH_LATIN & set(word)) or bool(re.search(r"q(?!u)", word))


def majority(weighted: Iterable[tuple[str, int]]) -> str:
    """The language with the most weight, ``und`` only if there is nothing else."""
    totals: dict[str, int] = {}
    for language, weight in weighted:
        totals[language] = totals.get(language, 0) + weight
    known = {language: weight for language, weight in totals.items() if language != "und"}
    return max(known, key=lambda language: known[language]) if known else "und"
