"""The published tree, as outlets see it, while no other public address is set: for demonstrations and for a first look.

Serves files of ``var/public/current`` and nothing else. With a real public address this route does not exist.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

TYPES = {
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".opml": "text/x-opml; charset=utf-8",
    "": "text/plain; charset=utf-8",
}


@login_not_required
@require_safe
def tree(request: HttpRequest, name: str = "index.html") -> HttpResponseBase:
    """The file ``name`` of the current release."""
    folder = (settings.REGISTERPUB.public / "current").resolve()
    try:
        path = (folder / name).resolve()
        is_file = path.is_relative_to(folder) and path.is_file()
    except (OSError, ValueError):  # a name that no file can have: too long, or with a zero byte
        raise Http404 from None
    if not is_own_address(settings.REGISTERPUB.site.address) or not is_file or path.suffix not in TYPES:
        raise Http404
    is_feed = path.suffix == ".json" and path.is_relative_to(folder / "feeds")
    return FileResponse(path.open("rb"), content_type="application/feed+json" if is_feed else TYPES[path.suffix])


def is_own_address(address: str) -> bool:
    """Whether the site's public address is this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
