"""What a source takes back and what it says instead: «ошибочно сообщили, что…», “two years, not ten”.

In a note of correction, what the source quotes of its own earlier words is no longer told: it is denied. A length that
is set against another one («к двум, а не к десяти годам») denies the other length, never the verdict itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from registerpub.core.claims.numbers import number_source, parse_number
from registerpub.core.claims.sentences import Sentence
from registerpub.core.records import Claim, Term

CORRECTION: Final = "CORRECTION"
_KINDS: Final = ("years", "months", "days")
_UNIT: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"years": r"years?", "months": r"months?", "days": r"days?"},
    "ru": {"years": r"(?:лет|год\w{0,2})", "months": r"месяц\w{0,3}", "days": r"(?:сут\w{1,3}|дн\w{1,2}|день)"},
    "kk": {"years": r"жыл\w{0,4}", "months": r"ай\w{0,4}", "days": r"(?:тәулік|күн)\w{0,4}"},
}
#: What stands between the value that holds and the one that does not, and the other way round.
_NOT: Final = {
    "en": (r",? (?:and |but )?(?:not|rather than|instead of)(?: to| for)? ", r",? but(?: to| for)? "),
    "ru": (r",? (?:а не|вместо)(?: на| к| в)? ", r",? а(?: на| к| в)? "),
    "kk": ("", r" емес,? (?:ал )?"),
}
_BEFORE: Final = {"en": r"(?<!\w)not(?: to| for)? ", "ru": r"(?<!\w)не(?: на| к| в)? ", "kk": ""}
#: By which a source names its own earlier words; what it quotes of them stands behind (in Kazakh before).
_OWN: Final = {
    "en": (
        r"(?<!\w)(?:(?:we|our|this (?:site|outlet|channel|paper|bulletin)|"
        r"(?:an |the )?(?:earlier|previous|original|first|initial) (?:version|report|story|article|post|item)|"
        r"(?:our|the|yesterday's|\w+day's) (?:\w+ )?(?:report|story|article|bulletin|post|item|update|headline))"
        r"(?! \w+ n[o']t)(?: [\w']+){0,6}? (?:said|stated|wrote|reported|claimed|told)|"
        r"wrongly|incorrectly|mistakenly|erroneously|in error)(?!\w)"
    ),
    "ru": (
        r"(?<!\w)(?:(?:ошибочно|неверно|неправильно|по ошибке)(?: \w+){0,3} (?:сообщ|напис|указ|утвержд|прозвуч)\w+|"
        r"(?:сообщ|напис|указ|утвержд)\w+(?: \w+){0,2} (?:ошибочно|неверно|неправильно|по ошибке)|"
        r"в (?:более ранней|предыдущей|первоначальной|прошлой) (?:версии|публикации|заметке)|"
        r"мы (?:\w+ ){0,2}(?:сообщ|напис)\w+|опроверга\w+|отзыва\w+|не подтвердил\w+)(?!\w)"
    ),
    "kk": r"(?:деп|туралы) (?:\w+ ){0,2}(?:қате|жаңсақ|бұрыс|қателесіп)|(?:қате|жаңсақ|бұрыс) (?:хабарла|жаз|айт)\w+",
}
#: Where the source goes over to what is so.
_INSTEAD: Final = {
    "en": r"(?<!\w)(?:in fact|in reality|actually|he was|she was|they were|the correct|instead)(?!\w)",
    "ru": r"(?<!\w)(?:на самом деле|в действительности|фактически|верно|правильно|вместо этого)(?!\w)",
    "kk": r"(?<!\w)(?:шын мәнінде|шындығында|іс жүзінде|дұрысы)(?!\w)",
}
_NEGATED: Final = {
    "en": r"(?<!\w)(?:not|never|no)(?!\w)|n't(?!\w)",
    "ru": r"(?<!\w)(?:не|ни|нет)(?!\w)",
    "kk": r"(?<!\w)(?:емес|жоқ)(?!\w)|(?:ма|ме|ба|бе|па|пе)(?:ды|ді|ған|ген|йды|йді)(?!\w)",
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two lengths at ``[start:end]`` of the searched text: ``new`` holds, ``old`` does not."""

    start: int
    end: int
    old: Term
    new: Term


def contrasts(folded: str, language: str) -> tuple[Contrast, ...]:
    """Every length set against another one in ``folded`` text; the unit may stand with one of the two only."""
    found: list[Contrast] = []
    for pattern, holds_first in _patterns(language):
        for match in pattern.finditer(folded):
            one, two = (parse_number(match[name], language) for name in ("a", "b"))
            units = [next((kind for kind in _KINDS if match[f"{kind}_{name}"]), None) for name in ("a", "b")]
            first, second = _term(units[0] or units[1], one), _term(units[1] or units[0], two)
            if first is None or second is None or first == second or any(_overlap(known, match) for known in found):
                continue
            old, new = (second, first) if holds_first else (first, second)
            found.append(Contrast(match.start(), match.end(), old, new))
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """«A, not B» and «not A but B», each with whether the first of the two holds."""
    number = number_source(language)
    then_not, not_then = _NOT[language]
    values = [
        rf"(?P<{name}>{number})(?:[ -]?(?:" + "|".join(f"(?P<{kind}_{name}>{source})" for kind, source in units) + "))?"
        for name, units in (("a", tuple(_UNIT[language].items())), ("b", tuple(_UNIT[language].items())))
    ]
    gap = r"(?: (?:in prison|in jail|лишения свободы|колонии|тюрьмы|түрме\w*))?"
    first, second = (value + r"(?!\w)" for value in values)
    found = []
    if then_not:
        found.append((re.compile(rf"(?<![\w/]){first}{gap}{then_not}{second}"), True))
    found.append((re.compile(rf"{_BEFORE[language]}(?<![\w/]){first}{gap}{not_then}{second}"), False))
    return tuple(found)


def _overlap(one: Contrast, match: re.Match[str]) -> bool:
    return one.start < match.end() and match.start() < one.end


def _term(unit: str | None, value: float | None) -> Term | None:
    if unit is None or value is None or not 0 < value < 100:
        return None
    if value == int(value):
        return Term(**{unit: int(value)})
    return Term(int(value), 6) if unit == "years" and value % 1 == 0.5 else None


def settle_corrections(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """``claims`` of one document with the lengths that hold; what a note of correction takes back is denied."""
    noted = {claim.person or claim.name for claim in claims if claim.event == CORRECTION}
    by_start = {sentence.start: sentence for sentence in sentences}
    return tuple(_settled(claim, by_start.get(claim.quote.start), noted) for claim in claims)


def _settled(claim: Claim, sentence: Sentence | None, noted: set[str]) -> Claim:
    if sentence is None or claim.quote.field != "text" or claim.event == CORRECTION:
        return claim
    claim = _with_length(claim, sentence) if claim.term is not None else claim
    taken = claim.polarity in ("asserted", "reported", "background") and (claim.person or claim.name) in noted
    if taken and _is_quoted(claim, sentence):
        return replace(claim, polarity="denied", rule=f"{claim.rule} + taken back by its source")
    return claim


def _with_length(claim: Claim, sentence: Sentence) -> Claim:
    """The length that holds; a negation that belongs to the other length denies nothing else."""
    for one in contrasts(sentence.folded, sentence.language):
        if claim.term not in (one.old, one.new):
            continue
        rest = sentence.folded[: one.start] + " " + sentence.folded[one.end :]
        denied = claim.polarity == "denied" and bool(re.search(_NEGATED[sentence.language], rest))
        polarity = claim.polarity if claim.polarity != "denied" or denied else "asserted"
        if not denied:
            return replace(claim, term=one.new, polarity=polarity, rule=f"{claim.rule} + one length, not the other")
    return claim


def _is_quoted(claim: Claim, sentence: Sentence) -> bool:
    """Whether the sentence tells the claim as what the source wrote before."""
    if contrasts(sentence.folded, sentence.language) and claim.term is not None:
        return False
    own = re.search(_OWN[sentence.language], sentence.folded)
    if own is None or claim.trigger is None:
        return False
    place = claim.trigger.start - sentence.start
    instead = re.search(_INSTEAD[sentence.language], sentence.folded)
    if sentence.language == "kk":
        return place < own.start() or (own.start() <= place < own.end())
    if instead is not None and own.start() < instead.start() < place:
        return False
    return place > own.start()
