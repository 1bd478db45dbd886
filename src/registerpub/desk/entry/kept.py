"""What an editor had written when step-up came between: shown again in its page, never sent by itself."""

from __future__ import annotations

from django.http import HttpRequest

_KEY = "desk.kept"
#: Fields that open something are not kept anywhere.
_NEVER = frozenset(
    {
        *("csrfmiddlewaretoken", "code", "credential", "password", "oldpassword", "password1", "password2"),
        "hook_address",
    }
)


def keep_form(request: HttpRequest) -> None:
    """Keep the posted fields in the session for the next look at the same page."""
    fields = {name: value for name, value in request.POST.dict().items() if name not in _NEVER}
    request.session[_KEY] = {"path": request.path, "fields": fields}


def kept_form(request: HttpRequest) -> dict[str, str] | None:
    """The fields that were kept for this page, once."""
    kept = request.session.get(_KEY)
    if not isinstance(kept, dict) or kept.get("path") != request.path:
        return None
    del request.session[_KEY]
    return dict(kept["fields"])
