"""What is fuzzed: each reader of what strangers write, and the errors that it may raise. Anything else is a fault."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from registerpub.archive.foreign import read_foreign
from registerpub.archive.reading import read_captures
from registerpub.core.errors import ArchiveError
from registerpub.core.reading import ReadingRules, read_entries, read_page, saved_address
from registerpub.core.records import CapturedPage
from registerpub.sources import JsonListing, Listing
from registerpub_crawler.discovery import BrokenPage, Kind, Page
from registerpub_crawler.feeds import Feeds
from registerpub_crawler.json_listings import JsonListings
from registerpub_crawler.listings import Listings
from registerpub_crawler.sitemaps import Sitemaps

SEEN = dt.datetime(2021, 3, 4, 9, 0, tzinfo=dt.UTC)
ADDRESS = "https://paper.example/news/2021/03/04/12"
#: Bytes that a page may open to: little, so that a bomb shows in memory and not in time.
MAX_PAGE = 1024 * 1024
#: The first byte of a page chooses what its server says that it is, and by whose rules it is read.
TYPES = (
    "text/html; charset=utf-8",
    "text/html",
    "text/html; charset=windows-1251",
    "text/plain",
    "application/json",
    "",
)
JSON = ReadingRules(title_selector="title", body_selector="body", date_selector="date", format="json")
CSS = ReadingRules(title_selector="h1", body_selector="article", date_selector="time", timezone="Asia/Almaty")
RULES = (ReadingRules(), CSS, JSON)
KINDS: tuple[Kind, ...] = (
    Feeds((ADDRESS,)),
    Sitemaps((ADDRESS,), lambda url: "/news/" in url),
    Listings((Listing(ADDRESS, "a", "a.next"),)),
    JsonListings((JsonListing(ADDRESS, "items", "{url}"),)),
)


@dataclass(frozen=True)
class Target:
    """``read`` takes any bytes; it returns, or raises one of ``errors``. ``store``: it needs a database."""

    read: Callable[[bytes], object]
    errors: tuple[type[Exception], ...] = ()
    store: bool = False

    def run(self, data: bytes) -> bool:
        """Whether the bytes were taken. Raises what no reader may raise."""
        try:
            self.read(data)
        except self.errors:
            return False
        return True


def read_warc(data: bytes) -> None:
    """An archive of anybody's, and the same bytes as one of ours, which leans on other records."""
    for _ in read_foreign(BytesIO(data), MAX_PAGE):
        pass
    path = Path(tempfile.gettempdir()) / f"registerpub-fuzz-{os.getpid()}.warc"
    try:
        path.write_bytes(data)
        for _ in read_captures(path, MAX_PAGE, lambda record: (path, 0)):
            pass
    finally:
        path.unlink(missing_ok=True)


def read_html(data: bytes) -> None:
    """An article by the general rules, by a source's or as JSON, and the entries of a watched page."""
    kind, payload = TYPES[data[0] % len(TYPES)] if data else "", data[1:]
    digest = hashlib.sha256(payload).hexdigest()
    page = CapturedPage("r", 0, ADDRESS, SEEN, payload, digest, "paper", kind, 200)
    read_page(page, RULES[data[0] // len(TYPES) % len(RULES)] if data else ReadingRules())
    read_entries(page, "li")
    saved_address(payload)


def read_links(data: bytes) -> None:
    """The same bytes as a feed, a sitemap, a listing and a JSON listing; raises the last refusal if none takes them."""
    refused: list[BrokenPage] = []
    for kind in KINDS:
        try:
            kind.read(next(kind.begin(False)), Page(ADDRESS, data, "text/html"), False)
        except BrokenPage as error:
            refused.append(error)
    if len(refused) == len(KINDS):
        raise refused[-1]


def read_register(data: bytes) -> None:
    """A register file, imported whole into a store that is then put back."""
    from django.contrib.auth.models import User
    from django.db import transaction

    from registerpub.pipeline.register_upload import import_upload

    with transaction.atomic():
        try:
            import_upload(data, User.objects.get_or_create(username="fuzz")[0], SEEN)
        finally:
            transaction.set_rollback(True)


def targets() -> Mapping[str, Target]:
    """Name → target. Django must be set up: the register's errors live beside its tables."""
    from registerpub.pipeline.register_upload import FileRefused

    return {
        "warc": Target(read_warc, (ArchiveError,)),
        "pages": Target(read_html),
        "feeds": Target(read_links, (BrokenPage,)),
        "registers": Target(read_register, (FileRefused,), store=True),
    }
