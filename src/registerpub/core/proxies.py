"""What may stand as a proxy in the settings. Pure: nothing is asked of it."""

from __future__ import annotations

from urllib.parse import urlsplit

#: Says that a source is visited without the proxy that the project uses.
DIRECT = "direct"


def proxy_problem(address: str) -> str:
    """Why ``address`` cannot be used as a proxy, with the mend; empty if it can. The empty address is no proxy."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "not an address; write one like http://127.0.0.1:8118"
    if parts.scheme.startswith("socks"):
        return (
            "SOCKS is not spoken here; give an http proxy: for Tor set HTTPTunnelPort in its torrc, or put privoxy "
            "before it, and write http://127.0.0.1:PORT"
        )
    if parts.scheme != "http" or not parts.hostname or port is None or parts.path not in ("", "/") or parts.query:
        return "not the address of an http proxy; write one like http://127.0.0.1:8118"
    return ""
