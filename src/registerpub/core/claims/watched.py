"""Who came onto a watched list and who left it, as claims of the list's owner.

The difference between two versions of the page is the evidence; a list that is not believed names nobody as removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registerpub.core.claims.owners import known_owners
from registerpub.core.differences import ListDifference
from registerpub.core.differences.lists import entry_name
from registerpub.core.records import Claim, Document, Mention, PartialDate, Register, Span


def read_list_change(
    document: Document,
    outlet: str,
    difference: ListDifference,
    mentions: Sequence[Mention],
    gone: Sequence[Mention],
    registers: Sequence[Register],
) -> tuple[Claim, ...]:
    """Claims of a new version of a list: recognised who was added, removed who is gone.

    ``outlet`` names the owner; where no register has such an owner, ``register`` is ``None`` and an editor chooses.
    ``mentions`` are those of ``document``, ``gone`` those of its predecessor's text in which a removed entry stands,
    with the entry as ``surface``. Somebody removed who is nobody on record makes no claim: there is nothing to remove.
    """
    owners = known_owners(outlet, registers)
    register = owners[0].register if owners else None
    day = PartialDate.of(document.published) if document.published else None
    found = [*_added(document, difference.added, mentions), *_removed(document, difference.removed, gone)]
    return tuple(
        Claim(
            person=person,
            name=name,
            event=event,
            quote=quote,
            date=day,
            date_basis="relative" if day else "stated",
            register=register,
            owner=outlet or None,
            rule=f"watched list: {'entry added' if event == 'LIST_RECOGNISED' else 'entry gone'}",
            certainty="strong" if event == "LIST_RECOGNISED" else "check",
        )
        for person, name, event, quote in found
    )


_Found = tuple[str | None, str, str, Span]


def _added(document: Document, entries: Sequence[str], mentions: Sequence[Mention]) -> Iterator[_Found]:
    for entry in entries:
        start = document.text.find(entry)
        if start < 0:
            continue
        quote = Span("text", start, start + len(entry))
        named = [one for one in mentions if one.field == "text" and start <= one.start and one.end <= quote.end]
        person = next((one.person for one in named if one.person is not None), None)
        if person is None and any(one.alternatives for one in named):
            continue  # who of several is meant, an editor sees on the page's own history
        yield person, named[0].surface if person else entry_name(entry), "LIST_RECOGNISED", quote


def _removed(document: Document, entries: Sequence[str], gone: Sequence[Mention]) -> Iterator[_Found]:
    """The words that told of them are gone: the title of the list stands for it as it is now."""
    quote = Span("title", 0, len(document.title)) if document.title else Span("text", 0, min(len(document.text), 200))
    for entry in entries:
        for mention in gone:
            if mention.person is not None and mention.surface == entry:
                yield mention.person, entry_name(entry), "LIST_REMOVED", quote
                break
