"""People in Arabic prose: honorific, name, capacities in order; those who share one office joined in it."""

from liqaa.reports.text.phrases import writing
from liqaa.reports.text.write import agreement
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.record import Person

_JOINTS = (
    "بن",
    "ابن",
    "بنت",
    "ولد",
    "آيت",
    "أيت",
    "أبو",
    "بو",
    "آل",
    "عبد",
    "نايت",
    "أو",
    "بل",
    "سيدي",
    "أم",
    "با",
    "لالة",
)
_SECONDS = ("الدين", "الزهراء", "الله", "الزهرة")
_GROUPED = (
    "السيدين",
    "السيدتين",
    "الأخوين",
    "الأختين",
    "الرفيقين",
    "الرفيقتين",
    "الدكتورين",
    "الأستاذين",
    "الأستاذتين",
)


def honorific(person: Person) -> str:
    """The word before a name: what the organisation set, in the person's gender where it is known."""
    if person.gender is None:
        return person.honorific
    said = person.honorific or writing.DEFAULT_HONORIFIC["ar"]
    forms = writing.HONORIFICS.get(said)
    if person.gender == "m":
        return said
    return forms[0] if forms else said if said.endswith("ة") else said + "ة"


def surname(name: str) -> str:
    """The part of a name used later in a text, with what belongs to it: بن عبود, آيت علي, نور الدين."""
    words = name.split()
    start = len(words) - 1
    if start > 0 and words[start] in _SECONDS:
        start -= 1
    while start > 1 and words[start - 1] in _JOINTS:
        start -= 1
    return " ".join(words[start:]) if start > 0 else name


def named(person: Person) -> str:
    """Honorific and full name."""
    return " ".join(word for word in (honorific(person), person.name) if word)


def capacities(person: Person) -> str:
    """Capacities in order, joined by و; a comma inside one gives way."""
    return agreement.joined([one.replace("،", " ").strip() for one in person.capacities])


def introduced(person: Person) -> list[Piece]:
    """السيدة مريم حنيني، عضو المجلس الوطني ورئيسة لجنة إعداد التراب."""
    said = capacities(person)
    return [Piece(f"{named(person)}، {said}" if said else named(person), person.id)]


def listed(people: tuple[Person, ...], known: frozenset[str] = frozenset()) -> list[Piece]:
    """Several people: كل من A، وB; who is in ``known`` was introduced before and comes without capacities."""
    chunks = _chunks(people, known)
    if len(people) == 1:
        return _one(people[0], known)
    pieces = [Piece("كل من ")]
    for number, chunk in enumerate(chunks):
        if number:
            pieces.append(Piece("، و"))
        pieces += _one(chunk[0], known) if len(chunk) == 1 else _shared(chunk)
    return pieces


def _one(person: Person, known: frozenset[str]) -> list[Piece]:
    return [Piece(named(person), person.id)] if person.name in known else introduced(person)


def _chunks(people: tuple[Person, ...], known: frozenset[str]) -> list[list[Person]]:
    """Neighbours who hold the very same single office stand together."""
    chunks: list[list[Person]] = []
    for person in people:
        if chunks and _may_share(chunks[-1], person, known):
            chunks[-1].append(person)
        else:
            chunks.append([person])
    return chunks


def _may_share(chunk: list[Person], person: Person, known: frozenset[str]) -> bool:
    first = chunk[0]
    same = (
        len(person.capacities) == 1
        and first.capacities == person.capacities
        and first.gender == person.gender
        and person.gender is not None
        and first.honorific == person.honorific
        and not {first.name, person.name} & known
    )
    return same and _shared_words([*chunk, person]) is not None


def _shared_words(chunk: list[Person]) -> tuple[str, str] | None:
    """The office and the honorific that two or several share, or None when one of them has no such form."""
    first = chunk[0]
    forms = writing.HONORIFICS.get(first.honorific or writing.DEFAULT_HONORIFIC["ar"])
    if forms is None or first.gender is None:
        return None
    feminine = first.gender == "f"
    if feminine and agreement.has_quality(first.capacities[0]):
        return None
    if len(chunk) == 2:
        title = forms[1 + feminine]
        return (agreement.dual_office(first.capacities[0]), title) if title in _GROUPED else None
    office = agreement.plural_office(first.capacities[0], first.gender)
    return (office, forms[3 + feminine]) if office else None


def _shared(chunk: list[Person]) -> list[Piece]:
    """عضوي المجلس الوطني السيدين A وB."""
    words = _shared_words(chunk)
    assert words is not None
    pieces = [Piece(f"{words[0]} {words[1]} {chunk[0].name}", chunk[0].id)]
    for person in chunk[1:]:
        pieces += [Piece(" و"), Piece(person.name, person.id)]
    return pieces
