"""HTML pages about the register: people, a person, and a list with its chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from registerpub.core.alphabet import name_order
from registerpub.core.events import STATUSES
from registerpub.core.notices import event_name, fill, format_date, format_term, status_label
from registerpub.core.notices.message import Wording
from registerpub.core.records import OpenList, OpenPerson, OpenRegister, OpenStep, PublishedEntry
from registerpub.publishing.charts import SHADES, Layer, stacked_months
from registerpub.publishing.entries import address, list_page, marked, people_page, person_key, person_page
from registerpub.publishing.exports import PEOPLE, REGISTER
from registerpub.publishing.notice_pages import entry_rows
from registerpub.publishing.pages import Pages
from registerpub.publishing.words_register import PEOPLE_COUNT, REGISTER_WORDS

GROUPS = ("deprived", "free", "unknown")


@dataclass(frozen=True, slots=True)
class RegisterPages:
    """``entries``: language → number → entry. A person stands in the languages that have a checked form of the name."""

    pages: Pages
    register: OpenRegister
    entries: Mapping[str, Mapping[int, PublishedEntry]]

    def people(self, language: str) -> bytes:
        """``people.LANG.html``: everybody, sorted by the alphabet of the language."""
        wording = self.pages.wordings[language]
        shown = [person for person in self.register.people if language in person.names]
        ordered = sorted(shown, key=lambda person: name_order(person.names[language]))
        return self.pages.render(
            "people.html.j2",
            language,
            title=self._title("page.people", wording),
            count=_count(len(shown), wording),
            groups=[
                (anchor, letter, [self._row(person, language) for person in people])
                for anchor, letter, people in by_letter(ordered, language)
            ],
            here=people_page(language),
            others=people_page,
        )

    def person(self, person: OpenPerson, language: str) -> bytes:
        """``people/KEY.LANG.html``."""
        pages, wording = self.pages, self.pages.wordings[language]
        key = person_key(pages.site, person.id)
        name = person.names[language]
        notices = self.notices(person, language)
        others = [other for other in person.names if other != language]
        here = address(pages.site, person_page(key, language))
        return pages.render(
            "person.html.j2",
            language,
            title=marked(name, pages.site, wording),
            status=_status(person, language, wording),
            since=fill(_put("page.person.since", wording), {"date": format_date(person.since, language)})
            if person.since
            else "",
            lists=[self._place(shown, person, language) for shown in self.register.lists if shown.id in person.lists],
            steps=[self._step(step, person, language, wording) for step in person.steps],
            notices=entry_rows(pages, notices, "../"),
            names=[(other, person.names[other]) for other in others],
            data={
                "@context": "https://schema.org",
                "@type": "ProfilePage",
                "url": here,
                "inLanguage": language,
                "mainEntity": {"@type": "Person", "name": name, "alternateName": [person.names[o] for o in others]},
            },
            here=person_page(key, language),
            alternates=[(other, person_page(key, other)) for other in others if other in pages.wordings],
            base="../",
        )

    def list_of(self, shown: OpenList, language: str) -> bytes:
        """``lists/ID.LANG.html``: who is on a list, who was, and the chart with its numbers."""
        pages, wording = self.pages, self.pages.wordings[language]
        owner = _owner(shown, language)
        named = [person for person in self.register.people if language in person.names]
        ordered = sorted(named, key=lambda person: name_order(person.names[language]))
        title = marked(fill(_put("page.list.of", wording), {"owner": owner}), pages.site, wording)
        here = list_page(shown.id, language)
        return pages.render(
            "list.html.j2",
            language,
            title=title,
            members=[self._row(p, language, "../") for p in ordered if p.lists.get(shown.id) == "recognised"],
            former=[self._row(p, language, "../") for p in ordered if p.lists.get(shown.id) == "removed"],
            count=_count(len(shown.members), wording),
            statuses=[(_label(code, None, language, wording), n) for code, n in shown.by_status.items()],
            figure=_chart(shown, title, wording),
            data={
                "@context": "https://schema.org",
                "@type": "Dataset",
                "name": title,
                "description": _put("page.list.shown", wording),
                "url": address(pages.site, here),
                "inLanguage": language,
                "distribution": [
                    {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address(pages.site, name)}
                    for kind, name in (("application/json", REGISTER), ("text/csv", PEOPLE))
                ],
            },
            here=here,
            others=lambda other: list_page(shown.id, other),
            base="../",
        )

    def status(self, person: OpenPerson, language: str) -> str:
        """The reported status in words."""
        return _status(person, language, self.pages.wordings[language])

    def notices(self, person: OpenPerson, language: str) -> list[PublishedEntry]:
        """The person's notices in the language, newest first."""
        found = self.entries.get(language, {})
        return [found[number] for number in person.notices if number in found]

    def _title(self, context: str, wording: Wording) -> str:
        return marked(_put(context, wording), self.pages.site, wording)

    def _row(self, person: OpenPerson, language: str, base: str = "") -> dict[str, str]:
        wording = self.pages.wordings[language]
        return {
            "name": person.names[language],
            "href": base + person_page(person_key(self.pages.site, person.id), language),
            "status": _status(person, language, wording),
        }

    def _place(self, shown: OpenList, person: OpenPerson, language: str) -> dict[str, str]:
        wording = self.pages.wordings[language]
        place = "page.list.on" if person.lists[shown.id] == "recognised" else "page.list.left"
        return {
            "title": fill(_put("page.list.of", wording), {"owner": _owner(shown, language)}),
            "href": "../" + list_page(shown.id, language),
            "place": _put(place, wording),
        }

    def _step(self, step: OpenStep, person: OpenPerson, language: str, wording: Wording) -> dict[str, str]:
        owners = {shown.id: _owner(shown, language) for shown in self.register.lists}
        told = [
            owners.get(step.register or "", ""),
            _label(step.status, person.sex, language, wording) if step.status in STATUSES else "",
            format_term(step.term, language) if step.term else "",
        ]
        return {
            "day": format_date(step.date, language) if step.date else _put("page.person.undated", wording),
            "stamp": str(step.date) if step.date else "",
            "kind": event_name(step.code, language, wording, person.sex),
            "details": ", ".join(part for part in told if part),
        }


def by_letter(people: Sequence[OpenPerson], language: str) -> list[tuple[str, str, list[OpenPerson]]]:
    """(anchor, letter, people) of ``people``, which are in order; a sign that is no letter stands for itself."""
    found: dict[str, list[OpenPerson]] = {}
    for person in people:
        found.setdefault(person.names[language][:1].upper(), []).append(person)
    return [
        ("letter-" + "-".join(f"{ord(sign):04x}" for sign in letter), letter, held) for letter, held in found.items()
    ]


def letter_links(register: OpenRegister | None, language: str) -> list[tuple[str, str]]:
    """(path with anchor, letter) of the list of people; none where the site shows no register."""
    named = [person for person in register.people if language in person.names] if register else []
    ordered = sorted(named, key=lambda person: name_order(person.names[language]))
    return [(f"{people_page(language)}#{anchor}", letter) for anchor, letter, _ in by_letter(ordered, language)]


def _put(context: str, wording: Wording) -> str:
    return REGISTER_WORDS[context].put(wording)


def _count(number: int, wording: Wording) -> str:
    return fill(PEOPLE_COUNT.put(wording, number), {"n": str(number)})


def _owner(shown: OpenList, language: str) -> str:
    return shown.owner.get(language) or next(iter(shown.owner.values()), shown.id)


def _status(person: OpenPerson, language: str, wording: Wording) -> str:
    if person.custody is None:
        return _put("page.person.unknown", wording)
    return _label(person.custody, person.sex, language, wording)


def _label(status: str | None, sex: str | None, language: str, wording: Wording) -> str:
    if status is None or status == "unknown":
        return _put("page.group.unknown", wording)
    return status_label(status, sex, language, wording)


def _chart(shown: OpenList, title: str, wording: Wording) -> dict[str, object]:
    """The chart, its legend, and the numbers as rows, newest first: months in which none changed are left out."""
    months = shown.months
    numbers = [_grouped(month.by_status) for month in months]
    labels = [_put(f"page.group.{group}", wording) for group in GROUPS]
    rows = [
        {"month": month.month, "numbers": [told[group] for group in GROUPS], "total": month.count}
        for month, told, before in zip(months, numbers, [None, *numbers], strict=False)
        if told != before
    ]
    layers = [Layer(label, [told[group] for told in numbers]) for group, label in zip(GROUPS, labels, strict=True)]
    chart = Markup()
    if months:
        last = ", ".join(f"{layer.label}: {layer.numbers[-1]}" for layer in layers)
        chart = stacked_months([month.month for month in months], layers, title, f"{months[-1].month}: {last}")
    return {"chart": chart, "legend": list(zip(labels, SHADES, strict=True)), "rows": rows[::-1]}


def _grouped(by_status: Mapping[str, int]) -> dict[str, int]:
    found = dict.fromkeys(GROUPS, 0)
    for status, number in by_status.items():
        deprived = STATUSES[status].deprived if status in STATUSES else None
        found["unknown" if deprived is None else "deprived" if deprived else "free"] += number
    return found
