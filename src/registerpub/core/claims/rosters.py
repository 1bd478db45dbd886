"""Short news of a list that was just spoken of: «Добавлены: A, B», «Вычеркнуты A и B», «из него убрали A».

The sentence itself need not name the list: one of the two before it does, or an owner acts in the sentence. A question
«Кого признали политзаключёнными?» is answered by the names after it. Only Russian has rules here so far.
"""

from __future__ import annotations

import re

from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.list_context import about_previous_list, about_state_list
from registerpub.core.claims.people import NameSpan
from registerpub.core.claims.series import Pairs, listable, pairs
from registerpub.core.claims.state import Turn

_LIST_WORD = re.compile(r"\b(?:спис|переч|реестр)\w+")
_OPENS = re.compile(
    r"(?:^\W*|[,;:.] |\bи |\bа |\bиз не(?:го|е) |\bв не(?:го|е) |\bоттуда |\bтуда |\" )"
    r"(?:из не(?:го|е) |в не(?:го|е) |туда |оттуда |также |еще )?"
    r"(?:(?P<out>вычеркнут[аы]?|исключен[аы]?|убран[аы]?|удален[аы]?|убрали|вычеркнул[аи]?|исключил[аи]?|удалил[аи]?|"
    r"выбыл[аи]?)|"
    r"(?P<into>добавлен[аы]?|включен[аы]?|внесен[аы]?|вписан[аы]?|дописан[аы]?|добавил[аи]?|включил[аи]?|"
    r"внесл[аи]|(?P<wrote>дописал[аи]?|вписал[аи]?)|нов(?:ые|ых) имен\w*|нов(?:ые|ых) фамили\w*|новички))\b"
)
#: Before the first name: role words only.
_ROLE = r"(?:(?!исключ|вычеркн|убра|удал|добавл|включ|внес|выбы|его |ее |брат|сын|жен|муж|адвокат)[а-яё-]{3,} ){0,3}"
_LEAD = re.compile(rf"[ :-]*{_ROLE}")
#: Between two names of a list: a joint, role words, an aside about the first.
_STEP = re.compile(
    r"(?: \([^()]{1,60}\))?(?:, (?:чей|чья|чье|котор\w+|у котор\w+|\d)[^,;.:]{2,60})?"
    rf"(?:,? и|,? а также|,) {_ROLE}"
)
_ASKED = re.compile(r"\b(?:кого|кто)\b.*\b(?:политзаключ|политз[эе]к|политическ\w+ заключ|узник)")
_ANSWER = re.compile(r"\W*(?:с (?:этой|прошлой) недели|теперь|отныне|это)?[ ,-]*" + _ROLE)


def roster_hits(turn: Turn) -> list[tuple[Hit, Pairs]]:
    """What the sentence tells of a list that it need not name: the hit and the people, in order."""
    sentence, names = turn.sentence, turn.seen.parsed.names
    folded = sentence.folded
    if sentence.language != "ru" or not names or about_state_list(folded) or about_previous_list(folded):
        return []
    answered = _answered(turn)
    if answered is not None:
        return [answered]
    found = []
    for match in _OPENS.finditer(folded):
        if not _is_of_list(turn, match):
            continue
        code = "LIST_REMOVED" if match["out"] else "LIST_RECOGNISED"
        start = match.start("out" if match["out"] else "into")
        members = _series(turn, match.end())
        if members:
            found.append((Hit(code, "roster", start, match.end()), pairs(members)))
    return found


def _is_of_list(turn: Turn, match: re.Match[str]) -> bool:
    """Whether the verb is about a list of an owner's: named just before, or by the owner that acts."""
    state, index = turn.state, turn.index
    owner = state.owners.in_sentence(turn.sentence)
    if not state.list_context and owner is None and state.owners.nearest(state.sentences, index) is None:
        return False
    if match["wrote"] and owner is not None and state.list_context:
        return True
    near = [turn.sentence.folded[: match.start()]]
    near += [state.sentences[place].folded for place in (index - 1, index - 2) if place >= 0]
    told = next((text for text in near if _LIST_WORD.search(text)), None)
    return told is not None and not about_state_list(told)


def _series(turn: Turn, start: int) -> list[NameSpan]:
    """Names that follow one another from ``start`` on, with role words and asides between them."""
    folded = turn.sentence.folded
    found: list[NameSpan] = []
    place = start
    for name in turn.seen.parsed.names:
        if name.start < start:
            continue
        if not (_STEP if found else _LEAD).fullmatch(folded, place, name.start):
            break
        found.append(name)
        place = name.end
    return listable(turn.seen, found)


def _answered(turn: Turn) -> tuple[Hit, Pairs] | None:
    """The names that answer «кого признали?»."""
    if turn.index == 0 or turn.sentence.is_question:
        return None
    before = turn.state.sentences[turn.index - 1]
    first = turn.seen.parsed.names[0]
    if not before.is_question or not _ASKED.search(before.folded):
        return None
    if not _ANSWER.fullmatch(turn.sentence.folded, 0, first.start):
        return None
    members = _series(turn, first.start)
    return (Hit("LIST_RECOGNISED", "answer", 0, first.end), pairs(members)) if members else None
