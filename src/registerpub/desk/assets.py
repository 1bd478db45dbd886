"""The desk's few static files, served by the desk itself under names that carry their digest."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.views.decorators.http import require_safe

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_NAME = re.compile(r"([a-z0-9-]+)\.([0-9a-f]{16})(\.[a-z0-9]+)")


@cache
def _read(name: str) -> tuple[bytes, str]:
    """Content and digest; the files of an installation do not change while it runs."""
    content = (FOLDER / name).read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:16]


def asset_address(name: str) -> str:
    """The address of ``desk/static/name``, with its digest."""
    path = Path(name)
    return reverse("static", args=[f"{path.stem}.{_read(name)[1]}{path.suffix}"])


@login_not_required
@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponse:
    """The file whose digest the name carries; any other name does not exist."""
    match = _NAME.fullmatch(name)
    plain = f"{match[1]}{match[3]}" if match else ""
    if match is None or match[3] not in TYPES or not (FOLDER / plain).is_file():
        raise Http404
    content, digest = _read(plain)
    if digest != match[2]:
        raise Http404
    tag = f'"{digest}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=31536000, immutable"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(content, content_type=TYPES[match[3]], headers=headers)
