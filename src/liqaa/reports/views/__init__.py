"""Screens of the room: hand a report in, look at the reading, correct it, confirm it, undo it."""
