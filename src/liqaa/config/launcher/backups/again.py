"""What has to be made true again after a restore: erasures that came after the backup, sessions that ended.

Needs Django over the restored place.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from liqaa.config.launcher.backups import archive
from liqaa.config.launcher.backups.manifest import Manifest
from liqaa.config.launcher.backups.parts import Unreadable
from liqaa.config.launcher.backups.reading import Backup, open_backup
from liqaa.config.launcher.backups.writing import HOME
from liqaa.config.launcher.faults import CannotRun
from liqaa.dashboards.actions.beside import keep_forgotten
from liqaa.dashboards.queries.beside import forgotten as forgotten_in
from liqaa.dashboards.rules import forget_list
from liqaa.dashboards.rules.forget_list import Keys

if TYPE_CHECKING:
    from liqaa.journal.verifying import Report


def bring_up_to_date(told: Manifest) -> None:
    """Apply what the backup had not yet. Raises CannotRun for a backup of a newer release."""
    from django.utils import timezone

    from liqaa.config.launcher import schema

    if unknown := sorted(told.named_migrations - schema.shipped_migrations()):
        raise CannotRun(
            f"النسخة من إصدار أحدث — the backup is of a newer release ({told.release}), which knows "
            f"{'.'.join(unknown[0])}: install that one, and restore into another empty place"
        )
    schema.bring_up_to_date(timezone.now())


def journal_faults(home: Path, told: Manifest) -> tuple[list[str], "Report | None"]:
    """Walk along the chain, against the anchors of ``home`` and the head that the backup saw."""
    from liqaa.journal import anchors
    from liqaa.journal.anchors import Anchor
    from liqaa.journal.verifying import verify

    try:
        known = anchors.known(home / anchors.NAME)
    except ValueError as problem:
        return [f"ملف المراسي تالف — the file of anchors is damaged: {problem}"], None
    last = known[-1].position if known else 0
    if told.journal and told.journal.position > last:
        at, position = datetime.fromisoformat(told.journal.at), told.journal.position
        known = [*known, Anchor(at, position, position - last, bytes.fromhex(told.journal.digest))]
    report = verify(anchors=known)
    return [f"السجل — the journal: {each.kind} at {each.position}" for each in report.faults], report


def make_true(backup: Backup, home: Path, forgotten: Path | None) -> int:
    """Erase again who was erased after ``backup``, and end every session; returns how many were erased."""
    keep_forgotten(home, {**_given(forgotten), **_of_newer(backup)})
    _end_sessions()
    return _erase(home)


def _given(file: Path | None) -> Keys:
    if file is None:
        return {}
    try:
        return forget_list.parse(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotRun(f"تعذرت قراءة القائمة — cannot read the forget list {file}: {problem}") from None


def _of_newer(backup: Backup) -> Keys:
    """What newer backups beside this one know; those that this key does not open are another's."""
    found: Keys = {}
    for folder in backup.folder.parent.glob("liqaa-*Z"):
        if folder.name <= backup.folder.name:
            continue
        try:
            with open_backup(folder, backup.key).part(HOME) as stream:
                found |= forget_list.parse(archive.read_small(stream).get(forget_list.NAME, b"").decode())
        except Unreadable:
            continue
    return found


def _end_sessions() -> None:
    """Sessions that were ended after the backup came back with it: all end."""
    from django.contrib.sessions.models import Session

    Session.objects.using("owner").all().delete()


def _erase(home: Path) -> int:
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from liqaa.people.actions import forget_again

    with acting_for(SYSTEM):
        return forget_again(forgotten=forgotten_in(home).items(), by=SYSTEM, at=timezone.now())
