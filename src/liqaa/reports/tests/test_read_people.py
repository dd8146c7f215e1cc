"""More hard rules of the reader: who was there, what was needed, what it came to. Names are invented."""

import pytest

from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading

HEAD = "حزب الأفق الجديد يعقد لقاء تواصليا\n\n"


def opening(rest: str) -> Reading:
    """A report whose first paragraph is ``rest``."""
    return read_report(HEAD + rest)


def names(people) -> list[str]:
    return [person.name for person in people]


class TestPeople:
    def test_chair_host_and_attendees_with_their_offices(self):
        reading = opening(
            "ترأس إدريس العطاوي، الأمين الجهوي، لقاء تواصليا استضافته فاطمة الزهراء بنونة، رئيسة جماعة مرتيل،"
            " بحضور الأخ سعيد آيت باها، مفتش الحزب بالإقليم، والنائبين البرلمانيين عبد الإله الوكيلي"
            " وحنان بن عمر."
        )
        assert reading.chair is not None
        assert (reading.chair.name, reading.chair.office) == ("إدريس العطاوي", "الأمين الجهوي")
        assert reading.host is not None
        assert (reading.host.name, reading.host.gender) == ("فاطمة الزهراء بنونة", "f")
        assert names(reading.attendees) == ["سعيد آيت باها", "عبد الإله الوكيلي", "حنان بن عمر"]
        assert [person.office for person in reading.attendees] == [
            "مفتش الحزب بالإقليم",
            "النائب البرلماني",
            "النائب البرلماني",
        ]

    def test_names_that_no_list_holds_are_found_by_their_office(self):
        reading = opening("بتأطير من زلماط أوحنيني عضو المجلس الوطني وتيفاور أمشيشي مستشارة جماعية.")
        assert names(reading.facilitators) == ["زلماط أوحنيني", "تيفاور أمشيشي"]
        assert [person.office for person in reading.facilitators] == ["عضو المجلس الوطني", "مستشارة جماعية"]

    def test_an_office_of_two_capacities_is_split(self):
        reading = opening(
            "بتأطير من مريم الحناوي عضو المجلس الوطني للحزب ورئيسة لجنة إعداد التراب بمجلس جهة فاس- مكناس."
        )
        assert reading.facilitators[0].capacities == [
            "عضو المجلس الوطني للحزب",
            "رئيسة لجنة إعداد التراب بمجلس جهة فاس- مكناس",
        ]
        assert reading.facilitators[0].gender == "f"

    def test_somebody_praised_absent_or_dead_is_not_present(self):
        reading = opening(
            "ترأس إدريس العطاوي، الأمين الجهوي، لقاء تواصليا. وتحدث العطاوي منوها بعمل النائب البرلماني"
            " حسن الدغوغي."
            " وغاب عن اللقاء المستشار البرلماني عبد اللطيف الصبان. وترحم الحضور على روح المرحوم علي الزموري."
        )
        assert names(reading.attendees) == []
        assert names(reading.mentioned) == ["حسن الدغوغي", "عبد اللطيف الصبان", "علي الزموري"]

    def test_the_chair_of_another_meeting_is_not_the_chair(self):
        reading = opening(
            "ترأس الأخ مصطفى السرغوشي، المفتش الإقليمي للحزب، اجتماعا موسعا. ووضع المفتش الحاضرين في صورة"
            " أشغال"
            " اللجنة المركزية ومجلس المفتشين، اللذين ترأسهما الأمين العام حميد الشباني."
        )
        assert reading.chair is not None
        assert reading.chair.name == "مصطفى السرغوشي"
        assert names(reading.attendees) == []

    def test_a_street_and_a_hall_are_nobody(self):
        reading = opening("عقد الحزب لقاء بمقره بشارع عبد الكريم الخطابي، ثم بالمركز الثقافي أحمد بوكماخ.")
        assert reading.attendees == []
        assert reading.mentioned == []

    def test_supervisor_and_chair_are_two(self):
        reading = opening(
            "تحت إشراف الرفيقة مجدولين السباعي، عضوة المكتب السياسي، التأم المجلس الإقليمي لحزب الأفق الجديد"
            " بالرحامنة، وقد سير أشغاله الرفيق عبد الإله الزطاطي، الكاتب الإقليمي، وشاركت فيه نائبته"
            " الرفيقة مرية الغزالي."
        )
        assert reading.chair is not None
        assert reading.chair.name == "عبد الإله الزطاطي"
        assert not isinstance(reading.supervision, str)
        assert reading.supervision is not None
        assert reading.supervision.name == "مجدولين السباعي"
        assert [(person.name, person.office) for person in reading.attendees] == [
            ("مجدولين السباعي", "عضوة المكتب السياسي"),
            ("مرية الغزالي", "نائبة الكاتب الإقليمي"),
        ]

    def test_an_organ_supervises(self):
        reading = opening(
            "تحت إشراف الأمانة الجهوية نظمت الأمانة الإقليمية للحزب بإقليم مولاي يعقوب لقاء تواصليا."
        )
        assert reading.supervision == "الأمانة الجهوية"
        assert reading.organisation is not None
        assert reading.organisation.body == "الأمانة الإقليمية للحزب بإقليم مولاي يعقوب"

    def test_a_headline_surname_is_resolved_in_the_body(self):
        reading = read_report(
            "الحجوجي يترأس لقاء تواصليا لحزب الأفق الجديد\n\n"
            "نظم حزب الأفق الجديد لقاء تواصليا بتأطير من الأمين الجهوي الدكتور محمد الحجوجي."
        )
        assert reading.chair is not None
        assert (reading.chair.name, reading.chair.office) == ("محمد الحجوجي", "الأمين الجهوي")

    def test_those_elected_are_listed_with_their_new_office(self):
        reading = opening(
            "وانتخب المؤتمرون محمد البوزياني كاتبا إقليميا، واختاروا ليلى البكري نائبة له."
            "\n\nوتضم الكتابة الإقليمية الجديدة أيضا: مصطفى بن عبد الغفور، نعيمة ابن عمرو، وعزيز الصامدي."
        )
        assert [(person.name, person.office) for person in reading.elected_or_appointed][:2] == [
            ("محمد البوزياني", "كاتبا إقليميا"),
            ("ليلى البكري", "نائبة"),
        ]
        assert names(reading.elected_or_appointed)[2:] == [
            "مصطفى بن عبد الغفور",
            "نعيمة ابن عمرو",
            "عزيز الصامدي",
        ]

    def test_a_list_of_offices_and_names(self):
        reading = opening(
            "عقد فرع جمعية الأطلس جمعا عاما.\nوجاءت تشكيلة المكتب المسير الجديد على الشكل التالي:\n"
            "الرئيس: كمال الزروقي\nنائبته: حسناء الركراكي\nأمينة المال: فاطمة بنعلال"
        )
        assert names(reading.elected_or_appointed) == ["كمال الزروقي", "حسناء الركراكي", "فاطمة بنعلال"]


class TestGroups:
    def test_groups_are_cut_where_another_begins(self):
        reading = opening(
            "عقد الحزب لقاء تواصليا مع شباب وفعاليات الحزب، بحضور رؤساء جماعات ومنتخبين وأعضاء بالمجلس الوطني"
            " ومندوبين عن التنظيمات الموازية."
        )
        assert reading.attendee_groups == [
            "شباب وفعاليات الحزب",
            "رؤساء جماعات",
            "منتخبين",
            "أعضاء بالمجلس الوطني",
            "مندوبين عن التنظيمات الموازية",
        ]


class TestMatters:
    def test_a_list_of_sectors_in_trouble(self):
        reading = opening(
            "وتعاني الساكنة من العديد من المشاكل في شتى القطاعات كالتعليم والصحة والبطالة وضعف في الطرق"
            " والإنارة العمومية."
        )
        assert [(need.sector, need.text) for need in reading.needs] == [
            ("education", "التعليم"),
            ("health", "الصحة"),
            ("employment", "البطالة"),
            ("roads_transport", "ضعف في الطرق"),
            ("electricity_lighting", "الإنارة العمومية"),
        ]

    def test_expectations_alone_are_no_need_and_what_was_built_is_an_achievement(self):
        reading = opening(
            "عقد الحزب لقاء للاستجابة لانتظارات الساكنة. ونوه المتدخلون بمبادرة الوزارة بتشييد حديقة"
            " عمومية وإصلاح ملعب كرة القدم."
        )
        assert reading.needs == []
        assert reading.achievements == ["تشييد حديقة عمومية", "إصلاح ملعب كرة القدم"]

    def test_bullets_keep_their_wording_and_their_type(self):
        reading = opening(
            "عقد الحزب لقاء تنظيميا.\n\nأهم مخرجات هذا الاجتماع:\n\n* تسطير برنامج عمل الأمانة الإقليمية.\n"
            "* تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات الترابية بإقليم مولاي"
            " يعقوب.\n"
            "* الرفع من وتيرة الانخراطات وتنمية العضوية."
        )
        assert [(one.kind, one.type) for one in reading.outcomes] == [
            ("decision", "work_programme"),
            ("decision", "body_to_found"),
            ("decision", "membership_target"),
        ]
        assert reading.outcomes[0].text == "تسطير برنامج عمل الأمانة الإقليمية"
        assert reading.outcomes[1].places == {"all": "communes", "of": "03.591"}

    def test_connected_prose_is_cut_into_its_calls(self):
        reading = opening("وخلص الاجتماع إلى الدعوة إلى التشبث بسياسة القرب، وإلى فسح المجال أمام الشباب.")
        assert [(one.kind, one.text) for one in reading.outcomes] == [
            ("call", "التشبث بسياسة القرب"),
            ("call", "فسح المجال أمام الشباب"),
        ]

    def test_statements_of_a_communique(self):
        reading = read_report(
            "بيان تضامني\n\nإن المكتب المحلي لجمعية الأطلس بميدلت، وهو يتابع الوضع، يعلن للرأي العام ما"
            " يلي:\n"
            "- تضامنه مع الساكنة المتضررة؛\n- مطالبته المسؤولين بالتدخل العاجل."
        )
        assert [(one.kind, one.text) for one in reading.outcomes] == [
            ("statement", "تضامنه مع الساكنة المتضررة"),
            ("call", "مطالبته المسؤولين بالتدخل العاجل"),
        ]
        assert (reading.meeting.type, reading.meeting.status) == ("statement_only", "no_meeting")

    def test_a_promise_and_who_gave_it(self):
        reading = opening("ووعد المنسق الجهوي كمال الزهيري بنقل هذه المطالب إلى الوزراء المعنيين.")
        assert [(one.kind, one.text) for one in reading.outcomes] == [
            ("promise", "نقل هذه المطالب إلى الوزراء المعنيين")
        ]

    def test_what_was_said_is_kept_with_its_speaker_and_addressee(self):
        reading = opening(
            "ترأس إدريس العطاوي، الأمين الجهوي، لقاء تواصليا.\n\n"
            "ودعا العطاوي المنتخبين والمنتخبات إلى المزيد من العمل الميداني، منوها بالتماسك الذي يعرفه الحزب."
        )
        assert [(one.caller, one.addressee) for one in reading.outcomes] == [
            ("إدريس العطاوي", "المنتخبين والمنتخبات")
        ]
        said = [(one.person, one.kind, one.addressee) for one in reading.interventions]
        assert ("إدريس العطاوي", "call", "المنتخبين والمنتخبات") in said
        assert ("إدريس العطاوي", "praise", None) in said

    def test_a_quoted_slogan(self):
        reading = opening("نظم الحزب لقاء تحت شعار «الإنصات مدخل لإعادة الثقة» بميدلت.")
        assert reading.slogan == "الإنصات مدخل لإعادة الثقة"


class TestVariety:
    def test_a_seminar_with_its_moderator_and_speakers(self):
        reading = opening(
            "نظمت الفيدرالية الإقليمية للحزب بآسفي ندوة أطرها كل من الدكتور عبد الغني السليماوي أستاذ القانون"
            " الدستوري، والأستاذة ابتسام المراسي عضو المكتب الفيدرالي، وسيرها الأستاذ رضوان الجخاوي."
        )
        assert reading.meeting.type == "seminar"
        assert names(reading.facilitators) == ["عبد الغني السليماوي", "ابتسام المراسي"]
        assert reading.chair is not None
        assert reading.chair.name == "رضوان الجخاوي"

    def test_an_algerian_meeting_led_by_its_provincial_secretary(self):
        reading = read_report(
            "قسنطينة.. لقاء تنظيمي\nنشرت في: 15 أكتوبر 2024 - 10:25\n\n"
            "أشرف الأمين الولائي لحزب التجمع الوطني الديمقراطي بقسنطينة السيد توفيق البراهي، مساء أمس"
            " الاثنين،"
            " على لقاء تنظيمي جمع مناضلي ومنتخبي الحزب. وتم تنصيب أعضاء المكتب البلدي برئاسة السيد عمار"
            " القربوعي."
        )
        assert reading.chair is not None
        assert reading.chair.name == "توفيق البراهي"
        assert (reading.date.iso, reading.place.country, reading.place.hcp_codes) == (
            "2024-10-14",
            "الجزائر",
            {},
        )
        assert names(reading.attendees) == []
        assert names(reading.elected_or_appointed) == ["عمار القربوعي"]

    def test_a_committee_made_at_a_meeting_has_a_chair_of_its_own(self):
        reading = opening(
            "عقد الحزب لقاء ترأسه الكاتب الإقليمي الأخ عبد السلام البوطي. وتقرر في ختام اللقاء تشكيل لجنة"
            " تحضيرية من"
            " 15 عضوا برئاسة الأخت نجاة اليحيوي، وتحديد يوم 21 يونيو المقبل موعدا للمؤتمر."
        )
        assert reading.chair is not None
        assert reading.chair.name == "عبد السلام البوطي"
        assert [one.text for one in reading.outcomes] == [
            "تشكيل لجنة تحضيرية من 15 عضوا برئاسة الأخت نجاة اليحيوي",
            "تحديد يوم 21 يونيو المقبل موعدا للمؤتمر",
        ]
        assert reading.outcomes[0].quantity == 15

    def test_a_union_under_its_confederation_and_the_president_named_behind_commas(self):
        reading = read_report(
            "بلاغ إخباري\n\n"
            "عقد المكتب الوطني للجامعة الوطنية للغابات، المنضوية تحت لواء الاتحاد المغربي للشغل، اجتماعه"
            " الدوري يوم"
            " الخميس 6 مارس 2025. وأكد الكاتب العام للجامعة، يوسف البوشتاوي، أهمية الحوار."
        )
        assert reading.organisation is not None
        assert (reading.organisation.name, reading.organisation.parent) == (
            "الجامعة الوطنية للغابات",
            "الاتحاد المغربي للشغل",
        )
        assert reading.meeting.type == "executive_meeting"
        assert [(person.name, person.office) for person in reading.attendees] == [
            ("يوسف البوشتاوي", "الكاتب العام للجامعة")
        ]


class TestNothing:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "   \n\n ",
            "…",
            "وصفة الكسكس\n\nنغسل الخضر ونقطعها ثم نضعها في القدر مع اللحم والتوابل.",
            "The committee met on Monday in London to discuss its budget.",
            "12345 67890",
        ],
    )
    def test_a_text_without_a_meeting_gives_nulls(self, text):
        reading = read_report(text)
        assert reading.meeting.status == "no_meeting"
        assert (reading.chair, reading.host, reading.date.iso) == (None, None, None)
        assert reading.place.hcp_codes == {}
        assert reading.attendees == []

    def test_news_without_a_meeting_names_nobody_as_present(self):
        reading = read_report(
            "حريق يأتي على سوق بمدينة تازة\n\nأكد رئيس جماعة تازة كمال الزهيري أن الحريق خلف خسائر كبيرة"
            " يوم السبت 3 ماي 2025."
        )
        assert (reading.meeting.status, reading.attendees, reading.date.iso) == ("no_meeting", [], None)
        assert reading.place.hcp_codes == {}
        assert names(reading.mentioned) == ["كمال الزهيري"]

    def test_another_language_is_said_and_nothing_is_read(self):
        reading = read_report(
            "La section locale du parti a tenu, samedi 3 mai 2025 à Tétouan, son assemblée générale"
            " ordinaire."
        )
        assert (reading.title, reading.date.iso, reading.place.hcp_codes) == (None, None, {})
        assert [question.message_code for question in reading.questions] == ["other_language"]

    def test_a_meeting_to_come_is_planned(self):
        reading = read_report(
            "إعلان\n\nتنظم جمعية الأطلس للتنمية ندوة يوم السبت 15 مارس 2025 بمدينة تاونات، وستسير الندوة"
            " الأستاذة هند العبادي."
        )
        assert (reading.meeting.type, reading.meeting.status) == ("seminar", "planned")
        assert reading.chair is not None
        assert reading.chair.name == "هند العبادي"
