import datetime as dt

import pytest
from django.utils import timezone


def test_look(still_site, windows, django_db_blocker):
    site, _ = still_site
    with django_db_blocker.unblock():
        from liqaa.access.models import Account
        from liqaa.bodies.models import Body
        from liqaa.followup.models import Task, Outcome
        from liqaa.meetings.models import Meeting
        from liqaa.meetings import actions as m
        from liqaa.meetings.rules import MeetingRecord
        from liqaa.needs import actions as n
        from liqaa.needs.models import Need

        by = Account.objects.get(email="organisation@demo.invalid")
        now = timezone.now()
        need = Need.objects.exclude(state="closed").exclude(state="solved").first()
        n.answer_need(need=need, answer="برمجت الأشغال في ميزانية السنة المقبلة", by=by, at=now)
        held = Meeting.objects.filter(state="held", scope__startswith="ma/03/591").first()
        record = MeetingRecord(title="لقاء تتبع", held_on=timezone.localdate() + dt.timedelta(days=9), territories=["ma/03/591"], follows=held)
        plan = m.plan_meeting(organiser=held.organiser, record=record, by=by, at=now)
        body = Body.objects.filter(state__in=["planned", "preparatory"], prepares=None).first()
        sched = Outcome.objects.filter(type="schedule").first() or Outcome.objects.first()
        tgt = Task.objects.filter(target__isnull=False).first() or Task.objects.first()
        urls = {"meeting": f"/meetings/{plan.pk}/", "visitors": f"/meetings/{held.pk}/visitors/", "founding": f"/followup/founding/{body.pk}/", "body": f"/bodies/{body.pk}/", "schedule": f"/followup/outcomes/{sched.pk}/", "target": f"/followup/{tgt.pk}/", "need": f"/needs/{need.pk}/"}
    page = windows("organisation@demo.invalid", "ar").new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    for k, u in urls.items():
        r = page.goto(site.url + u)
        print("LOOK", k, u, r.status, page.evaluate("document.documentElement.scrollWidth"))
        page.screenshot(path=f"/tmp/look_{k}.png", full_page=True)
