"""People in French prose: Mme Meryem Hnini, membre du Conseil national et présidente de la commission."""

from liqaa.reports.text.phrases import writing
from liqaa.reports.text.write import french
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.record import Person


def honorific(person: Person) -> str:
    """M. or Mme, or what the organisation set, in the person's gender; none when the gender is unknown."""
    if person.gender is None:
        return person.honorific
    said = person.honorific or writing.DEFAULT_HONORIFIC["fr"]
    forms = writing.FRENCH_HONORIFICS.get(said)
    return forms[0] if person.gender == "f" and forms else said


def surname(name: str) -> str:
    """The last word of a name, with the particles before it: El Ouazzani, Ben Abdellah, Aït Ali."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in (
        "el",
        "al",
        "ben",
        "bent",
        "aït",
        "ait",
        "ould",
        "abd",
        "bou",
    ):
        start -= 1
    return " ".join(words[start:]) if start > 0 else name


def named(person: Person) -> str:
    """Honorific and full name."""
    return " ".join(word for word in (honorific(person), person.name) if word)


def introduced(person: Person) -> list[Piece]:
    """Name with capacities in order."""
    said = french.joined(list(person.capacities)) if person.capacities else ""
    return [Piece(f"{named(person)}, {said}" if said else named(person), person.id)]


def listed(people: tuple[Person, ...], known: frozenset[str]) -> list[Piece]:
    """Several people; semicolons part them where capacities hold commas."""
    chunks = [[Piece(named(one), one.id)] if one.name in known else introduced(one) for one in people]
    mark = "; " if any(", " in piece.text for chunk in chunks for piece in chunk) else ", "
    pieces: list[Piece] = []
    for number, chunk in enumerate(chunks):
        if number:
            last = number == len(chunks) - 1
            pieces.append(
                Piece(" ; et " if last and mark == "; " else " et " if last else mark.replace(";", " ;"))
            )
        pieces += chunk
    return pieces
