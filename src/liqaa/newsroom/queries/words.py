"""The fields of a record and the reasons for leaving a fact out, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, Any] = {
    "title": _("Title"),
    "kicker": _("Kicker"),
    "organisation": _("Organisation"),
    "body": _("Organiser"),
    "organiser": _("Organiser"),
    "outside_organiser": _("Organised from outside"),
    "supervisor": _("Supervised by"),
    "supervision": _("Supervised by"),
    "framework": _("Framework"),
    "slogan": _("Slogan"),
    "meeting": _("Kind of meeting"),
    "day": _("Date"),
    "date": _("Date"),
    "status": _("State of the meeting"),
    "scope": _("Territory it is about"),
    "venue": _("Venue"),
    "place": _("Held at"),
    "chair": _("Chair"),
    "host": _("Host"),
    "facilitators": _("Facilitator"),
    "attendees": _("Present"),
    "attendee_groups": _("Group"),
    "groups": _("Group"),
    "elected": _("Elected or appointed"),
    "topics": _("Topic"),
    "interventions": _("Intervention"),
    "needs": _("Need"),
    "achievements": _("Achievement"),
    "outcomes": _("Outcome"),
    "closing": _("Closing of the news"),
    "capacities": _("Capacities"),
    "elected_or_appointed": _("Elected or appointed"),
    "sectors": _("Sector of need"),
    "place.commune": _("Held at"),
    "place.province": _("Held at"),
    "place.region": _("Held at"),
}
"""Fields of the writer's record and of a comparison."""

REASONS: dict[str, Any] = {
    "confidential": _("confidential"),
    "no_ground": _("no ground for naming in public"),
    "no_template": _("no sentence tells it at this length"),
    "other_language": _("recorded in another language"),
}
"""Why a fact is not in the text."""

SAID: dict[str, Any] = {
    "presented": _("a topic with its speaker"),
    "praise": _("praise"),
    "call": _("call"),
    "demand": _("demand"),
    "promise": _("promise"),
    "answer": _("answer"),
    "presentation": _("presentation"),
}
"""Kinds of item that have sentences of their own."""
