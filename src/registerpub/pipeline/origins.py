"""Independent origins of a card's documents: who stands behind each, and which may be a translation of another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from registerpub.core.changes import SourceText, origin_of_each, translated
from registerpub.pipeline.copies import body_of
from registerpub.pipeline.denials import ROLE as DENIAL
from registerpub.store.models import DocumentRow, Evidence

if TYPE_CHECKING:
    from tldextract import TLDExtract


@cache
def _extract() -> TLDExtract:
    """With the list of public suffixes that comes with the library: nothing is fetched, nothing is written.

    The library is read when it is first asked: it brings a client of HTTP along, and most commands need neither.
    """
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


def origins(rows: Iterable[Evidence]) -> set[str]:
    """Independent origins of a card's evidence: copies, translations, one house and stated repetition count once.

    Who denies what the card tells is none of them.
    """
    return set(origins_by_document(row for row in rows if row.role != DENIAL).values())


def origins_by_document(rows: Iterable[Evidence]) -> dict[int, str]:
    """Document id → the origin behind it, in the order in which the documents joined."""
    documents = _documents(rows)
    found = origin_of_each([_source_text(document) for document in documents.values()])
    return {pk: found[pk] for pk in documents}


def translations_by_document(rows: Iterable[Evidence]) -> dict[int, int]:
    """Document id → id of the document before it of which it may be a translation; the others are left out."""
    documents = _documents(rows)
    found = translated([_source_text(document) for document in documents.values()])
    return {pk: source for pk in documents if isinstance(source := found.get(pk), int)}


def _documents(rows: Iterable[Evidence]) -> dict[int, DocumentRow]:
    return {row.document_id: row.document for row in sorted(rows, key=lambda row: row.pk)}


def _source_text(row: DocumentRow) -> SourceText:
    address = row.canonical if row.canonical.startswith(("http://", "https://")) else ""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return SourceText(
        key=row.pk,
        origin=row.origin,
        host=host,
        outlet=row.outlet,
        text=body_of(row),
        original=row.copy_of_id or row.pk,
        network=row.network or _registered(host),
        language=row.language,
    )


@cache
def _registered(host: str) -> str:
    """The name that somebody has registered: editions under it («rus.example.kz», «example.kz») are one house."""
    return _extract()(host).top_domain_under_public_suffix if host else ""
