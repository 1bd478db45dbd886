"""People whom a trigger is about though they stand elsewhere: after a colon, «among them», in a series, in the case."""

from __future__ import annotations

import re

from registerpub.core.claims.agents import is_plural
from registerpub.core.claims.antecedents import pairs_of
from registerpub.core.claims.discourse import Bound, Discourse, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.verbs import KIN_EN, OTHER_PERSON, PREDICATE_KK
from registerpub.core.events import EVENT_TYPES

#: What a sentence that names nobody may tell of the case of the person named before.
_OF_CASE_BEFORE = frozenset(
    "APPEAL_UPHELD VERDICT_QUASHED TERM_CHANGED CASE_CLOSED HEARING_ADJOURNED SEARCHED PROSECUTOR_DEMAND "
    "APPEAL_FILED EXTRA_BAN".split()
)
_SPOKEN = frozenset({"APPEAL_UPHELD", "VERDICT_QUASHED", "TERM_CHANGED", "CASE_CLOSED"})
_COURTS = re.compile(
    r"\b(?:it|they|court|board|panel|judges?|appeals?|cassation|verdict|case|суд\w*|коллеги\w+|апелляци\w+|кассаци\w+|"
    r"приговор\w*|"
    r"дел[оау]|сот\w*|алқа\w*|үкім\w*|іс\w{0,4})\b"
)
_THOSE = re.compile(
    r"(?: [\w-]+){0,2} (?:those|everyone|everybody|people|all) who\b|(?: [\w-]+){0,2} (?:всех|тех|каждого),? кто\b"
)
_AMONG = re.compile(
    r"(?:среди них|среди которых|в их числе|в том числе|including|among them|one of them|олардың (?:бірі|ішінде|"
    r"арасында|қатарында)|"
    r"соның ішінде|арасында)\b"
)
_ON_HIM = re.compile(r"(?: [\w-]+){0,5} (?:on|upon|for|against|over) (?P<who>him|her|them)\b")
_FOR_EN = re.compile(r"\bfor (?:[a-z-]+ ){0,3}$")
#: «Трое оказались в управлении полиции: A, B и C».
_COUNTED_RU = re.compile(r"(?:двое|трое|четверо|пятеро|шестеро|семеро)\b[^:;]*: ")
#: Events that people tell of themselves.
_SELF_TOLD = frozenset({"ILL_TREATMENT_ALLEGED", "HUNGER_STRIKE", "LEFT_COUNTRY", "APPEAL_FILED"})
#: «Аштық жариялап жатқан X»: what X is doing now.
_GOING_ON_KK = re.compile(r" (?:жатқан|отырған|жүрген|тұрған)\b")
#: «Кешірім берген он сегіз адамның бірі – X».
_ONE_OF_KK = re.compile(r" (?:[\w-]+ ){1,4}(?:бірі|арасында|ішінде|қатарында)(?: да)?(?: -+)? (?:[\w-]+ ){0,3}")
#: «Wrote a book about people who were tortured».
_PEOPLE_WHO = re.compile(r"\b(?:people|those|others|prisoners|detainees|activists|men|women|friends|inmates) who\b")
_DASH_BEFORE, _ENDS_AFTER = re.compile(r" -+ "), re.compile(r"[.,;!?]|$")
_PARTICIPLE_KK = re.compile(r"(?:[ғқ]ан|[гк]ен)$")


def described_next(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """A Kazakh participle before a noun tells of that noun: «сотталған X», «қаза тапқан балалар»."""
    folded = seen.parsed.sentence.folded
    if seen.parsed.sentence.language != "kk" or hit.form not in ("", "participle"):
        return None
    going_on = _GOING_ON_KK.match(folded, hit.end)
    end = going_on.end() if going_on else hit.end
    if not _PARTICIPLE_KK.search(folded[hit.start : end]) or PREDICATE_KK.match(folded, end):
        return None
    following = next((group for group in seen.parsed.groups if group.start >= end), None)
    if following is not None and _ONE_OF_KK.fullmatch(folded, end, following.start):
        return Bound(pairs_of(following), "one of them", sure=False, group=following)
    if following is None or not re.fullmatch(r" (?:[\w-]+ ){0,2}", folded[end : following.start]):
        return Bound(how="other person")
    if seen.roles[following.names[0]] == "kin":
        return Bound(how="other person")
    return Bound(pairs_of(following), "described now" if going_on else "described", group=following)


def those_who(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«Police detained those who had come: A, B and a student»: the names after the colon, not those of the clause."""
    folded = seen.parsed.sentence.folded
    those = _THOSE.match(folded, hit.end)
    colon = folded.find(":", hit.end) if those else -1
    after = [group for group in seen.parsed.groups if group.start > colon] if colon > 0 else []
    if not after or after[0].start - colon > 30 or after[0].names[0].actor.anonymous:
        return None
    return Bound(pairs_of(after[0]), "after colon", group=after[0])


def _is_verdict_before_its_person(seen: View, hit: Hit) -> bool:
    """«Три года условно – такой приговор огласили X»."""
    if not hit.code.startswith(("SENTENCED", "ACQUITTED", "ADMIN_ARREST")) or seen.parsed.sentence.language == "en":
        return False
    names, folded = seen.parsed.names, seen.parsed.sentence.folded
    return bool(names) and names[0].start >= hit.end and not OTHER_PERSON.search(folded[hit.end : names[0].start])


def of_case(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«It upheld the verdict», «Кассация үкімді бұзды»: what a court does to the only case that is spoken of."""
    if not about and not _is_verdict_before_its_person(seen, hit):
        return None
    lead = seen.parsed.sentence.folded[: hit.start]
    if hit.code in _SPOKEN and not _COURTS.search(lead[-90:] + seen.parsed.sentence.folded[hit.start : hit.end]):
        return None
    here = {name.actor.key: (name.actor, name.text) for name in seen.parsed.names if not name.actor.anonymous}
    if hit.code != "INTL_OPINION" and any(seen.roles[name] == "kin" for name in seen.parsed.names):
        return None
    named = tuple(here.values()) or (discourse.named if hit.code in _OF_CASE_BEFORE else ())
    return Bound(named, "only case", sure=False) if len(named) == 1 else None


def of_unnamed(seen: View, hit: Hit) -> bool:
    """Whether an English relative clause tells of people whom nobody names: «about people who were tortured»."""
    chunk = seen.parsed.chunks[seen.parsed.chunk_at(hit.start)]
    folded = seen.parsed.sentence.folded
    return chunk.relative and bool(_PEOPLE_WHO.search(folded[max(0, chunk.start - 20) : chunk.start + 4]))


def of_itself(seen: View, hit: Hit) -> Bound | None:
    """What people tell of themselves: «X said that he was tortured», «X заявил о пытках»."""
    if hit.code not in _SELF_TOLD:
        return None
    speakers = [g for g in seen.parsed.groups if seen.roles[g.names[0]] == "speaker" and g.start < hit.start]
    if not speakers or any(g.end <= hit.start and g.start > speakers[-1].start for g in seen.usable(True)):
        return None
    between = seen.parsed.sentence.folded[speakers[-1].end : hit.start]
    return (
        None if OTHER_PERSON.search(between) or KIN_EN.search(between) else Bound(pairs_of(speakers[-1]), "of itself")
    )


def after_dash(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«К пяти годам приговорён A, к двум годам ограничения свободы – B»: the dash stands for the verb."""
    parsed = seen.parsed
    dash = _DASH_BEFORE.match(parsed.sentence.folded, hit.end) if parsed.sentence.language == "ru" else None
    if dash is None or EVENT_TYPES[hit.code].family != "verdict":
        return None
    chunk = parsed.chunks[parsed.chunk_at(hit.start)]
    if any(chunk.start <= name.start < hit.start for name in parsed.names):
        return None
    group = next((group for group in seen.usable(about) if group.start == dash.end()), None)
    if group is None or not _ENDS_AFTER.match(parsed.sentence.folded, group.end):
        return None
    return Bound(pairs_of(group), "dash", group=group)


def in_brackets(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«Y and X (freed in May)»: what stands in brackets is of the name right before them, or of nobody."""
    folded = seen.parsed.sentence.folded
    opening = folded.rfind("(", 0, hit.start)
    if opening < 0 or folded.find(")", opening, hit.start) >= 0 or folded.find(")", hit.end - 1) < 0:
        return None
    if any(opening < name.start < hit.end for name in seen.parsed.names) or hit.code.startswith("LIST_"):
        return None
    owner = next(
        (name for name in seen.parsed.names if folded[name.end : opening].strip() in ("", ",") and name.end <= opening),
        None,
    )
    if owner is None or seen.roles[owner] in ("kin", "speaker"):
        return None
    return Bound(((owner.actor, owner.text),), "in brackets", group=Group((owner,)))


def imposed_on(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«Imposed three years of restricted freedom on X»."""
    if seen.parsed.sentence.language != "en" or not hit.code.startswith(
        ("SENTENCED", "ADMIN", "EXTRA", "SUPERVISION", "HOUSE")
    ):
        return None
    folded = seen.parsed.sentence.folded
    following = [group for group in seen.parsed.groups if group.start >= hit.end]
    on = following and re.fullmatch(r" (?:on|upon|for) (?:[a-z-]+ ){0,2}", folded[hit.end : following[0].start])
    named_before = any(name.end <= hit.start for name in seen.parsed.names)
    return Bound(pairs_of(following[0]), "imposed on", group=following[0]) if on and not named_before else None


def among_them(seen: View, hit: Hit) -> Bound | None:
    """«Three were detained, among them X»."""
    folded = seen.parsed.sentence.folded
    marker = _AMONG.search(folded, hit.end) or _COUNTED_RU.match(folded)
    if marker is None or any(name.end <= hit.start for name in seen.parsed.names):
        return None
    named = [g for g in seen.parsed.groups if 0 <= g.start - marker.end() < 40 and not g.names[0].actor.anonymous]
    return Bound(pairs_of(named[0]), "among them", group=named[0]) if named else None


def for_whom(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«… and, for X, three years of restricted freedom»: whoever is set right before an English penalty."""
    folded = seen.parsed.sentence.folded
    if seen.parsed.sentence.language != "en" or not hit.code.startswith(("SENTENCED", "PROSECUTOR", "ADMIN_")):
        return None
    for group in seen.parsed.groups:
        if group.end <= hit.start and folded[group.end : hit.start] in (", ", " - ", ": "):
            lead = _FOR_EN.search(folded[: group.start])
            return Bound(pairs_of(group), "for", group=group) if lead else None
    return None


def on_whom(seen: View, hit: Hit, discourse: Discourse, about: bool) -> Bound | None:
    """«Probation control was imposed on him»: a pronoun that the trigger's own verb governs."""
    folded = seen.parsed.sentence.folded
    after = _ON_HIM.match(folded, hit.end) if seen.parsed.sentence.language == "en" else None
    if after is None or any(name.end <= hit.start for name in seen.parsed.names):
        return None
    reference = next((ref for ref in seen.references if ref.start == after.start("who")), None)
    return Bound(discourse.resolve(reference), "object pronoun", sure=False) if reference else None


def end_of_series(seen: View, hit: Hit, group: Group) -> Bound | None:
    """«A, a nurse, B, a mayor, and C were …»: a plural verb after «and C» takes every name of the main clause."""
    folded = seen.parsed.sentence.folded
    if len(group.names) > 1 or not re.search(r"\b(?:and|и|және) (?:[\w-]+ ){0,2}$", folded[: group.start]):
        return None
    if not is_plural(seen, folded[group.end : hit.end]):
        return None
    chunks, whole = seen.parsed.chunks, seen.usable(False)
    before = [g for g in whole if g.end <= group.end and not chunks[seen.parsed.chunk_at(g.start)].relative]
    if len(before) < 2:
        return None
    return Bound(tuple(pair for g in before for pair in pairs_of(g)), "sentence subjects")
