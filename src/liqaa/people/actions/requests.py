"""A person's requests about their own data: written down, answered, taken back, all on the one clock.

Law 09-08, articles 7 to 9. The same moves serve whoever asks for themselves and whoever looks after data.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM, Actor, record
from liqaa.kit.acting import acting_for
from liqaa.kit.arabic import clean
from liqaa.kit.refusals import Refused, Sentence
from liqaa.people import rules
from liqaa.people.actions.consents import withdraw_consent
from liqaa.people.models import Consent, DataRequest, Person

WAITS_ALREADY = _("A request of this kind waits for its answer already.")


@transaction.atomic
def open_request(
    *, person: Person, kind: str, by: Account, at: datetime, text: str = "", asked_on: date | None = None
) -> DataRequest:
    """Write down what somebody asked about their data, today or on an earlier day; the clock starts there.

    An objection is heeded at once: consents to be invited are withdrawn, and no list of invitations holds
    the person any more. Refused for somebody erased, a day to come, a correction that does not say what is
    wrong, and while the same was asked and waits.
    """
    today = timezone.localdate(at)
    asked_on, text = asked_on or today, clean(text).strip()
    if kind not in DataRequest.Kind.values:
        raise Refused(_("This is none of the choices."), field="kind")
    if asked_on > today:
        raise Refused(_("This day has not come yet."), field="asked_on")
    if kind == rules.RECTIFICATION and not text:
        raise Refused(_("Say what is wrong, and how it should be."), field="text")
    known = _held(person)
    if known.erased_at is not None:
        raise Refused(_("This person's data were erased: nothing is kept of them any more."))
    if known.data_requests.filter(kind=kind, state=rules.ASKED).exists():
        raise Refused(WAITS_ALREADY, field="kind")
    made = DataRequest.objects.create(
        person=person,
        scope=known.place_id,
        kind=kind,
        text=text,
        asked_on=asked_on,
        due_on=rules.answer_by(asked_on),
        written_by=by,
        written_at=at,
    )
    if kind == rules.OBJECTION:
        _write_no_more(known, asked_on, by=by, at=at)
    fields = ["asked_on", "kind", "text"]
    record("people.open_request", made, by=by, at=at, place=made.scope, fields=fields)
    return made


@transaction.atomic
def answer_request(
    *, request: DataRequest, granted: bool, answer: str, by: Account, at: datetime
) -> DataRequest:
    """Say that what was asked is done, or why not. Whom a refused objection kept silent is written to again.

    Refused without reasons for a no, for an erasure that has not been made, and where it was answered.
    """
    answer = clean(answer).strip()
    if not granted and not answer:
        raise Refused(_("Say why not: who asks has a right to the reasons."), field="answer")
    kept = _moved(request, "grant" if granted else "decline")
    known = _held(kept.person_id)
    if granted and kept.kind == rules.ERASURE and known.erased_at is None:
        raise Refused(_("Erase the data first: that answers the request."), field="granted")
    _close(kept, answer, by=by, at=at)
    if kept.kind == rules.OBJECTION and not granted:
        _write_again(known)
    record("people.answer_request", kept, by=by, at=at, place=kept.scope, fields=["answer", "state"])
    return kept


@transaction.atomic
def take_back_request(*, request: DataRequest, by: Account, at: datetime) -> DataRequest:
    """Take a request back that waits: what was asked by mistake, or is not wanted any more.

    A consent that an objection withdrew stays withdrawn; it is given anew. Refused once it was answered.
    """
    kept = _moved(request, "take back")
    _close(kept, "", by=by, at=at)
    if kept.kind == rules.OBJECTION:
        _write_again(_held(kept.person_id))
    record("people.take_back_request", kept, by=by, at=at, place=kept.scope, fields=["state"])
    return kept


@transaction.atomic
def reopen_request(*, request: DataRequest, by: Account, at: datetime) -> DataRequest:
    """Take an answer back that was given by mistake; the clock goes on from the day of asking.

    Refused where nothing was answered, for somebody erased since, and while the same was asked again.
    """
    kept = _locked(request)
    state = rules.moved(kept.state, "reopen")
    if state is None:
        raise Refused(_("This request has no answer to be taken back."))
    known = _held(kept.person_id)
    if known.erased_at is not None:
        raise Refused(_("This person's data were erased: nothing is kept of them any more."))
    if known.data_requests.filter(kind=kept.kind, state=rules.ASKED).exists():
        raise Refused(WAITS_ALREADY)
    kept.state, kept.answer, kept.answered_at, kept.answered_by = state, "", None, None
    kept.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    if kept.kind == rules.OBJECTION:
        _write_no_more(known, kept.asked_on, by=by, at=at)
    record("people.reopen_request", kept, by=by, at=at, place=kept.scope, fields=["answer", "state"])
    return kept


def settle(*, person: Person, kinds: Collection[str], answer: Sentence, by: Actor, at: datetime) -> int:
    """Answer what a deed has answered: a file that was made, data that were erased. Returns how many.

    Within the transaction of the deed, which writes its own line; each request gets one beside it.
    """
    with acting_for(SYSTEM):
        waiting = DataRequest.objects.select_for_update(of=("self",)).filter(
            person=person, kind__in=kinds, state=rules.ASKED
        )
        for each in waiting:
            each.state = rules.GRANTED
            _close(each, str(answer), by=by, at=at)
            record("people.answer_request", each, by=by, at=at, place=each.scope, fields=["answer", "state"])
    return len(waiting)


def _close(request: DataRequest, answer: str, *, by: Actor, at: datetime) -> None:
    """Keep the state that a move led to, with its answer."""
    request.answer, request.answered_at = answer, at
    request.answered_by = by if isinstance(by, Account) else None
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])


def _locked(request: DataRequest) -> DataRequest:
    return DataRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)


def _moved(request: DataRequest, move: str) -> DataRequest:
    """The request, held against another hand, where a move leads. Refused when it was answered meanwhile."""
    kept = _locked(request)
    state = rules.moved(kept.state, move)
    if state is None:
        raise Refused(_("This request was answered already, or taken back."))
    kept.state = state
    return kept


def _held(person: Person | int) -> Person:
    """The person, held against another hand, with the house's eyes: who asks may not change their row."""
    key = person if isinstance(person, int) else person.pk
    with acting_for(SYSTEM):
        return Person.objects.select_for_update(of=("self",)).get(pk=key)


def _write_no_more(person: Person, since: date, *, by: Actor, at: datetime) -> None:
    """Withdraw what consents to invitations stand, and keep the objection where invitations ask for it."""
    with acting_for(SYSTEM):
        given = person.consents.filter(purpose=Consent.Purpose.CONTACT, withdrawn_on=None)
        for each in given:
            withdraw_consent(consent=each, withdrawn_on=max(since, each.given_on), by=by, at=at)
        person.objected_on = since
        person.save(update_fields=["objected_on"])


def _write_again(person: Person) -> None:
    with acting_for(SYSTEM):
        person.objected_on = None
        person.save(update_fields=["objected_on"])
