"""Words for webhooks and their deliveries: code → label, translated when shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

Labels = Mapping[str, Any]

WEBHOOK_STATE: Labels = {
    "new": _("not tested yet"),
    "off": _("switched off"),
    "on": _("in use"),
    "stopped": _("stopped"),
}
WEBHOOK_REASON: Labels = {
    "unanswered": _("Nothing was taken for 54 hours."),
    "gone": _("The outlet said that this address is gone for good."),
}
DELIVERY_KIND: Labels = {"notice": _("notice"), "withdrawal": _("withdrawal of"), "test": _("test")}
DELIVERY_STATE: Labels = {
    "waiting": _("waiting"),
    "done": _("taken"),
    "overtaken": _("not needed any more"),
    "dead": _("given up"),
    "failed": _("not taken"),
}
DELIVERY_FAILURE: Labels = {
    "status": _("The outlet's system refused it."),
    "redirect": _("The outlet's system sends elsewhere: ask for the address it leads to."),
    "late": _("The outlet's system did not answer in time."),
    "gate": _("The address may not be asked."),
    "unreachable": _("The outlet's system could not be reached."),
}
