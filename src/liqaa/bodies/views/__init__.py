"""Pages of the room: the tree, a body, its offices, institutions and mandates, the charter, the sheet."""
