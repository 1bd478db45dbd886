"""Versions of one page among stored documents: which is the latest, and which came before it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from registerpub.store.models import DocumentRow


def newer_versions(row: DocumentRow) -> QuerySet[DocumentRow]:
    """Versions of the page that were fetched later, as far as they have been proposed from.

    None for watched pages: an entry that a list no longer holds was not false before.
    """
    fetched = row.capture.fetched
    later = Q(capture__fetched__gt=fetched) | Q(capture__fetched=fetched, version__gt=row.version)
    return _others(row).filter(later, proposed__isnull=False)


def older_versions(row: DocumentRow) -> QuerySet[DocumentRow]:
    """Versions of the page that were fetched before, none for watched pages."""
    fetched = row.capture.fetched
    return _others(row).filter(Q(capture__fetched__lt=fetched) | Q(capture__fetched=fetched, version__lt=row.version))


def is_outdated(row: DocumentRow) -> bool:
    """Whether the page says something newer: then this version proposes nothing."""
    return newer_versions(row).exists()


def _others(row: DocumentRow) -> QuerySet[DocumentRow]:
    rows = DocumentRow.objects.filter(canonical=row.canonical, watched="").exclude(pk=row.pk)
    return rows.none() if row.watched else rows
