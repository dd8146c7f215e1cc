"""Pages of the room: the list and its search, a person, adding and correcting one, membership."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_to_change
from liqaa.kit import undoing
from liqaa.kit.arabic import clean
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.forms import done
from liqaa.kit.pages import page_of
from liqaa.kit.pictures import picture_of
from liqaa.kit.refusals import Refused, say_above
from liqaa.people import actions, queries, rules, text
from liqaa.people.forms import ConsentForm, JoinForm, LeaveForm, PersonForm
from liqaa.people.forms import options as people_options
from liqaa.people.models import Consent, Membership, Person

LONGEST_SEARCH = 120


@require_safe
def list_people(request: HttpRequest) -> HttpResponse:
    """The people the reader may see, by name; ``?q=`` finds any spelling, Arabic or Latin."""
    account = account_of(request)
    asked = clean(request.GET.get("q", ""))[:LONGEST_SEARCH].strip()
    page = page_of(request, queries.found_by_name(queries.people_seen_by(account), asked))
    context = {
        "page_title": _("People"),
        "page": page,
        "asked": asked,
        "lines": queries.described(page.object_list, on=timezone.localdate()),
        "may_add": account.may_anywhere(rules.EDIT),
    }
    return render(request, "people/list.html", context)


@require_safe
def options(request: HttpRequest) -> HttpResponse:
    """The choices under a person's input: radio buttons named as the field, for what was typed so far."""
    name = clean(request.GET.get("field", ""))
    asked = clean(request.GET.get(f"{name}_typed", "")).strip()
    found = people_options(queries.people_seen_by(account_of(request)), asked)
    return render(
        request, "people/person_widget.html#options", {"name": name, "asked": asked, "found": found}
    )


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything kept of a person; what they hold is told by the rooms that know (slot "person")."""
    account = account_of(request)
    shown = _seen(account, pk)
    context = {
        "page_title": shown.name,
        "person": shown,
        **_kept(shown, account),
        "may_edit": account.may(rules.EDIT, at=shown.place_id),
    }
    return render(request, "people/person.html", context)


def _kept(shown: Person, account: Account) -> dict[str, Any]:
    """Membership, consents and changes; somebody seen because of an office alone shows none of them."""
    if shown.account_id != account.pk and not account.may(rules.SEE, at=shown.place_id):
        return {"memberships": [], "consents": [], "changes": [], "current": None, "office_only": True}
    current = queries.member_on(shown, on=timezone.localdate())
    return {
        "memberships": queries.memberships_of(shown),
        "consents": [
            (each, text.is_current(each.purpose, each.version))
            for each in shown.consents.order_by("-given_on", "-pk")
        ],
        "changes": shown.relation_changes.order_by("-at", "-pk"),
        "current": current,
        "card": picture_of(rules.scanned_card(current.number)) if current and current.number else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Keep a new person. People who may be the same are shown first; the reader says that it is another."""
    account = account_of(request)
    if not account.may_anywhere(rules.EDIT):
        raise PermissionDenied
    initial = {"name": clean(request.GET.get("name", "")), "place": clean(request.GET.get("place", ""))}
    form = PersonForm(request.POST or None, initial=initial, allowed=account.reach(rules.EDIT))
    alike: list[queries.Likeness] = []
    if request.method == "POST" and form.is_valid():
        if not request.POST.get("is_new"):
            alike = _alike(form, account)
        if not alike and (made := done(form, lambda: _add(form, account))):
            messages.success(request, _("%(name)s is kept.") % {"name": made.name})
            return redirect(_then(request, made))
    context = {"page_title": _("Add a person"), "form": form, "alike": alike}
    return render(request, "people/add.html", context, status=422 if form.errors or alike else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is kept of a person."""
    account = account_of(request)
    known = _editable(account, pk)
    initial = {field: getattr(known, field) for field in rules.CORRECTABLE}
    form = PersonForm(request.POST or None, initial=initial, allowed=account.reach(rules.EDIT))
    if done(form, lambda: _correct(form, known, account)) is not None:
        messages.success(request, _("The correction is kept."))
        return redirect("people:person", pk=pk)
    context = {"page_title": _("Correct %(name)s") % {"name": known.name}, "form": form, "person": known}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a stretch of membership."""
    account = account_of(request)
    known = _editable(account, pk)
    form = JoinForm(request.POST or None, initial={"joined_on": timezone.localdate()})
    if done(form, lambda: _join(form, known, account)) is not None:
        messages.success(request, _("The membership is kept."))
        return redirect("people:person", pk=pk)
    context = {"page_title": _("New membership"), "form": form, "person": known}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a stretch of membership."""
    account = account_of(request)
    stretch = get_object_or_404(
        Membership.objects.select_related("person"), pk=pk, person__in=queries.people_seen_by(account)
    )
    account.require(rules.EDIT, at=stretch.person.place_id)
    form = LeaveForm(request.POST or None, initial={"ended_on": timezone.localdate()})
    if done(form, lambda: _leave(form, stretch, account)) is not None:
        messages.success(request, _("The membership is closed."))
        return redirect("people:person", pk=stretch.person_id)
    context = {"page_title": _("End of the membership"), "form": form, "person": stretch.person}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that somebody agreed to the words in use for a purpose, which the page shows."""
    account = account_of(request)
    known = _editable(account, pk)
    form = ConsentForm(
        request.POST or None, initial={"given_on": timezone.localdate(), "purpose": text.CONTACT}
    )
    if done(form, lambda: _consent(form, known, account)) is not None:
        messages.success(request, _("The consent is kept."))
        return redirect("people:person", pk=pk)
    language = get_language() or "ar"
    wordings = [
        (Consent.Purpose(each).label, version, text.consent_wording(language, each))
        for each, version in text.VERSIONS.items()
    ]
    context = {"page_title": _("New consent"), "form": form, "person": known, "wordings": wordings}
    return render(request, "people/consent.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a consent back, today."""
    account = account_of(request)
    seen = Consent.objects.select_related("person")
    consent = get_object_or_404(seen, pk=pk, person__in=queries.people_seen_by(account))
    account.require(rules.EDIT, at=consent.person.place_id)
    try:
        actions.withdraw_consent(
            consent=consent, withdrawn_on=timezone.localdate(), by=account, at=timezone.now()
        )
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The consent is withdrawn."))
    return redirect("people:person", pk=consent.person_id)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a person kept by mistake."""
    account = account_of(request)
    known = _editable(account, pk)
    asked = Undo(
        title=_("Undo: a person"),
        subject=known,
        find=lambda: undoing.look([known]),
        act=lambda: actions.undo_person(person=known, by=account, at=timezone.now()),
        back=reverse("people:person", args=[pk]),
        after=reverse("people:list"),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a membership opened by mistake."""
    account = account_of(request)
    stretch = get_object_or_404(
        Membership.objects.select_related("person"), pk=pk, person__in=queries.people_seen_by(account)
    )
    account.require(rules.EDIT, at=stretch.person.place_id)
    page = reverse("people:person", args=[stretch.person_id])
    asked = Undo(
        title=_("Undo: a membership"),
        subject=stretch,
        find=lambda: undoing.look([stretch]),
        act=lambda: actions.undo_membership(membership=stretch, by=account, at=timezone.now()),
        back=page,
        after=page,
    )
    return confirm_undo(request, asked)


def _seen(account: Account, pk: int) -> Person:
    return get_object_or_404(queries.people_seen_by(account), pk=pk)


def _editable(account: Account, pk: int) -> Person:
    known = _seen(account, pk)
    account.require(rules.EDIT, at=known.place_id)
    return known


def _then(request: HttpRequest, made: Person) -> str:
    """Where to go with a new person.

    Back to the page of ours that asked for one (``?then=``), else to their own.
    """
    then = request.GET.get("then", "")
    if then.startswith("/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None):
        return f"{then}{'&' if '?' in then else '?'}person={made.pk}"
    return reverse("people:person", args=[made.pk])


def _alike(form: PersonForm, account: Account) -> list[queries.Likeness]:
    """Known people whose name is like one of the two typed, among those the reader sees."""
    reach = account.reach(rules.SEE)
    names = [form.cleaned_data["name"], form.cleaned_data["name_latin"]]
    found = {each.person.pk: each for name in names for each in queries.persons_like(name, reach=reach)}
    return sorted(found.values(), key=lambda each: -each.score)


def _add(form: PersonForm, account: Account) -> Person:
    return actions.add_person(**form.cleaned_data, by=account, at=timezone.now())


def _correct(form: PersonForm, known: Person, account: Account) -> Person:
    return actions.correct_person(person=known, by=account, at=timezone.now(), **form.cleaned_data)


def _join(form: JoinForm, known: Person, account: Account) -> Membership:
    return actions.join(person=known, **form.cleaned_data, by=account, at=timezone.now())


def _consent(form: ConsentForm, known: Person, account: Account) -> Consent:
    return actions.give_consent(
        person=known,
        purpose=form.cleaned_data["purpose"],
        given_on=form.cleaned_data["given_on"],
        language=get_language() or "ar",
        by=account,
        at=timezone.now(),
    )


def _leave(form: LeaveForm, stretch: Membership, account: Account) -> Membership:
    ended_on: date = form.cleaned_data["ended_on"]
    return actions.leave(membership=stretch, ended_on=ended_on, by=account, at=timezone.now())
