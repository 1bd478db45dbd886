"""Differences as HTML: what was added and removed in its own element, everything escaped, nothing styled in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registerpub.core.differences import DiffPart

_ELEMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {"same": "{}", "added": "<ins>{}</ins>", "removed": "<del>{}</del>"}
)


def changed(parts: Iterable[DiffPart]) -> SafeString:
    """The words of a difference in reading order."""
    return format_html_join("", "{}", ((format_html(_ELEMENTS[part.op], part.text),) for part in parts))
