"""Words that only look like an event: a book released, a post left, half a term served, a higher court's case."""

from __future__ import annotations

import re

from registerpub.core.claims.false_friends_table import FALSE_FRIENDS, OF_OTHERS, OTHERS_EN
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.russian import is_other_sense
from registerpub.core.claims.sentences import Sentence

#: Words inside a Kazakh trigger that make it tell of something else: off the list, the regime, a law's article.
_OTHER_SENSE_KK = {
    "LIST_RECOGNISED": re.compile(r"(?:тізім|тізбе|тізілім)\w*[нд][ае]н\b|қатарынан\b"),
    "TERM_CHANGED": re.compile(r"\bрежим"),
    "SENTENCED_PRISON": re.compile(r"\bқұқығы"),
    "ADMIN_ARREST": re.compile(r"\b(?:жолаушы|боран|ауылда қамал)"),
    "HOSPITALISED": re.compile(r"\b(?:көмек|сый|азық|сәлемдеме|дәрі-дәрмек|концерт|гүл)\w*"),
    "ACQUITTED": re.compile(r"\bақтайтын|ақтаушы"),
    "PROSECUTOR_DEMAND": re.compile(r"\b(?:кешірім|сұрақ)\b"),
    "PARDONED": re.compile(r"\b(?:петиция|өтініш|сұраған)"),
    "QUESTIONED": re.compile(r"\bжазбаша|сауал|сұраққа|сұрағына"),
}
#: «The prosecutor's request to jail X was rejected».
_PROSECUTORS = re.compile(
    r"\bprosecut\w+(?:'s?)? (?:request|motion|petition|application|bid)|\b(?:request|"
    r"motion) to (?:jail|arrest)"
)
#: On the way to a police cell or a hospital nobody is moved to another prison.
_NO_PRISON = re.compile(r"\b(?:special (?:reception|detention)|police|court|hospital|clinic|psychiatric|questioning)\b")
#: «Приговор от 8 мая 2021 года»: a year's number is no length.
_YEAR_NUMBER = re.compile(r"\b(?:19|20)\d\d (?:год\w*|жыл\w*)$")
#: A case goes on to a court of appeal: no new indictment.
_HIGHER_COURT = re.compile(
    r"\b(?:областн|апелляционн|верховн|кассационн)\w+|\b(?:облыстық|жоғарғы|апелляциялық)\b|\b(?:regional|"
    r"supreme|appeals?|higher) court"
)
#: «Proceedings were discontinued against the officers».
_ON_OFFICIALS = re.compile(
    r"(?: [\w-]+){0,2} against (?:the |two |three |four |several |some |those )?(?:[\w-]+ ){0,2}?"
    r"(?:officers?|police(?:men|man)?|guards?|warders?|investigators?|judges?|prosecutors?|officials?)\b"
    r"(?! (?:station|department))"
)
_OF_A_CASE = frozenset({"CASE_CLOSED", "CASE_OPENED", "INDICTED", "SUSPECT", "TRIAL_STARTED"})
#: Half a term served is no term served.
_PART = re.compile(
    r"\b(?:half|two[ -]thirds|third|quarter|part|most)(?: of)? (?:his|her|their|the|a|it)\b|"
    r"\b(?:половин|треть|трети|част[ьи]\b|больш)\w*|\b(?:жартысын|үштен|бір бөлігін|көп бөлігін)"
)

#: A complaint about somebody's conduct is no appeal.
_COMPLAINT_RU = re.compile(
    r"\bжалоб\w*[^,;]*\bна (?:[\w-]+ )?(?:пытк|действи|бездействи|услови|избиени|следовател|полици|сотрудник|"
    r"администраци|"
    r"конвой|условия|обращени|побои)"
)
#: «Фильм о голодовке», «спектакль, герой которого умирает в карцере»: what is told there is made up or of others.
_MADE_UP_RU = re.compile(
    r"\b(?:фильм|спектакл|роман|книг|пьес|сериал|повесть|рассказ|выставк|лекци)\w* (?:о|об|про) (?:[\w-]+ ){0,3}$"
    r"|\b(?:геро\w+|персонаж\w*) котор\w+ (?:[\w-]+ ){0,3}$"
)
_WORK_INSIDE_RU = re.compile(r"\b(?:фильм|спектакл|роман|книг|пьес|сериал|повесть|лекци)\w* (?:о|об|про) ")
#: «Письмо от осуждённого на пять лет друга».
_ANOTHERS_RU = re.compile(r"\b(?:от|для|к|у|об?|про) (?:осужденн|приговоренн)(?:ого|ому|ом|ых|ым|ой)\b")
_PAROLE_RU = re.compile(r"\bудо\b|\bусловно-досрочн")
_ENDED_RU = re.compile(r"(?: [\w-]+){0,4} (?:закончил|истек|снят|завершил|отменен)")


def _is_other_sense_ru(hit: Hit, folded: str) -> bool:
    if hit.code == "APPEAL_UPHELD" and "не вступ" in folded[hit.start : hit.end]:
        return True
    if (
        hit.source.startswith(("ходатайство", "просил"))
        and hit.code == "PAROLE_DENIED"
        and not _PAROLE_RU.search(folded)
    ):
        return True
    if hit.code.startswith("SENTENCED") and _ANOTHERS_RU.search(folded[max(0, hit.start - 25) : hit.end]):
        return True
    if hit.code == "SUPERVISION_SET" and _ENDED_RU.match(folded, hit.end):
        return True
    if hit.code == "APPEAL_FILED" and _COMPLAINT_RU.search(folded[hit.start : hit.end + 40]):
        return True
    if hit.code.startswith("LIST_"):
        return False
    inside = _WORK_INSIDE_RU.search(folded, hit.start, hit.end)
    return bool(inside or _MADE_UP_RU.search(folded[max(0, hit.start - 80) : hit.start]))


def is_false_friend(hit: Hit, sentence: Sentence) -> bool:
    """Whether the words around or inside a trigger hit show that it tells of something else."""
    if (
        sentence.language == "kk"
        and hit.code in _OTHER_SENSE_KK
        and (_OTHER_SENSE_KK[hit.code].search(sentence.folded, max(0, hit.start - 14), hit.end))
    ):
        return True
    if hit.code.startswith("SENTENCED") and _YEAR_NUMBER.search(sentence.folded[hit.start : hit.end]):
        return True
    if hit.code == "PAROLE_DENIED" and _PROSECUTORS.search(sentence.folded[max(0, hit.start - 24) : hit.end]):
        return True
    if hit.code in _OF_A_CASE and (
        _ON_OFFICIALS.match(sentence.folded, hit.end) or _ON_OFFICIALS.search(sentence.folded, hit.start, hit.end)
    ):
        return True
    if hit.code == "TRANSFERRED" and _NO_PRISON.search(sentence.folded, hit.start, hit.end + 24):
        return True
    lead = 16 if sentence.language == "kk" else 0
    if hit.code == "INDICTED" and _HIGHER_COURT.search(sentence.folded, max(0, hit.start - lead), hit.end + 12):
        return True
    if hit.code == "RELEASED_SERVED" and _PART.search(sentence.folded, hit.start, hit.end + 20):
        return True
    if sentence.language == "ru" and (_is_other_sense_ru(hit, sentence.folded) or is_other_sense(hit, sentence)):
        return True
    for language, codes, pattern, after in FALSE_FRIENDS:
        if language != sentence.language or hit.code not in codes:
            continue
        if after and pattern.match(sentence.folded, hit.end):
            return True
        if not after and pattern.search(sentence.folded[max(0, hit.start - 60) : hit.start]):
            return pattern is not OF_OTHERS or bool(OTHERS_EN.match(sentence.folded, hit.end))
    return False
