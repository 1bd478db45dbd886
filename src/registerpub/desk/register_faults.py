"""What is wrong with a register file, in words. A fault that is not listed is shown with its English message alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

_DATE = _("This is no date: write a day as 2024-03-05, a month as 2024-03 or a year as 2024.")
_MOMENT = _("This is no point in time: write it like 2020-09-08T10:00:00Z.")
_SHAPE = _("Something of another kind must stand here: a text, a number, a list in [ ] or a part in { }.")
_CORRECTION = _("This correction does not fit the event that it names.")
OTHERWISE = _("What stands here cannot be used.")

#: Pattern of a message → words, in which named parts may stand as %(name)s.
FAULTS: Mapping[str, Any] = MappingProxyType(
    {
        r"unknown field (?P<fields>.+)": _("A field of this name is not known here: %(fields)s"),
        r"'(?P<field>\w+)' is a required property": _("The field %(field)s is missing."),
        r".+ is not allowed; use one of: (?P<known>.+)": _("This value is not allowed here. Allowed: %(known)s"),
        r"must be 'registerpub/register-1': .+": _(
            "This is no register file: its format must be registerpub/register-1."
        ),
        r"(an object|a list) stands where .+ is needed": _SHAPE,
        r".+ is not of type .+": _SHAPE,
        r".+ is not valid under any of the given schemas": _SHAPE,
        r".+ cannot be used here": _("Letters or signs stand here that cannot be used, or nothing does."),
        r".+ (is too short|should be non-empty|does not have enough properties)": _(
            "Nothing stands here; something must."
        ),
        r".+ has non-unique elements": _("Something stands here twice."),
        r".+ is (less than the minimum of|greater than the maximum of) .+": _("This number is out of range."),
        r".+ is already the id of people\[(?P<number>\d+)\]": _(
            "Somebody else in this file has this id already. Ids are for one person only."
        ),
        r"no name of the kind 'main'": _("This person has no main name."),
        r"has no day: .+": _DATE,
        r".+ is not a date: .+": _DATE,
        r"(a day needs a month|there is no (month|day) .+|year .+ is out of range)": _DATE,
        r"needs a time zone, .+": _MOMENT,
        r".+ is not a date and time": _MOMENT,
        r"a term needs a number above zero; .+": _(
            "A term needs a number above zero; leave out a term that is not known."
        ),
        r"a membership event must name this register, '(?P<register>.+)'": _(
            "An event of the list must name this register: %(register)s"
        ),
        r"only LIST_CANDIDATE, LIST_RECOGNISED and LIST_REMOVED name a register": _(
            "Only events of a list name a register: take it out here."
        ),
        r"STATE_REPORTED needs the status that was reported": _("A reported state needs the status that was reported."),
        r"only .+ name another event": _CORRECTION,
        r".+ holds half a character": _("A damaged character stands here: write it anew."),
        r".+ is on record and not in the file; the ledger is never shortened": _(
            "An event of this person is on record and missing in the file. A file never takes out what is on record."
        ),
        r"on record is .+; consent is changed with .+": _(
            "Another consent is on record. A file may only take consent away: change it on the person's page."
        ),
        r"on record is '[mf]'": _("Another sex is on record."),
        r"an event cannot be moved to .+": _("The person named here is neither in the file nor on record."),
        r"a name (needs|cannot) .+": _("This is no name that can be used: look at its letters and signs."),
        r"not UTF-8: .+": _("The file is not written in UTF-8: save it with that encoding."),
        r"not JSON at column (?P<column>\d+): .+": _(
            "The file goes wrong here (column %(column)s): a comma, quote or bracket is missing or too many."
        ),
        r"not a register file": _("This is no register file."),
        r"the file is larger than (?P<number>\d+) MB": _("The file is larger than %(number)s MB."),
    }
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in FAULTS.items())


def fault_words(message: str) -> str:
    """What is wrong, in the current language."""
    for pattern, words in _PATTERNS:
        found = pattern.fullmatch(message)
        if found:
            return str(words) % found.groupdict() if "%(" in str(words) else str(words)
    return str(OTHERWISE)
