"""The second lock of every room, in one list, and the tables of libraries that need none (decision 0013)."""

from importlib import import_module

from liqaa.kit.policies import Lock

ROOMS = (
    "access",
    "people",
    "files",
    "outbox",
    "bodies",
    "meetings",
    "followup",
    "needs",
    "campaigns",
    "countdown",
    "reports",
    "newsroom",
)
LIBRARIES = {
    "liqaa_territory_place": "places of the country, which are public",
    "liqaa_territory_placename": "spellings of public names",
    "django_migrations": "which migrations ran",
    "django_content_type": "names of models",
    "auth_group": "the framework's own groups; the product has none",
    "auth_group_permissions": "the same",
    "auth_permission": "the framework's own rights; the product has none",
    "procrastinate_jobs": "jobs: names and numbers only; the worker takes them before an actor is known",
    "procrastinate_events": "what happened to jobs",
    "procrastinate_periodic_defers": "when periodic jobs were last asked for",
    "procrastinate_workers": "which workers live",
}
"""Tables outside the lock that no room of ours declares, each with the reason."""

SYSTEM_USES = {
    "access/actions/accounts.py": "an address may be an account's that the inviter does not see",
    "access/jobs.py": "nobody asked: the link of a forgotten password, attempts whose time is over",
    "access/panels.py": "the demo's switcher shows every person of the invented organisation",
    "access/views/switcher.py": "the demo's switcher shows every person of the invented organisation",
    "bodies/jobs.py": "nobody asked: the nightly look at mandates",
    "bodies/queries/bodies.py": "whether anything refers to a body: a yes or a no",
    "campaigns/jobs.py": "nobody asked: spreading, catching up, the morning's digests",
    "config/cli/access.py": "the operator at the machine",
    "config/cli/demo.py": "the operator at the machine",
    "config/cli/init.py": "the operator at the machine",
    "config/cli/links.py": "the operator at the machine",
    "config/cli/privacy.py": "the operator at the machine",
    "config/launcher/backups/again.py": "erasures made after a backup, on its restore",
    "config/launcher/schema.py": "the places of the country, when a database is brought up to date",
    "config/launcher/sealing.py": "nobody asked: the journal is sealed",
    "config/mail.py": "mail of the sign-in library, where no account is known yet",
    "dashboards/jobs.py": "nobody asked: the list of who was erased",
    "dashboards/queries/history.py": "every line about a record that the reader sees",
    "journal/keeping.py": "nobody asked: what the nightly look found is kept",
    "journal/queries.py": "numbers about the chain, for administrators",
    "journal/sealing.py": "nobody asked: the journal is sealed",
    "journal/verifying.py": "nobody asked: the whole chain is read",
    "meetings/actions/minutes_letters.py": "nobody is signed in: one remark from a mailed address",
    "meetings/actions/open_record.py": "a record is held against being frozen; nothing of it is read",
    "meetings/actions/redacting.py": "the paper of frozen minutes is another account's and goes",
    "meetings/queries/minutes_letters.py": "nobody is signed in: the letter an address was signed for",
    "meetings/views/minutes_letters.py": "nobody is signed in: the public parts of those minutes",
    "meetings/actions/posting.py": "an invitation that still waits is taken out of the outbox",
    "meetings/jobs.py": "nobody asked: reminders to those who have not answered, a paper made anew",
    "meetings/queries/addresses.py": "the sign-in address of somebody invited; it goes into the mail only",
    "meetings/queries/answering.py": "nobody is signed in: the one invitation that a link was signed for",
    "meetings/queries/calendar.py": "nobody is signed in: the calendar behind an unguessable address",
    "meetings/views/answering.py": "nobody is signed in: the answer to that one invitation",
    "meetings/queries/frozen.py": "whether frozen minutes are as they were: a yes or a no",
    "meetings/actions/minutes_said.py": "who was there remarks on minutes, or signs them, that others write",
    "newsroom/queries/naming.py": "whether a text names anybody without a ground: names in it already",
    "outbox/actions/messages.py": "the outbox belongs to the house; who queues does not read it",
    "outbox/jobs.py": "nobody asked: delivery",
    "dashboards/queries/privacy.py": "a person's data lie in places the data officer need not see",
    "people/actions/erasing.py": "an erasure reaches what every room keeps of a person, wherever it lies",
    "people/actions/requests.py": "who asks may not change their own row; an objection does",
    "people/jobs.py": "nobody asked: clocks that ran out, exports made and deleted",
    "people/queries.py": "whether anything refers to a person: a yes or a no",
    "reports/jobs.py": "who handed a file in, for whom it is then read",
}
"""Every place of the product that acts for the house itself, with the reason. A test holds it complete."""


def locks() -> list[Lock]:
    """What each room declares."""
    return [import_module(f"liqaa.{room}.policies").LOCK for room in ROOMS]
