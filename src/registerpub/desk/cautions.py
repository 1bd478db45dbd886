"""What an editor should look at twice before confirming. Nothing here stops a decision."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext

from registerpub.core.records import PartialDate
from registerpub.desk.submission import Submission
from registerpub.pipeline.likeness import is_named_otherwise
from registerpub.pipeline.people import same_name
from registerpub.pipeline.views import Card


def cautions(card: Card, form: Submission, today: dt.date) -> list[str]:
    """Sentences on the choices in ``form``: dates that lie ahead, a name already on record, a link to another name."""
    return [*_dates_ahead(form, today), *_same_names(form), *_other_name(card, form)]


def _dates_ahead(form: Submission, today: dt.date) -> list[str]:
    found = []
    for name, value in form.values.items():
        number = name.split(".")[1] if name.startswith("fact.") else ""
        if (
            name.rpartition(".")[2] == "date"
            and not (number and int(number) in form.dropped)
            and _is_ahead(value, today)
        ):
            found.append(
                gettext("The date %(value)s lies in the future: an event that has not happened is not recorded.")
                % {"value": value}
            )
    return list(dict.fromkeys(found))


def _is_ahead(value: str, today: dt.date) -> bool:
    try:
        return bool(value) and PartialDate.parse(value).first_day() > today
    except ValueError:
        return False


def _same_names(form: Submission) -> list[str]:
    if form.person_mode != "new":
        return []
    alike = [full for full in dict.fromkeys(form.names.values()) if full and same_name(full)]
    return [same_name_caution(full) for full in alike]


def _other_name(card: Card, form: Submission) -> list[str]:
    if form.person_mode != "link" or not form.person or not is_named_otherwise(card.row.id, form.person):
        return []
    return [
        gettext("The name on this card is like no name of the person you chose: make sure that it is the same one.")
    ]


def same_name_caution(full: str) -> str:
    return gettext("Somebody else on record bears the name «%(name)s»: make sure that they are two people.") % {
        "name": full
    }
