"""What the pipeline refuses, said in the editor's language.

The pipeline's messages are English sentences for terminal and log. Here each has its words for the desk; one that is
not listed is shown as a general sentence, never in English to somebody who reads Kazakh or Russian. The tests read
every message that the pipeline can raise and look for it in this table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from registerpub.core.errors import RegisterpubError
from registerpub.desk.refusals_recording import NO_SUCH_CHOICE as _NO_SUCH_CHOICE
from registerpub.desk.refusals_recording import RECORDING

OTHERWISE = _(
    "The choices cannot be recorded like this, and nothing was decided. Look through the fields again; if you see "
    "nothing wrong, tell the keeper."
)
_BAD_DATE = _("There is no such date: write YYYY, YYYY-MM or YYYY-MM-DD.")

#: Message with its changing parts in braces → words, in which those parts may stand as %(name)s.
REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        # Who decides, and on what
        "this card only informs: there is nothing to confirm, close it instead": _(
            "There is nothing to confirm on this card: it only informs."
        ),
        "this card is no list of earlier mentions: confirm or reject it": _(
            "This card is no list of earlier mentions: confirm or reject it."
        ),
        "this card does not ask which event it is: confirm or reject it": _(
            "This card does not ask which event it is: confirm or reject it."
        ),
        "{event} is not an event; use one of: {known}": _("Choose which event it is."),
        "{user} has already decided on this card: another editor is needed": _(
            "You have decided on this card already: another editor is needed."
        ),
        "a keeper cannot decide alone: ask an editor": _(
            "A keeper never decides alone: ask an editor to decide first."
        ),
        "{user} may not decide: the role must be editor or publisher": _("Your role does not allow this"),
        "{user} may not change this: the role must be editor or publisher": _("Your role does not allow this"),
        "decisions from the terminal are off: {rest}": _("Your role does not allow this"),
        "{reason} is not a reason; use one of: {known}": _NO_SUCH_CHOICE,
        "there is no card {card}: {rest}": _("There is no such card any more."),
        "card {card} is already {state}": _("The card has been decided meanwhile"),
        "card {card} has just been decided by somebody else": _("The card has been decided meanwhile"),
        "the card has changed since you opened it: look at it again": _("The card has changed since you opened it"),
        "the sources contradict one another: look at what each says first": _(
            "The sources contradict one another: look at what each says, then confirm."
        ),
        # Who works on it
        "{user} has this card open: take it over with a reason, or wait": _(
            "%(user)s has this card open: take it over with a reason, or wait."
        ),
        "write in 1 to {number} characters why you take the card over": _(
            "Write why you take the card over, in at most %(number)s characters."
        ),
        "{action} is not for several cards at once; use one of: {known}": _NO_SUCH_CHOICE,
        "choose 1 to {number} cards, not {chosen}": _("Tick at least one card and at most %(number)s."),
        # Taking back
        "only who took part in a decision takes it back by undo: use the outbox": _(
            "Only who took part in a decision can undo it. If its notice waits in the outbox, pull it back there."
        ),
        "the time to undo this decision is over": _(
            "The time to undo this is over. If its notice waits in the outbox, pull it back there."
        ),
        "this decision has no notice in the outbox": _("There is no notice in the outbox for this."),
        "there is no decision on this card to take back": _("There is no decision on this card any more."),
        "this decision cannot be taken back: nothing was recorded of anybody": _(
            "This cannot be taken back: nothing was recorded of anybody."
        ),
        "this is public already: it can only be corrected or retracted": _(
            "This is public already: it can only be corrected or retracted."
        ),
        "somebody else has just taken this decision back": _("Somebody else has just taken this back."),
        # Holds, rulings, care
        "this person is held back for this reason already": _("This person is held back for this reason already."),
        "{user} may not lift a hold: the role must be publisher": _("Only a publisher lifts a hold."),
        "this hold does not exist or is lifted already": _("This hold is lifted already."),
        "owner: choose an editor or publisher who looks after the hold": _(
            "Choose an editor or publisher who looks after the hold."
        ),
        "review: write a day after today, within {days} days": _(
            "Choose the day on which the owner looks again: after today, within a year."
        ),
        "until: write the last day on which it holds, as YYYY-MM-DD": _("Choose the last day on which it holds."),
        "until: {day} is over: {rest}": _("That day is over: choose a day that is still to come, or lift it."),
        "there is no ruling {number}: {rest}": _("There is no such ruling any more."),
        "ruling {number} is lifted already, by {user}: nothing was changed": _("This ruling is lifted already."),
        "received: write the day on which it came, not a later one": _(
            "Choose the day on which the request came; it cannot lie ahead."
        ),
        "told: write in 1 to {number} characters what is asked": _(
            "Write what is asked, in at most %(number)s characters."
        ),
        "this request does not exist or is answered already": _("This request is answered already."),
        "{user} may not erase: the role must be publisher": _("Only a publisher erases."),
        "this person has not withdrawn consent: nothing is erased": _(
            "This person has not withdrawn consent: nothing was erased."
        ),
        "class {severity} asks for {wanted} independent sources and this card has {found}: {rest}": _(
            "Too few independent sources: wait for another, or write why you decide without it."
        ),
        # Whom it is about
        "this card is about a person on record: reject it if it is somebody else": _(
            "This card is about a person on record: if it is somebody else, close it with «Not this person»."
        ),
        "choose either a known person or a new one, not both": _(
            "Choose either somebody on record or a new person, not both."
        ),
        "there is no person {person} on record": _("There is no such person on record: choose somebody from the list."),
        "this person is not on record: link a known person {rest}": _(
            "Say who it is: choose somebody on record or describe a new person."
        ),
        "{number} people on record bear this name ({people}): say which {rest}": _(
            "%(number)s people on record bear this name: say which of them it is, or describe somebody else of that "
            "name."
        ),
        "--name, --sex and --consent belong to --new-person": _(
            "Say who it is: choose somebody on record or describe a new person."
        ),
        "a new person needs a consent level: one of {known}": _(
            "Choose the level of consent: nothing is chosen for you."
        ),
        "{level} is not a consent level; use one of: {known}": _NO_SUCH_CHOICE,
        "sex is m or f, not {sex}": _NO_SUCH_CHOICE,
        "name: {language} is not a language; use one of: {known}": _NO_SUCH_CHOICE,
        "{language} is not a language; use one of: {known}": _("Choose a language and write the full name."),
        "name: a new person needs a name form in at least one language": _("Write the name in at least one language."),
        "this person is {already} on the list of {register}: reject the card as already known": _(
            "The register says this of that list already: if you chose the right person, close the card with "
            "«Already known»."
        ),
        # Names
        "the name is empty": _("The name is empty."),
        "the name is longer than {number} characters": _("The name is longer than %(number)s characters."),
        "a name needs at least {number} letters": _("A name needs at least %(number)s letters."),
        "a name cannot hold the sign {sign}: {rest}": _(
            "A name cannot hold the sign %(sign)s: write letters, spaces, hyphens, apostrophes and full stops only."
        ),
        "the person's name is empty in this language": _("The name is empty."),
        # Which cards belong together
        "these two cards are about different lists or events: only reports of one are merged": _(
            "These two cards are about different lists or events: they cannot become one."
        ),
        "both cards bear the same name: nothing could tell later reports of the two apart": _(
            "Both cards bear the same name, so nothing could tell later reports of the two apart: split articles off "
            "instead, or decide on both."
        ),
        "this card only informs: there is nothing to split": _("This card only informs: there is nothing to split."),
        "{reason} is not a reason to split; use one of: {known}": _NO_SUCH_CHOICE,
        "choose some of the card's documents, not all of them and not none": _(
            "Choose some of the articles: not all of them, and not none."
        ),
        "a card cannot be compared with itself: name two": _NO_SUCH_CHOICE,
        "only cards of candidates are merged or told apart: these are about people on record": _(
            "Only cards about people who are not on record can be joined or told apart."
        ),
        "one of the two cards would be left without support: nothing was changed": _(
            "One of the two cards would be left without any source, so nothing was changed."
        ),
        "these two cards were not joined or split, or it is taken back already": _(
            "There is nothing to take back between these two cards any more."
        ),
        "one of the two cards was joined or split again since: take that back first": _(
            "One of the two cards was joined or split again since: take that back first."
        ),
        "something was decided on one of the two cards since: it stays as it is": _(
            "Something was decided on one of the two cards since, so it stays as it is. If that decision can still be "
            "undone, undo it first."
        ),
        "somebody else has just taken this back": _("Somebody else has just taken this back."),
        # What is done to a published notice
        "the notice has changed since you opened it: look at it again": _(
            "The notice has changed since you opened it."
        ),
        "{user} may not do this: the role must be {roles}": _("Your role does not allow this"),
        "card {card} amends no notice": _("There is no such card any more."),
        "there is no notice {number}: {rest}": _("There is no such notice."),
        "a change of notice {number} is waiting for another person: {rest}": _(
            "A change of this notice waits for another person: decide on that one first."
        ),
        "notice {number} tells of a change itself: correct or retract notice {other}": _(
            "This notice tells of a change itself: correct or retract notice %(other)s."
        ),
        "notice {number} names nobody and cannot be changed": _("This notice names nobody and cannot be changed."),
        "notice {number} has been retracted": _("The notice has been retracted."),
        "notice {number} is not published yet: {rest}": _(
            "The notice is not published yet: it can still be stopped in the outbox."
        ),
        "write down why: the reason stays with the editors and is never published": _(
            "Write down why: the reason stays with the editors and is never published."
        ),
        "the reason is longer than {number} characters": _("The reason is longer than %(number)s characters."),
        "of what is retracted for safety nothing is told: {rest}": _(
            "Of what is retracted for safety nothing is told: leave out the public sentence."
        ),
        "a retracted notice gets no new values and no new text: {rest}": _(
            "A retracted notice gets no new values and no new text: correct it instead."
        ),
        "a clarification changes no value: {rest}": _(
            "A clarification changes no value: choose «Correction», or leave the values as they are."
        ),
        "nothing would change: give a new value or change the text": _(
            "Nothing would change: give a new value or change the text."
        ),
        "an editor wrote the text in {languages}: {rest}": _(
            "An editor wrote the text in these languages: %(languages)s. Change it as well, or it goes on saying what "
            "is corrected."
        ),
        "what the notice would say may not be public of this person: {rest}": _(
            "What the notice would say may not be public of this person: retract it instead."
        ),
        "an event of a list cannot become one of another kind, nor the reverse: {rest}": _(
            "An event of a list cannot become one of another kind, nor the reverse: retract the notice."
        ),
        "{field}: this notice tells {number} further facts, numbered from 0": _NO_SUCH_CHOICE,
        "text: {part} is not a text: {rest}": _NO_SUCH_CHOICE,
        "there is no amendment of the kind {kind}": _NO_SUCH_CHOICE,
        "there is no cause {cause}": _NO_SUCH_CHOICE,
        "the event that this card completes is not on record any more: close the card": _(
            "The event that this card completes is not on record any more: close the card."
        ),
        "all of this is on record already: close the card as already known": _(
            "All of this is on record already: close the card with «Already known»."
        ),
        **RECORDING,
        # Values
        "the owner of the list is not known: set register to one of: {known}": _("Choose whose list it is."),
        "the date is not known: set date to a day, a month or a year {rest}": _(
            "The date is missing: write a day, a month or at least a year, otherwise this change would stand before "
            "everything else on record."
        ),
        "{value} is not a date: write {forms}": _BAD_DATE,
        "a day needs a month": _BAD_DATE,
        "year {year} is out of range": _BAD_DATE,
        "there is no month {month}": _BAD_DATE,
        "there is no day {day}": _BAD_DATE,
        "{value} is not a term: write for example {forms}": _("This is not a term: write for example 5y, 1y6m or 15d."),
        "{field}: this card has {number} facts, numbered from 0": _NO_SUCH_CHOICE,
        "{field}: not a field; use one of: {known}": _NO_SUCH_CHOICE,
        "status: a reported state needs the status": _("Choose the custody that is reported."),
        "{field}: {value} is not one of: {known}": _NO_SUCH_CHOICE,
        "register: there is no register {register}": _("Choose whose list it is."),
        "{event} is never published": _("There is no notice for these choices."),
        "there is no event {event}": _NO_SUCH_CHOICE,
        "there is no status {status}": _NO_SUCH_CHOICE,
    }
)


def _pattern(message: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", message)
    written = (f"(?P<{part}>.+)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile("".join(written), re.DOTALL)


_PATTERNS = tuple((_pattern(message), words) for message, words in REFUSALS.items())


def refusal_text(error: RegisterpubError) -> str:
    """Why the pipeline refused, in the current language."""
    message = str(error)
    for pattern, words in _PATTERNS:
        found = pattern.fullmatch(message)
        if found:
            return str(words) % _shown(found.groupdict()) if "%(" in str(words) else str(words)
    return str(OTHERWISE)


def _shown(parts: Mapping[str, str]) -> dict[str, str]:
    """A sign that can be seen is shown itself, «<», and not by its code point."""
    code = parts.get("sign", "").removeprefix("U+")
    sign = chr(int(code, 16)) if re.fullmatch("[0-9A-F]{4,6}", code) else ""
    return {**parts, "sign": f"«{sign}»"} if sign.isprintable() and sign.isascii() and sign else dict(parts)
