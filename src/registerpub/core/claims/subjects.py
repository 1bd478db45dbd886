"""To whom a trigger's event happened: the grammatical subject or object, never simply the nearest name.

When the words before a trigger name somebody else (a relative, «supporters of X», an unnamed officer), nobody is bound:
no claim is better than another person's event.
"""

from __future__ import annotations

import re

from registerpub.core.claims.agents import (
    OWN_OBJECT,
    acts_upon_others,
    blocked_left,
    does_it,
    is_object,
    is_object_of_clause,
    is_plural,
)
from registerpub.core.claims.antecedents import (
    OF_PLACE,
    after_colon,
    antecedent,
    is_reduced,
    of_last_clause,
    owns_something,
    pairs_of,
    within_sentence,
)
from registerpub.core.claims.discourse import THROUGH, Bound, Discourse, View
from registerpub.core.claims.elsewhere import (
    after_dash,
    among_them,
    described_next,
    end_of_series,
    for_whom,
    imposed_on,
    in_brackets,
    of_case,
    of_itself,
    of_unnamed,
    on_whom,
    those_who,
)
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.loners import only_one, whose_own
from registerpub.core.claims.owned import owned
from registerpub.core.claims.persons import Reference
from registerpub.core.claims.sole_kk import only_person
from registerpub.core.claims.verbs import (
    ABOUT,
    ACTIVE_EN,
    ACTIVE_RU,
    ANOTHER_SUBJECT,
    FILLER_EN,
    HELPERS_BEFORE,
    KIN_ACTED_ON,
    KIN_EN,
    OFFICIAL_KK,
    OTHER_PERSON,
    POSSESSIVE_EN,
)

_PERSON_NEXT = re.compile(rf" (?:[\w-]+ )?{OTHER_PERSON.pattern}")
_DASH = re.compile(r",? -+ ?")


def bind(seen: View, hit: Hit, discourse: Discourse) -> Bound:
    """The people of one trigger hit, or an empty :class:`Bound`."""
    about = hit.code in ABOUT
    for attempt in (
        described_next,
        in_brackets,
        owned,
        those_who,
        for_whom,
        on_whom,
        imposed_on,
        _object_right,
        after_dash,
        _same_chunk,
        _reference,
        _relative,
        _main_level,
    ):
        bound = attempt(seen, hit, discourse, about)
        if bound is not None and (bound.names or attempt in (described_next, in_brackets)):
            return bound
        if bound is not None:
            break
    if of_unnamed(seen, hit):
        return bound or Bound()
    return (
        among_them(seen, hit)
        or of_itself(seen, hit)
        or of_case(seen, hit, discourse, about)
        or whose_own(seen, hit, discourse)
        or only_one(seen, hit, discourse)
        or only_person(seen, hit, discourse)
        or bound
        or Bound()
    )


def _object_right(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """Active verbs: «police detained X», «суд приговорил X»; also names after a trigger's own colon."""
    folded, language = seen.parsed.sentence.folded, seen.parsed.sentence.language
    text = folded[hit.start : hit.end]
    if language == "en":
        active = bool(ACTIVE_EN.match(text)) and not HELPERS_BEFORE.search(folded[: hit.start])
    else:
        active = language == "ru" and bool(ACTIVE_RU.match(text))
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(hit.start)]
    right = [g for g in seen.usable(about, hit.code) if hit.start < g.start < max(chunk.end, hit.end)]
    if not active:
        return None
    for group in right:
        start = hit.end if group.start >= hit.end else hit.start
        if len(folded[start : group.start].split()) <= 5:
            return Bound(pairs_of(group), "object", group=group)
    pronoun = re.match(r"(?: ?)(him|her|them)\b", folded[hit.end :]) or re.search(r"\b(him|her|them|его|ее|их)\b", text)
    if pronoun:
        female = {"her": True, "him": False, "его": False, "ее": True}.get(pronoun[1])
        count = 0 if pronoun[1] in ("them", "их") else 1
        reference = Reference(hit.start, hit.end, count, female, "pronoun")
        known = {name.actor.key for name in seen.parsed.names if name.end <= hit.start and not name.actor.anonymous}
        names = within_sentence(seen, reference) if count == 0 or len(known) == 1 else ()
        names = names or discourse.resolve(reference)
        return Bound(names, "object pronoun", sure=False)
    blocked = [g for g in seen.parsed.groups if hit.start < g.start < chunk.end and g not in right]
    return Bound() if blocked and language == "en" else None


def _same_chunk(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """A usable name in the trigger's own chunk: nearest to the left; in Russian and for cases also to the right."""
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(hit.start)]
    end = max(chunk.end, hit.end)
    groups = [
        group
        for group in seen.usable(about, hit.code)
        if chunk.start <= group.start < end or group.start < chunk.start < group.end
    ]
    left = [group for group in groups if group.end <= hit.start]
    between = [
        ref
        for ref in seen.references
        if chunk.start <= ref.start and (not left or ref.start >= left[-1].end) and ref.end <= hit.start
        if not owns_something(seen, ref, hit)
    ]
    if left and not between:
        return _left_group(seen, hit, left)
    if between:
        return None
    inside = [group for group in groups if hit.start <= group.start < hit.end]
    right = [group for group in groups if group.start >= hit.end]
    if inside:
        return Bound(pairs_of(inside[0]), "inside", group=inside[0])
    allowed = about or seen.parsed.sentence.language == "ru"
    if right and allowed and (hit.code == "PROSECUTOR_DEMAND" or not blocked_left(seen, chunk.start, hit)):
        return Bound(pairs_of(right[0]), "right", group=right[0])
    return None


def _left_group(seen: View, hit: Hit, left: list[Group]) -> Bound | None:
    """The nearest left group, unless somebody unnamed or of another role stands between it and the trigger."""
    group = left[-1]
    between = seen.parsed.sentence.folded[group.end : hit.start]
    if does_it(seen, hit, group):
        return Bound(how="does it")
    series = end_of_series(seen, hit, group)
    if series is not None:
        return series
    if seen.parsed.sentence.language == "ru" and OWN_OBJECT.match(seen.parsed.sentence.folded, hit.end):
        return Bound(how="other person")
    if seen.parsed.sentence.language == "kk" and acts_upon_others(seen, hit, group):
        return Bound(how="does it")
    if seen.parsed.sentence.language != "en":
        if seen.parsed.sentence.language == "kk" and is_object(seen, hit, group):
            between = OFFICIAL_KK.sub(" ", between)
        other = None if hit.code in THROUGH else OTHER_PERSON.search(between)
        if other and seen.parsed.sentence.language == "kk":
            return Bound(how="other person")
        return Bound(pairs_of(group), "left", group=group)
    if hit.code in THROUGH and seen.roles[group.names[0]] == "kin":
        return Bound(pairs_of(group), "left", group=group)
    if ANOTHER_SUBJECT.search(between) or is_object_of_clause(seen, hit, group):
        return Bound(how="other person")
    if re.search(
        r"\b(?:whose|supporters|lawyers?|police officers?|(?<!and )(?<!other )(?:prisoners|inmates|detainees|"
        r"protesters))\b",
        between,
    ) and not re.search(r"\bwho\b", between):
        return Bound(how="other person")
    return Bound(pairs_of(group), "left", group=group)


def _reference(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """He, the activist, the three men: before the trigger in its chunk (or beside it in Russian)."""
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(hit.start)]
    language = seen.parsed.sentence.language
    active = language == "ru" and ACTIVE_RU.match(seen.parsed.sentence.folded[hit.start : hit.end])
    limit = max(chunk.end, hit.end) if active else hit.start if language == "en" else hit.end
    nearby = [
        ref
        for ref in seen.references
        if chunk.start <= ref.start < limit and not (hit.start <= ref.start and ref.end <= hit.end and language == "en")
    ]
    if not nearby:
        return None
    reference = nearby[-1]
    if any(reference.end <= name.start < hit.start and seen.roles[name] == "kin" for name in seen.parsed.names):
        return Bound(how="other person")
    if language == "en" and KIN_EN.search(seen.parsed.sentence.folded, reference.end, hit.start):
        return Bound(how="other person")
    if reference.kind == "role" and any(
        name.end <= hit.start and seen.roles[name] in ("oblique", "kin") for name in seen.parsed.names
    ):
        return Bound(how="other person")
    if OTHER_PERSON.search(seen.parsed.sentence.folded[reference.start : hit.start]) and language != "en":
        return Bound(how="other person")
    if (
        language != "en"
        and reference.start >= hit.end
        and _PERSON_NEXT.match(seen.parsed.sentence.folded, reference.end)
    ):
        return Bound(how="other person")
    if not about and POSSESSIVE_EN.match(seen.parsed.sentence.folded, reference.start, hit.start):
        return Bound(how="other person")
    names = within_sentence(seen, reference) or discourse.resolve(reference)
    return Bound(names, reference.kind, sure=reference.kind in ("many", "others"))


def _relative(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«X, who was …»: the name before the clause."""
    number = seen.parsed.chunk_at(hit.start)
    chunk = seen.parsed.chunks[number]
    if not chunk.relative:
        return None
    lead = seen.parsed.sentence.folded[chunk.start : hit.start]
    if re.match(r"\W*(?:and )?whose\b|\W*чь", lead) and not about and hit.code != "RELEASED_SERVED":
        return Bound(how="other person")
    if OF_PLACE.match(lead):
        before = [group for group in seen.usable(about, hit.code) if group.end <= chunk.start]
        return Bound(pairs_of(before[-1]), "relative", group=before[-1]) if before else Bound()
    return antecedent(seen, chunk.start)


def _main_level(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """No name in the chunk: the sentence's own subject, if nothing but helpers and dates stands before the trigger."""
    parsed, language = seen.parsed, seen.parsed.sentence.language
    chunk = parsed.chunks[parsed.chunk_at(hit.start)]
    lead = parsed.sentence.folded[chunk.start : hit.start]
    if language == "en" and not FILLER_EN.fullmatch(lead) and not _goes_on(lead):
        return Bound(how="other person")
    if language != "en" and (OTHER_PERSON.search(lead) or blocked_left(seen, chunk.start, hit)):
        return Bound(how="other person")
    if language == "ru" and KIN_ACTED_ON.search(parsed.sentence.folded, 0, chunk.start):
        return Bound(how="other person")
    if language == "en" and is_reduced(seen, hit, chunk.start):
        return antecedent(seen, chunk.start)
    before = [
        group
        for group in seen.usable(about, hit.code)
        if group.end <= chunk.start and not parsed.chunks[parsed.chunk_at(group.start)].relative
    ]
    before = of_last_clause(parsed.sentence.folded, hit, before, parsed.names)
    dashed = [group for group in before if _DASH.fullmatch(parsed.sentence.folded, group.end, chunk.start)]
    if dashed:
        return Bound(pairs_of(dashed[-1]), "before dash", group=dashed[-1])
    if before:
        return _of_sentence(seen, hit, before, lead)
    if spoken_of := after_colon(seen, hit, chunk.start):
        return spoken_of
    if parsed.names and any(name.end <= hit.start for name in parsed.names):
        return Bound(how="other person")
    sentence_refs = [ref for ref in seen.references if ref.end <= hit.start]
    if sentence_refs:
        return Bound(discourse.resolve(sentence_refs[-1]), "sentence reference", sure=False)
    if language == "en":
        return Bound()
    return Bound(discourse.topic, "understood", sure=False) if len(discourse.topic) == 1 else Bound()


def _goes_on(lead: str) -> bool:
    """«X, a driver, was arrested in May and is now …»: a second verb of the same subject."""
    first = re.match(r"\W*(?:was|were|is|are|has|have|had)\b[^;:]*\band ", lead)
    return bool(first and FILLER_EN.fullmatch(lead, first.end()))


def _of_sentence(seen: View, hit: Hit, before: list[Group], lead: str) -> Bound:
    """All main-level names for a plural verb, else one group."""
    language = seen.parsed.sentence.language
    if is_plural(seen, lead + seen.parsed.sentence.folded[hit.start : hit.end]):
        return Bound(tuple(pair for group in before for pair in pairs_of(group)), "sentence subjects")
    chosen = before[-1] if language == "kk" else before[0]
    return Bound(pairs_of(chosen), "sentence subject", group=chosen)
