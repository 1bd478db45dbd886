"""Addresses of one source: which may be articles, what a mirror's address is at home, and the reverse."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from registerpub.core.reading import canonical_url
from registerpub.sources import Source


class Addresses:
    """Judges and maps the addresses of ``source``. An address that cannot be parsed is nobody's article."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._patterns = [re.compile(pattern) for pattern in source.article_patterns]
        self._pages = set(source.discovery_addresses)

    def is_article(self, url: str) -> bool:
        """Whether ``url`` may be an article: on a host of the source or a mirror, as the patterns say for its home."""
        if not self._source.is_own(url) or url in self._pages:
            return False
        if not self._patterns:
            return True
        found = any(pattern.search(url) for pattern in self._patterns)
        return found or (host_of(url) in self._source.mirrors and self._matches_at_home(url))

    def at_home(self, url: str) -> str:
        """The one address under which the article is remembered, wherever it was found."""
        return canonical_url(url, self._source.home, self._source.hosts, self._source.mirrors)

    def is_at_home(self, url: str) -> bool:
        """Whether ``url`` lies on a host of the source itself, not of a mirror."""
        return host_of(url) in self._source.hosts

    def on_mirror(self, url: str, number: int) -> str:
        """``url`` on mirror ``number`` (from 1), with its port; empty if there is no such mirror."""
        if not 1 <= number <= len(self._source.mirrors):
            return ""
        return with_host(url, self._source.mirrors[number - 1])

    def _matches_at_home(self, url: str) -> bool:
        home = self.at_home(url)
        return any(pattern.search(home) for pattern in self._patterns)


def host_of(url: str) -> str:
    """The host of ``url`` in lower case without a trailing dot; empty if it cannot be parsed."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def with_host(url: str, host: str) -> str:
    """``url`` at ``host``, on the same port."""
    parts = urlsplit(url)
    port = "" if parts.port is None else f":{parts.port}"
    return urlunsplit(parts._replace(netloc=f"{host}{port}"))
