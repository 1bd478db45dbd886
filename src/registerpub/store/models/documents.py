"""Evidence and its reading: WARC files, captures, documents, mentions, claims, totals and findings.

What is to be done is what a row says is not done: ``matched``, ``claimed`` and ``proposed`` are null until then.
"""

from __future__ import annotations

from django.db import models


class ArchiveFile(models.Model):
    """A completed WARC file that has been ingested. ``sha256`` is of the whole file; ``removed``: by retention."""

    name = models.CharField(max_length=300, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    records = models.IntegerField()
    ingested = models.DateTimeField()
    removed = models.DateTimeField(null=True)

    class Meta:
        db_table = "archive_file"


class Capture(models.Model):
    """One archived response or imported file. ``record`` is its WARC record id; ``sha256`` of the decoded payload.

    ``original``: the record that holds the payload, where the page was found unchanged; empty: this one does.
    ``version``: the version of the page that this capture shows, null if it gave none; ``differs``: what differs from
    that version all the same and counts as no change (``core.differences.PARTS``).
    ``saved``: of a file that a person saved who (``by``), when (``obtained``, ISO), where from (``origin``) and
    ``why``, as far as they told; for editors only.
    """

    record = models.CharField(max_length=100, unique=True)
    archive = models.ForeignKey(ArchiveFile, on_delete=models.PROTECT, related_name="captures")
    offset = models.BigIntegerField()
    url = models.CharField(max_length=2000)
    source = models.CharField(max_length=100)
    fetched = models.DateTimeField()
    content_type = models.CharField(max_length=200, blank=True)
    status = models.IntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    role = models.CharField(max_length=20, default="article")
    original = models.CharField(max_length=100, blank=True, db_index=True)
    version = models.ForeignKey("store.DocumentRow", on_delete=models.PROTECT, null=True, related_name="captures")
    differs = models.JSONField(default=list)
    saved = models.JSONField(default=dict)

    class Meta:
        db_table = "capture"


class DocumentRow(models.Model):
    """One version of one page as text. Same canonical URL and same article: no new version.

    ``network``: the group that the source shares with other editions of its house, empty where none is declared.

    ``outlet`` is the name by which readers are told of the source; empty: a page that somebody saved. ``pruned``: when
    retention emptied title, text, paragraphs and entries; the digests still say what they were. ``content_sha256`` is
    of what makes the version (``core.differences.content_digest``), empty for rows from before it was kept.
    ``watched``: page, list or schedule if the page is a watched one; ``entries`` are those of a list or schedule as
    written, ``difference`` is ``core.differences.ListDifference`` as a dictionary, empty for the first version.
    ``sketched``: the method by which likeness to other documents was looked for, empty until then; ``copy_of``: the
    first document of whose words this one is a copy.
    ``section``, ``modified`` and ``method`` as in :class:`~registerpub.core.records.Document`; its author is not kept.
    ``extraction``: by what the bytes were read (``core.reading.reading_version``), empty for rows from before that.
    """

    capture = models.OneToOneField(Capture, on_delete=models.PROTECT, related_name="document")
    canonical = models.CharField(max_length=2000, db_index=True)
    version = models.IntegerField(default=1)
    source = models.CharField(max_length=100)
    outlet = models.CharField(max_length=200, blank=True)
    tier = models.CharField(max_length=20, default="news")
    origin = models.CharField(max_length=200)
    network = models.CharField(max_length=200, blank=True)
    title = models.TextField(blank=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    watched = models.CharField(max_length=10, blank=True)
    entries = models.JSONField(default=list)
    difference = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    published = models.DateField(null=True)
    modified = models.DateField(null=True)
    section = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=20, blank=True)
    extraction = models.CharField(max_length=80, blank=True)
    paragraphs = models.JSONField(default=list)
    created = models.DateTimeField()
    matched = models.DateTimeField(null=True, db_index=True)
    matcher = models.CharField(max_length=80, blank=True)
    claimed = models.DateTimeField(null=True, db_index=True)
    proposed = models.DateTimeField(null=True, db_index=True)
    pruned = models.DateTimeField(null=True)
    title_sha256 = models.CharField(max_length=64, blank=True)
    sketched = models.CharField(max_length=40, blank=True, db_index=True)
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")

    class Meta:
        db_table = "document"
        constraints = [models.UniqueConstraint(fields=["canonical", "version"], name="document_version_once")]
        indexes = [models.Index(fields=["source"], name="document_source")]


class Band(models.Model):
    """One band of a document's MinHash sketch: documents that share a band may be copies of one another."""

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="bands")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        db_table = "band"


class MentionRow(models.Model):
    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, null=True, related_name="mentions")
    alternatives = models.JSONField(default=list)
    field = models.CharField(max_length=8)
    start = models.IntegerField()
    end = models.IntegerField()
    surface = models.CharField(max_length=400)
    certainty = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)

    class Meta:
        db_table = "mention"
        ordering = ["id"]


class ClaimRow(models.Model):
    """A claim as ``core.records.Claim``; ``data`` holds its fields by name, the columns what queries need.

    ``replaced``: when a later reading of the same text no longer gave it; kept because a decision rests on it.
    """

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="claims")
    person = models.ForeignKey("store.PersonRow", on_delete=models.PROTECT, null=True, related_name="claims")
    event = models.CharField(max_length=40)
    polarity = models.CharField(max_length=20)
    data = models.JSONField()
    replaced = models.DateTimeField(null=True)

    class Meta:
        db_table = "claim"
        ordering = ["id"]


class TotalRow(models.Model):
    """An owner's stated figure. ``date`` as in LedgerEvent."""

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="totals")
    register = models.ForeignKey("store.RegisterRow", on_delete=models.PROTECT, null=True, related_name="totals")
    owner = models.CharField(max_length=300, blank=True)
    number = models.IntegerField()
    date = models.CharField(max_length=10, blank=True)
    quote = models.JSONField()

    class Meta:
        db_table = "total"
        ordering = ["id"]


class Finding(models.Model):
    """Something that went wrong or looks wrong, named, with its place and no person's name. One row per key.

    A finding of a visit (it has a source and no capture) is open from ``seen`` until ``over``: the end of a later
    successful visit that no longer shows it. What was seen again after that is a row of its own.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    source = models.CharField(max_length=100, blank=True)
    detail = models.TextField(blank=True)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, null=True, related_name="findings")
    seen = models.DateTimeField()
    over = models.DateTimeField(null=True)

    class Meta:
        db_table = "finding"
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["source", "kind", "seen"],
                condition=models.Q(over__isnull=True, capture__isnull=True),
                name="finding_open",
            ),
            models.Index(fields=["seen"], name="finding_seen"),
        ]
