"""Many reports at once: hand them in, watch them being read, review them in order, take all of it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.pages import page_of
from liqaa.kit.refusals import Refused
from liqaa.reports import actions, queries, rules
from liqaa.reports.forms import SENTENCES, BatchForm
from liqaa.reports.models import Batch, BatchFile, Reading
from liqaa.reports.views.asking import writer


@require_http_methods(["GET", "POST"])
def hand_in_many(request: HttpRequest) -> HttpResponse:
    """Earlier batches, and the place to hand the next one in."""
    account = writer(request)
    posted = request.method == "POST"
    form = BatchForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        batch = actions.keep_batch(
            name=form.cleaned_data["name"],
            files=form.cleaned_data["parcel"],
            scope=account.reach(rules.READ).paths[0],
            by=account,
            at=timezone.now(),
        )
        return redirect("reports:batch", batch.pk)
    context = {"form": form, "batches": page_of(request, queries.batches_seen_by(account), 20)}
    return render(request, "reports/many.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A batch: how far it is, what is left in the order of review, what could not be read."""
    account = account_of(request)
    batch = queries.batch_for(account, pk)
    return render(request, "reports/batch.html", _context(batch))


def _context(batch: Batch, **extra: Any) -> dict[str, Any]:
    small = ("text", "found", "beside")
    done = batch.readings.filter(state__in=(Reading.State.CONFIRMED, Reading.State.MERGED))
    refused = batch.files.exclude(state__in=(BatchFile.State.WAITING, BatchFile.State.READ))
    return {
        "batch": batch,
        "progress": queries.progress_of(batch),
        "queue": list(queries.queue_of(batch).defer(*small)),
        "done": list(done.defer(*small).select_related("meeting", "same_as").order_by("pk")),
        "refused": [(file, _why(file)) for file in refused.defer("content").order_by("position")],
        "states": Reading.State,
    } | extra


def _why(file: BatchFile) -> Any:
    """Why there is no reading of a file, in words."""
    if file.state == BatchFile.State.UNREADABLE:
        return SENTENCES.get(file.trouble, SENTENCES["damaged"])
    return file.get_state_display()


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the worker is: a fragment that asks again until every file is read."""
    batch = queries.batch_for(account_of(request), pk)
    far = queries.progress_of(batch)
    answer = render(request, "reports/batch.html#progress", {"batch": batch, "progress": far})
    if not far.waiting:
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the reading that is to be reviewed next, or back to the batch when none is left."""
    return to_next(queries.batch_for(account_of(request), pk))


def to_next(batch: Batch, *, but: Reading | None = None) -> HttpResponse:
    """Lead to the next reading of a batch, or to the batch."""
    following = queries.next_of(batch, but=but)
    return redirect("reports:reading", following.pk) if following else redirect("reports:batch", batch.pk)


@require_POST
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a reading off and go to the next."""
    account = account_of(request)
    reading = queries.reading_for(account, pk)
    if reading.batch is None:
        return redirect("reports:reading", pk)
    actions.skip(reading=reading, by=account, at=timezone.now())
    return to_next(reading.batch, but=reading)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that the batch's confirmed readings made, once the reader has seen what it is."""
    account = account_of(request)
    batch = queries.batch_for(account, pk)
    page = reverse("reports:batch", args=[pk])
    confirmed = batch.readings.filter(state=Reading.State.CONFIRMED)
    _require(account, set(confirmed.values_list("scope", flat=True)))
    made = queries.meetings_of(batch)
    if not made:
        return redirect(page)
    count = ngettext("%(n)s confirmed report", "%(n)s confirmed reports", len(made)) % {"n": len(made)}
    asked = Undo(
        title=_("Undo: a batch of reports"),
        subject=f"{batch.name} · {count}",
        find=lambda: undoing.look(queries.meetings_of(batch)),
        act=lambda: actions.undo_batch(batch=batch, by=account, at=timezone.now()),
        back=page,
        after=page,
        keeps=_(
            "The readings stay, with what you corrected in them: confirm them again, or throw them away."
        ),
    )
    return confirm_undo(request, asked)


def _require(account: Account, scopes: set[str]) -> None:
    """The right to confirm at every place of ``scopes``."""
    for scope in sorted(scopes):
        account.require(rules.CONFIRM, at=scope)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a batch and its readings away."""
    account = account_of(request)
    batch = queries.batch_for(account, pk)
    try:
        actions.discard_batch(batch=batch, by=account, at=timezone.now())
    except Refused as refusal:
        return render(request, "reports/batch.html", _context(batch, refusal=refusal), status=422)
    messages.success(request, _("The batch was thrown away."))
    return redirect("reports:many")
