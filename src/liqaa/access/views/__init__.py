"""Pages of the room: links that open the door, one's own account, the demo's switcher."""
