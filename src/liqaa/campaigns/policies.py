"""What protects directives and their execution in the database: the second lock (decision 0013)."""

from liqaa.bodies.policies import narrowed as of_bodies
from liqaa.campaigns.rules import APPROVE, DIGEST_KEYS, EXECUTE, ISSUE, SEE
from liqaa.followup.policies import narrowed as of_tasks
from liqaa.kit.policies import (
    CHANGE,
    READ,
    WRITE,
    Function,
    Lock,
    Policy,
    also,
    either,
    holding,
    of,
    see,
    within,
    write,
)

DIRECTIVE, EXECUTION = "liqaa_campaigns_directive", "liqaa_campaigns_execution"
PLACES, ATTACHMENTS = "liqaa_campaigns_directive_places", "liqaa_campaigns_directive_attachments"
EXTENSION = "liqaa_campaigns_extension"
TASK, BODY = "liqaa_followup_task", "liqaa_bodies_body"
ANY = (SEE, ISSUE, EXECUTE, APPROVE)
REACH = f"access_reach('{{{','.join(ANY)}}}')"
ASKED = "id IN (SELECT campaigns_asked_here())"
NARROW = f"'{{{','.join(ANY)}}}'"
ASKED_NARROWLY = f"id IN (SELECT campaigns_asked_narrowly({NARROW}))"
ISSUING = of(DIRECTIVE, "directive_id", within("parent.scope", ISSUE))

LOCK = Lock(
    room="liqaa_campaigns",
    tables=(DIRECTIVE, PLACES, ATTACHMENTS, EXTENSION, EXECUTION),
    gone=("campaigns_names_body(bigint, access_paths)",),
    functions=(
        Function(
            "campaigns_asked_here",
            "",
            "SETOF bigint",
            f"""SELECT DISTINCT asked.directive_id FROM unnest({REACH}) span
              JOIN liqaa_campaigns_execution asked
              ON asked.scope >= lower(span) AND asked.scope <= upper(span) AND asked.scope::text <@ span""",
            "a directive is read by those whom it asks",
        ),
        Function(
            "campaigns_asked_narrowly",
            "rights text[]",
            "SETOF bigint",
            """SELECT asked.directive_id FROM bodies_narrowed(rights) opened
              JOIN liqaa_campaigns_execution asked ON asked.body_id = opened""",
            "a directive is read by those whom it asks, also over a few bodies",
        ),
        Function(
            "campaigns_issuers_narrowly",
            "rights text[]",
            "SETOF bigint",
            """SELECT named.issuer_id FROM campaigns_asked_narrowly(rights) opened
              JOIN liqaa_campaigns_directive named ON named.id = opened""",
            "who issued a directive that is read is named in it",
        ),
        Function(
            "campaigns_bodies_named",
            "reach access_paths",
            "SETOF bigint",
            """SELECT named.issuer_id FROM liqaa_campaigns_directive named
              WHERE named.scope::text <@ reach OR named.id IN (SELECT campaigns_asked_here())
              UNION SELECT named.body_id FROM unnest(reach) span JOIN liqaa_campaigns_execution named
              ON named.scope >= lower(span) AND named.scope <= upper(span) AND named.scope::text <@ span""",
            "who issued a directive and who owes it is named in it",
        ),
    ),
    policies=(
        see(
            DIRECTIVE,
            within("scope", ISSUE),
            f"(state <> 'draft' AND ({either(within('scope', *ANY), ASKED, ASKED_NARROWLY)}))",
            why="a draft is seen only by those who may issue there",
        ),
        write(DIRECTIVE, within("scope", ISSUE)),
        *(see(each, of(DIRECTIVE, "directive_id")) for each in (PLACES, ATTACHMENTS, EXTENSION)),
        *(write(each, ISSUING) for each in (PLACES, ATTACHMENTS, EXTENSION)),
        see(EXECUTION, within("scope", *ANY), within("above", APPROVE, ISSUE), of_bodies("body_id", *ANY)),
        write(EXECUTION, within("scope", EXECUTE), within("above", APPROVE), ISSUING),
        Policy(
            EXECUTION,
            "narrowed",
            (CHANGE,),
            of_bodies("body_id", EXECUTE),
            "a narrowed grant executes what its bodies owe",
        ),
        Policy(TASK, "narrowed_too", (CHANGE,), of_bodies("body_id", EXECUTE), "handing in moves the task"),
        Policy(
            TASK,
            "directed",
            WRITE,
            within("scope", ISSUE, EXECUTE, APPROVE),
            "issuing asks, executing hands in, approving verifies",
        ),
        *(
            also(
                part,
                "directed",
                of(TASK, "task_id", within("parent.scope", EXECUTE, APPROVE, ISSUE)),
                of_tasks("task_id", EXECUTE),
                why="handing in and judging are updates and evidence of the task",
                does=WRITE,
            )
            for part in ("liqaa_followup_taskupdate", "liqaa_followup_evidence")
        ),
        also(
            BODY,
            "asked",
            f"id IN (SELECT campaigns_bodies_named((SELECT {REACH})))",
            f"id IN (SELECT campaigns_issuers_narrowly({NARROW}))",
            why="who issued a directive that is read, and who owes it",
        ),
        also(
            BODY,
            "founded",
            within("scope", ISSUE, EXECUTE),
            why="a directive to found bodies opens them where there is none",
            does=WRITE,
        ),
        also(
            "liqaa_bodies_office",
            "founded",
            of(BODY, "body_id", within("parent.scope", ISSUE, EXECUTE)),
            why="a body is opened with its offices",
            does=WRITE,
        ),
        also(
            "liqaa_files_storedfile",
            "attached",
            of(ATTACHMENTS, "id", key="storedfile_id"),
            why="a file is read with the directive it is attached to",
        ),
        also(
            "liqaa_outbox_message",
            "digests",
            f"key LIKE '{DIGEST_KEYS}%' AND {holding(ISSUE)}",
            why="digests that still wait are taken back with the directive",
            does=(READ, *WRITE),
        ),
    ),
)
