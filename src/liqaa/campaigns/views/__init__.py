"""Pages of the room: the list, a directive, writing one, a body's execution."""
