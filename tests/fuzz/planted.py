"""Targets with a fault in them, which the runner must find."""

from __future__ import annotations

from tests.fuzz.targets import Target


def _wrong_error(data: bytes) -> None:
    if data[:1] == b"<" and data[1:2] == b"?":
        raise KeyError("no reader raises this")


def _hang(data: bytes) -> None:
    while data[:1] == b"<":
        pass


def _memory(data: bytes) -> None:
    if data[:1] == b"<":
        bytearray(b"x" * (3 * 1024**3))


PLANTED = {"wrong-error": Target(_wrong_error), "hang": Target(_hang), "memory": Target(_memory)}
