"""Any spelling of an address that is not public is refused; any spelling of a public one may be asked."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.errors import GateError
from registerpub.gate import Gate

V4, V6 = ipaddress.IPv4Address, ipaddress.IPv6Address
PRIVATE4 = (
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.2.0/24 "
    "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
).split()
PRIVATE6 = (
    "::/128 ::1/128 100::/64 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 fec0::/10 ff00::/8 64:ff9b:1::/48".split()
)
PUBLIC4 = ("1.0.0.0/8", "8.0.0.0/8", "95.56.0.0/13", "185.0.0.0/11")
PUBLIC6 = ("2606:4700::/32", "2a00::/12", "2400::/12")


def within(networks: list[str] | tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(networks).flatmap(lambda network: st.ip_addresses(network=network)).map(str)


def _number(text: str) -> int:
    return int(V4(text))


SPELLINGS4: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: text + ".",
    lambda text: str(_number(text)),
    lambda text: hex(_number(text)),
    lambda text: hex(_number(text)).upper().replace("0X", "0x"),
    lambda text: f"0{_number(text):o}",
    lambda text: f"0000{_number(text):o}",
    lambda text: f"{_number(text) >> 24}.{_number(text) & 0xFFFFFF}",
    lambda text: f"{_number(text) >> 24}.{_number(text) >> 16 & 255}.{_number(text) & 0xFFFF}",
    lambda text: ".".join(f"0x{part:x}" for part in V4(text).packed),
    lambda text: ".".join(f"0{part:o}" for part in V4(text).packed),
    lambda text: ".".join([f"0x{V4(text).packed[0]:02X}", *map(str, V4(text).packed[1:])]),
    lambda text: text.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}),
    lambda text: text.translate({ord(str(digit)): chr(0x1D7CE + digit) for digit in range(10)}),
    lambda text: text.replace(".", "\u3002"),
    lambda text: text.replace(".", "\uff0e"),
    lambda text: text.replace(".", "\uff61"),
    lambda text: f"[::ffff:{text}]",
    lambda text: f"[0:0:0:0:0:FFFF:{text}]",
    lambda text: f"[{V6(0xFFFF << 32 | _number(text)).exploded}]",
    lambda text: f"[64:ff9b::{text}]",
    lambda text: f"[{V6((0x2002 << 112) | (_number(text) << 80) | 1)}]",
]
SPELLINGS6: list[Callable[[str], str]] = [
    lambda text: f"[{text}]",
    lambda text: f"[{V6(text).exploded}]",
    lambda text: f"[{V6(text).exploded.upper()}]",
    lambda text: f"[{text}%25eth0]",
    lambda text: f"[{text}%1]",
]
SCHEMES = st.sampled_from(["http", "https", "HTTP", "hTTps"])
TAILS = st.sampled_from(["", "/", "/a?b=http://paper.example/", "?x", "#y", ":80/", ":443", ":/"])


@given(within(PRIVATE4), st.sampled_from(SPELLINGS4), SCHEMES, TAILS)
def test_a_private_address_is_refused_however_it_is_spelt(
    address: str, spell: Callable[[str], str], scheme: str, tail: str
) -> None:
    with pytest.raises(GateError):
        Gate().check_url(f"{scheme}://{spell(address)}{tail}")


@given(within(PRIVATE6), st.sampled_from(SPELLINGS6), SCHEMES, TAILS)
def test_a_private_address_of_the_new_kind_is_refused_however_it_is_spelt(
    address: str, spell: Callable[[str], str], scheme: str, tail: str
) -> None:
    with pytest.raises(GateError):
        Gate().check_url(f"{scheme}://{spell(address)}{tail}")


@given(within(PRIVATE4).filter(lambda address: not V4(address).is_loopback), st.sampled_from(SPELLINGS4))
def test_permission_for_loopback_opens_no_other_private_address(address: str, spell: Callable[[str], str]) -> None:
    with pytest.raises(GateError):
        Gate(allow_loopback=True).check_url(f"http://{spell(address)}/")


@given(within(PUBLIC4), st.sampled_from(SPELLINGS4), SCHEMES)
def test_a_public_address_may_be_asked_however_it_is_spelt(
    address: str, spell: Callable[[str], str], scheme: str
) -> None:
    Gate().check_url(f"{scheme}://{spell(address)}/")


@given(within(PUBLIC6), st.sampled_from(SPELLINGS6[:3]), SCHEMES)
def test_a_public_address_of_the_new_kind_may_be_asked(address: str, spell: Callable[[str], str], scheme: str) -> None:
    Gate().check_url(f"{scheme}://{spell(address)}/")


@given(within([*PRIVATE4, *PRIVATE6]))
def test_at_connecting_the_same_addresses_are_refused(address: str) -> None:
    with pytest.raises(GateError):
        Gate().check_address(address)


@given(within([*PUBLIC4, *PUBLIC6]))
def test_at_connecting_public_addresses_pass(address: str) -> None:
    Gate().check_address(address)


@given(st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), max_size=3), st.booleans())
def test_every_name_below_localhost_is_this_machine(labels: list[str], dot: bool) -> None:
    name = ".".join([*labels, "localhost"]) + "." * dot
    for host in (name, name.upper(), name.replace("o", "\uff4f")):
        with pytest.raises(GateError):
            Gate().check_url(f"http://{host}:8000/")
        Gate(allow_loopback=True).check_url(f"http://{host}:8000/")


@pytest.mark.parametrize(
    "host",
    ["%31%32%37.0.0.1", "127.0.0.1%00.paper.example", "12\u00ad7.0.0.1", "127.0.0.1 ", "127。0。0。1", "①②⑦.0.0.1"],
)
def test_tricks_with_single_characters_gain_nothing(host: str) -> None:
    with pytest.raises(GateError):
        Gate().check_url(f"http://{host}/")
