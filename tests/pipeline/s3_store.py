"""An S3 store on loopback: moto's server, empty."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from moto.server import ThreadedMotoServer

REGION, SECRET = "us-east-1", "testing"  # moto takes any secret


@contextmanager
def serving_s3(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its address; ``boto3`` and ``s3fs`` find it by their variables of the environment."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    connection = http.client.HTTPConnection(host, port, timeout=20)
    connection.request("POST", "/moto-api/reset")  # what the tests before left: all servers of a process share it
    assert connection.getresponse().status == 200
    connection.close()
    address = f"http://{host}:{port}"
    patch.setenv("AWS_ENDPOINT_URL", address)
    patch.setenv("AWS_ACCESS_KEY_ID", SECRET)
    patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    patch.setenv("AWS_DEFAULT_REGION", REGION)
    yield address
    server.stop()
