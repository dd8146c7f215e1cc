"""Rights of the room and its pure decisions.

Moves between states, seats, terms, words for places, sheet rows.
"""

from liqaa.bodies.rules.rights import APPOINT, CHARTER, EDIT, FOUND, SEE

__all__ = ["APPOINT", "CHARTER", "EDIT", "FOUND", "SEE"]
