"""What every template of the desk knows: who is here, in which role and language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from registerpub.desk.addresses import INBOX_VIEWS
from registerpub.desk.entry.wall import may_enrol
from registerpub.desk.roles import DECIDE, EDIT, MANAGE, OVERSEE, PUBLISH, RETRACT, role_of
from registerpub.pipeline.account_requests import number_waiting
from registerpub.pipeline.first_run import is_set_up


def desk(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database before a template does, so that error pages work without one."""
    role = SimpleLazyObject(lambda: (getattr(request, "proven", False) and role_of(request.user)) or "")
    return {
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "languages": settings.LANGUAGES,
        "role": role,
        "may_decide": SimpleLazyObject(lambda: str(role) in DECIDE),
        "may_edit": SimpleLazyObject(lambda: str(role) in EDIT),
        "may_manage": SimpleLazyObject(lambda: str(role) in MANAGE),
        "may_enrol": SimpleLazyObject(lambda: may_enrol(request)),
        "waiting_accounts": SimpleLazyObject(lambda: number_waiting(timezone.now()) if str(role) in DECIDE else 0),
        "may_publish": SimpleLazyObject(lambda: str(role) in PUBLISH),
        "may_retract": SimpleLazyObject(lambda: str(role) in RETRACT),
        "may_oversee": SimpleLazyObject(lambda: str(role) in OVERSEE),
        "to_set_up": SimpleLazyObject(lambda: bool(role) and not is_set_up(settings.REGISTERPUB)),
        "inbox_views": INBOX_VIEWS,
        "demonstration": settings.REGISTERPUB.site.demonstration,
    }
