"""A browser's own description in two words that its owner recognises: «Firefox, Android»."""

from __future__ import annotations

#: Sign in the description → name; the first that is found holds, since browsers pose as each other.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("YaBrowser", "Yandex"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(description: str) -> str:
    """Browser and system, as far as they are known; empty if neither is. A description can be forged."""
    found = (next((name for sign, name in table if sign in description), "") for table in (_BROWSERS, _SYSTEMS))
    return ", ".join(filter(None, found))
