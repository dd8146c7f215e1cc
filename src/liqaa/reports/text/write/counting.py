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
    """A group with its count: 45 مشاركا من شباب الحزب; of a noun alone: 45 من الشباب."""
    head = label.split(maxsplit=1)[0] if label.split() else ""
    if head in writing.COUNTED and head == label:
        return f"{_alone(count, writing.COUNTED[head][2])} من ال{label}"
    feminine = head.endswith("ات") or head == "نساء"
    noun = writing.COUNTED["مشاركات" if feminine else "مشاركين"]
    return f"{counted(count, *noun)} من {label}"


def _alone(count: int, gender: str) -> str:
    """A number without its noun behind a preposition: واحدة, اثنين, سبع, 45."""
    if count <= 2:
        return (("واحد", "واحدة"), ("اثنين", "اثنتين"))[count - 1][gender == "f"]
    return writing.NUMBERS[count][gender == "f"] if count <= 10 else str(count)
