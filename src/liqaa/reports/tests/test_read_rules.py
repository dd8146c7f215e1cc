"""The hard rules of the reader, one by one, with invented people and an invented party."""

from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading

HEAD = "حزب الأفق الجديد يعقد لقاء تواصليا\n\n"


def opening(rest: str) -> Reading:
    """A report whose first paragraph is ``rest``."""
    return read_report(HEAD + rest)


def names(people) -> list[str]:
    return [person.name for person in people]


class TestStructure:
    def test_the_headline_is_the_line_that_tells_and_the_kicker_stands_above_it(self):
        reading = read_report(
            "نحو تعبئة شاملة للمناضلين\n\n"
            "سعاد المرنيسي تترأس لقاء تواصليا لحزب الأفق الجديد بميدلت\n\n"
            "ترأست سعاد المرنيسي، عضو المكتب السياسي لحزب الأفق الجديد، لقاء تواصليا يوم السبت 3 ماي 2025"
            " بمدينة ميدلت."
        )
        assert reading.title == "سعاد المرنيسي تترأس لقاء تواصليا لحزب الأفق الجديد بميدلت"
        assert reading.kicker == "نحو تعبئة شاملة للمناضلين"

    def test_furniture_counters_and_template_stamps_say_nothing(self):
        reading = read_report(
            "حزب الأفق الجديد يعقد لقاء تواصليا\n0 تعليق 112 مشاهدة\nتم تعديله في [التاريخ]\n\n"
            "عقد حزب الأفق الجديد لقاء تواصليا.\n\nمقالات ذات صلة\nعبد الكريم الفاسي يترأس مؤتمرا يوم 3"
            " ماي 2025"
        )
        assert reading.published is None
        assert reading.date.iso is None
        assert reading.chair is None
        assert reading.attendees == []

    def test_a_letterhead_gives_the_union_its_parent_and_its_organ(self):
        reading = read_report(
            "الاتحاد الموحد للشغل\nالنقابة الوطنية لعمال الغابات\nالمكتب الإقليمي\nشارع علال بنعمر رقم"
            " 7\nأزرو\n\n"
            "بلاغ\n\nعقد المكتب الإقليمي اجتماعه العادي يوم الأحد 4 ماي 2025."
        )
        assert reading.organisation is not None
        assert reading.organisation.name == "النقابة الوطنية لعمال الغابات"
        assert reading.organisation.parent == "الاتحاد الموحد للشغل"
        assert reading.organisation.body == "المكتب الإقليمي"
        assert reading.meeting.type == "executive_meeting"
        assert names(reading.attendees) == []

    def test_reporters_below_the_headline_were_not_at_the_meeting_and_their_town_is_not_its_place(self):
        reading = read_report(
            "حزب الأفق الجديد يعقد لقاء تواصليا بميدلت\n\nالرباط // محمد السهلي\n\n"
            "عقد حزب الأفق الجديد لقاء تواصليا بمدينة ميدلت يوم السبت 3 ماي 2025."
        )
        assert reading.place.hcp_codes["province"] == "08.363" or reading.place.province == "ميدلت"
        assert reading.attendees == []
        assert reading.mentioned == []


class TestDates:
    def test_a_full_date_with_the_name_of_the_first_day(self):
        assert opening("عقد الحزب لقاء يوم الأحد فاتح دجنبر 2024.").date.iso == "2024-12-01"

    def test_day_and_month_alone_stay_partial_and_are_asked(self):
        reading = opening("عقد الحزب لقاء مساء السبت 22 نونبر.")
        assert (reading.date.iso, reading.date.partial) == (None, "--11-22")
        asked = [question.message_code for question in reading.questions if question.path == "date"]
        assert asked == ["date_without_year"]

    def test_a_weekday_alone_is_no_date(self):
        reading = opening("عقد الحزب، يوم الأربعاء، لقاء تواصليا.")
        assert (reading.date.iso, reading.date.partial, reading.date.weekday) == (None, None, "الأربعاء")

    def test_yesterday_is_told_by_the_stamp_of_the_page_only(self):
        text = "عقد الحزب مساء أمس الجمعة لقاء تواصليا."
        assert opening(text).date.iso is None
        stamped = read_report(HEAD + "06/05/2023 - 18:42\n\n" + text)
        assert (stamped.published, stamped.date.iso) == ("2023-05-06", "2023-05-05")

    def test_an_impossible_day_is_asked_and_never_written(self):
        reading = opening("عقد الحزب لقاء يوم الأربعاء 31 نونبر 2024.")
        assert reading.date.iso is None
        assert reading.date.raw is not None
        assert "31 نونبر" in reading.date.raw
        assert ("date", "contradiction", "date_impossible") in [
            (question.path, question.kind, question.message_code) for question in reading.questions
        ]

    def test_a_weekday_that_contradicts_the_date_is_asked(self):
        reading = opening("عقد الحزب لقاء يوم الاثنين 24 نونبر 2024.")
        assert reading.date.iso == "2024-11-24"
        assert "weekday_contradicts_date" in [question.message_code for question in reading.questions]

    def test_the_gregorian_day_counts_and_the_hijri_one_is_kept(self):
        reading = opening("عقد الحزب لقاء يوم الجمعة 29 ربيع الأول 1443هـ، الموافق ل 05 نونبر 2021م.")
        assert (reading.date.iso, reading.date.hijri) == ("2021-11-05", "1443-03-29")

    def test_the_day_of_what_was_decided_is_not_the_day_of_the_meeting(self):
        reading = opening("عقد الحزب لقاء بميدلت. وقرر الحاضرون تنظيم وقفة يوم الخميس 30 نونبر 2023.")
        assert reading.date.iso is None


class TestPlaces:
    def test_a_commune_brings_its_province_and_region(self):
        reading = opening("عقد الحزب لقاء تواصليا بجماعة عين الشقف يوم السبت 3 ماي 2025.")
        assert reading.place.hcp_codes == {"commune": "03.591.01.03", "province": "03.591", "region": "03"}

    def test_a_province_and_its_town_share_a_name_and_the_province_is_meant(self):
        reading = opening("عقد المجلس الإقليمي لحزب الأفق الجديد بالخميسات دورته العادية.")
        assert reading.place.hcp_codes == {"province": "04.291", "region": "04"}

    def test_the_territory_of_an_office_is_not_where_it_was_held(self):
        reading = opening(
            "ترأس كمال الزهيري، رئيس جماعة البرج، لقاء تواصليا بمدينة مرتيل يوم الأحد 23 فبراير 2025."
        )
        assert reading.place.hcp_codes["commune"] == "01.573.01.03"

    def test_a_place_abroad_has_no_code(self):
        reading = read_report(
            "الاتحاد العام التونسي للشغل يجتمع بصفاقس\n\n"
            "انعقدت بصفاقس الهيئة الإدارية للاتحاد العام التونسي للشغل برئاسة سمير الكعبوري."
        )
        assert reading.place.country == "تونس"
        assert reading.place.hcp_codes == {}

    def test_several_communes_are_joined(self):
        reading = opening("حلت قافلة تواصلية لحزب الأفق الجديد بجماعتي تيزنيت والمعدر الكبير.")
        assert reading.place.hcp_codes["commune"] == "09.581.01.07|09.581.11.07"

    def test_the_region_deduced_from_the_province_is_asked(self):
        reading = opening("عقد الحزب لقاء تواصليا بإقليم مولاي يعقوب.")
        assert ("place.region", "deduced") in [
            (question.path, question.kind) for question in reading.questions
        ]
