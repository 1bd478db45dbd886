"""``python -m registerpub_crawler.discover SOURCE_FOLDER URL FILE [URL FILE …]``: links of saved discovery documents.

Prints one JSON array: for each pair, what a visit would take from the bytes of FILE as the answer of URL. Asks nothing
of the network. Which kind of document it is follows from the source: URL is one of its discovery addresses.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.sources import Source, discovery_kind, load_source
from registerpub.sources.kinds import fits
from registerpub_crawler.addressing import Addresses
from registerpub_crawler.discovery import BrokenPage, Kind, Page, Step
from registerpub_crawler.kinds import kinds_of

LINK_KINDS = ("feed", "sitemap", "listing", "json")


def read_discovery(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    """``articles``: the links that a visit would fetch, in order; ``fault``: why the document cannot be read, or empty.

    ``parts``: further sitemaps of an index; ``next``: where the listing goes on. Raises :class:`InputError` if ``url``
    is no discovery address of the source whose links are read.
    """
    name = discovery_kind(source, url)
    if name not in LINK_KINDS:
        raise InputError(f"{source.name}: {url} is {name}, no document of links; allowed: {', '.join(LINK_KINDS)}")
    addresses = Addresses(source)
    kind = next(kind for kind in kinds_of(source, addresses) if kind.name == name)
    try:
        found = kind.read(_step(source, kind, url), Page(url, payload), sweep=False)
    except BrokenPage as error:
        return {"articles": [], "fault": f"not a {name}: {error}"}
    read: dict[str, Any] = {"articles": [link.url for link in found.links if addresses.is_article(link.url)]}
    if name == "sitemap":
        read["parts"] = [step.url for step in found.steps]
    if name in ("listing", "json"):
        read["next"] = found.next_page.url if found.next_page else ""
    return {**read, "fault": ""}


def _step(source: Source, kind: Kind, url: str) -> Step:
    """The step at which a visit would ask for ``url``: an entry of the source, or a later page or part of one."""
    steps = list(kind.begin(sweep=False))
    templates = {listing.url: listing.pages for listing in source.listings}
    templates |= {listing.url: listing.url for listing in source.json_listings}
    own = [step for step in steps if url == step.url or fits(templates.get(step.entry.partition(" ")[0], ""), url)]
    return replace(own[0] if own else steps[0], url=url)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 2 if it was asked for something impossible."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if len(given) < 3 or len(given) % 2 == 0:
        print("usage: python -m registerpub_crawler.discover SOURCE_FOLDER URL FILE [URL FILE ...]", file=sys.stderr)
        return 2
    try:
        source = load_source(Path(given[0]))
        pairs = zip(given[1::2], given[2::2], strict=True)
        found = [read_discovery(source, url, Path(file).read_bytes()) for url, file in pairs]
    except (RegisterpubError, OSError) as error:
        print(f"registerpub_crawler.discover: {error}", file=sys.stderr)
        return 2
    print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
