"""The French reader: fewer rules than the Arabic one, the same shape and the same restraint."""

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.french import facts, findings, people
from liqaa.reports.text.read.french.page import Page, open_page
from liqaa.reports.text.shapes import Reading

__all__ = ["is_french", "read_french"]

_PLAIN = frozenset(
    [
        "le",
        "la",
        "les",
        "de",
        "du",
        "des",
        "et",
        "en",
        "à",
        "a",
        "au",
        "aux",
        "par",
        "sous",
        "pour",
        "une",
        "un",
        "dans",
        "est",
        "été",
        "s",
        "l",
        "d",
        "ont",
        "sur",
    ]
)
_FEWEST = 6


def is_french(text: str) -> bool:
    """Whether enough of the first words are the small words of French."""
    words = text[:3000].lower().replace("'", " ").replace("’", " ").split()
    plain = sum(word in _PLAIN for word in words)
    return plain >= _FEWEST and plain * 5 >= len(words)


def read_french(text: str, reading: Reading) -> None:
    """Fills a reading from a French text."""
    page = open_page(text)
    for role, path in ((structure.TITLE, "title"), (structure.BYLINE, "byline")):
        line = page.layout.first(role)
        if line is not None:
            setattr(reading, path, line.text)
            reading.found(path, [(line.start, line.end)], role, 0.9)
    facts.read_organisation(page, reading)
    facts.read_meeting(page, reading)
    held = reading.meeting.status != "no_meeting"
    if held:
        facts.read_date(page, reading)
        facts.read_place(page, reading)
        people.read_people(page, reading)
        findings.read_groups(page, reading)
    _needs(page, reading)


def _needs(page: Page, reading: Reading) -> None:
    findings.read_outcomes(page, reading)
    findings.read_needs(page, reading)
