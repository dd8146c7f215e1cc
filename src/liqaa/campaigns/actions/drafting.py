"""Writing a directive before it is issued."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.campaigns import rules
from liqaa.campaigns.actions.sentences import refused
from liqaa.campaigns.models import Directive
from liqaa.campaigns.rules import Reason
from liqaa.files import actions as files
from liqaa.files.models import StoredFile
from liqaa.journal import actions as journal
from liqaa.kit.arabic import clean, isolate
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place

TEXTS = ("title", "number", "edition", "text", "agenda")
PLAIN = ("level", "ask", "meeting_kind", "target", "due_on", "issued_on")


@dataclass(frozen=True, kw_only=True)
class Memo:
    """A directive as it is written: keys of the charter, of ``Directive`` and of ``Meeting``."""

    title: str
    level: str
    body_types: Sequence[str]
    due_on: date
    ask: str = rules.MEETING
    number: str = ""
    edition: str = ""
    text: str = ""
    agenda: str = ""
    meeting_kind: str = ""
    target: int | None = None
    issued_on: date | None = None
    families: Sequence[str] = ()
    places: Sequence[Place] = ()
    attachments: Sequence[UploadedFile] = field(default=())
    removed: Sequence[int] = ()
    """Keys of attachments of the draft that go."""


@transaction.atomic
def draft(*, issuer: Body, memo: Memo, by: Account, at: datetime) -> Directive:
    """Keep a directive as a draft; nobody is asked yet.

    Raises ``Refused`` beside ``title``, ``due_on``, ``asked``, ``families``, ``places``, ``number``,
    ``meeting_kind``, ``target`` or ``attachments``.
    """
    _check(memo, issuer, None, timezone.localdate(at))
    directive = Directive(issuer=issuer, scope=issuer.scope, written_at=at, written_by=by)
    return _keep(directive, memo, "campaigns.draft", by=by, at=at)


@transaction.atomic
def edit(*, directive: Directive, issuer: Body, memo: Memo, by: Account, at: datetime) -> Directive:
    """Change a draft; refused as :func:`draft` is, and once it was issued."""
    directive = _locked(directive)
    _check(memo, issuer, directive, timezone.localdate(at))
    directive.issuer, directive.scope = issuer, issuer.scope
    return _keep(directive, memo, "campaigns.edit", by=by, at=at)


@transaction.atomic
def discard(*, directive: Directive, by: Account, at: datetime) -> None:
    """Throw a draft away."""
    directive = _locked(directive)
    journal.record("campaigns.discard", directive, by=by, at=at, place=directive.scope)
    directive.delete()


def _locked(directive: Directive) -> Directive:
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    reason = rules.refusal_of_directive("edit", directive.state)
    if reason:
        raise refused(reason)
    return directive


def _keep(directive: Directive, memo: Memo, verb: str, *, by: Account, at: datetime) -> Directive:
    for name in TEXTS:
        setattr(directive, name, getattr(memo, name).strip())
    for name in PLAIN:
        setattr(directive, name, getattr(memo, name))
    directive.body_types, directive.families = list(memo.body_types), list(memo.families)
    directive.save()
    directive.places.set(memo.places)
    directive.attachments.remove(*directive.attachments.filter(pk__in=memo.removed))
    directive.attachments.add(*(_stored(each, by=by, at=at) for each in memo.attachments))
    journal.record(verb, directive, by=by, at=at, place=directive.scope, fields=[*TEXTS, *PLAIN])
    return directive


def _stored(upload: UploadedFile, *, by: Account, at: datetime) -> StoredFile:
    """The kept file; one that is not taken is refused beside the attachments, by its name."""
    try:
        return files.store(upload=upload, by=by, at=at)
    except Refused as refusal:
        name = isolate(clean(upload.name or ""))
        raise Refused(
            *(_("%(file)s: %(reason)s") % {"file": name, "reason": each} for each in refusal.reasons),
            field="attachments",
        ) from refusal


def _check(memo: Memo, issuer: Body, directive: Directive | None, today: date) -> None:
    if not memo.title.strip():
        raise refused(Reason.NO_TITLE, "title")
    if memo.due_on < today:
        raise refused(Reason.DUE_IN_THE_PAST, "due_on")
    if memo.issued_on and memo.due_on < memo.issued_on:
        raise refused(Reason.DUE_BEFORE_ISSUE, "due_on")
    _check_ask(memo)
    _check_asked(memo, today)
    if any(not covers(issuer.scope, place.path) for place in memo.places):
        raise refused(Reason.OUTSIDE, "places")
    _check_number(memo, issuer, directive)


def _check_ask(memo: Memo) -> None:
    if memo.ask == rules.MEETING and not memo.meeting_kind:
        raise refused(Reason.NO_KIND, "meeting_kind")
    if memo.ask == rules.FIGURE and memo.target is None:
        raise refused(Reason.NO_TARGET, "target")
    if memo.ask == rules.FOUNDING and len(memo.body_types) != 1:
        raise refused(Reason.ONE_TYPE, "asked")
    if memo.ask == rules.FOUNDING and len(memo.families) > 1:
        raise refused(Reason.ONE_FAMILY, "families")


def _check_asked(memo: Memo, today: date) -> None:
    structure = bodies.charter(today)
    if structure is None:
        raise refused(Reason.NO_CHARTER, "asked")
    try:
        known = {each.key for each in structure.body_types_at(memo.level)}
    except LookupError as error:
        raise refused(Reason.NO_SUCH_TYPE, "asked") from error
    if not memo.body_types or not set(memo.body_types) <= known:
        raise refused(Reason.NO_SUCH_TYPE, "asked")


def _check_number(memo: Memo, issuer: Body, directive: Directive | None) -> None:
    number = memo.number.strip()
    others = Directive.objects.filter(issuer=issuer, number=number).exclude(state=rules.WITHDRAWN)
    if directive is not None:
        others = others.exclude(pk=directive.pk)
    if number and others.exists():
        raise refused(Reason.NUMBER_TAKEN, "number")
