"""What the room shows on pages of its own and of rooms below."""
