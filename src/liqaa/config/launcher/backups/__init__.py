"""Backups (النسخ الاحتياطية): written encrypted, read back, and tried before they are needed.

A backup is a folder of parts, each an age stream: ``database.age`` (PostgreSQL's own dump), ``files.age``
(stored files), ``home.age`` (the signing key, the anchors of the journal, the forget list), ``manifest.age``
(what all of them hold, by counts and sums) and, where a passphrase was given, ``key.age`` (decision 0017).
"""

from liqaa.config.launcher.backups.reading import Backup, newest, open_backup
from liqaa.config.launcher.backups.restoring import bring_back
from liqaa.config.launcher.backups.writing import write_backup

__all__ = ["Backup", "bring_back", "newest", "open_backup", "write_backup"]
