"""Named reads of the room, scoped by territory where they list records."""

from liqaa.bodies.queries.bodies import (
    BodyLikeness,
    Node,
    ancestors,
    bodies_like,
    bodies_narrowed_for,
    bodies_seen_by,
    body_above,
    committees_of,
    holders_opened,
    tree_of,
)
from liqaa.bodies.queries.capacities import Capacity, capacities_of, capacities_of_each, history_of
from liqaa.bodies.queries.coverage import Coverage, covering
from liqaa.bodies.queries.offices import (
    held_on,
    holder_of,
    holders,
    leads_of,
    offices_of_account,
    offices_of_person,
    offices_with_holders,
    past_holders,
    secretary_of,
)
from liqaa.bodies.queries.organisation import charter, charter_row, main_type, organisation, public_mandates

__all__ = [
    "BodyLikeness",
    "Capacity",
    "Coverage",
    "Node",
    "ancestors",
    "bodies_like",
    "bodies_narrowed_for",
    "bodies_seen_by",
    "body_above",
    "capacities_of",
    "capacities_of_each",
    "charter",
    "charter_row",
    "committees_of",
    "covering",
    "held_on",
    "history_of",
    "holder_of",
    "holders",
    "holders_opened",
    "leads_of",
    "main_type",
    "offices_of_account",
    "offices_of_person",
    "offices_with_holders",
    "organisation",
    "past_holders",
    "public_mandates",
    "secretary_of",
    "tree_of",
]
