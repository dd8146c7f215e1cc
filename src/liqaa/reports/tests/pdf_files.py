"""PDF files made by hand: letters drawn one by one from the left, as old programs do."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

PAGE_WIDTH, MARGIN, STEP, ADVANCE = 595, 40, 18, 6
FORMS = {
    "ا": "ﺍﺎ", "أ": "ﺃﺄ", "إ": "ﺇﺈ", "آ": "ﺁﺂ", "ب": "ﺏﺐﺑﺒ", "ت": "ﺕﺖﺗﺘ", "ث": "ﺙﺚﺛﺜ",
    "ج": "ﺝﺞﺟﺠ", "ح": "ﺡﺢﺣﺤ", "خ": "ﺥﺦﺧﺨ", "د": "ﺩﺪ", "ذ": "ﺫﺬ", "ر": "ﺭﺮ", "ز": "ﺯﺰ",
    "س": "ﺱﺲﺳﺴ", "ش": "ﺵﺶﺷﺸ", "ص": "ﺹﺺﺻﺼ", "ض": "ﺽﺾﺿﻀ", "ط": "ﻁﻂﻃﻄ", "ظ": "ﻅﻆﻇﻈ", "ع": "ﻉﻊﻋﻌ",
    "غ": "ﻍﻎﻏﻐ", "ف": "ﻑﻒﻓﻔ", "ق": "ﻕﻖﻗﻘ", "ك": "ﻙﻚﻛﻜ", "ل": "ﻝﻞﻟﻠ", "م": "ﻡﻢﻣﻤ", "ن": "ﻥﻦﻧﻨ",
    "ه": "ﻩﻪﻫﻬ", "و": "ﻭﻮ", "ي": "ﻱﻲﻳﻴ", "ى": "ﻯﻰ", "ة": "ﺓﺔ", "ؤ": "ﺅﺆ", "ئ": "ﺉﺊﺋﺌ",
    "ء": "ﺀ",
}  # fmt: skip
LIGATURES = {"لا": "ﻻﻼ", "لأ": "ﻷﻸ", "لإ": "ﻹﻺ", "لآ": "ﻵﻶ"}


def shaped(text: str) -> list[str]:
    """The drawn shapes of a text's letters, in reading order; a ligature is one."""
    letters = _letters(text)
    return [_shape(letters, index) for index in range(len(letters))]


def _letters(text: str) -> list[str]:
    found, index = [], 0
    while index < len(text):
        width = 2 if text[index : index + 2] in LIGATURES else 1
        found.append(text[index : index + width])
        index += width
    return found


def _shape(letters: list[str], index: int) -> str:
    known = FORMS | LIGATURES
    letter = letters[index]
    if letter not in known:
        return letter
    before = index > 0 and len(FORMS.get(letters[index - 1], "")) == 4
    after = len(known[letter]) == 4 and index + 1 < len(letters) and letters[index + 1] in known
    place = (2 if after else 0) + (1 if before else 0)
    return known[letter][min(place, len(known[letter]) - 1)]


def as_seen(pieces: Sequence[str]) -> list[str]:
    """Pieces from the left as they are seen: all turned round, numbers kept."""
    found: list[str] = []
    number: list[str] = []
    for piece in reversed(pieces):
        if piece.isdigit():
            number.append(piece)
            continue
        found += reversed(number)
        number = []
        found.append(piece)
    return [*found, *reversed(number)]


def pdf(lines: Sequence[Sequence[str]], *, named: bool = True, pages: int = 1, locked: bool = False) -> bytes:
    """A PDF that draws each line's pieces from the left, set to the right margin.

    Unless ``named`` it does not say which letter a shape is; ``locked`` asks for a password.
    """
    shapes = {
        piece: number for number, piece in enumerate(dict.fromkeys(p for line in lines for p in line), 1)
    }
    drawn = "\n".join(
        f"BT /F 12 Tf 1 0 0 1 {PAGE_WIDTH - MARGIN - ADVANCE * len(line)} {800 - STEP * row} Tm "
        f"<{''.join(f'{shapes[piece]:04X}' for piece in line)}> Tj ET"
        for row, line in enumerate(lines)
        if line
    )
    names = "\n".join(f"<{n:04X}> <{piece.encode('utf-16-be').hex()}>" for piece, n in shapes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(shapes)} beginbfchar\n{names}\nendbfchar\nendcmap end end"
    )
    kids = " ".join(f"{20 + page} 0 R" for page in range(pages))
    unicode = "/ToUnicode 6 0 R " if named else ""
    objects: dict[int, Any] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        3: _stream(drawn),
        4: f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H {unicode}"
        "/DescendantFonts [5 0 R] >>",
        5: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        6: _stream(table),
        7: "<< /Type /FontDescriptor /FontName /X /Flags 4 /Ascent 800 /Descent -200 "
        "/FontBBox [0 -200 600 800] >>",
        8: f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>",
    }
    for page in range(pages):
        objects[20 + page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} 842] /Contents 3 0 R "
            "/Resources << /Font << /F 4 0 R >> >> >>"
        )
    return _file(objects, "/Encrypt 8 0 R /ID [<00> <00>] " if locked else "")


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode())} >>\nstream\n{text}\nendstream"


def _file(objects: dict[int, str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    return out + f"trailer\n<< /Size 90 /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def reversed_report(text: str) -> bytes:
    """A report as an old program prints it: shaped letters, drawn from the left, wrapped by hand."""
    return pdf([as_seen(shaped(line)) for line in wrapped(text)])


def two_columns(title: str, right: str, left: str, width: int = 34) -> bytes:
    """A headline over two columns of prose, the right one first."""
    rows = [as_seen(shaped(title)), []]
    for one, other in zip_longest(wrapped(right, width), wrapped(left, width), fillvalue=""):
        right_half, left_half = as_seen(shaped(one)), as_seen(shaped(other))
        gap = 2 * width + 5 - len(left_half) - len(right_half)
        rows.append([*left_half, *[" "] * gap, *right_half])
    return pdf(rows)


def wrapped(text: str, width: int = 78) -> list[str]:
    """A text's lines, none longer than ``width``."""
    import textwrap

    return [line for paragraph in text.split("\n") for line in (textwrap.wrap(paragraph, width) or [""])]


def scan() -> bytes:
    """A page with nothing on it that is a letter."""
    return pdf([[]])
