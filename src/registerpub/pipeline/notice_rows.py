"""Texts and versions of many notices at once. As plain lists: Django's own way makes a query for each notice and each
text, which it never asks; on a page of twenty notices that takes longer than the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registerpub.store.models import Notice, NoticeTextRow, TextVersion


def read_texts(notices: Sequence[Notice]) -> None:
    """Give each of ``notices`` its ``texts.all()``, those their ``versions.all()``, and those their ``amendment``."""
    known: dict[int, Any] = {notice.pk: notice for notice in notices}
    texts: dict[int, Any] = {}
    for notice in known.values():
        _kept(notice)["texts"] = []
    for text in NoticeTextRow.objects.filter(notice__in=list(known)):
        texts[text.pk] = text
        text.notice = known[text.notice_id]
        _kept(text)["versions"] = []
        _kept(text.notice)["texts"].append(text)
    for version in TextVersion.objects.filter(text__notice__in=list(known)).select_related("amendment"):
        if version.text_id in texts:  # else it came in between the two questions
            _kept(texts[version.text_id])["versions"].append(version)


def _kept(row: Any) -> dict[str, list[Any]]:
    """Where Django looks for what was read beforehand."""
    kept: dict[str, list[Any]] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    return kept
