"""What the sentence after a verdict adds to it: the day it was given, the article, the length of the term.

«Суд приговорил X к пяти годам. Приговор огласили 17 мая.» Only where nobody else can be meant: one verdict in the
sentence before, nobody else named or pointed at since, one date or one article. The quote then spans both sentences.
"""

from __future__ import annotations

import re
from dataclasses import replace

from registerpub.core.claims.details import only_article
from registerpub.core.claims.people import Actor
from registerpub.core.claims.persons import Reference
from registerpub.core.claims.polarity import is_old
from registerpub.core.claims.state import Turn
from registerpub.core.claims.verbs import KIN_EN, OTHER_PERSON
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Claim, Span

VERDICTS = frozenset(code for code in EVENT_TYPES if code.startswith("SENTENCED_")) | {"ACQUITTED"}
_WITH_ARTICLE = frozenset(code for code in VERDICTS if "article" in EVENT_TYPES[code].details)
#: «The verdict was announced»: noun and verb of one clause, in either order.
ANNOUNCED = {
    "en": (
        re.compile(r"\b(?:verdict|sentence|ruling|judge?ment)\b"),
        re.compile(r"\b(?:announced|handed down|delivered|pronounced|read|read out|issued|passed)\b"),
    ),
    "ru": (
        re.compile(r"\b(?:приговор|решение суда|вердикт)\b"),
        re.compile(
            r"\b(?:огласил[аи]?|оглашен[оы]?|вынес(?:ла|ли|ен|ено)?|объявил[аи]?|объявлен[оы]?|зачитал[аи]?|провозгласил[аи]?)\b"
        ),
    ),
    "kk": (
        re.compile(r"\b(?:үкім|сот шешімі)(?:ді|і|ін)?\b"),
        re.compile(
            r"\b(?:жариялан?(?:ды|ған)|жариялады|шығар(?:ды|ған|ылды|ылған)|шықты|шыққан|оқылды|оқыды|оқылған)\b"
        ),
    ),
}
_GUILTY = {
    "en": re.compile(r"\b(?:found guilty|convicted|was tried|were tried)\b"),
    "ru": re.compile(r"\b(?:призна\w+ (?:[\w-]+ ){0,3}?виновн\w+|виновн\w+ призна\w+|осужд\w+|осудил\w*|судили)\b"),
    "kk": re.compile(r"\b(?:кінәлі|айыпты) деп тан\w+|\bкінәсі дәлелден\w+|\bсотталды\b"),
}
_LENGTH = {
    "en": re.compile(r"\W*(?:the|his|her) (?:prison )?(?:term|sentence) (?:is|was|amounts to)\b|.*\bto spend\b"),
    "ru": re.compile(r"\W*(?:его |ее )?срок\b|.*\bпроведет в (?:колонии|тюрьме|заключении)\b"),
    "kk": re.compile(r"\W*(?:оның )?(?:жаза|жазасының|түрме) мерзімі\b"),
}
#: Another verdict, another court, somebody else, or nothing that has happened.
ANOTHER = {
    "en": re.compile(
        r"\b(?:will|would|(?<!\d )may(?! \d)|might|not|never|expected|due|if|appeals?|appealed|previous|earlier|lower|"
        r"another|other|second|co-defendants?|overturned|upheld|force|effect|cleared|prosecutors?)\b"
    ),
    "ru": re.compile(
        r"\b(?:не|будет|будут|должн\w+|может|могут|если|апелляц\w+|обжал\w+|прежн\w+|предыдущ\w+|ранее|друг\w+|втор\w+|"
        r"соподсудим\w+|отмен\w+|в силу|законную|прокурор\w*)\b"
    ),
    "kk": re.compile(
        r"\b(?:апелляц\w+|шағым\w*|алдыңғы(?! күні)|бұрынғы|(?<!күн )бұрын|басқа|екінші|мүмкін|тиіс|егер|жоқ|емес|"
        r"күшіне|прокурор\w*)\b"
    ),
}
_JUDGE = re.compile(r"\b(?:судь\w+|төраға\w*)")


def complete_verdict(turn: Turn) -> None:
    """Fill what the verdict of the sentence before lacks from this sentence, if it speaks of that verdict alone."""
    found = _open_verdict(turn)
    turn.state.verdict = None
    if found is None:
        return
    number, actor, claim = found
    if turn.state.told_in(turn.sentence.start, VERDICTS) or not _about_same(turn, actor):
        return
    fuller = _with_article(turn, _with_term(turn, _with_date(turn, claim)))
    if fuller == claim:
        return
    quote = Span(claim.quote.field, claim.quote.start, turn.sentence.end)
    turn.state.amend(number, replace(fuller, quote=quote, rule=f"{claim.rule} + next sentence"))
    turn.state.verdict = (turn.index, number)


def _open_verdict(turn: Turn) -> tuple[int, Actor, Claim] | None:
    """The only verdict told in the sentence before, or the one that the sentence before has already completed."""
    state = turn.state
    if state.verdict is not None and state.verdict[0] == turn.index - 1:
        return state.draft(state.verdict[1])
    if turn.index == 0:
        return None
    told = state.told_in(state.sentences[turn.index - 1].start, VERDICTS)
    return told[0] if len(told) == 1 and told[0][2].polarity in ("asserted", "reported") else None


def _about_same(turn: Turn, actor: Actor) -> bool:
    """Whether nobody but ``actor`` is named, pointed at or hinted at, and no other verdict is spoken of."""
    sentence, language = turn.sentence, turn.sentence.language
    if sentence.is_question or ANOTHER[language].search(sentence.folded):
        return False
    if any(name.actor.key != actor.key for name in turn.seen.parsed.names):
        return False
    if (KIN_EN if language == "en" else OTHER_PERSON).search(_JUDGE.sub("", sentence.folded)):
        return False
    return all(_means(turn, reference, actor) for reference in turn.seen.references)


def _means(turn: Turn, reference: Reference, actor: Actor) -> bool:
    """Whether a pronoun or «the activist» means ``actor``.

    A man's surname in the accusative looks like a woman's («приговорил Асана Мусина; его …»): then the topic tells.
    """
    if reference.count != 1:
        return False
    names = turn.state.discourse.resolve(reference)
    if len(names) == 1 and names[0][0].key == actor.key:
        return True
    declined = turn.sentence.language == "ru" and actor.female is True and reference.female is False
    topic = turn.state.discourse.topic
    return declined and len(topic) == 1 and topic[0][0].key == actor.key


def _with_date(turn: Turn, claim: Claim) -> Claim:
    noun, verb = ANNOUNCED[turn.sentence.language]
    told = noun.search(turn.sentence.folded) and verb.search(turn.sentence.folded)
    dated = turn.times.only_date() if told and claim.date is None else None
    if dated is None or dated[0] is None:
        return claim
    old = is_old(dated[0], turn.state.document.published)
    polarity = "background" if old else claim.polarity
    return replace(claim, date=dated[0], date_basis=dated[1], polarity=polarity)


def _with_term(turn: Turn, claim: Claim) -> Claim:
    fits = claim.term is None and EVENT_TYPES[claim.event].has_term
    term = turn.times.only_term() if fits and _LENGTH[turn.sentence.language].match(turn.sentence.folded) else None
    return replace(claim, term=term) if term else claim


def _with_article(turn: Turn, claim: Claim) -> Claim:
    fits = claim.article is None and claim.event in _WITH_ARTICLE
    told = fits and _GUILTY[turn.sentence.language].search(turn.sentence.folded)
    article = only_article(turn.sentence) if told else None
    return replace(claim, article=article) if article else claim
