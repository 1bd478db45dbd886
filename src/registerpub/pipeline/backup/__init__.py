"""Backups of a whole project: sealed, written whole or not at all, and proven by restoring them.

A place holds::

    registerpub-backup.json          whose backups these are: an opaque word, no name
    objects/WORD-SHA256-SIZE.age     what is kept, each thing once; named by a keyed digest of its content
    backups/TIME/SHA256SUMS-DIGEST   which objects the backup needs, for ``sha256sum -c`` in the place's folder
    backups/TIME/manifest.json.age   what they are; written last: a backup without it does not exist

Objects are never changed, so a backup sends only what is new, and one that was stopped costs nothing but the time.
"""
