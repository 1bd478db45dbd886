"""Reads the catalogue of notices (gettext domain ``notices``) of one language.

The ``.po`` is read each time, so a stale or missing ``.mo`` never decides what is published. May read disk; keeps no
cache: the caller does. A message that a language lacks is an error, never English by accident.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from registerpub.core.errors import ConfigError, RegisterpubError

DOMAIN = "notices"


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language, by context and English text. See ``core.notices.message.Wording``.

    ``digest`` is that of the catalogue without its comments and places.
    """

    language: str
    translations: Translations
    known: frozenset[tuple[str, str]]
    digest: str

    def text(self, context: str, message: str) -> str:
        """The translation. Raises :class:`RegisterpubError` if there is none or it is marked fuzzy."""
        self._require(context, message)
        return str(self.translations.pgettext(context, message))

    def plural(self, context: str, singular: str, plural: str, number: int) -> str:
        """The translation for ``number``. Raises :class:`RegisterpubError` if there is none."""
        self._require(context, singular)
        return str(self.translations.npgettext(context, singular, plural, number))

    def _require(self, context: str, message: str) -> None:
        if (context, message) not in self.known:
            raise RegisterpubError(
                f"the catalogue {self.language}/LC_MESSAGES/{DOMAIN}.po lacks {context}: translate it and run again"
            )


def catalogue_path(locales: Path, language: str) -> Path:
    return locales / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(locales: Path, language: str) -> Catalog:
    """The parsed ``.po``. Raises :class:`ConfigError` if it is missing or damaged."""
    path = catalogue_path(locales, language)
    try:
        with path.open("rb") as source:
            return read_po(source, locale=language, domain=DOMAIN, abort_invalid=True)
    except FileNotFoundError:
        raise ConfigError(f"{path} does not exist: there is no wording of notices in {language!r}") from None
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error


def load_wording(locales: Path, language: str) -> Wording:
    """Read ``locales/LANGUAGE/LC_MESSAGES/notices.po``. Raises :class:`ConfigError`."""
    catalogue = read_catalogue(locales, language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    digest = hashlib.sha256(compiled.getvalue()).hexdigest()
    compiled.seek(0)
    known = frozenset(
        (message.context or "", message.id[0] if isinstance(message.id, (list, tuple)) else message.id)
        for message in catalogue
        if message.id and not message.fuzzy and _is_translated(message.string)
    )
    return Wording(language, Translations(compiled, domain=DOMAIN), known, digest)


def _is_translated(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)
