"""The map in a real browser: drawn, pointed at, walked by keyboard, saved; on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from liqaa.access.models import Account

PROVINCE = "ma/03/591"
SIZES = [(390, 844), (1280, 800)]


def faults(page):
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@pytest.fixture
def window(site, page):
    """A window signed in as the provincial secretary of the demo, which keeps what the console says."""
    site.sign_in(page, Account.objects.get(email="provincial@demo.invalid"))
    page.said = []
    page.on("console", lambda message: message.type == "error" and page.said.append(message.text))

    def show(address, wide=1280, high=800):
        page.set_viewport_size({"width": wide, "height": high})
        page.goto(f"{site.url}{address}")
        expect(page.locator("[data-map]")).to_have_attribute("data-state", "drawn")
        return page

    return show


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("wide", "high"), SIZES)
def test_the_map_is_drawn_and_has_no_fault_of_access(window, page, wide, high, theme):
    page.emulate_media(color_scheme=theme)
    window(f"/map/?path={PROVINCE}", wide, high)
    assert page.locator(".m-unit").count() == 11
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    assert faults(page) == []
    assert page.said == []


def test_communes_are_fetched_only_where_they_are_drawn(window, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    window("/map/?path=ma")
    assert page.locator(".m-unit").count() == 75
    assert ("provinces.topojson" in asked, "communes.topojson" in asked) == (True, False)


def test_the_keyboard_walks_from_place_to_place_and_opens_one(window, page):
    window(f"/map/?path={PROVINCE}")
    page.locator('.m-unit[tabindex="0"]').focus()
    before = page.evaluate("document.activeElement.dataset.path")
    page.keyboard.press("ArrowDown")
    after = page.evaluate("document.activeElement.dataset.path")
    assert before != after
    assert page.locator('.m-unit[tabindex="0"]').count() == 1
    expect(page.locator("[data-map-tip]")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/place/{after}/")


def test_a_click_on_a_desk_opens_the_communes_of_a_province(window, page):
    window("/map/?path=ma/03")
    page.locator(f'[data-path="{PROVINCE}"]').hover(force=True)
    expect(page.locator("[data-map-tip]")).to_contain_text("مولاي يعقوب")
    page.locator(f'[data-path="{PROVINCE}"]').click(force=True)
    expect(page.locator(".m-unit")).to_have_count(11)


def test_another_layer_is_drawn_without_a_new_page(window, page):
    window(f"/map/?path={PROVINCE}")
    page.select_option("select[name=layer]", "needs")
    expect(page.locator("select[name=choice]")).to_be_visible()
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "drawn")
    assert "layer=needs" in page.url


@pytest.mark.parametrize(("kind", "signature"), [("svg", b"<svg xmlns="), ("png", b"\x89PNG")])
def test_the_map_is_saved_as_a_picture_within_the_policy_of_the_page(window, page, kind, signature):
    window(f"/map/?path={PROVINCE}")
    with page.expect_download() as download:
        page.click(f"[data-map-save={kind}]")
    assert download.value.suggested_filename == f"liqaa-map-founding-03.591.{kind}"
    assert download.value.path().read_bytes().startswith(signature)
    assert page.said == []


def test_a_finger_first_sees_what_it_touched_and_then_goes_on(site, browser, browser_context_args):
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": 390, "height": 844}, "has_touch": True}
    )
    page = context.new_page()
    site.sign_in(page, "provincial@demo.invalid")
    page.goto(f"{site.url}/map/?path=ma/03&layer=tasks")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "drawn")
    page.locator(f'[data-path="{PROVINCE}"]').tap(force=True)
    sheet = page.locator("[data-map-sheet]")
    expect(sheet).to_contain_text("مولاي يعقوب")
    assert faults(page) == []
    sheet.get_by_role("link").click()
    expect(page.locator(".m-unit")).to_have_count(11)
    context.close()


def test_without_scripts_the_table_and_the_legend_say_everything(site, browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    site.sign_in(page, "provincial@demo.invalid")
    page.goto(f"{site.url}/map/?path={PROVINCE}")
    assert page.locator(".m-table tbody tr").count() == 11
    assert page.locator(".m-legend li").count() == 4
    assert page.locator("[data-map-save]").first.is_hidden()
    context.close()
