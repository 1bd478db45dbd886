"""Texts of Django and allauth that can appear at the desk, listed so that Babel extracts them for our catalogues.

Neither project ships all of them in Kazakh. Nothing is called at run time; the lists are read by the tests.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy as ngettext

DJANGO = (
    _("This field is required."),
    _("Null characters are not allowed."),
    _("Enter a valid JSON."),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
)
ALLAUTH = (
    _("This account is currently inactive."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("Too many failed login attempts. Try again later."),
    _("The username and/or password you specified are not correct."),
    _("Be patient, you are sending too many requests."),
    _("You must type the same password each time."),
    _("Password successfully changed."),
    _("Username"),
    _("Password"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Code"),
    _("Incorrect code."),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Security key added."),
    _("Security key removed."),
    _("A new set of recovery codes has been generated."),
    _("Save them  in a secure location now — they won't be shown again."),
    _("Master key"),
    _("Backup key"),
    _("Key nr. {number}"),
)
PLURALS = (
    ngettext(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
)
