"""One address per page: mirrors, AMP copies and tracking parameters fold into the address of the article itself.

For telling pages apart only; the fetched address stays in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w*|at_(?:campaign|medium|custom\w*)|(?:fb|g|d|y|ys|tw|tt|wick)clid|[gw]braid|msclkid|gclsrc|_openstat|"
    r"mc_[ce]id|igsh(?:id)?|_hs(?:enc|mi)|oly_(?:anon|enc)_id|vero_id|s_cid|yrwinfo|_ga|_gl|spm|ftag|cmpid|nomobile",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "/:@!$'()*,;~-._"


def canonical_url(url: str, home: str = "", hosts: Collection[str] = (), mirrors: Collection[str] = ()) -> str:
    """The address under which versions of a page are kept together; folding twice changes nothing.

    ``home`` is the source's own address; its scheme and host replace those of ``mirrors``, and its scheme that of
    ``hosts``. An address that cannot be parsed, or is not http(s), comes back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    scheme, netloc = parts.scheme, _netloc(host, port, parts.scheme)
    at_home = urlsplit(home)
    plain = host.removeprefix("amp.")
    if home and host in mirrors or plain in mirrors:
        scheme, netloc = at_home.scheme, _netloc(at_home.hostname or "", at_home.port, at_home.scheme)
    elif home and (host in hosts or plain in hosts):
        scheme, netloc = at_home.scheme, _netloc(host if host in hosts else plain, port, scheme)
    return urlunsplit((scheme, netloc, _article_path(parts.path), _kept_query(parts.query), ""))


def public_address(url: str, rule: tuple[str, str] | None) -> str:
    """The address that people open, where an article is fetched from another one.

    ``rule``: a regular expression searched in ``url`` and what stands in its place (``\\1`` for a group). ``url``
    itself where there is no rule, where the expression is not found, or where no address comes out.
    """
    if rule is None:
        return url
    changed = re.sub(rule[0], rule[1], url, count=1)
    return changed if changed.startswith(("http://", "https://")) else url


def _netloc(host: str, port: int | None, scheme: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return (
        name
        if port is None or port == _DEFAULT_PORTS.get(scheme) or port in _DEFAULT_PORTS.values()
        else f"{name}:{port}"
    )


def _article_path(path: str) -> str:
    """The path without the marks of an AMP copy: a first or last segment ``amp``, or ``.amp`` before ``.html``."""
    segments = path.split("/")
    if len(segments) > 2 and segments[1].lower() == "amp":
        del segments[1]
    if len(segments) > 2 and segments[-1].lower() == "amp":
        segments.pop()
    elif len(segments) > 3 and segments[-1] == "" and segments[-2].lower() == "amp":
        del segments[-2]
    short = "/".join(segments)
    cleaned = re.sub(r"\.amp(\.html?)?$", lambda match: match[1] or "", short, flags=re.IGNORECASE)
    return _article_path(cleaned) if cleaned != path else cleaned or "/"


def _kept_query(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not (_TRACKING.fullmatch(key) or _asks_for_amp(key, value))]
    return query if len(kept) == len(pairs) else urlencode(kept, safe=_SAFE)


def _asks_for_amp(key: str, value: str) -> bool:
    return key.lower() in ("amp", "outputtype") and value.lower() in ("", "1", "true", "amp")
