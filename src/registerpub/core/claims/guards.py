"""False friends and rival readings: which trigger hits are dropped before anybody is bound to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registerpub.core.claims.false_friends import is_false_friend
from registerpub.core.claims.grammar import Parsed
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.recoding import is_plea, recoded
from registerpub.core.claims.sentences import Sentence

_VERDICTS = ("SENTENCED_RESTRICTED", "SENTENCED_SUSPENDED", "SENTENCED_NONCUSTODIAL", "ADMIN_ARREST")
_SUPPRESSED_BY_DEMAND = frozenset((*_VERDICTS, "SENTENCED_PRISON", "EXTRA_BAN", "TERM_CHANGED", "ACQUITTED"))

#: Releases of a kind: the same words may also tell of a bare release.
_KINDS_OF_RELEASE = (
    "ADMIN_ARREST_ENDED",
    "HOUSE_ARREST",
    "RESTRAINT_UNDERTAKING",
    "PAROLE_GRANTED",
    "PAROLE_DENIED",
    "RELEASED_SERVED",
    "RELEASED_HEALTH",
    "PARDONED",
    "AMNESTIED",
    "PSYCHIATRY_ENDED",
)
_SENTENCES = (*_VERDICTS[:3], "SENTENCED_PRISON")
#: What happens to a sentence that is there: it tells its length again.
_CHANGES = ("APPEAL_UPHELD", "TERM_CHANGED", "VERDICT_QUASHED", "RESTRICTION_REVOKED", "REPLACED_MILDER")


_HOUSE = re.compile(r"house arrest|домашн\w+ арест|үйқама[қғ]|үй қама[қғ]")
#: A cell in which something else happens.
_IN_CELL = re.compile(r"(?:in (?:the|a) )?(?:punishment|disciplinary|isolation|solitary|penal)\b")
_HAPPENS_THERE = frozenset({"SELF_HARM_OR_ATTEMPT", "DIED", "ILL_TREATMENT_ALLEGED", "HOSPITALISED"})
#: A title or a slogan in quotation marks.
_TITLE = re.compile(r'"[^"]{3,60}"')
#: After the closing mark of what somebody said.
_SPEECH_ENDS = re.compile(r",? --? |,? (?:said|says|the|деді|дейді|деп)\b")
_SERVED = re.compile(r"\b(?:serv(?:ing|es?|ed)|отбыва\w+|отбы[лв]\w*|отсид\w+)(?: [\w-]+){0,4} $")
#: A term of something milder is no term of prison.
_MILDER = re.compile(
    r"\b(?:restricted|restriction|limitation|suspended|community|probation|house arrest)\b|"
    r"\b(?:ограничени|условн|исправительн|общественн|домашн)\w+|\b(?:шекте|шартты|қоғамдық|үйқама)"
)
#: Of two readings of the same words the second is meant.
_ALWAYS = frozenset(
    {
        ("ADMIN_ARREST", "ADMIN_ARREST_ENDED"),
        ("ADMIN_ARREST", "PUNISHMENT_CELL"),
        ("TERM_CHANGED", "REMAND_EXTENDED"),
        ("TRANSFERRED", "SECURITY_LEVEL_CHANGED"),
        ("CASE_CLOSED", "ACQUITTED"),
        ("REPLACED_MILDER", "PAROLE_DENIED"),
        ("APPEAL_UPHELD", "PAROLE_DENIED"),
        ("APPEAL_FILED", "APPEAL_UPHELD"),
        ("LIST_REMOVED", "FIN_BLACKLIST"),
        ("LIST_RECOGNISED", "FIN_BLACKLIST"),
        ("PAROLE_GRANTED", "PAROLE_DENIED"),
        ("STATE_REPORTED", "REMANDED"),
        ("STATE_REPORTED", "REMAND_EXTENDED"),
        ("STATE_REPORTED", "HUNGER_STRIKE"),
        ("DETAINED", "REMANDED"),
        ("DETAINED", "ADMIN_ARREST"),
        ("DETAINED", "SEARCHED"),
        *(("RELEASED_UNSPECIFIED", kind) for kind in _KINDS_OF_RELEASE),
        *(("RELEASED_WITHOUT_CHARGE", kind) for kind in _KINDS_OF_RELEASE),
        *((verdict, change) for verdict in _SENTENCES for change in _CHANGES),
    }
)
#: The same in Russian only: in the other languages the words of the two overlap otherwise.
_ALWAYS_RU = frozenset(
    {
        ("SUPERVISION_SET", "SENTENCED_RESTRICTED"),
        ("SENTENCED_PRISON", "REMANDED"),
        ("DETAINED", "QUESTIONED"),
        ("ACQUITTED", "VERDICT_QUASHED"),
        ("SUSPECT", "DIED"),
    }
)
#: Days that passed, not a length.
_DAYS_PASSED_KK = re.compile(r"\b(?:күн|тәулік)(?:нен|тен)? (?:бұрын|кейін|соң|ішінде|болды|өткенде)\b")
_SERVED_KK = re.compile(r"(?: [\w-]+){0,3} өте(?:п|уде|йді|ген)\b|(?: [\w-]+){0,1} жазасын өте")


_POLICE_CELL = re.compile(r"\bивс\b|временного содержания")
#: «Гособвинитель потребовал изменить меру, а по существу – восемь лет колонии».
_DEMANDED_DASH = re.compile(
    r"\b(?:прокурор|гособвинитель|гособвинение|прокуратура) (?:[\w-]+ )?"
    r"(?:потребовал|запросил|попросил|просит)[^.;]* - ?\w?$"
)
_ORDINAL_CLAUSE = re.compile(
    r", (?:а |и |ал |and |while |but )?(?:the )?(?:перв|втор|трет|first|second|third|біріншісі|екіншісі|үшіншісі)\w* "
)
_TURN = re.compile(r"[,;]? \b(?:но|однако)\b|, а\b")
_NEW_CLAUSE = re.compile(r", (?:а |и |но |тогда как |and |but |while |ал |және )?$")


def keep(hits: Sequence[Hit], parsed: Parsed) -> list[Hit]:
    """Hits that are no false friends and lose to no better reading, by start."""
    hits = [recoded(hit, parsed.sentence) for hit in hits if not _is_titled(hit, parsed.sentence)]
    kept = [hit for hit in hits if not is_false_friend(hit, parsed.sentence) and not _crosses_clause(hit, parsed)]
    kept = [hit for hit in kept if parsed.sentence.language != "en" or not is_plea(hit, parsed.sentence.folded)]
    if any(hit.code == "AMNESTIED" for hit in kept):
        kept = [hit for hit in kept if hit.code != "TERM_CHANGED"]
    if any(hit.code == "SUPERVISION_SET" for hit in kept):
        kept = [hit for hit in kept if hit.code != "RESTRAINT_UNDERTAKING"]
    kept = [hit for hit in kept if not _only_where(hit, kept, parsed)]
    kept = [hit for hit in kept if not _demanded(hit, kept, parsed) and not _replaced(hit, kept, parsed)]
    kept = [hit for hit in kept if not any(_beats(other, hit, parsed) for other in kept if other is not hit)]
    return sorted(kept, key=lambda hit: hit.start)


def _only_where(hit: Hit, hits: Sequence[Hit], parsed: Parsed) -> bool:
    """«Cut his veins in the punishment cell», «parole revoked and sent back to prison»: a place, no move of its own."""
    if hit.code == "TRANSFERRED":
        return parsed.sentence.language == "en" and any(other.code == "RESTRICTION_REVOKED" for other in hits)
    if hit.code != "PUNISHMENT_CELL" or not _IN_CELL.match(parsed.sentence.folded[hit.start : hit.end]):
        return False
    chunk = parsed.chunk_at(hit.start)
    return any(other.code in _HAPPENS_THERE and parsed.chunk_at(other.start) == chunk for other in hits)


def _is_titled(hit: Hit, sentence: Sentence) -> bool:
    """«His film "Released on Parole" opens»: words of a title that begins with a capital tell of nothing."""
    if '"' not in sentence.folded:
        return False
    for match in _TITLE.finditer(sentence.folded):
        if match.start() < hit.start and hit.end < match.end() and not _SPEECH_ENDS.match(sentence.folded, match.end()):
            words = sentence.text[match.start() + 1 : match.end() - 1].split()
            if len(words) == 1 and sentence.language == "en":
                return True  # «police "arrested" a volunteer»: not really
            return (
                len(words) <= 6
                and words[0][0].isupper()
                and (len(words) < 2 or sentence.language != "en" or words[-1][0].isupper())
            )
    return False


def _crosses_clause(hit: Hit, parsed: Parsed) -> bool:
    """«X находится под арестом, Y содержится в изоляторе»: words of two clauses with two subjects are no trigger."""
    if hit.code.startswith("LIST_") or (hit.code == "PROSECUTOR_DEMAND" and parsed.sentence.language == "kk"):
        return False
    folded = parsed.sentence.folded
    if _ORDINAL_CLAUSE.search(folded, hit.start, hit.end):
        return True
    if not hit.code.startswith(("SENTENCED", "PAROLE_DENIED")) and _TURN.search(folded, hit.start, hit.end):
        return not _TURN.search(hit.source)
    inside = (group for group in parsed.groups if hit.start < group.start < hit.end)
    return any(_NEW_CLAUSE.search(folded[hit.start : group.start]) for group in inside)


def _demanded(hit: Hit, hits: Sequence[Hit], parsed: Parsed) -> bool:
    """A penalty inside a prosecutor's demand is no verdict."""
    if parsed.sentence.language == "kk" and _misread_kk(hit, hits, parsed):
        return True
    if hit.code == "REMANDED" and _HOUSE.search(parsed.sentence.folded, hit.start, hit.end):
        return True
    if hit.code == "SENTENCED_PRISON" and _MILDER.search(parsed.sentence.folded, hit.start, hit.end + 14):
        return True
    if hit.code.startswith("SENTENCED") and _is_served(hit, parsed.sentence.folded):
        return True
    if hit.code not in _SUPPRESSED_BY_DEMAND:
        return False
    if parsed.sentence.language == "ru" and _DEMANDED_DASH.search(parsed.sentence.folded[: hit.start + 2]):
        return True
    return any(
        other.code == "PROSECUTOR_DEMAND"
        and (_overlap(hit, other) or parsed.chunk_at(other.start) == parsed.chunk_at(hit.start))
        for other in hits
    )


def _misread_kk(hit: Hit, hits: Sequence[Hit], parsed: Parsed) -> bool:
    """«Төрт күн бұрын бес жылға сотталды»; what the same sentence tells as part of a verdict or of its revocation."""
    if hit.code == "SENTENCED_PRISON" and hit.source.endswith(("өте~", "отыр~")) and hit.form != "future":
        return True  # a term that is being served, not one that has been imposed
    if hit.code == "ADMIN_ARREST" and _DAYS_PASSED_KK.search(parsed.sentence.folded, hit.start, hit.end):
        return True
    if hit.code == "TRANSFERRED" and any(other.code == "HOSPITALISED" and _overlap(hit, other) for other in hits):
        return True
    if hit.code == "ADMIN_ARREST_ENDED" and hit.form == "future":
        return any(other.code == "ADMIN_ARREST" and _overlap(hit, other) for other in hits)
    others = {
        "TRANSFERRED": ("RESTRICTION_REVOKED",),
        "RELEASED_WITHOUT_CHARGE": _VERDICTS,
        "REPLACED_MILDER": ("TERM_CHANGED",),
    }.get(hit.code, ())
    return any(
        other.code in others and other.start < hit.start and _in_one_clause(other, hit, parsed) for other in hits
    )


def _is_served(hit: Hit, folded: str) -> bool:
    """«Serving five years in prison»: a sentence that is being served is no new one."""
    return bool(_SERVED.search(folded, max(0, hit.start - 45), hit.start) or _SERVED_KK.match(folded, hit.end))


def _replaced(hit: Hit, hits: Sequence[Hit], parsed: Parsed) -> bool:
    """A penalty named inside «the rest of the term was replaced by …» is no new verdict."""
    if not hit.code.startswith("SENTENCED"):
        return False
    changes = ("REPLACED_MILDER", "RESTRICTION_REVOKED", "TERM_CHANGED")
    return any(other.code in changes and _in_one_clause(other, hit, parsed) for other in hits)


def _in_one_clause(one: Hit, two: Hit, parsed: Parsed) -> bool:
    """In one chunk, or in two with nobody named between the two."""
    if parsed.chunk_at(one.start) == parsed.chunk_at(two.start):
        return True
    start, end = min(one.end, two.end), max(one.start, two.start)
    return end - start < 60 and not any(start <= name.start < end for name in parsed.names)


def _beats(other: Hit, hit: Hit, parsed: Parsed) -> bool:
    """Overlapping hits: the milder named penalty beats a bare «sentenced to», then the longer words win."""
    if {hit.code, other.code} == {"QUESTIONED", "RELEASED_WITHOUT_CHARGE"}:
        return False
    if parsed.sentence.language == "kk" and "EXTRA_BAN" in (hit.code, other.code):
        rival = other if hit.code == "EXTRA_BAN" else hit
        if rival.code.startswith("SENTENCED"):
            return False
    if parsed.sentence.language == "en" and {hit.code, other.code} == {
        "RELEASED_UNSPECIFIED",
        "RELEASED_WITHOUT_CHARGE",
    }:
        return hit.code == "RELEASED_UNSPECIFIED" and _overlap(hit, other)
    if parsed.sentence.language == "en" and {hit.code, other.code} == {"TRANSFERRED", "REMANDED"}:
        return hit.code == "TRANSFERRED" and _overlap(hit, other)
    if hit.code == "CASE_CLOSED" and other.code == "ACQUITTED":
        return parsed.chunk_at(other.start) == parsed.chunk_at(hit.start)
    if other.code == hit.code and _overlap(other, hit) and _tells_more(other, hit) != _tells_more(hit, other):
        return _tells_more(other, hit)
    if other.code == hit.code:
        return _overlap(other, hit) and _rank(other) > _rank(hit)
    if _is_temporary(hit, parsed) or _is_temporary(other, parsed):
        return _overlap(hit, other) and _is_temporary(other, parsed)
    if parsed.sentence.language == "ru" and _overlap(hit, other):
        if (hit.code, other.code) in _ALWAYS_RU:
            return True
        if (other.code, hit.code) in _ALWAYS_RU:
            return False
    if (hit.code, other.code) in _ALWAYS and _overlap(hit, other):
        return True
    if (other.code, hit.code) in _ALWAYS and _overlap(hit, other):
        return False
    if hit.code == "LIST_RECOGNISED" and other.code == "LIST_CANDIDATE":
        return other.start < hit.end
    if other.code == "LIST_RECOGNISED" and hit.code == "LIST_CANDIDATE":
        return False
    if hit.code == "REMANDED" and other.code == "HOUSE_ARREST":
        return _overlap(other, hit) or _near(hit, other, parsed)
    if hit.code == "HOUSE_ARREST" and other.code == "REMANDED":
        return False
    if hit.code == "SENTENCED_NONCUSTODIAL" and other.code in (
        "SENTENCED_RESTRICTED",
        "SENTENCED_PRISON",
        "SENTENCED_SUSPENDED",
    ):
        return _near(hit, other, parsed, 40)
    if other.code == "SENTENCED_NONCUSTODIAL" and hit.code in ("SENTENCED_RESTRICTED", "SENTENCED_SUSPENDED"):
        return False
    if hit.code == "SENTENCED_PRISON" and other.code in _VERDICTS:
        return _overlap(other, hit) or _near(hit, other, parsed)
    if other.code == "SENTENCED_PRISON" and hit.code in _VERDICTS:
        return False
    if not _overlap(other, hit):
        return False
    return (other.weight, other.length, other.code) > (hit.weight, hit.length, hit.code)


def _is_temporary(hit: Hit, parsed: Parsed) -> bool:
    """«Водворили в изолятор временного содержания», «закрыли в ИВС»: held by the police, whatever the words beside."""
    if hit.code != "DETAINED" or parsed.sentence.language != "ru":
        return False
    return bool(_POLICE_CELL.search(parsed.sentence.folded, hit.start, hit.end))


def _tells_more(one: Hit, two: Hit) -> bool:
    """«Айыру жазасы тағайындалды» and «айыру»: the reading that has the verb, where the other has a noun."""
    return one.form not in ("nominal", "future") and two.form in ("nominal", "future") and one.end >= two.end


def _rank(hit: Hit) -> tuple[int, int, int, str]:
    """Of readings of one event the one with more words of its own, then the longer, then the first."""
    return hit.weight, hit.length, -hit.start, hit.source


def _near(hit: Hit, other: Hit, parsed: Parsed, reach: int = 12) -> bool:
    """«sentenced to one year of restricted freedom»: the two belong to one phrase of one chunk."""
    gap = max(other.start - hit.end, hit.start - other.end)
    return gap <= reach and parsed.chunk_at(hit.start) == parsed.chunk_at(other.start)


def _overlap(one: Hit, two: Hit) -> bool:
    return one.start < two.end and two.start < one.end
