"""Planners of the pages beside the notices: months, guides, the register and its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from registerpub.core.records import PublishedEntry
from registerpub.publishing.edition import Edition
from registerpub.publishing.entries import guide_page, list_page, month_page, people_page, person_key, person_page
from registerpub.publishing.exports import (
    CHANGES,
    ENTITIES,
    PEOPLE,
    REGISTER,
    SCHEMA,
    STEPS,
    changes_log,
    ftm_entities,
    ninjs_item,
    ninjs_name,
    people_table,
    register_json,
    schema_file,
    steps_table,
)
from registerpub.publishing.guides import guide
from registerpub.publishing.month_pages import by_month, month_document
from registerpub.publishing.planned import PlannedFile, digest
from registerpub.publishing.register_pages import RegisterPages
from registerpub.publishing.words_guides import GUIDES


def month_files(edition: Edition) -> Iterable[PlannedFile]:
    """A page per month and language in which something came out."""
    months = {language: by_month(entries) for language, entries in edition.of_language.items()}
    for language, held in months.items():
        base = edition.page_base(language)
        for month, entries in held.items():
            others = [other for other in months if other != language and month in months[other]]
            inputs = digest(base, "month", others, [edition.key(entry) for entry in entries])
            render = partial(month_document, edition.pages, month, entries, language, others)
            yield PlannedFile(month_page(month, language), inputs, render)


def guide_files(edition: Edition) -> Iterable[PlannedFile]:
    """What the site says about itself."""
    signed = bool(edition.keys)
    for language in edition.wordings:
        inputs = digest(edition.page_base(language), "guide", signed)
        for name in GUIDES:
            render = partial(guide, edition.pages, name, language, signed=signed)
            yield PlannedFile(guide_page(name, language), inputs, render)


def data_files(edition: Edition) -> Iterable[PlannedFile]:
    """Each notice for newsroom systems, and the log of changes."""
    for language, entries in edition.of_language.items():
        for entry in entries:
            inputs = f"{edition.base}{edition.key(entry)}"
            yield PlannedFile(ninjs_name(entry.notice, language), inputs, partial(_ninjs, edition, entry))
    told = digest(edition.base, CHANGES, [edition.key(entry) for entry in edition.entries], edition.tombstones)
    yield PlannedFile(CHANGES, told, partial(changes_log, edition.site, edition.entries, edition.tombstones))


def register_files(edition: Edition) -> Iterable[PlannedFile]:
    """Pages and data of the register, if the site shows one."""
    register, site = edition.register, edition.site
    if register is None:
        return
    numbered = {
        language: {entry.notice: entry for entry in entries} for language, entries in edition.of_language.items()
    }
    pages = RegisterPages(edition.pages, register, numbered)
    told = digest(edition.base, "register", register)
    yield PlannedFile(REGISTER, told, partial(register_json, site, register, edition.release))
    yield PlannedFile(SCHEMA, edition.base, schema_file)
    yield PlannedFile(PEOPLE, told, partial(people_table, site, register))
    yield PlannedFile(STEPS, told, partial(steps_table, site, register))
    yield PlannedFile(ENTITIES, told, partial(ftm_entities, site, register, edition.wordings))
    for language in edition.wordings:
        inputs = digest(edition.page_base(language), told)
        yield PlannedFile(people_page(language), inputs, partial(pages.people, language))
        for shown in register.lists:
            yield PlannedFile(list_page(shown.id, language), inputs, partial(pages.list_of, shown, language))
        yield from _person_files(edition, pages, language)


def _person_files(edition: Edition, pages: RegisterPages, language: str) -> Iterator[PlannedFile]:
    base = edition.page_base(language)
    for person in pages.register.people:
        if language in person.names:
            inputs = digest(base, person, [edition.key(entry) for entry in pages.notices(person, language)])
            path = person_page(person_key(edition.site, person.id), language)
            yield PlannedFile(path, inputs, partial(pages.person, person, language))


def _ninjs(edition: Edition, entry: PublishedEntry) -> bytes:
    wording = edition.wordings[entry.text.language]
    return ninjs_item(edition.site, entry, edition.pages.content(entry), wording)
