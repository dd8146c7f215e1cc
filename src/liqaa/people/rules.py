"""Rights of the room."""

SEE = "people.see"
"""See the persons of a place."""
EDIT = "people.edit"
"""Add a person and correct what is kept of them."""
