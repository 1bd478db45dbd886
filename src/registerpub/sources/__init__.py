"""Loads and checks source folders: where a source is, what is fetched of it and how its pages are read.

A folder holds ``source.toml`` and, for tests, saved pages with ``expected.json``. Nothing here fetches anything.
"""

from __future__ import annotations

from registerpub.sources.kinds import discovery_kind
from registerpub.sources.loading import find_sources, load_source
from registerpub.sources.model import JsonListing, Listing, Politeness, Selectors, Source, Watched

__all__ = [
    "JsonListing",
    "Listing",
    "Politeness",
    "Selectors",
    "Source",
    "Watched",
    "discovery_kind",
    "find_sources",
    "load_source",
]
