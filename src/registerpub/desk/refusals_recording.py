"""What the pipeline refuses where the register is edited by events: a part of ``desk.refusals``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

NO_SUCH_CHOICE = _("One of the choices does not exist here: open the card again and choose from what it offers.")

RECORDING: Mapping[str, Any] = {
    "{field} is not a cause; use one of: {known}": _("Choose the cause."),
    "cite a page, or write why there is none: {rest}": _(
        "Cite a page, or write why there is none: the reason stands in the place of a source."
    ),
    "there is no document {document}: choose one that was read": _("There is no such page: look at its number."),
    "no version of this page is known: {rest}": _(
        "This page was not read here: look at the address, or have it saved and imported first."
    ),
    "the text of this page is no longer kept: cite another one": _(
        "The text of this page is no longer kept: cite another one."
    ),
    "the words are longer than {number} characters: {rest}": _(
        "The words are longer than %(number)s characters: cite the sentence that says it."
    ),
    "these words do not stand on the page: {rest}": _(
        "These words do not stand on the page: copy them from it, letter by letter."
    ),
    "write why the record is corrected: {rest}": _("Write how you know: it stands in the place of a source."),
    "there is no event {number} in this case file: {rest}": NO_SUCH_CHOICE,
    "a notice was written of this event: correct the notice, and the record follows": _(
        "A notice was written of this event: correct the notice, and the record follows."
    ),
    "somebody on record bears this name: {rest}": _(
        "Somebody on record bears this name: look at them, then say that this is somebody else."
    ),
    "there is no such name form on record": NO_SUCH_CHOICE,
    "this is the only name of this person: add the right one first": _(
        "This is the only name of this person: add the right one first."
    ),
    "notices bear this name: add the right one first, then withdraw this one": _(
        "Notices bear this name: add the right one first, then withdraw this one."
    ),
}
