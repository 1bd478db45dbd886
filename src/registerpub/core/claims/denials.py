"""Whether a trigger stands in a clause that something else in its sentence denies or leaves open.

A denial reaches only the clause it governs: in English and Russian the clause after «that», «что», or the bare object;
in Kazakh the clause before «деген», «туралы» or with an ending of its own. A later clause may also take up what was
told: «…, but the ministry denied this». Guilt denied by a defendant is no denial of what the court did.
"""

from __future__ import annotations

import re
from typing import Literal

from registerpub.core.claims.denial_words import (
    ENGLISH,
    KK_COMPLEMENT,
    KK_DENY,
    KK_NOUN_CLAUSE,
    KK_OF_REPORT,
    KK_OPEN,
    KK_TAKEN_UP,
    KK_TOLD,
    RUSSIAN,
    Governing,
)
from registerpub.core.claims.folding import occurs
from registerpub.core.claims.grammar import Chunk
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.sentences import Sentence

Stance = Literal["denied", "open"]

_IMPLICIT = re.compile(r" (?:[\w'.-]+ ){1,6}?(?:was|were|had|has|have|is|are)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)(?: \w+ly)? $")
_OWN_VERB = re.compile(
    r" (?:he|she|they)\b[^;]*\band (?:\w+ly )?(?:later |then |now |still )?(?:was|were|is|are|has|have|remains?"
    r"|received|got|"
    r"died|went)?(?: \w+){0,2} ?$"
)
_PERSON_BEFORE = re.compile(
    r"(?:[A-Z][\w'-]+ [A-Z][\w'-]+|[A-Z][\w'-]*[^s\W]|\b[Hh]e|\b[Ss]he)(?:,[^,]*,)?(?: ha[sd]| \w+ly)* $"
)
_NEW_SUBJECT = re.compile(r", and (?!that\b)(?:he|she|they|it|the|his|her|police|[A-Z])")
_JOINT = re.compile(r"\b(?:but|who|which|that|or|and)\b")
_JOINED_NAMES = re.compile(r"(?<=[A-Z])[\w'-]* and (?=[A-Z])")
_CAPITALISED = re.compile(r"\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w'-]*")


def stance_on(sentence: Sentence, chunk: Chunk, hit: Hit) -> Stance | None:
    """``denied`` or ``open`` (neither confirmed nor denied) if the hit's clause is governed so; None if it is not."""
    if sentence.language == "kk":
        return _kazakh(sentence, hit)
    words = ENGLISH if sentence.language == "en" else RUSSIAN
    return _governed(sentence, chunk, hit, words) or _refuted(sentence, hit, words) or _taken_up(sentence, hit, words)


def _governed(sentence: Sentence, chunk: Chunk, hit: Hit, words: Governing) -> Stance | None:
    """By the last governing verb before the trigger that reaches it."""
    for governor in reversed([*words.governor.finditer(sentence.folded, 0, hit.start)]):
        if _reaches(sentence, chunk, hit, governor, words):
            doubled = governor["deny"] and occurs(words.negated, sentence.folded[: governor.start()])
            return "open" if governor["open"] or doubled else "denied"
    return None


def _reaches(sentence: Sentence, chunk: Chunk, hit: Hit, governor: re.Match[str], words: Governing) -> bool:
    folded = sentence.folded
    opening = words.complement.search(folded, governor.end(), hit.start)
    if opening is not None and _is_own(sentence, governor, opening.start(), words):
        start = opening.end()
    elif words is ENGLISH and _has_bare_clause(sentence, governor, hit):
        start = governor.end()
    else:
        return _takes_object(folded, governor, hit, words)
    if chunk.relative and chunk.start > start and not _main_verb_follows(folded[chunk.start : hit.start]):
        return False
    return not _is_closed(sentence, governor, start, hit, words)


def _is_own(sentence: Sentence, governor: re.Match[str], end: int, words: Governing) -> bool:
    """Whether the clause that opens at ``end`` hangs on this governor and not on a verb of saying between them."""
    between = sentence.folded[governor.end() : end]
    if ";" in between or words.told.search(between):
        return False
    if occurs(words.loose, sentence.folded[: governor.end()]):
        return not re.search(r",\s*[^\s,]+ \S", between)
    joint = re.search(r"\b(?:and|but|но|однако)\b|, (?:и|а)\b", between)
    return joint is None or not words.verb.search(_without_names(sentence, governor.end() + joint.end(), end))


def _has_bare_clause(sentence: Sentence, governor: re.Match[str], hit: Hit) -> bool:
    """«Denied X was beaten»: a subject and its verb right after, joined by «and» only if names are."""
    clause = _IMPLICIT.match(sentence.folded, governor.end())
    if clause is None or occurs(_PASSIVE, sentence.folded[: governor.start()]):
        return False
    subject = sentence.text[clause.start() : clause.end()]
    return clause.start() < hit.end and not _JOINT.search(_JOINED_NAMES.sub("", subject))


def _takes_object(folded: str, governor: re.Match[str], hit: Hit, words: Governing) -> bool:
    """«Denied torturing X», «опровергло сообщения о пытках»: the trigger is inside the verb's own object."""
    if occurs(_PASSIVE, folded[: governor.start()]) or re.search(r"(?:вш|ющ|ящ)\w+$", governor.group()):
        return False
    return not words.bare_stop.search(folded, governor.end(), hit.start)


def _main_verb_follows(lead: str) -> bool:
    """«who was jailed in 2016 had died»: the second verb after «who» is the main clause's again."""
    verbs = re.findall(r"(?<!and )(?<!then )\b(?:was|were|had|has|is|are)\b(?! been)", lead)
    return len(verbs) > 1


def _is_closed(sentence: Sentence, governor: re.Match[str], start: int, hit: Hit, words: Governing) -> bool:
    """Whether the governed clause has ended before the trigger."""
    tail = sentence.folded[start : hit.start]
    if words.closed.search(tail):
        return True
    if occurs(words.loose, sentence.folded[: governor.end()]) or _is_aside(sentence.folded, governor, words):
        return _first_clause_ended(sentence, start, hit.start, words)
    if words is RUSSIAN:
        return False
    fresh = _NEW_SUBJECT.search(sentence.text, start, hit.start)
    if fresh and words.verb.search(_without_names(sentence, start, fresh.start())):
        return True
    return bool(_OWN_VERB.match(tail)) and occurs(_PERSON_BEFORE, sentence.text[: governor.start()])


def _is_aside(folded: str, governor: re.Match[str], words: Governing) -> bool:
    """«X, who denied that …, was»: a governing verb inside a relative clause."""
    return words is ENGLISH and occurs(words.loose, folded[: governor.start()])


def _first_clause_ended(sentence: Sentence, start: int, end: int, words: Governing) -> bool:
    """Whether a comma after the clause's own verb leads back to the main clause; one aside before it may stand."""
    commas = [match.start() for match in re.finditer(",", sentence.folded[start:end])]
    if not commas:
        return False
    first = _without_names(sentence, start, start + commas[0])
    return bool(words.verb.search(first)) or len(first.split()) > 2 or len(commas) > 2


def _without_names(sentence: Sentence, start: int, end: int) -> str:
    return _CAPITALISED.sub("", sentence.text[start:end]).lower()


def _refuted(sentence: Sentence, hit: Hit, words: Governing) -> Stance | None:
    """«Reports that … were false»: a noun of report before the clause, the predicate after it."""
    folded = sentence.folded
    topic = words.topic.search(folded, max(0, hit.start - 60), hit.start)
    about = topic is not None and (topic["of"] or folded.startswith(("о ", "об "), hit.start))
    if not about and words.news.search(folded, 0, hit.start) is None:
        return None
    after = folded[hit.end :]
    false, open_ = words.refuted.search(after), words.unsettled.search(after)
    found = min((match for match in (false, open_) if match), key=lambda match: match.start(), default=None)
    if found is None or re.search(r"(?<!не )\bподтверд[иж]|\bconfirmed\b|;", after[: found.start()]):
        return None
    return "open" if found is open_ or _is_doubled(after, found) else "denied"


def _is_doubled(text: str, found: re.Match[str]) -> bool:
    """«Were not denied», «не опровергли»."""
    before = re.search(r"(?:\bне|\bnot|\bnever) $", text[: found.start()])
    inside = re.search(r" (?:not|never) (?:been )?(?:\w+ly )?(?:den|ref|rej|dis|deb|false|untrue)", found[0])
    return bool(before or inside)


def _taken_up(sentence: Sentence, hit: Hit, words: Governing) -> Stance | None:
    """«…, but this is untrue», «…, однако ведомство это опровергло»."""
    after = sentence.folded[hit.end :]
    found = words.taken_up.search(after)
    if found is None:
        return None
    return "open" if re.search(r"\b(?:не|not) (?:опроверг|отрица|отверг|den)", found[0]) else "denied"


def _kazakh(sentence: Sentence, hit: Hit) -> Stance | None:
    """The governing verb follows its clause: the first after «деген», «туралы» or an ending of the clause itself."""
    folded = sentence.folded
    joint = KK_COMPLEMENT.match(folded, hit.end) or _after_quote(folded, hit)
    if joint is not None or KK_NOUN_CLAUSE.search(folded[hit.start : hit.end]):
        start = joint.end() if joint else hit.end
        stance = _verdict(folded[start:])
        if stance is not None:
            return stance
    later = KK_TAKEN_UP.search(folded, hit.end) or KK_OF_REPORT.match(folded, hit.end)
    return ("open" if KK_OPEN.search(later[0]) else "denied") if later else None


def _after_quote(folded: str, hit: Hit) -> re.Match[str] | None:
    """«"Елден кетті, баспана сұрады" деген хабарды»: the whole quotation is the clause."""
    closing = folded.find('"', hit.end) if folded.count('"', 0, hit.start) % 2 else -1
    return KK_COMPLEMENT.match(folded, closing) if closing >= 0 else None


def _verdict(after: str) -> Stance | None:
    told, denied, undecided = KK_TOLD.search(after), KK_DENY.search(after), KK_OPEN.search(after)
    end = told.start() if told else len(after)
    if undecided and undecided.start() <= end:
        return "open"
    return "denied" if denied and denied.start() <= end else None
