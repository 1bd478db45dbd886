"""Claims of single triggers: who, what, when, for how long, and how firmly it is said. Lists are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from registerpub.core.claims.dealt import dealt
from registerpub.core.claims.demanded import demanded_penalty
from registerpub.core.claims.details import find_article, find_court, find_facility, find_place
from registerpub.core.claims.discourse import Bound
from registerpub.core.claims.folding import occurs
from registerpub.core.claims.gapping import gapped, gapped_terms
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.people import Actor
from registerpub.core.claims.polarity import continues_story, is_old, judge
from registerpub.core.claims.polarity_words import ANNIVERSARY, PAST
from registerpub.core.claims.state import State, Turn
from registerpub.core.claims.states import status_of
from registerpub.core.claims.subjects import bind
from registerpub.core.claims.when import Dated, pick
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Claim, Polarity, Term

_ARTICLE_TOO = {"REMANDED", "REMAND_EXTENDED", "HOUSE_ARREST", "ADMIN_ARREST", "ADMIN_FINE", "PROSECUTOR_DEMAND"}
_COURT_TOO = {
    "PROSECUTOR_DEMAND",
    "PAROLE_DENIED",
    "SENTENCED_NONCUSTODIAL",
    "ADMIN_FINE",
    "APPEAL_FILED",
    "HEARING_ADJOURNED",
}
_WITH_COURT = frozenset(code for code, event in EVENT_TYPES.items() if "court" in event.details) | _COURT_TOO
_WITH_ARTICLE = frozenset(code for code, event in EVENT_TYPES.items() if "article" in event.details) | _ARTICLE_TOO
_WITH_FACILITY = frozenset({"TRANSFERRED", "STATE_REPORTED", "PUNISHMENT_CELL"})
_TERM_TOO = {"ADMIN_ARREST", "PROSECUTOR_DEMAND"}
#: What ends a state of custody.
_CHANGES = frozenset(code for code, event in EVENT_TYPES.items() if event.family == "release" or code == "DIED")
_BARE_RELEASES = frozenset({"RELEASED_UNSPECIFIED", "RELEASED_WITHOUT_CHARGE"})
_KINDS_OF_RELEASE = frozenset(
    "RELEASED_SERVED RELEASED_HEALTH PARDONED AMNESTIED ADMIN_ARREST_ENDED PSYCHIATRY_ENDED PAROLE_GRANTED "
    "HOUSE_ARREST "
    "RESTRAINT_UNDERTAKING ACQUITTED REPLACED_MILDER".split()
)
#: Kinds that are the leaving itself; parole, a milder penalty or a verdict may come days before it.
_RELEASED_BY_IT = frozenset({"RELEASED_HEALTH", "RELEASED_SERVED", "ADMIN_ARREST_ENDED"})
_LETTING_GO = _BARE_RELEASES | _KINDS_OF_RELEASE
_AMONG_THEM = {
    "en": re.compile(r"\W*(?:among them|they include|one of them|those (?:\w+ ){1,2}(?:were|are|include))\b"),
    "ru": re.compile(r"\W*(?:среди (?:них|задержанных|осужденных|освобожденных)|в их числе|это|один из них)\b"),
    "kk": re.compile(r"\W*(?:олардың (?:арасында|қатарында|ішінде|бірі)|араларында|солардың)\b"),
}
#: Several people whom nobody names.
_COUNTED = {
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|several|dozens of|some|more) (?:[\w-]+ "
        r"){0,2}\w+s\b|\bpeople\b"
    ),
    "ru": re.compile(
        r"\b(?:двое|трое|четверо|пятеро|шестеро|семеро|двух|трех|четырех|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|\d+|"
        r"несколько|нескольких|десятки|группа|группу) (?:[\w-]+ ){0,1}\w+"
    ),
    "kk": re.compile(r"\b(?:екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он екі|\d+|бірнеше|ондаған) (?:[\w-]+ ){0,1}\w+"),
}
_ONLY_NOW = re.compile(r"\b(?:only|just|not until|лишь|только|ғана)\b")
#: Days within which even an aside tells news.
_FRESH = 21
_COMPLAINS = re.compile(
    r"\b(?:says?|described?s?|told|tells|alleg\w+|complain\w*|accus\w+|testif\w+|recounts?|wrote)\b"
)
#: Between two verbs of one old story: a year, a place, a comma or «and», no new day.
_AND_SO_ON = re.compile(
    r"(?!.*\b(?:now|today|yesterday|this (?:week|month|year)|\w+day|again|recently|since)\b)"
    r"[^;:.]{0,60}(?:,|\band) ?(?:(?!is\b|are\b|has\b|ha[vd]e?\b|was\b|were\b|remains?\b|faces?\b)\w+ )?"
)
_WITH_TERM = frozenset(code for code, event in EVENT_TYPES.items() if event.has_term) | _TERM_TOO


def read_happening(turn: Turn, hit: Hit, hits: Sequence[Hit]) -> Bound:
    """Draft the claims of one trigger, one of ``hits``. Returns whom it was bound to."""
    lone = len(hits) == 1
    bound = bind(turn.seen, hit, turn.state.discourse)
    chunk = turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
    polarity = judge(turn.times.judged(), chunk, hit, chunk.start)
    if not bound.names or polarity is None:
        return bound
    first = tell(turn, hit, bound, polarity, lone)
    for actor, surface, share, length in dealt(turn.seen, hit, bound, hits):
        dated, final = _settle(turn, actor, share, first, polarity)
        claim = replace(_described(turn, turn.claim(actor, surface, share, bound), share), term=length)
        turn.state.add(actor, replace(claim, date=dated[0], date_basis=dated[1], polarity=final), turn.index)
    return bound


def tell(turn: Turn, hit: Hit, bound: Bound, polarity: Polarity, lone: bool, term: Term | None = None) -> Dated:
    """Draft the claims of one trigger for the people it is bound to; gives the date of the first.

    ``term``: its length, if known beforehand.
    """
    if polarity == "background" and bound.how != "object" and _is_fresh(turn, hit, lone):
        polarity = "asserted"
    dates = turn.times.dates_for(hit, len(bound.names))
    terms = turn.times.terms_for(hit, len(bound.names))
    described = bound.how == "described"
    planned = polarity == "planned"
    stated = turn.times.date_before(hit) if described else turn.times.date_of(hit, lone, future=planned)
    if dates is None and turn.times.is_undealt(hit, len(bound.names)):
        stated = (None, "stated")
    found = [(actor, surface, pick(dates, number, stated)) for number, (actor, surface) in enumerate(bound.names)]
    found += gapped(turn.seen, hit, bound, turn.times)
    for number, (actor, surface, when) in enumerate(found):
        dated, final = _settle(turn, actor, hit, when, polarity)
        if described and final == "asserted":
            final = "background"
        length = term or (terms[number] if terms else turn.times.term_of(hit, len(found)))
        claim = _described(turn, turn.claim(actor, surface, hit, bound), hit)
        claim = replace(claim, date=dated[0], date_basis=dated[1], polarity=final)
        turn.state.discourse.told_of.add(actor.key)
        turn.state.add(actor, replace(claim, term=length if hit.code in _WITH_TERM else None), turn.index)
    if hit.code.startswith(("SENTENCED", "ADMIN_ARREST", "PROSECUTOR")) and polarity in ("asserted", "reported"):
        told = {actor.key for actor, _, _ in found}
        for actor, surface, length in gapped_terms(turn.seen, hit, bound):
            if actor.key not in told:
                dated, final = _settle(turn, actor, hit, stated, polarity)
                dated = (None, "stated") if final == "background" else dated
                claim = replace(turn.claim(actor, surface, hit, bound), polarity=final, term=length)
                turn.state.add(actor, replace(claim, date=dated[0], date_basis=dated[1]), turn.index)
    return found[0][2]


def _is_fresh(turn: Turn, hit: Hit, lone: bool) -> bool:
    """«X, who was arrested on Monday», «he had been driven to Y on Friday»: an aside, but of the last days."""
    sentence, published = turn.sentence, turn.state.document.published
    if sentence.language != "en" or published is None or occurs(ANNIVERSARY["en"], sentence.folded):
        return False
    if hit.code == "ILL_TREATMENT_ALLEGED":
        return bool(_COMPLAINS.search(sentence.folded)) and not occurs(PAST["en"], sentence.folded)
    date = turn.times.date_of(hit, lone)[0]
    day = date is not None and date.precision == "day"
    return bool(day and date and 0 <= (published - date.last_day()).days <= _FRESH)


def read_among(turn: Turn, hits: Sequence[Hit]) -> None:
    """«Двенадцать осуждённых помилованы. Среди них X»: what the sentence before told of people it did not name."""
    told, turn.state.unnamed = turn.state.unnamed, None
    sentence = turn.sentence
    if told is not None and not hits and _AMONG_THEM[sentence.language].match(sentence.folded):
        hit, dated, polarity = told
        free = [name for name in turn.seen.parsed.names if turn.seen.roles[name] != "kin" and not name.actor.anonymous]
        bound = Bound(tuple((name.actor, name.text) for name in free), "among them", sure=False)
        for actor, surface in bound.names:
            claim = turn.claim(actor, surface, replace(hit, start=0, end=len(sentence.folded)), bound)
            turn.state.add(actor, replace(claim, date=dated[0], date_basis=dated[1], polarity=polarity), turn.index)
        return
    if turn.seen.parsed.names or len({hit.code for hit in hits}) != 1 or hits[0].code.startswith("LIST_"):
        return
    hit = hits[0]
    chunk = turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
    put = judge(turn.times.judged(), chunk, hit, chunk.start)
    counted = _COUNTED[sentence.language].search(sentence.folded)
    if counted and put in ("asserted", "reported"):
        turn.state.unnamed = (hit, turn.times.date_of(hit, True), put)


def _settle(turn: Turn, actor: Actor, hit: Hit, dated: Dated, polarity: Polarity) -> tuple[Dated, Polarity]:
    """Final date and polarity: a state is as of the statement; what is old or continues an old story is background.

    A state that has long lasted is no news of somebody on record, but it is where a newcomer's case stands now.
    """
    state: State = turn.state
    published = state.document.published
    if polarity not in ("asserted", "reported"):
        return (state.statement_date if hit.code == "STATE_REPORTED" else dated), polarity
    if hit.code == "STATE_REPORTED":
        known = bool(actor.person or actor.alternatives)
        lasting = known and (is_old(turn.times.since_of(hit), published) or is_old(dated[0], published))
        lasting = lasting or _was_long_ago(turn, hit)
        return state.statement_date, "background" if lasting else polarity
    if (
        hit.code == "ILL_TREATMENT_ALLEGED"
        and _COMPLAINS.search(turn.sentence.folded)
        and turn.sentence.language == "en"
    ):
        return dated, polarity
    if dated[0] is None and turn.sentence.language == "en" and _goes_on_from_old(turn, actor, hit):
        return dated, "background"
    told = turn.index - state.told.get(actor.key, -9) <= 1
    if is_old(dated[0], published) or (dated[0] is None and told and continues_story(turn.around(hit))):
        return dated, "background"
    return dated, polarity


def _goes_on_from_old(turn: Turn, actor: Actor, hit: Hit) -> bool:
    """«X was arrested in 2011, served four years and …»: an undated verb behind one that is long past."""
    return any(
        other.key == actor.key
        and claim.polarity == "background"
        and is_old(claim.date, turn.state.document.published)
        and claim.trigger is not None
        and claim.trigger.start - turn.sentence.start < hit.start
        and re.fullmatch(_AND_SO_ON, turn.sentence.folded[claim.trigger.end - turn.sentence.start : hit.start])
        for _, other, claim in turn.state.told_in(turn.sentence.start, frozenset(EVENT_TYPES))
    )


def _was_long_ago(turn: Turn, hit: Hit) -> bool:
    """«1986 жылы ұсталып, он күн абақтыда жатқан»: a Kazakh state in the past tense, with nothing but an old date."""
    words, only = turn.sentence.folded[hit.start : hit.end], turn.times.only_date()
    past = turn.sentence.language == "kk" and words.endswith(("жатқан", "отырған", "болған"))
    return past and only is not None and is_old(only[0], turn.state.document.published)


def _described(turn: Turn, claim: Claim, hit: Hit) -> Claim:
    """The claim with what its sentence says beside event, date and term."""
    sentence, chunk = turn.sentence, turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
    return replace(
        claim,
        article=find_article(sentence) if hit.code in _WITH_ARTICLE else None,
        court=find_court(sentence) if hit.code in _WITH_COURT else None,
        place=find_place(sentence, chunk.start, max(chunk.end, hit.end)),
        facility=find_facility(sentence) if hit.code in _WITH_FACILITY else None,
        speaker=turn.speaker(),
        penalty=demanded_penalty(turn.seen.parsed, hit) if hit.code == "PROSECUTOR_DEMAND" else None,
        status=status_of(sentence.folded[hit.start : hit.end]) if hit.code == "STATE_REPORTED" else None,
    )


def merge_releases(turn: Turn) -> None:
    """«Served his term and left the colony on Monday»: one release, told by its kind and by the leaving.

    The kind keeps the date. Where a decision and the leaving have two dates, they are two events.
    """
    told = turn.state.told_in(turn.sentence.start, _LETTING_GO)
    for number, actor, claim in told:
        if claim.event not in _BARE_RELEASES or claim.polarity not in ("asserted", "reported"):
            continue
        for place, other, kind in told:
            served = kind.event == "RELEASED_SERVED" and kind.polarity == "background" and kind.date is None
            same = kind.polarity == claim.polarity or served
            known = kind.event in _KINDS_OF_RELEASE and same and other.key == actor.key
            if not known or (kind.event == "PAROLE_GRANTED" and _is_apart(turn, claim, kind)):
                continue
            dated = kind if kind.date or not claim.date else replace(kind, date=claim.date, date_basis=claim.date_basis)
            turn.state.amend(place, replace(dated, polarity=claim.polarity))
            turn.state.amend(number, replace(claim, polarity="background", date=None))
            break


def join_releases(turn: Turn) -> None:
    """«X left the colony on Saturday. He had served every day.»: one release, told by its kind in a second sentence."""
    if turn.index == 0:
        return
    before = turn.state.sentences[turn.index - 1].start
    for place, other, kind in turn.state.told_in(turn.sentence.start, _LETTING_GO):
        for number, actor, claim in turn.state.told_in(before, _LETTING_GO):
            if actor.key != other.key or claim.polarity not in ("asserted", "reported") or _are_two(kind, claim):
                continue
            if kind.event in _BARE_RELEASES and claim.event in _RELEASED_BY_IT:
                turn.state.amend(place, replace(kind, polarity="background", date=None))
            elif claim.event in _BARE_RELEASES and kind.event in ("RELEASED_SERVED", "ADMIN_ARREST_ENDED"):
                dated = kind if kind.date else replace(kind, date=claim.date, date_basis=claim.date_basis)
                turn.state.amend(place, replace(dated, polarity=claim.polarity))
                turn.state.amend(number, replace(claim, polarity="background", date=None))


def _are_two(one: Claim, two: Claim) -> bool:
    """Whether days or an old story make two events of two tellings."""
    return one.date is not None and two.date is not None and not one.date.agrees_with(two.date)


def _is_apart(turn: Turn, claim: Claim, kind: Claim) -> bool:
    """Whether leaving came later than the decision."""
    if claim.date is not None and kind.date is not None and not claim.date.agrees_with(kind.date):
        return True
    return bool(_ONLY_NOW.search(turn.sentence.folded))


def age_states(turn: Turn) -> None:
    """«X, held since June, was released»: a state that the same sentence says has ended is history, no news."""
    changes = [
        (actor.key, claim.trigger.start)
        for _, actor, claim in turn.state.told_in(turn.sentence.start, _CHANGES)
        if claim.polarity == "asserted" and claim.trigger is not None
    ]
    for number, actor, claim in turn.state.told_in(turn.sentence.start, frozenset({"STATE_REPORTED"})):
        begins = claim.trigger.start if claim.trigger is not None else 0
        if claim.polarity == "asserted" and any(key == actor.key and begins < start for key, start in changes):
            turn.state.amend(number, replace(claim, polarity="background"))
