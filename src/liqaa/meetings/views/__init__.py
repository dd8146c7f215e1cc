"""Pages of the room: the list, a meeting, calling and recording, changing its state."""
