"""Words of a meeting in plain Python."""
