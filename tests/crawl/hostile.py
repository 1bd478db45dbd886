"""Answers of servers that are broken or mean, as routes for the test site."""

from __future__ import annotations

import gzip
import socket
import struct
from http.server import BaseHTTPRequestHandler
from threading import Event

from tests.crawl.helpers import FILLER, Route, answer, redirect

CHECK = "<!doctype html><html><head><title>Just a moment...</title></head><body><p>Wait.</p></body></html>"


def hang(over: Event) -> Route:
    """Takes the request and never answers."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        over.wait(30)

    return route


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Takes the request and tears the connection."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def drip(over: Event) -> Route:
    """A byte now and then, so that no single wait is long."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not over.wait(0.1):
            handler.wfile.write(b"x")

    return _tolerant(route)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Text without end and without a stated length."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>" + b"x" * 1_000_000)


def too_short(handler: BaseHTTPRequestHandler) -> None:
    """Less than it announced."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<html><body><p>" + FILLER.encode())
    handler.close_connection = True


def deep(text: str) -> Route:
    """A page of one hundred thousand levels around ``text``."""
    levels = 100_000
    return answer(
        "<html><head><title>T</title></head><body>"
        + "<div>" * levels
        + f"<p>{text}</p>"
        + "</div>" * levels
        + "</body></html>"
    )


def _tolerant(route: Route) -> Route:
    """The client will hang up: that is what is tested."""

    def tolerant(handler: BaseHTTPRequestHandler) -> None:
        try:
            route(handler)
        except OSError:
            handler.close_connection = True

    return tolerant


def page_faults(over: Event, text: str) -> dict[str, tuple[Route, str]]:
    """Fault → its answer and the kind of finding that it must become."""
    return {
        "hang": (hang(over), "timeout"),
        "reset": (reset, "no_answer"),
        "slow drip": (drip(over), "timeout"),
        "endless body": (_tolerant(endless), "too_large"),
        "gzip bomb": (answer(gzip.compress(b"0" * (40 * 1024 * 1024)), Content_Encoding="gzip"), "too_large"),
        "wrong length": (too_short, "cut_short"),
        "redirect loop": (redirect("/redirect-loop.html"), "too_many_redirects"),
        "redirect to a private address": (redirect("http://169.254.169.254/latest/"), "refused_address"),
        "200 with 11 bytes": (answer("hello world"), "tiny_body"),
        "file of NUL bytes": (answer(b"\0" * 50_000), "empty_body"),
        "500": (answer("<html><body>" + "The server is broken. " * 20 + "</body></html>", status=500), "http_status"),
        "HTML of depth 100,000": (deep(text), "too_deep"),
    }


def path_of(fault: str) -> str:
    return "/" + fault.lower().replace(" ", "-").replace(",", "") + ".html"
