"""Announcements, statements, protests, weeks and French: agreement and reading back."""

import datetime as dt
from dataclasses import replace

import pytest

from liqaa.reports.tests.test_write_meetings import generated
from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import (
    Body,
    Day,
    LeftOut,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Reason,
    TemplateError,
    Text,
    Topic,
    Week,
    builtin,
    differences,
    edited,
    missing_facts,
    write_news,
    write_week,
)
from liqaa.reports.text.write.check import specimen

AFTERWARDS = {
    "interventions": (), "needs": (), "achievements": (), "elected": (), "outcomes": (), "closing": None,
}  # fmt: skip
WOMAN = Person(id="chair", name="سلمى الراجي", gender="f", capacities=("رئيسة اللجنة",))


def announced(record: NewsRecord) -> NewsRecord:
    return replace(record, meeting=replace(record.meeting, status="planned"), **AFTERWARDS)


def test_an_announcement_speaks_of_what_will_be_in_the_gender_of_each() -> None:
    record = NewsRecord(
        meeting=Meeting(id="meeting", kinds=("council",), status="planned"),
        organiser=Body(id="organiser", name="المجلس الإقليمي"),
        chair=WOMAN,
        topics=(Topic(id="topic", text="برنامج العمل"),),
    )
    assert write_news(record).plain == (
        "سيعقد المجلس الإقليمي دورة. وستترأس الدورة السيدة سلمى الراجي، رئيسة اللجنة.\n\n"
        "وسيتداول المشاركون في برنامج العمل.\n"
    )


def test_announcements_of_generated_meetings_are_read_back_as_planned() -> None:
    records = [announced(record) for record in generated(60, seed=5)]
    found = [differences(record, read_report(write_news(record).plain)) for record in records]
    assert sum(not each for each in found) >= 57


def test_a_statement_is_told_as_one_and_its_outcomes_are_read_back() -> None:
    record = specimen("ar", "statement")
    news = write_news(record)
    assert "أصدرت الأمانة الإقليمية لحزب الأفق الجديد يوم الأحد 24 نونبر 2024 بيانا" in news.plain
    assert news.left_out == ()
    titled = replace(record, framework=None)
    assert differences(titled, read_report(write_news(titled).plain)) == []


def test_a_statement_whose_headline_does_not_say_so_is_headed_as_one() -> None:
    record = NewsRecord(
        title=Text(id="title", text="من أجل مستشفى إقليمي"),
        meeting=Meeting(id="meeting", kinds=("statement",)),
        organiser=Body(id="organiser", name="المكتب الإقليمي"),
    )
    assert write_news(record).plain == "بيان\n\nمن أجل مستشفى إقليمي\n\nأصدر المكتب الإقليمي بيانا.\n"


def test_a_protest_is_feminine_and_read_back_as_one() -> None:
    record = NewsRecord(
        title=Text(id="title", text="وقفة احتجاجية بتازة"),
        meeting=Meeting(id="meeting", kinds=("protest",)),
        organiser=Body(id="organiser", name="الكتابة الإقليمية للنقابة"),
        outcomes=(Outcome(id="outcome", text="تنظيم وقفة ثانية"),),
    )
    text = write_news(record).plain
    assert "نظمت الكتابة الإقليمية للنقابة وقفة احتجاجية." in text
    assert "وخلصت الوقفة إلى القرارات التالية:" in text
    assert read_report(text).meeting.type == "protest"


@pytest.mark.parametrize("form", ["held", "planned"])
def test_french_news_reads_back_as_its_record(form: str) -> None:
    record = specimen("fr", form)
    assert differences(record, read_report(write_news(record, language="fr").plain), "fr") == []


def test_texts_recorded_in_arabic_do_not_enter_french_news_and_are_listed() -> None:
    record = NewsRecord(
        title=Text(id="title", text="لقاء تواصلي"),
        meeting=Meeting(id="meeting", kinds=("communication",)),
        place=Place(id="place", communes=("Aïn Chkef",)),
        needs=(Need(id="need", sector="health", text="خصاص الأطباء"),),
    )
    news = write_news(record, language="fr")
    assert news.plain == (
        "Rencontre de communication – commune d'Aïn Chkef\n\n"
        "Une rencontre de communication s'est tenue dans la commune d'Aïn Chkef.\n"
    )
    assert news.left_out == (
        LeftOut("title", Reason.OTHER_LANGUAGE), LeftOut("need", Reason.OTHER_LANGUAGE),
    )  # fmt: skip


def test_an_organisation_s_changes_stand_over_the_product_s_templates() -> None:
    templates = edited("ar", {"chair": {"texts": ["برئاسة {chair}."]}, "gone": {"texts": ["x"]}})
    assert write_news(NewsRecord(meeting=Meeting(id="m"), chair=WOMAN), templates=templates).plain == (
        "انعقد لقاء. برئاسة السيدة سلمى الراجي، رئيسة اللجنة.\n"
    )
    assert edited("ar", {}) is builtin("ar")
    assert missing_facts(edited("ar", {"chair": {"texts": ["بلا رئيس."]}})) == ("chair",)
    with pytest.raises(TemplateError):
        edited("ar", {"chair": {"texts": ["{nobody}"]}})


def of_week(number: int, commune: str, **said: object) -> NewsRecord:
    return NewsRecord(
        meeting=Meeting(id=f"meeting-{number}", kinds=("communication",)),
        organiser=Body(id=f"organiser-{number}", name="الأمانة المحلية"),
        day=Day(id=f"day-{number}", on=dt.date(2026, 3, 1 + number)),
        place=Place(id=f"place-{number}", communes=(commune,)),
        **said,
    )


def test_a_week_counts_its_meetings_needs_and_outcomes_in_agreement() -> None:
    need = Need(id="need", sector="health", text="خصاص الأطباء")
    records = (
        of_week(1, "عين الشقف", needs=(need,), outcomes=(Outcome(id="o-1", text="إحداث لجنة"),)),
        of_week(2, "سبع رواضي", needs=(need,), outcomes=(Outcome(id="o-2", text="إحداث لجنة"),)),
    )
    news = write_week(Week(place="إقليم مولاي يعقوب", first=dt.date(2026, 3, 2), records=records))
    assert news.plain == (
        "حصيلة أسبوع بإقليم مولاي يعقوب\n\n"
        "تميز الأسبوع الممتد من 2 إلى 8 مارس 2026 بإقليم مولاي يعقوب بعقد لقاءين، توزعت على جماعتين.\n\n"
        "جماعة سبع رواضي:\n"
        "* نظمت الأمانة المحلية، يوم الثلاثاء 3 مارس 2026، لقاء تواصليا. وخلص اللقاء إلى قرار واحد.\n\n"
        "جماعة عين الشقف:\n"
        "* نظمت الأمانة المحلية، يوم الاثنين 2 مارس 2026، لقاء تواصليا. وخلص اللقاء إلى قرار واحد.\n\n"
        "وجرى خلال لقاءات الأسبوع تسجيل حاجة واحدة، حسب القطاعات:\n"
        "* الصحة (1): خصاص الأطباء\n\n"
        "وخلصت لقاءات الأسبوع إلى قرارين:\n"
        "* إحداث لجنة (جماعة عين الشقف، جماعة سبع رواضي)\n"
    )
    assert news.facts() == {fact.id for record in records for _, fact in record.facts()}


def test_a_week_tells_nothing_that_may_not_be_published_and_lists_it() -> None:
    hidden = Outcome(id="hidden", text="قرار داخلي", confidential=True)
    week = Week(
        place="إقليم مولاي يعقوب", first=dt.date(2026, 3, 2), records=(of_week(1, "عين", outcomes=(hidden,)),)
    )
    news = write_week(week)
    assert "قرار" not in news.plain
    assert LeftOut("hidden", Reason.CONFIDENTIAL) in news.left_out


def test_a_week_without_meetings_is_refused() -> None:
    with pytest.raises(ValueError, match="week"):
        write_week(Week(place="إقليم تازة", first=dt.date(2026, 3, 2), records=()))
