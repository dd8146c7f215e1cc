import pytest, datetime as dt
from playwright.sync_api import sync_playwright
from django.utils import timezone
from django.http import HttpResponse
from django.shortcuts import render
from django import forms
from django.template import engines
from liqaa.access.models import Account
from liqaa.territory.forms import PlaceField
class F(forms.Form):
    venue = PlaceField(label="مكان اللقاء")
def formview(request):
    f = F(request.POST or None)
    ok = f.is_valid() if request.method=="POST" else None
    t = engines["django"].from_string('{% extends "kit/base.html" %}{% block content %}<form method="post" novalidate>{% csrf_token %}{% include "kit/components/field.html" with field=form.venue %}<button class="btn">OK</button></form><p id="ok">{{ ok }} {{ form.cleaned_data.venue.pk }}</p>{% endblock %}')
    return HttpResponse(t.render({"form": f, "ok": ok}, request))
@pytest.mark.django_db(transaction=True)
def test_show(live_server, client):
    import tmp_urls; from django.urls import path, clear_url_caches
    tmp_urls.urlpatterns.append(path("zzform/", formview)); clear_url_caches()
    account = Account.objects.create(email="reader@example.org", name="قارئ", created_at=timezone.now())
    client.force_login(account)
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox","--disable-gpu"])
        for w,h,n in ((1200,900,"desk"),(390,844,"phone")):
            c = b.new_context(viewport={"width":w,"height":h}, locale="ar")
            c.add_cookies([{"name":k,"value":v.value,"url":live_server.url} for k,v in client.cookies.items()])
            c.add_cookies([{"name":"django_language","value":"ar","url":live_server.url}])
            pg = c.new_page()
            pg.on("console", lambda m: print("console", m.text)); pg.on("pageerror", lambda e: print("err", e))
            pg.goto(live_server.url+"/places/")
            pg.locator("[data-tree-toggle]").nth(2).click(); pg.wait_for_timeout(1200)
            pg.locator('[hx-get="/places/branch/ma/03/591/"]').click(); pg.wait_for_timeout(1200)
            print(n, pg.locator("text=عين الشقف").count())
            pg.screenshot(path=f"/tmp/plug/tree-{n}.png", full_page=True)
            pg.goto(live_server.url+"/places/search/")
            pg.locator("#place-asked").press_sequentially("اولاد عيسى"); pg.wait_for_timeout(1500)
            pg.screenshot(path=f"/tmp/plug/search-{n}.png")
            pg.goto(live_server.url+"/zzform/")
            pg.locator("#id_venue").press_sequentially("عين الش"); pg.wait_for_timeout(1500)
            pg.screenshot(path=f"/tmp/plug/form-{n}.png")
            print(pg.locator("input[type=radio]").count())
            pg.locator("input[type=radio]").first.check()
            pg.locator("form button.btn").last.click(); pg.wait_for_timeout(800)
            print(pg.locator("#ok").inner_text())
            pg.screenshot(path=f"/tmp/plug/form2-{n}.png")
            pg.locator("#id_venue").fill("اولاد عيسى"); pg.wait_for_timeout(1200); pg.locator("form button.btn").last.click(); pg.wait_for_timeout(800)
            pg.screenshot(path=f"/tmp/plug/form3-{n}.png")
