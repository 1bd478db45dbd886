"""Care for the people on record: consent over time, flags, requests of those who are named, and regular looks."""

from __future__ import annotations

from django.db import models


class ConsentChange(models.Model):
    """A person's consent level became another. Append-only; None: not set."""

    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, related_name="consent_changes")
    previous = models.CharField(max_length=40, null=True)
    level = models.CharField(max_length=40, null=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        db_table = "consent_change"
        ordering = ["id"]


class PersonFlag(models.Model):
    """A sensitive matter (``core.records.SENSITIVE_FLAGS``) for which no notice is written by the machine."""

    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, related_name="flags")
    flag = models.CharField(max_length=20)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    lifted = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "person_flag"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "flag"], condition=models.Q(lifted__isnull=True), name="person_flag_once"
            )
        ]


class ReplyRequest(models.Model):
    """Somebody who is named, or who speaks for them, asks for a reply, a correction or a removal. Answered once."""

    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, null=True, related_name="requests")
    kind = models.CharField(max_length=20)
    told = models.TextField(blank=True)
    received = models.DateField()
    due = models.DateField(db_index=True)
    by = models.CharField(max_length=150)
    answered = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "reply_request"
        ordering = ["due", "id"]


class PersonCheck(models.Model):
    """An editor has looked into whether what is on record of a person is still so. Append-only."""

    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, related_name="checks")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        db_table = "person_check"
        ordering = ["id"]
