"""The values of a record in French, ready for the patterns."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import writing
from liqaa.reports.text.write import agreement, french, people_fr
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.pattern import Value, value
from liqaa.reports.text.write.record import Body, Day, Group, Meeting, NewsRecord, Person, Place, Text


def values(record: NewsRecord) -> dict[str, Value]:
    """Every slot that speaks of the meeting as a whole."""
    meets = any(kind in writing.ORGAN_MEETS for kind in record.meeting.kinds)
    who = _held_by(record)
    return {
        **{name: _text(getattr(record, name)) for name in ("framework", "slogan", "scope", "closing")},
        "closing_noun": _text(record.closing),
        "organiser_meets" if meets else "organiser": who,
        "held_by": who,
        **_meeting(record.meeting),
        "outside": _body(record.outside_organiser),
        "supervisor": _person_or_body(record.supervisor),
        "day": value(_day(record.day), record.day.id) if record.day else value(""),
        "venue": _text(record.venue),
        "place": value(place_words(record.place), record.place.id) if record.place else value(""),
        "when_where": _when_where(record),
        "chair": _person_or_body(record.chair),
        "host": _person_or_body(record.host),
        "facilitators": _people(record.facilitators, _known(record.chair, record.host, record.supervisor)),
        "attendees": _people(
            record.attendees, _known(record.chair, record.host, record.supervisor, *record.facilitators)
        ),
        "groups": _list([(_group(one), one.id) for one in record.groups]),
        "needs_told": _told([(one.text, one.id) for one in record.needs]),
        "achievements": _list([(one.text, one.id) for one in record.achievements]),
    }


def _known(*people_before: Body | Person | None) -> frozenset[str]:
    return frozenset(one.name for one in people_before if isinstance(one, Person))


def _text(one: Text | None) -> Value:
    return value(one.text, one.id) if one is not None else value("")


def _body(one: Body | None, *, proper: bool = False) -> Value:
    if one is None:
        return value("")
    return value(
        french.with_article(one.name, proper=proper), one.id, one.gender or french.gender_of(one.name)
    )


def _person_or_body(one: Body | Person | None) -> Value:
    if isinstance(one, Person):
        return Value(tuple(people_fr.introduced(one)), one.gender or "m")
    return _body(one)


def _held_by(record: NewsRecord) -> Value:
    organ, organisation = record.organiser, record.organisation
    if organ is None or organisation is None:
        return _body(organ or organisation, proper=organ is None)
    gender = organ.gender or french.gender_of(organ.name)
    said = french.with_article(organ.name)
    if fold(organisation.name) in fold(organ.name):
        return Value((Piece(said, organ.id), Piece("", organisation.id)), gender)
    own = _own(organisation)
    return Value((Piece(said, organ.id), Piece(" "), Piece(own, organisation.id)), gender)


def _own(organisation: Body) -> str:
    return french.of(french.with_article(organisation.name, proper=True))


def organ_words(organ: Body, organisation: Body | None) -> str:
    """The organ as the news names it, its organisation behind it."""
    if organisation is None or fold(organisation.name) in fold(organ.name):
        return organ.name
    return f"{organ.name} {_own(organisation)}"


def _meeting(meeting: Meeting) -> dict[str, Value]:
    words = meeting.words or kind_words(meeting.kinds)
    gender = french.gender_of(words)
    article = "un" if gender == "m" else "une"
    noun = words.split()[0].lower()
    return {
        "meeting": value(f"{article} {words}", meeting.id, gender),
        "meeting_plain": value(f"{article} {words}", meeting.id, gender),
        "the_meeting": value(french.with_article(noun), None, gender),
    }


def kind_words(kinds: tuple[str, ...]) -> str:
    """Kinds as words: rencontre de communication et organisationnelle."""
    by_noun: dict[str, list[str]] = {}
    for kind in kinds or ("other",):
        noun, quality = writing.FRENCH_MEETINGS.get(kind, writing.FRENCH_MEETINGS["other"])
        listed = by_noun.setdefault(noun, [])
        if quality and quality not in listed:
            listed.append(quality)
    return " et ".join(
        f"{noun} {french.joined(qualities)}" if qualities else noun for noun, qualities in by_noun.items()
    )


def _day(day: Day) -> str:
    if day.on is None:
        return day.written
    said = french.day(day.on, day.until)
    return f"{said} à {day.at:%H h %M}" if day.at is not None else said


_PLACE_KINDS = {
    "commune": ("commune", "communes"),
    "arrondissement": ("arrondissement", "arrondissements"),
    "province": ("province",),
    "prefecture": ("préfecture",),
}


def place_words(place: Place) -> str:
    """Commune d'Aïn Chkef, province de Moulay Yacoub."""
    parts = []
    if place.communes:
        forms = _PLACE_KINDS.get(place.commune_kind, _PLACE_KINDS["commune"])
        names = french.joined([french.of(name) for name in place.communes])
        parts.append(f"{forms[len(place.communes) > 1]} {names}")
    if place.province:
        kind = _PLACE_KINDS.get(place.province_kind, _PLACE_KINDS["province"])[0]
        parts.append(f"{kind} {french.of(place.province)}")
    if not parts and place.region:
        parts.append(f"région {french.of(place.region)}")
    return ", ".join(parts)


def _when_where(record: NewsRecord) -> Value:
    pieces: list[Piece] = []
    if record.day is not None and _day(record.day):
        pieces.append(Piece(_day(record.day), record.day.id))
    if record.venue is not None and record.venue.text:
        pieces += [Piece(", " if pieces else ""), Piece(french.at(record.venue.text), record.venue.id)]
    if record.place is not None and place_words(record.place):
        words = place_words(record.place)
        pieces += [Piece(", " if pieces else ""), Piece(f"{_in(words)}{words}", record.place.id)]
    return Value(tuple(piece for piece in pieces if piece.text))


def _in(words: str) -> str:
    return (
        "dans l'"
        if words.startswith("arrondissement ")
        else "dans les "
        if words.split(maxsplit=1)[0].endswith("s")
        else "dans la "
    )


def _people(several: tuple[Person, ...], known: frozenset[str]) -> Value:
    if not several:
        return value("")
    number = agreement.SINGULAR if len(several) == 1 else agreement.PLURAL
    gender = "f" if all(person.gender == "f" for person in several) else "m"
    return Value(tuple(people_fr.listed(several, known)), gender, number)


def _group(group: Group) -> str:
    """Behind «la présence»: des élus du parti; de 12 personnes parmi les élus du parti."""
    label = group.label.strip()
    for article in ("les ", "des "):
        label = label.removeprefix(article)
    if not group.count:
        return f"des {label}"
    return f"de {group.count} personne{'s' if group.count > 1 else ''} parmi les {label}"


def _told(parts: list[tuple[str, str]]) -> Value:
    """Several texts that may hold commas, parted by semicolons."""
    pieces: list[Piece] = []
    for number, (text, fact) in enumerate(parts):
        if number:
            pieces.append(Piece(" ; "))
        pieces.append(Piece(text.replace(";", ",").rstrip(" ."), fact))
    return Value(tuple(pieces), "m", min(len(parts), agreement.PLURAL) or 1)


def _list(parts: list[tuple[str, str]]) -> Value:
    pieces: list[Piece] = []
    for number, (text, fact) in enumerate(parts):
        if number:
            pieces.append(Piece(" et " if number == len(parts) - 1 else ", "))
        pieces.append(Piece(text, fact))
    return Value(tuple(pieces), "m", min(len(parts), agreement.PLURAL) or 1)
