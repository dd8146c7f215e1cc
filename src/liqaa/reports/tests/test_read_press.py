"""Turns of the press that the sets of 2026 brought: one general cause each, with an invented example."""

from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import Reading


def told(text: str) -> Reading:
    return read_report(f"خبر من الجهة\n\n{text}")


COMMUNIQUE = """بيان

إن المكتب الجهوي للنقابة المستقلة للبريد بجهة الشرق، المنعقد يوم السبت 8 مارس 2025 بمقر النقابة بوجدة، \
برئاسة الأخ عبد النبي التمسماني الكاتب الجهوي:

أولا: يندد بالتماطل.
ثانيا: يقرر خوض إضراب جهوي يوم الخميس 20 مارس 2025.
"""


def test_an_organ_that_speaks_as_gathered_has_met_on_the_day_of_its_opening() -> None:
    reading = read_report(COMMUNIQUE)
    assert (reading.meeting.type, reading.meeting.status) == ("executive_meeting", "held")
    assert reading.date.iso == "2025-03-08"
    assert reading.chair is not None
    assert reading.chair.name == "عبد النبي التمسماني"


def test_a_day_in_an_item_of_a_list_is_never_the_meeting_s() -> None:
    reading = told("عقدت النقابة اجتماعا وقررت:\n- خوض إضراب يوم الخميس 20 مارس 2025\n- مراسلة الوزارة")
    assert (reading.date.iso, reading.date.partial) == (None, None)


def test_the_labels_of_an_invitation_give_day_and_place() -> None:
    reading = read_report(
        "دعوة عامة\n\nيتشرف المكتب الإقليمي لمنظمة المرأة القروية بدعوتكم لحضور لقاء تواصلي\n\n"
        "التاريخ: السبت 24 ماي 2025\nالمكان: المركب الثقافي بمدينة ميدلت\n"
    )
    assert (reading.date.iso, reading.meeting.status) == ("2025-05-24", "planned")
    assert reading.place.hcp_codes["commune"] == "08.363.01.03"


def test_an_hour_of_the_day_and_a_plain_word_are_no_commune() -> None:
    assert told("عقد الحزب لقاء تواصليا بمقر العمالة صباح أمس.").place.hcp_codes == {}
    assert told("عقد الحزب لقاء تواصليا بمساعدة الكاتب العام.").place.hcp_codes == {}


def test_a_protest_that_is_only_called_for_is_still_to_come_and_nobody_was_there() -> None:
    reading = told(
        "دعت التنسيقية الجهوية للمتصرفين إلى وقفة احتجاجية يوم الأربعاء 7 ماي 2025 بمدينة تطوان."
        " وقالت المنسقة الجهوية نعيمة بوعسرية إن الوضع لم يعد يحتمل."
    )
    assert (reading.meeting.type, reading.meeting.status) == ("protest", "planned")
    assert (reading.attendees, reading.outcomes) == ([], [])


def test_whoever_the_sentence_speaks_of_led_what_it_says_they_led() -> None:
    animated = told("أكد رئيس جبهة الأصالة، الطيب بلحاج، خلال تجمع شعبي نشطه بالقاعة، أن التنمية أولوية.")
    assert [person.name for person in animated.facilitators] == ["الطيب بلحاج"]
    led = told("دعا الأمين العام سليم بوقرة، لدى إشرافه على لقاء جهوي بوهران، إلى الحوار.")
    assert led.chair is not None
    assert led.chair.name == "سليم بوقرة"


def test_those_who_lecture_one_after_the_other_are_facilitators() -> None:
    reading = told(
        "نظم المركز ندوة قدم خلالها الدكتور نجيب الركراكي مداخلة حول التقطيع الترابي، فيما تناولت الدكتورة"
        " وفاء بنكيران مالية الجهات."
    )
    assert [person.name for person in reading.facilitators] == ["نجيب الركراكي", "وفاء بنكيران"]


def test_what_is_told_of_somebody_praised_makes_nobody_present() -> None:
    reading = told("عقدت المنظمة لقاء، منوهة بالدعم الذي قدمه رئيس الجهة هشام الركيبي للدورة.")
    assert reading.attendees == []
    assert [person.name for person in reading.mentioned] == ["هشام الركيبي"]


def test_a_by_name_that_another_word_goes_on_with_is_another_party() -> None:
    reading = told("عقد حزب السنبلة الخضراء لقاء تواصليا بمدينة صفرو.")
    assert reading.organisation is not None
    assert reading.organisation.name == "حزب السنبلة الخضراء"


def test_names_of_organisations_go_on_to_the_end_of_their_purpose() -> None:
    for name in (
        "التنسيقية المحلية للدفاع عن الحق في الماء",
        "الرابطة الإقليمية لأرباب سيارات الإسعاف",
        "جمعية أجيال تافوكت للثقافة والفنون",
        "الهيئة المغربية لمربي النحل",
        "نادي وفاق زايو لكرة القدم",
        "جمعية بيئة بلا حدود",
    ):
        reading = told(f"نظمت {name} يوم الأحد 2 مارس 2025 لقاء تواصليا.")
        assert reading.organisation is not None
        assert reading.organisation.name == name


def test_a_name_in_latin_letters_behind_an_office_is_a_person_s() -> None:
    reading = told("عرف اللقاء مشاركة رئيسة الجمعية أمينة الورياغلي، والخبير الدولي Marc Delorme.")
    assert [person.name for person in reading.attendees] == ["أمينة الورياغلي", "Marc Delorme"]


def test_an_organisation_that_no_table_knows_is_asked_about() -> None:
    asked = [question.path for question in told("عقد حزب الوردة البيضاء لقاء تواصليا.").questions]
    known = [question.path for question in told("عقد حزب الاستقلال لقاء تواصليا.").questions]
    assert ("organisation" in asked, "organisation" in known) == (True, False)


FRENCH = """COMMUNIQUÉ

Le bureau national du Syndicat des contrôleurs, réuni le mercredi 19 février 2025 au siège à Casablanca sous \
la présidence du secrétaire général Adil Berrada :

1. Dénonce la lenteur du dialogue social ;
2. Exige l'ouverture des négociations ;
3. Décide le port du brassard.
"""


def test_the_verbs_of_a_french_list_tell_what_each_item_is() -> None:
    outcomes = [outcome.kind for outcome in read_report(FRENCH).outcomes]
    assert outcomes == ["statement", "call", "decision"]


def test_a_french_town_is_nobody_and_whoever_animates_is_a_facilitator() -> None:
    reading = read_report(
        "Meeting à Tizi Ouzou\n\nLe président du Parti de l'Avenir, Nacer Mokrani, a animé samedi 5 octobre"
        " 2024 un meeting populaire à la maison de la culture de Tizi Ouzou, en présence de"
        " militants du parti."
    )
    assert [person.name for person in reading.facilitators] == ["Nacer Mokrani"]
    assert reading.attendees == []
