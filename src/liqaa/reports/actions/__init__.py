"""Writing: keep a reading or a batch of them, correct, merge, confirm into a record, undo that."""

from liqaa.reports.actions.batches import discard_batch, give_up, keep_batch, read_file, skip, undo_batch
from liqaa.reports.actions.confirming import confirm, undo
from liqaa.reports.actions.keeping import choose_person, correct, discard, keep
from liqaa.reports.actions.merging import merge, say_apart, separate

__all__ = [
    "choose_person",
    "confirm",
    "correct",
    "discard",
    "discard_batch",
    "give_up",
    "keep",
    "keep_batch",
    "merge",
    "read_file",
    "say_apart",
    "separate",
    "skip",
    "undo",
    "undo_batch",
]
