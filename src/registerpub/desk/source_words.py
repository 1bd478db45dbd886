"""Why a source could not be tried, saved or switched, in words: what the gate, the fetching and the checks refuse.

Their messages are English sentences for terminal and log; one that is not listed is shown as a general sentence with
the message below it, for the keeper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registerpub.desk.findings import FINDINGS
from registerpub.desk.vocabulary import LANGUAGE, label

OTHERWISE = _(
    "It did not work. What the program says about it stands below; show it to whoever looks after the server."
)
_PRIVATE = _("This address leads to this machine or into a private network, not to a public site: it is never asked.")
_NO_ADDRESS = _("This is no address of a page: write it whole, beginning with https://")
_REFUSES = _("The site refuses us. That is not to be evaded: leave it out, or save single pages by hand.")
_LATER = _("The site cannot be reached or does not answer as it should: try again later.")
_NO_LINKS = _(
    "No link to an article was found there. Give the address of one article instead, or let somebody who knows about "
    "it write the settings of this source."
)
_GONE = _("This trial can no longer be used: try the address again.")

#: Beginning or pattern of a message → words.
SAID: Mapping[str, Any] = MappingProxyType(
    {
        r"scheme .+ is refused: .*": _NO_ADDRESS,
        r".* is no address of a page: .*": _NO_ADDRESS,
        r"this is no address: .*": _NO_ADDRESS,
        r"the address is longer than .*": _NO_ADDRESS,
        r"an address (with spaces|that cannot be parsed|without a host|whose host|whose port).*": _NO_ADDRESS,
        r"an address with a user name or password in it is refused": _(
            "This address holds a user name or password: leave it out."
        ),
        r"port .+ is refused: .*": _("Only the usual ports of web sites are asked: leave the number out."),
        r".* is this machine: .*": _PRIVATE,
        r".* is not a public address: refused": _PRIVATE,
        r".* is no name of a source: .*": _("A short name holds only the letters a to z, digits and hyphens."),
        r"no name can be made from this address: .*": _("Give a short name: none can be made from this address."),
        r"there is a source .* already: .*": _("There is a source of this short name already: give another."),
        r"other sources are being tried: .*": _("Other sources are being tried just now: wait until they are done."),
        r".* is no host of the source: .*": _("The address leads on to another site: give the address there instead."),
        r"(.*nothing was fetched: )?robots\.txt of .* forbids this address.*": _(
            "The site asks programs not to read this address (robots.txt), and we keep to it: leave it out."
        ),
        r"(.*nothing was fetched: )?robots\.txt of .* wants .*": _(
            "The site wants such long pauses between two requests that it cannot be tried here: save a page by hand."
        ),
        r"(.*nothing was fetched: )?robots\.txt of .* cannot be had.*": _LATER,
        r"(.*nothing was fetched: )?.* answered (401|403|429|451): .*": _REFUSES,
        r"(.*nothing was fetched: )?.* answered (404|410): .*": _(
            "There is nothing at this address: look at it again."
        ),
        r"(.*nothing was fetched: )?.* redirects more than .*": _LATER,
        r".*no link to an article was found in .*": _NO_LINKS,
        r"neither feed nor sitemap is named: .*": _(
            "The site names neither a feed nor a sitemap, so every link of its front page counts. Look at the "
            "links that were found."
        ),
        r"save one article as article\.html here.*": _(
            "Give the address of one article next time: then its pages are told apart from others."
        ),
        r"the feed was not fetched: .*": _("The feed that the site names cannot be had at the moment."),
        r"this trial can no longer be saved: .*": _GONE,
        r"only a trial that found nothing wrong .*": _(
            "Only a trial that found nothing wrong makes a source verified: try it again."
        ),
        r"a source needs a title and a language": _("Write a name of the source and choose at least one language."),
        r".* is a template: .*": _("This is only a pattern for sources of its kind and cannot be switched on."),
        r".*: not valid TOML: .*": _(
            "The settings file of the project is damaged: whoever looks after the server must mend it."
        ),
        r"unknown source .*": _("There is no such source any more."),
        r".*took more than .* s.*": _LATER,
        r".*; try again later": _LATER,
        r"(.*nothing was fetched: )?.* answered \d+: .*": _LATER,
    }
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in SAID.items())


def refused_source(message: str) -> str:
    """The words for a message, the general sentence for one that nobody foresaw."""
    return next((str(words) for pattern, words in _PATTERNS if pattern.fullmatch(message)), str(OTHERWISE))


def is_foreseen(message: str) -> bool:
    return any(pattern.fullmatch(message) for pattern, _words in _PATTERNS)


def problem_words(kind: str, detail: str) -> str:
    """What is wrong with a page that was tried."""
    if kind in FINDINGS:
        return str(FINDINGS[kind][0])
    spoken = re.fullmatch(r"the text is (\w+)", kind)
    if spoken:
        language = label(LANGUAGE, spoken[1])
        return gettext("The text is in a language that is not ticked for this source: %(language)s.") % {
            "language": language
        }
    return str(OTHERWISE)
