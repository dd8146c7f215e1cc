"""The one table of expected access: each address, the right it asks, and where its record stands.

It is written from the rules of the organisation, not from the views: rights are named by their words, so
that a
constant which changes its meaning is noticed. Read a line as: of this record, whoever holds ``see`` at its
place
finds it (others are told there is nothing, 404); whoever holds ``ask`` there too may do this (others 403).
"""

from tests.access.wording import (
    ABOUT,
    ABOVE,
    AROUND,
    CHOICES,
    COUNT,
    COUNTRY,
    CSV,
    EVERYONE,
    FILE,
    JSON,
    PIECE,
    PRINT,
    ROOT,
    SEARCH,
    WITHIN,
    both,
    move,
    page,
)  # fmt: skip

TASKS = "task_open task_started task_done task_verified task_abandoned"
FIRST_RUN = {"ask": "access.set_up", "at": COUNTRY}
LIBRARY = (
    "account_logout", "account_set_password", "account_change_password", "mfa_index", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes",
)  # fmt: skip
WITHOUT_FACTOR = {
    "account_reauthenticate": "forbidden", "mfa_reauthenticate": "forbidden",
    "mfa_reauthenticate_webauthn": "forbidden", "mfa_deactivate_totp": "nothing there",
    "mfa_view_recovery_codes": "nothing there",
}  # fmt: skip
"""What the pages of the second factor say to an account that has none; its own pages, in any case."""
DOOR = (
    "account_login", "account_reset_password", "account_reset_password_done", "account_signup",
    "account_inactive",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
)  # fmt: skip

ACCESS = (
    *(page(each, door=EVERYONE) for each in DOOR),
    *(page(each) for each in LIBRARY),
    *(page(each, always=answer) for each, answer in WITHOUT_FACTOR.items()),
    page("account_reset_password_from_key", more=("1", "set-dead"), door=EVERYONE),
    page("mfa_edit_webauthn", more=(1,), missing=True),
    page("mfa_remove_webauthn", more=(1,), missing=True),
    page("access:accept", more=("dead",), door=EVERYONE, missing=True),
    page("access:enter", more=("dead",), door=EVERYONE, missing=True),
    page("access:account"),
    page("access:sessions"),
    page("access:second_factor"),
    move("access:end_session", more=(999999,), missing=True),
    move("access:end_others"),
    move("access:switch", data={"choice": "1"}, missing=True),
    page("access:accounts", anywhere="access.recover"),
    page("access:accounts", anywhere="access.recover", query="?q=Zq", surface=SEARCH),
    *both("access:help_in", "account", "access.recover", anywhere="access.recover", data={"do": "close"}),
    page("healthz", door=EVERYONE, surface=FILE, always="fault 503"),
)
FRAME = (
    page("dashboards:home"),
    page("dashboards:place", "place"),
    page("dashboards:map", anywhere="bodies.see"),
    page("dashboards:map", anywhere="bodies.see", query="?tab=missing", surface=COUNT),
    page("dashboards:map_data", anywhere="bodies.see", surface=JSON),
    page("dashboards:map_csv", anywhere="bodies.see", surface=CSV),
    *(
        page(
            f"dashboards:{name}",
            anywhere=right,
            query=f"?layer={layer}&path={path}",
            surface=surface,
        )
        for layer, right in (
            ("founding", "bodies.see"),
            ("meetings", "meetings.see"),
            ("tasks", "followup.see"),
            ("promises", "followup.see"),
            ("needs", "needs.see"),
            ("directives", "campaigns.see"),
        )
        for name, surface in (("map_data", JSON), ("map_csv", CSV))
        for path in ("ma/03", "ma/05/255")
    ),
    page("dashboards:from_reports"),
    page("dashboards:logo", door=EVERYONE, surface=FILE, missing=True),
    *both("dashboards:first_run", **FIRST_RUN),
    *both("dashboards:first_run_charter", **FIRST_RUN),
    *both("dashboards:first_run_identity", **FIRST_RUN),
    *both("dashboards:first_run_mail", **FIRST_RUN),
    *both("dashboards:first_run_holders", **FIRST_RUN),
    page("dashboards:first_run_model", surface=CSV, **FIRST_RUN),
    *both("dashboards:first_run_invitations", **FIRST_RUN),
    *both("dashboards:undo_invitation", more=(1,), missing=True, **FIRST_RUN),
    page("dashboards:health", anywhere="access.set_up"),
    *(
        page("dashboards:history", kind, right, how=how, before=(name,), surface=PIECE)
        for name, kind, right, how in (
            ("meeting", "meeting", "meetings.see", ABOUT),
            ("person", "person", "people.see", WITHIN),
            ("body", "body", "bodies.see", WITHIN),
            ("task", "task_open", "followup.see", WITHIN),
            ("need", "need", "needs.see", WITHIN),
            ("directive", "directive", "campaigns.see", WITHIN),
            ("news", "news", "newsroom.see", WITHIN),
        )
    ),
    page("dashboards:privacy", anywhere="people.protect"),
    page("dashboards:my_data"),
    page("dashboards:personal_data", "person", "people.see", ask="people.protect"),
    move("dashboards:ask_export", "person", "people.see", ask="people.protect"),
    page("dashboards:export", more=(999999,), surface=FILE, missing=True),
    *both("dashboards:erase", "person", "people.see", ask="people.protect"),
    page("kit:gallery"),
    move("kit:language", door=EVERYONE, data={"language": "fr"}),
    page("territory:tree"),
    page("territory:branch", "place", surface=PIECE),
    page("territory:search", query="?q=%D8%B9%D9%8A%D9%86", surface=SEARCH),
    page("territory:options", query="?field=place&place_typed=%D8%B9", surface=CHOICES),
)
PEOPLE = (
    page("people:list"),
    page("people:list", query="?q=Zq", surface=SEARCH),
    page("people:options", query="?field=person&person_typed=Zq", surface=CHOICES),
    *both("people:add", anywhere="people.edit"),
    page("people:person", "person", "people.see"),
    *both("people:correct", "person", "people.see", ask="people.edit"),
    *both("people:consent", "person", "people.see", ask="people.edit"),
    *both("people:join", "person", "people.see", ask="people.edit"),
    *both("people:undo", "person", "people.see", ask="people.edit"),
    *both("people:leave", "membership", "people.see", ask="people.edit"),
    *both("people:undo_membership", "membership", "people.see", ask="people.edit"),
    move("people:withdraw", "consent", "people.see", ask="people.edit"),
)
BODIES = (
    page("bodies:tree"),
    page("bodies:branch", "place", "bodies.see", surface=PIECE),
    *both("bodies:open", anywhere="bodies.found"),
    page("bodies:body", "body", "bodies.see"),
    *both("bodies:describe", "body", "bodies.see", ask="bodies.edit"),
    move("bodies:move", "body", "bodies.see", ask="bodies.found"),
    *both("bodies:appoint", "body", "bodies.see", ask="bodies.appoint"),
    *both("bodies:end", "appointment", "bodies.see", ask="bodies.appoint"),
    *both("bodies:undo", "body", "bodies.see", ask="bodies.found"),
    *both("bodies:undo_appointment", "appointment", "bodies.see", ask="bodies.appoint"),
    page("bodies:institutions"),
    page("bodies:institution", "institution", "bodies.see", how=AROUND),
    *both("bodies:mandate", anywhere="bodies.edit"),
    *both("bodies:end_mandate", "mandate", "bodies.see", ask="bodies.edit"),
    *both("bodies:undo_mandate", "mandate", "bodies.see", ask="bodies.edit"),
    page("bodies:charter", anywhere="bodies.see"),
    move("bodies:charter", anywhere="bodies.charter"),
    *both("bodies:adopt", anywhere="bodies.charter"),
    *both("bodies:undo_charter", "charter", anywhere="bodies.charter"),
    *both("bodies:sheet", anywhere="bodies.appoint"),
    move("bodies:preview", anywhere="bodies.appoint"),
    *both("bodies:undo_sheet", more=(999999,), missing=True),
)
MEETINGS = (
    page("meetings:list"),
    page("meetings:list", query="?state=held", surface=SEARCH),
    *both("meetings:call", anywhere="meetings.record"),
    *both("meetings:record", anywhere="meetings.record"),
    page("meetings:meeting", "meeting planned cancelled", "meetings.see", how=ABOUT),
    *both("meetings:attendance", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:visitors", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:correct", "meeting planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:undo", "meeting planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:keep_visitor", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:hold", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:cancel", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
)
FOLLOWUP = (
    *(
        page("followup:tasks", query=f"?tab={tab}", surface=COUNT)
        for tab in ("mine", "late", "ownerless", "dateless", "verify", "all")
    ),
    move("followup:assign", anywhere="followup.assign"),
    page("followup:task", TASKS, "followup.see"),
    move("followup:assign_one", "task_open", "followup.see", ask="followup.assign"),
    move("followup:start", "task_open", "followup.see", ask="followup.work"),
    move("followup:hand_in", "task_open", "followup.see", ask="followup.work", data={"text": "ok"}),
    move("followup:figure", "task_open", "followup.see", ask="followup.work"),
    move("followup:send_up", "task_open", "followup.see", ask="followup.assign"),
    move("followup:verify", "task_done", "followup.see", ask="followup.verify"),
    move("followup:send_back", "task_done", "followup.see", ask="followup.verify", data={"remark": "again"}),
    move("followup:cancel", "task_open", "followup.see", ask="followup.assign", data={"reason": "no"}),
    page("followup:file", "evidence", "followup.see", surface=FILE),
    page("followup:outcomes"),
    page("followup:outcome", "outcome", "followup.see", how=ABOUT),
    move("followup:plan", "outcome", "followup.see", how=ABOUT, ask="meetings.record followup.assign"),
    *both("followup:undo_outcome", "outcome", "followup.see", how=ABOUT, ask="followup.record"),
    *both("followup:undo_plan", "outcome", "followup.see", how=ABOUT, ask="meetings.record followup.assign"),
    *both("followup:undo_evidence", "evidence", "followup.see", ask="followup.assign"),
    page("followup:founding", "founding", "bodies.see"),
    move("followup:take_step", "founding", "bodies.see", ask="bodies.found"),
    move("followup:skip_step", "founding", "bodies.see", ask="bodies.found"),
    *both("followup:undo_step", "step", "bodies.see", ask="bodies.found"),
    *both("followup:raise", "meeting", "meetings.see", how=ABOUT, ask="followup.record"),
    *both("followup:add", "meeting", "meetings.see", how=ABOUT, ask="followup.record"),
)
NEEDS = (
    page("needs:list"),
    page("needs:list", query="?sector=water", surface=SEARCH),
    page("needs:achievements"),
    page("needs:need", "need need_answered", "needs.see"),
    move("needs:assign", "need", "needs.see", ask="needs.record"),
    move("needs:answer", "need", "needs.see", ask="needs.answer", data={"answer": "soon"}),
    move("needs:solve", "need_answered", "needs.see", ask="needs.record"),
    move("needs:close", "need", "needs.see", ask="needs.record"),
    move("needs:take_off", "telling", "meetings.see", ask="meetings.record"),
    *both("needs:undo_hearing", "hearing", "needs.see", ask="needs.record"),
    *both("needs:undo_achievement", "achievement", "needs.see", ask="needs.record"),
    *both("needs:hear", "meeting", "meetings.see", how=ABOUT, ask="needs.record"),
    *both("needs:achievement", "meeting", "meetings.see", how=ABOUT, ask="needs.record"),
)
CAMPAIGNS = (
    *(page("campaigns:list", query=f"?show={show}") for show in ("open", "drafts", "closed", "withdrawn")),
    *both("campaigns:new", anywhere="campaigns.issue"),
    page("campaigns:directive", "directive closed", "campaigns.see"),
    page("campaigns:directive", "draft", "campaigns.issue"),
    page("campaigns:progress", "directive", "campaigns.see", surface=PIECE),
    page("campaigns:csv", "directive", "campaigns.see", surface=CSV),
    page("campaigns:attachment", "attachment", "campaigns.see", surface=FILE),
    *both("campaigns:edit", "draft", "campaigns.issue", ask="campaigns.issue"),
    move("campaigns:discard", "draft", "campaigns.issue", ask="campaigns.issue"),
    move("campaigns:issue", "draft", "campaigns.issue", ask="campaigns.issue"),
    move("campaigns:close", "directive", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:extend", "directive", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:withdraw", "directive", "campaigns.see", ask="campaigns.issue", data={"reason": "no"}),
    *both("campaigns:take_back", "directive", "campaigns.see", ask="campaigns.issue"),
    page("campaigns:execution", "execution", "campaigns.see"),
    page("campaigns:evidence", "execution_evidence", "campaigns.see", surface=FILE),
    move("campaigns:acknowledge", "execution", "campaigns.see", ask="campaigns.execute"),
    move("campaigns:satisfy", "execution", "campaigns.see", ask="campaigns.execute"),
    move("campaigns:report", "execution", "campaigns.see", ask="campaigns.execute", data={"text": "done"}),
    move("campaigns:approve", "execution", "campaigns.see", ask="campaigns.approve", at=ABOVE),
    move(
        "campaigns:send_back",
        "execution",
        "campaigns.see",
        ask="campaigns.approve",
        at=ABOVE,
        data={"remark": "x"},
    ),
    move(
        "campaigns:excuse",
        "execution",
        "campaigns.see",
        ask="campaigns.approve",
        at=ABOVE,
        data={"reason": "x"},
    ),
)
PREPARE = {"how": AROUND, "ask": "countdown.prepare"}
COUNTDOWN = (
    page("countdown:list"),
    page("countdown:list", query="?past=1"),
    page("countdown:of_place", query="?place=ma/05/255", surface=PIECE),
    page("countdown:of_place", query="?place=ma/03/591", surface=PIECE),
    *both("countdown:new", anywhere="countdown.prepare"),
    page("countdown:event", "congress election held_congress", "countdown.see", how=AROUND),
    *(
        page("countdown:behind", "election", "countdown.see", how=AROUND, more=(what,), surface=COUNT)
        for what in ("bodies", "ending", "needs", "late", "missing")
    ),
    page(
        "countdown:table",
        "congress election",
        "countdown.see",
        how=AROUND,
        ask="countdown.export",
        at=ROOT,
        surface=CSV,
    ),
    *both("countdown:edit", "congress election", "countdown.see", **PREPARE),
    *(
        move(f"countdown:{name}", "congress", "countdown.see", **PREPARE)
        for name in ("open", "hold", "cancel", "reopen", "erase", "close_list", "reopen_list")
    ),
    *both("countdown:draw", "election", "countdown.see", **PREPARE),
    *both("countdown:constituency", "constituency", "countdown.see", **PREPARE),
    move("countdown:remove_constituency", "constituency", "countdown.see", **PREPARE),
    page("countdown:results", "election", "countdown.see", how=AROUND),
    *both("countdown:hand_in", "election", "countdown.see", **PREPARE),
    page("countdown:sheet", "sheet sheet_read", "countdown.see", ask="countdown.prepare"),
    *(
        move(f"countdown:{name}", "sheet_read", "countdown.see", ask="countdown.prepare")
        for name in ("answer", "import", "take_back", "discard")
    ),
    page("countdown:delegates", "congress", "countdown.see", how=AROUND),
    page(
        "countdown:delegates_csv",
        "congress",
        "countdown.see",
        how=AROUND,
        ask="countdown.export",
        surface=CSV,
    ),
    page("countdown:printed", "congress", "countdown.see", how=AROUND, ask="countdown.export", surface=PRINT),
    *both("countdown:set_quotas", "congress", "countdown.see", **PREPARE),
    page("countdown:quota", "quota", "countdown.see"),
    move("countdown:quota", "quota", "countdown.see", ask="countdown.nominate"),
    *both("countdown:edit_quota", "quota", "countdown.see", ask="countdown.prepare"),
    move("countdown:remove_quota", "quota", "countdown.see", ask="countdown.prepare"),
    move("countdown:propose_again", "delegate", "countdown.see", ask="countdown.nominate"),
    move("countdown:take_off", "delegate", "countdown.see", ask="countdown.nominate"),
    move("countdown:validate", "delegate", "countdown.see", ask="countdown.validate", at=ABOVE),
    move(
        "countdown:send_back",
        "delegate",
        "countdown.see",
        ask="countdown.validate",
        at=ABOVE,
        data={"remark": "x"},
    ),
    page("countdown:mandates", "held_congress", "countdown.see", how=AROUND),
    move(
        "countdown:mandates",
        "held_congress",
        "countdown.see",
        how=AROUND,
        ask="countdown.prepare bodies.appoint",
    ),
)
REPORTS = (
    *both("reports:list", anywhere="reports.read"),
    page("reports:reading", "reading", "reports.confirm"),
    *both("reports:entry", "reading", "reports.confirm", more=("title",), surface=PIECE),
    move("reports:remove", "reading", "reports.confirm", more=("outcomes.0",)),
    *(move(f"reports:{name}", "reading", "reports.confirm") for name in ("choose", "confirm", "discard")),
    move("reports:answer", "reading", "reports.confirm", data={"path": "title"}),
    *both("reports:undo", "reading", "reports.confirm", ask="reports.confirm"),
    *both("reports:many", anywhere="reports.read"),
    page("reports:batch", "batch", "reports.confirm"),
    page("reports:batch_progress", "batch", "reports.confirm", surface=PIECE),
    page("reports:review", "batch", "reports.confirm"),
    *both("reports:undo_batch", "batch", "reports.confirm"),
    move("reports:discard_batch", "batch", "reports.confirm"),
    move("reports:skip", "reading", "reports.confirm"),
    move("reports:separate", "reading", "reports.confirm"),
    page("reports:compare", "pair", "reports.confirm"),
    move("reports:compare", "pair", "reports.confirm", ask="reports.confirm"),
    move("reports:apart", "pair", "reports.confirm"),
    page("newsroom:list", anywhere="newsroom.see"),
    *both("newsroom:week", anywhere="newsroom.write"),
    *both("newsroom:style", anywhere="newsroom.style"),
    *both("newsroom:block", anywhere="newsroom.style", more=("ar", "none"), missing=True),
    move("newsroom:restore", anywhere="newsroom.style", more=("ar",)),
    move("newsroom:restore_block", anywhere="newsroom.style", more=("ar", "none")),
    *both("newsroom:ask", "meeting", "meetings.see", how=ABOUT, ask="newsroom.write"),
    page("newsroom:news", "news", "newsroom.see"),
    *both("newsroom:edit", "news", "newsroom.see", ask="newsroom.write"),
    *both("newsroom:undo", "news", "newsroom.see", ask="newsroom.write"),
    move("newsroom:approve", "news", "newsroom.see", ask="newsroom.approve"),
    move("newsroom:ready", "news", "newsroom.see", ask="newsroom.approve"),
)
TABLE = (*ACCESS, *FRAME, *PEOPLE, *BODIES, *MEETINGS, *FOLLOWUP, *NEEDS, *CAMPAIGNS, *COUNTDOWN, *REPORTS)
