"""A journal with lines of its own."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from liqaa.journal.models import Seal
from liqaa.journal.sealing import Sealer

NOW = datetime(2026, 11, 22, 8, 0, 0, 123456, tzinfo=UTC)
_LINES = """
INSERT INTO liqaa_journal_entry (at, actor, verb, subject_kind, subject_id, place, fields, origin)
SELECT timestamptz '2026-11-01 08:00:00.25+00' + n * interval '1 minute', n %% 7, 'meetings.correct',
  'liqaa_meetings.meeting', n %% 31, 'ma/03/591', to_jsonb(ARRAY['title', 'f' || n]), 'web'
FROM generate_series(1, %s) n
"""


def write_lines(many: int) -> None:
    """Add so many lines about meetings."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [many])


def seal_all(*, most: int = 5000) -> int:
    """Seal whatever waits; returns the length of the chain."""
    sealer = Sealer()
    while sealer.seal(at=NOW, most=most):
        continue
    return Seal.objects.count()


@pytest.fixture
def chain(db):
    """A chain of two hundred lines at least; its length."""
    write_lines(200)
    return seal_all()
