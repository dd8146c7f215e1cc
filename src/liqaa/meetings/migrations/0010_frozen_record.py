"""The record of frozen minutes no longer changes: the database says so as well (decision 0020).

A row that frozen minutes hold is neither added, taken away nor given another value. Taking out somebody's
data, which the law asks for, says so to its transaction (``liqaa.erasing``) and is let through.
"""

from django.db import migrations

ROWS = {
    "agendaitem": ("position", "title", "presenter", "minutes", "internal"),
    "agendadocument": ("item_id", "file_id"),
    "participation": ("role", "status", "name_as_written", "capacities_ar", "capacities_fr", "position"),
    "grouppresence": ("label", "count", "visitors", "position"),
    "mention": ("name", "capacity", "reason"),
    "topic": ("text", "position"),
    "intervention": ("text", "kind", "speaker", "addressee", "position"),
    "meetingplace": ("place_id",),
    "quorumcheck": ("call", "members", "needed", "present", "met", "checked_at"),
    "showofhands": ("question", "in_favour", "against", "abstained"),
    "election": ("office_id", "title", "seats", "state", "tellers", "voters", "spoilt"),
    "candidate": ("election_id", "name_as_written", "votes", "elected", "position"),
    "minutespart": ("title", "text", "confidential", "position", "revision"),
    "minutesrevision": ("number", "text", "confidential"),
    "signature": ("name_as_written", "capacities_ar", "capacities_fr", "signed_at"),
    "meetingfile": ("file_id", "kind", "caption", "confidential"),
}
"""Tables of which frozen minutes hold the rows, and the columns that say something."""
MEETING = (
    "title", "kinds", "state", "organiser_id", "outside_organiser", "supervisor_id", "supervisor_text",
    "framework", "slogan", "held_on", "ended_on", "starts_at", "call", "opened_at", "closed_at", "mode",
    "venue", "venue_place_id", "summary",
)  # fmt: skip
MINUTES = (
    "meeting_id", "state", "begun_at", "sent_at", "approved_at", "approved_in_id", "frozen_at", "sha256",
    "sections",
)  # fmt: skip
ERRATUM = ("minutes_id", "number", "text", "confidential")
"""Errata are added beside frozen minutes; one that stands is not changed."""

REFUSE = "USING ERRCODE = 'check_violation', MESSAGE = 'the minutes of this meeting are frozen'"
ERASING = "current_setting('liqaa.erasing', true) = 'on'"
FUNCTIONS = (
    f"""CREATE FUNCTION meetings_keep_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $f$
DECLARE asked bigint[];
BEGIN
  IF TG_OP = 'INSERT' THEN asked := ARRAY[NEW.meeting_id];
  ELSIF TG_OP = 'DELETE' THEN asked := ARRAY[OLD.meeting_id];
  ELSE asked := ARRAY[OLD.meeting_id, NEW.meeting_id]; END IF;
  IF EXISTS (SELECT FROM liqaa_meetings_minutes kept
      WHERE kept.meeting_id = ANY (asked) AND kept.state = 'frozen')
    AND {ERASING} IS NOT TRUE THEN RAISE EXCEPTION {REFUSE}; END IF;
  RETURN coalesce(NEW, OLD);
END $f$""",
    f"""CREATE FUNCTION meetings_keep_frozen_meeting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $f$
BEGIN
  IF EXISTS (SELECT FROM liqaa_meetings_minutes kept
      WHERE kept.meeting_id = OLD.id AND kept.state = 'frozen')
    AND {ERASING} IS NOT TRUE THEN RAISE EXCEPTION {REFUSE}; END IF;
  RETURN coalesce(NEW, OLD);
END $f$""",
    f"""CREATE FUNCTION meetings_keep_frozen_minutes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $f$
BEGIN
  IF {ERASING} IS NOT TRUE THEN RAISE EXCEPTION {REFUSE}; END IF;
  RETURN coalesce(NEW, OLD);
END $f$""",
)
NAMES = ("meetings_keep_frozen", "meetings_keep_frozen_meeting", "meetings_keep_frozen_minutes")


def differs(columns: tuple[str, ...]) -> str:
    """Whether an update gives one of the columns another value."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


def trigger(table: str, what: str, function: str, when: str = "") -> str:
    """One trigger, before each row; its name says what it keeps from."""
    name = "frozen_" + what.lower().replace(" or ", "_")
    asked = f"\n  WHEN ({when})" if when else ""
    at = f"liqaa_meetings_{table}"
    return f"CREATE TRIGGER {name} BEFORE {what} ON {at} FOR EACH ROW{asked} EXECUTE FUNCTION {function}()"


def triggers() -> list[str]:
    """All of them."""
    row, meeting, minutes = NAMES
    made = []
    for table, columns in ROWS.items():
        made.append(trigger(table, "INSERT OR DELETE", row))
        made.append(trigger(table, "UPDATE", row, differs(("meeting_id", *columns))))
    kept = "OLD.state = 'frozen'"
    paper = "OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id"
    return [
        *made,
        trigger("erratum", "DELETE", row),
        trigger("erratum", "UPDATE", row, differs(("meeting_id", *ERRATUM))),
        trigger("meeting", "DELETE", meeting),
        trigger("meeting", "UPDATE", meeting, differs(MEETING)),
        trigger("minutes", "DELETE", minutes, kept),
        trigger("minutes", "UPDATE", minutes, f"{kept} AND ({differs(MINUTES)} OR ({paper}))"),
    ]


class Migration(migrations.Migration):
    """Reversible; it touches no row."""

    dependencies = [("liqaa_meetings", "0009_minutes_handed")]

    operations = [
        migrations.RunSQL(
            [*FUNCTIONS, *triggers()], [f"DROP FUNCTION {name}() CASCADE" for name in reversed(NAMES)]
        ),
    ]
