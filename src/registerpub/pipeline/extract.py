"""Extract: the bytes of a stored version are read again from the archive, as ingest would read them today.

The version stays the version that it is: no capture, no address and no decision is touched. Quotes that a decision
rests on are carried over word for word; where the new text does not hold them, the document is left as it was. Watched
lists and schedules are left out: what changed in them was told from version to version, and people may have answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from registerpub.archive import read_capture, read_captures
from registerpub.config import Config, data_folder
from registerpub.core.differences import LISTS
from registerpub.core.errors import ArchiveError, RegisterpubError
from registerpub.core.reading import reading_version
from registerpub.core.records import CapturedPage
from registerpub.pipeline.filing import IMPORTED, read, rules_for, what_was_read
from registerpub.pipeline.ingest import locator, source_of
from registerpub.pipeline.rebuild import stands_alone
from registerpub.pipeline.source_changes import KIND as CORRECTED
from registerpub.sources import Source, find_sources
from registerpub.store.models import Capture, ClaimRow, DocumentRow, Evidence, Proposal

_FIRM = "a decision or a waiting card rests on words that its text would not hold in the same way today"


class LeftAsItWas(RegisterpubError):
    """The text of a document cannot be taken from its bytes again; the message says why."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads stored documents again. ``notes``: record → what stands beside a saved page in the archive."""

    config: Config
    sources: Mapping[str, Source]
    notes: Mapping[str, Mapping[str, str]]

    def columns(self, row: DocumentRow) -> dict[str, Any]:
        """What the document's columns are by today's reading.

        Raises :class:`LeftAsItWas` if there is nothing to read any more, :class:`ArchiveError` if the bytes in the
        archive are not those that were ingested.
        """
        found = read(self._page(row.capture), _source_of(row.capture, self.sources))
        document = found.result.document if found.result is not None else None
        if document is None:
            raise LeftAsItWas("its bytes give no text by today's rules")
        return what_was_read(found, document)

    def _page(self, capture: Capture) -> CapturedPage:
        if capture.archive.removed is not None:
            raise LeftAsItWas("its archive file was removed by 'archive prune'")
        path = self.config.archive / capture.archive.name
        page = read_capture(path, capture.offset, capture.record, locator(self.config))
        if page.sha256 != capture.sha256:
            raise ArchiveError(f"{path.name}, record at byte {capture.offset}: not the payload that was ingested")
        return replace(page, source=capture.source, role=capture.role, extra=self.notes.get(capture.record, {}))


def extractor_for(config: Config, documents: Collection[int]) -> Extractor:
    """An extractor that knows what people told of those of ``documents`` that they saved."""
    return Extractor(config, find_sources(config.sources, data_folder("sources")), _notes(config, documents))


def otherwise_today(config: Config, documents: Iterable[int]) -> list[int]:
    """Those of ``documents``, in their order, that were read otherwise: by another version, or by other rules."""
    sources, wanted = find_sources(config.sources, data_folder("sources")), list(documents)
    rows = DocumentRow.objects.exclude(watched__in=LISTS).select_related("capture").only("extraction", "capture")
    due = {
        row.pk
        for row in rows.iterator(chunk_size=500)
        if row.extraction != reading_version(rules_for(row.capture.role, _source_of(row.capture, sources)))
    }
    return [pk for pk in wanted if pk in due]


def put(row: DocumentRow, columns: Mapping[str, Any]) -> bool:
    """Store what was read anew, with what leans on places in the text; whether anything of it is another than before.

    The caller holds the transaction and works out anew what follows from the text.
    Raises :class:`LeftAsItWas` where a decision rests on words that the new text does not hold in one place only.
    """
    if not any(getattr(row, name) != value for name, value in columns.items() if name != "extraction"):
        DocumentRow.objects.filter(pk=row.pk).update(extraction=columns["extraction"])
        return False
    fields = {"title": (row.title, columns["title"]), "text": (row.text, columns["text"])}
    firm = set(Evidence.objects.filter(document=row).exclude(proposal__state="open").values_list("claim_id", flat=True))
    firm |= set(row.claims.filter(Q(events__isnull=False) | Q(replaced__isnull=False)).values_list("pk", flat=True))
    for claim in row.claims.all():
        _carry_claim(claim, fields, claim.pk in firm)
    for evidence in Evidence.objects.filter(document=row).select_related("proposal"):
        quote = _carried(evidence.quote, fields)
        if quote is None and not _is_worked_out_anew(evidence.proposal):
            raise LeftAsItWas(_FIRM)
        if quote is not None and quote != evidence.quote:
            Evidence.objects.filter(pk=evidence.pk).update(quote=quote)
    # Copies are looked for again among what is new.
    DocumentRow.objects.filter(pk=row.pk).update(**columns, sketched="")
    return True


def _is_worked_out_anew(card: Proposal) -> bool:
    """By the caller, afterwards. Other cards wait for an editor with the words that they were made of."""
    return card.state == "open" and card.kind != CORRECTED and not stands_alone(card)


def _carry_claim(claim: ClaimRow, fields: Mapping[str, tuple[str, str]], is_firm: bool) -> None:
    quote, trigger = _carried(claim.data["quote"], fields), claim.data["trigger"]
    if trigger is not None and quote is not None:
        trigger = _carried_within(trigger, claim.data["quote"], quote) or _carried(trigger, fields)
    if quote is None or (trigger is None and claim.data["trigger"] is not None):
        if is_firm:
            raise LeftAsItWas(_FIRM)
        return
    data = {**claim.data, "quote": quote, "trigger": trigger}
    if data != claim.data:
        ClaimRow.objects.filter(pk=claim.pk).update(data=data)


def _carried_within(span: Mapping[str, Any], quote: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any] | None:
    """A place inside a quote stays where it is in its words."""
    if span["field"] != quote["field"] or not quote["start"] <= span["start"] <= span["end"] <= quote["end"]:
        return None
    moved = new["start"] - quote["start"]
    return {**span, "start": span["start"] + moved, "end": span["end"] + moved}


def _carried(span: Mapping[str, Any], fields: Mapping[str, tuple[str, str]]) -> dict[str, Any] | None:
    """The same words in the new text; of several places, where there are as many as before, that of the same number."""
    old, new = fields[span["field"]]
    words = old[span["start"] : span["end"]]
    if old == new:
        return dict(span)
    before, after = _places(words, old), _places(words, new)
    if len(after) == 1:
        start = after[0]
    elif words and len(after) == len(before):
        start = after[before.index(span["start"])]
    else:
        return None
    return {**span, "start": start, "end": start + len(words)}


def _places(words: str, text: str) -> list[int]:
    found, start = [], text.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _notes(config: Config, documents: Collection[int]) -> dict[str, Mapping[str, str]]:
    """What stands beside saved pages in the archive and is read with them, by record."""
    chosen = Capture.objects.filter(document__in=documents, source=IMPORTED, archive__removed__isnull=True)
    wanted: dict[str, set[str]] = {}
    for name, record in chosen.values_list("archive__name", "record"):
        wanted.setdefault(name, set()).add(record)
    found: dict[str, Mapping[str, str]] = {}
    for name, records in wanted.items():
        with suppress(ArchiveError):  # it is met again, and told, where a document of the file is read
            for page in read_captures(config.archive / name):
                if isinstance(page, CapturedPage) and page.record in records:
                    found[page.record] = page.extra
    return found


def _source_of(capture: Capture, sources: Mapping[str, Source]) -> Source | None:
    return source_of(CapturedPage("", 0, capture.url, capture.fetched, b"", "", source=capture.source), sources)
