"""What answers besides the lines of the table: jobs, mails, panels, exports, each with where it is tested."""

ELSEWHERE = {
    "needs:tell": "names the need in what is sent: tests/access/test_inference.py asks it with a foreign one",
}
"""Addresses that no line above can ask, each with the test that does."""

JOBS: dict[str, str] = {
    **dict.fromkeys(
        [
            "liqaa_access.forget_attempts", "liqaa_bodies.mark_renewal", "liqaa_bodies.watch_mandates",
            "liqaa_campaigns.catch_up", "liqaa_campaigns.spread", "liqaa_dashboards.write_forget_list",
            "liqaa_journal.verify", "liqaa_people.expire", "liqaa_people.drop_exports",
            "liqaa_outbox.take_up_forsaken",
        ],
        "nobody asked for it and nobody is told: it changes rows in their place, and hands nothing out",
    ),
    "liqaa_access.send_reset": "mails one account its own link: access/tests",
    "liqaa_campaigns.remind": "mails each reader their own digest: tests/access/test_jobs.py",
    "liqaa_meetings.print_again": "its paper is handed out by an address that asks again: meetings/tests",
    "liqaa_meetings.remind_invited": "mails each person invited their own invitation: test_mails.py",
    "liqaa_meetings.remind_of_minutes": "mails rapporteurs, then the office above: test_mails.py",
    "liqaa_outbox.deliver": "mails what was queued, to whom it was queued for: outbox/tests",
    "liqaa_people.remind_of_requests": "mails who looks after personal data two numbers: people/tests",
    "liqaa_people.make_export": "its file is handed out by an address that asks again: test_revocation.py",
    "liqaa_reports.read_file": "its reading is shown by addresses of the table, which ask again",
}  # fmt: skip
"""Every job, and what it may hand out."""
MAILS: dict[str, str] = {
    "access/actions/notices.py": "tells an account what was done to itself: access/tests",
    "campaigns/actions/reminding.py": "digests: tests/access/test_jobs.py",
    "config/launcher/sealing.py": "positions and hashes of the journal, to the address the operator gave",
    "config/mail.py": "mail of the sign-in library, to the account it is about",
    "dashboards/actions/first_run.py": "invitations: tests/access/test_jobs.py",
    "meetings/actions/minutes_late.py": "titles of meetings, to who owes their minutes: test_mails.py",
    "meetings/actions/minutes_letters.py": "a link alone: test_mails.py, and what it opens",
    "meetings/actions/posting.py": "tells each person invited of their own meeting: test_mails.py",
    "people/actions/requests_late.py": "how many requests wait, no name and no word: people/tests",
    "outbox/actions/delivery.py": "delivers what the others queued",
    "outbox/actions/server.py": "the administrator's test message: no word of a record",
    "outbox/actions/smtp.py": "delivers what the others queued",
}
"""Every file that makes or sends mail."""
SLOTS = {
    "account": "access:account", "agenda_proposals": "meetings:agenda",
    "body": "bodies:body", "directive": "campaigns:directive", "execution": "campaigns:execution",
    "grant": "access:account",
    "health": "dashboards:health", "home": "dashboards:home", "meeting": "meetings:meeting",
    "memo": "dashboards:home", "minutes": "meetings:minutes", "need": "needs:need",
    "news": "newsroom:news", "person": "people:person",
    "place": "dashboards:place", "series": "meetings:series",
    "sitting": "meetings:sitting", "task": "followup:task",
}  # fmt: skip
"""Slot of panels → the address whose cells show every panel of it."""
EXPORTS: dict[str, tuple[str, ...]] = {
    "campaigns/views/execution.py": ("campaigns:evidence",),
    "campaigns/views/table.py": ("campaigns:csv", "campaigns:attachment"),
    "countdown/views/exports.py": ("countdown:table", "countdown:delegates_csv", "countdown:printed"),
    "dashboards/views/first_run/holders.py": ("dashboards:first_run_model",),
    "dashboards/views/map.py": ("dashboards:map_csv", "dashboards:map_data"),
    "dashboards/views/privacy.py": ("dashboards:export",),
    "followup/views/task.py": ("followup:file",),
    "meetings/views/agenda.py": ("meetings:document",),
    "meetings/views/answering.py": ("meetings:answer_paper",),
    "meetings/views/feeds.py": ("meetings:feed",),
    "meetings/views/files.py": ("meetings:file",),
    "meetings/views/inviting.py": ("meetings:letters",),
    "meetings/views/minutes_moves.py": ("meetings:minutes_check",),
    "meetings/views/papers.py": ("meetings:paper", "meetings:minutes_file"),
    "meetings/views/sheet.py": ("meetings:sheet",),
}
"""Every file that answers with one → its addresses in the table."""
