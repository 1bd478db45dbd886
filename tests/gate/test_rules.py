"""The gate: what may be asked, in any spelling of an address, before and at connecting."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.errors import GateError
from registerpub.gate import Gate, literal_address

CLOSED, OPEN = Gate(), Gate(allow_loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://paper.example/a?b=1",
        "https://paper.example:443/",
        "http://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "http://қазақстан.example/",
    ],
)
def test_public_addresses_may_be_asked(url: str) -> None:
    CLOSED.check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://１２７.０.０.１/",
        "http://127.0.0.1./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://localhost/",
        "http://kk.demo.localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://0/",
        "http://255.255.255.255/",
        "http://[::ffff:10.0.0.1]/",
        "http://[2002:a00:1::]/",
    ],
)
def test_addresses_that_are_not_public_are_refused_in_any_spelling(url: str) -> None:
    with pytest.raises(GateError):
        CLOSED.check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/",
        "file:///etc/passwd",
        "http://user:secret@paper.example/",
        "http://paper.example:22/",
        "http://paper.example:99999/",
        "http:///nowhere",
        "http://paper.example\\@other.example/",
        "http://paper.example/\r\nHost: other",
        "http://[::1",
        "http://-/",
        "",
    ],
)
def test_odd_schemes_ports_users_and_forms_are_refused(url: str) -> None:
    for gate in (CLOSED, OPEN):
        with pytest.raises(GateError):
            gate.check_url(url)


@pytest.mark.parametrize("url", ["http://127.0.0.3:8123/x", "http://kk.demo.localhost:9/", "http://[::1]:8080/"])
def test_loopback_on_any_port_is_open_when_allowed(url: str) -> None:
    OPEN.check_url(url)


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://169.254.169.254/", "http://paper.example:8080/"])
def test_allowing_loopback_opens_nothing_else(url: str) -> None:
    with pytest.raises(GateError):
        OPEN.check_url(url)


def test_a_resolved_address_is_judged_like_a_literal() -> None:
    CLOSED.check_address("8.8.8.8")
    OPEN.check_address("127.0.0.2")
    for address in ("127.0.0.2", "10.1.2.3", "::ffff:192.168.0.1", "ff02::1", "not an address"):
        with pytest.raises(GateError):
            CLOSED.check_address(address)


def test_a_refusal_shows_no_path() -> None:
    with pytest.raises(GateError) as refusal:
        CLOSED.check_url("http://10.0.0.1/somebody-was-arrested.html")
    assert "somebody" not in str(refusal.value)


@given(st.ip_addresses(v=4))
def test_the_gate_agrees_with_itself_on_every_notation(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    spellings = [str(number), hex(number), f"{number >> 24}.{number & 0xFFFFFF}", ".".join(map(oct, address.packed))]
    assert literal_address(spellings[0]) == literal_address(spellings[1]) == literal_address(spellings[2]) == address
    assert literal_address(spellings[3].replace("0o", "0")) == address


@given(st.text(max_size=60))
def test_no_text_breaks_the_gate(text: str) -> None:
    for url in (text, "http://" + text):
        try:
            CLOSED.check_url(url)
        except GateError:
            continue
