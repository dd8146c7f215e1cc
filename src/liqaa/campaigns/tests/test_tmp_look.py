import datetime as dt
import pytest
from django.utils import timezone
from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.campaigns import actions
from liqaa.campaigns.actions.drafting import Memo
from liqaa.campaigns.models import Execution, Directive
from liqaa.meetings.models import Meeting

OUT = "/tmp/camp/shots/"


def test_look(site, page):
    now = timezone.now()
    today = timezone.localdate()
    accounts = {r: a for a in Account.objects.order_by("-pk") for r in a.roles}
    print({k: (v.email, v.name) for k, v in accounts.items()})
    head = accounts["national_organisation_head"]
    prov = Account.objects.get(email="provincial@demo.invalid")
    from liqaa.campaigns.queries import issuers_for

    issuer = issuers_for(head, on=today)[0]
    print(issuer, [b.name for b in issuers_for(head, on=today)])
    print(list(Directive.objects.all()))
    m = Memo(
        title="تنظيم الأبواب المفتوحة للحزب",
        edition="النسخة الأولى من الأبواب المفتوحة",
        number="12/2026",
        level="province",
        body_types=["provincial_secretariat"],
        due_on=today + dt.timedelta(days=12),
        meeting_kind="communication",
        agenda="برنامج عمل الأمانة\nتأسيس الأمانات المحلية\nالانخراطات",
        text="تحية نضالية،\n\nيطلب من كافة الأمانات الإقليمية عقد لقاء تواصلي مفتوح مع الساكنة ورفع تقرير عنه قبل متم الأجل.",
    )
    d = actions.draft(issuer=issuer, memo=m, by=head, at=now)
    dd = actions.draft(
        issuer=issuer,
        memo=Memo(
            **{
                **m.__dict__,
                "number": "13",
                "title": "تأسيس الأمانات المحلية في كل الجماعات",
                "level": "local",
                "body_types": ["local_secretariat"],
                "ask": "founding",
                "meeting_kind": "",
            }
        ),
        by=head,
        at=now,
    )
    draft = actions.draft(
        issuer=issuer, memo=Memo(**{**m.__dict__, "number": "14", "title": "مسودة"}), by=head, at=now
    )
    actions.issue(directive=d, by=head, at=now)
    actions.issue(directive=dd, by=head, at=now, at_once=9999)
    print(d.executions.count(), dd.executions.count())
    ex = list(Execution.objects.filter(directive=d).order_by("scope"))
    mine = Execution.objects.get(directive=d, scope=list(prov.reach("campaigns.execute").paths)[0])
    for e in [x for x in ex if x != mine][:3]:
        actions.acknowledge(execution=e, by=head, at=now)
    actions.excuse(
        execution=[x for x in ex if x != mine][4] if len(ex) > 5 else [x for x in ex if x != mine][-1],
        reason="x y",
        by=head,
        at=now,
    )
    site.sign_in(page, head)
    errs = []
    page.on("console", lambda m: errs.append(m.text) if m.type == "error" else None)

    def shots(name):
        for w in (390, 1280):
            page.set_viewport_size({"width": w, "height": 900})
            page.wait_for_timeout(150)
            over = page.evaluate("document.documentElement.scrollWidth-document.documentElement.clientWidth")
            print(name, w, "overflow", over)
            page.screenshot(path=f"{OUT}{name}-{w}.png", full_page=True)

    def go(url, name, acc=None):
        if acc:
            site.sign_in(page, acc)
        r = page.goto(site.url + url)
        print(name, r.status)
        shots(name)

    go("/directives/", "list")
    go("/directives/new/", "new")
    go(f"/directives/{draft.pk}/", "draft")
    go(f"/directives/{d.pk}/", "directive")
    go(f"/directives/{dd.pk}/?place=ma/03/591", "founding")
    go("/", "home", prov)
    go(f"/directives/executions/{mine.pk}/", "exec1")
    page.get_by_role("button", name="أخذنا علما").click()
    shots("exec2")
    e = Execution.objects.get(pk=mine.pk)
    mt = Meeting.objects.filter(organiser=e.body, state="held").order_by("-held_on").first()
    print(mt, mt and (mt.held_on, mt.kinds))
    from liqaa.meetings.actions import record_meeting
    from liqaa.meetings.rules import MeetingRecord
    from liqaa.journal.actions import SYSTEM

    mt = record_meeting(
        organiser=e.body,
        record=MeetingRecord(title="لقاء تواصلي مفتوح بعين الشقف", kinds=("communication",), held_on=today),
        by=SYSTEM,
        at=now,
    )
    go(f"/directives/executions/{mine.pk}/", "exec3")
    go(f"/meetings/{mt.pk}/", "meeting")
    page.goto(site.url + f"/directives/executions/{mine.pk}/")
    page.get_by_role("button", name="نعم، أؤكد").first.click()
    shots("exec4")
    page.get_by_label("تقريركم").fill("انعقد اللقاء بحضور 120 مشاركا.")
    page.get_by_role("button", name="رفع التقرير").click()
    shots("exec5")
    go(f"/directives/executions/{mine.pk}/", "judge", accounts.get("regional_secretary") or head)
    go(f"/places/", "places")
    print("ERR", errs)
    from axe_playwright_python.sync_playwright import Axe

    for u, a in (
        (f"/directives/{d.pk}/", head),
        ("/directives/new/", head),
        (f"/directives/executions/{mine.pk}/", head),
        ("/directives/", head),
    ):
        site.sign_in(page, a)
        page.goto(site.url + u)
        r = Axe().run(page)
        print(u, [(v["id"], [n["html"][:150] for n in v["nodes"]][:3]) for v in r.response["violations"]])
