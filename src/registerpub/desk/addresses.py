"""Names of the addresses of the inbox's views."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from registerpub.pipeline.inbox import COUNTED

#: View → the name of its address.
ADDRESSES: Final[Mapping[str, str]] = MappingProxyType(
    {view: {"open": "inbox", "sources": "sources"}.get(view, f"inbox_{view}") for view in COUNTED}
)
#: Every view beside the first, so that the main navigation knows that it is part of the inbox.
INBOX_VIEWS: Final = tuple(name for name in ADDRESSES.values() if name not in ("inbox", "sources"))
