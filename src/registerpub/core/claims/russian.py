"""Russian grammar around a trigger: what is made up, of others, still open or given before, and what it tells instead.

Rules of the language, not of wordings: each holds for any verb that stands in the same construction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from registerpub.core.claims.folding import occurs
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.sentences import Sentence

#: «По легенде», «в спектакле», «приснилось»: what follows is told of a made-up world.
_MADE_UP: Final = re.compile(
    r"\b(?:по легенде|легенда:|по сценарию|сценарий (?:учений|тренинга|игры)|по сюжету|сюжет\w*|вымышлен\w+|выдуман\w+|"
    r"(?:роман|повест|рассказ|пьес|спектакл|фильм|сериал|комикс|антиутопи|постановк)\w* о том,? (?:как|что)|"
    r"в (?:\w+ )?(?:роман|повест|пьес|спектакл|фильм|сериал|комикс|антиутопи|постановк|мюзикл|клип)[еу]\b|"
    r"(?:геро|героин|персонаж)\w+ (?:роман|повест|пьес|спектакл|фильм|сериал|книг)\w*|"
    r"(?:на|в ходе|во время) (?:\w+ )?(?:учений|учениях|тренинг\w*|деловой игр\w+|ролевой игр\w+)|"
    r"учения:|тренинг\w*\b(?! по)|учебн\w+ (?:тревог|процесс|суд|задержани)\w*|модельн\w+ суд\w*|инсценировк\w+|"
    r"первоапрельск\w+|сатир\w+|фельетон\w*|пароди\w+|(?:при|мне |ему |ей |снова )снил\w+|во сне\b|ролев\w+ игр\w+)"
)
_NOT_MADE_UP: Final = re.compile(
    r"\b(?:не|никак\w+) (?:\w+ )?(?:первоапрельск|сюжет|выдум|вымыс|пароди|учебн|сатир)\w*"
)
#: Told of the whole text: names in it are by chance those of living people.
_DISCLAIMED: Final = re.compile(
    r"\bсовпадени\w+ (?:имени|имен|с реальн|случайн|фамили)\w*|\bвсе (?:персонажи|герои|имена) (?:\w+ )?вымышлен\w+|"
    r"\b(?:это|текст|материал|заметка) (?:-+ )?(?:был\w* )?(?:первоапрельск|сатирическ|пароди|шутк)\w*"
)
#: «Двоих из которых задержали», «тех, кого отпустили»: an object of its own right before the verb.
_OWN_OBJECT: Final = re.compile(
    r"\bиз (?:которых|них) (?:[\w-]+ )?$|\b(?:двоих|троих|четверых|пятерых|шестерых|нескольких|многих|остальных|"
    r"кого-то|какого-то|какую-то|никого|некоторых) (?:[\w-]+ )?$"
    r"|\b(?:мужчину|женщину|подростка|девушку|парня|водителя|соседа|прохожего|полицейского|чиновника) (?:[\w-]+ )?$"
)
#: «Десять суток получил водитель, который …»: the subject stands behind its verb.
_SUBJECT_NEXT: Final = re.compile(r" (?:[\w-]+ )?[\w-]+, (?:котор(?:ый|ая|ые)|чей|чья)\b")
#: «Может быть обжаловано», «вправе подать жалобу», «срок на обжалование».
_OPEN_BEFORE: Final = re.compile(
    r"\b(?:может|могут|можно|мог(?:ла|ли)?|вправе|имеет право|имеют право|возможн\w+|подлежит|подлежат|в течение|"
    r"не будет|не будут|не стал\w*|не намерен\w*|отказал\w+ от)(?: [\w-]+){0,4} ?$"
)
_OPEN_AFTER: Final = re.compile(r"(?: [\w-]+){0,2} (?:можно|может|могут|в течение|возможно)\b")
#: A case that is *not* closed; a cell, prison or colony that is named only to be denied.
_NOT_LAST: Final = re.compile(r"\bне (?:был\w* |был\w* )?[\w-]+$|\b(?:никто|никогда|пока) не [\w-]+$")
_NOT_IN: Final = re.compile(r"\bне (?:в|за|на|под) [\w-]+(?: [\w-]+)?$")
#: «Назначенные ему три года», «свои пять лет»: a penalty that was given before.
_GIVEN_BEFORE: Final = re.compile(
    r"\b(?:назначенн|определенн|вынесенн|присужденн|прежн|отмеренн|полученн|положенн|оставш|отбыт|неотбыт)\w+ "
    r"(?:[\w-]+ ){0,4}$|\b(?:свой|свои|своих) (?:[\w-]+ )?$"
)
_QUOTED_WORD: Final = re.compile(r"[\w-]+\"")
_NEGATED_VERB: Final = re.compile(r"\bне $")

_PROSECUTOR: Final = (
    r"\b(?:прокурор|прокуратур|гособвин|государственн\w+ обвин|обвинител|сторон\w+ обвинени|обвинение\b)\w*"
)
_WANTS: Final = (
    r"\b(?:прос|попрос|запр[ао]с|запраш|требу|потребова|счита|счел|сочл|полага|предлож|предлага|настаив|настоя|заслужив|"
    r"следует|добива|ходатайств|ставит вопрос|ставил вопрос|хочет|хотят)\w*"
)
_DEMANDED: Final = re.compile(rf"{_PROSECUTOR}[^.;]*{_WANTS}[^.;]*$")
_MIND_OF: Final = re.compile(rf"\bпо (?:мнению|версии|убеждению) {_PROSECUTOR}[^.;]*$")
_COURT_DECIDED: Final = re.compile(
    r"\b(?:суд|судья|коллегия|приговор\w*)\b(?: [\w-]+){0,4} (?:приговорил|назначил|определил|постановил|согласил|дал|"
    r"вынес|признал|удовлетворил|отказал)\w*[^.;]*$"
)
_PENALTIES: Final = frozenset(
    "SENTENCED_PRISON SENTENCED_RESTRICTED SENTENCED_SUSPENDED SENTENCED_NONCUSTODIAL TERM_CHANGED".split()
)
_REPLACES: Final = re.compile(r"\b(?:замен|поменя|смени)\w+ (?:[\w-]+ ){0,5}$")
_REPLACED_AFTER: Final = re.compile(r"(?: [\w-]+){0,3} (?:взамен|вместо)\b")
_APPEAL: Final = re.compile(r"\b(?:апелляци|кассаци|облсуд|областн\w+ суд|верховн\w+ суд|вышестоящ)\w*")
_LONGER: Final = re.compile(
    r"\b(?:еще (?:как минимум |минимум |почти )?(?:на|\w+ (?:месяц|суток|дней|недел))|продл\w+|снова|вновь|очередн\w+|"
    r"до \d+ \w+ (?:останется|продлен\w*))"
)
_ORDER: Final = re.compile(r"\b(?:сут(?:ок|ки)|спецприемник\w*|административн\w+|коап|приемник\w*)\b")
_OF_PAROLE: Final = re.compile(r"\bудо\b|\bусловно-досрочн|\bдосрочн\w+ освобожд|\bзамен\w+ (?:неотбыт|наказани|срок)")
_PETITION: Final = re.compile(r"\b(?:ходатайств|представлени|прошени|просьб|заявлени)\w*")
_VERDICT: Final = re.compile(r"\b(?:приговор|жалоб|апелляц|кассац)\w*")


def is_other_sense(hit: Hit, sentence: Sentence) -> bool:
    """Whether the Russian clause around a hit tells of nothing that happened to the person it would be bound to."""
    folded = sentence.folded
    before, inside = folded[max(0, hit.start - 60) : hit.start], folded[hit.start : hit.end]
    if _is_made_up(folded, hit) or _is_scare_quote(folded, hit):
        return True
    if hit.code == "APPEAL_FILED" and (
        _OPEN_BEFORE.search(before)
        or _OPEN_AFTER.match(folded, hit.end)
        or re.search(r"\b(?:может|могут) быть\b", inside)
    ):
        return True
    if hit.code == "CASE_CLOSED" and _NOT_LAST.search(inside):
        return True
    if hit.code.startswith("SENTENCED") and (_NOT_IN.search(inside) or _GIVEN_BEFORE.search(before)):
        return True
    if inside.startswith(("стал", "остал")) and _NEGATED_VERB.search(before) and hit.code != "APPEAL_UPHELD":
        return True
    if hit.code.startswith(("SENTENCED", "ADMIN_ARREST", "ADMIN_FINE")) and _SUBJECT_NEXT.match(folded, hit.end):
        return True
    return not hit.code.startswith("LIST_") and bool(_OWN_OBJECT.search(before))


def _is_made_up(folded: str, hit: Hit) -> bool:
    if hit.code in ("CORRECTION", "EXTRA_BAN") or not occurs(_MADE_UP, folded) or occurs(_NOT_MADE_UP, folded):
        return False
    frame = _MADE_UP.search(folded)
    return frame is not None and frame.start() < hit.start


def _is_scare_quote(folded: str, hit: Hit) -> bool:
    """«Его „отпустили“ под домашний арест»: one verb alone between quotation marks is not meant."""
    return folded[hit.start - 1 : hit.start] == '"' and bool(_QUOTED_WORD.match(folded, hit.start))


def recoded_ru(hit: Hit, sentence: Sentence) -> Hit:
    """A Russian hit as what its clause makes of it: a demand, a replaced penalty, a custody that goes on."""
    folded = sentence.folded
    before = folded[: hit.start]
    if hit.code in _PENALTIES and _is_demanded(before, folded[: hit.end]):
        return replace(hit, code="PROSECUTOR_DEMAND")
    if hit.code in ("SENTENCED_RESTRICTED", "SENTENCED_NONCUSTODIAL") and _REPLACES.search(before[-60:]):
        return replace(hit, code="TERM_CHANGED" if _APPEAL.search(before) else "REPLACED_MILDER")
    if hit.code == "REMANDED" and _LONGER.search(folded, max(0, hit.start - 20), hit.end + 30):
        return replace(hit, code="REMAND_EXTENDED")
    if hit.code == "ADMIN_ARREST_ENDED" and "изолятор" in folded[hit.start : hit.end] and not occurs(_ORDER, folded):
        return replace(hit, code="RELEASED_UNSPECIFIED")
    return hit


def _is_demanded(before: str, upto: str) -> bool:
    if _MIND_OF.search(before):
        return True
    return bool(_DEMANDED.search(upto)) and not _COURT_DECIDED.search(before)


def in_context(hits: Sequence[Hit], sentences: Sequence[Sentence], index: int) -> list[Hit]:
    """The hits of one sentence, as the sentences before and after it make them.

    A petition that is refused is one for parole if the text has just spoken of parole; what is told in a drill, a
    dream or a satire is not told of anybody.
    """
    sentence = sentences[index]
    if sentence.language != "ru" or not hits:
        return list(hits)
    if any(occurs(_DISCLAIMED, other.folded) for other in sentences) or _is_framed(sentences, index):
        return [hit for hit in hits if hit.code == "CORRECTION"]
    earlier = " ".join(other.folded for other in sentences[max(0, index - 2) : index])
    return [_as_parole(hit, sentence.folded, earlier) for hit in hits]


def _is_framed(sentences: Sequence[Sentence], index: int) -> bool:
    """A short sentence right before that only opens a made-up world: «Учебная тревога.», «Тренинг для наблюдателей.»."""
    if not index or sentences[index - 1].paragraph != sentences[index].paragraph:
        return False
    opening = sentences[index - 1].folded
    return len(opening.split()) <= 6 and occurs(_MADE_UP, opening) and not occurs(_NOT_MADE_UP, opening)


def _as_parole(hit: Hit, folded: str, earlier: str) -> Hit:
    if hit.code != "APPEAL_UPHELD" or not _OF_PAROLE.search(earlier) or not _PETITION.search(folded):
        return hit
    return hit if _VERDICT.search(folded) else replace(hit, code="PAROLE_DENIED")
