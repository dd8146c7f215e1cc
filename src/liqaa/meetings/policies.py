"""What protects meetings in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import READ, WRITE, Function, Lock, also, of, see, within, write
from liqaa.meetings.rules import RECORD, SEE

ROOM = "liqaa_meetings"
MEETING, MEETING_PLACE = "liqaa_meetings_meeting", "liqaa_meetings_meetingplace"
CHILDREN = tuple(
    f"liqaa_meetings_{name}"
    for name in (
        "agendaitem",
        "participation",
        "grouppresence",
        "mention",
        "visitor",
        "topic",
        "intervention",
    )
)
PERSON, BODY = "liqaa_people_person", "liqaa_bodies_body"
ABOUT_MINE = "{} IN (SELECT meetings_about_mine())"
REACH = f"access_reach('{{{SEE},{RECORD}}}')"


def is_read(column: str) -> str:
    """Rows of meetings that the account reads; for upper rooms too."""
    return f"meetings_is_read({column}, (SELECT {REACH}))"


FUNCTIONS = (
    Function(
        "meetings_about_mine",
        "",
        "SETOF bigint",
        f"""SELECT about.meeting_id FROM unnest({REACH}) span JOIN liqaa_meetings_meetingplace about
          ON about.place_id >= lower(span) AND about.place_id <= upper(span)
            AND about.place_id::text <@ span""",
        "a meeting is read by the people of the territories it is about",
    ),
    Function(
        "meetings_is_read",
        "asked bigint, reach access_paths",
        "boolean",
        """SELECT EXISTS (SELECT FROM liqaa_meetings_meeting found WHERE found.id = asked
          AND (found.scope::text <@ reach OR EXISTS (SELECT FROM liqaa_meetings_meetingplace about
            WHERE about.meeting_id = found.id AND about.place_id::text <@ reach)))""",
        "what hangs under a meeting follows it, without asking the meeting's own policy in a circle",
    ),
    Function(
        "meetings_read",
        "reach access_paths",
        "SETOF bigint",
        """SELECT found.id FROM unnest(reach) span JOIN liqaa_meetings_meeting found
          ON found.scope >= lower(span) AND found.scope <= upper(span) AND found.scope::text <@ span
          UNION SELECT meetings_about_mine()""",
        "the same for many at once: asked once for a statement, where a row's own place does not open it",
    ),
    Function(
        "meetings_names_person",
        "asked bigint, reach access_paths",
        "boolean",
        """SELECT EXISTS (
          SELECT FROM (
            SELECT meeting_id, scope FROM liqaa_meetings_participation WHERE person_id = asked
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_mention WHERE person_id = asked
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_intervention WHERE person_id = asked
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_visitor WHERE person_id = asked) named
          WHERE named.scope::text <@ reach OR EXISTS (
            SELECT FROM liqaa_meetings_meetingplace about
            WHERE about.meeting_id = named.meeting_id AND about.place_id::text <@ reach))""",
        "whoever reads a meeting reads who was there",
    ),
    Function(
        "meetings_bodies_named",
        "reach access_paths",
        "SETOF bigint",
        """SELECT body.id FROM liqaa_meetings_meeting named
          CROSS JOIN LATERAL (VALUES (named.organiser_id), (named.supervisor_id)) body(id)
          WHERE named.id IN (SELECT meetings_read(reach)) AND body.id IS NOT NULL""",
        "whoever reads a meeting reads who organised and supervised it",
    ),
)

LOCK = Lock(
    room=ROOM,
    tables=(MEETING, MEETING_PLACE, *CHILDREN),
    gone=("meetings_names_body(bigint, access_paths)",),
    functions=FUNCTIONS,
    policies=(
        see(MEETING, within("scope", SEE, RECORD), ABOUT_MINE.format("id")),
        write(MEETING, within("scope", RECORD)),
        see(MEETING_PLACE, within("place_id", SEE, RECORD), is_read("meeting_id")),
        write(MEETING_PLACE, of(MEETING, "meeting_id", within("parent.scope", RECORD))),
        *(see(child, within("scope", SEE, RECORD), ABOUT_MINE.format("meeting_id")) for child in CHILDREN),
        *(write(child, within("scope", RECORD)) for child in CHILDREN),
        also(
            PERSON,
            "at_meetings",
            f"meetings_names_person(id, (SELECT {REACH}))",
            why="who was at a meeting that is read",
        ),
        also(
            PERSON,
            "recorded",
            within("place_id", RECORD),
            why="recording a meeting adds whom nobody knew, under the organiser's place",
            does=(READ, *WRITE),
        ),
        also(
            "liqaa_people_consent",
            "recorded",
            within("scope", RECORD),
            why="a visitor's consent is kept with the record of the meeting",
            does=(READ, *WRITE),
        ),
        also(
            BODY,
            "at_meetings",
            f"id IN (SELECT meetings_bodies_named((SELECT {REACH})))",
            why="who organised a meeting that is read",
        ),
    ),
)
