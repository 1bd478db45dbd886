"""Cards and what people decided about them."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models


def new_card_id() -> str:
    """An opaque id for URLs: 10 letters and digits without look-alikes."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10))


class Proposal(models.Model):
    """A card: one person (or candidate) and one event, with all its evidence.

    ``key`` identifies the card whatever order its evidence came in. ``state``: open, confirmed, rejected or
    superseded (nothing supports it any more, or another card took its evidence); it moves only by compare-and-set
    together with a Decision. ``version`` grows whenever what an editor sees changes. ``kind``: event; detail (completes
    the event on record whose id is ``values["amends"]``); mismatch (numbers differ), earlier (mentions from before a
    name was added), corrected (a source has changed what a decision rests on) and check (words of law beside a name, or
    a denial of what is on record) only inform.
    ``facts`` are further events that a confirmation records (opening state, history to add). ``values`` are the
    fields of the main event. ``reasons`` are message keys with their numbers, never free text.
    ``snoozed``: an editor has put it off until then; a change wakes it.
    """

    key = models.CharField(max_length=64, unique=True)
    public_id = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, null=True, related_name="proposals")
    candidate = models.CharField(max_length=300, blank=True)
    candidate_language = models.CharField(max_length=8, blank=True)
    event = models.CharField(max_length=40)
    register = models.ForeignKey("store.RegisterRow", on_delete=models.PROTECT, null=True, related_name="proposals")
    values = models.JSONField(default=dict)
    facts = models.JSONField(default=list)
    severity = models.CharField(max_length=1)
    certainty = models.CharField(max_length=10)
    implicit = models.BooleanField(default=False)
    kind = models.CharField(max_length=20, default="event")
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=20, default="open")
    version = models.IntegerField(default=1)
    created = models.DateTimeField()
    updated = models.DateTimeField()
    snoozed = models.DateTimeField(null=True)

    class Meta:
        db_table = "proposal"
        ordering = ["severity", "created", "id"]
        indexes = [
            # Whole indexes: SQLite uses no partial one for a state that comes as a parameter.
            models.Index(fields=["state", "severity", "created", "id"], name="proposal_inbox"),
            models.Index(fields=["state", "snoozed"], name="proposal_snoozed"),
            # Holds all that a list of one person's cards is ordered by, and what is counted of held people's.
            models.Index(fields=["state", "person", "severity", "created", "snoozed"], name="proposal_by_person"),
            models.Index(
                fields=["state", "register", "severity", "created", "id"],
                name="proposal_by_register",
                condition=models.Q(register__isnull=False),
            ),
            models.Index(fields=["person", "event", "kind"], name="proposal_of_person"),
            models.Index(fields=["event", "kind", "state"], name="proposal_of_event"),
        ]


class NamePart(models.Model):
    """One word of a candidate's name under its key: only cards that share one can be about one person."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="name_parts")
    part = models.CharField(max_length=80, db_index=True)

    class Meta:
        db_table = "name_part"


class CardMove(models.Model):
    """An editor's ruling that evidence of one card belongs to another. Of two, the later one holds.

    ``document`` None: all of it, now and later, because both cards are about one person and event; then ``source`` is
    superseded. Otherwise that document alone: ``target`` was split off for it.
    Append-only but for one thing: it is taken back once, by compare-and-set of ``undone``.
    """

    source = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="moves")
    target = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="moved_here")
    document = models.ForeignKey("store.DocumentRow", on_delete=models.PROTECT, null=True, related_name="moves")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="card_moves")
    channel = models.CharField(max_length=10)
    at = models.DateTimeField()
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "card_move"
        ordering = ["id"]


class TwoPeople(models.Model):
    """An editor's answer that two names, under their keys and in this order of them, are two people. Append-only."""

    first = models.CharField(max_length=300, db_index=True)
    second = models.CharField(max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="two_people")
    channel = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        db_table = "two_people"
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="two_people_once")]


class Evidence(models.Model):
    """One claim, total or sentence that supports a card, or denies it. ``role``: main, fact, total or denial."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="evidence")
    document = models.ForeignKey("store.DocumentRow", on_delete=models.PROTECT, related_name="evidence")
    claim = models.ForeignKey("store.ClaimRow", on_delete=models.PROTECT, null=True, related_name="evidence")
    role = models.CharField(max_length=10, default="main")
    quote = models.JSONField()
    added = models.DateTimeField()

    class Meta:
        db_table = "evidence"
        ordering = ["id"]


class Vote(models.Model):
    """One editor's part in a decision: the verb, the options chosen, and where it was given (desk or terminal).

    Append-only. A vote stands while it is its author's latest on the card and the card is as it was then.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="votes")
    verb = models.CharField(max_length=10)
    options = models.JSONField(default=dict)
    channel = models.CharField(max_length=10)
    seen_version = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "vote"
        ordering = ["id"]


class Decision(models.Model):
    """The outcome of a card. One in force per card: the unique key is the compare-and-set.

    Append-only but for one thing: it is taken back once, by compare-and-set of ``undone``, before anything of it was
    public. ``alias``: the spelling that a confirmation added to a person's names.
    """

    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, related_name="decisions", related_query_name="decision"
    )
    verb = models.CharField(max_length=10)
    reason = models.CharField(max_length=40, blank=True)
    options = models.JSONField(default=dict)
    people = models.IntegerField()
    at = models.DateTimeField(db_index=True)
    alias = models.ForeignKey("store.NameRow", on_delete=models.SET_NULL, null=True, related_name="+")
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "decision"
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=models.Q(undone__isnull=True), name="decision_once")
        ]
