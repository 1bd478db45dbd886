"""What the kinds of discovery share: links, the steps that lead to them, and what a page of links gives.

A kind is one module (feeds, sitemaps, listings, json_listings, watched). It says where a visit begins and reads the
pages that the spider brings it; it sends no request, keeps no state on disk and never raises anything but
:class:`BrokenPage` on account of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin, urlsplit

#: Links of one page that a visit looks at; the newest, where the page says which they are.
MAX_LINKS = 2000
#: Links at the top of a page that are looked at again after a day although nothing says that they changed.
RECHECKED = 200
#: A document of fewer bytes is no page that a server sends.
SMALLEST = 64
_LONGEST_LINK = 2000

Headers = tuple[tuple[str, str], ...]


class BrokenPage(ValueError):
    """The bytes are no page of this kind; the message says why and quotes nothing of them."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article's absolute address; ``stamp`` is the time of its last change as the page writes it, or empty.

    ``headers`` are sent with the request for the article.
    """

    url: str
    stamp: str = ""
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One page of links to be asked for. ``entry`` is the configured address it belongs to, ``place`` its name in
    findings; ``number`` counts the pages of a listing from 1, ``depth`` the levels of a sitemap index."""

    entry: str
    url: str
    place: str
    number: int = 1
    depth: int = 0
    headers: Headers = ()
    conditional: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """An answer 200 with its content encoding undone. ``url`` is where it came from in the end."""

    url: str
    body: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page gave. ``links``: newest first as far as can be told. ``listed``: how many links stood there before
    any was left out. ``steps``: pages that must be read, too. ``next_page``: where the listing goes on, if anywhere.
    ``notes``: what a person should know of (kind of finding, detail). ``keep_validators``: whether an answer "not
    modified" would say that nothing is new.
    """

    links: tuple[Link, ...] = ()
    listed: int = 0
    steps: tuple[Step, ...] = ()
    next_page: Step | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())
    keep_validators: bool = True


class Kind(Protocol):
    """One way of finding articles. ``name`` is counted in the summary, ``role`` stands in the archive.

    ``broken`` and ``empty`` are the kinds of finding for a page that cannot be read and for an entry without articles
    (``empty`` is empty where there need not be any). ``smallest``: a page of fewer bytes is none.
    """

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def broken(self) -> str: ...

    @property
    def empty(self) -> str: ...

    @property
    def smallest(self) -> int: ...

    def begin(self, sweep: bool) -> Iterator[Step]:
        """The pages a visit begins at."""
        ...

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        """What a page gives. Raises :class:`BrokenPage`."""
        ...


def absolute(link: str, base: str) -> str:
    """``link`` as an absolute http(s) address without fragment, or empty if it is none."""
    link = link.strip()
    if not link or len(link) > _LONGEST_LINK or any(letter.isspace() for letter in link):
        return ""
    try:
        url = urljoin(base, link)
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url.partition("#")[0] if usable else ""


def bounded(links: list[Link], place: str) -> Found:
    """The first :data:`MAX_LINKS`; that there were more is noted."""
    notes: tuple[tuple[str, str], ...] = ()
    if len(links) > MAX_LINKS:
        notes = (("discovery_bound", f"{place}: {len(links)} links, of which {MAX_LINKS} were looked at"),)
    return Found(tuple(links[:MAX_LINKS]), len(links), notes=notes)
