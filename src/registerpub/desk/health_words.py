"""How a source is doing, in words an editor can use: its state, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from registerpub.core.health import SEVERITY

_WAIT = _("Nothing to do unless it stays so for a day; then tell the keeper.")
_RULES = _("Tell the keeper: the settings of this source may have to be changed.")
_KEEPER = _("Tell the keeper: this is a fault of the program or of its machine.")
_LOOK = _(
    "Look at the site over a connection that does not give you away. If there is news that is missing here, tell the "
    "keeper."
)
_NOTHING = _("Nothing to do.")

STATE_WORDS: Mapping[str, Any] = MappingProxyType(
    {
        "healthy": _("works as usual"),
        "watch": _("worth watching"),
        "silent": _("silent: nothing new for too long"),
        "failing": _("does not work"),
        "blocked": _("turns us away"),
        "never_visited": _("not visited yet"),
        "disabled": _("switched off"),
    }
)

#: Condition → (what it is, what to do).
CONDITION_WORDS: Mapping[str, tuple[Any, Any]] = MappingProxyType(
    {
        "not_visited": (_("The source has not been visited for too long."), _KEEPER),
        "no_success": (_("No visit has succeeded for too long: news from here may be missing."), _LOOK),
        "archive_trouble": (_("The archive cannot be written, so nothing is fetched."), _KEEPER),
        "crawl_failed": (_("The visit to the source failed."), _KEEPER),
        "proxy_trouble": (
            _("The program's own way to the site, its proxy, does not work."),
            _("Tell the keeper: the proxy may have stopped, or its address is wrong."),
        ),
        "block_pages": (
            _("The site turns our program away."),
            _("Do not try to get round it. Tell the keeper: if it stays so, the source is given up."),
        ),
        "robots_refusal": (
            _("The site asks programs to stay away; its wish is respected."),
            _("Tell the keeper if it stays so: its news can then only be read by people."),
        ),
        "site_errors": (_("The site answers with errors or not at all."), _WAIT),
        "unreadable_lists": (_("A list of news of this source is empty or cannot be read."), _RULES),
        "bytes_changed_zero_items": (_("The list of news has changed and nothing is found in it any more."), _RULES),
        "empty_bodies": (_("Pages come back empty."), _WAIT),
        "parse_failures": (_("Pages are read without their text, their day or the marks of this source."), _RULES),
        "nothing_new": (_("Nothing new has come for longer than is usual here."), _LOOK),
        "below_band": (_("Less news than is usual here."), _LOOK),
        "above_band": (
            _("More news than is usual here."),
            _("Nothing to do if much is happening; otherwise tell the keeper."),
        ),
        "gaps": (_("On some days no visit succeeded: news of those days may be missing."), _LOOK),
        "long_running": (_("Visits take too long or do not end."), _KEEPER),
        "too_seldom": (
            _("Everything on a list is new, visit after visit: something may come and go in between."),
            _("Tell the keeper: the source may have to be visited more often."),
        ),
        "clock": (_("The clock of the machine was wrong or is wrong."), _KEEPER),
        "other_findings": (_("There are other findings; they stand below."), _NOTHING),
        # The project as a whole
        "files_waiting": (_("Archived files have waited to be read for more than a day."), _KEEPER),
        "documents_waiting": (_("Pages have waited to be searched for more than a day."), _KEEPER),
        "archive_findings": (_("Something in the archive or in its daily lists is not as it should be."), _KEEPER),
        "disk_low": (_("The disk is almost full."), _KEEPER),
    }
)


def state_words(state: str) -> str:
    """The state in the current language."""
    return str(STATE_WORDS[state])


def state_class(state: str) -> str:
    """A severity class, so that shape and colour are those of the cards: A trouble, B to watch, C sound."""
    return ("C", "B", "A", "A", "A")[SEVERITY[state]]


def condition_words(kind: str) -> tuple[str, str]:
    """(what it is, what to do) in the current language."""
    what, remedy = CONDITION_WORDS[kind]
    return str(what), str(remedy)
