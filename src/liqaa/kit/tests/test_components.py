import datetime as dt
import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from liqaa.kit import assets, links, panels
from liqaa.kit.gallery import SampleForm
from liqaa.kit.views import gallery

COMPONENTS = Path(assets.__file__).parent / "templates/kit/components"
FRONTEND = Path(assets.__file__).parents[3] / "frontend"
DAY = dt.date(2024, 11, 24)


def draw(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.fixture
def thing(monkeypatch):
    monkeypatch.setattr(links, "_builders", {})
    return ContentType(id=7, app_label="a", model="b & c")


def test_icon_points_into_the_sprite_and_is_hidden_from_screen_readers():
    sprite = assets.address("icons.svg")
    assert draw('{% icon "users" %}') == (
        f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{sprite}#users"></use></svg>'
    )


def test_numbers_in_prose_keep_their_direction_and_words_are_escaped():
    drawn = draw("{{ text|numbers_apart }}", text="يوم 2026-11-22 <b>")
    assert drawn == 'يوم <bdi class="k-ltr" dir="ltr">2026-11-22</bdi> &lt;b&gt;'
    assert draw("{{ text|numbers_apart }}", text="0ab1" * 16) == f'<bdi dir="ltr">{"0ab1" * 16}</bdi>'
    assert draw("{{ text|numbers_apart }}", text=None) == ""


def test_icon_with_a_label_is_an_image_of_that_name():
    assert 'role="img" aria-label="أشخاص &amp; هيئات"' in draw(
        '{% icon "users" label=words %}', words="أشخاص & هيئات"
    )


def test_icon_that_points_along_the_line_turns_round_with_it():
    assert 'class="icon icon-mirrored"' in draw('{% icon "arrow-left" %}')


def test_no_icon_draws_nothing():
    assert draw("{% icon missing %}") == ""


def test_asset_of_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        assets.address("nothing.js")


def test_bdi_escapes_and_isolates():
    assert draw("{{ name|bdi }}|{{ none|bdi }}", name="<b>", none=None) == "<bdi>&lt;b&gt;</bdi>|"


def test_isolated_wraps_in_characters_where_no_tag_is_allowed():
    assert draw("{{ name|isolated }}", name="أ") == "\u2068أ\u2069"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "الأحد 24 نونبر 2024"), ("fr", "dimanche 24 novembre 2024"), ("en", "Sunday 24 November 2024")],
)
def test_day_is_written_in_the_readers_language(language, words):
    with translation.override(language):
        assert draw("{{ d|day }}", d=DAY) == f'<time datetime="2024-11-24"><bdi>{words}</bdi></time>'


def test_short_day_leaves_the_weekday_out():
    assert "<bdi>24 نونبر 2024</bdi>" in draw('{{ d|day:"short" }}', d=DAY)


def test_moment_is_told_in_the_time_zone_of_the_product(settings):
    settings.TIME_ZONE = "Africa/Casablanca"
    evening = dt.datetime(2024, 11, 24, 18, 30, tzinfo=dt.UTC)
    assert '<bdi>24 نونبر 2024</bdi> <bdi dir="ltr">19:30</bdi>' in draw("{{ m|moment }}", m=evening)


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "1\u202f497\u202f000"), ("fr", "1\u202f497\u202f000"), ("en", "1,497,000")]
)
def test_number_groups_by_thousands(language, text):
    with translation.override(language):
        assert draw("{{ n|number }}", n=1_497_000) == f'<bdi dir="ltr">{text}</bdi>'


def test_number_shows_zero_and_leaves_nothing_empty():
    assert draw("{{ n|number }}|{{ none|number }}", n=0, none=None) == '<bdi dir="ltr">0</bdi>|'


def test_link_leads_to_the_page_a_room_registered(thing):
    links.register(ContentType, lambda it: f"/things/{it.pk}/")
    with translation.override("en"):
        assert draw("{{ t|link }}", t=thing) == '<a href="/things/7/"><bdi>a | b &amp; c</bdi></a>'


def test_link_without_a_page_is_the_bare_name(thing):
    assert draw("{{ t|link }}|{{ t|url_of }}|{{ none|link }}", t=thing, none=None).endswith("</bdi>||")
    assert "<a " not in draw("{{ t|link }}", t=thing)


def test_panels_come_in_order_and_escape_what_is_not_marked_safe(monkeypatch, thing, rf):
    monkeypatch.setattr(panels, "_offers", {})
    panels.offer("slot", "late", lambda request, subject: "<late>", position=20)
    panels.offer("slot", "early", lambda request, subject: "early", position=10)
    drawn = draw('{% panels "slot" t %}', t=thing, request=rf.get("/"))
    assert drawn == "early\n&lt;late&gt;"


def test_component_sees_only_what_it_is_given():
    drawn = draw('{% component "card" %}{{ title }}{% endcomponent %}', title="عنوان الصفحة", icon="users")
    assert "<header>" not in drawn
    assert '<div class="k-card-body">عنوان الصفحة</div>' in drawn


def test_table_refuses_a_row_that_does_not_fit_its_columns():
    with pytest.raises(ValueError, match="zip"):
        render_to_string("kit/components/table_list.html", {"columns": ["أ", "ب"], "rows": [["1"]]})


def test_table_names_each_cell_for_the_phone():
    table = {"columns": ["أ", "ب"], "rows": [["1", "<2>"]]}
    drawn = render_to_string("kit/components/table_list.html", table)
    assert '<th scope="row">1</th><td data-label="ب">&lt;2&gt;</td>' in drawn


def test_empty_table_says_what_to_do_next():
    table = {"columns": ["أ"], "rows": [], "empty_title": "لا شيء"}
    step = {"empty_action": "أضف", "empty_url": "/new/"}
    drawn = render_to_string("kit/components/table_list.html", table | step)
    assert "<table" not in drawn
    assert re.search(r'href="/new/">.*<span>أضف</span>', drawn)


def test_refused_field_keeps_what_was_typed_and_says_why_beside_it():
    form = SampleForm({"title": "لقاء", "on": "31 نونبر", "kind": "a"})
    drawn = render_to_string("kit/components/field.html", {"field": form["on"]})
    assert 'value="31 نونبر"' in drawn
    assert 'aria-describedby="id_on_helptext id_on_error"' in drawn
    assert '<ul class="errorlist" id="id_on_error">' in drawn


def test_refused_form_links_to_each_field_with_an_error():
    form = SampleForm({"title": "", "on": "", "kind": "a"})
    drawn = render_to_string("kit/components/form_errors.html", {"form": form})
    assert re.findall(r'href="#(\w+)"', drawn) == ["id_title", "id_on"]


def paginate(rf, number_of_rows, address):
    page = Paginator(range(number_of_rows), 50).get_page(2)
    return render_to_string("kit/components/pagination.html", {"page": page}, request=rf.get(address))


def test_pagination_keeps_the_filters(rf):
    drawn = paginate(rf, 120, "/?kind=a&page=2")
    assert re.findall(r'rel="\w+" href="([^"]+)"', drawn) == ["?kind=a&amp;page=1", "?kind=a&amp;page=3"]


def test_one_page_draws_no_pagination(rf):
    assert paginate(rf, 3, "/").strip() == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_gallery_draws_every_component_without_inline_script_or_style(rf, language, direction):
    request = rf.get("/kit/")
    request.user = AnonymousUser()
    with translation.override(language):
        page = gallery(request).text
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert f"app-{direction}" in page
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page)


def test_phone_bar_holds_four_entries_and_the_rest_behind_more():
    entries = [{"label": f"قسم {n}", "url": f"/{n}/", "icon": "home"} for n in range(6)]
    bar = render_to_string("kit/frame/bottom.html", {"navigation": entries})
    shown, more = bar.split("<details", 1)
    assert re.findall(r'href="/(\d)/"', shown) == ["0", "1", "2", "3"]
    assert re.findall(r'href="/(\d)/"', more) == ["4", "5"]


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_component_documents_itself(path):
    assert re.match(r"({% load [\w ]+ %})*{% comment %}\s*\S", path.read_text(encoding="utf-8"))


@pytest.mark.skipif(not FRONTEND.is_dir(), reason="the front end's sources are not installed")
def test_every_icon_named_in_a_template_is_in_the_sprite():
    known = {*json.loads((FRONTEND / "icons.json").read_text(encoding="utf-8")), "liqaa"}
    named = {
        name
        for template in Path(assets.__file__).parents[1].rglob("templates/**/*.html")
        for name in re.findall(r'icon(?: |=)"([\w-]+)"', template.read_text(encoding="utf-8"))
    }
    assert named - known == set()
