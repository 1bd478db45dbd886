"""Days that a neighbouring sentence tells: when a verdict was read out, and when a list was changed.

«Вчера суд огласил приговор A и B. A получил пять лет.» – the day is said before the terms. «Комитет признал C
политзаключённым. Об этом 17 апреля сообщила пресс-служба.» – the day of the statement is said after the name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from registerpub.core.claims.followups import ANNOUNCED, ANOTHER, VERDICTS
from registerpub.core.claims.polarity import is_old
from registerpub.core.claims.state import Turn
from registerpub.core.records import Claim, PartialDate, Span

#: Sentences after which an announced verdict is spoken of no longer.
_REACH: Final = 3
#: Days before publication within which the day of a statement is that of the change it tells.
_RECENT: Final = 7
_LISTS: Final = frozenset({"LIST_RECOGNISED", "LIST_REMOVED"})
_ABOUT_IT: Final = {
    "en": re.compile(r"\W*(?:it|the \w+|this) (?:was )?(?:announced|published|said so|made public|reported)\b"),
    "ru": re.compile(r"\W*(?:об этом|это решение|решение|заявление)\b"),
    "kk": re.compile(r"\W*(?:бұл туралы|ол туралы|шешім|мәлімдеме)\b"),
}


def date_verdicts(turn: Turn) -> None:
    """Note the day on which a verdict was read to people named; give it to their verdicts that follow without one."""
    state = turn.state
    for number, actor, claim in state.told_in(turn.sentence.start, VERDICTS):
        if claim.date is None and claim.polarity in ("asserted", "reported") and state.read_out is not None:
            at, dated, keys = state.read_out
            if turn.index - at <= _REACH and actor.key in keys:
                state.amend(number, replace(claim, date=dated[0], date_basis=dated[1]))
    language, folded = turn.sentence.language, turn.sentence.folded
    noun, verb = ANNOUNCED[language]
    if not (noun.search(folded) and verb.search(folded)):
        return
    dated_now = turn.times.only_date()
    if dated_now is None:
        return
    keys_now = frozenset(name.actor.key for name in turn.seen.parsed.names if not name.actor.anonymous)
    fits = not turn.sentence.is_question and not ANOTHER[language].search(folded)
    told = dated_now[0] is not None and dated_now[0].precision == "day"
    if fits and told and keys_now and not is_old(dated_now[0], state.document.published):
        state.read_out = (turn.index, dated_now, keys_now)


def date_lists(turn: Turn) -> None:
    """Put the day that this sentence tells in the place of the day of publication, for changes told just before."""
    if turn.index == 0 or not _ABOUT_IT[turn.sentence.language].match(turn.sentence.folded):
        return
    dated, published = turn.times.only_date(), turn.state.document.published
    if dated is None or dated[0] is None or dated[0].precision != "day" or published is None:
        return
    if not 0 <= (published - dated[0].first_day()).days <= _RECENT:
        return
    before = turn.state.sentences[turn.index - 1]
    for number, _, claim in turn.state.told_in(before.start, _LISTS):
        if _is_day_of_publication(claim, PartialDate.of(published)):
            quote = Span(claim.quote.field, claim.quote.start, turn.sentence.end)
            dated_claim = replace(claim, date=dated[0], date_basis=dated[1], quote=quote)
            turn.state.amend(number, replace(dated_claim, rule=f"{claim.rule} + next sentence"))


def _is_day_of_publication(claim: Claim, published: PartialDate) -> bool:
    """Nothing better was known: such a day only says that the change was not later."""
    return claim.date_basis == "relative" and claim.date == published
