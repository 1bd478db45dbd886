"""Accounts are made by the keeper at the terminal: nobody signs up here and no e-mail is ever sent."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

#: Greetings that only add noise; what remains is shown.
_SILENT = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})


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
