"""Pages of the room: lists, a need, hearing at a meeting, settling."""
