"""Whether a page that names nobody of the registers may still tell of a list, decided on its markup, before it is read.

Such pages make totals, and claims about people who are recognised as political prisoners there. The rules for both need
words of lists; here only those words are looked for, so that no is certain and a yes only means: read the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import unescape
from typing import Final

from registerpub.core.claims.numbers import word_values
from registerpub.core.reading.cleaning import strip_controls, tidy
from registerpub.core.records import LANGUAGES, Register

#: A text speaks of political prisoners if it holds every word of one of these (``list_context.has_list_context``).
_CONTEXT: Final = (
    ("political", "prisoner"),
    ("prisoner", "conscience"),
    ("политзаключ",),
    ("политическ", "заключ"),
    ("политузник",),
    ("политзэк",),
    ("политзек",),
    ("политическ", "мотив"),
    ("политически", "преследуем"),
    ("политическ", "узник"),
    ("саяси", "тұтқын"),
    ("саяси", "қама"),
    ("саяси", "айыр"),
    ("саяси", "сотталған"),
    ("саяси", "түрме"),
    ("саяси", "қудалан"),
    ("ар-ождан", "тұтқын"),
)
#: Sentences with figures of a list need one of these groups of words (``totals.find_total``); for English see below.
_LISTS: Final = {
    "ru": (("спис",), ("реестр",), ("узник",), ("переч",), *_CONTEXT[2:10]),
    "kk": (("тізім",), ("тізбе",), _CONTEXT[10]),
}
#: What announces names once the owner of a register is named, beside the words of ``_LISTS``.
_ANNOUNCED: Final = ("тізілім", "names", "newcomers")
_ENGLISH_LIST: Final = re.compile(r"(?<!\w)(?:list(?:ed)?|register)(?!\w)")

#: Pages of a forum whose texts stand in an attribute.
_FORUM: Final = "data-preloaded"
_CODE: Final = re.compile(r"<!--|<(script|style)\b([^<>]*)>", re.IGNORECASE)
_CODE_ENDS: Final = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\b[^<>]*>", re.IGNORECASE),
    "style": re.compile(r"</style\b[^<>]*>", re.IGNORECASE),
}
_DATA_ESCAPE: Final = re.compile(r'\\(?:u([0-9a-fA-F]{4})|([nrtbf])|(["\\/]))')
_TAG: Final = re.compile(r"<(?:/?([a-zA-Z][^\s/<>]*+)|[!?])[^<>]*+>")
_META: Final = re.compile(r"<meta\b", re.IGNORECASE)
#: What stands in the place of an element's edge; at all others the reader joins what stands before and behind.
_EDGES: Final = dict.fromkeys(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr table section article blockquote body html head title nav footer header aside "
    "main figure figcaption option select form".split(),
    "\n",
) | dict.fromkeys(
    "address br lb button caption center cell dd details dl dt fieldset hr item noscript pre quote row summary tbody "
    "td tfoot th thead template".split(),
    " ",
)
#: An attribute may hold a sign that looks like the end of its element.
_LONGEST_META: Final = 5000


def may_tell_of_a_list(page: str, registers: Sequence[Register]) -> bool:
    """Whether the text of a decoded page, markup and all, may make a total or recognise somebody."""
    if "<" not in page:
        return _may_tell(page, page.splitlines, "", registers)
    if _FORUM in page:
        return True
    markup, data = _without_code(strip_controls(page))
    visible = _TAG.sub(lambda tag: _EDGES.get(tag[1].lower(), "") if tag[1] else "", " ".join(markup.split()))
    seen = "\n".join((visible, *data))
    return _may_tell(unescape(seen), lambda: list(map(unescape, seen.split("\n"))), markup, registers)


def _may_tell(text: str, paragraphs: Callable[[], list[str]], markup: str, registers: Sequence[Register]) -> bool:
    low = tidy(text).casefold()
    counted = [language for language in LANGUAGES if _has_list_word(low, language)]
    if not counted and not any(word in low for word in _ANNOUNCED):
        return False
    if _holds_any(low, _CONTEXT) or any(_all_in(low, words) for words in _owners(registers)):
        return True
    if markup and _holds_any(_titles(markup), _CONTEXT):
        return True
    return any(_may_count(paragraph, counted) for paragraph in paragraphs()) if counted else False


def _without_code(page: str) -> tuple[str, list[str]]:
    """The page without what no reader looks at, and the data that it holds for machines, as text. Linear."""
    parts: list[str] = []
    data: list[str] = []
    endless: set[str] = set()
    position = 0
    while (begun := _CODE.search(page, position)) is not None:
        parts.append(page[position : begun.start()])
        position, kind = begun.end(), (begun[1] or "").lower()
        ended = _CODE_ENDS[kind].search(page, position) if kind not in endless else None
        if ended is None:
            endless.add(kind)  # what follows is read as text
            continue
        if "json" in (begun[2] or "").lower():
            data.append(_plain_data(" ".join(page[position : ended.start()].split())))
        position = ended.end()
    return "".join((*parts, page[position:])), data


def _plain_data(source: str) -> str:
    """The strings of JSON data as they are meant."""
    return _DATA_ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else (found[3] or " "), source)


def _titles(markup: str) -> str:
    """The attributes that a title may be read from, with what stands between them."""
    starts = [found.start() for found in _META.finditer(markup)]
    return tidy(unescape(markup[starts[0] : starts[-1] + _LONGEST_META])).casefold() if starts else ""


def _has_list_word(low: str, language: str) -> bool:
    if language == "en":
        return bool(_ENGLISH_LIST.search(low)) or _holds_any(low, _CONTEXT[:2])
    return _holds_any(low, _LISTS[language])


def _holds_any(low: str, groups: Iterable[Sequence[str]]) -> bool:
    return any(_all_in(low, words) for words in groups)


def _all_in(low: str, words: Sequence[str]) -> bool:
    return all(word in low for word in words)


def _owners(registers: Sequence[Register]) -> list[tuple[str, ...]]:
    """The words of every spelling of every owner."""
    names = (name for register in registers for name in (*register.owner.values(), *register.aliases))
    found = (tuple(re.findall(r"\w+", name.casefold())) for name in names)
    return [words for words in found if words]


def _may_count(paragraph: str, languages: Sequence[str]) -> bool:
    """Whether a paragraph holds a word for a list and a number in digits or in words of the same language."""
    line = tidy(paragraph).casefold()
    return any(_has_list_word(line, language) and _numbers(language).search(line) for language in languages)


@cache
def _numbers(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_values(language)))
    return re.compile(rf"\d|(?<!\w)(?:{words})")
