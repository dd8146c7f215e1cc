"""One provincial council on phones, in Arabic at 390 pixels: from its convocation to its frozen minutes.

The clock of the server is the machine's: where days go by between two steps, ``days_go_by`` moves the meeting
back by as many. Everything else happens by what the screens show.
"""

import hashlib
import re
from collections import Counter
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from liqaa.bodies.models import Appointment
from liqaa.bodies.tests import factories as bodies
from liqaa.followup.models import Outcome
from liqaa.meetings.models import Election, Meeting, Minutes, Participation
from liqaa.meetings.tests.test_documents import arabic_words, paragraphs, words_of_pdf
from liqaa.outbox.tests.conftest import LoopbackServer
from liqaa.people.models import Person
from liqaa.testing.site import Site
from tests.journeys.council import (
    AGENDA,
    DECISIONS,
    DELAY,
    FIRST_CALL,
    GUEST,
    LINK,
    MEMBERS,
    NOTICE,
    RIGHT,
    SECOND_CALL,
    TEXTS,
    TITLE,
    WRONG,
    Council,
    days_go_by,
    go,
    received,
    words_in,
)
from tests.story.steps import Story

# --- before -------------------------------------------------------------------------------------------------


def call(story: Story, council: Council) -> Meeting:
    """Called with too little notice it is not; what was typed stays. Two taps call it once, later."""
    page, today = go(story, "meetings/call/"), timezone.localdate()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_organiser").select_option(str(council.body.pk))
    page.locator("#id_held_on").fill((today + timedelta(days=NOTICE - 5)).isoformat())
    page.locator("#id_starts_at").fill("10:00")
    page.locator("#id_venue").fill("المقر الإقليمي")
    page.locator("#id_agenda").fill("\n".join(AGENDA))
    page.locator("input[name=kinds][value=council]").check()
    expect(page.locator("#terms")).to_contain_text(f"من {MEMBERS} عضوا في الدعوة الأولى")
    expect(page.locator("#terms")).to_contain_text("هذا أجل أقل مما يشترطه الميثاق")
    story.press("ادع إلى اللقاء")
    story.read("لم يُحفظ شيء بعد. المرجو تصحيح: مستعجل")
    story.read("هذا أجل أقل مما يشترطه الميثاق", within="#terms")
    story.look("call")
    assert not Meeting.objects.filter(title=TITLE).exists()
    expect(page.locator("#id_agenda")).to_have_value(re.compile(AGENDA[2]))
    page.locator("#id_held_on").fill((today + timedelta(days=NOTICE)).isoformat())
    story.press("ادع إلى اللقاء", taps=2)
    story.read("تمت الدعوة إلى اللقاء")
    story.look("called")
    return Meeting.objects.get(title=TITLE)


def invite(story: Story, meeting: Meeting) -> None:
    """The members by right and one guest by name: seen before anybody is written to."""
    page = story.page
    story.follow("المدعوون")
    story.follow("دعوة أشخاص")
    page.locator("#id_by_right").check()
    page.locator("#id_names").fill(GUEST)
    page.locator("#id_guests").check()
    story.press("أظهر من هم")
    story.read("30 شخصا، يُراسَل كل منهم مرة واحدة")
    story.look("found")
    assert not meeting.invitations.exists()
    story.press("ادعهم")
    story.read("تمت دعوة 30 شخصا")
    story.look("invited")


def everybody_is_written_to(mails: dict[str, EmailMessage], meeting: Meeting) -> None:
    """Thirty addresses, each once; each mail has its own link and code, and the day for a diary."""
    asked = {each.email: each for each in meeting.invitations.all()}
    assert (len(mails), set(mails)) == (30, set(asked))
    assert len({LINK.findall(words_in(mail))[0] for mail in mails.values()}) == 30
    for email, mail in mails.items():
        calendar = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        assert asked[email].code in words_in(mail)
        assert "BEGIN:VEVENT" in calendar.get_payload(decode=True).decode()


def answers_come(story: Story, council: Council, mails: dict[str, EmailMessage]) -> None:
    """By the links alone: two come, one is excused once the reason is given, one is represented."""
    links = [LINK.findall(words_in(mails[person.email]))[0] for person in council.members[-6:-2]]
    page = story.page
    for link, answer in zip(links, ("coming", "coming", "excused", "represented"), strict=True):
        page.goto(link)
        page.locator(f"input[name=answer][value={answer}]").check()
        if answer == "represented":
            page.locator("#id_represented_by").fill("ياسر الزمردي")
        story.press("إرسال الجواب")
        if answer == "excused":
            story.read("قل في كلمات قليلة سبب اعتذارك")
            page.locator("#id_note").fill("سفر خارج الإقليم")
            story.press("إرسال الجواب")
        story.read("حُفظ جوابك")
    story.look("answer")


def the_guest_is_taken_back(
    story: Story, stranger: Story, meeting: Meeting, mails: dict[str, EmailMessage]
) -> str:
    """The link of a revoked invitation opens nothing; its code is tried at the door."""
    story.follow(GUEST)
    story.press("سحب الدعوة")
    story.read("سُحبت الدعوة")
    stranger.page.goto(LINK.findall(words_in(mails["guest@council.invalid"]))[0])
    stranger.read("هذه الدعوة سُحبت")
    return meeting.invitations.get(person__name=GUEST).code


# --- during -------------------------------------------------------------------------------------------------


def type_code(story: Story, code: str) -> None:
    story.page.locator("#id_code").fill(code)
    story.press("تسجيل الدخول", within="#door-code")


def wrong_codes(story: Story, meeting: Meeting, council: Council, revoked: str) -> None:
    """The code of another meeting and that of a revoked invitation: a clear sentence, nobody let in."""
    type_code(story, council.elsewhere.code)
    story.read("هذا الرمز يخص لقاء آخر", within="#door-code")
    expect(story.page.locator("#id_code")).to_have_value(council.elsewhere.code)
    type_code(story, revoked)
    story.read("سُحبت دعوة", within="#door-code")
    refused = story.watch.complaints
    assert len(refused) == len([each for each in refused if "Status Error Code 422" in each]) == 2
    refused.clear()  # htmx says of every refusal that it was one
    story.look("wrong-code")
    assert not came(meeting)


def came(meeting: Meeting) -> list[int]:
    parts = Participation.objects.filter(meeting=meeting, status="present").exclude(came_by="")
    return sorted(parts.values_list("person_id", flat=True))


def tick(page: Page, person: Person) -> None:
    page.locator(f"form[action$='/door/{person.pk}/arrive/'] button").click()


def the_same_from_both(first: Page, second: Page, person: Person) -> None:
    """Both phones tick one person before either sees the other's tick: one arrival, both are told."""
    for page in (first, second):
        page.route("**/door/list/**", lambda route: route.fulfill(status=204))
    tick(first, person)
    tick(second, person)
    for page in (first, second):
        expect(page.locator("#door-said")).to_contain_text(person.name)
    said = [page.locator("#door-said").inner_text() for page in (first, second)]
    assert sorted("مسجل من قبل" in each for each in said) == [False, True], said
    for page in (first, second):
        page.unroute("**/door/list/**")


def tick_from_both(phones: list[Story], meeting: Meeting, people: list[Person]) -> None:
    """Two phones at once, one name each in turn, without waiting for an answer; both lists agree after."""
    first, second = (go(phone, f"meetings/{meeting.pk}/door/") for phone in phones[:2])
    the_same_from_both(first, second, people[0])
    for number, person in enumerate(people[1:]):
        tick((first, second)[number % 2], person)
    for page in (first, second):
        stat = page.locator("#door-live .k-stat-value").first
        expect(stat).to_have_text(re.compile(rf"^\s*{len(people)}\s*/"), timeout=20_000)
    assert came(meeting) == sorted(person.pk for person in people)


def too_few_came(story: Story, meeting: Meeting) -> None:
    """The first call has no quorum; closing it is refused, and so is a second call that comes too early."""
    page = go(story, f"meetings/{meeting.pk}/sitting/")
    story.press("معاينة النصاب")
    story.read("النصاب غير متوفر: الأعضاء الحاضرون 9 والمطلوب 15")
    story.look("no-quorum")
    story.press("اختتام الجلسة")
    story.press("اختتام الجلسة", within="#close")
    story.read("انتظروا، أو وجهوا دعوة ثانية", within="#close")
    meeting.refresh_from_db()
    assert (meeting.state, meeting.closed_at, len(came(meeting))) == ("planned", None, FIRST_CALL)
    go(story, f"meetings/{meeting.pk}/sitting/")
    story.press("دعوة ثانية")
    day = page.locator("#again [name=day]")
    day.fill((timezone.localdate() + timedelta(days=2)).isoformat())
    story.press("دعوة ثانية", within="#again")
    story.read("اختاروا يوما لاحقا", within="#again")
    day.fill((timezone.localdate() + timedelta(days=DELAY)).isoformat())
    story.press("دعوة ثانية", within="#again")
    story.read("وُجهت دعوة ثانية إلى الجلسة")
    assert not came(meeting)


def enough_came(story: Story, meeting: Meeting) -> None:
    go(story, f"meetings/{meeting.pk}/sitting/")
    story.press("معاينة النصاب")
    story.read("النصاب متوفر: افتُتحت الجلسة")
    story.look("open")
    last = meeting.quorum_checks.latest("checked_at")
    assert (last.call, last.present, last.members, last.met) == (2, SECOND_CALL, MEMBERS, True)


def elect(story: Story, meeting: Meeting, council: Council) -> Person:
    """The presidency: more votes than people are refused; shown before it is closed; then in office."""
    page, stand = story.page, council.members[:3]
    office = bodies.office("provincial_council_president", council.body)
    story.press("فتح انتخاب")
    form = page.locator("#election")
    form.locator("[name=title]").fill("رئاسة المجلس الإقليمي")
    form.locator("[name=office]").select_option(str(office.pk))
    form.locator("[name=names]").fill("\n".join(person.name for person in stand))
    story.press("فتح انتخاب", within="#election")
    story.read("فُتح الانتخاب")
    votes = dict(zip((person.pk for person in stand), (12, 6, 3), strict=True))
    for candidate in Election.objects.get(meeting=meeting).candidates.all():
        page.locator(f"#id_votes_{candidate.pk}").fill(str(votes[candidate.person_id]))
        if candidate.person == stand[0]:
            page.locator(f"[name=young][value='{candidate.pk}']").check()
    page.locator("#id_spoilt").fill("1")
    page.locator("#id_voters").fill("23")
    story.press("من انتُخب؟")
    story.read("عدد المصوتين أكبر من عدد الحاضرين")
    page.locator("#id_voters").fill("22")
    story.press("من انتُخب؟")
    story.read("المنتخبون بهذه الأرقام")
    story.read(stand[0].name)
    story.look("election")
    assert not Appointment.objects.filter(office=office).exists()
    story.press("اختتام الانتخاب")
    story.read("اختُتم الانتخاب")
    story.look("elected")
    assert Appointment.objects.get(office=office).person == stand[0]
    return stand[0]


def decide(story: Story, meeting: Meeting) -> None:
    """Two decisions from the page of the sitting, which then shows both; and the sitting is closed."""
    page = story.page
    for text, kind in zip(DECISIONS, ("task", "statement"), strict=True):
        go(story, f"meetings/{meeting.pk}/sitting/")
        story.follow("أضف مخرجا")
        page.locator("#id_text").fill(text)
        page.locator("#id_type").select_option(kind)
        page.locator("#id_kind").select_option("decision")
        page.locator("main form.k-form button[type=submit]").last.click()
        story.read("حُفظ المخرج")
    go(story, f"meetings/{meeting.pk}/sitting/")
    for text in DECISIONS:
        story.read(text)
    story.look("decided")
    assert set(Outcome.objects.filter(meeting=meeting).values_list("text", flat=True)) == set(DECISIONS)
    story.press("اختتام الجلسة")
    story.press("اختتام الجلسة", within="#close")
    story.read("اختُتمت الجلسة")


# --- after --------------------------------------------------------------------------------------------------


def write(story: Story, meeting: Meeting) -> None:
    """Begun from the agenda, saved while it is written."""
    page = go(story, f"meetings/{meeting.pk}/")
    story.follow("المحضر")
    story.press("ابدأ المحضر")
    parts = list(meeting.minutes.parts.order_by("position"))
    assert [part.title for part in parts] == ["الافتتاح", *AGENDA, "الاختتام"]
    for part, text in zip(parts, TEXTS, strict=True):
        page.locator(f"#part-{part.pk}-text").fill(text)
        expect(page.locator(f"#part-{part.pk}-state")).to_contain_text("حُفظ على الساعة", timeout=20_000)
    story.look("minutes")
    assert list(meeting.minutes.parts.order_by("position").values_list("text", flat=True)) == list(TEXTS)


def remark(story: Story, meeting: Meeting) -> None:
    """Somebody who was there asks for a correction."""
    page = go(story, f"meetings/{meeting.pk}/minutes/")
    page.locator("#remarks summary").click()
    form = page.locator("#remarks form[action$='/remarks/']")
    form.locator("[name=text]").fill("المسألة هي كراء مقر جديد")
    form.get_by_role("button").click()
    story.read("حُفظت الملاحظة")
    story.look("remark")


def correct(story: Story, meeting: Meeting) -> None:
    """Signing is refused while the remark waits; it is taken up, and the text sent anew."""
    page, part = go(story, f"meetings/{meeting.pk}/minutes/"), meeting.minutes.parts.get(text=WRONG)
    story.press("توقيع")
    story.read("ملاحظات ما زالت تنتظر جوابا")
    page.locator(f"#part-{part.pk}-text").fill(RIGHT)
    expect(page.locator(f"#part-{part.pk}-state")).to_contain_text("حُفظ على الساعة", timeout=20_000)
    page.locator("#remarks [name=reply]").fill("صُحح النص")
    story.press("أُخذ بها")
    story.read("صُحح النص", within="#remarks")
    story.press("إرسال من جديد")
    story.read(f"أُرسل إلى {SECOND_CALL} شخصا")


def approve_and_freeze(story: Story, meeting: Meeting) -> None:
    """The president elected that day signs, which approves; frozen, the record and the paper are whole."""
    story.press("توقيع")
    story.read("حُفظ التوقيع")
    assert Minutes.objects.get(meeting=meeting).state == "approved"
    story.press("تجميد")
    story.read("جُمّد المحضر")
    story.look("frozen")
    story.follow("تحقق منها")
    story.read("السجل ما زال يقول ما جُمّد")
    story.read("الوثيقة المحفوظة معه سليمة حرفا حرفا")


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as awaited:
        page.get_by_role("link", name=name, exact=True).click()
    return awaited.value.path().read_bytes()


def the_papers_agree(story: Story, meeting: Meeting, president: Person) -> None:
    """The PDF and the DOCX say the same Arabic words, and everything that was done is among them."""
    page = go(story, f"meetings/{meeting.pk}/minutes/")
    pdf, docx, kept = (download(page, name) for name in ("PDF المحضر", "DOCX المحضر", "الوثيقة المجمدة"))
    told = "\n".join(paragraphs(docx))
    texts = [RIGHT if text == WRONG else text for text in TEXTS]
    for words in (*texts, *DECISIONS, *AGENDA, TITLE, president.name):
        assert words in re.sub("[\u200e\u200f\u2066-\u2069]", "", told), words
    assert WRONG not in told
    in_docx, in_pdf, in_kept = (
        arabic_words(words)
        for words in (told.split(), *(words_of_pdf(each).elements() for each in (pdf, kept)))
    )
    assert (in_docx - in_pdf, set(in_pdf) - set(in_docx)) == (Counter(), set())
    assert in_kept == in_pdf
    minutes = Minutes.objects.select_related("file").get(meeting=meeting)
    assert hashlib.sha256(kept).hexdigest() == minutes.file.sha256
    assert minutes.sha256 in "".join(words_of_pdf(kept))


@pytest.mark.slow
def test_a_council_from_its_call_to_its_frozen_minutes(
    site: Site, council: Council, phones: list[Story], smtp: LoopbackServer
) -> None:
    secretary, rapporteur, stranger = phones
    meeting = call(secretary, council)
    invite(secretary, meeting)
    mails = received(smtp, site, "دعوة إليك")
    everybody_is_written_to(mails, meeting)
    answers_come(stranger, council, mails)
    revoked = the_guest_is_taken_back(secretary, stranger, meeting, mails)
    assert received(smtp, site, "إلغاء موعد").keys() == {"guest@council.invalid"}
    days_go_by(meeting, NOTICE)

    go(secretary, f"meetings/{meeting.pk}/door/")
    wrong_codes(secretary, meeting, council, revoked)
    tick_from_both(phones, meeting, council.members[:FIRST_CALL])
    too_few_came(secretary, meeting)
    assert len(received(smtp, site, "تغيير في يوميتك")) == MEMBERS
    days_go_by(meeting, DELAY)
    there = [*council.members[: SECOND_CALL - 2], *council.members[-2:]]
    tick_from_both(phones, meeting, there)
    secretary.look("door")
    enough_came(secretary, meeting)
    president = elect(secretary, meeting, council)
    decide(secretary, meeting)

    write(secretary, meeting)
    secretary.press("إرسال إلى من حضروا")
    secretary.read(f"أُرسل إلى {SECOND_CALL} شخصا")
    assert len(received(smtp, site, "وثيقة في انتظار قراءتكم")) == SECOND_CALL
    remark(rapporteur, meeting)
    correct(secretary, meeting)
    assert len(received(smtp, site, "وثيقة في انتظار قراءتكم")) == SECOND_CALL
    approve_and_freeze(secretary, meeting)
    the_papers_agree(secretary, meeting, president)
