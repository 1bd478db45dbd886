"""The demonstration's outlets share their port with nobody."""

from __future__ import annotations

import socket

import pytest

from registerpub.core.errors import InputError
from registerpub.demo.server import ADDRESSES, DemoSite


@pytest.mark.parametrize("address", ADDRESSES.values())
def test_an_outlets_port_that_is_taken_is_an_error_that_names_it(address: str) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((address, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=rf"the sample site cannot listen on .*, port {port}: "), DemoSite(port):
            pass


def test_two_demonstrations_get_ports_of_their_own() -> None:
    with DemoSite() as one, DemoSite() as two:
        assert one.port != two.port
