"""What protects this room's tables in the database: the second lock (decision 0013).

The lines themselves are opened by ``access``, which knows who may see a place.
"""

from liqaa.kit.policies import Lock

LOCK = Lock(
    room="liqaa_journal",
    unlocked={
        "liqaa_journal_seal": "positions and hashes of lines: no place, no person",
        "liqaa_journal_verification": "counts of lines and of faults: no place, no person",
    },
)
