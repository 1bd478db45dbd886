"""Russian grammar around a trigger: what is of others, still open or given before, and what it tells instead.

Rules of the language, not of wordings: each holds for any verb that stands in the same construction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from registerpub.core.claims.folding import occurs
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.made_up import is_disclaimed, is_opened_as_play, is_told_of_a_play
from registerpub.core.claims.sentences import Sentence
from registerpub.core.claims.terms import duration_source

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
#: «Забрали два ноутбука», «вывезли архив»: a thing is taken, nobody.
_THING_NEXT: Final = re.compile(
    r"(?: [\w-]+){0,2} (?:ноутбук|телефон|смартфон|техник|компьютер|планшет|документ|книг|флешк|камер[уы]\b|"
    r"деньги|паспорт|вещи|листовк|плакат|архив|рукопис|носител|диск|пакет|гаджет|оборудовани|письма|передач)\w*"
)
_TAKEN: Final = frozenset({"DETAINED", "TRANSFERRED", "HOSPITALISED", "REMANDED"})
#: «Обыск у свекрови», «допрос брата»: what is done to another.
_OF_KIN: Final = re.compile(
    r"(?: у)? (?:[\w-]+ )?(?:свекров|тещ|матер|отца|отцу|родител|брат[ау]|сестр|жены|жене|муж[ау]|сын[ау]|дочер|сосед|"
    r"друзей|друга|коллег|адвоката|родственник|свекр|тест[яю]|бабушк|редактора|знаком)\w*"
)
#: «X больше нет.», but «сомнений больше нет», «у X больше нет адвоката».
_NAME_BEFORE: Final = re.compile(r"(?P<u>\b[Уу] )?(?:[А-ЯЁӘІҢҒҮҰҚӨҺ][\w-]+ )+$")
_ENDS: Final = re.compile(r"\s*(?:[.!…,;:]|- |$|с нами|в живых)")
#: A noun of the act tells news where it opens its clause: «7 марта: этапирование X»; else it is only spoken of.
_NOUNS: Final = frozenset(
    "задержание этапирование помилование госпитализация избиение смерть гибель оправдание возбуждение начало "
    "предъявление признание избрание перевод/избрание/помещение помещение заключение перевод направление/передача "
    "перенос/отложение прекращение подача увеличение/сокращение/снижение/смягчение/ужесточение отмена "
    "водворение/помещение замена освобождение установление объявление включение включение/внесение "
    "выезд/отъезд/эмиграция/бегство продление допрос отказ".split()
)
_OPENS: Final = re.compile(
    r"(?:^|[.:;]|\d{4}|\d (?:года|г\.)| -|\d,? (?:\w+,)?|[а-я]\))\W*$|^\W*(?:\d+ \w+|[\w-]+)[.,:]* *$"
)
_PLANNED: Final = re.compile(r"\b(?:запланирован|назначен\w* на|намечен|планиру|ожида|невозможн|отложен|предстоит)\w*")
_QUOTED_WORD: Final = re.compile(r"[\w-]+(?:л[аио]?|[нт][аоы]?|ет|ют|ят|ся|сь)\"")
_NEGATED_VERB: Final = re.compile(r"\bне $")

_PROSECUTOR: Final = (
    r"\b(?:прокурор|прокуратур|гособвин|государственн\w+ обвин|обвинител|сторон\w+ обвинени|обвинение\b)\w*"
)
_WANTS: Final = (
    r"\b(?:прос|попрос|запр[ао]с|запраш|требу|потребова|счита|счел|сочл|полага|предлож|предлага|настаив|настоя|заслужив|"
    r"следует|добива|ходатайств|ставит вопрос|ставил вопрос|хочет|хотят)\w*"
)
_DEMANDED: Final = re.compile(rf"{_PROSECUTOR}[^;]*{_WANTS}[^;]*$")
_MIND_OF: Final = re.compile(rf"\bпо (?:мнению|версии|убеждению) {_PROSECUTOR}[^.;]*$")
#: «Четыре года – на год меньше, чем хотел прокурор».
_COMPARED: Final = re.compile(
    r"\d? ?\b(?:меньше|больше|менее|более|ниже|выше|столько же|ровно столько)\b[^.;]*\b(?:чем|сколько)\b"
)
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
    if is_told_of_a_play(folded, hit) or _is_scare_quote(folded, hit):
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
    if hit.code in _TAKEN and (_THING_NEXT.match(folded, hit.end) or _THING_NEXT.search(" " + inside)):
        return True
    if hit.code in ("SEARCHED", "QUESTIONED") and _OF_KIN.match(
        folded, hit.end - 2 if inside.endswith(" у") else hit.end
    ):
        return True
    if hit.code == "RESTRAINT_UNDERTAKING" and "неразглашени" in folded[hit.start : hit.end + 16]:
        return True
    if inside == "больше нет":
        named = _NAME_BEFORE.search(sentence.text[: hit.start])
        return named is None or bool(named["u"]) or not _ENDS.match(folded, hit.end)
    if _is_spoken_of(hit, folded):
        return True
    return not hit.code.startswith("LIST_") and bool(_OWN_OBJECT.search(before))


def _is_spoken_of(hit: Hit, folded: str) -> bool:
    """Whether a bare noun of the act stands inside a clause of something else: «прокомментировал задержание X»."""
    first = hit.source.split()[0]
    return first in _NOUNS and not (_OPENS.search(folded[: hit.start]) and not _PLANNED.search(folded, hit.end))


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
    if hit.code == "PROSECUTOR_DEMAND" and _COMPARED.search(folded, hit.start, hit.end):
        return replace(hit, code="SENTENCED_PRISON")
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
    if sentence.language != "ru":
        return list(hits)
    hits = hits or _alone(sentences, index)
    if is_disclaimed(sentences) or is_opened_as_play(sentences, index):
        return [hit for hit in hits if hit.code == "CORRECTION"]
    earlier = " ".join(other.folded for other in sentences[max(0, index - 2) : index])
    return [_as_parole(hit, sentence.folded, earlier) for hit in hits]


def _alone(sentences: Sequence[Sentence], index: int) -> list[Hit]:
    """«… осудили. Пять лет.», «… был суд по УДО. Отказ.»: a sentence that is only the outcome of the one before."""
    folded = sentences[index].folded
    if len(folded.split()) > 9 or not index:
        return []
    earlier = " ".join(other.folded for other in sentences[max(0, index - 2) : index])
    for code, outcome, needed in _bare_outcomes():
        match = outcome.match(folded)
        if match is not None and needed.search(earlier) and not _DEMANDED.search(earlier):
            return [Hit(code, "outcome alone", match.start("o"), match.end("o"))]
    return []


@cache
def _bare_outcomes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    years, days = duration_source("ru", ("years", "months")), duration_source("ru", ("days",))
    lead = r"\W*(?:(?:итог|решение|результат|приговор|вердикт|наказание|срок|в итоге)(?: суда)?(?::| -)? )?"
    end = r"(?=\s*[.!…,]|\s*$)"
    judged = re.compile(r"\b(?:приговор|осуди|осужд|судил|вердикт|огласил|виновн)\w*")
    prison = r"(?: (?:колони|тюрьм|строгого|общего|лишени|заключени|реального)\w*(?: \w+)?)?"
    rows = (
        ("SENTENCED_SUSPENDED", rf"(?:условк\w+|условно|{years} условно)(?:,? {years})?", judged),
        ("SENTENCED_PRISON", rf"{years}{prison}", judged),
        (
            "ADMIN_ARREST",
            rf"(?:арест )?{days}(?: ареста)?",
            re.compile(r"\b(?:протокол|задерж|суд|коап|пикет|митинг)\w*"),
        ),
        ("PAROLE_DENIED", r"(?:отказ\w*|отказано|не отпустили)", _OF_PAROLE),
        ("PAROLE_GRANTED", r"(?:удовлетворили|удовлетворено|одобрили|отпустили)", _OF_PAROLE),
    )
    return tuple((code, re.compile(rf"{lead}(?P<o>{bare}){end}"), needed) for code, bare, needed in rows)


def _as_parole(hit: Hit, folded: str, earlier: str) -> Hit:
    if hit.code != "APPEAL_UPHELD" or not _OF_PAROLE.search(earlier) or not _PETITION.search(folded):
        return hit
    return hit if _VERDICT.search(folded) else replace(hit, code="PAROLE_DENIED")
