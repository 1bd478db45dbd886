"""The sentence after a report may deny it as a whole: «Сообщалось, что X умер. Министерство это опровергло.»

What such a sentence reaches is no longer told as having happened: it is denied, or hearsay where nobody would confirm
it. It reaches the sentence before; the one before that only where the sentence between tells nothing but where the
report comes from. Guilt that the accused denies is no denial of what was done to them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from registerpub.core.claims.people import Actor
from registerpub.core.claims.polarity import is_old
from registerpub.core.claims.rebuttal_words import ENGLISH, KAZAKH, NOUNS, RU_ALIVE, RUSSIAN
from registerpub.core.claims.sentences import Sentence
from registerpub.core.claims.state import Turn
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Claim, Polarity, Span

_WORDS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
_CODES = frozenset(EVENT_TYPES)
_ALIVE = re.compile(RU_ALIVE)
#: Acts upon somebody accused: what the defence denies after them is the guilt.
_ACCUSED = frozenset(code for code, event in EVENT_TYPES.items() if event.family in ("arrest", "case", "verdict"))
_ALLEGED = frozenset({"ILL_TREATMENT_ALLEGED"})
#: What is said or asked for by somebody was said or asked for, whoever rejects it.
_ASKED = frozenset({"INTL_OPINION", "APPEAL_FILED", "PROSECUTOR_DEMAND"})

Stance = tuple[Literal["denied", "open"], str]
Draft = tuple[int, Actor, Claim]


def take_back(turn: Turn) -> None:
    """Deny, or make hearsay, the claims of the sentence before if this sentence denies or leaves open what it told."""
    told = _told(turn) if turn.index else []
    stance = _stance(turn.sentence) if told else None
    if stance is None:
        return
    for number, actor, claim in told:
        if not _is_meant(turn, actor, claim, stance):
            continue
        polarity = _weakened(claim, told, stance)
        if polarity != claim.polarity:
            quote = Span(claim.quote.field, claim.quote.start, turn.sentence.end)
            rule = f"{claim.rule} + taken back"
            turn.state.amend(number, replace(claim, polarity=polarity, quote=quote, rule=rule))


def _stance(sentence: Sentence) -> Stance | None:
    """What the sentence says of the one before as a whole, and by which words; None if it is about anything else."""
    words, folded = _WORDS[sentence.language], sentence.folded
    if sentence.is_question or words.court.search(folded):
        return None
    undecided, denied = words.open.search(folded), words.denied.search(folded)
    if undecided:
        return "open", undecided[0]
    return ("denied", denied[0]) if denied and not words.void.search(folded) else None


def _told(turn: Turn) -> list[Draft]:
    """The claims of the sentence before, or of the one before that if this only goes on about the report."""
    before, words = turn.state.sentences[turn.index - 1], _WORDS[turn.sentence.language]
    told = turn.state.told_in(before.start, _CODES)
    if told or turn.index == 1:
        return told
    earlier = turn.state.sentences[turn.index - 2]
    if not earlier.paragraph == before.paragraph == turn.sentence.paragraph:
        return []
    told = turn.state.told_in(earlier.start, _CODES)
    sourced = told and words.source.search(before.folded) and not words.accuses.search(before.folded)
    return told if sourced else []


def _is_meant(turn: Turn, actor: Actor, claim: Claim, stance: Stance) -> bool:
    """Whether what is denied can be this claim."""
    words, told = _WORDS[turn.sentence.language], _sentence_of(turn, claim)
    if not _is_news(turn, claim, told, stance) or claim.event in _ASKED:
        return False
    if _ALIVE.match(stance[1]) and claim.event != "DIED":
        return False
    if claim.event in MEMBERSHIP_EVENTS:
        return turn.state.owners.in_sentence(turn.sentence) is not None
    if claim.event in _ALLEGED:
        return True
    about = words.about.search(stance[1])
    if words.accused.search(stance[1]) or (about and not _is_named(about["what"], claim.event)):
        return False
    after = told.folded[claim.trigger.end - told.start :] if claim.trigger else ""
    if words.says.search(after) or words.accuses.search(told.folded):
        return False
    return claim.event not in _ACCUSED or not _is_about_guilt(turn, actor, told.folded)


def _is_news(turn: Turn, claim: Claim, told: Sentence, stance: Stance) -> bool:
    """Whether the claim was told as news; the past perfect of a fresh rumour («claimed that X had died») is that."""
    if claim.polarity in ("asserted", "reported"):
        return True
    words = _WORDS[turn.sentence.language]
    before = told.folded[: claim.trigger.start - told.start] if claim.trigger else ""
    aside = words.relative.search(before) or not words.rumour.search(before)
    old = is_old(claim.date, turn.state.document.published)
    return claim.polarity == "background" and stance[0] == "denied" and not aside and not old


def _is_named(noun: str, code: str) -> bool:
    return any(re.match(nouns, noun) and code.startswith(codes) for nouns, codes in NOUNS)


def _is_about_guilt(turn: Turn, actor: Actor, told: str) -> bool:
    """Whether it is the charge that is denied: false words were the charge, or the defence speaks."""
    words, folded = _WORDS[turn.sentence.language], turn.sentence.folded
    if words.charged.search(told):
        return True
    himself = any(name.actor.key == actor.key for name in turn.seen.parsed.names)
    return bool(himself or words.defence.search(folded)) and not words.rumour.search(told)


def _weakened(claim: Claim, told: list[Draft], stance: Stance) -> Polarity:
    """Beside an allegation in the same sentence, the denial is of the allegation first: the rest is in doubt only."""
    alleged = any(other.event in _ALLEGED for _, _, other in told)
    if stance[0] == "open" or (alleged and claim.event not in _ALLEGED):
        return "background" if claim.polarity == "background" else "reported"
    return "denied"


def _sentence_of(turn: Turn, claim: Claim) -> Sentence:
    sentences = turn.state.sentences
    return next(one for one in sentences[turn.index :: -1] if one.start == claim.quote.start)
