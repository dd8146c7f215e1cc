"""Turns that reports nobody tuned for use: rare names, duals, series, counts. Names are invented."""

import pytest

from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading

HEAD = "حزب الأفق الجديد يعقد لقاء تواصليا\n\n"


def opening(rest: str) -> Reading:
    """A report whose first paragraph is ``rest``."""
    return read_report(HEAD + rest)


def names(people) -> list[str]:
    return [person.name for person in people]


class TestNames:
    def test_rare_given_names_and_names_with_ait_and_ould_are_whole(self):
        reading = opening("حضر اللقاء كل من نزهة آيت علي وشامة ولد الحاج والغالية أمغار.")
        assert names(reading.attendees) == ["نزهة آيت علي", "شامة ولد الحاج", "الغالية أمغار"]

    def test_a_first_name_that_no_list_holds_is_known_by_ould_behind_it(self):
        reading = opening("بحضور زلماط ولد الشيخ، مستشار جماعي، وتيفاور آيت حمو.")
        assert names(reading.attendees) == ["زلماط ولد الشيخ", "تيفاور آيت حمو"]
        assert reading.attendees[0].office == "مستشار جماعي"

    def test_a_title_behind_an_office_opens_the_next_person(self):
        reading = opening("أشرف على تأطيره كمال الزهيري، محام بهيئة الرباط، والأستاذ نور الدين المنصوري.")
        assert names(reading.facilitators) == ["كمال الزهيري", "نور الدين المنصوري"]
        assert [person.office for person in reading.facilitators] == ["محام بهيئة الرباط", None]

    @pytest.mark.parametrize(
        ("title", "gender"),
        [("السيدان", "m"), ("الأستاذين", "m"), ("السيدتان", "f"), ("الدكتورتين", "f"), ("الأساتذة", "m")],
    )
    def test_a_title_in_the_dual_or_plural_belongs_to_every_name_it_joins(self, title, gender):
        pair = "مريم الحناوي وسعاد المرنيسي" if gender == "f" else "كمال الزهيري وحسن الدغوغي"
        reading = opening(f"حضر اللقاء {title} {pair}.")
        assert names(reading.attendees) == pair.split(" و")
        assert [person.gender for person in reading.attendees] == [gender, gender]


class TestPlaces:
    def test_a_commune_behind_the_name_of_a_hall_is_where_it_was_held(self):
        reading = opening(
            "عقد الحزب لقاء تواصليا بقاعة الاجتماعات بجماعة عين الشقف بإقليم مولاي يعقوب يوم السبت 22 نونبر"
            " 2024."
        )
        assert reading.place.venue == "قاعة الاجتماعات"
        assert reading.place.hcp_codes["commune"] == "03.591.01.03"

    def test_a_hall_called_after_a_place_is_not_held_there(self):
        reading = opening("عقد الحزب لقاء تواصليا يوم السبت 22 نونبر 2024 بقاعة تاونات.")
        assert reading.place.hcp_codes == {}

    def test_an_organ_of_two_provinces_is_about_both(self):
        reading = opening("عقدت الأمانة الإقليمية للحزب بإقليمي ميدلت وخنيفرة اجتماعا يوم 22 نونبر 2024.")
        assert reading.scope is not None
        assert (reading.scope.name, reading.scope.also) == ("ميدلت", "خنيفرة")
        assert reading.scope.code == "08.363|05.301"


class TestGroups:
    @pytest.mark.parametrize(
        ("text", "group"),
        [
            ("بحضور 120 زائرا.", "120 زائرا"),
            ("حضر اللقاء حوالي 300 زوار.", "حوالي 300 زوار"),
            ("حضر اللقاء أزيد من 200 زائر وزائرة.", "أزيد من 200 زائر وزائرة"),
            ("بحضور زوار المعرض.", "زوار المعرض"),
            ("بحضور عدد من الزوار.", "عدد من الزوار"),
        ],
    )
    def test_visitors_are_a_group_with_their_count(self, text, group):
        assert opening(text).attendee_groups == [group]

    def test_a_single_visitor_without_a_figure_is_no_group(self):
        assert opening("بحضور زائر.").attendee_groups == []


class TestHeadings:
    def test_a_list_under_called_is_of_calls_and_under_promises_of_promises(self):
        reading = opening(
            "ترأس كمال الزهيري لقاء تواصليا يوم السبت 22 نونبر 2024.\n\nودعت الأمانة الإقليمية إلى:\n"
            "- تعزيز سياسة القرب\n- فتح مقرات جديدة\n\nوعودا بـ:\n- إصلاح الطريق\n- تزويد الدوار بالماء"
        )
        assert [(outcome.kind, outcome.text) for outcome in reading.outcomes] == [
            ("call", "تعزيز سياسة القرب"),
            ("call", "فتح مقرات جديدة"),
            ("promise", "إصلاح الطريق"),
            ("promise", "تزويد الدوار بالماء"),
        ]


class TestSeries:
    @pytest.mark.parametrize(
        ("text", "outside"),
        [
            (
                "في إطار اللقاءات التشاورية التي تنظمها كتابة الدولة المكلفة بالصيد، ترأس كمال الزهيري لقاء.",
                "كتابة الدولة المكلفة بالصيد",
            ),
            ("ترأس كمال الزهيري لقاء ضمن سلسلة لقاءات تنظمها مؤسسة الوسيط.", "مؤسسة الوسيط"),
            (
                "ترأس كمال الزهيري لقاء. ويندرج اللقاء ضمن لقاءات كتابة الدولة المكلفة بالتجارة.",
                "كتابة الدولة المكلفة بالتجارة",
            ),
        ],
    )
    def test_another_body_that_calls_a_series_is_told_and_is_not_the_one_that_met(self, text, outside):
        reading = opening(text)
        assert reading.outside_organiser == outside
        assert reading.organisation is not None
        assert reading.organisation.name == "حزب الأفق الجديد"

    @pytest.mark.parametrize("owner", ["ينظمها الحزب", "تنظمها الأمانة الإقليمية للحزب"])
    def test_a_series_of_the_organisation_itself_has_no_outside_organiser(self, owner):
        assert opening(f"في إطار اللقاءات التي {owner}، ترأس كمال الزهيري لقاء.").outside_organiser is None

    def test_a_party_named_only_as_the_caller_of_its_own_series_is_the_organisation_that_met(self):
        reading = read_report(
            "لقاء تنظيمي بعين الشقف\n\nفي إطار أيام الإنصات التي أطلقها حزب الأفق الجديد،"
            " نظمت الأمانة الإقليمية للحزب لقاء تنظيميا، ترأسه كمال الزهيري نائب رئيس مجلس جماعة عين الشقف."
        )
        assert reading.outside_organiser is None
        assert reading.organisation is not None
        assert reading.organisation.name == "حزب الأفق الجديد"
