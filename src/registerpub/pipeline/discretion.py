"""Discretion: whose name may stand nowhere in public, be it in a text or in the address of a cited page.

A notice about one person must not give away another. Doubt counts as a find: what is held back an editor can see in
the outbox, what is out cannot be called back.

What was worked out is kept in the process under everything that it was worked out from, as the store has it at that
moment: whoever is hidden or renamed by another process is seen at the next question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q

from registerpub.core.names import Matcher, build_matcher
from registerpub.core.notices.addresses import addresses_in, words_of_address
from registerpub.core.records import Document, Person
from registerpub.pipeline.consent import PUBLISHABLE_LEVELS
from registerpub.pipeline.held_fields import held_people
from registerpub.store.mapping import people_as_text, people_from_text
from registerpub.store.models import NoticeTextRow, PersonRow, TextVersion

#: Answers that one state of the register keeps; more are forgotten together.
_ANSWERS = 8192


def hidden_people() -> frozenset[str]:
    """Ids of people of whom nothing may be published: no consent level, withheld, or on hold."""
    held = held_people().values("person")
    rows = PersonRow.objects.filter(~Q(consent__in=PUBLISHABLE_LEVELS) | Q(consent=None) | Q(pk__in=held))
    return frozenset(rows.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Discretion:
    """``hidden`` as :func:`hidden_people`; ``people`` everybody on record by id.

    ``answers``: what :meth:`_names_hidden` has answered to the very same words before.
    """

    hidden: frozenset[str]
    people: Mapping[str, Person]
    matcher: Matcher
    answers: dict[tuple[str, str, str], bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of_now(cls) -> Discretion:
        """Read from the store. With nobody to hide nobody is looked for."""
        hidden = hidden_people()
        return _discretion(hidden, people_as_text() if hidden else "")

    def is_broken_by(self, row: NoticeTextRow) -> bool:
        """Whether the words of ``row``, earlier or amended, name somebody hidden, openly or in an address there.

        Amendments that were taken back do not count.
        Prefetch ``versions`` when asking of many.
        """
        held: list[NoticeTextRow | TextVersion] = [row, *(one for one in row.versions.all() if one.undone is None)]
        text = "\n\n".join(part for one in held for part in (one.headline, one.summary, one.body))
        subject = row.notice.person_id or ""
        return self._names_hidden(text, subject, row.language) or any(
            self.is_broken_by_address(address, subject) for address in addresses_in(text)
        )

    def is_broken_by_address(self, address: str, subject: str) -> bool:
        """Whether ``address`` names somebody hidden, in a notice about the person ``subject``."""
        return self._names_hidden(words_of_address(address), subject, "und")

    def is_broken_by_title(self, title: str, subject: str) -> bool:
        """Whether the title of a source that a notice about ``subject`` cites names somebody hidden."""
        return self._names_hidden(title, subject, "und")

    def is_broken_by_words(self, text: str, language: str) -> bool:
        """Whether words about nobody in particular, such as a feed's title, name somebody hidden."""
        return self._names_hidden(text, "", language)

    def is_broken_by_name(self, name: str) -> bool:
        """The same of a file's name, which is part of an address."""
        return self.is_broken_by_address(f"https://site.invalid/{name}", "")

    def _names_hidden(self, text: str, subject: str, language: str) -> bool:
        """A surname alone counts too: the title introduces those who may be meant, the notice's own person among them.

        Words that may as well mean ``subject`` are taken to.
        """
        if not self.hidden:
            return False
        asked = (text, subject, language)
        known = self.answers.get(asked)
        if known is None:
            known = self._find_hidden(text, subject, language)
            if len(self.answers) >= _ANSWERS:
                self.answers.clear()
            self.answers[asked] = known
        return known

    def _find_hidden(self, text: str, subject: str, language: str) -> bool:
        document = Document("", text, title=self._introduction(subject), language=language)
        found = [mention for mention in self.matcher.find(document) if mention.field == "text"]
        meant = [{mention.person} if mention.person else set(mention.alternatives) for mention in found]
        return any(people & self.hidden and subject not in people for people in meant)

    def _introduction(self, subject: str) -> str:
        named = sorted(self.hidden | {subject})
        names = (name for person in named if person in self.people for name in self.people[person].names)
        return "; ".join(dict.fromkeys(name.full for name in names if name.kind != "excluded"))


@lru_cache(maxsize=1)
def _discretion(hidden: frozenset[str], record: str) -> Discretion:
    """Made of its arguments alone. One is kept, so that names which are erased do not stay in memory beside it."""
    people = {person.id: person for person in people_from_text(record)}
    return Discretion(hidden, people, build_matcher(people.values()))
