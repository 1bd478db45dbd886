"""The search of the public pages: an index per language and year, and one of people, asked on the reader's device.

The indexes hold what stands on public pages anyway (headlines, summaries, names) and the keys of ``core/names`` by
which a word may be written otherwise. The reader's browser puts them together (MiniSearch, served from here), so that
a release writes only the year in which something changed, and nothing that anybody looks for leaves the device.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from registerpub.core.alphabet import name_order
from registerpub.core.names.fold import mend
from registerpub.core.names.tables import letter_tables, other_keys
from registerpub.core.records import PublishedEntry
from registerpub.publishing.edition import Edition
from registerpub.publishing.entries import marked, page_name, person_key, person_page, search_page
from registerpub.publishing.month_pages import month_links
from registerpub.publishing.notice_pages import notice_mark
from registerpub.publishing.pages import Pages, day_of
from registerpub.publishing.planned import PlannedFile, digest
from registerpub.publishing.register_pages import RegisterPages, letter_links
from registerpub.publishing.words_search import SEARCH_WORDS

FOLDER = "search"
LETTERS = f"{FOLDER}/letters.json"
_HERE = Path(__file__).parent
#: Path in the tree → the file it is a copy of; the licence goes with the library.
_COPIED = {
    f"{FOLDER}/minisearch.js": _HERE / "vendor" / "minisearch.js",
    f"{FOLDER}/minisearch.LICENSE.txt": _HERE / "vendor" / "minisearch.LICENSE.txt",
    f"{FOLDER}/words.js": _HERE / "scripts" / "words.js",
    f"{FOLDER}/search.js": _HERE / "scripts" / "search.js",
}


def search_files(edition: Edition) -> Iterable[PlannedFile]:
    """Library and scripts, tables of letters, and for each language its page and its indexes."""
    for path, source in _COPIED.items():
        yield PlannedFile(path, edition.base, source.read_bytes)
    yield PlannedFile(LETTERS, edition.base, _letters)
    for language, entries in edition.of_language.items():
        years = _by_year(entries)
        paths = [f"{FOLDER}/{year}.{language}.json" for year in sorted(years, reverse=True)]
        for path, (_, held) in zip(paths, sorted(years.items(), reverse=True), strict=True):
            inputs = digest(edition.base, "search", language, [edition.key(entry) for entry in held])
            yield PlannedFile(path, inputs, partial(_notices, edition.pages, language, held))
        people = f"{FOLDER}/people.{language}.json"
        if edition.register is not None:
            inputs = digest(edition.base, "search", language, edition.register.people)
            yield PlannedFile(people, inputs, partial(_people, edition, language))
            paths.insert(0, people)
        months, letters = month_links(entries, language), letter_links(edition.register, language)
        inputs = digest(edition.page_base(language), "search", paths, months, letters)
        render = partial(_page, edition.pages, language, paths, months, letters)
        yield PlannedFile(search_page(language), inputs, render)


def _by_year(entries: Sequence[PublishedEntry]) -> dict[int, list[PublishedEntry]]:
    """By the day of publication, so that a notice stays in its file; newest first."""
    found: dict[int, list[PublishedEntry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.published, entry.notice), reverse=True):
        found.setdefault(entry.published.year, []).append(entry)
    return found


def _letters() -> bytes:
    return _json(letter_tables())


def _notices(pages: Pages, language: str, entries: Sequence[PublishedEntry]) -> bytes:
    wording = pages.wordings[language]
    items = []
    for entry in entries:
        mark = notice_mark(entry, wording)
        items.append(
            {
                "number": entry.notice,
                "href": page_name(entry.notice, language),
                "title": marked(entry.text.headline, pages.site, wording),
                "told": " · ".join(part for part in (day_of(entry.published, language), mark) if part),
                "text": entry.text.summary,
            }
        )
    return _index(items, (entry.text.headline for entry in entries))


def _people(edition: Edition, language: str) -> bytes:
    """Who has a page in the language, under the checked forms of the name in all languages."""
    register, site = edition.register, edition.site
    assert register is not None
    pages = RegisterPages(edition.pages, register, {})
    shown = sorted(
        (person for person in register.people if language in person.names),
        key=lambda person: name_order(person.names[language]),
    )
    items = [
        {
            "href": person_page(person_key(site, person.id), language),
            "title": person.names[language],
            "names": [name for other, name in sorted(person.names.items()) if other != language],
            "told": pages.status(person, language),
            "text": "",
        }
        for person in shown
    ]
    return _index(items, (name for person in shown for name in person.names.values()))


def _index(items: Sequence[Mapping[str, object]], named: Iterable[str]) -> bytes:
    """``spellings``: word in small letters → its other keys, of words that begin with a capital."""
    words = {word.strip('.,:;!?()«»“”"') for text in named for word in text.split()}
    spellings = {mend(word): other_keys(word) for word in sorted(words) if word[:1].isupper()}
    return _json({"items": items, "spellings": {word: keys for word, keys in spellings.items() if any(keys)}})


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _page(
    pages: Pages,
    language: str,
    files: Sequence[str],
    months: Sequence[tuple[str, str]],
    letters: Sequence[tuple[str, str]],
) -> bytes:
    """``search.LANG.html``. Without JavaScript it leads to the lists by letter and by month."""
    wording = pages.wordings[language]
    words = {context.removeprefix("page."): message.put(wording) for context, message in SEARCH_WORDS.items()}
    return pages.render(
        "search.html.j2",
        language,
        title=marked(words["search"], pages.site, wording),
        told=words,
        indexes=" ".join(files),
        letters_file=LETTERS,
        months=months,
        letters=letters,
        here=search_page(language),
        others=search_page,
        scripts=[f"{FOLDER}/{name}.js" for name in ("minisearch", "words", "search")],
    )
