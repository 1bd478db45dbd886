"""Words of one event that in their sentence tell of another."""

from __future__ import annotations

import re
from dataclasses import replace

from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.russian import recoded_ru
from registerpub.core.claims.sentences import Sentence

#: Who asks for a penalty, and words by which it has been given.
_PROSECUTOR = re.compile(
    r"\bprosecut(?:ors?|ion)\b(?! service|'s office|-general| general)|\bthe state (?:wants|asks|seeks)\b"
)
_DECIDED = re.compile(
    r"\b(?:courts?|judges?|jury|bench|sentenced|convicted|verdict|handed|jailed|given|got|received|gave|"
    r"appeal\w*|walked|"
    r"imposed)\b"
)
#: «…, the prosecutor told the court»: the court only listens.
_ADDRESSED = re.compile(
    r"\b(?:told|tells|asked|asks|urged|before|to) (?:the )?(?:courts?|judges?|bench|jury)\b(?! to (?:rule|decide))"
)
#: What is left of a term is exchanged, not changed.
_UNSERVED = re.compile(
    r"\b(?:unserved|remaining|remainder|rest of|balance of)\b.*\b(?:commuted|replaced|swapped|substituted|converted)\b"
    r".*\b(?:restrict|limit|fine|milder|lighter|correctional|community)"
)
_CRIMINAL = re.compile(
    r"\b(?:no (?:prison|jail)|(?:instead of|rather than|spared|escaped|avoided) (?:prison|jail)|"
    r"verdicts?|sentenced|convicted|guilty|co-defendants?|criminal fine|community (?:work|service)|"
    r"приговор\w*|осужд\w+|виновн\w+|үкім\w*|сотта\w+)\b"
)
#: Why somebody was let go, wherever the sentence says so.
_FOR_HEALTH = re.compile(
    r"\b(?:on|for) (?:medical|health|humanitarian) (?:grounds|reasons)\b|\bпо (?:состоянию здоровья|болезни|"
    r"медицинским показаниям)\b|"
    r"\b(?:денсаулығына|денсаулық жағдайына|ауруына|науқасына) байланысты\b"
)
#: What makes a fine a penalty of a criminal court; why somebody was let go.
_CRIMINAL_KK = re.compile(r"\b(?:жаза\w*|қылмыс\w*|кінәлі)\b")
_FOR_HEALTH_KK = re.compile(
    r"\b(?:денсаул|ауру|науқас|сырқат|дерт|диагноз|мүгедек|ісі[гк])\w*(?: [\w-]+)? (?:байланысты|бола|себепті|"
    r"салдарынан)\b"
)
#: Handed over to another state, not held for an offence against order.
_EXTRADITION = re.compile(r"\bэкстрадиц")


#: A petition for mercy or for early release is no appeal against a verdict.
_FOR_MERCY = re.compile(
    r"\b(?:petition|plea|request|appeal|application)s? (?:[\w'-]+ ){0,3}?for (?:[\w'-]+ ){0,2}?"
    r"(?:clemency|mercy|pardon|parole|early)\b"
)
#: A case that opens before a court has come to trial.
_BEFORE_COURT = re.compile(r"[^,;.]{0,20}? (?:at|in|before) (?:[\w'-]+ ){0,5}?(?:court|tribunal|judge|jury)\b")
#: Who does not let somebody go early.
_DECLINES = re.compile(r"\b(?:declin|refus)(?:ed|es|ing)\b[^,;.]{0,40} to $|\b(?:not|n't|never) (?:agree to |be )?$")


#: «Will spend the next two months in a remand prison».
_MONTHS_HELD = re.compile(
    r"(?<!years and )\b[a-z\d-]+ months?,? (?:in|of) (?:a |the )?(?:remand|pre-?trial|custody|detention)\b"
)
#: «Added a month to his time in remand».
_TIME_HELD = re.compile(
    r"\b(?:time|stay|spell|stint|months?) (?:in|of|under) (?:his |her |the )?(?:remand|custody|pre-?trial|house)\b"
)


def recoded(hit: Hit, sentence: Sentence) -> Hit:
    """Words of one event that in their sentence tell of another: a fine by verdict, parole that was not granted."""
    if sentence.language == "ru":
        hit = recoded_ru(hit, sentence)
    if hit.code == "ADMIN_FINE" and _CRIMINAL.search(sentence.folded):
        return replace(hit, code="SENTENCED_NONCUSTODIAL")
    if sentence.language == "kk":
        return _recoded_kk(hit, sentence.folded)
    if hit.code.startswith("SENTENCED") and sentence.language == "en" and _is_demanded_there(sentence.folded):
        return replace(hit, code="PROSECUTOR_DEMAND")
    if sentence.language == "en" and hit.code in ("CASE_OPENED", "PAROLE_GRANTED", "TERM_CHANGED", "SENTENCED_PRISON"):
        return _recoded_en(hit, sentence.folded)
    if hit.code == "TERM_CHANGED" and _UNSERVED.search(sentence.folded):
        return replace(hit, code="REPLACED_MILDER")
    if hit.code in ("PAROLE_GRANTED", "RELEASED_UNSPECIFIED") and _FOR_HEALTH.search(sentence.folded):
        return replace(hit, code="RELEASED_HEALTH")
    if hit.code == "ADMIN_ARREST" and _EXTRADITION.search(sentence.folded, max(0, hit.start - 30), hit.end):
        return replace(hit, code="REMANDED")
    if hit.code == "PAROLE_GRANTED" and hit.form == "neg":
        return replace(hit, code="PAROLE_DENIED", form="")
    return hit


def _recoded_en(hit: Hit, folded: str) -> Hit:
    if hit.code == "CASE_OPENED" and folded[: hit.end].endswith("opened") and _BEFORE_COURT.match(folded, hit.end):
        return replace(hit, code="TRIAL_STARTED")
    if hit.code == "PAROLE_GRANTED" and _DECLINES.search(folded[: hit.start]):
        return replace(hit, code="PAROLE_DENIED")
    if hit.code == "PAROLE_GRANTED" and _FOR_HEALTH.search(folded):
        return replace(hit, code="RELEASED_HEALTH")
    if hit.code == "SENTENCED_PRISON":
        return replace(hit, code="REMANDED") if _MONTHS_HELD.search(folded, hit.start, hit.end + 30) else hit
    if hit.code == "TERM_CHANGED" and _UNSERVED.search(folded):
        return replace(hit, code="REPLACED_MILDER")
    if hit.code == "TERM_CHANGED" and _TIME_HELD.search(folded, hit.start, hit.end + 40):
        return replace(hit, code="REMAND_EXTENDED")
    return hit


def is_plea(hit: Hit, folded: str) -> bool:
    """Whether an English appeal is only a petition for mercy or for early release."""
    return hit.code == "APPEAL_FILED" and bool(_FOR_MERCY.search(folded, max(0, hit.start - 30), hit.end + 40))


def _recoded_kk(hit: Hit, folded: str) -> Hit:
    words = folded[hit.start : hit.end]
    fine = hit.code == "SENTENCED_NONCUSTODIAL" and "айыппұл" in words
    if fine and not _CRIMINAL.search(folded) and not _CRIMINAL_KK.search(folded):
        return replace(hit, code="ADMIN_FINE")
    if hit.code in ("PAROLE_GRANTED", "RELEASED_UNSPECIFIED") and _FOR_HEALTH_KK.search(folded):
        return replace(hit, code="RELEASED_HEALTH")
    if hit.code == "PARDONED" and "кешіріл" in words and "рақымшылық" in folded:
        return replace(hit, code="AMNESTIED")
    if hit.code == "PAROLE_GRANTED" and hit.form == "neg":
        return replace(hit, code="PAROLE_DENIED", form="")
    return hit


def _is_demanded_there(folded: str) -> bool:
    """«Three years, the prosecutor said»: a penalty of which no court is said to have decided."""
    return bool(_PROSECUTOR.search(folded)) and not _DECIDED.search(_ADDRESSED.sub(" ", folded))
