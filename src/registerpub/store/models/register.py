"""The register: lists and their owners, people and their names, what names do not mean, and the ledger of events."""

from __future__ import annotations

from django.db import models


class RegisterRow(models.Model):
    """A list kept by an owner. ``owner`` maps language to bare name; ``aliases`` are other spellings of it."""

    id = models.CharField(primary_key=True, max_length=64)
    owner = models.JSONField()
    aliases = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    scope = models.TextField(blank=True)

    class Meta:
        db_table = "register"


class PersonRow(models.Model):
    """A person of the project, shared by all registers. ``id`` is opaque: it may stand in URLs and logs.

    ``removed``: the decision that made them was taken back; no names, in no list (``pipeline.unmade``).
    """

    id = models.CharField(primary_key=True, max_length=64)
    sex = models.CharField(max_length=1, null=True)
    consent = models.CharField(max_length=40, null=True)
    created = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)
    removed = models.DateTimeField(null=True)

    class Meta:
        db_table = "person"


class RegisterEntry(models.Model):
    """Somebody whom the file of a register brought, on the list or not, at a place in that file."""

    register = models.ForeignKey(RegisterRow, on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField()

    class Meta:
        db_table = "register_entry"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["register", "person"], name="register_entry_once")]


class NameRow(models.Model):
    """One written form of a person's name. ``checked``: a person has confirmed this form for publication.

    ``searched``: when the documents that were there before the form have been searched for it.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="names")
    language = models.CharField(max_length=8)
    full = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    checked = models.BooleanField(default=False)
    searched = models.DateTimeField(null=True, db_index=True)

    class Meta:
        db_table = "person_name"
        ordering = ["id"]


class Ruling(models.Model):
    """An editor's ruling that a name does not mean a person, as ``core.records.NotThisPerson``.

    Append-only but for one thing: it is lifted once, by compare-and-set of ``lifted``. ``reason`` says what it came
    from: ``card``, or empty for a ruling of its own.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="rulings")
    name = models.CharField(max_length=300)
    scope = models.CharField(max_length=20)
    place = models.CharField(max_length=2000, blank=True)
    until = models.DateField(null=True)
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=40, blank=True)
    made = models.DateTimeField()
    lifted = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "ruling"
        ordering = ["id"]


class LedgerEvent(models.Model):
    """One append-only entry of a case file. ``date`` is YYYY, YYYY-MM, YYYY-MM-DD or empty for unknown.

    ``opening``: it came with a register file that did not say when it was recorded. ``points_to``: the person or
    register that an amendment may bring another entry to, so that what was moved is found from there.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(max_length=40)
    date = models.CharField(max_length=10, blank=True)
    date_basis = models.CharField(max_length=10, default="stated")
    register = models.ForeignKey(RegisterRow, on_delete=models.PROTECT, null=True, related_name="events")
    status = models.CharField(max_length=40, null=True)
    term = models.JSONField(null=True)
    details = models.JSONField(default=dict)
    recorded = models.DateTimeField()
    opening = models.BooleanField(default=False)
    decision = models.ForeignKey("store.Decision", on_delete=models.PROTECT, null=True, related_name="events")
    claims = models.ManyToManyField("store.ClaimRow", related_name="events")
    points_to = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        db_table = "ledger_event"
        ordering = ["id"]
        indexes = [models.Index(fields=["points_to"], name="ledger_points_to")]


class CaseFold(models.Model):
    """On how many entries of a case file its :class:`Standing` rows rest: the ledger only grows, so fewer is old."""

    person = models.OneToOneField(PersonRow, on_delete=models.CASCADE, primary_key=True, related_name="case_fold")
    entries = models.IntegerField()

    class Meta:
        db_table = "case_fold"


class Standing(models.Model):
    """Where somebody stands on a list now, and in which custody (empty: not known), by everything on record.

    Derived from the ledger alone, so that lists are counted without reading the case files (``pipeline.standings``).
    """

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, related_name="standings")
    register = models.CharField(max_length=64)
    membership = models.CharField(max_length=20)
    custody = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "standing"
        constraints = [models.UniqueConstraint(fields=["person", "register"], name="standing_once")]
        indexes = [models.Index(fields=["membership", "register", "custody"], name="standing_counted")]


class Hold(models.Model):
    """A person, or one ``field`` of what is told of them, kept out of publication until ``lifted`` is set, once.

    ``field``: one of ``core.records.HOLD_FIELDS``, empty for the whole person. ``reason``: one of its
    ``HOLD_REASONS``. ``owner``: who looks after it, ``review``: when they look again.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="holds")
    field = models.CharField(max_length=20, blank=True, default="")
    reason = models.CharField(max_length=40)
    owner = models.CharField(max_length=150)
    review = models.DateField(null=True)
    placed = models.DateTimeField()
    placed_by = models.CharField(max_length=150, blank=True)
    lifted = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "hold"
        ordering = ["id"]
