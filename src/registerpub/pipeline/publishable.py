"""What may be published at all: one query, asked by the publisher and by the outbox."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.pipeline.consent import CONSENTING_LEVELS, PUBLISHABLE_LEVELS, publishable_codes
from registerpub.pipeline.held_fields import held_people, withheld_texts
from registerpub.store.models import LedgerEvent, NoticeTextRow, PersonFlag, RegisterRow

READY = ("template", "human_checked")
#: The kind of the notices that stand for what left; they name nobody.
WITHDRAWAL = "withdrawal"
#: Events that put a person publicly on a register: a candidacy is not public.
LISTING_EVENTS = tuple(code for code in MEMBERSHIP_EVENTS if EVENT_TYPES[code].publish != "never")


def publishable(config: Config | None, withheld: Collection[int] | None = None) -> QuerySet[NoticeTextRow]:
    """Texts that may be public: ready words, consent given and not withdrawn, no person and no field of
    it held, code not ``never``, decision not taken back.

    Nothing that was retracted for safety; nameless withdrawals always, as nobody can be told from them. ``config``
    narrows them to the site's languages and, with ``registers`` set, to people of those lists, and of membership to
    theirs; None asks for no site. ``withheld``: ``withheld_texts()``, if known
    already. Raises :class:`InputError` for a register that does not exist.
    """
    sensitive = Q(notice__person__consent__in=CONSENTING_LEVELS, notice__event__in=publishable_codes(True))
    plain = Q(
        notice__person__consent__in=PUBLISHABLE_LEVELS, notice__event__in=publishable_codes(False), needs_consent=False
    )
    held = held_people().values("person")
    nobody = Q(notice__kind=WITHDRAWAL)
    flagged = PersonFlag.objects.filter(lifted__isnull=True).values("person")
    stands = NoticeTextRow.objects.filter(notice__decision__undone__isnull=True, notice__hidden=False)
    rows = stands.filter(nobody | sensitive | plain, state__in=READY).exclude(notice__person__in=held)
    rows = rows.exclude(pk__in=withheld_texts() if withheld is None else withheld)
    # A flag stops what the machine wrote and nobody has read in public yet; to take something out there are holds.
    # Amendments go out: two people have read each word, and what they put right would stay public as it is.
    rows = rows.exclude(state="template", release__isnull=True, notice__kind="event", notice__person__in=flagged)
    return _of_site(rows, config) if config else rows


def _of_site(rows: QuerySet[NoticeTextRow], config: Config) -> QuerySet[NoticeTextRow]:
    rows = rows.filter(language__in=config.languages)
    if not config.registers:
        return rows
    registers = _known_registers(config)
    listed = LedgerEvent.objects.filter(code__in=LISTING_EVENTS, register__in=registers).values("person")
    rows = rows.filter(Q(notice__register__isnull=True) | Q(notice__register__in=registers))
    return rows.filter(Q(notice__person__in=listed) | Q(notice__kind=WITHDRAWAL))


def _known_registers(config: Config) -> tuple[str, ...]:
    known = sorted(RegisterRow.objects.values_list("pk", flat=True))
    for name in config.registers:
        if name not in known:
            raise InputError(f"registers: there is no register {name!r}; known: {', '.join(known) or 'none'}")
    return config.registers
