"""Words of the pages about people, lists and months, and of the guides. Texts only; see ``locales/README.md``."""

from __future__ import annotations

from registerpub.core.notices.message import by_context, npgettext, pgettext

REGISTER_WORDS = by_context(
    (
        pgettext("page.people", "People"),
        pgettext("page.people.none", "Nobody is shown here yet."),
        pgettext("page.lists", "Lists"),
        pgettext("page.months", "By month"),
        pgettext("page.data", "Data"),
        pgettext("page.guide", "For readers and editors"),
        pgettext("page.list.of", "The list of {owner}"),
        pgettext("page.list.on", "On the list"),
        pgettext("page.list.left", "No longer on the list"),
        pgettext(
            "page.list.shown",
            "Shown are people whose names may be public. The owner may list more; the numbers here count those shown.",
        ),
        pgettext("page.list.chart", "The list over time"),
        pgettext("page.list.month", "Month"),
        pgettext("page.list.total", "Total"),
        pgettext("page.group.deprived", "deprived of liberty"),
        pgettext("page.group.free", "not deprived of liberty"),
        pgettext("page.group.unknown", "not known"),
        pgettext("page.person.status", "Reported status"),
        pgettext("page.person.since", "since {date}"),
        pgettext("page.person.unknown", "not reported"),
        pgettext("page.person.names", "In other languages"),
        pgettext("page.person.steps", "What has been recorded"),
        pgettext("page.person.notices", "Notices"),
        pgettext("page.person.undated", "date not known"),
        pgettext(
            "page.person.note",
            "Being on a list is the judgement of its owner. This page tells what editors confirmed; what is not "
            "here may have happened all the same.",
        ),
        pgettext("page.month.title", "Notices of {month}"),
        pgettext("page.data.json", "The register as JSON"),
        pgettext("page.data.schema", "Description of the JSON file (JSON Schema)"),
        pgettext("page.data.people", "People as a table (CSV)"),
        pgettext("page.data.events", "Events as a table (CSV)"),
        pgettext("page.data.ftm", "FollowTheMoney entities"),
        pgettext("page.data.changes", "Changes by sequence number, for machines"),
        pgettext("page.ninjs", "This notice for newsroom systems (IPTC ninjs)"),
    )
)
PEOPLE_COUNT = npgettext("page.people.count", "{n} person", "{n} people")
