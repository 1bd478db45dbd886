"""Which addresses registerpub may be sent to. Opens no connection and resolves no name.

``check_url`` judges a URL before anything is asked of the network; ``check_address`` judges the address that a name
resolved to, at connect time. Both are needed at every redirect: a public name may resolve to a private address, and a
literal address needs no name. Loopback is open only where the operator has allowed it (demonstration, tests).
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from registerpub.core.errors import GateError

PORTS = (80, 443)
SCHEMES = ("http", "https")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
#: Global unicast as IANA allocates it (RFC 4291, 2.4); whatever lies outside is no address of a site.
_UNICAST = ipaddress.IPv6Network("2000::/3")
#: Documentation (RFC 9637) and the anycast of 6to4 relays (RFC 7526), which older tables call global.
_NEVER = (ipaddress.IPv6Network("3fff::/20"), ipaddress.IPv4Network("192.88.99.0/24"))
_CLOSED = "refused unless registerpub.toml says [sources] allow_loopback = true (for demonstrations and tests)"
_FORBIDDEN_CHARACTER = re.compile(r"[\x00-\x20\x7f-\x9f\\\s]")
_HOST_NAME = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


@dataclass(frozen=True, slots=True)
class Gate:
    """``allow_loopback`` opens 127.0.0.0/8, ::1 and ``*.localhost`` on any port, and nothing else.

    ``networks`` are private ones that the operator has opened, on the usual ports.
    """

    allow_loopback: bool = False
    networks: tuple[IPNetwork, ...] = ()

    def check_url(self, url: str) -> None:
        """Raise :class:`GateError` unless ``url`` may be requested. The message names the fault, never the path."""
        parts = _split(url)
        if parts.scheme not in SCHEMES:
            raise GateError(f"scheme {parts.scheme or 'none'!r} is refused: only http and https are requested")
        if parts.username is not None or parts.password is not None:
            raise GateError("an address with a user name or password in it is refused")
        host = plain_host(parts.hostname or "")
        loopback = self._check_host(host)
        port = _port(parts)
        if not loopback and port not in PORTS:
            raise GateError(f"port {port} of {host} is refused: only 80 and 443 are requested")

    def check_address(self, address: str) -> None:
        """Raise :class:`GateError` unless ``address`` (an IP address as resolved) may be connected to."""
        parsed = literal_address(address)
        if parsed is None:
            raise GateError(f"{address!r} is not an IP address")
        self._check_parsed(parsed)

    def _check_host(self, host: str) -> bool:
        """Whether ``host`` is this machine. Raises if it is and that is not allowed, or if the literal is refused."""
        if not host:
            raise GateError("an address without a host is refused")
        if is_local_name(host):
            if not self.allow_loopback:
                raise GateError(f"{host} is this machine: {_CLOSED}")
            return True
        parsed = literal_address(host)
        if parsed is None:
            if not _HOST_NAME.fullmatch(host):
                raise GateError("an address whose host is not a host name is refused")
            return False
        return self._check_parsed(parsed)

    def _check_parsed(self, address: IPAddress) -> bool:
        inner = unwrap(address)
        if inner.is_loopback:
            if not self.allow_loopback:
                raise GateError(f"{address} is this machine: {_CLOSED}")
            return True
        opened = any(inner.version == network.version and inner in network for network in self.networks)
        if not opened and not is_public(inner):
            raise GateError(f"{address} is not a public address: refused")
        return False


def is_local_name(host: str) -> bool:
    """``localhost`` and every name below it (RFC 6761): they mean this machine, whatever a resolver says."""
    return host == "localhost" or host.endswith(".localhost")


def is_local_url(url: str) -> bool:
    """Whether ``url`` leads to this machine by its name or literal address. Resolves nothing."""
    try:
        host = plain_host(urlsplit(url).hostname or "")
    except ValueError:
        return False
    literal = literal_address(host)
    return is_local_name(host) or (literal is not None and unwrap(literal).is_loopback)


def is_public(address: IPAddress) -> bool:
    """Whether the address is global unicast: no private, shared, link-local, multicast, reserved or unspecified one."""
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return False
    if any(address.version == network.version and address in network for network in _NEVER):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def unwrap(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 one carries (mapped, compatible, 6to4, NAT64), else the address itself."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and (address in _NAT64 or 1 < int(address) < 1 << 32):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def plain_host(host: str) -> str:
    """The host as a resolver would understand it: compatibility forms folded, no trailing dot, lower case."""
    return unicodedata.normalize("NFKC", host).replace("\u3002", ".").rstrip(".").lower()


def literal_address(host: str) -> IPAddress | None:
    """The address that ``host`` spells in any notation (``0x7f.1``, ``2130706433``), else ``None``."""
    text = host.strip("[]")
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return _old_notation(text)


def _old_notation(text: str) -> ipaddress.IPv4Address | None:
    """IPv4 as C libraries read it (inet_aton): one to four parts, each decimal, octal or hexadecimal."""
    parts = text.split(".")
    if not 1 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    *heads, last = numbers
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        return None
    value = last
    for index, head in enumerate(heads):
        value += head << (8 * (3 - index))
    return ipaddress.IPv4Address(value)


def _number(part: str) -> int:
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part[0] == "0" else int(part)


def has_forbidden_character(url: str) -> bool:
    """Whether something stands in ``url`` that programs read differently: spaces, control characters, backslashes."""
    return _FORBIDDEN_CHARACTER.search(url) is not None


def _split(url: str) -> SplitResult:
    if has_forbidden_character(url):
        raise GateError("an address with spaces, control characters or backslashes is refused")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise GateError("an address that cannot be parsed is refused") from error


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise GateError("an address whose port is not a number is refused") from error
    return port if port is not None else 443 if parts.scheme == "https" else 80
