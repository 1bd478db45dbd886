"""Words of law, custody and procedure, in three languages: beside a name they call for a look even where no rule fires.

Drawn from the glossary of statuses, penalties, procedure and places of custody and from the wording of the table of
events. They are wider than the triggers and tell nothing by themselves: no claim is read by them. Beginnings of words,
parted by spaces, in folded text (lower case, е for ё); a full stop marks a whole word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_WORDS: Final = {
    "kk": """
        сот судья үкім қамау қамал қамады қамақ түрме абақты колония изолятор тергеу тергеп тінту айып күдікт қылмыс
        прокур полиц ұстал ұстап. бостанды босат босап босады ақтал апелляц кассац кодекс жаза пробаци рақымшыл кешірім
        аштық азапта азапт экстрадиц психиатр адвокат қорғаушы шағым сараптама мерзімінен қолхат бұлтартпау куәгер
        қадағалау бабы. бабымен. бабының. бабы-
    """,
    "ru": """
        суд. суда. суде. суду. судом. суды. судов. судам. судами. судах. судеб судь подсуд осужд осуди осудят пригов
        вердикт арест задерж заключен лишен колони тюр сизо. ивс. изолятор спецприемник конво этап. этапа. этапом.
        этапир следств следовател доследств допрос допраш обыск обыщ обвин подозрева уголовн прокур гособвинител полиц
        адвокат штраф надзор пробаци удо. условно-досроч помил амнист апелляц кассац кодекс наказан карцер шизо.
        голодовк пытк пытал пытав избит избил избив розыск экстрадиц выдворен выдач депорт стража. стражи. стражу.
        стражей. страже. освобо отпусти отпущен залог. залога. психиатр экспертиз ходатайств жалоб отбыва отбыл отсид
        реабилит подписк свидани статье. статьей. статьи. статью. статьям.
    """,
    "en": """
        court judge. judges. judicial trial. trials. retrial verdict sentenc convict acquit jail prison imprison inmate
        detain detention arrest custod police policem charge. charges. charged. accus indict prosecut investigat
        interrogat appeal. appeals. appealed. appealing. parole. paroled. pardon amnest releas freed. colony. penal.
        penitentiar probation remand bail. hearing. hearings. defendant suspect. suspects. suspected. criminal extradit
        deport tortur beaten. psychiatr lawyer attorney fined. fines. cell. handcuff felony misdemeanor misdemeanour
        liberty.
    """,
}


def find_legal_words(folded: str, language: str) -> list[tuple[int, int]]:
    """Where such words of ``kk``, ``ru`` or ``en`` stand in folded text, endings included, in order."""
    return [match.span() for match in _pattern(language).finditer(folded)] if language in _WORDS else []


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _WORDS[language].split()
    whole = "|".join(re.escape(word[:-1]) for word in words if word.endswith("."))
    beginnings = "|".join(re.escape(word) for word in words if not word.endswith("."))
    return re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w)|(?:{beginnings})\w*)")
