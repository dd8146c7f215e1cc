"""Names of the jobs that this room's actions leave for the worker."""

READ_FILE = "liqaa_reports.read_file"
"""Read one file of a batch."""
