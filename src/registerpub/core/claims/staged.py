"""Texts that only play an arrest or a verdict: films, role plays of courts, drills, satire.

Only words that say so themselves count; that somebody is an actor or that there is a film is no sign.
"""

from __future__ import annotations

import re
from typing import Final

#: Said of the whole text.
_TEXT: Final = re.compile(
    r"(?:шынайы|нағыз|рас) (?:іс|оқиға|хабар|жаңалық) емес|ойдан (?:шығарыл|құрастырыл)\w+|оқу-жаттығу|"
    r"(?:ойын|рөлдік|үлгі) сот\w*|\bсатира\w*|әзіл-сықақ\w*|"
    r"учебн\w+ (?:процесс|суд|заседани|трениров|задержани)\w*|деловая игра|ролев\w+ игр\w+|"
    r"сатир\w+ (?:заметк|текст|рубрик|колонк)\w*|рубрик\w+ сатир\w+|все (?:имена|события)[^.]{0,40} вымышлен\w+|"
    r"(?:события|персонажи|совпадения)[^.]{0,30} (?:вымышлен|случайн)\w+|"
    r"\b(?:mock|moot) (?:trial|court|arrest)\b|\btraining (?:exercise|drill)\b|\brole[- ]play\w*|\bsatir(?:e|ical)\b|"
    r"\b(?:names|events|characters)[^.]{0,40} (?:fictional|fictitious|invented|made up)\b"
)
#: Said of one sentence and of the next.
_SENTENCE: Final = re.compile(
    r"(?:көркем|деректі-көркем) фильм\w*|"
    r"(?:пьеса|спектакль|хикая|повесть|роман|әңгіме|сериал)\w* (?:кейіпкер|желі|оқиға)\w+|"
    r"рөлін\w* [^.]{0,30}(?:ойна|сомда|шығар)\w+|сахна\w* [^.]{0,60}(?:ойна|көрсет|қой)\w+|"
    r"актер(?:лар|лер)? ойна\w+|сценарий бойынша|"
    r"(?:художественн\w+|игров\w+) (?:фильм|лент|картин)\w*|по сюжету|по сценарию|"
    r"геро(?:й|иня) (?:романа|повести|фильма|пьесы|рассказа|сериала)|роль [^.]{0,40}(?:играет|исполн|сыграл)\w*|"
    r"на сцене [^.]{0,40}(?:играют|показ|арест)\w*|"
    r"\b(?:feature film|novel|short story|stage play|screenplay|tv series)\b[^.]{0,80}"
    r"\b(?:hero|heroine|character|protagonist|plot|ends|opens|is (?:arrested|jailed))\b|"
    r"\b(?:played|portrayed) by (?:an? )?(?:actor|actress|student)s?\b|"
    r"\b(?:in|according to) the (?:script|scenario|plot)\b|\bthe role of\b"
)


def is_staged_text(folded: str) -> bool:
    """Whether a whole text says of itself that nothing in it happened."""
    return bool(_TEXT.search(folded))


def tells_of_a_play(folded: str) -> bool:
    """Whether a sentence speaks of what a film, a book or a play shows."""
    return bool(_SENTENCE.search(folded))
