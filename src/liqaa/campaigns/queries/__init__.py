"""Named reads of the room, as far as an account sees them."""

from liqaa.campaigns.queries.calling import Contact, contacts_of
from liqaa.campaigns.queries.proposals import OfMeeting, Proposals, answerable_by, of_meeting, proposals_for
from liqaa.campaigns.queries.reminders import Digest, digests_on
from liqaa.campaigns.queries.rollup import Line, Tally, roll_up, tallies
from liqaa.campaigns.queries.seen import (
    acts_for,
    directive_for_page,
    directives_seen_by,
    evidence_of,
    execution_for_page,
    executions_seen_by,
    history_of_work,
    issuers_for,
    memos_waiting_for,
    missing,
    open_of_body,
    places_of_page,
    tasks_of_memos,
    to_approve,
    waiting_for,
)
from liqaa.campaigns.queries.states import facts_of, state_on, with_state
from liqaa.campaigns.queries.targets import Target, count_targets, targets

__all__ = [
    "Contact",
    "Digest",
    "Line",
    "OfMeeting",
    "Proposals",
    "Tally",
    "Target",
    "acts_for",
    "answerable_by",
    "contacts_of",
    "count_targets",
    "digests_on",
    "directive_for_page",
    "directives_seen_by",
    "evidence_of",
    "execution_for_page",
    "executions_seen_by",
    "facts_of",
    "history_of_work",
    "issuers_for",
    "memos_waiting_for",
    "missing",
    "of_meeting",
    "open_of_body",
    "places_of_page",
    "proposals_for",
    "roll_up",
    "state_on",
    "tallies",
    "targets",
    "tasks_of_memos",
    "to_approve",
    "waiting_for",
    "with_state",
]
