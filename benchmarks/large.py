"""A large organisation in a folder of its own, for the length of a benchmark."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.organisation import World

SMALL = 0.01


@contextmanager
def large_organisation(small: bool) -> Iterator["World"]:
    """The full organisation, or a hundredth of it, in a database that is thrown away afterwards."""
    from liqaa.config.cli.installation import held

    with tempfile.TemporaryDirectory(prefix="liqaa-large-") as name:
        home = Path(name)
        home.chmod(0o755)
        with held(home):
            from django.conf import settings
            from django.utils import timezone

            from benchmarks.organisation import generate, measure_tables
            from liqaa.config.launcher import schema
            from liqaa.journal.actions import SYSTEM
            from liqaa.kit.acting import acting_for

            settings.ALLOWED_HOSTS = ["*"]
            schema.bring_up_to_date(timezone.now())
            world = generate(at=timezone.now(), size=SMALL if small else 1.0)
            measure_tables()
            with acting_for(SYSTEM):
                yield world
