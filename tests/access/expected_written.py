"""The lines of minutes that are written, sent or set apart: a part of the table (``expected``)."""

from tests.access.handing_in import a_text
from tests.access.wording import ABOUT, DOCX, FILE, PDF, move, page

READ = {"how": ABOUT}
DO = {"how": ABOUT, "ask": "meetings.record"}

MINUTES = (
    page("meetings:meeting", "minuted drafted", "meetings.see", **READ),
    page("meetings:minutes", "minuted drafted", "meetings.see", **READ),
    page("meetings:agenda", "minuted", "meetings.see", **DO),
    page("meetings:invitees", "minuted", "meetings.see", **DO),
    page("meetings:minutes_revisions", "written_part apart_part", "meetings.see", **DO),
    page("meetings:minutes_revisions", "draft_part", "meetings.record"),
    page("meetings:minutes_check", "minuted", "meetings.see", missing=True, **READ),
    move("meetings:minutes_part", "written_part draft_part", "meetings.see", **DO),
    move("meetings:set_minutes_part", "written_part draft_part", "meetings.see", **DO),
    move(
        "meetings:set_minutes_part", "written_part", "meetings.see", how=ABOUT,
        ask="meetings.record meetings.confidential", data={"do": "confidential"},
    ),
    move("meetings:sign_minutes", "minuted", "meetings.see", data={"person": "999999"}, missing=True, **DO),
    move("meetings:settle_remark", "written_remark apart_remark", "meetings.see", **DO),
    *(
        page("meetings:paper", "minuted", "meetings.see", more=("minutes", form), surface=form, **READ)
        for form in (PDF, DOCX)
    ),
    page("meetings:paper", "drafted", "meetings.record", more=("minutes", PDF), surface=PDF),
    *(
        page(
            "meetings:paper", "minuted", "meetings.see", how=ABOUT, ask="meetings.confidential",
            more=("minutes", form), query="?confidential=1", surface=form,
        )
        for form in (PDF, DOCX)
    ),
    *(
        page("meetings:paper", "minuted", "meetings.see", more=(which, PDF), surface=PDF, **READ)
        for which in ("attendance", "decisions")
    ),
    page("meetings:election", "ballot", "meetings.see", **DO),
    move("meetings:drop_election", "ballot", "meetings.see", **DO),
    *(
        move(route, "ballot", "meetings.see", how=ABOUT, ask="meetings.record bodies.appoint")
        for route in ("meetings:election", "meetings:reopen_election")
    ),
    page("meetings:files", "minuted", "meetings.see", **READ),
    move(
        "meetings:files", "minuted", "meetings.see", how=ABOUT,
        ask="meetings.record meetings.confidential",
        data={"file": a_text, "consent": "unasked", "confidential": "on"},
    ),
    page("meetings:file", "written_file", "meetings.see", surface=FILE, **READ),
    page("meetings:file", "apart_file", "meetings.confidential", surface=FILE),
    move("meetings:set_file", "written_file", "meetings.see", **DO),
)  # fmt: skip
