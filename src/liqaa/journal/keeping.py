"""What is kept of the chain beside its seals: results of checks, and anchors outside the database."""

from datetime import datetime
from pathlib import Path

from liqaa.journal import anchors
from liqaa.journal.actions import SYSTEM
from liqaa.journal.anchors import Anchor
from liqaa.journal.models import Seal, Verification
from liqaa.journal.verifying import Report
from liqaa.kit.acting import acting_for


def keep(report: Report, *, at: datetime) -> Verification:
    """Keep what a check found, for administrators to see."""
    first = report.faults[0] if report.faults else None
    with acting_for(SYSTEM):
        return Verification.objects.create(
            at=at,
            lines=report.lines,
            faults=report.fault_count,
            position=first.position if first else None,
            kind=first.kind if first else "",
            anchors=report.anchors,
        )


def anchor(file: Path, *, at: datetime) -> Anchor | None:
    """Write the head of the chain into ``file``; None where it stands there already. Raises as ``append``."""
    with acting_for(SYSTEM):
        head = Seal.objects.order_by("-position").first()
    return anchors.append(file, head.position, bytes(head.digest), at) if head else None
