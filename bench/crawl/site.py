"""A generated news site: a feed in four parts and pages of one size in Kazakh, Russian and English, always the same."""

from __future__ import annotations

import gzip
import random
from collections.abc import Mapping
from dataclasses import dataclass

from bench.archives import invent_names, make_page

PAGE_BYTES = 50_000
FEEDS = 4  # a crawler may take only so many items of one feed
_ROBOTS = b"User-agent: *\nDisallow: /search\n"
_SCRIPT, _END = b"<script>", b"</script>"


@dataclass(frozen=True, slots=True)
class Document:
    """One answer of the site: its media type, its bytes, and the same compressed."""

    content_type: str
    body: bytes
    packed: bytes


def make_site(pages: int, base: str) -> dict[str, Document]:
    """Every document of the site by path. ``base`` is its address without a slash at the end."""
    names, paths = invent_names(), [f"/news/{number:05}.html" for number in range(pages)]
    site = {"/robots.txt": _document("text/plain; charset=utf-8", _ROBOTS)}
    for number, path in enumerate(paths):
        page = fill_up(make_page(random.Random(f"page {number}"), names), random.Random(f"filling {number}"))
        site[path] = _document("text/html; charset=utf-8", page)
    for number, path in enumerate(feed_paths()):
        site[path] = _document("application/rss+xml; charset=utf-8", _feed([base + p for p in paths[number::FEEDS]]))
    return site


def feed_paths() -> list[str]:
    return [f"/feed{number}.xml" for number in range(1, FEEDS + 1)]


def article_count(site: Mapping[str, Document]) -> int:
    return sum(path.startswith("/news/") for path in site)


def fill_up(page: bytes, chance: random.Random) -> bytes:
    """``page`` with one more script of a size that makes it :data:`PAGE_BYTES` long."""
    missing = PAGE_BYTES - len(page) - len(_SCRIPT) - len(_END)
    if missing < 0:
        raise ValueError(f"a page of {len(page)} bytes is larger than {PAGE_BYTES}")
    rows: list[bytes] = []
    while sum(map(len, rows)) < missing:
        rows.append(f"push({{id:{chance.getrandbits(32)},slot:'side-{chance.getrandbits(16)}'}});\n".encode())
    filling = b"".join(rows)[:missing]
    return page.replace(b"</body>", _SCRIPT + filling + _END + b"</body>")


def _feed(links: list[str]) -> bytes:
    items = "".join(
        f"<item><title>News {number}</title><link>{link}</link><pubDate>Mon, 06 May 2024 07:08:09 GMT</pubDate></item>"
        for number, link in enumerate(links)
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def _document(content_type: str, body: bytes) -> Document:
    return Document(content_type, body, gzip.compress(body, 6, mtime=0))
