"""What protects meetings in the database: the second lock (decision 0013)."""

from liqaa.bodies.policies import narrowed as of_bodies
from liqaa.kit.policies import READ, WRITE, Function, Lock, also, either, mine, of, see, within, write
from liqaa.meetings.rules import CONFIDENTIAL, RECORD, SEE
from liqaa.people.policies import everywhere

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
        "seriesmeeting",
        "agendadocument",
        "quorumcheck",
        "showofhands",
        "election",
        "candidate",
        "minutes",
        "signature",
        "minutesletter",
        "redaction",
    )
)
"""Tables whose rows carry their meeting and its scope, and are read by whoever reads the meeting."""
APART = tuple(
    f"liqaa_meetings_{name}" for name in ("minutespart", "minutesrevision", "erratum", "meetingfile")
)
"""The same, with rows that are confidential."""
INVITATION, REMARK = "liqaa_meetings_invitation", "liqaa_meetings_remark"
"""Who was asked and why they do not come; what was said of a part: not for every reader of the meeting."""
SERIES, FEED = "liqaa_meetings_series", "liqaa_meetings_calendarfeed"
PART = "liqaa_meetings_minutespart"
PERSON, BODY = "liqaa_people_person", "liqaa_bodies_body"
ABOUT_MINE = "{} IN (SELECT meetings_about_mine())"
REACH = f"access_reach('{{{SEE},{RECORD}}}')"


def is_read(column: str) -> str:
    """Rows of meetings that the account reads; for upper rooms too."""
    return f"meetings_is_read({column}, (SELECT {REACH}))"


def narrowed(column: str, *rights: str) -> str:
    """Rows of meetings that bodies organise over which a narrowed grant holds one of ``rights``."""
    return f"{column} IN (SELECT meetings_narrowed('{{{','.join(rights)}}}'))"


OPEN = either(
    within("scope", SEE, RECORD), ABOUT_MINE.format("meeting_id"), narrowed("meeting_id", SEE, RECORD)
)
"""Rows under a meeting that its readers read."""

FUNCTIONS = (
    Function(
        "meetings_narrowed",
        "rights text[]",
        "SETOF bigint",
        """SELECT found.id FROM bodies_narrowed(rights) opened
          JOIN liqaa_meetings_meeting found ON found.organiser_id = opened""",
        "a narrowed grant opens the meetings of the bodies it names, and what hangs under them",
    ),
    Function(
        "meetings_narrowed_people",
        "rights text[]",
        "SETOF bigint",
        """SELECT named.person_id FROM (
            SELECT meeting_id, person_id FROM liqaa_meetings_participation
            UNION ALL SELECT meeting_id, person_id FROM liqaa_meetings_mention
            UNION ALL SELECT meeting_id, person_id FROM liqaa_meetings_intervention
            UNION ALL SELECT meeting_id, person_id FROM liqaa_meetings_visitor) named
          WHERE named.meeting_id IN (SELECT meetings_narrowed(rights)) AND named.person_id IS NOT NULL""",
        "whoever reads a meeting reads who was there",
    ),
    Function(
        "meetings_narrowed_bodies",
        "rights text[]",
        "SETOF bigint",
        """SELECT body.id FROM meetings_narrowed(rights) opened
          JOIN liqaa_meetings_meeting found ON found.id = opened
          CROSS JOIN LATERAL (VALUES (found.supervisor_id), (found.co_organiser_id), (found.host_body_id))
            body(id)
          WHERE body.id IS NOT NULL""",
        "whoever reads a meeting reads who supervised, co-organised and hosted it",
    ),
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
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_visitor WHERE person_id = asked
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_invitation WHERE person_id = asked
            UNION ALL SELECT meeting_id, scope FROM liqaa_meetings_candidate WHERE person_id = asked) named
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
          CROSS JOIN LATERAL (VALUES (named.organiser_id), (named.supervisor_id), (named.co_organiser_id),
            (named.host_body_id)) body(id)
          WHERE named.id IN (SELECT meetings_read(reach)) AND body.id IS NOT NULL""",
        "whoever reads a meeting reads who organised, supervised, co-organised and hosted it",
    ),
)

LOCK = Lock(
    room=ROOM,
    tables=(MEETING, MEETING_PLACE, *CHILDREN, INVITATION, REMARK, *APART, SERIES, FEED),
    gone=("meetings_names_body(bigint, access_paths)",),
    functions=FUNCTIONS,
    policies=(
        see(
            MEETING,
            everywhere(SEE, RECORD),
            within("scope", SEE, RECORD),
            ABOUT_MINE.format("id"),
            of_bodies("organiser_id", SEE, RECORD),
        ),
        write(MEETING, within("scope", RECORD), of_bodies("organiser_id", RECORD)),
        see(
            MEETING_PLACE,
            within("place_id", SEE, RECORD),
            narrowed("meeting_id", SEE, RECORD),
            is_read("meeting_id"),
        ),
        write(
            MEETING_PLACE,
            of(MEETING, "meeting_id", within("parent.scope", RECORD)),
            narrowed("meeting_id", RECORD),
        ),
        *(see(child, OPEN) for child in CHILDREN),
        see(
            INVITATION,
            within("scope", SEE, RECORD),
            narrowed("meeting_id", SEE, RECORD),
            of(PERSON, "person_id", mine("parent.account_id")),
            why="why somebody does not come is not for the people of every territory a meeting is about",
        ),
        see(
            REMARK,
            f"(part_id IS NULL OR {of(PART, 'part_id')}) AND ({OPEN})",
            why="what is said of a part is read by those who read the part",
        ),
        *(
            see(
                child,
                within("scope", CONFIDENTIAL),
                narrowed("meeting_id", CONFIDENTIAL),
                f"(NOT confidential AND ({OPEN}))",
                why="what is confidential is read by those who hold the right to it",
            )
            for child in APART
        ),
        *(
            write(child, within("scope", RECORD), narrowed("meeting_id", RECORD))
            for child in (*CHILDREN, INVITATION, REMARK, *APART)
        ),
        see(SERIES, within("scope", SEE, RECORD), of_bodies("organiser_id", SEE, RECORD)),
        write(SERIES, within("scope", RECORD), of_bodies("organiser_id", RECORD)),
        see(FEED, mine("account_id")),
        write(FEED, mine("account_id")),
        also(
            "liqaa_files_storedfile",
            "at_meetings",
            of("liqaa_meetings_agendadocument", "id", key="file_id"),
            of("liqaa_meetings_meetingfile", "id", key="file_id"),
            of("liqaa_meetings_minutes", "id", key="file_id"),
            why="a file is read with the meeting it belongs to",
        ),
        also(
            PERSON,
            "at_meetings",
            f"id IN (SELECT meetings_narrowed_people('{{{SEE},{RECORD}}}'))",
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
            f"id IN (SELECT meetings_narrowed_bodies('{{{SEE},{RECORD}}}'))",
            why="who organised a meeting that is read",
        ),
    ),
)
