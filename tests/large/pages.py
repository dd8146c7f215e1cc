"""The pages that must stay quick however large the organisation is, and the statements each one takes."""

from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.organisation import World
from liqaa.access.models import Account, Grant
from liqaa.campaigns.models import Directive

MOST = 12
"""Statements that home, the map, a place's page and a directive's page may take, the frame's included."""
READERS = ("national_organisation_head", "regional_secretary", "provincial_secretary")


@dataclass(frozen=True)
class Reader:
    """An account of the generated organisation, and the place it is responsible for."""

    role: str
    account: Account
    path: str


def readers() -> list[Reader]:
    """The first holder of each role."""
    grants = (Grant.objects.filter(role=role).order_by("pk").first() for role in READERS)
    return [Reader(each.role, each.account, each.places.get().path) for each in grants if each]


def pages_of(reader: Reader) -> dict[str, str]:
    """The address of each page for a reader: the map and the place's page of its own place."""
    addresses = {
        "home": "/",
        "map": f"/map/?path={reader.path}",
        "map of directives": f"/map/?path={reader.path}&layer=directives",
        "place": f"/place/{reader.path}/",
    }
    level = {"national_organisation_head": "local", "regional_secretary": "province"}.get(reader.role)
    if level:  # at a hundredth, a single province may have nobody who was asked
        addresses["directive"] = f"/directives/{Directive.objects.get(level=level).pk}/"
    return addresses


def statements() -> dict[tuple[str, str], int]:
    """By role and page, the number of statements; every page must open."""
    found = {}
    for reader in readers():
        client = Client()
        client.force_login(reader.account)
        for page, address in pages_of(reader).items():
            client.get(address)  # what is asked for once in the life of a process
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address)
            assert answer.status_code == 200, (reader.role, address, answer.status_code)
            found[reader.role, page] = len(asked)
    return found


def regions_of(world: World) -> set[str]:
    """The regions in which meetings were held."""
    return {meeting.scope[:5] for meeting in world.meetings if meeting.scope.count("/")}
