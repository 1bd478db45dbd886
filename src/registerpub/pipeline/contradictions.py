"""Where the sources of one card contradict one another: each field with its values and who gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from registerpub.core.changes import NOT_LATER, agrees, dates_agree
from registerpub.core.records import PartialDate, Term
from registerpub.pipeline.drafts import not_later
from registerpub.pipeline.views import FieldView
from registerpub.store.mapping import date_of
from registerpub.store.models import Evidence

_FIELDS: Final = ("date", "term", "status", "court", "article", "facility", "penalty", "reason")


def contradictions(evidence: Iterable[Evidence]) -> tuple[FieldView, ...]:
    """The fields whose values cannot all be true. Values that may say the same stand under the first of them.

    ``evidence`` with its documents and claims; only what is said of the card's own event is compared.
    """
    main = [(_said(row), row.document.outlet or row.document.source) for row in evidence if _counts(row)]
    found = []
    for name in _FIELDS:
        groups: list[tuple[list[Mapping[str, Any]], list[str]]] = []
        for said, source in main:
            if not said.get(name):
                continue
            place = next((group for group in groups if all(_agree(name, said, other) for other in group[0])), None)
            if place is None:
                groups.append(([said], [source]))
            else:
                place[0].append(said)
                place[1].append(source)
        if len(groups) > 1:
            values = tuple((_typed(name, group[0][name]), tuple(dict.fromkeys(who))) for group, who in groups)
            found.append(FieldView(name, values))
    return tuple(found)


def _counts(row: Evidence) -> bool:
    return row.claim is not None and row.role == "main"


def _said(row: Evidence) -> Mapping[str, Any]:
    assert row.claim is not None
    data = row.claim.data
    late = not_later(date_of(data.get("date")), data.get("date_basis", ""), row.document)
    return {**data, NOT_LATER: bool(late)}


def _agree(name: str, one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    return dates_agree(one, two) if name == "date" else agrees(name, one[name], two[name])


def _typed(name: str, value: Any) -> PartialDate | Term | str:
    if name == "date":
        return PartialDate.parse(value)
    return Term.from_dict(value) if name == "term" else str(value)
