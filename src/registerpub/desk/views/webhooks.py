"""Outlets that are told of notices, for keepers: added, tested, switched on and off, given another secret, removed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError
from registerpub.desk import vocabulary
from registerpub.desk.entry.kept import kept_form
from registerpub.desk.roles import MANAGE, needs, signed_in
from registerpub.desk.step_up import needs_step_up
from registerpub.pipeline import deliveries
from registerpub.pipeline import webhooks as hooks
from registerpub.pipeline.channels import site_channels
from registerpub.pipeline.webhooks import Deed, WebhookRefused
from registerpub.publishing.channels import WHOLE
from registerpub.store.models import Webhook

#: Code of a refusal → words.
REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        "name": _("Use 1 to 40 small Latin letters, digits and single hyphens for the name, such as radio-one."),
        "taken": _("There is a webhook of this name already."),
        "address": _("The address is too long."),
        "gate": _("This address cannot be used: it must be a public one, on the usual port, without a password."),
        "https": _("The address must begin with https://."),
        "demonstration": _("A demonstration tells nobody but this machine."),
        "language": _("Choose at least one language of the site."),
        "channel": _("One of the channels is not there any more: choose again."),
        "untested": _("Test it first: it is switched on once the outlet has answered."),
        "rotating": _("Another secret is coming in already: end that change first."),
        "not_rotating": _("There is one secret only."),
    }
)


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def webhooks(request: HttpRequest) -> HttpResponse:
    """All of them, and a form for another one. Its secret is shown here, once."""
    written: Mapping[str, str] = kept_form(request) or {}
    status = 200
    if request.method == "POST":
        try:
            hook, secret = _add(request)
        except WebhookRefused as error:
            messages.error(request, str(REFUSALS[error.code]))
            written, status = {"name": request.POST.get("name", "")}, 422
        else:
            return render(request, "webhook_secret.html.j2", {"hook": hook, "secret": secret, "second": False})
    context = {
        "hooks": hooks.list_webhooks(),
        "site_languages": settings.REGISTERPUB.languages,
        "written": written.get("name", ""),
        "channels": _channels(),
    }
    return render(request, "webhooks.html.j2", context, status=status)


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def webhook(request: HttpRequest, number: int) -> HttpResponse:
    """One of them, with what it was sent. A POST does one of the deeds."""
    try:
        hook = hooks.get(number)
    except InputError as error:
        raise Http404 from error
    if request.method == "POST":
        kept_form(request)
        return _act(request, hook)
    context = {
        "hook": hooks.view(hook),
        "deliveries": hooks.deliveries(hook, 30),
        "now": timezone.now(),
        "site_languages": settings.REGISTERPUB.languages,
        "channels": _channels(),
    }
    return render(request, "webhook.html.j2", context)


def _channels() -> dict[str, str]:
    """Id → title in the reader's language, without the one that carries everything."""
    language = (get_language() or "").partition("-")[0]
    found = site_channels(settings.REGISTERPUB).channels
    return {one.id: one.titles.get(language) or one.titles["en"] for one in found if one.id != WHOLE}


def _add(request: HttpRequest) -> tuple[Webhook, str]:
    chosen = _languages(request)
    name, address = request.POST.get("name", "").strip(), request.POST.get("hook_address", "").strip()
    return hooks.add(settings.REGISTERPUB, name, address, chosen, _deed(request), request.POST.getlist("channels"))


def _languages(request: HttpRequest) -> list[str]:
    chosen = request.POST.getlist("languages")
    if not chosen:
        raise WebhookRefused("language", "no language was chosen")
    return chosen


def _act(request: HttpRequest, hook: Webhook) -> HttpResponse:
    action, deed, config = request.POST.get("action", ""), _deed(request), settings.REGISTERPUB
    try:
        if action == "test":
            _tell_test(request, deliveries.test(config, hook, deed))
        elif action == "enable":
            hooks.enable(config, hook, deed)
            messages.success(request, gettext("Switched on."))
        elif action == "disable":
            hooks.disable(hook, deed)
            messages.success(request, gettext("Switched off. What comes out meanwhile is sent when it is on again."))
        elif action == "choose":
            hooks.choose(config, hook, _languages(request), request.POST.getlist("channels"), deed)
            messages.success(request, gettext("Changed. It holds for what comes out from now on."))
        elif action == "rotate":
            secret = hooks.rotate(hook, deed)
            return render(request, "webhook_secret.html.j2", {"hook": hook, "secret": secret, "second": True})
        elif action == "finish":
            hooks.finish_rotation(hook, deed)
            messages.success(request, gettext("The new secret signs alone now."))
        elif action == "remove" and request.POST.get("sure") == hook.name:
            hooks.remove(hook, deed)
            messages.success(request, gettext("Removed, with everything that was owed to it."))
            return HttpResponseRedirect(reverse("webhooks"))
        elif action == "remove":
            messages.error(request, gettext("Nothing was removed: write its name to say that you mean it."))
        else:
            raise SuspiciousOperation("unknown action")
    except WebhookRefused as error:
        messages.error(request, str(REFUSALS[error.code]))
    return HttpResponseRedirect(reverse("webhook", args=[hook.pk]))


def _tell_test(request: HttpRequest, failure: str) -> None:
    if failure:
        messages.error(request, f"{gettext('The test failed.')} {vocabulary.failure(failure)}")
    else:
        messages.success(request, gettext("The outlet answered the test."))


def _deed(request: HttpRequest) -> Deed:
    return Deed(signed_in(request), timezone.now())
