from django.urls import get_resolver, reverse
from django.test import Client
from tests.architecture.test_sign_in import _named
import re
def test_x(site):
    from liqaa.access.models import Account
    from liqaa.access.models import Account, Grant, GrantPlace
    for a in Account.objects.all():
        print(a.pk, a.email, a.name, a._held)
    from django.apps import apps
    for m in apps.get_models():
        if m.__module__.startswith("liqaa"):
            print(m._meta.label, m.objects.count(), m.objects.order_by("pk").first())
    import datetime as dt
    a = Account.objects.get(email="organisation@demo.invalid")
    g = Grant.objects.create(account=a, role="administrator", source_kind="test", source_id="", starts_on=dt.date(2020,1,1))
    from liqaa.territory.models import Place
    GrantPlace.objects.create(grant=g, place=Place.objects.get(path="ma"))
    a = Account.objects.get(pk=a.pk)
    c = Client(); c.force_login(a)
    from liqaa.reports.models import Reading
    for name, e in _named(get_resolver().url_patterns):
        route = str(e.pattern)
        args=[]
        for kind, n in re.findall(r"<(\w+):(\w+)>", route):
            args.append({"int":1,"path":"ma/03/591" if n=="path" else "title","str":"title" if n=="path" else "deadtoken"}[kind])
        try: u = reverse(name, args=args)
        except Exception as x:
            print(name, "NOREV"); continue
        try:
            r = c.get(u)
            print(name, u, r.status_code, r.headers.get("Content-Type"), r.headers.get("Location",""), "FULL" if b"<html" in getattr(r,"content",b"") else "")
        except Exception as x:
            print(name, u, "EXC", repr(x)[:200])
