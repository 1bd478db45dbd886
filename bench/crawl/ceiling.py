"""How many pages a second the site itself can give: ``python -m bench.crawl.ceiling PORT --pages N``.

One connection with a few requests always under way, whose answers are counted by their bytes and thrown away.
"""

from __future__ import annotations

import argparse
import json
import socket
import time

from bench.crawl.server import HOST

UNDER_WAY = 8


def measure(port: int, pages: int, rounds: int = 3) -> float:
    """Pages per second, the best of ``rounds`` passes over the site."""
    return max(_pass(port, pages) for _ in range(rounds))


def _pass(port: int, pages: int) -> float:
    with socket.create_connection((HOST, port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        size = _size_of_one(connection)  # pages and their headers are all of one length
        requests = [f"GET /news/{number:05}.html HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode() for number in range(pages)]
        buffer = bytearray(1 << 20)
        began, asked, got = time.perf_counter(), 0, 0
        while got < pages * size:
            while asked < min(pages, got // size + UNDER_WAY):
                connection.sendall(requests[asked])
                asked += 1
            received = connection.recv_into(buffer)
            if not received:
                raise ConnectionError("the site closed the connection")
            got += received
        return pages / (time.perf_counter() - began)


def _size_of_one(connection: socket.socket) -> int:
    connection.sendall(f"GET /news/00000.html HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    data = connection.recv(65536)
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head = data.partition(b"\r\n\r\n")[0]
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    size = len(head) + 4 + length
    while len(data) < size:
        data += connection.recv(65536)
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("--pages", type=int, required=True)
    options = parser.parse_args()
    print(json.dumps({"pages_per_second": measure(options.port, options.pages)}))


if __name__ == "__main__":
    main()
