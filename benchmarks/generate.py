"""Fills an installation: ``python -m benchmarks generate [--size] [--seed] [--home]``.

Afterwards ``liqaa serve`` over the same folder shows it; the command prints a link that signs in as the head
of the organisation.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def run(home: Path, size: float, seed: int) -> Iterator[dict[str, Any]]:
    """Make it in the data folder ``home``; the rows of each table, the seconds, and a link to sign in."""
    from liqaa.config.cli.installation import joined

    with joined(home):
        from django.utils import timezone

        from benchmarks.organisation import generate, measure_tables
        from liqaa.access.models import OneTimeLink
        from liqaa.config.cli.links import link_for
        from liqaa.config.launcher import schema
        from liqaa.journal.actions import SYSTEM
        from liqaa.kit.acting import acting_for

        schema.bring_up_to_date(timezone.now())
        began = time.perf_counter()
        world = generate(at=timezone.now(), size=size, seed=seed)
        measure_tables()
        seconds = time.perf_counter() - began
        for table, rows in sorted(world.made().items()):
            yield {"figure": table, "value": rows, "unit": "rows", "against": "", "ratio": None}
        yield {"figure": "generated", "value": round(seconds, 1), "unit": "s", "against": "", "ratio": None}
        assert world.head is not None
        with acting_for(SYSTEM):
            link = link_for(world.head, OneTimeLink.Purpose.DEMO)
        yield {"figure": "sign in at", "value": link, "unit": "address", "against": "", "ratio": None}
