"""Writing people: persons, their membership, their consents, their requests, their data."""

from liqaa.people.actions.consents import give_consent, keep_contact, withdraw_consent
from liqaa.people.actions.erasing import (
    erase_person,
    expire,
    expire_all,
    forget_again,
    minimise_person,
)
from liqaa.people.actions.exporting import ask_export, drop_export, keep_export, open_export
from liqaa.people.actions.memberships import join, leave, undo_membership
from liqaa.people.actions.persons import add_person, correct_person, erase_people, undo_person
from liqaa.people.actions.relations import relate
from liqaa.people.actions.requests import (
    answer_request,
    open_request,
    reopen_request,
    take_back_request,
)
from liqaa.people.actions.requests_late import remind_of_requests

__all__ = [
    "add_person",
    "answer_request",
    "ask_export",
    "correct_person",
    "drop_export",
    "erase_people",
    "erase_person",
    "expire",
    "expire_all",
    "forget_again",
    "give_consent",
    "join",
    "keep_contact",
    "keep_export",
    "leave",
    "minimise_person",
    "open_export",
    "open_request",
    "relate",
    "remind_of_requests",
    "reopen_request",
    "take_back_request",
    "undo_membership",
    "undo_person",
    "withdraw_consent",
]
