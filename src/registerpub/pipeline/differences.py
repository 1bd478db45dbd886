"""What the second editor says beside what the first one chose: only effects are compared, never spellings.

An effect is the card's proposal with an editor's choice laid over it, so that repeating what stands on the card is no
other choice. What an editor leaves out is no choice at all. Reads a row, writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registerpub.core.casefile.corrections import parse_term, written_term
from registerpub.core.records import PartialDate, Term
from registerpub.pipeline.options import NewPerson, Options
from registerpub.store.models import Proposal

#: (field, the first editor's value, yours); a value that is not set is None.
Difference = tuple[str, Any, Any]
NEW_PERSON = "a new person"


def differences(proposal: Proposal, first: Options, yours: Options) -> list[Difference]:
    """Fields, in order, on which ``yours`` would have another effect than ``first``.

    A reason for deciding with too few sources is each editor's own and is never compared.
    """
    found = [*_person(proposal, first, yours), *_values(proposal, first, yours), *_texts(first, yours)]
    return sorted(found, key=lambda difference: difference[0])


def whole_differences(proposal: Proposal, first: Options, yours: Options) -> list[Difference]:
    """The same where ``yours`` is a whole page: what the second editor left as it stood is their choice, too.

    So that nobody agrees to a value or a word that was never before their eyes.
    """
    found = {name: (name, one, two) for name, two, one in differences(proposal, yours, first)}
    found |= {difference[0]: difference for difference in differences(proposal, first, yours)}
    return sorted(found.values(), key=lambda difference: difference[0])


def _person(proposal: Proposal, first: Options, yours: Options) -> Iterator[Difference]:
    one = proposal.person_id or first.person or (NEW_PERSON if first.new_person else None)
    asked = yours.new_person is not None and yours.new_person.asked
    two = NEW_PERSON if asked else yours.person
    if two is not None and one != two:
        yield "person", one, two
    elif yours.new_person is not None:
        yield from _details(proposal, first.new_person, yours.new_person)


def _details(proposal: Proposal, first: NewPerson | None, yours: NewPerson) -> Iterator[Difference]:
    """Sex, consent and name forms of the new person; a form left empty is no choice."""
    for name in ("sex", "consent"):
        one, two = getattr(first, name, None), getattr(yours, name)
        if two is not None and one != two:
            yield f"new_person.{name}", one, two
    forms = first.forms(proposal.candidate, proposal.candidate_language) if first else {}
    for language, full in yours.names.items():
        two = " ".join(full.split())
        if two and forms.get(language) != two:
            yield f"new_person.names.{language}", forms.get(language), two


def _values(proposal: Proposal, first: Options, yours: Options) -> Iterator[Difference]:
    for name, value in yours.values.items():
        on_card = _on_card(proposal, name)
        one = _plain(name, first.values.get(name, on_card))
        two = _plain(name, value)
        if one != two:
            yield f"values.{name}", one, two


def _on_card(proposal: Proposal, name: str) -> Any:
    """What the card proposes for a field: ``date`` of the main event, ``fact.N.date`` of a further one."""
    if name == "register":
        return proposal.register_id
    if not name.startswith("fact."):
        return proposal.values.get(name)
    number, _, field = name.removeprefix("fact.").partition(".")
    if not (number.isascii() and number.isdecimal()) or int(number) >= len(proposal.facts):
        return None
    fact = proposal.facts[int(number)]
    return {**fact["details"], **fact}.get(field)


def _plain(name: str, value: Any) -> str | None:
    """One spelling for each value; what cannot be read stays as written, an empty value is None."""
    if isinstance(value, Mapping):
        return written_term(Term.from_dict(value)) or None
    text = str(value if value is not None else "").strip()
    last = name.rpartition(".")[2]
    try:
        if last == "date" and text:
            return str(PartialDate.parse(text))
        if last == "term" and text:
            return written_term(parse_term(text))
    except ValueError:
        return text
    return text or None


def _texts(first: Options, yours: Options) -> Iterator[Difference]:
    for language, parts in yours.texts.items():
        for part, two in parts.items():
            one = first.texts.get(language, {}).get(part)
            if two is not None and one != two:
                yield f"texts.{language}.{part}", one, two
