"""What changes on a page without anybody having changed the article: counters, clocks, «updated at», share buttons.

Recall before precision: only a line, or a part of a line between separators, that says nothing else is noise. A figure
inside a sentence never is («7 лет» → «5 лет», «the video has 1,204 views»), nor is a bare number or a bare date, which
may be a sentence's length or the day of a hearing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NUMBER = r"\d{1,3}(?:[ .,'’]\d{3})+|\d+(?:[.,]\d+)?"
_AMOUNT = rf"(?:{_NUMBER})\s*(?:k|m|thousand|million|тыс(?:яч\w*)?\.?|млн\.?|к|мың|миллион)?(?!\w)"
_COUNTED = (
    r"(?:views?|reads?|comments?|likes?|shares?|reposts?|"
    r"просмотр(?:ов|а|ы|ели|ено)?|прочтени[йея]|прочитали|комментари(?:ев|й|я|и)|лайк(?:ов|а|и)?|репост(?:ов|а|ы)?|"
    r"қаралым(?:дар)?|қаралды|қаралған|көрілім|көрілді|оқылды|оқылым|пікір(?:лер)?|ұнату(?:лар)?|бөлісілді)"
)
_UNIT = (
    r"(?:s|sec\w*|min\w*|m|h|hours?|days?|weeks?|months?|"
    r"сек\w*|мин\w*|час\w*|дн(?:я|ей)|день|недел\w*|месяц\w*|сағат|күн|апта|ай)\.?"
)
_CLOCK = r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\w*"
)
_DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH}|"
    rf"{_MONTH}\s+\d{{1,2}}(?!\d)|(?<!\d)(?:19|20)\d{{2}}(?!\d)(?:\s*(?:г|года|год|ж|жыл\w*)\b\.?)?|"
    r"(?:today|yesterday|сегодня|вчера|бүгін|кеше)\b)"
)
_AT = r"(?:\b(?:at|on|в|на|сағат|utc|gmt)\b|[,:;()+\s–—-]|\bg\b)"
_AGO = r"(?:ago|назад|бұрын)"
_SITES = r"(?:facebook|telegram|whatsapp|twitter|x|vk|вконтакте|instagram|одноклассники|viber|linkedin|email|e-mail)"
_PHRASES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:last\s+)?(?:updated|modified|edited|обновлен[оаы]?|обновление|изменен[оаы]?|жаңартыл(?:ды|ған)|жаңарту)"
        rf"\b(?:{_AT}|{_DATE}|{_CLOCK}|{_AMOUNT}\s*{_UNIT}\s*{_AGO})*(?!\w)",
        rf"\b(?:reading\s+time|read\s+time|время\s+чтения|читать|оқу\s+уақыты)\b[:\s–—-]*{_AMOUNT}\s*{_UNIT}(?!\w)",
        rf"\b(?:{_AMOUNT})\s*-?\s*{_UNIT}\s*(?:read|чтения|на\s+чтение|оқу)(?!\w)",
        rf"\b(?:{_AMOUNT})\s*{_UNIT}\s*{_AGO}(?!\w)|\b(?:just\s+now|только\s+что|жаңа\s+ғана)\b",
        rf"\b(?:{_AMOUNT})\s*(?:раз[а]?\s+|рет\s+)?{_COUNTED}(?!\w)|\b{_COUNTED}\b\s*[:(–—-]?\s*{_AMOUNT}\s*\)?",
        rf"\b(?:share(?:\s+(?:this|on))?|поделиться|бөлісу)\b(?:[\s,:]|\b(?:в|on|in|via)\b|\b{_SITES}\b|{_AMOUNT})*(?!\w)",
    )
)
_CLOCKS: Final = re.compile(_CLOCK)
_BETWEEN: Final = re.compile(r"\s*[|•·●/]\s+|\s+[|•·●/]\s*")
_NUMBERING: Final = re.compile(r"^\s*(?:№\s*)?\d{1,4}\s*[.)\]:]\s*(?=\D)|^\s*[-•●▪*–—]\s*")
_SAYS: Final = re.compile(r"\w")
#: A longer line says something, whatever it is made of.
_LONGEST: Final = 300


def is_noise(line: str, *, clocks: bool = True) -> bool:
    """Whether ``line`` says nothing but a counter, a time or a button; with ``clocks`` False a bare time counts."""
    if len(line) > _LONGEST:
        return False
    text = unicodedata.normalize("NFKC", line).casefold().replace("ё", "е")
    for phrase in (*_PHRASES, *((_CLOCKS,) if clocks else ())):
        text = phrase.sub(" ", text)
    return bool(_SAYS.search(line)) and not _SAYS.search(text)


def without_noise(paragraph: str, *, clocks: bool = True) -> str:
    """The paragraph without those of its parts between separators that are noise; empty if it is nothing else."""
    if is_noise(paragraph, clocks=clocks):
        return ""
    parts = _BETWEEN.split(paragraph)
    kept = [part for part in parts if not is_noise(part, clocks=clocks)]
    return paragraph if len(kept) == len(parts) else " | ".join(kept)


def bare_entry(entry: str) -> str:
    """An entry of a list without its number or bullet, which change with the order."""
    return _NUMBERING.sub("", entry).strip()
