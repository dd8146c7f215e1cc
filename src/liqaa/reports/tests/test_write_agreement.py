"""The checklist of agreement: each case by its name, in what is written."""

import datetime as dt
from dataclasses import replace

import pytest

from liqaa.reports.text.write import (
    Body,
    Day,
    Group,
    Meeting,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Said,
    Text,
    Topic,
    agreement,
    french,
    write_news,
)
from liqaa.reports.text.write.counting import counted, counted_group
from liqaa.reports.text.write.pattern import pattern, value
from liqaa.reports.text.write.people import capacities, honorific, named, surname
from liqaa.reports.text.write.slots import day_words, kind_words, place_words

MAN = Person(id="m", name="يونس البركاني", gender="m")
WOMAN = Person(id="f", name="سلمى الراجي", gender="f")
BARE = NewsRecord(meeting=Meeting(id="meeting", kinds=("communication",)))


def prose(record: NewsRecord, **options) -> str:
    return write_news(record, **options).plain


@pytest.mark.parametrize(
    ("case", "written", "right"),
    [
        ("verb before a man", agreement.past("ترأس", "m"), "ترأس"),
        ("verb before a woman", agreement.past("ترأس", "f"), "ترأست"),
        ("verb before two men stays single", agreement.past("أكد", "m", 2), "أكد"),
        ("verb behind two men", agreement.past("أكد", "m", 2, before=False), "أكدا"),
        ("verb behind two women", agreement.past("أكد", "f", 2, before=False), "أكدتا"),
        ("verb behind several men", agreement.past("أكد", "m", 3, before=False), "أكدوا"),
        ("verb behind several women", agreement.past("أكد", "f", 3, before=False), "أكدن"),
        ("weak verb in alif, woman", agreement.past("دعا", "f"), "دعت"),
        ("weak verb in alif, several", agreement.past("دعا", "m", 3, before=False), "دعوا"),
        ("weak verb in alif, two", agreement.past("دعا", "m", 2, before=False), "دعوا"),
        ("weak verb in alif, women", agreement.past("دعا", "f", 3, before=False), "دعون"),
        ("weak verb in ya, woman", agreement.past("أعطى", "f"), "أعطت"),
        ("weak verb in ya, two", agreement.past("أعطى", "m", 2, before=False), "أعطيا"),
        ("weak verb in ya, women", agreement.past("أعطى", "f", 3, before=False), "أعطين"),
        ("hollow verb, women", agreement.past("أشاد", "f", 3, before=False), "أشدن"),
        ("hamza at the end, two", agreement.past("هنأ", "m", 2, before=False), "هنآ"),
        ("hamza at the end, several", agreement.past("هنأ", "m", 3, before=False), "هنؤوا"),
        ("gender of an organ", agreement.gender_of("الأمانة الإقليمية"), "f"),
        ("gender of a bureau", agreement.gender_of("المكتب السياسي"), "m"),
        ("a meeting in اء is masculine", agreement.gender_of("لقاء"), "m"),
        ("ل before the article", agreement.with_li("الأمانة"), "للأمانة"),
        ("ل before the article and ل", agreement.with_li("اللجنة"), "للجنة"),
        ("ل before a bare noun", agreement.with_li("حزب"), "لحزب"),
        ("object, noun in اء", agreement.accusative("لقاء تواصلي"), "لقاء تواصليا"),
        ("object, two qualities", agreement.accusative("لقاء تواصلي وتنظيمي"), "لقاء تواصليا وتنظيميا"),
        ("object, plain noun", agreement.accusative("اجتماع موسع"), "اجتماعا موسعا"),
        ("object, feminine", agreement.accusative("دورة عادية"), "دورة عادية"),
        ("object with its complement", agreement.accusative("اجتماع المكتب"), "اجتماع المكتب"),
        ("object, definite", agreement.accusative("المجلس الإقليمي"), "المجلس الإقليمي"),
        ("an office somebody takes up", agreement.accusative("كاتب إقليمي"), "كاتبا إقليميا"),
        ("sound plural behind a preposition", agreement.oblique("منتخبون"), "منتخبين"),
        ("plural with its complement", agreement.oblique("منتخبو الحزب"), "منتخبي الحزب"),
        ("two heads, one complement", agreement.oblique("مناضلات ومناضلو الحزب"), "مناضلات ومناضلي الحزب"),
        ("plural with a quality", agreement.oblique("الأمناء المحليون"), "الأمناء المحليين"),
        ("office of two", agreement.dual_office("عضو المجلس الوطني"), "عضوي المجلس الوطني"),
        ("office of two women", agreement.dual_office("عضوة المكتب السياسي"), "عضوتي المكتب السياسي"),
        ("office of two with a quality", agreement.dual_office("نائب برلماني"), "النائبين البرلمانيين"),
        ("office of several", agreement.plural_office("عضو المجلس الوطني", "m"), "أعضاء المجلس الوطني"),
        (
            "office of several with a quality",
            agreement.plural_office("مستشار جماعي", "m"),
            "المستشارين الجماعيين",
        ),
        ("no invented plural", agreement.plural_office("بحار ماهر", "m"), None),
    ],
)
def test_a_word_agrees(case, written, right):
    assert written == right, case


@pytest.mark.parametrize(
    ("count", "men", "women"),
    [
        (1, "مشارك واحد", "مشاركة واحدة"),
        (2, "مشاركين", "مشاركتين"),
        (3, "ثلاثة مشاركين", "ثلاث مشاركات"),
        (8, "ثمانية مشاركين", "ثماني مشاركات"),
        (10, "عشرة مشاركين", "عشر مشاركات"),
        (11, "11 مشاركا", "11 مشاركة"),
        (45, "45 مشاركا", "45 مشاركة"),
        (99, "99 مشاركا", "99 مشاركة"),
        (100, "100 مشارك", "100 مشاركة"),
        (103, "103 مشاركين", "103 مشاركات"),
        (120, "120 مشاركا", "120 مشاركة"),
        (202, "202 مشارك", "202 مشاركة"),
        (1000, "1000 مشارك", "1000 مشاركة"),
    ],
)
def test_a_counted_noun_follows_its_number(count, men, women):
    assert counted(count, "مشارك", "مشاركين", "m") == men
    assert counted(count, "مشاركة", "مشاركات", "f") == women


def test_a_counted_group_keeps_its_label():
    assert counted_group("شباب الحزب", 45) == "45 مشاركا من شباب الحزب"
    assert counted_group("مناضلات الحزب", 7) == "سبع مشاركات من مناضلات الحزب"
    assert counted_group("مواطنات", 7) == "سبع من المواطنات"
    assert counted_group("شباب", 2) == "اثنين من الشباب"


@pytest.mark.parametrize(
    ("word", "gender", "said"),
    [
        ("", "m", "السيد"),
        ("", "f", "السيدة"),
        ("الأخ", "f", "الأخت"),
        ("الدكتور", "f", "الدكتورة"),
        ("الرفيق", "m", "الرفيق"),
        ("الشريف", "f", "الشريفة"),
    ],
)
def test_an_honorific_is_the_organisation_s_in_the_person_s_gender(word, gender, said):
    assert honorific(replace(MAN, gender=gender, honorific=word)) == said


def test_nobody_gets_a_gender_that_is_not_known():
    assert named(replace(MAN, gender=None)) == "يونس البركاني"


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("مريم حنيني", "حنيني"),
        ("نعيمة ابن عبود", "ابن عبود"),
        ("إبراهيم آيت بوعزة", "آيت بوعزة"),
        ("يونس نور الدين", "نور الدين"),
        ("كوثر", "كوثر"),
    ],
)
def test_a_surname_keeps_what_belongs_to_it(name, tail):
    assert surname(name) == tail


def test_capacities_keep_their_order():
    person = replace(WOMAN, capacities=("عضو المجلس الوطني", "رئيسة لجنة المالية", "مستشارة جماعية"))
    assert capacities(person) == "عضو المجلس الوطني ورئيسة لجنة المالية ومستشارة جماعية"


def test_roles_agree_with_women_and_men():
    text = prose(
        replace(BARE, chair=WOMAN, host=MAN, facilitators=(replace(WOMAN, id="g", name="هند العلوي"),))
    )
    assert "وترأست اللقاء السيدة سلمى الراجي." in text
    assert "واستضاف اللقاء السيد يونس البركاني." in text
    assert "وأطرت اللقاء السيدة هند العلوي." in text


def test_the_meeting_s_own_gender_is_kept():
    text = prose(
        replace(
            BARE,
            meeting=Meeting(id="meeting", kinds=("council",)),
            chair=MAN,
            outcomes=(Outcome(id="o", text="إحداث لجنة"),),
        )
    )
    assert text.startswith("انعقدت دورة.")
    assert "وترأس الدورة السيد يونس البركاني." in text
    assert "وخلصت الدورة إلى القرارات التالية:\n* إحداث لجنة" in text


def test_an_organ_that_meets_and_one_that_calls_others_take_their_verb():
    organ = Body(id="organ", name="الكتابة الإقليمية")
    meets = replace(BARE, organiser=organ, meeting=Meeting(id="meeting", kinds=("executive",)))
    assert prose(meets) == "عقدت الكتابة الإقليمية اجتماعا.\n"
    assert prose(replace(BARE, organiser=organ)) == "نظمت الكتابة الإقليمية لقاء تواصليا.\n"
    assert (
        prose(replace(BARE, organiser=Body(id="o", name="المكتب المحلي")))
        == "نظم المكتب المحلي لقاء تواصليا.\n"
    )


def test_the_organisation_is_named_once_behind_its_organ():
    record = replace(
        BARE,
        organisation=Body(id="organisation", name="حزب الأفق الجديد"),
        organiser=Body(id="organ", name="الأمانة الإقليمية للحزب بإقليم بركان"),
    )
    assert prose(record) == "نظمت الأمانة الإقليمية لحزب الأفق الجديد بإقليم بركان لقاء تواصليا.\n"


def test_neighbours_with_one_office_share_it_in_the_dual_and_the_plural():
    same = ("عضو المجلس الوطني",)
    three = [
        replace(MAN, id=key, name=name, capacities=same)
        for key, name in (
            ("1", "يونس البركاني"),
            ("2", "كريم السوسي"),
            ("3", "أنس الكتاني"),
        )
    ]
    two = prose(replace(BARE, facilitators=tuple(three[:2])))
    assert "وأطر اللقاء كل من عضوي المجلس الوطني السيدين يونس البركاني وكريم السوسي." in two
    several = prose(replace(BARE, attendees=tuple(three)))
    assert "كل من أعضاء المجلس الوطني السادة يونس البركاني وكريم السوسي وأنس الكتاني." in several


def test_whoever_was_introduced_is_named_shortly_afterwards():
    chair = replace(WOMAN, capacities=("أمينة جهوية",))
    record = replace(
        BARE,
        chair=chair,
        facilitators=(replace(chair, id="again"),),
        interventions=(Said(id="said", text="أهمية القرب", speakers=(chair,)),),
    )
    text = prose(record)
    assert "وأطرت اللقاء السيدة سلمى الراجي." in text
    assert "وأكدت السيدة الراجي على أهمية القرب." in text


@pytest.mark.parametrize(
    ("speakers", "kind", "words", "sentence"),
    [
        ((MAN,), "statement", "أن العمل مستمر", "وأكد السيد يونس البركاني أن العمل مستمر."),
        ((WOMAN,), "praise", "العمل الميداني", "ونوهت السيدة سلمى الراجي بالعمل الميداني."),
        ((WOMAN,), "call", "مزيد من القرب", "وتحدثت السيدة سلمى الراجي، داعية إلى مزيد من القرب."),
        (
            (WOMAN,),
            "statement",
            "داعين القيادة إلى الدعم",
            "وتحدثت السيدة سلمى الراجي، داعية القيادة إلى الدعم.",
        ),
        ((MAN,), "praise", "أشادت بحضور النساء", "وأشاد السيد يونس البركاني بحضور النساء."),
        (
            (MAN, WOMAN),
            "call",
            "القرب",
            "وتحدث كل من السيد يونس البركاني والسيدة سلمى الراجي، داعيين إلى القرب.",
        ),
    ],
)
def test_what_was_said_agrees_with_who_said_it(speakers, kind, words, sentence):
    record = replace(BARE, interventions=(Said(id="said", text=words, kind=kind, speakers=speakers),))
    assert sentence in prose(record)


def test_the_same_words_of_several_people_are_told_once():
    said = [Said(id=one.id, text="داعين القيادة إلى الدعم", speakers=(one,)) for one in (MAN, WOMAN)]
    third = Said(id="third", text="داعين القيادة إلى الدعم", speakers=(replace(MAN, name="كريم السوسي"),))
    news = write_news(replace(BARE, interventions=(*said, third)))
    sentence = news.sentences()[-1]
    assert "داعين القيادة إلى الدعم" in sentence.text
    assert sentence.facts == ("m", "f", "third")


def test_dates_are_moroccan():
    assert day_words(Day(id="d", on=dt.date(2024, 12, 1))) == "يوم الأحد فاتح دجنبر 2024"
    assert (
        day_words(Day(id="d", on=dt.date(2024, 8, 11), at=dt.time(18, 30)))
        == "يوم الأحد 11 غشت 2024 على الساعة 18:30"
    )
    assert (
        day_words(Day(id="d", on=dt.date(2024, 11, 23), until=dt.date(2024, 11, 24)))
        == "يومي 23 و24 نونبر 2024"
    )
    assert (
        day_words(Day(id="d", on=dt.date(2024, 11, 22), until=dt.date(2024, 11, 24)))
        == "من 22 إلى 24 نونبر 2024"
    )


def test_places_take_the_number_of_their_communes():
    place = Place(id="p", communes=("بني وليد",), province="تاونات")
    assert place_words(place) == "جماعة بني وليد بإقليم تاونات"
    assert place_words(replace(place, communes=("أ", "ب"))) == "جماعتي أ وب بإقليم تاونات"
    assert place_words(replace(place, communes=("أ", "ب", "ج"))) == "جماعات أ وب وج بإقليم تاونات"
    assert place_words(Place(id="p", region="الشرق")) == "جهة الشرق"
    assert place_words(Place(id="p", province="سلا", province_kind="prefecture")) == "عمالة سلا"


def test_kinds_that_share_a_noun_say_it_once():
    assert kind_words(("communication", "organisational")) == "لقاء تواصلي وتنظيمي"
    assert kind_words(("assembly", "founding")) == "جمع عام تأسيسي"


def test_several_kinds_as_an_object_each_take_their_ending():
    record = replace(
        BARE,
        organiser=Body(id="o", name="المكتب المحلي"),
        meeting=Meeting(id="meeting", kinds=("executive", "organisational")),
    )
    assert prose(record) == "عقد المكتب المحلي اجتماعا ولقاء تنظيميا.\n"


def test_groups_stand_behind_a_preposition():
    groups = (Group(id="a", label="منتخبو الحزب"), Group(id="b", label="ممثلون عن الجمعيات"))
    assert "وتميز اللقاء بحضور منتخبي الحزب، وممثلين عن الجمعيات." in prose(replace(BARE, groups=groups))


def test_a_pattern_agrees_before_and_behind():
    two = value("السيدان", number=2)
    written = pattern("{@أكد:who} {who}، {who} {@أكد+:who} {داعيا/داعية/داعيين/داعين:who}").fill(
        {"who": two}, "ar"
    )
    assert "".join(piece.text for piece in written) == "أكد السيدان، السيدان أكدا داعيين"


def test_no_marks_of_direction_are_in_the_text():
    text = prose(replace(BARE, title=Text(id="t", text="لقاء 24/11"), topics=(Topic(id="x", text="القرب"),)))
    assert not {chr(code) for code in (*range(0x200B, 0x2010), *range(0x2066, 0x206A))} & set(text)


@pytest.mark.parametrize(
    ("before", "following", "right"),
    [
        ("de ", "le bureau", "du bureau"),
        ("de ", "les élus", "des élus"),
        ("de ", "Aïn Chkef", "d'Aïn Chkef"),
        ("de ", "Taza", "de Taza"),
        ("à ", "le siège", "au siège"),
        ("appelé à ", "les élus", "appelé aux élus"),
        ("de ", "la province", "de la province"),
    ],
)
def test_french_prepositions_contract(before, following, right):
    assert "".join(french.contracted(before, following)) == right


@pytest.mark.parametrize(
    ("venue", "right"),
    [
        ("siège provincial", "au siège provincial"),
        ("salle des fêtes", "à la salle des fêtes"),
        ("hôtel Atlas", "à l'hôtel Atlas"),
        ("le centre culturel", "au centre culturel"),
        ("chez l'hôte", "chez l'hôte"),
        ("", ""),
    ],
)
def test_a_french_venue_takes_its_preposition(venue, right):
    assert french.at(venue) == right


def test_french_news_agrees():
    chair = Person(
        id="c", name="Salma Raji", gender="f", capacities=("députée", "présidente de la commission")
    )
    record = NewsRecord(
        organiser=Body(id="organ", name="Secrétariat provincial"),
        meeting=Meeting(id="meeting", kinds=("congress",)),
        day=Day(id="day", on=dt.date(2024, 12, 1)),
        chair=chair,
        interventions=(Said(id="said", text="le travail accompli", kind="praise", speakers=(chair,)),),
    )
    text = prose(record, language="fr")
    assert "Le secrétariat provincial a tenu un congrès, le dimanche 1er décembre 2024." in text
    assert "Le congrès a été présidé par Mme Salma Raji, députée et présidente de la commission." in text
    assert "Mme Raji s'est félicitée du travail accompli." in text
