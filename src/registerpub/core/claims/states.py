"""Which custody status the words of a stated condition mean. The first row that fits wins."""

from __future__ import annotations

import re
from functools import cache

_ROWS: tuple[tuple[str, str], ...] = (
    ("in_exile", r"\bin exile\b"),
    ("house_arrest", r"house arrest|домашн\w+ арест|үйқамақ|үй қамағ"),
    ("forced_psychiatry", r"psychiatr|психиатр"),
    ("administrative_arrest", r"administrative|административн\w+ арест|спецприемник|әкімшілік қама"),
    (
        "restricted_freedom",
        r"restricted freedom|freedom limitation|parole-like|ограничени\w+ свободы|бостандығын шекте",
    ),
    ("suspended", r"suspended sentence|условн\w+ срок|шартты жаза"),
    (
        "convicted_imprisoned",
        r"colony|penal|penitentiary|\bcamp\b|year of (?:a|his|her|the)?|years into|"
        r"serve|serving|serves|served|отбыва|өтеп|өтеуде|in prison|behind bars|imprisoned|в колонии|в тюрьме|"
        r"за решеткой|колони|тюрьм|сидит в (?!сизо|изолятор|следств)|"
        r"түрмеде|колонияда|темір тор|абақтыда(?! тергеу)",
    ),
    (
        "pretrial_detention",
        r"custody|pre-?trial|detention|remand|under arrest|in jail|страж|следственн|сизо|под арестом|тергеу|қамауда|"
        r"абақты|күзетпен",
    ),
    ("at_large", r"at large|free|at home|на свободе|на воле|бостандықта|еркіндікте"),
)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((status, re.compile(source)) for status, source in _ROWS)


def status_of(words: str) -> str | None:
    """The status that folded ``words`` state, or None. «тергеу абақтысында» is remand though абақты alone is prison."""
    if re.search(
        r"тергеу (?:абақты|изолятор)|следственн\w+ изолятор|pre-?trial|remand (?:prison|cent)|\bsizo\b", words
    ):
        return "pretrial_detention"
    return next((status for status, pattern in _compiled() if pattern.search(words)), None)
