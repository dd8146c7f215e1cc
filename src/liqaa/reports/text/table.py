"""The table that ``liqaa read`` prints: one row a fact, in Arabic, doubts at the end."""

from collections.abc import Iterator

from liqaa.reports.text.shapes import PersonFact, Question, Reading

LABELS: dict[str, str] = {
    "title": "العنوان",
    "kicker": "العنوان التمهيدي",
    "organisation": "الهيئة المنظمة",
    "body": "الجهاز",
    "meeting": "نوع الاجتماع",
    "date": "التاريخ",
    "published": "تاريخ النشر",
    "place": "المكان",
    "framework": "الإطار",
    "slogan": "الشعار",
    "chair": "الرئاسة",
    "host": "الاستضافة",
    "supervision": "الإشراف",
    "facilitators": "التأطير",
    "attendees": "الحضور",
    "attendee_groups": "فئات حاضرة",
    "elected": "المنتخبون أو المعيّنون",
    "topics": "المواضيع",
    "needs": "المشاكل المطروحة",
    "outcomes": "المخرجات",
    "interventions": "المداخلات",
    "achievements": "المنجزات المذكورة",
    "mentioned": "مذكورون دون حضور",
    "questions": "أسئلة للتأكيد",
}

SECTORS: dict[str, str] = {
    "education": "التعليم",
    "health": "الصحة",
    "employment": "التشغيل",
    "roads_transport": "الطرق والنقل",
    "water": "الماء",
    "electricity_lighting": "الكهرباء والإنارة",
    "environment": "البيئة",
    "land": "الأراضي",
    "justice_rights": "العدل والحقوق",
    "governance": "الحكامة",
    "prices_taxes": "الأسعار والضرائب",
    "diaspora": "الجالية",
    "sports_youth_culture": "الرياضة والشباب والثقافة",
    "housing": "السكن",
    "agriculture": "الفلاحة",
    "other": "أخرى",
}

KINDS: dict[str, str] = {"decision": "قرار", "call": "دعوة", "statement": "موقف", "promise": "وعد"}

MEETING_TYPES: dict[str, str] = {
    "communication_meeting": "لقاء تواصلي",
    "organisational_meeting": "اجتماع تنظيمي",
    "executive_meeting": "اجتماع جهاز تنفيذي",
    "council_session": "دورة مجلس",
    "congress": "مؤتمر",
    "general_assembly": "جمع عام",
    "founding_assembly": "جمع عام تأسيسي",
    "seminar": "ندوة",
    "board_meeting": "مجلس إداري",
    "field_visit": "زيارة ميدانية",
    "protest": "شكل احتجاجي",
    "statement_only": "بيان دون اجتماع",
}

STATUSES: dict[str, str] = {"held": "انعقد", "planned": "مرتقب", "no_meeting": "لا اجتماع في النص"}

QUESTIONS: dict[str, str] = {
    "region_from_province": "استُنتجت جهة {region} من {province}: هل هذا صحيح؟",
    "province_from_commune": "استُنتج {province} من جماعة {commune}: هل هذا صحيح؟",
    "weekday_contradicts_date": "يوم {weekday} لا يوافق {date} (يوافق {true_weekday}).",
    "date_impossible": "التاريخ «{raw}» غير موجود في التقويم.",
    "date_without_year": "لا يذكر النص السنة: {raw}.",
    "weekday_alone": "لا يذكر النص سوى يوم {weekday}.",
    "relative_day": "لا يمكن تحديد اليوم من «{raw}» دون تاريخ النشر.",
    "year_from_stamp": "استُنتجت السنة من تاريخ النشر: {date}.",
    "day_from_stamp": "استُنتج اليوم من تاريخ النشر: {date}.",
    "homonymous_commune": "أكثر من جماعة تحمل اسم {name}.",
    "other_language": "النص ليس بالعربية: لم يُقرأ منه شيء.",
    "organisation_unknown": "لا نعرف منظمة بهذا الاسم: {name}. هل هو اسمها كاملا؟",
    "present_or_mentioned": "هل حضر {name} أم ذُكر فقط؟",
    "unsure_finding": "النص غير واضح هنا. هل ما قُرئ صحيح؟",
}


def rows(reading: Reading) -> Iterator[tuple[str, str]]:
    """The facts of a reading as pairs of label and text; what is missing has no row."""
    organisation = reading.organisation
    yield from _if(("title", reading.title), ("kicker", reading.kicker))
    if organisation is not None:
        above = f" ({organisation.parent})" if organisation.parent else ""
        yield from _if(
            ("organisation", organisation.name and organisation.name + above), ("body", organisation.body)
        )
    yield LABELS["meeting"], _meeting(reading)
    yield from _if(
        ("date", reading.date.iso or (reading.date.partial and reading.date.raw) or reading.date.raw),
        ("published", reading.published),
        ("place", _place(reading)),
        ("framework", reading.framework),
        ("slogan", reading.slogan),
        ("chair", _person(reading.chair)),
        ("host", _person(reading.host)),
        (
            "supervision",
            reading.supervision if isinstance(reading.supervision, str) else _person(reading.supervision),
        ),
        ("facilitators", _people(reading.facilitators)),
        ("attendees", _people(reading.attendees)),
        ("attendee_groups", _lines(reading.attendee_groups)),
        ("elected", _people(reading.elected_or_appointed)),
        ("topics", _lines(reading.topics)),
        (
            "needs",
            _lines([f"{SECTORS.get(need.sector, need.sector)}: {need.text}" for need in reading.needs]),
        ),
        ("outcomes", _lines([f"{KINDS.get(one.kind, one.kind)}: {one.text}" for one in reading.outcomes])),
        ("interventions", _lines([f"{one.person}: {one.text}" for one in reading.interventions])),
        ("achievements", _lines(reading.achievements)),
        ("mentioned", _people(reading.mentioned)),
        ("questions", _lines([question_text(one) for one in reading.questions])),
    )


def question_text(question: Question) -> str:
    """A doubt as an Arabic sentence."""
    text = QUESTIONS.get(question.message_code, question.message_code).format_map(_Blanks(question.values))
    return f"{text} {' / '.join(question.options)}" if question.options else text


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "؟"


def _if(*pairs: tuple[str, str | None]) -> Iterator[tuple[str, str]]:
    yield from ((LABELS[key], text) for key, text in pairs if text)


def _meeting(reading: Reading) -> str:
    fact = reading.meeting
    words = [
        STATUSES[fact.status],
        MEETING_TYPES.get(fact.type or "", ""),
        f"«{fact.raw}»" if fact.raw else "",
    ]
    return " · ".join(word for word in words if word)


def _place(reading: Reading) -> str:
    fact = reading.place
    codes = ", ".join(fact.hcp_codes.values())
    words = [fact.venue, fact.commune or fact.locality, fact.province, fact.region, fact.country]
    text = "، ".join(dict.fromkeys(word for word in words if word))
    return f"{text} ({codes})" if codes else text


def _person(person: PersonFact | None) -> str | None:
    if person is None:
        return None
    return f"{person.name}، {person.office}" if person.office else person.name


def _people(people: list[PersonFact]) -> str:
    return _lines([_person(person) or "" for person in people])


def _lines(texts: list[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)


def printed(reading: Reading, name: str) -> str:
    """The table as text, drawn by rich for the width of the terminal."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    table = Table(title=Text(name), box=SIMPLE, show_header=False, show_lines=False, expand=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows(reading):
        table.add_row(Text(label), Text(text))
    with console.capture() as capture:
        console.print(table)
    return capture.get()
