"""allauth bent to this desk: nobody signs up, no e-mail is sent, no address is kept, secrets are sealed."""

from __future__ import annotations

import ipaddress
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from registerpub.desk.entry.proof import BEGAN, SEEN, STRONG, recently_proven
from registerpub.pipeline.sealing import seal, unseal

#: Greetings that only add noise; what remains is shown.
_SILENT = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})
_BY_KNOWLEDGE = "reauthenticate"
_BY_PASSKEY = "mfa_reauthenticate:webauthn"
#: A home connection changes its IPv6 address within such a network.
_NETWORK = 64


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """allauth without sign-up and without e-mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: an e-mail would tell others who works here."""

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in _SILENT:
            super().add_message(request, level, message_template, *args, **kwargs)

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in and start the session's clock, without which the session is not accepted."""
        super().login(request, user)
        request.session[BEGAN] = request.session[SEEN] = time.time()

    def get_client_ip(self, request: HttpRequest) -> str:
        """A pseudonym of the address in the form of one: enough to count by, and no address in the database."""
        return pseudonym(super().get_client_ip(request))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """One rule for allauth's pages and ours: the second factor was given a short while ago."""
        return not recently_proven(context.request)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """The second factor, a passkey first; the password only for who has none yet."""
        methods = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"] != _BY_KNOWLEDGE]
        return sorted(factors or methods, key=lambda method: method["id"] != _BY_PASSKEY)


class SealedMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    """Seeds of authenticator apps and recovery codes are sealed; the last second factor stays."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=STRONG)
        return bool(others.exclude(pk=authenticator.pk).exists())


def pseudonym(address: str) -> str:
    """The same for the same address (of IPv6: for the same /64), of a range that leads nowhere (RFC 4193)."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        found = ipaddress.IPv6Network((found, _NETWORK), strict=False).network_address
    digest = salted_hmac("registerpub.desk.address", str(found), secret=settings.SECRET_KEY, algorithm="sha256")
    return str(ipaddress.IPv6Address(b"\xfd" + digest.digest()[:7] + bytes(8)))
