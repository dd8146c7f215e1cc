"""Rights of the room."""

READ = "reports.read"
"""Have a report read."""
CONFIRM = "reports.confirm"
"""Make a reading into a record, and undo it."""
