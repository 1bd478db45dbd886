"""What a crawl prints when it is over, as one line of JSON. The shape is a contract: keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Summary:
    """One visit to one source.

    ``started``, ``finished``: ISO 8601 in UTC. ``requests``: answers received, robots.txt and redirects among them;
    ``bytes``: of their bodies as they came. ``articles``: articles archived with a body worth reading. ``items``:
    different links to articles that stood on all pages of links; ``new_items``: those of them never listed before.
    ``statuses``: what was asked for (feed, sitemap, listing, json, watched, article, robots) → status → answers.
    ``not_modified``: pages of links answered 304. ``sweep``: whether this visit was a weekly sweep; ``swept``: whether
    that sweep read every page of links. ``changed_without_items``: pages of links whose bytes were others than last
    time and that gave no link to an article. ``blocked``: the site refuses us; ``retry_after``: seconds for which it
    asks to be left alone, 0 if it did not say. ``files``: names of the archive files completed; ``salvaged``: how many
    of earlier crawls were. ``failure``: a fault of this program, empty if there was none. ``findings``: dictionaries
    with ``kind`` and ``detail``.
    """

    source: str
    started: str = ""
    finished: str = ""
    requests: int = 0
    bytes: int = 0
    articles: int = 0
    items: int = 0
    new_items: int = 0
    statuses: dict[str, dict[str, int]] = field(default_factory=dict)
    not_modified: int = 0
    sweep: bool = False
    swept: bool = False
    changed_without_items: int = 0
    blocked: bool = False
    retry_after: int = 0
    files: tuple[str, ...] = ()
    salvaged: int = 0
    failure: str = ""
    findings: tuple[dict[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
