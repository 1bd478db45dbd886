"""Whether the text says that something happened, was denied, asked for, planned, hearsay or long past: by clauses."""

from __future__ import annotations

import datetime as dt
import re

from registerpub.core.claims.denials import stance_on
from registerpub.core.claims.folding import occurs
from registerpub.core.claims.grammar import Chunk
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.polarity_words import (
    ANNIVERSARY,
    ASKS_BODY,
    BY_COURT,
    CANNOT,
    CLEFT,
    CONVERB_KK,
    CORRECTED,
    COURT_LAST,
    DENIED_PAST,
    EN_TOLD,
    GRANTED,
    HEARSAY,
    IF_PASSIVE,
    INTENDED,
    INTENDED_EN,
    KK_DECIDED,
    LAST_INTENT_KK,
    LASTS,
    LATER,
    MAXIMUM,
    MAXIMUM_DASH,
    MAY_MONTH,
    MODAL,
    NEITHER,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_INSIDE,
    ON_THEN_RU,
    PAST,
    PERFORMS_KK,
    POSSIBLE,
    REQUEST,
    RULED,
    RULED_KK,
    TO_SERVE,
    TURNS_TO_KK,
    UNREAL,
    UNTIL_RU,
    WHETHER,
    WILL_BE_RU,
)
from registerpub.core.claims.sentences import Sentence
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import PartialDate, Polarity

#: An event older than this before publication is background.
FRESH_DAYS = 60


#: Events that consist of a refusal or of a negation.
_REFUSALS = frozenset({"PAROLE_DENIED", "APPEAL_UPHELD", "CASE_CLOSED", "LIST_CANDIDATE", "CORRECTION"})
#: What the words themselves do: to weigh whether somebody is listed, to take back what was said.
_ALWAYS_SAID = frozenset({"LIST_CANDIDATE", "CORRECTION"})


#: States that are told by how long they will last: «he will be under supervision until 2027».
_LASTING = frozenset({"SUPERVISION_SET", "STATE_REPORTED", "EXTRA_BAN", "REMAND_EXTENDED"})


def negated(sentence: Sentence, chunk: Chunk, hit: Hit) -> bool:
    """Whether the trigger itself is denied: before it in English and Russian, inside or after it in Kazakh."""
    language, folded = sentence.language, sentence.folded
    if hit.form == "neg" or (hit.source.startswith("not ") and hit.code != "ACQUITTED"):
        return True
    if "мойында" in hit.source or hit.code in _REFUSALS:
        return False
    start = max(chunk.start, hit.start - 40)
    if language == "ru" and UNTIL_RU.match(folded[chunk.start : hit.start]):
        return False
    return bool(
        NOT_BEFORE[language].search(folded[start : hit.start])
        or NOT_INSIDE[language].search(folded[hit.start : hit.end])
        and not (NOT_INSIDE[language].search(hit.source) or hit.code == "RESTRAINT_UNDERTAKING")
        or NOT_AFTER[language].match(folded, hit.end)
        or language == "en"
        and NEITHER.search(folded[: hit.start])
    )


def judge(sentence: Sentence, chunk: Chunk, hit: Hit, scope_start: int) -> Polarity | None:
    """How the clause puts the event; None if it is no statement. ``scope_start``: where governing words may begin."""
    language = sentence.language
    before = sentence.folded[scope_start : hit.start]
    around = sentence.folded[chunk.start : max(chunk.end, hit.end)]
    if hit.code in _ALWAYS_SAID:
        return "denied" if negated(sentence, chunk, hit) else "asserted"
    if sentence.is_question or _is_doubted(sentence, before, around):
        return None
    stretch = sentence.folded[chunk.start : max(chunk.end, hit.end)]
    if hit.code.startswith(("SENTENCED", "ADMIN_ARREST", "ADMIN_FINE", "EXTRA")) and (
        MAXIMUM.search(stretch if language != "kk" else _with_lead(sentence, chunk, hit))
        or MAXIMUM_DASH.search(sentence.folded[: hit.start])
    ):
        return None
    if CORRECTED[language].search(sentence.folded if language == "kk" else sentence.folded[: hit.start]):
        return "denied"
    stance = stance_on(sentence, chunk, hit)
    if stance == "denied":
        return "denied"
    if hit.form == "nominal":
        return None if stance else _noun(sentence, hit)
    if negated(sentence, chunk, hit):
        return "denied"
    if _asked(sentence, hit, before):
        return "requested"
    performs = hit.code == "LIST_RECOGNISED" and bool(PERFORMS_KK.search(sentence.folded, hit.start, hit.end))
    performs = performs or (hit.form == "future" and _is_ruled(sentence, hit))
    if (hit.form in ("future", "intent") and not performs) or _open(sentence, chunk, hit):
        return "planned"
    if stance == "open":
        return None if hit.code.startswith("LIST_") else "reported"
    if occurs(ANNIVERSARY[language], sentence.folded):
        return "background"
    if occurs(UNREAL[language], sentence.folded):
        return None
    cleft = language == "en" and CLEFT.search(sentence.folded, 0, chunk.end)
    aside = (
        chunk.relative
        and not cleft
        and not _of_court(sentence, chunk)
        and language != "kk"
        and _is_event_verb(hit)
        and not _tells_of_another(sentence, chunk, hit)
    )
    if aside or _is_past(sentence, around) or PAST[language].match(sentence.folded):
        return "background"
    if (
        hit.form == "hearsay"
        or HEARSAY[language].search(sentence.folded[: max(chunk.end, hit.end)])
        or _in_quote(sentence, hit)
    ):
        return "reported"
    return "asserted"


def _is_doubted(sentence: Sentence, before: str, around: str) -> bool:
    """«Whether X was …», «освобождён ли X»; Ли is a surname, too."""
    if sentence.language == "ru" and " Ли" in sentence.text:
        return bool(re.search(r"\bли\b", sentence.text)) and bool(WHETHER["ru"].search(around))
    return bool(WHETHER[sentence.language].search(before if sentence.language == "en" else around))


def _is_past(sentence: Sentence, around: str) -> bool:
    """«Earlier», «ранее», «бұрын»; English «had been» is only back-shift where somebody is quoted as saying it."""
    if sentence.language == "en" and EN_TOLD.search(sentence.folded):
        around = re.sub(r"\bhad\b", "", around)
    around = DENIED_PAST.sub("", around)
    return bool(PAST[sentence.language].search(around))


def _tells_of_another(sentence: Sentence, chunk: Chunk, hit: Hit) -> bool:
    """«… на процессе, где X дали четыре года»: a clause of place that names its own people is news of them."""
    text = sentence.text[chunk.start : hit.start]
    if ON_THEN_RU.match(text):
        return True
    return bool(re.match(r"\W*(?:где|where|на котором|at which)\b.* [A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w+ [A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w+", text))


def _of_court(sentence: Sentence, chunk: Chunk) -> bool:
    """«… was before a judge, who gave him twenty days»: what the court does in such a clause is the news."""
    return sentence.language == "en" and occurs(COURT_LAST, sentence.folded[: chunk.start])


def _is_event_verb(hit: Hit) -> bool:
    return hit.code not in ("STATE_REPORTED", "LIST_RECOGNISED")


def _noun(sentence: Sentence, hit: Hit) -> Polarity | None:
    """A Kazakh verbal noun tells of an event only under «decision … taken»; a demand or refusal makes it that."""
    after = sentence.folded[hit.end :]
    if KK_DECIDED.match(after):
        return "asserted"
    if REQUEST["kk"].search(after[:80]):
        return "requested"
    if NOT_AFTER["kk"].match(after):
        return "denied"
    return "planned" if MODAL["kk"].search(after[:60]) else None


def _with_lead(sentence: Sentence, chunk: Chunk, hit: Hit) -> str:
    """The chunk, with what stands before its dash: «ең ауыр жаза – он жыл түрме»."""
    dashed = sentence.folded.endswith((" - ", " -- "), 0, chunk.start)
    return sentence.folded[max(0, chunk.start - 60) if dashed else chunk.start : max(chunk.end, hit.end)]


def _is_ruled(sentence: Sentence, hit: Hit) -> bool:
    """«Төрт жылды колонияда өткізетін болды: сот үкім шығарды»: a penalty still to be served that is imposed."""
    return EVENT_TYPES[hit.code].family in ("arrest", "verdict") and occurs(RULED_KK, sentence.folded)


def _asked(sentence: Sentence, hit: Hit, before: str) -> bool:
    if hit.code == "INTL_OPINION" and (ASKS_BODY.search(before) or ASKS_BODY.search(before.rpartition(" to find ")[0])):
        return True
    if hit.code == "INTL_OPINION" and sentence.language == "kk":
        return any(TURNS_TO_KK.match(sentence.folded, start) for start in (hit.end, hit.end - 2))
    if hit.code in ("PROSECUTOR_DEMAND", "APPEAL_FILED", "INTL_OPINION"):
        return False
    if sentence.language == "kk":
        after = re.split(r"[,;]", sentence.folded[hit.end : hit.end + 80])[0]
        return bool(REQUEST["kk"].search(after))
    window = before[-90:]
    found = list(REQUEST[sentence.language].finditer(window))
    if not found:
        return False
    rest = window[found[-1].end() :]
    if GRANTED.search(window[: found[-1].start()]):
        return False
    return not re.search(r"[,;:]", rest) or bool(re.match(r",? (?:чтобы|that)\b", rest))


def _open(sentence: Sentence, chunk: Chunk, hit: Hit) -> bool:
    """May, will, if: governing words in the trigger's own chunk, before it (in Kazakh after it)."""
    if hit.code in ("PROSECUTOR_DEMAND", "APPEAL_FILED"):
        words = sentence.folded[max(chunk.start, hit.start - 20) if sentence.language == "en" else hit.start : hit.end]
        return bool((INTENDED_EN if sentence.language == "en" else INTENDED).search(words))
    if sentence.language == "ru" and re.search(r"\bбы\b", sentence.folded[chunk.start : max(chunk.end, hit.end)]):
        return True
    is_converb = sentence.language == "kk" and CONVERB_KK.search(sentence.folded, hit.start, hit.end)
    if is_converb and LAST_INTENT_KK.search(sentence.folded[hit.end :]):
        return True
    if sentence.language == "kk":
        return bool(MODAL["kk"].search(sentence.folded[hit.end : chunk.end] if chunk.end > hit.end else ""))
    if hit.code in _LASTING and LASTS.search(sentence.folded, max(chunk.start, hit.start - 60), hit.end):
        return False
    imposed = EVENT_TYPES[hit.code].family in ("arrest", "verdict") or hit.code in (
        "SUPERVISION_SET",
        "FORCED_PSYCHIATRY",
    )
    if imposed and occurs(RULED, sentence.folded):
        return False
    if imposed and sentence.language == "en" and _is_to_serve(sentence, hit):
        return False
    text = CANNOT.sub("", sentence.folded[max(chunk.start, hit.start - 60) : hit.start])
    if sentence.language == "ru" and WILL_BE_RU.search(sentence.folded, hit.start, hit.end):
        return "будет" not in hit.source
    if sentence.language == "en":
        text = MAY_MONTH.sub("", text)
        if IF_PASSIVE.search(text) or _possible_inside(sentence, hit):
            return True
    return bool(
        MODAL[sentence.language].search(text)
        or re.search(r"\b(?:if convicted|если)\b", sentence.folded[chunk.start : chunk.end])
    )


def _is_to_serve(sentence: Sentence, hit: Hit) -> bool:
    """«She is to spend three years under restricted freedom»: so a penalty is told that has been imposed."""
    words = sentence.folded[max(0, hit.start - 30) : hit.end]
    if not (hit.code.startswith("SENTENCED") or BY_COURT.search(sentence.folded)):
        return False
    return bool(TO_SERVE.search(words)) and not re.search(r"\b(?:if|unless|whether|could|would|may|might)\b", words)


def _possible_inside(sentence: Sentence, hit: Hit) -> bool:
    """«The term could be converted into prison»: what may be stands among the trigger's own words."""
    words = sentence.folded[hit.start : hit.end]
    return bool(POSSIBLE.search(words)) and not POSSIBLE.search(hit.source.replace("/", " "))


def _in_quote(sentence: Sentence, hit: Hit) -> bool:
    """Inside a quotation of more than a few words: the speaker's claim."""
    marks = [match.start() for match in re.finditer('"', sentence.folded)]
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if opening < hit.start and hit.end <= closing and len(sentence.folded[opening:closing].split()) > 5:
            return True
    return False


def is_old(date: PartialDate | None, published: dt.date | None) -> bool:
    """Whether the whole of ``date`` is more than sixty days before publication."""
    return date is not None and published is not None and (published - date.last_day()).days > FRESH_DAYS


def continues_story(around: str) -> bool:
    """«He was later arrested»: carries on what the sentence before began."""
    return bool(LATER.search(around))
