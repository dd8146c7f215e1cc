"""Every screen of the product: its address in the demo organisation, who looks at it and what it answers.

``test_every_screen`` holds that this list is complete: an address is a screen here, or stands in
``NO_SCREEN`` with its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.browser.preparing import (
    ALL_SEEING,
    NEWCOMER,
    PROVINCE,
    answering,
    behind,
    data_request,
    election,
    entry,
    frozen_minutes,
    invitation,
    invited,
    mailed_minutes,
    meetings_over_places,
    minutes,
    of,
    place,
    point_of_agenda,
)

SECRETARY = "provincial@demo.invalid"
ELECTED = "elected@demo.invalid"
NOBODY = ""


@dataclass(frozen=True)
class Screen:
    """One page: the name of its address, the arguments, looked up when the demo stands, and who sees it.

    A specimen shows Arabic words in every language.
    """

    name: str
    route: str
    of: Callable[[], list[Any]] = list
    query: str = ""
    status: int = 200
    who: str = ALL_SEEING
    specimen: bool = False

    @property
    def address(self) -> str:
        """The path on the server."""
        return reverse(self.route, args=self.of()) + self.query


STRANGER = (
    Screen("sign in", "account_login", who=NOBODY),
    Screen("forgotten password", "account_reset_password", who=NOBODY),
    Screen("mail is on its way", "account_reset_password_done", who=NOBODY),
    Screen("password was changed", "account_reset_password_from_key_done", who=NOBODY),
    Screen("dead mail link", "account_reset_password_from_key", lambda: ["1", "set-dead"], who=NOBODY),
    Screen("closed sign-up", "account_signup", who=NOBODY),
    Screen("closed account", "account_inactive", who=NOBODY),
    Screen("invitation", "access:accept", invitation, who=NOBODY),
    Screen("dead invitation", "access:accept", lambda: ["dead"], status=410, who=NOBODY),
    Screen("dead link", "access:enter", lambda: ["dead"], status=410, who=NOBODY),
)
ACCOUNT = (
    Screen("account", "access:account"),
    Screen("sign out", "account_logout"),
    Screen("first password", "account_set_password"),
    Screen("second step and passkeys", "mfa_index"),
    Screen("a second step is asked for", "access:second_factor"),
    Screen("set up an app", "mfa_activate_totp"),
    Screen("add a passkey", "mfa_add_webauthn"),
    Screen("where the account is open", "access:sessions"),
    Screen("accounts below", "access:accounts"),
    Screen("help somebody in", "access:help_in", of("access.Account", email=SECRETARY)),
)
HOME = (
    Screen("home above all", "dashboards:home"),
    Screen("home of a province", "dashboards:home", who=SECRETARY),
    Screen("home of an elected member", "dashboards:home", who=ELECTED),
    Screen("home of a newcomer", "dashboards:home", who=NEWCOMER),
    Screen("the kingdom", "dashboards:place", place("ma")),
    Screen("a region", "dashboards:place", place("ma/03")),
    Screen("a province", "dashboards:place", place()),
    Screen("a commune", "dashboards:place", of("territory.Place", path="ma/03/591/01.03")),
    Screen(
        "an empty commune",
        "dashboards:place",
        of("territory.Place", path__startswith="ma/12/", kind="commune"),
    ),
    Screen("map", "dashboards:map"),
    Screen("what reports taught", "dashboards:from_reports"),
    Screen("state of the installation", "dashboards:health"),
    Screen(
        "history of a meeting",
        "dashboards:history",
        lambda: ["meeting", *of("meetings.Meeting", state="held")()],
    ),
    Screen("first run", "dashboards:first_run"),
    Screen("first run, charter", "dashboards:first_run_charter"),
    Screen("first run, names", "dashboards:first_run_identity"),
    Screen("first run, mail", "dashboards:first_run_mail"),
    Screen("first run, holders", "dashboards:first_run_holders"),
    Screen("first run, invitations", "dashboards:first_run_invitations"),
    Screen("gallery", "kit:gallery", specimen=True),
)
ORGANISATION = (
    Screen("places", "territory:tree"),
    Screen("search", "territory:search"),
    Screen("search that finds", "territory:search", query="?q=عين"),
    Screen("search that finds nothing", "territory:search", query="?q=زززز"),
    Screen("people", "people:list"),
    Screen("people, none found", "people:list", query="?q=زززز"),
    Screen("people of a newcomer", "people:list", who=NEWCOMER),
    Screen("a person", "people:person", of("people.Person", name="رشيد بلمكي")),
    Screen("an elected person", "people:person", of("people.Person", name="عبد الرحيم الشطيبي")),
    Screen("add a person", "people:add"),
    Screen("correct a person", "people:correct", of("people.Person")),
    Screen("join", "people:join", of("people.Person")),
    Screen("a new consent", "people:consent", of("people.Person")),
    Screen("personal data", "dashboards:privacy"),
    Screen("data of a person", "dashboards:personal_data", of("people.Person")),
    Screen("ask about one's own data", "dashboards:my_request", who=SECRETARY),
    Screen("a request of a person", "dashboards:request_of", of("people.Person")),
    Screen("a request about data", "dashboards:data_request", data_request),
    Screen("erase a person", "dashboards:erase", of("people.Person")),
    Screen("my data", "dashboards:my_data", who=SECRETARY),
    Screen("my data, nobody", "dashboards:my_data", who=NEWCOMER),
    Screen("leave", "people:leave", of("people.Membership")),
    Screen("bodies", "bodies:tree"),
    Screen("a structured body", "bodies:body", of("bodies.Body", place_id=PROVINCE, state="structured")),
    Screen("a preparatory body", "bodies:body", of("bodies.Body", state="preparatory")),
    Screen("an expired body", "bodies:body", of("bodies.Body", state="expired")),
    Screen("open a body", "bodies:open"),
    Screen("describe a body", "bodies:describe", of("bodies.Body")),
    Screen("appoint", "bodies:appoint", of("bodies.Body", place_id=PROVINCE)),
    Screen("end an appointment", "bodies:end", of("bodies.Appointment", ended_on=None)),
    Screen("institutions", "bodies:institutions"),
    Screen("an institution", "bodies:institution", of("bodies.Institution")),
    Screen("record a mandate", "bodies:mandate"),
    Screen("end a mandate", "bodies:end_mandate", of("bodies.Mandate", ended_on=None)),
    Screen("charter", "bodies:charter"),
    Screen("adopt a charter", "bodies:adopt"),
    Screen("spreadsheet", "bodies:sheet"),
)
MEETINGS = (
    Screen("meetings", "meetings:list"),
    Screen("meetings of a newcomer", "meetings:list", who=NEWCOMER),
    Screen("call a meeting", "meetings:call"),
    Screen("record a meeting", "meetings:record"),
    Screen("a meeting held", "meetings:meeting", of("meetings.Meeting", state="held")),
    Screen("a meeting from a report", "meetings:meeting", of("meetings.Meeting", reading__isnull=False)),
    Screen("a meeting to come", "meetings:meeting", of("meetings.Meeting", state="planned")),
    Screen("a meeting called off", "meetings:meeting", of("meetings.Meeting", state="cancelled")),
    Screen("who came", "meetings:attendance", of("meetings.Meeting", state="held")),
    Screen("visitors", "meetings:visitors", of("meetings.Meeting", state="held")),
    Screen("correct a meeting", "meetings:correct", of("meetings.Meeting", state="held")),
    Screen("who is invited", "meetings:invitees", lambda: invited()[:1]),
    Screen("nobody invited yet", "meetings:invitees", of("meetings.Meeting", state="cancelled")),
    Screen("invite", "meetings:invite", of("meetings.Meeting", state="planned")),
    Screen("an invitation", "meetings:invitation", lambda: invited()[1:]),
    Screen("answer an invitation", "meetings:answer", answering, who=NOBODY),
    Screen("dead link of an invitation", "meetings:answer", lambda: ["dead"], status=410, who=NOBODY),
    Screen("agenda", "meetings:agenda", lambda: (point_of_agenda(), invited()[:1])[1]),
    Screen("a point of the agenda", "meetings:point", point_of_agenda),
    Screen("plan a set of meetings", "meetings:plan_series"),
    Screen("a set of meetings", "meetings:series", meetings_over_places),
    Screen("calendar of meetings", "meetings:calendar"),
    Screen("minutes not begun", "meetings:minutes", of("meetings.Meeting", reading__isnull=False)),
    Screen("minutes being written", "meetings:minutes", lambda: minutes()[:1]),
    Screen("revisions of a part", "meetings:minutes_revisions", minutes),
    Screen("minutes that are frozen", "meetings:minutes", frozen_minutes),
    Screen("check of frozen minutes", "meetings:minutes_check", frozen_minutes),
    Screen("minutes from a mailed address", "meetings:read_minutes", mailed_minutes, who=NOBODY),
    Screen("dead address of minutes", "meetings:read_minutes", lambda: ["dead"], status=410, who=NOBODY),
    Screen("files of a meeting", "meetings:files", of("meetings.Meeting", state="held")),
    Screen("at the door", "meetings:door", of("meetings.Meeting", state="held")),
    Screen("at the door before its day", "meetings:door", lambda: invited()[:1]),
    Screen("enter the signed sheet", "meetings:enter_sheet", lambda: invited()[:1]),
    Screen("a sitting", "meetings:sitting", of("meetings.Meeting", state="held")),
    Screen("an election", "meetings:election", election),
)
TASKS = (
    *(
        Screen(f"tasks, {tab}", "followup:tasks", query=f"?tab={tab}")
        for tab in ("mine", "late", "ownerless", "dateless", "verify", "all")
    ),
    Screen("tasks of a newcomer", "followup:tasks", who=NEWCOMER),
    Screen("tasks of a secretary", "followup:tasks", who=SECRETARY),
    *(
        Screen(f"a task, {state}", "followup:task", of("followup.Task", state=state))
        for state in ("open", "started", "done", "verified")
    ),
    Screen(
        "a task without owner", "followup:task", of("followup.Task", office=None, person=None, state="open")
    ),
    Screen("outcomes", "followup:outcomes"),
    Screen("outcomes of a newcomer", "followup:outcomes", who=NEWCOMER),
    Screen("an outcome", "followup:outcome", of("followup.Outcome")),
    Screen("an outcome of many", "followup:outcome", of("followup.Outcome", type="body_to_found")),
    Screen("raise a demand", "followup:raise", of("meetings.Meeting", state="held")),
    Screen("a founding", "followup:founding", of("bodies.Body", state="preparatory")),
    Screen("add an outcome", "followup:add", of("meetings.Meeting", state="held")),
    Screen("needs", "needs:list"),
    Screen("needs of a newcomer", "needs:list", who=NEWCOMER),
    Screen("needs of an elected member", "needs:list", who=ELECTED),
    Screen("a need", "needs:need", of("needs.Need")),
    Screen("a solved need", "needs:need", of("needs.Need", state="solved")),
    Screen("achievements", "needs:achievements"),
    Screen("hear a need", "needs:hear", of("meetings.Meeting", state="held")),
    Screen("name an achievement", "needs:achievement", of("meetings.Meeting", state="held")),
)
DIRECTIVES = (
    Screen("directives", "campaigns:list"),
    Screen("directives of a newcomer", "campaigns:list", who=NEWCOMER),
    Screen("write a directive", "campaigns:new"),
    Screen("a directive", "campaigns:directive", of("campaigns.Directive", state="issued")),
    Screen("take a directive back", "campaigns:take_back", of("campaigns.Directive", state="issued")),
    Screen("a directive's draft", "campaigns:directive", of("campaigns.Directive", state="draft")),
    Screen("edit a directive", "campaigns:edit", of("campaigns.Directive", state="draft")),
    Screen("an execution", "campaigns:execution", of("campaigns.Execution", scope=PROVINCE)),
    Screen(
        "an execution to do", "campaigns:execution", of("campaigns.Execution", scope=PROVINCE), who=SECRETARY
    ),
)
COUNTDOWN = (
    Screen("countdown", "countdown:list"),
    Screen("countdown, past", "countdown:list", query="?past=1"),
    Screen("countdown of a newcomer", "countdown:list", who=NEWCOMER),
    Screen("set an event", "countdown:new"),
    Screen("a congress", "countdown:event", of("countdown.Event", kind="congress", state="open")),
    Screen(
        "a congress of a secretary", "countdown:event", of("countdown.Event", state="open"), who=SECRETARY
    ),
    Screen("an election", "countdown:event", of("countdown.Event", kind="election")),
    Screen(
        "an election by constituency",
        "countdown:event",
        of("countdown.Event", kind="election"),
        query="?by=constituency",
    ),
    *(
        Screen(f"behind a number, {what}", "countdown:behind", behind(what))
        for what in ("bodies", "ending", "late", "needs")
    ),
    Screen("change an event", "countdown:edit", of("countdown.Event", state="open")),
    Screen("draw a constituency", "countdown:draw", of("countdown.Event", kind="election")),
    Screen("a constituency", "countdown:constituency", of("countdown.Constituency")),
    Screen("results of a constituency", "countdown:constituency_results", of("countdown.Constituency")),
    Screen("past results", "countdown:results", of("countdown.Event", kind="election")),
    Screen("hand past results in", "countdown:hand_in", of("countdown.Event", kind="election")),
    Screen("a sheet of results", "countdown:sheet", of("countdown.ResultSheet")),
    Screen("delegates", "countdown:delegates", of("countdown.Event", kind="congress", state="open")),
    Screen("a quota", "countdown:quota", of("countdown.Quota")),
    Screen("a quota of a secretary", "countdown:quota", of("countdown.Quota"), who=SECRETARY),
    Screen("set quotas", "countdown:set_quotas", of("countdown.Event", kind="congress", state="open")),
    Screen("change a quota", "countdown:edit_quota", of("countdown.Quota")),
    Screen("delegates to print", "countdown:printed", of("countdown.Event", kind="congress", state="open")),
    Screen("mandates of a congress", "countdown:mandates", of("countdown.Event", state="held")),
)
REPORTS = (
    Screen("hand a report in", "reports:list"),
    Screen("hand in, newcomer", "reports:list", who=NEWCOMER),
    Screen("many reports at once", "reports:many"),
    Screen("a reading", "reports:reading", of("reports.Reading", state="draft")),
    Screen("a confirmed reading", "reports:reading", of("reports.Reading", state="confirmed")),
    *(
        Screen(f"correct {path}", "reports:entry", entry(path))
        for path in ("title", "meeting", "date", "place", "organiser", "chair", "outcomes.0", "needs.0")
    ),
)
UNDOING = (
    Screen("undo a person", "people:undo", of("people.Person")),
    Screen("undo a membership", "people:undo_membership", of("people.Membership")),
    Screen("undo a body", "bodies:undo", of("bodies.Body", state="preparatory")),
    Screen("undo an appointment", "bodies:undo_appointment", of("bodies.Appointment")),
    Screen("undo a mandate", "bodies:undo_mandate", of("bodies.Mandate")),
    Screen("undo a charter", "bodies:undo_charter", of("bodies.Charter")),
    Screen("undo a meeting", "meetings:undo", of("meetings.Meeting", state="held")),
    Screen("undo a planned meeting", "meetings:undo", of("meetings.Meeting", state="planned")),
    Screen("undo an outcome", "followup:undo_outcome", of("followup.Outcome")),
    Screen("undo a plan", "followup:undo_plan", of("followup.Outcome")),
    Screen("undo evidence", "followup:undo_evidence", of("followup.Evidence")),
    Screen("undo a step", "followup:undo_step", of("followup.FoundingStep")),
    Screen("undo an event", "countdown:erase", of("countdown.Event", state="open")),
    Screen("undo a constituency", "countdown:remove_constituency", of("countdown.Constituency")),
    Screen("undo a quota", "countdown:remove_quota", of("countdown.Quota")),
    Screen("undo quotas set together", "countdown:undo_quotas", of("countdown.Quota")),
    Screen("undo an import of results", "countdown:take_back", of("countdown.ResultSheet")),
    Screen("undo a file of results", "countdown:discard", of("countdown.ResultSheet")),
    Screen("undo a delegate", "countdown:take_off", of("countdown.Delegate")),
    Screen("undo a need", "needs:undo_hearing", of("needs.Hearing")),
    Screen("undo an achievement", "needs:undo_achievement", of("needs.Achievement")),
    Screen("undo the news", "newsroom:undo", of("newsroom.News")),
    Screen("undo a confirmed report", "reports:undo", of("reports.Reading", state="confirmed")),
)
NEWS = (
    Screen("ask for the news", "newsroom:ask", of("meetings.Meeting", state="held")),
    Screen("news", "newsroom:news", of("newsroom.News")),
    Screen("edit the news", "newsroom:edit", of("newsroom.News")),
    Screen("all news", "newsroom:list"),
    Screen("tell a week", "newsroom:week"),
    Screen("how the news is written", "newsroom:style", specimen=True),
    Screen("sentences of a block", "newsroom:block", lambda: ["ar", "chair"], specimen=True),
)
REFUSED = (
    Screen("no such page", "dashboards:place", place("ma/nowhere"), status=404),
    Screen("not allowed", "dashboards:first_run", status=403, who=NEWCOMER),
)
SCREENS = (
    *STRANGER,
    *ACCOUNT,
    *HOME,
    *ORGANISATION,
    *MEETINGS,
    *TASKS,
    *DIRECTIVES,
    *COUNTDOWN,
    *REPORTS,
    *UNDOING,
    *NEWS,
    *REFUSED,
)
