"""What one release is rendered from: checked and cleaned records, and digests of them for the plan."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path

from registerpub.core.errors import InputError
from registerpub.core.notices.message import Wording
from registerpub.core.records import NoticeText, OpenRegister, PublishedEntry, ReleaseInfo, Site, Source, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import check_site, in_language, prepare
from registerpub.publishing.pages import Pages
from registerpub.publishing.planned import digest

_PACKAGE = Path(__file__).parents[1]
#: Code and templates that decide what a file looks like.
_ROOMS = ("publishing", "core/notices", "core/events", "core/records", "core/names")
_LIBRARIES = ("babel", "brotli", "feedgen", "jinja2", "lxml", "markupsafe")
#: All that an entry holds but its sources, and all that a source holds. Records print themselves slowly, tuples do not.
_OF_ENTRY = attrgetter(
    *(f"text.{part.name}" for part in fields(NoticeText)),
    *(part.name for part in fields(PublishedEntry) if part.name not in ("text", "sources")),
)
_OF_SOURCE = attrgetter(*(part.name for part in fields(Source)))


@dataclass(frozen=True, slots=True)
class Edition:
    """``entries`` are prepared, newest change first; ``shown`` the channels of each language; ``pages`` renders HTML.

    ``keys`` are the public keys that sign it, one word of Base64 each; none: it is not signed. ``base`` is a digest of
    everything that all files depend on: program, catalogues and site. ``register`` is None where none is shown.
    """

    site: Site
    release: ReleaseInfo
    entries: Sequence[PublishedEntry]
    of_language: Mapping[str, Sequence[PublishedEntry]]
    shown: Mapping[str, Sequence[Channel]]
    wordings: Mapping[str, Wording]
    tombstones: Sequence[Tombstone]
    pages: Pages
    base: str
    keys: Sequence[str] = ()
    register: OpenRegister | None = None
    _keys: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        site: Site,
        release: ReleaseInfo,
        channels: Sequence[Channel],
        entries: Sequence[PublishedEntry],
        wordings: Mapping[str, Wording],
        tombstones: Sequence[Tombstone] = (),
        keys: Sequence[str] = (),
        register: OpenRegister | None = None,
    ) -> Edition:
        """Raises :class:`InputError` for an unusable site, an entry that must not be published, or one in a language
        without wording."""
        check_site(site)
        prepared = prepare(entries)
        for entry in prepared:
            if entry.text.language not in wordings:
                raise InputError(f"notice {entry.notice} is in {entry.text.language!r}, for which there is no wording")
        of_language = {language: in_language(prepared, language) for language in wordings}
        shown = {lang: [c for c in channels if c.is_shown(of_language[lang])] for lang in wordings}
        return cls(
            site=site,
            release=release,
            entries=prepared,
            of_language=of_language,
            shown=shown,
            wordings=wordings,
            tombstones=tombstones,
            pages=Pages.of(site, shown, wordings, prepared, register),
            base=digest(program_digest(), site, {lang: wording.digest for lang, wording in wordings.items()}),
            keys=tuple(keys),
            register=register,
        )

    def key(self, entry: PublishedEntry) -> str:
        """Digest of the whole entry. Worked out once, as many files hold it.

        An entry is made of text, numbers, times and tuples of those, so that what Python prints of it tells all; that
        takes a tenth of the time of :func:`digest`, for tens of thousands of entries.
        """
        place = entry.notice, entry.text.language
        found = self._keys.get(place)
        if found is None:
            told = repr((_OF_ENTRY(entry), [_OF_SOURCE(source) for source in entry.sources]))
            found = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            self._keys[place] = found
        return found

    def page_base(self, language: str) -> str:
        """Digest of what every page of the language depends on beside its own matter: head, navigation, footer."""
        lists = None if self.register is None else [(shown.id, shown.owner) for shown in self.register.lists]
        return digest(self.base, "page", language, [(c.id, c.titles[language]) for c in self.shown[language]], lists)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Digest of code, templates and libraries that decide how files look: another version renders all of them anew."""
    found = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode() + path.read_bytes())
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    found.update("\n".join((*versions, platform.python_version(), zlib.ZLIB_RUNTIME_VERSION)).encode())
    return found.hexdigest()
