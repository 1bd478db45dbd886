"""What every answer of the desk carries: protective headers and one of the three languages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from registerpub.desk.roles import profile_of
from registerpub.desk.views import errors

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class Wall:
    """Lets every request pass; who inherits stops some by ``process_view`` or ``process_exception``."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class ProtectionHeaders:
    """Sets :data:`HEADERS` on every answer, error pages included. Only static files name their own caching."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class BodyLimits(Wall):
    """Refuses what no view asked for: files (415) and bodies beyond ``DATA_UPLOAD_MAX_MEMORY_SIZE`` (413).

    A view that takes files says how many bytes in all by its attribute ``takes_files``, and checks their kinds itself.
    From a stranger nothing that large is read: whoever's session has ended is led to sign in again.
    """

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        takes = int(getattr(view, "takes_files", 0))
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > max(takes, settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            return errors.too_large(request)
        if takes and length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None if request.user.is_authenticated else HttpResponseRedirect(reverse(settings.LOGIN_URL))
        if not takes and request.FILES:
            return errors.no_files(request)
        return None


class DeskLanguage:
    """Speaks kk, ru or en: that of the account, else of the cookie, else what the browser asks for."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = choose_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def choose_language(request: HttpRequest) -> str:
    """One of ``settings.LANGUAGES``; anything else that a cookie or a profile holds is passed over."""
    known = dict(settings.LANGUAGES)
    profile = profile_of(request.user)
    wishes = [profile.language if profile else "", request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")]
    for wish in wishes:
        if wish in known:
            return wish
    return translation.get_language_from_request(request)
