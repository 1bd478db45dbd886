"""English words that leave out to whom it happened, where nobody but one person can be meant.

Features and chat posts drop subjects and tell by the way: «Another month in remand for X», «Twelve days, no lawyer»,
«The court revoked the suspended sentence». If no rule finds whose event it is, and neither a relative nor any other
person stands in the words around, it is that of the only person named; an editor is asked to check it.
"""

from __future__ import annotations

import re
from typing import Final

from registerpub.core.claims.agents import is_object_of_clause
from registerpub.core.claims.antecedents import pairs_of
from registerpub.core.claims.discourse import THROUGH, Bound, Discourse, View
from registerpub.core.claims.grammar import Group
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.owned import NOUN_EN
from registerpub.core.claims.persons import Reference
from registerpub.core.claims.verbs import ABOUT, KIN_EN

#: Any other people whom the words may be about. Judges, police and prosecutors only act.
_OTHERS: Final = re.compile(
    r"\b(?:activists?|men|man|wom[ae]n|people|persons?|journalists?|bloggers?|students?|teachers?|detainees|prisoners|"
    r"inmates?|convicts?|suspects|defendants|co-defendants?|protesters?|demonstrators?|followers|relatives|"
    r"nephews?|nieces?|"
    r"cousins?|uncles?|aunts?|grandm\w+|grandf\w+|minors?|youths?|teenagers?|boys?|girls?|kids|child|children|"
    r"passengers?|"
    r"drivers?|neighbou?rs?|clients?|everyone|everybody|anyone|anybody|nobody|someone|somebody|others|"
    r"another (?:man|woman|"
    r"person|activist)|one of|citizens|residents|workers|miners|members|officials?|ministers?|deputy|deputies|mayors?|"
    r"business(?:man|woman|men)|generals?|colonel|those|whoever|anyone who|persons?|participants?|co-\w+|namesakes?|"
    r"singers?|authors?|players?|coach(?:es)?|compan(?:y|ies)|team|crew|migrants?|foreigners?|smugglers?|thie(?:f|ves)|"
    r"victims?|mothers?|brothers?|sisters?|wi(?:fe|ves)|husbands?|sons?|daughters?|fathers?|parents?|famil(?:y|ies)|"
    r"crowds?|supporters?|prisoner of war|opponents?|rivals?)\b"
)
#: An official as the subject of a passive suffers it: «the officer was arrested».
_OFFICIAL: Final = re.compile(
    r"\b(?:police(?:men|man| officers?)?|officers?|judges?|prosecutors?|guards?|investigators?|wardens?|warders?|"
    r"detectives?|soldiers?|lawyers?|attorneys?|counsel|doctors?)(?: who [^,]*)?(?: \w+ly)? (?:was|were|"
    r"has been|have been|"
    r"is|are|got) (?:\w+ )?$"
)
#: What a name hangs on that tells no victim.
_BESIDE: Final = re.compile(
    r"\b(?:by|with|like|alongside|about|than|said|says|told|from|near|outside|unlike|via|as)(?: [a-z'.-]+){0,4} $"
)
#: What belongs to somebody and is no act upon him: «X's flight was held», «X's film has been moved».
_THING: Final = re.compile(rf"'s? (?!(?:[\w-]+ ){{0,3}}{NOUN_EN}\b[^,;]*$)")
#: «A journalist covering the trial of X was detained»: the name only says which trial.
_EMBEDDED: Final = re.compile(
    r"\b(?:an?|the|one|another|two|three|four|five|several|some) (?:[\w-]+ )?(?:journalists?|reporters?|witness(?:es)?|"
    r"judges?|lawyers?|prosecutors?|investigators?|officers?|guards?|doctors?|m[ae]n|wom[ae]n|activists?|experts?|"
    r"observers?|diplomats?|teachers?|students?)\b[^,;.]*"
    r"\b(?:of|against|with|for|about|from|near|outside) (?:[a-z'-]+ ){0,3}$"
)
_TURNS: Final = re.compile(r"\b(?:but|however|while|whereas|although|though)\b|;")
#: An unnamed subject: «a poet was tried».
_SOMEBODY: Final = re.compile(
    r"\b(?:a|an|another|two|three|four|five|several|some|many|most|few) (?!(?:[\w-]+ )?(?:court|judge|jury|panel|board|"
    r"search|case|verdict|trial|bench|commission|hearing|decree|complaint|appeal))(?:[\w-]+ ){1,3}?"
    r"(?:was|were|is|are|has|have|had|got|tried)\b"
)
#: Who acts by office.
_TITLE: Final = re.compile(
    r"\b(?:judge|justice|prosecutor|investigator|colonel|major|captain|general|spokes(?:man|woman|person)|minister|"
    r"president|lawyer|attorney|counsel|advocate|director|warden|ombudsman|akim) $"
)
_OWN_LAWYER: Final = re.compile(r"\b(?:his|her) (?:lawyers?|attorneys?|counsel)\b")
#: An apology takes back what was told of the person spoken of, named there or not.
_REGRETS: Final = re.compile(r"\bregret|apologise")
_OWN: Final = re.compile(r"\b(?P<who>his|her|their|him|them)\b")
#: Acts that need somebody named or pointed at: their words alone are too common.
_NAMED_ONLY: Final = frozenset({"CORRECTION", "INTL_OPINION", "LEFT_COUNTRY", "DIED", "STATE_REPORTED", "SUSPECT"})


def whose_own(seen: View, hit: Hit, discourse: Discourse) -> Bound | None:
    """«Revoked his suspended sentence»: a pronoun inside the words of the trigger says whose it is."""
    own = _OWN.search(seen.parsed.sentence.folded, hit.start, hit.end)
    if own is None or _is_no_listing(seen, hit) or KIN_EN.search(seen.parsed.sentence.folded, own.end(), hit.end):
        return None
    if any(name.end <= hit.start for name in seen.parsed.names):
        return None
    female = {"his": False, "him": False, "her": True}.get(own["who"])
    reference = Reference(own.start(), own.end(), 0 if own["who"] in ("their", "them") else 1, female, "pronoun")
    names = discourse.resolve(reference)
    return Bound(names, "own", sure=False) if names else None


def _is_no_listing(seen: View, hit: Hit) -> bool:
    """Whether the words of a list's event name no list («the case against him politically motivated»)."""
    words = seen.parsed.sentence.folded[hit.start : hit.end]
    return hit.code == "LIST_RECOGNISED" or (hit.code.startswith("LIST_") and " list" not in words)


def only_one(seen: View, hit: Hit, discourse: Discourse) -> Bound | None:
    """The only person named in the sentence, else the only one spoken of; None where somebody else may be meant."""
    sentence = seen.parsed.sentence
    if sentence.language != "en" or hit.code.startswith("LIST_"):
        return None
    if len({name.actor.key for name in seen.parsed.names}) == 1:
        return _named(seen, hit, seen.parsed.groups[0])
    if len(unofficial := _unofficial(seen)) == 1:
        return _named(seen, hit, unofficial[0])
    if not seen.parsed.names and seen.references:
        return _pointed_at(seen, hit, discourse)
    if seen.parsed.names or (hit.code in _NAMED_ONLY and not _REGRETS.search(hit.source)):
        return None
    text = _clause(sentence.folded, hit)
    pool = discourse.topic if len(discourse.topic) == 1 else discourse.sole if not discourse.recent else ()
    if len(pool) != 1 or _others(text) or _OFFICIAL.search(sentence.folded[: hit.start]):
        return None
    if _SOMEBODY.search(sentence.folded[: hit.start]):
        return None
    return Bound(pool, "only one", sure=False)


def _pointed_at(seen: View, hit: Hit, discourse: Discourse) -> Bound | None:
    """«The UN group considers his imprisonment arbitrary»: the one person whom every pronoun of the sentence means."""
    folded = _clause(seen.parsed.sentence.folded, hit)
    if hit.code not in ABOUT or _others(folded) or len({one.female for one in seen.references}) != 1:
        return None
    names = discourse.resolve(seen.references[0])
    return Bound(names, "pointed at", sure=False) if len(names) == 1 else None


def _clause(folded: str, hit: Hit) -> str:
    """The words between the semicolons around a trigger, without the lawyer of whoever is spoken of."""
    start, end = folded.rfind(";", 0, hit.start) + 1, folded.find(";", hit.end)
    return _OWN_LAWYER.sub(" ", folded[start : end if end >= 0 else len(folded)])


def _others(text: str) -> bool:
    return bool(_OTHERS.search(text) or KIN_EN.search(text))


def _unofficial(seen: View) -> list[Group]:
    """The groups of names that no title marks as those of judges, prosecutors or police."""
    folded = seen.parsed.sentence.folded
    return [group for group in seen.parsed.groups if not _TITLE.search(folded[: group.start])]


def _named(seen: View, hit: Hit, group: Group) -> Bound | None:
    folded = seen.parsed.sentence.folded
    role = seen.roles[group.names[0]]
    number = seen.parsed.chunk_at(hit.start)
    if seen.parsed.chunks[number].relative and not seen.parsed.chunks[number].start <= group.start < hit.end:
        return None
    if hit.code == "DIED" and role == "oblique":
        return None
    if role == "speaker" or (role == "kin" and hit.code not in THROUGH):
        return None
    between = folded[group.end : hit.start] if group.end <= hit.start else folded[hit.end : group.start]
    if _others(between) or _TURNS.search(between) or _OFFICIAL.search(folded[: hit.start]):
        return None
    if hit.code not in ABOUT and group.end <= hit.start and _EMBEDDED.search(folded[: group.start]):
        return None
    if group.end <= hit.start and _THING.match(folded[group.end : hit.start]):
        return None
    if _SOMEBODY.search(folded[: hit.start]):
        return None
    if group.start >= hit.end and (_others(folded[: hit.start]) or _BESIDE.search(folded[: group.start])):
        return None
    if is_object_of_clause(seen, hit, group):
        return None
    if group.end <= hit.start and _BESIDE.search(folded[: group.start]):
        return None
    return Bound(pairs_of(group), "only one", sure=False, group=group)
