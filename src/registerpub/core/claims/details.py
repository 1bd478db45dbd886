"""Article of law, court, place and facility as a sentence states them. Courts and facilities stay as written.

Articles are written one way («405(2)») so that reports in three languages agree.
"""

from __future__ import annotations

import re
from functools import cache

from registerpub.core.claims.places import PLACES
from registerpub.core.claims.sentences import Sentence

_ARTICLE = {
    "en": re.compile(
        r"(?:part |paragraph )?(?P<p0>(?<=part )\d{1,2}|(?<=paragraph )\d{1,2})? ?(?:of )?"
        r"article (?P<a>\d{2,3}(?:-\d)?)(?:(?:,)? ?\(?(?:part|paragraph) (?P<p>\d{1,2})\)?|\((?P<p2>\d{1,2})\))?"
    ),
    "ru": re.compile(
        r"(?:(?:по )?(?:ч(?:аст(?:и|ь|ью))?\.?) ?(?P<p>\d{1,2})(?:-й|-ой)?,? )?(?:ст\. ?|стат(?:ье|ьи|ья|ью|ей) "
        r")(?P<a>\d{2,3}(?:-\d)?)(?:,? ?(?:ч\.|часть|части) ?(?P<p2>\d{1,2}))?"
    ),
    "kk": re.compile(r"(?P<a>\d{2,3}) ?- ?ба(?:п|б)\w*(?:,? ?(?:\()?(?P<p>\d{1,2}) ?-? ?(?:бөлі|тарма)\w*)?"),
}
_TOWN_RU = (
    "(?:"
    + "|".join(re.sub(r"[аяыйь]$", "", name) + "(?:а|ы|и|я|у|е|ого|ой)?(?!\\w)" for row in PLACES for name in row["ru"])
    + ")"
)
_CAP = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w'’-]+"
#: Adverbs and pronouns that open a sentence are no part of a court's name.
_CAP_KK = (
    rf"(?!(?:Бүгін|Кеше|Осы|Бұл|Сол|Ал|Алайда|Бірақ|Оны|Оның|Ертең|Таңертең|Кешке|Енді|Кейін|Содан|Сондай-ақ)\b){_CAP}"
)
_COURT = {
    "en": re.compile(
        rf"(?:(?:{_CAP} )*(?:{_CAP})(?: (?:district|city|regional|criminal|military|appeals?|supreme|speciali[sz]ed|"
        rf"administrative|investigative|inter-?district))* [Cc]ourt(?: No\.? ?\d+)?(?: (?:of|in) {_CAP})?|"
        rf"(?:district |city |regional |military |appeals |administrative |investigative )?court (?:No\.? ?\d+ "
        rf")?in {_CAP}(?: {_CAP})?)"
    ),
    "ru": re.compile(
        rf"(?:(?:[Аа]пелляционн\w+ |[Кк]ассационн\w+ |[Сс]удебн\w+ )?[Кк]оллеги\w+ (?:по уголовным делам )?)?"
        rf"(?:(?:{_CAP} )?(?:[Рр]айонн|[Аа]дминистративн|[Уу]головн|[Гг]ородск|[Оо]бластн|[Мм]ежрайонн|"
        rf"[Сс]пециализированн|[Вв]оенн|[Вв]ерховн|"
        rf"[Аа]пелляционн|[Кк]ассационн|[Сс]ледственн)\w+ (?:[а-я-]+ ){{0,3}}суд\w{{0,3}}(?: № ?\d+)?"
        rf"(?: (?:г\. ?|города )?{_TOWN_RU})?|[Сс]уд\w{{0,3}} № ?\d+(?: (?:г\. ?|города |в )?{_CAP})?|[Сс]уд\w{{0,2}} "
        rf"(?:(?:в|г\.|города) {_CAP}|{_TOWN_RU}))"
    ),
    "kk": re.compile(
        rf"(?:{_CAP_KK} (?:қаласының |қалалық |облысының |ауданының )?)?(?:{_CAP_KK} )?(?:№ ?\d+ |аудандық |"
        rf"қалалық |облыстық |"
        rf"ауданаралық |мамандандырылған |қылмыстық істер жөніндегі |әскери |тергеу |әкімшілік |апелляциялық )+сот\w*"
        rf"(?: (?:қылмыстық істер жөніндегі )?(?:апелляциялық |сот )?алқасы\w*)?|Жоғарғы [Сс]от\w*|"
        rf"{_CAP} (?:қаласының |облысының )сот\w*"
    ),
}
_FACILITY = re.compile(
    r"(?:[А-ЯӘІҢҒҮҰҚӨҺ]{2}[\s-]?1[5-7]\d\s?/\s?\d{1,2}|[A-Z]{2}[\s-]?1[5-7]\d/\d{1,2}|(?:учреждени\w+|колони\w+|"
    r"СИЗО) № ?\d+|№ ?\d+ (?:мекеме|колония|түзеу мекемесі)\w*|"
    r"(?:[Cc]olony|[Ii]nstitution|[Pp]rison) No\.? ?\d+)"
)


def find_article(sentence: Sentence) -> str | None:
    """The first article of the sentence as ``405`` or ``405(2)``."""
    match = _ARTICLE[sentence.language].search(sentence.folded)
    return _written(match) if match else None


def only_article(sentence: Sentence) -> str | None:
    """The article of a sentence that names exactly one."""
    found = {_written(match) for match in _ARTICLE[sentence.language].finditer(sentence.folded)}
    return found.pop() if len(found) == 1 else None


def _written(match: re.Match[str]) -> str:
    parts = match.groupdict()
    part = parts.get("p") or parts.get("p2") or parts.get("p0")
    return f"{match['a']}({part})" if part else match["a"]


def find_court(sentence: Sentence) -> str | None:
    match = _COURT[sentence.language].search(sentence.text)
    name = re.sub(r"^(?:The|A|An|This|On|In|And) ", "", match.group().strip()) if match else ""
    return name if " " in name else None


def find_facility(sentence: Sentence) -> str | None:
    match = _FACILITY.search(sentence.text)
    return match.group() if match else None


def find_place(sentence: Sentence, start: int, end: int) -> str | None:
    """A known town named in ``[start:end]`` of the sentence as a place («in …», locative), in its dictionary form."""
    match = _place_pattern(sentence.language).search(sentence.folded, start, end)
    if match is None:
        return None
    stem = match["town"]
    return next(name for known, name in _stems(sentence.language) if known == stem)


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """Folded unchanging parts of town names with their dictionary form, the longest first."""
    rows = []
    for names in PLACES:
        for name in names[language]:
            folded = name.lower()
            stem = re.sub(r"[аяыйь]$", "", folded) if language == "ru" and len(folded) > 4 else folded
            rows.append((stem, names[language][0] if language != "en" else name))
    return tuple(sorted(rows, key=lambda row: len(row[0]), reverse=True))


@cache
def _place_pattern(language: str) -> re.Pattern[str]:
    towns = "|".join(re.escape(stem) for stem, _ in _stems(language))
    if language == "en":
        return re.compile(rf"\b(?:in|at|near) (?:the (?:\w+ )*(?:city|town|capital)(?: of|,)? )?(?P<town>{towns})\b")
    if language == "ru":
        return re.compile(
            rf"\b(?:в|во|под) (?:город[еа]? |г\. ?|сизо |колони[ию] |тюрьме )?(?P<town>{towns})(?:е|и|а|у|ы|ой)?\b"
        )
    return re.compile(rf"\b(?P<town>{towns})(?:да|де|та|те|дағы|дегі|тағы|тегі|ның|нің|ға|ге)?\b")
