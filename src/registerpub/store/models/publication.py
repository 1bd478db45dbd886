"""Notices, their text per language, and releases."""

from __future__ import annotations

from django.db import models


class Release(models.Model):
    """One published state of the tree. ``number`` counts from 1.

    ``register`` is the digest of the register as it could be read then; empty for releases made before there was one.
    ``checksums`` is the SHA-256 of its SHA256SUMS, empty until it was built: the next release carries it.
    """

    number = models.PositiveIntegerField(unique=True)
    time = models.DateTimeField()
    register = models.CharField(max_length=64, default="")
    checksums = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        db_table = "release"
        ordering = ["number"]


class Notice(models.Model):
    """What is told to the public about one decision. ``number`` is its public, stable number; due from ``due``.

    ``list_size``: people on the register after the decision, null where other membership cards were still open.
    ``kind``: event; clarification, correction or retraction of the notice ``corrects``, for ``cause``; or withdrawal,
    which the publisher writes where something left: it has no decision and nobody can be told from it. ``hidden``:
    retracted for safety; nothing of the notice or about it is public again. ``replaced``: of an amendment, the
    texts that it changed as they stood before, by language, for the case that it is taken back.
    """

    number = models.PositiveIntegerField(unique=True)
    decision = models.OneToOneField("store.Decision", on_delete=models.PROTECT, null=True, related_name="notice")
    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, null=True, related_name="notices")
    event = models.CharField(max_length=40)
    register = models.ForeignKey("store.RegisterRow", on_delete=models.PROTECT, null=True)
    list_size = models.IntegerField(null=True)
    kind = models.CharField(max_length=20, default="event")
    cause = models.CharField(max_length=20, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="amendments")
    hidden = models.BooleanField(default=False)
    replaced = models.JSONField(default=dict)
    created = models.DateTimeField()
    due = models.DateTimeField()

    class Meta:
        db_table = "notice"
        ordering = ["number"]


class NoticeTextRow(models.Model):
    """The words of a notice in one language.

    ``state``: waiting (a name form nobody has checked), sensitive (only an editor may write it), template,
    human_checked; retracted for a text whose notice was retracted before it was public. ``template`` keeps what the
    machine wrote, so that an editor's changes can be shown. ``needs_consent``: the words tell of something that the
    public record alone does not allow to be told. ``release`` carried it as it is now, again if it came back or
    changed; ``withdrawn`` took it out. ``published`` is when readers first had it, ``updated`` when it last changed
    for them. ``unlinked`` are the documents that are cited without their address, as negative
    numbers those without their title.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    headline = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    template = models.JSONField(default=dict)
    state = models.CharField(max_length=20)
    needs_consent = models.BooleanField(default=False)
    unlinked = models.JSONField(default=list)
    published = models.DateTimeField(null=True)
    updated = models.DateTimeField(null=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="texts")
    withdrawn = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="withdrawals")

    class Meta:
        db_table = "notice_text"
        ordering = ["notice_id", "language"]
        constraints = [models.UniqueConstraint(fields=["notice", "language"], name="notice_language_once")]


class TextVersion(models.Model):
    """What a public text says from an ``amendment`` on. Append-only; ``release`` is the first that carried it.

    ``event``: what the notice tells of as amended. ``state``: template or human_checked. ``undone``: when the amendment
    was taken back before it was public; then it is no version of the text.
    """

    text = models.ForeignKey(NoticeTextRow, on_delete=models.PROTECT, related_name="versions")
    amendment = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="versions")
    event = models.CharField(max_length=40)
    headline = models.TextField()
    summary = models.TextField(blank=True)
    body = models.TextField()
    state = models.CharField(max_length=20)
    updated = models.DateTimeField(null=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="versions")
    undone = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice_version"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["text", "amendment"], name="notice_version_once")]
