"""A visit to a site by hand: one page at a time through the gate, robots.txt obeyed, as slowly as the source asks.

For trying sources out. What is fetched here is shown and may be saved beside a source; it is no evidence.
"""

from __future__ import annotations

import http.client
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from registerpub import __version__
from registerpub.core.errors import RegisterpubError
from registerpub.gate import Gate, Limits, Outgoing, RequestFailed, send

PRODUCT = "registerpub"
MAX_BODY = 16 * 1024 * 1024
#: Seconds for one request.
TIME_LIMIT = 30.0
MAX_REDIRECTS = 5
#: Seconds; a longer crawl-delay in robots.txt is a refusal to be tried out by hand.
LONGEST_DELAY = 120.0
_REDIRECTS = (301, 302, 303, 307, 308)


class FetchFailed(RegisterpubError):
    """A page could not be fetched; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the last address of a chain of redirects. ``body`` has its content encoding undone."""

    url: str
    status: int
    content_type: str
    body: bytes


class Visitor:
    """Fetches pages for one person who waits. ``delay``: seconds between two requests to a host.

    ``allowed`` judges every address, also after a redirect; ``contact`` stands in the user agent. ``ready`` is called
    before each request and raises where nothing may be fetched any more.
    """

    def __init__(
        self,
        gate: Gate,
        allowed: Callable[[str], bool],
        *,
        delay: float = 2.0,
        contact: str = "",
        proxy: str = "",
        pause: Callable[[float], None] = time.sleep,
        ready: Callable[[], None] = lambda: None,
    ) -> None:
        self._gate, self._allowed, self._delay, self._proxy, self._pause = gate, allowed, delay, proxy, pause
        self._ready = ready
        self._agent = f"{PRODUCT}/{__version__}" + (f" (+{contact})" if contact else "")
        self._rules: dict[str, Protego] = {}
        self._asked: set[str] = set()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer 200 to ``url``. Raises :class:`FetchFailed`, or :class:`GateError` for an address it refuses."""
        for _ in range(MAX_REDIRECTS + 1):
            self._gate.check_url(url)
            if not self._allowed(url):
                raise FetchFailed(f"{_host(url)} is no host of the source: add it to hosts, or give another address")
            self._obey(url)
            answer, target = self._ask(url, headers or {})
            if answer.status == http.HTTPStatus.OK:
                return answer
            if answer.status not in _REDIRECTS or not target:
                raise FetchFailed(f"{_host(url)} answered {answer.status}: {_advice(answer.status)}")
            url = urljoin(url, target)
        raise FetchFailed(f"{_host(url)} redirects more than {MAX_REDIRECTS} times: give the address it leads to")

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that robots.txt of the host of ``url`` names."""
        return list(self._rules_of(url).sitemaps)

    def _obey(self, url: str) -> None:
        """Raise unless robots.txt lets us ask for ``url``; slow down if it says so."""
        rules = self._rules_of(url)
        if not rules.can_fetch(url, PRODUCT):
            raise FetchFailed(f"robots.txt of {_host(url)} forbids this address: leave it out of the source")
        wanted = rules.crawl_delay(PRODUCT) or 0
        if wanted > LONGEST_DELAY:
            raise FetchFailed(f"robots.txt of {_host(url)} wants {wanted:.0f} s between requests: save a page by hand")
        self._delay = max(self._delay, float(wanted))

    def _rules_of(self, url: str) -> Protego:
        """Robots.txt of the host; none there allows everything, none to be had forbids everything (RFC 9309, 2.3.1)."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if origin not in self._rules:
            address = f"{origin}/robots.txt"
            self._gate.check_url(address)
            answer, target = self._ask(address, {})
            for _ in range(MAX_REDIRECTS):
                if answer.status not in _REDIRECTS or not target:
                    break
                address = urljoin(address, target)
                self._gate.check_url(address)
                answer, target = self._ask(address, {})
            if answer.status >= 500 or answer.status in _REDIRECTS:
                raise FetchFailed(f"robots.txt of {_host(url)} cannot be had ({answer.status}): try again later")
            text = answer.body.decode("utf-8", "replace") if answer.status == http.HTTPStatus.OK else ""
            self._rules[origin] = Protego.parse(text)
        return self._rules[origin]

    def _ask(self, url: str, headers: Mapping[str, str]) -> tuple[Answer, str]:
        """One request, after the pause that is due; the answer whatever its status, and where a redirect leads."""
        parts = urlsplit(url)
        if parts.netloc in self._asked:
            self._pause(self._delay)
        self._ready()
        self._asked.add(parts.netloc)
        outgoing = Outgoing(headers={"User-Agent": self._agent, "Accept-Encoding": "gzip", **headers})
        try:
            answer = send(url, self._gate, outgoing, self._proxy, Limits(TIME_LIMIT, MAX_BODY))
        except RequestFailed as error:
            raise FetchFailed(f"{error}; try again later") from error
        body = _decoded(url, answer.body, answer.headers.get("content-encoding", ""))
        kind = answer.headers.get("content-type", "")
        return Answer(url, answer.status, kind, body), answer.headers.get("location", "")


def _decoded(url: str, body: bytes, encoding: str) -> bytes:
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        return body
    try:
        unpacker = zlib.decompressobj(wbits=31)
        plain = unpacker.decompress(body, MAX_BODY)
    except zlib.error as error:
        raise FetchFailed(f"{_host(url)} answered with damaged data: try again later") from error
    if unpacker.unconsumed_tail:
        raise FetchFailed(f"{_host(url)} answered with more than {MAX_BODY} bytes")
    return plain


def _advice(status: int) -> str:
    if status in (401, 403, 429, 451):
        return "the site refuses us; it is not to be evaded, leave the source out or save a page by hand"
    if status in (404, 410):
        return "there is nothing at this address; correct it in source.toml or with --url"
    return "try again later"


def _host(url: str) -> str:
    return urlsplit(url).hostname or "the address"
