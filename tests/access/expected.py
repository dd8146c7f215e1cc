"""The one table of expected access: each address, the right it asks, and where its record stands.

It is written from the rules of the organisation, not from the views: rights are named by their words, so
that a
constant which changes its meaning is noticed. Read a line as: of this record, whoever holds ``see`` at its
place
finds it (others are told there is nothing, 404); whoever holds ``ask`` there too may do this (others 403).
"""

from tests.access.expected_frame import ACCESS, FRAME
from tests.access.expected_linked import LINKED
from tests.access.expected_written import MINUTES
from tests.access.handing_in import a_workbook
from tests.access.wording import (
    ABOUT,
    ABOVE,
    AROUND,
    CHOICES,
    COUNT,
    CSV,
    DOCX,
    FILE,
    PDF,
    PIECE,
    PRINT,
    ROOT,
    SEARCH,
    XLSX,
    both,
    move,
    page,
)

TASKS = "task_open task_started task_done task_verified task_abandoned"
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
    page("bodies:sheet", anywhere="bodies.appoint"),
    move("bodies:sheet", anywhere="bodies.appoint", surface=XLSX, data={"file": a_workbook}),
    move("bodies:preview", anywhere="bodies.appoint"),
    *both("bodies:undo_sheet", more=(999999,), missing=True),
)
DOING = {"how": ABOUT, "ask": "meetings.record"}
"""What most moves of a meeting ask."""
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
    page("meetings:terms", anywhere="meetings.record", surface=PIECE),
    page("meetings:invitees", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:invite", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:remind", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    page("meetings:letters", "planned", "meetings.see", how=ABOUT, ask="meetings.record", surface=PDF),
    *both("meetings:invitation", "invitation", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:revoke", "invitation", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:agenda", "planned", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:point", "point", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:move_point", "point", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:drop_point", "point", "meetings.see", how=ABOUT, ask="meetings.record"),
    move("meetings:attach", "point", "meetings.see", how=ABOUT, ask="meetings.record"),
    page("meetings:document", "paper_of_point", "meetings.see", how=ABOUT, surface=FILE),
    move("meetings:detach", "paper_of_point", "meetings.see", how=ABOUT, ask="meetings.record"),
    *both("meetings:plan_series", anywhere="meetings.record"),
    page("meetings:series", "series", "meetings.see"),
    move("meetings:move_series", "series", "meetings.see", ask="meetings.record"),
    move("meetings:cancel_series", "series", "meetings.see", ask="meetings.record"),
    page("meetings:calendar"),
    move("meetings:make_feed"),
    move("meetings:revoke_feed"),
    page("meetings:minutes", "meeting planned", "meetings.see", how=ABOUT),
    move("meetings:begin_minutes", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    *(
        move(route, "meeting", "meetings.see", how=ABOUT, ask="meetings.record", more=more, missing=True)
        for route, more in (
            ("meetings:add_minutes_part", ()),
            ("meetings:minutes_part", (999999,)),
            ("meetings:set_minutes_part", (999999,)),
            ("meetings:minutes_move", ("send",)),
            ("meetings:approve_minutes", ()),
            ("meetings:settle_remark", (999999,)),
            ("meetings:minutes_erratum", ()),
            ("meetings:set_file", (999999,)),
            ("meetings:set_letter", (999999,)),
        )
    ),
    page("meetings:minutes_revisions", "meeting", "meetings.see", how=ABOUT, more=(999999,), missing=True),
    page("meetings:minutes_check", "meeting", "meetings.see", how=ABOUT, missing=True),
    page("meetings:minutes_file", "meeting", "meetings.see", how=ABOUT, surface=FILE, missing=True),
    move("meetings:sign_minutes", "meeting", "meetings.see", how=ABOUT, missing=True),
    move("meetings:make_remark", "meeting", "meetings.see", how=ABOUT, missing=True),
    *(
        page("meetings:paper", "meeting", "meetings.see", how=ABOUT, more=(which, form), surface=form)
        for which, form in (("attendance", PDF), ("decisions", DOCX))
    ),
    page("meetings:files", "meeting", "meetings.see", how=ABOUT),
    move("meetings:files", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    page("meetings:file", "meeting", "meetings.see", how=ABOUT, more=(999999,), surface=FILE, missing=True),
    *(
        page(route, "meeting planned", "meetings.see", how=ABOUT, ask="meetings.record", surface=surface)
        for route, surface in (
            ("meetings:door", "page"),
            ("meetings:door_list", PIECE),
            ("meetings:sheet", PDF),
            ("meetings:sitting", "page"),
        )
    ),
    *both("meetings:enter_sheet", "meeting", "meetings.see", how=ABOUT, ask="meetings.record"),
    *(
        move(f"meetings:{name}", "meeting planned", "meetings.see", how=ABOUT, ask="meetings.record")
        for name in (
            "code",
            "walk_in",
            "group",
            "establish",
            "call_again",
            "close_sitting",
            "reopen_sitting",
            "speak",
            "hands",
            "begin_election",
        )
    ),
    *(
        move(f"meetings:{name}", "meeting", "meetings.see", more=(999999,), missing=True, **DOING)
        for name in (
            "arrive",
            "leave",
            "untick",
            "drop_speech",
            "drop_hands",
            "election",
            "reopen_election",
            "drop_election",
        )
    ),
    page("meetings:election", "meeting", "meetings.see", more=(999999,), missing=True, **DOING),
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
    *both("campaigns:edit", "directive closed", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:discard", "draft", "campaigns.issue", ask="campaigns.issue"),
    move("campaigns:discard", "directive closed", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:issue", "draft", "campaigns.issue", ask="campaigns.issue"),
    move("campaigns:close", "directive", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:extend", "directive", "campaigns.see", ask="campaigns.issue"),
    move("campaigns:withdraw", "directive", "campaigns.see", ask="campaigns.issue", query="?reason="),
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
        for name in ("open", "hold", "cancel", "reopen", "close_list", "reopen_list")
    ),
    *both("countdown:draw", "election", "countdown.see", **PREPARE),
    *both("countdown:constituency", "constituency", "countdown.see", **PREPARE),
    *both("countdown:erase", "congress", "countdown.see", **PREPARE),
    page("countdown:constituency_results", "constituency", "countdown.see", how=AROUND),
    *both("countdown:remove_constituency", "constituency", "countdown.see", **PREPARE),
    page("countdown:results", "election", "countdown.see", how=AROUND),
    *both("countdown:hand_in", "election", "countdown.see", **PREPARE),
    page("countdown:sheet", "sheet sheet_read", "countdown.see", ask="countdown.prepare"),
    *(
        move(f"countdown:{name}", "sheet_read", "countdown.see", ask="countdown.prepare")
        for name in ("answer", "import")
    ),
    *both("countdown:take_back", "sheet_read", "countdown.see", ask="countdown.prepare"),
    *both("countdown:discard", "sheet_read", "countdown.see", ask="countdown.prepare"),
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
    *both("countdown:remove_quota", "quota", "countdown.see", ask="countdown.prepare"),
    *both("countdown:undo_quotas", "quota", "countdown.see", ask="countdown.prepare"),
    move("countdown:propose_again", "delegate", "countdown.see", ask="countdown.nominate"),
    *both("countdown:take_off", "delegate", "countdown.see", ask="countdown.nominate"),
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
TABLE = (
    *ACCESS, *FRAME, *PEOPLE, *BODIES, *MEETINGS, *LINKED, *MINUTES, *FOLLOWUP, *NEEDS, *CAMPAIGNS,
    *COUNTDOWN, *REPORTS,
)  # fmt: skip
