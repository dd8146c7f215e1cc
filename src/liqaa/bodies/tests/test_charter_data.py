"""The charters and mandates that come with the product: they hold what real reports of meetings name."""

import pytest

from liqaa.bodies.text.charter import (
    Charter,
    MandateList,
    assumed_values,
    builtin_charters,
    builtin_mandates,
    institution_name,
    mandate_title,
    parse_charter,
    parse_mandates,
    title,
)

SECRETARIATS = "party-secretariats"
INSPECTORATES = "party-inspectorates"


def charter(name: str) -> Charter:
    return parse_charter(builtin_charters()[name].read_text("utf-8"))


def mandates() -> MandateList:
    return parse_mandates(builtin_mandates()["ma"].read_text("utf-8"))


def test_charters_are_found_by_kind_and_mandates_by_country():
    assert {SECRETARIATS, INSPECTORATES} <= set(builtin_charters())
    assert list(builtin_mandates()) == ["ma"]


@pytest.mark.parametrize("name", [SECRETARIATS, INSPECTORATES])
def test_a_file_is_named_after_the_charter_it_holds(name):
    assert charter(name).id == name


@pytest.mark.parametrize("name", [SECRETARIATS, INSPECTORATES])
def test_every_body_type_has_an_office_and_every_executive_a_head_a_founding_and_a_supervisor(name):
    read = charter(name)
    for body_type in read.body_types:
        assert read.offices_of(body_type.key), body_type.key
        if body_type.kind == "executive" and body_type.levels != ("national",):
            assert "head" in {office.kind for office in read.offices_of(body_type.key)}
            assert read.steps_for(body_type.key)[-1].state == "structured"
            assert read.interims_for(body_type.key)
            assert read.supervisors(body_type.key, body_type.levels[0])


@pytest.mark.parametrize(
    ("name", "province", "local"),
    [
        (SECRETARIATS, "province", "local"),
        (INSPECTORATES, "province", "branch"),
    ],
)
def test_a_level_says_which_units_of_territory_it_counts(name, province, local):
    read = charter(name)
    assert read.units(province).kinds == ("province", "prefecture", "arrondissement_prefecture")
    assert (read.units(province).divided, read.units(province).count) == ("both", 83)
    assert read.units(local).kinds == ("commune", "arrondissement")
    assert (read.units(local).divided, read.units(local).count) == ("parts", 1538)


@pytest.mark.parametrize(
    ("name", "office", "gender", "body", "place", "definite", "said"),
    [
        # The open doors of a province, organised by its secretariat.
        (SECRETARIATS, "regional_secretary", "m", None, None, True, "الأمين الجهوي"),
        (
            SECRETARIATS,
            "regional_secretary",
            "f",
            None,
            "جهة فاس-مكناس",
            True,
            "الأمينة الجهوية بجهة فاس-مكناس",
        ),
        (SECRETARIATS, "national_council_member", "f", None, None, False, "عضو المجلس الوطني"),
        (
            SECRETARIATS,
            "national_council_member",
            "m",
            "المجلس الوطني للحزب",
            None,
            False,
            "عضو المجلس الوطني للحزب",
        ),
        (
            SECRETARIATS,
            "provincial_secretary",
            "f",
            None,
            "إقليم مولاي يعقوب",
            False,
            "أمينة إقليمية بإقليم مولاي يعقوب",
        ),
        (SECRETARIATS, "provincial_secretariat_member", "f", None, None, False, "عضو الأمانة الإقليمية"),
        (SECRETARIATS, "local_secretary", "f", None, None, False, "أمينة محلية"),
        (SECRETARIATS, "secretary_general", "f", None, None, True, "الأمينة العامة"),
        (
            SECRETARIATS,
            "collective_leadership_member",
            "f",
            None,
            None,
            False,
            "عضو القيادة الجماعية للأمانة العامة",
        ),
        (SECRETARIATS, "political_bureau_member", "f", None, None, False, "عضو المكتب السياسي"),
        (SECRETARIATS, "organisation_pole_president", "f", None, None, False, "رئيسة قطب التنظيم"),
        (SECRETARIATS, "pole_president", "m", "قطب التواصل", None, False, "رئيس قطب التواصل"),
        (
            SECRETARIATS,
            "group_president",
            "f",
            "فريق الحزب بمجلس المستشارين",
            None,
            False,
            "رئيسة فريق الحزب بمجلس المستشارين",
        ),
        (SECRETARIATS, "preparatory_committee_president", "f", None, None, False, "رئيسة اللجنة التحضيرية"),
        (
            SECRETARIATS,
            "preparatory_committee_member",
            "m",
            "اللجنة التحضيرية لمنظمة النساء",
            None,
            False,
            "عضو اللجنة التحضيرية لمنظمة النساء",
        ),
        (SECRETARIATS, "women_organisation_president", "f", None, None, False, "رئيسة منظمة النساء"),
        (SECRETARIATS, "youth_organisation_member", "m", None, None, False, "عضو منظمة الشباب"),
        (
            SECRETARIATS,
            "national_coordinator",
            "f",
            "الأمانة العامة",
            None,
            False,
            "المنسقة الوطنية للأمانة العامة",
        ),
        (SECRETARIATS, "treasurer", "f", "الأمانة المحلية", None, False, "أمينة المال بالأمانة المحلية"),
        # The consultative meeting of a region, run beside an inspector.
        (INSPECTORATES, "executive_committee_member", "m", None, None, False, "عضو اللجنة التنفيذية"),
        (
            INSPECTORATES,
            "executive_committee_member",
            "f",
            "اللجنة التنفيذية للحزب",
            None,
            False,
            "عضو اللجنة التنفيذية للحزب",
        ),
        (INSPECTORATES, "inspector", "m", None, "الإقليم", False, "مفتش الحزب بالإقليم"),
        (INSPECTORATES, "inspector", "f", None, None, True, "مفتشة الحزب"),
        (
            INSPECTORATES,
            "group_member",
            "f",
            "فريق الحزب بمجلس النواب",
            None,
            False,
            "عضو فريق الحزب بمجلس النواب",
        ),
        (INSPECTORATES, "parallel_representative", "m", None, None, False, "ممثل التنظيمات الموازية"),
        (INSPECTORATES, "provincial_secretary", "f", None, None, True, "الكاتبة الإقليمية"),
        (INSPECTORATES, "branch_secretary", "m", "فرع قصبة تادلة", None, False, "كاتب فرع قصبة تادلة"),
        (INSPECTORATES, "regional_coordinator", "m", None, None, False, "منسق جهوي"),
        (INSPECTORATES, "congress_delegate", "f", "المؤتمر العام", None, False, "مندوبة إلى المؤتمر العام"),
    ],
)
def test_party_capacities_that_reports_name_are_said_with_their_gender(
    name, office, gender, body, place, definite, said
):
    found = charter(name).office(office)
    assert title(found, gender, "ar", body, place_name=place, definite=definite) == said


@pytest.mark.parametrize(
    ("mandate", "gender", "institution", "committee", "definite", "said"),
    [
        (
            "region_committee_chair",
            "f",
            "مجلس جهة فاس-مكناس",
            "لجنة إعداد التراب",
            False,
            "رئيسة لجنة إعداد التراب بمجلس جهة فاس-مكناس",
        ),
        (
            "region_committee_chair",
            "m",
            None,
            "لجنة إعداد التراب",
            False,
            "رئيس لجنة إعداد التراب بمجلس الجهة",
        ),
        ("region_committee_chair", "f", "مجلس جهة فاس-مكناس", None, False, "رئيسة لجنة بمجلس جهة فاس-مكناس"),
        (
            "commune_vice_president",
            "m",
            "مجلس جماعة عين الشقف",
            None,
            False,
            "نائب رئيس مجلس جماعة عين الشقف",
        ),
        (
            "commune_vice_president",
            "f",
            "مجلس جماعة عين الشقف",
            None,
            False,
            "نائبة رئيس مجلس جماعة عين الشقف",
        ),
        ("commune_president", "f", None, None, True, "رئيسة الجماعة"),
        ("commune_councillor", "f", None, None, False, "مستشارة جماعية"),
        ("commune_councillor", "m", None, None, False, "مستشار جماعي"),
        ("deputy", "m", None, None, True, "النائب البرلماني"),
        ("deputy", "f", "مجلس النواب", None, False, "نائبة برلمانية"),
        ("minister", "f", None, None, True, "الوزيرة"),
        (
            "minister",
            "f",
            None,
            "إعداد التراب الوطني والتعمير والإسكان وسياسة المدينة",
            False,
            "وزيرة إعداد التراب الوطني والتعمير والإسكان وسياسة المدينة",
        ),
        ("minister_delegate", "f", None, None, False, "وزيرة منتدبة"),
        ("state_secretary", "m", None, "التجارة الخارجية", False, "كاتب الدولة المكلف بالتجارة الخارجية"),
        ("state_secretary", "f", None, None, True, "كاتبة الدولة"),
        (
            "representatives_group_member",
            "f",
            "مجلس النواب",
            "الفريق الاستقلالي للوحدة والتعادلية",
            False,
            "عضو الفريق الاستقلالي للوحدة والتعادلية بمجلس النواب",
        ),
        (
            "councillors_group_president",
            "m",
            None,
            "الفريق الديمقراطي",
            False,
            "رئيس الفريق الديمقراطي بمجلس المستشارين",
        ),
        (
            "prefecture_president",
            "m",
            "مجلس عمالة المضيق الفنيدق",
            None,
            False,
            "رئيس مجلس عمالة المضيق الفنيدق",
        ),
        ("agriculture_chamber_member", "f", None, None, False, "عضو الغرفة الفلاحية"),
    ],
)
def test_public_mandates_that_reports_name_are_said_with_their_gender(
    mandate, gender, institution, committee, definite, said
):
    found = mandates().mandate(mandate)
    assert mandate_title(found, gender, institution, "ar", committee, definite=definite) == said


def test_mandates_agree_in_french_and_are_plain_in_english():
    vice_president = mandates().mandate("commune_vice_president")
    council = mandates().institution("commune_council")
    french = institution_name(council, "Aïn Chkef", "fr")
    assert (
        mandate_title(vice_president, "f", french, "fr") == "vice-présidente du Conseil communal d'Aïn Chkef"
    )
    english = institution_name(council, "Ain Chkef", "en")
    assert (
        mandate_title(vice_president, "f", english, "en")
        == "vice-president of the commune council of Ain Chkef"
    )


def test_an_institution_is_named_after_its_place():
    assert (
        institution_name(mandates().institution("commune_council"), "عين الشقف", "ar")
        == "مجلس جماعة عين الشقف"
    )
    assert (
        institution_name(mandates().institution("region_council"), "فاس-مكناس", "ar") == "مجلس جهة فاس-مكناس"
    )
    assert institution_name(mandates().institution("house_of_representatives"), None, "ar") == "مجلس النواب"


def test_the_bodies_that_the_two_reports_name_exist_at_the_level_they_name():
    secretariats, inspectorates = charter(SECRETARIATS), charter(INSPECTORATES)
    for level, key in [
        ("national", "general_secretariat"),
        ("national", "political_bureau"),
        ("national", "organisation_pole"),
        ("national", "parliamentary_group"),
        ("national", "national_council"),
        ("region", "regional_secretariat"),
        ("province", "provincial_secretariat"),
        ("local", "local_secretariat"),
        ("local", "preparatory_committee"),
        ("province", "women_organisation"),
        ("national", "youth_organisation"),
        ("region", "youth_organisation"),
        ("province", "youth_organisation"),
    ]:
        assert level in secretariats.body_type(key).levels
    for level, key in [
        ("national", "executive_committee"),
        ("national", "general_congress"),
        ("province", "inspectorate"),
        ("province", "women_organisation"),
        ("region", "youth_organisation"),
        ("province", "professional_league"),
    ]:
        assert level in inspectorates.body_type(key).levels


def test_each_office_grants_the_role_of_its_work():
    secretariats, inspectorates = charter(SECRETARIATS), charter(INSPECTORATES)
    assert secretariats.office("organisation_pole_president").role == "national_organisation_head"
    assert secretariats.office("pole_president").role == "member"
    assert secretariats.office("provincial_secretary").role == "provincial_secretary"
    assert inspectorates.office("inspector").role == "inspector"
    assert inspectorates.office("branch_secretary").role == "local_secretary"
    assert {mandate.role for mandate in mandates().mandates} == {"elected_member"}


def test_a_preparatory_committee_answers_to_the_nearest_secretariat():
    found = charter(SECRETARIATS).supervisors("preparatory_committee", "local")
    assert [body_type.key for body_type in found] == [
        "provincial_secretariat",
        "regional_secretariat",
        "general_secretariat",
    ]


def test_what_no_statutes_say_is_listed_as_assumed():
    read = charter(SECRETARIATS)
    found = {value.path: value for value in assumed_values(read)}
    assert found["body_type.local_secretariat.mandate_months"].value == 48
    assert (
        found["body_type.local_secretariat.mandate_months"].label.ar == "الأمانة المحلية: مدة الولاية بالأشهر"
    )
    assert found["office.treasurer"].value is None
    assert found["quorum.default.first_call"].value == "1/2+1"
    assert "body_type.national_council.mandate_months" not in found
    assert read.is_assumed("office.treasurer.seats")
    assert not read.is_assumed("office.provincial_secretary.seats")


def test_quorum_is_half_plus_one_then_whoever_is_present():
    quorum = charter(INSPECTORATES).quorum_of("branch_assembly")
    assert [quorum.first_call.needed(members) for members in (0, 1, 9, 10)] == [0, 1, 5, 6]
    assert quorum.second_call.needed(200) == 0
    assert quorum.delay_days == 15


def test_an_office_lasts_as_long_as_its_body_unless_it_says_otherwise():
    read = charter(INSPECTORATES)
    assert read.mandate_months("secretary_general", "executive_committee") == 48
    assert read.mandate_months("branch_secretary", "branch_office") == 48
    assert read.mandate_months("inspector", "inspectorate") is None
