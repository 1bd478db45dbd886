"""Who does what a verb tells, so does not suffer it: judges, police, and whoever has an object of his own."""

from __future__ import annotations

import re

from registerpub.core.claims.discourse import View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.verbs import (
    ABOUT,
    ACTIVE_RU,
    KK_CASE_ENDING,
    KK_OBJECT,
    KK_OBJECT_NAME,
    KK_TRANSITIVE,
    OFFICIAL_RU,
    OTHER_PERSON,
    PASSIVE_KK,
    PLURAL_EN,
    PLURAL_RU,
    SPREAD,
)

#: «… задержали трёх поклонников»: the verb has an object of its own.
OWN_OBJECT = re.compile(
    r" (?:еще )?(?:двух|трех|четырех|пятерых|пять|шесть|семь|десять|десятки|сотни|нескольких|несколько|более|"
    r"около|\d+) "
    r"(?!час|сут|месяц|дн|год|лет|недел|минут)(?:[\w-]+ )?(?:[\w-]+(?:ов|ев|ей|ек|ок|ых|их|анц\w+|человек))\b"
)
#: What people do themselves, whose subject it is about.
_OWN_ACTS = frozenset({"HUNGER_STRIKE", "APPEAL_FILED", "LEFT_COUNTRY", "SELF_HARM_OR_ATTEMPT", "RELEASED_SERVED"})


def is_plural(seen: View, text: str) -> bool:
    language = seen.parsed.sentence.language
    spread = SPREAD.search(seen.parsed.sentence.folded)
    plural = PLURAL_EN.search(text) if language == "en" else PLURAL_RU.search(text) if language == "ru" else None
    return bool(plural or spread)


def acts_upon_others(seen: View, hit: Hit, group: Group) -> bool:
    """«X полицейлерді айыптады»: a bare nominative before an active verb with an object of its own does it."""
    last = group.names[-1].text.lower()
    if KK_CASE_ENDING.search(last) or not KK_TRANSITIVE.search(seen.parsed.sentence.folded[hit.start : hit.end]):
        return False
    between = seen.parsed.sentence.folded[group.end : hit.end]
    return bool(KK_OBJECT.search(between))


def does_it(seen: View, hit: Hit, group: Group) -> bool:
    """«Судья X приговорил …»: a nominative before an active verb of its own gender does, and does not suffer."""
    text = seen.parsed.sentence.folded[hit.start : hit.end]
    active = ACTIVE_RU.match(text) if seen.parsed.sentence.language == "ru" else None
    if active is None or hit.code in ABOUT or hit.code in _OWN_ACTS:
        return False
    last = group.names[-1].text.lower()
    return not active[0].endswith(("а", "и", "о")) and last[-1] not in "аяуюыи"


def is_object(seen: View, hit: Hit, group: Group) -> bool:
    """«X-ті полицейлер … алып кетті»: a Kazakh object before an active verb, whose subject may stand between them."""
    passive = PASSIVE_KK.search(seen.parsed.sentence.folded[hit.start : hit.end])
    return passive is None and bool(KK_OBJECT_NAME.search(group.names[-1].text.lower()))


def _is_official(seen: View, hit: Hit) -> bool:
    """Whether the trigger is an active verb in Russian, whose nominative does it: «Судья выдал санкцию на арест X»."""
    return seen.parsed.sentence.language == "ru" and bool(
        ACTIVE_RU.match(seen.parsed.sentence.folded[hit.start : hit.end])
    )


def blocked_left(seen: View, start: int, hit: Hit) -> bool:
    """Whether an unnamed other person or a blocked name stands before the trigger in its chunk."""
    before = (
        OFFICIAL_RU.sub(" ", seen.parsed.sentence.folded[start : hit.start])
        if _is_official(seen, hit)
        else (seen.parsed.sentence.folded[start : hit.start])
    )
    return any(start <= name.start < hit.start and seen.roles[name] == "kin" for name in seen.parsed.names) or bool(
        seen.parsed.sentence.language != "en" and OTHER_PERSON.search(before)
    )


#: «An investigator who questioned X was arrested»: the second verb is the main clause's, and X its object only.
_WHO_ACTS = re.compile(
    r"\W*(?:who|which|that) (?:had |has |once |then |first )?[a-z]+(?:ed|ook|eat|ept|"
    r"ave) (?:[a-z'-]+ ){0,2}"
)


def is_object_of_clause(seen: View, hit: Hit, group: Group) -> bool:
    """Whether an English name is the object of a relative clause that ends before the trigger."""
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(group.start)]
    return chunk.relative and bool(_WHO_ACTS.fullmatch(seen.parsed.sentence.folded, chunk.start, group.start))
