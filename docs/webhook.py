"""Receives webhooks of registerpub and checks them. Python 3.9 or newer, nothing to install.

    python webhook.py SECRET            # listens on 127.0.0.1:8080, behind your server with TLS

The signature is that of Standard Webhooks 1.0 (standardwebhooks.com), which has libraries for other languages.
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

WINDOW = 300  # seconds by which a message may be old: an older one may have been recorded and sent again


def check(secret: str, headers, body: bytes, now: float) -> bool:
    """Whether ``body`` is as the holder of ``secret`` ("whsec_…") sent it, just now."""
    key, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not sent.isdigit() or abs(now - int(sent)) > WINDOW:
        return False
    signed = f"{key}.{sent}.".encode() + body
    secret_bytes = base64.b64decode(secret[len("whsec_") :])
    wanted = "v1," + base64.b64encode(hmac.new(secret_bytes, signed, hashlib.sha256).digest()).decode()
    # While the secret is being replaced there are two signatures: one of them must be right.
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(wanted.encode(), one.encode()) for one in given)


def receive(item: dict) -> None:
    """What your system does with a message: ``item`` is IPTC ninjs."""
    if item["pubstatus"] == "usable":
        print("publish or update", item["uri"], "version", item["version"], flush=True)
    elif item["pubstatus"] == "canceled":
        print("take down", item["uri"], flush=True)
    # "withheld" is a test: never publish it.


def serve(secret: str, port: int = 8080) -> HTTPServer:
    """A server that answers 204 to what is signed and 401 to everything else."""
    done = set()  # keep this in your database: the same message may come again

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 1_000_000))
            if not check(secret, self.headers, body, time.time()):
                self.send_error(401)
                return
            if self.headers["webhook-id"] not in done:
                receive(json.loads(body))
                done.add(self.headers["webhook-id"])
            self.send_response(204)  # answer within 15 seconds; do slow work afterwards
            self.end_headers()

    return HTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    serve(sys.argv[1]).serve_forever()
