"""Outcomes put beside a name without a verb: «A – 15 суток, B – штраф, C: предупреждение», «D – колония в Кушмуруне».

Features, chats and digests tell the results of a day this way. In a sentence where a prosecutor asks, the lengths are
demands. A bare number takes the unit of the one before it. Only Russian has rules here so far.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from registerpub.core.claims.discourse import Bound
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.happenings import tell
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.numbers import number_source, parse_number
from registerpub.core.claims.polarity import judge
from registerpub.core.claims.polarity_words import MAXIMUM, MODAL
from registerpub.core.claims.state import Turn
from registerpub.core.records import Term

_ASIDE = r"(?:, (?:котор\w+|у котор\w+|чь\w+|мать|отец|как мать)[^,;.:]{2,60},| \([^()]{1,60}\))?"
_LINK = re.compile(rf"{_ASIDE},?(?: -+ |: )(?:без изменений, |пока |по-прежнему |все еще |сейчас |тоже |еще )?")
_END = r"(?=[ ,.;:!?)]|$)"
_TAIL = r"(?: (?:общего|строгого|усиленного|среднего) режима| лишени\w+ свободы| колони\w+| тюрьм\w+| заключени\w+)"
#: What may stand beside a name, first match first. ``NUM`` is a number, ``YEARS`` a length in years and months.
_OUTCOMES: tuple[tuple[str, str], ...] = (
    ("SENTENCED_RESTRICTED", r"(?:YEARS )?(?:ограничени\w+ свободы|огранички)"),
    ("SENTENCED_SUSPENDED", r"YEARS (?:лишени\w+ свободы )?условно|YEARS условн\w+(?: срок\w*)?|условн(?:ый срок|ое)"),
    (
        "ADMIN_ARREST",
        r"(?:арест (?:на |сроком на )?)?(?:NUM суток|NUM сутки|NUM дней ареста)"
        r"(?: (?:административного )?ареста)?(?! (?:голод|в пути|без))",
    ),
    ("ADMIN_FINE", r"(?:штраф(?:ом)?(?: [\w ]{0,20}(?:мрп|тенге))?|NUM мрп(?: штрафа)?|предупреждение)"),
    ("SENTENCED_PRISON", rf"YEARS{_TAIL}|реальный срок"),
    (
        "STATE_REPORTED",
        r"(?:под )?домашн\w+ арест\w*|(?:в )?(?:сизо|колони\w+|изолятор\w*|тюрьм\w+)|под стражей|на воле",
    ),
    ("YEARS", r"YEARS(?! (?:назад|стаж|жизн|из\b))"),
    ("DAYS", r"на NUM суток"),
    ("MONTHS", r"на NUM месяц\w*"),
    ("BARE", r"NUM(?= ?(?:[.,;!]|$|и ))(?!,\d)"),
)
_PRONOUN_IN = re.compile(
    r"[:,] (?:он|она) (?:по-прежнему |все еще |сейчас )?(?:находится |сидит )?"
    r"(?P<o>в (?:сизо|колонии|тюрьме|изоляторе))"
)
_BEFORE_NAME = re.compile(r"(?:,|,? и|,? а|;) на (?P<n>NUM) (?P<u>суток|месяц\w*) -+ $")
_VERDICT_FIRST = re.compile(r"^\W*(?:YEARS(?P<t>TAIL)?|(?P<d>NUM суток)) $")
_DATIVE = re.compile(r"(?:у|ю|е|ой|ей)$")
_ASKS = re.compile(
    r"\b(?:прокурор\w*|гособвин\w+|обвинени\w+|обвинител\w+)\b[^.;]*\b(?:запро\w+|прос[ия]\w*|потребова\w+|предлож\w+|"
    r"хочет|хотел|разделил\w*|настаива\w+)|\b(?:запросил\w*|потребовал\w*)\b"
)
_COURT = re.compile(r"\b(?:приговор\w*|осужд\w+|осуди\w+|суд|судья|коллегия|виновн\w+|срок\w*)\b")
_ARREST = re.compile(r"\bарестова\w+")
_CRIMINAL = re.compile(
    r"\b(?:приговор\w*|осужд\w+|осуди\w+|виновн\w+|лишени\w+ свободы|ограничени\w+ свободы|условно)\b"
)
_OF_ORDER = re.compile(r"\b(?:административн|коап|митинг|пикет|протокол|предупрежд)")
_OF_CASE = re.compile(r"\b(?:по делу|приговор|для|в отношении) (?:[а-я-]+ )?$")
_UNIT = re.compile(r"\b(?P<u>суток|сутки|лет|года?)\b")
_CODES = frozenset(
    "SENTENCED_PRISON SENTENCED_RESTRICTED SENTENCED_SUSPENDED SENTENCED_NONCUSTODIAL ADMIN_ARREST ADMIN_FINE "
    "STATE_REPORTED ADMIN_ARREST_ENDED".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """An outcome at ``[start:end]`` of a folded sentence, of the people of ``group``."""

    group: Group
    code: str
    start: int
    end: int
    term: Term | None = None


def find_items(turn: Turn) -> list[Item]:
    """The outcomes of one sentence that stand beside names, by start."""
    sentence, parsed = turn.sentence, turn.seen.parsed
    if sentence.language != "ru" or not parsed.names or sentence.is_question:
        return []
    found = [item for group in parsed.groups for item in (_beside(turn, group) or _before(turn, group),) if item]
    return [item for item in found if not _is_open(sentence.folded[: item.start])]


def _is_open(before: str) -> bool:
    clause = re.split(r"[,;]", before)[-1]
    return bool(MAXIMUM.search(before) or MODAL["ru"].search(clause) or re.search(r"\b(?:если|бы)\b", before))


def _beside(turn: Turn, group: Group) -> Item | None:
    folded, role = turn.sentence.folded, turn.seen.roles[group.names[0]]
    link = _LINK.match(folded, group.end)
    if group.names[0].actor.anonymous or (link is None and role in ("free", "oblique", "possessor")):
        return None if group.names[0].actor.anonymous else _by_pronoun(turn, group)
    if link is None or not (role in ("free", "possessor") or _OF_CASE.search(folded, 0, group.start)):
        return None
    if ":" in link.group() and folded.startswith('"', link.end()):
        return None
    for code, pattern in _outcomes():
        match = pattern.match(folded, link.end())
        if match is not None:
            return _item(turn, group, code, match.start(), match.end())
    return None


def _by_pronoun(turn: Turn, group: Group) -> Item | None:
    """«О X новостей нет: он в СИЗО»."""
    inside = _PRONOUN_IN.search(turn.sentence.folded, group.end)
    if inside is None or len(turn.seen.parsed.groups) > 1:
        return None
    return Item(group, "STATE_REPORTED", inside.start("o"), inside.end("o"))


def _before(turn: Turn, group: Group) -> Item | None:
    """«… и на 20 суток – X», «Семь лет X.»."""
    folded = turn.sentence.folded
    if group.names[0].actor.anonymous:
        return None
    dealt = _compiled(_BEFORE_NAME.pattern).search(folded, 0, group.start)
    if dealt and _ARREST.search(folded, 0, dealt.start()):
        code = "ADMIN_ARREST" if dealt["u"] == "суток" else "REMANDED"
        return Item(group, code, dealt.start("n"), dealt.end("u"), _term(dealt["n"], dealt["u"]))
    first = _compiled(_VERDICT_FIRST.pattern).match(folded, 0, group.start)
    ends = re.match(r" ?(?:[.!,;:]|$)", folded[group.end :])
    if first is None or not ends or not _DATIVE.search(group.names[-1].text.lower()):
        return None
    years = _leading_number(first.group())
    if years is None or years > 20:
        return None
    return Item(group, "ADMIN_ARREST" if first["d"] else "SENTENCED_PRISON", first.start(), first.end() - 1)


def _leading_number(words: str) -> float | None:
    return parse_number(words.strip(' -".,'), "ru")


def _item(turn: Turn, group: Group, code: str, start: int, end: int) -> Item | None:
    folded = turn.sentence.folded
    around = _around(turn, start)
    term: Term | None = None
    if code in ("DAYS", "MONTHS"):
        if not _ARREST.search(folded, 0, start):
            return None
        return Item(group, "ADMIN_ARREST" if code == "DAYS" else "REMANDED", start, end)
    if code == "BARE":
        units = [match["u"] for match in _UNIT.finditer(folded, 0, start)] or [
            match["u"] for match in _UNIT.finditer(around)
        ]
        if not units:
            return None
        code = "ADMIN_ARREST" if units[-1].startswith("сут") else "YEARS"
        term = _term(folded[start:end], units[-1])
    if code == "YEARS":
        if not (_COURT.search(around) or _ASKS.search(around)):
            return None
        code = "SENTENCED_PRISON"
    if code.startswith("SENTENCED") and _ASKS.search(around):
        code = "PROSECUTOR_DEMAND"
    if code == "ADMIN_FINE" and _CRIMINAL.search(around):
        code = "SENTENCED_NONCUSTODIAL"
    return Item(group, code, start, end, term)


def _around(turn: Turn, start: int) -> str:
    """What stands before the item in its sentence, and the sentence before."""
    before = turn.state.sentences[turn.index - 1].folded if turn.index else ""
    return before + " " + turn.sentence.folded[:start]


def _term(number: str, unit: str) -> Term | None:
    value = parse_number(number, "ru")
    if value is None or value > 100:
        return None
    if unit.startswith("сут"):
        return Term(days=int(value))
    if unit.startswith("месяц"):
        return Term(months=int(value))
    return Term(years=int(value), months=round((value - int(value)) * 12))


def in_verdicts(turn: Turn, hits: Sequence[Hit]) -> list[Hit]:
    """A fine among the verdicts of a criminal case, told of in the sentence before, is a sentence."""
    before = turn.state.sentences[turn.index - 1].folded if turn.index else ""
    if turn.sentence.language != "ru" or not _CRIMINAL.search(before) or _OF_ORDER.search(turn.sentence.folded):
        return list(hits)
    return [replace(hit, code="SENTENCED_NONCUSTODIAL") if hit.code == "ADMIN_FINE" else hit for hit in hits]


def without_items(hits: Sequence[Hit], items: Sequence[Item]) -> list[Hit]:
    """The hits of triggers that no item explains better."""
    return [
        hit
        for hit in hits
        if hit.code not in _CODES or not any(hit.start < item.end and item.start - 3 < hit.end for item in items)
    ]


def read_items(turn: Turn, items: Sequence[Item]) -> None:
    """Draft the claims of the items."""
    for item in items:
        hit = Hit(item.code, "outcome beside a name", item.start, item.end)
        chunk = turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
        polarity = judge(turn.times.judged(), chunk, hit, chunk.start)
        if polarity is not None:
            names = tuple((name.actor, name.text) for name in item.group.names if not name.actor.anonymous)
            tell(turn, hit, Bound(names, "beside", group=item.group), polarity, lone=len(items) == 1, term=item.term)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    number = number_source("ru")
    years = rf"(?:(?:{number} )?(?:лет|года?)(?: с половиной)?(?: и {number} месяц\w*)?)"
    return re.compile(source.replace("TAIL", _TAIL).replace("YEARS", years).replace("NUM", number))


@cache
def _outcomes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code, _compiled(rf"\"?(?:{source})\"?{_END if code != 'BARE' else ''}")) for code, source in _OUTCOMES
    )
