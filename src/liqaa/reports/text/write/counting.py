"""Numbers with what they count (تمييز العدد): زائر واحد، زائران، ثلاثة زوار، 11 زائرا، 45 زائرا، 100 زائر."""

from liqaa.reports.text.phrases import writing


def counted(count: int, one: str, several: str, gender: str) -> str:
    """A number and its noun behind a preposition; ``one`` and ``several`` are the noun's two forms.

    1 and 2 are told by the noun; 3 to 10 take the plural and the number turns its gender round; 11 to 99 take
    the accusative singular; 100 and above go by their last two digits, and round hundreds take the singular.
    """
    if count == 1:
        return f"{one} {'واحدة' if gender == 'f' else 'واحد'}"
    if count == 2:
        return (one[:-1] + "ت" if one.endswith("ة") else one) + "ين"
    if 3 <= count <= 10:
        return f"{writing.NUMBERS[count][gender == 'f']} {several}"
    last = count % 100
    if 3 <= last <= 10:
        return f"{count} {several}"
    return f"{count} {one if last in (0, 1, 2) else _counted_singular(one)}"


def _counted_singular(one: str) -> str:
    return one if one.endswith(("ة", "اء")) else one + "ا"


def counted_group(label: str, count: int) -> str:
    """A group with its count: its own noun counted, or so many of it: 45 من شباب الحزب."""
    noun = writing.COUNTED.get(label)
    return counted(count, *noun) if noun is not None else f"{count} من {label}"
