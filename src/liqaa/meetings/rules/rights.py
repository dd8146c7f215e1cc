"""Rights of the room."""

SEE = "meetings.see"
"""Read the record of a meeting."""
RECORD = "meetings.record"
"""Call a meeting and write its record."""

CONFIDENTIAL = "meetings.confidential"
"""Read the confidential parts of minutes, and files kept apart with them."""
