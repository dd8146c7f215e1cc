"""The values of a record in Arabic, ready for the patterns."""

import datetime as dt

from liqaa.kit import calendar
from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import meetings, writing
from liqaa.reports.text.write import agreement, people
from liqaa.reports.text.write.counting import counted_group
from liqaa.reports.text.write.kinds import same_type, type_of
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.pattern import Value, value
from liqaa.reports.text.write.record import Body, Day, Group, Meeting, NewsRecord, Person, Place, Text


def values(record: NewsRecord) -> dict[str, Value]:
    """Every slot that speaks of the meeting as a whole."""
    return {
        **{name: _text(getattr(record, name)) for name in ("framework", "slogan", "scope", "closing")},
        **organisers(record),
        **_framework(record),
        **_meeting(record.meeting),
        **_closing(record.closing),
        "outside": _body(record.outside_organiser),
        "supervisor": _person_or_body(record.supervisor),
        "day": value(day_words(record.day), record.day.id) if record.day else value(""),
        "venue": _text(record.venue),
        "place": _place(record.place),
        "when_where": _when_where(record),
        "chair": _person_or_body(record.chair),
        "host": _person_or_body(record.host),
        "facilitators": _people(record.facilitators, _known(record.chair, record.host, record.supervisor)),
        "attendees": _people(
            record.attendees, _known(record.chair, record.host, record.supervisor, *record.facilitators)
        ),
        "groups": _groups(record.groups),
        "achievements": _list([(one.text, one.id) for one in record.achievements]),
    }


def _known(*people_before: Body | Person | None) -> frozenset[str]:
    return frozenset(one.name for one in people_before if isinstance(one, Person))


def _text(one: Text | None) -> Value:
    return value(one.text, one.id) if one is not None else value("")


def _body(one: Body | None) -> Value:
    if one is None:
        return value("")
    return value(one.name, one.id, one.gender or agreement.gender_of(one.name))


def _person_or_body(one: Body | Person | None) -> Value:
    if isinstance(one, Person):
        return Value(tuple(people.introduced(one)), one.gender or "m")
    return _body(one)


def organisers(record: NewsRecord) -> dict[str, Value]:
    """Who held it, under ``organiser``, or ``organiser_meets`` where the organ itself met."""
    organ, organisation = record.organiser, record.organisation
    if organ is None or organisation is None:
        who = _body(organ or organisation)
    else:
        gender = organ.gender or agreement.gender_of(organ.name)
        who = Value(tuple(_organ_of(organ, organisation)), gender)
    meets = any(kind in writing.ORGAN_MEETS for kind in record.meeting.kinds)
    return {"organiser_meets" if meets else "organiser": who, "held_by": who}


def _organ_of(organ: Body, organisation: Body) -> list[Piece]:
    """The organ with the name of its organisation, said in full once: الأمانة الإقليمية لحزب … بإقليم …."""
    name, own = organ.name, organisation.name
    if fold(own) in fold(name):
        at = name.find(own)
        if at < 0:
            return [Piece(name, organ.id), Piece("", organisation.id)]
        return [
            Piece(name[:at], organ.id),
            Piece(own, organisation.id),
            Piece(name[at + len(own) :], organ.id),
        ]
    general = "للحزب" if own.startswith("حزب") else with_general(own)
    before, found, after = name.partition(general)
    if found and not after[:1].strip():
        return [
            Piece(before, organ.id),
            Piece(agreement.with_li(own), organisation.id),
            Piece(after, organ.id),
        ]
    return [
        Piece(name, organ.id),
        Piece("، "),
        Piece(_belonging(organ)),
        Piece(agreement.with_li(own), organisation.id),
    ]


def organ_words(organ: Body, organisation: Body | None) -> str:
    """The organ as the news names it."""
    if organisation is None:
        return organ.name
    words = "".join(piece.text for piece in _organ_of(organ, organisation))
    return words.partition("، ")[0] if fold(organisation.name) not in fold(organ.name) else words


def _belonging(organ: Body) -> str:
    gender = organ.gender or agreement.gender_of(organ.name)
    return "التابعة " if gender == "f" else "التابع "


def with_general(name: str) -> str:
    """How an organ calls its organisation without its name: للجمعية, للنقابة."""
    head = name.split(maxsplit=1)[0].removeprefix("ال")
    return f"لل{head}"


def _meeting(meeting: Meeting) -> dict[str, Value]:
    words = meeting.words or kind_words(meeting.kinds)
    noun = words.split()[0].removeprefix("ال")
    gender = agreement.gender_of(noun)
    whole = "الجمع العام" if words.startswith(("جمع عام", "جمعا عاما")) else f"ال{_bare(noun)}"
    return {
        "meeting": value(_object(meeting), meeting.id, gender),
        "meeting_plain": value(words, meeting.id, gender),
        "the_meeting": value(whole, None, gender),
    }


def _object(meeting: Meeting) -> str:
    """The kinds as an object, each noun with its own qualities: اجتماعا ولقاء تنظيميا."""
    if meeting.words:
        return agreement.accusative(meeting.words)
    return agreement.joined([agreement.accusative(one) for one in _kinds_by_noun(meeting.kinds)])


def _bare(noun: str) -> str:
    """دورته, اجتماعها, لقائها: the noun without its owner."""
    noun = noun.removesuffix("ها").removesuffix("هم")
    return {
        "دورت": "دورة",
        "دورته": "دورة",
        "لقائه": "لقاء",
        "لقائ": "لقاء",
        "لقاءه": "لقاء",
        "اجتماعه": "اجتماع",
    }.get(noun, noun.removesuffix("ا") if noun.endswith("عا") else noun)


def kind_words(kinds: tuple[str, ...]) -> str:
    """Kinds as words: لقاء تواصلي وتنظيمي, دورة, لقاء تواصلي وجمع عام."""
    return agreement.joined(_kinds_by_noun(kinds))


def _kinds_by_noun(kinds: tuple[str, ...]) -> list[str]:
    """Each noun with the qualities of the kinds that share it."""
    by_noun: dict[str, list[str]] = {}
    for kind in kinds or ("other",):
        noun, quality = writing.MEETING_WORDS.get(kind, writing.MEETING_WORDS["other"])
        listed = by_noun.setdefault(noun, [])
        if quality and quality not in listed:
            listed.append(quality)
    return [
        f"{noun} {agreement.joined(qualities)}" if qualities else noun for noun, qualities in by_noun.items()
    ]


def _closing(closing: Text | None) -> dict[str, Value]:
    """A closing that is a clause (جدد السيد …) and one that is a noun (تلاوة برقية) are said differently."""
    if closing is None:
        return {}
    slot = "closing_clause" if opening_verb(closing.text) else "closing_noun"
    return {slot: _text(closing)}


def opening_verb(text: str) -> str | None:
    """The verb of speech in the past, in its masculine form, that a text opens with."""
    words = text.split()
    if not words:
        return None
    first, second = fold(words[0]), words[1] if len(words) > 1 else ""
    for verb in writing.SPEECH_VERBS:
        if first in {fold(agreement.past(verb, gender)) for gender in "mf"} | {fold(verb) + "وا"}:
            plain = verb in writing.ALSO_NOUNS and first == fold(verb)
            return verb if not plain or second in _AFTER_VERB or second.startswith(("ب", "أن")) else None
    return None


_AFTER_VERB = ("أن", "عن", "في", "إلى")


def day_words(day: Day | None) -> str:
    """يوم الأحد 24 نونبر 2024; يوم الأحد فاتح دجنبر 2024; يومي 12 و13 يناير 2024."""
    if day is None or day.on is None:
        return day.written if day is not None else ""
    said = _days(day.on, day.until)
    return f"{said} على الساعة {day.at:%H:%M}" if day.at is not None else said


def _days(on: dt.date, until: dt.date | None) -> str:
    if until is None or until <= on:
        said = calendar.format_date(on, "ar")
        return "يوم " + (said.replace(" 1 ", " فاتح ", 1) if on.day == 1 else said)
    if (on.year, on.month) != (until.year, until.month):
        first, last = (calendar.format_date(one, "ar", weekday=False) for one in (on, until))
        return f"من {first} إلى {last}"
    last = calendar.format_date(until, "ar", weekday=False)
    return f"يومي {on.day} و{last}" if (until - on).days == 1 else f"من {on.day} إلى {last}"


_PLACE_KINDS = {
    "commune": ("جماعة", "جماعتي", "جماعات"),
    "arrondissement": ("مقاطعة", "مقاطعتي", "مقاطعات"),
    "province": ("إقليم",),
    "prefecture": ("عمالة",),
}


def _place(place: Place | None) -> Value:
    return value(place_words(place), place.id) if place is not None else value("")


def place_words(place: Place) -> str:
    """جماعة عين الشقف بإقليم مولاي يعقوب; جماعتي … و…; the region only where nothing narrower is known."""
    parts = []
    if place.communes:
        forms = _PLACE_KINDS.get(place.commune_kind, _PLACE_KINDS["commune"])
        parts.append(f"{forms[min(len(place.communes), 3) - 1]} {agreement.joined(list(place.communes))}")
    if place.province:
        parts.append(f"{_PLACE_KINDS.get(place.province_kind, _PLACE_KINDS['province'])[0]} {place.province}")
    if not parts and place.region:
        parts.append(f"جهة {place.region}")
    return " ب".join(parts)


def _when_where(record: NewsRecord) -> Value:
    """يوم الأحد 24 نونبر 2024 بالمقر الإقليمي للحزب بجماعة عين الشقف: what is known of it."""
    pieces: list[Piece] = []
    if record.day is not None and day_words(record.day):
        pieces.append(Piece(day_words(record.day), record.day.id))
    for words, fact in (
        (record.venue.text if record.venue else "", record.venue),
        (place_words(record.place) if record.place else "", record.place),
    ):
        if words and fact is not None:
            pieces += [Piece(_before_place(pieces)), Piece(words, fact.id)]
    return Value(tuple(pieces))


def _before_place(pieces: list[Piece]) -> str:
    """A comma parts venue and commune, so that neither reads as part of the other."""
    return "ب" if not pieces else " ب" if len(pieces) == 1 else "، ب"


def _framework(record: NewsRecord) -> dict[str, Value]:
    """What the meeting is part of opens the news, unless it names another kind (التحضير للمؤتمر)."""
    if record.framework is None:
        return {}
    own = type_of(record.meeting.kinds)
    words = f" {fold(record.framework.text)} "
    other = any(
        not same_type(kind, own)
        and any(f" {form} " in words for phrase in phrases for form in _forms(phrase))
        for kind, phrases in meetings.MEETINGS
        if kind
    )
    return {"framework_after" if other else "framework_first": _text(record.framework)}


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase alone and behind و, ب and ل, folded."""
    return tuple(fold(form) for form in (phrase, f"و{phrase}", f"ب{phrase}", agreement.with_li(phrase)))


def _people(several: tuple[Person, ...], known: frozenset[str]) -> Value:
    if not several:
        return value("")
    number = min(len(several), agreement.PLURAL)
    gender = "f" if number == agreement.SINGULAR and several[0].gender == "f" else "m"
    return Value(tuple(people.listed(several, known)), gender, number)


def _groups(groups: tuple[Group, ...]) -> Value:
    return _list([(_group(one), one.id) for one in groups])


def _group(group: Group) -> str:
    label = agreement.oblique(group.label).replace("،", " ")
    return counted_group(label, group.count) if group.count else label


def _list(parts: list[tuple[str, str]]) -> Value:
    """Several texts, a comma and و between them."""
    pieces: list[Piece] = []
    for number, (text, fact) in enumerate(parts):
        if number:
            pieces.append(Piece("، و"))
        pieces.append(Piece(text, fact))
    return Value(tuple(pieces), "m", min(len(parts), agreement.PLURAL) or 1)
