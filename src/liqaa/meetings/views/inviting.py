"""Who is invited to a meeting: the list with its answers, adding to it, one invitation, letters and texts."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.kit.forms import done, key_typed
from liqaa.kit.pages import page_of
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.actions.posting import INVITED, words_of
from liqaa.meetings.documents import printed
from liqaa.meetings.documents.letters import letters_of
from liqaa.meetings.forms.inviting import InviteForm, answer_form
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.answering import papers_of
from liqaa.meetings.queries.events import facts_of
from liqaa.meetings.queries.keys import answer_url
from liqaa.meetings.queries.presence import capacities_of
from liqaa.meetings.views.changing import to_change
from liqaa.meetings.views.papers import handed_out, paper_language

PER_PAGE = 100
TONES = {"coming": "good", "excused": "late", "represented": "wait"}


@require_safe
def invitees(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody invited, with what they answered."""
    meeting, _account = to_change(request, pk)
    language = get_language() or "ar"
    context = {
        "page_title": _("Invited"),
        "meeting": meeting,
        "page": page_of(request, queries.invitations_of(meeting), PER_PAGE),
        "tones": TONES,
        "counts": queries.counts_of(meeting),
        "to_come": is_to_come(meeting),
        "group_text": words_of(None, facts_of(meeting, language), INVITED),
    }
    return render(request, "meetings/invitees.html", context)


def is_to_come(meeting: Meeting) -> bool:
    """Whether people may still be invited."""
    today = timezone.localdate()
    return rules.calling.problem_of_inviting(meeting.state, meeting.held_on, today=today) is None


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whom to invite; a post shows who that is, and with ``sure`` invites them."""
    meeting, account = to_change(request, pk)
    form = InviteForm(
        request.POST or None,
        account=account,
        meeting=meeting,
        initial={"by_right": not meeting.invitations.exists()},
    )
    found = None
    if form.is_bound and form.is_valid():
        found = queries.found_by(meeting, form.choice(), account, on=timezone.localdate())
        if "sure" in request.POST and done(form, partial(_invite, request, meeting, found, account)):
            return redirect("meetings:invitees", pk=pk)
    context = {"page_title": _("Invite"), "meeting": meeting, "form": form, "found": found}
    return render(request, "meetings/invite.html", context, status=422 if form.errors else 200)


def _invite(request: HttpRequest, meeting: Meeting, found: queries.Found, account: Account) -> bool:
    if not found.invitees and found.standing:
        messages.info(request, _("Everybody chosen is invited already: nobody is written to twice."))
        return True
    made = actions.invite(meeting=meeting, invitees=found.invitees, by=account, at=timezone.now())
    sentence = ngettext("%(count)d person is invited.", "%(count)d people are invited.", len(made))
    messages.success(request, sentence % {"count": len(made)})
    silent = sum(not each.email for each in made)
    if silent:
        words = ngettext(
            "%(count)d of them has no e-mail address: print the letter or send the text.",
            "%(count)d of them have no e-mail address: print the letters or send the text.",
            silent,
        )
        messages.warning(request, words % {"count": silent})
    return True


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to those who have not answered."""
    meeting, account = to_change(request, pk)
    try:
        told = actions.remind_invited(meeting=meeting, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        sentence = ngettext(
            "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", told
        )
        messages.success(request, sentence % {"count": told})
    return redirect("meetings:invitees", pk=pk)


def load(request: HttpRequest, pk: int) -> tuple[Invitation, Account]:
    """An invitation and the account that may change it: 404 for an outsider, 403 for a reader."""
    found = get_object_or_404(Invitation.objects.select_related("person"), pk=pk)
    meeting, account = to_change(request, found.meeting_id)
    found.meeting = meeting
    return found, account


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """One invitation: its text for a messenger, its letter; a post keeps an answer told by word of mouth."""
    found, account = load(request, pk)
    form = answer_form(found, request.POST or None)

    def act() -> Invitation:
        return actions.answer_invitation(invitation=found, reply=form.reply(), by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The answer is kept."))
        return redirect("meetings:invitees", pk=found.meeting_id)
    language = get_language() or "ar"
    context = {
        "page_title": found.person.name,
        "meeting": found.meeting,
        "invitation": found,
        "capacities": capacities_of(found),
        "form": form,
        "to_come": is_to_come(found.meeting),
        "text": words_of(
            found,
            facts_of(found.meeting, language),
            INVITED,
            url=answer_url(found),
            papers=papers_of(found.meeting).exists(),
        ),
        "tones": TONES,
    }
    return render(request, "meetings/invitation.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    found, account = load(request, pk)
    try:
        actions.revoke_invitation(invitation=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(
            request, _("The invitation is taken back: its link and its code open nothing any more.")
        )
    return redirect("meetings:invitees", pk=found.meeting_id)


@require_safe
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters of everybody invited, one a page, as a PDF; ``?one=`` for one of them."""
    meeting, _account = to_change(request, pk)
    living = queries.invitations_of(meeting).filter(revoked_at=None)
    one = key_typed(request.GET.get("one", ""))
    if one is not None:
        living = living.filter(pk=one)
    made = letters_of(meeting, list(living), language=paper_language(), on=timezone.localdate())
    return handed_out(made, printed.MEDIA_TYPE, f"letters-{meeting.pk}.pdf")
