"""Archives and tables made to harm, and what honest ones look like beside them."""

import io
import struct
import zipfile
import zlib
from functools import cache

WORD = "word/document.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
LAUGHS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
STRANGER = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def archive(parts: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def office(**more: bytes | str) -> bytes:
    """A Word document by its skeleton, with more parts."""
    return archive({"[Content_Types].xml": TYPES, WORD: "<x/>", **more})


def ratio() -> bytes:
    """50 MB of nothing in 50 kB."""
    return office(**{"word/media/image1.bin": bytes(50_000_000)})


@cache
def size() -> bytes:
    """More than 300 MB in parts that each pack modestly."""
    part = b"".join(struct.pack(">I", number) * 40 for number in range(30_000))  # packs about one to fifty
    packed = zipfile.ZipFile(io.BytesIO(archive({"a": part})))
    assert len(part) < 100 * packed.infolist()[0].compress_size
    return office(**{f"word/media/{number}.bin": part for number in range(70)})


def entries() -> bytes:
    """More entries than any document has."""
    return office(**{f"word/media/{number}": b"" for number in range(10_001)})


def nested() -> bytes:
    """An archive in an archive in an archive."""
    return office(**{"word/embeddings/a.docx": office(**{"word/embeddings/b.docx": office()})})


def inner_ratio() -> bytes:
    """A bomb one floor down, stored so that the outer archive looks harmless."""
    out = io.BytesIO(office())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as file:
        file.writestr("word/embeddings/sheet.xlsx", ratio())
    return out.getvalue()


def lying(claimed: int) -> bytes:
    """An entry of 400 kB that packs badly and claims another size in both of its headers."""
    whole = bytearray(archive({"[Content_Types].xml": TYPES, WORD: b"%x" % 3**1_000_000}))
    true = struct.pack("<I", len(b"%x" % 3**1_000_000))
    at = whole.find(true)
    while at >= 0:
        whole[at : at + 4] = struct.pack("<I", claimed)
        at = whole.find(true, at + 4)
    return bytes(whole)


def overlapping() -> bytes:
    """Many entries of the directory that point at the same packed bytes (Fifield's zip bomb, in short)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(90_000)) + kernel.flush()
    crc = zlib.crc32(bytes(90_000))
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), 90_000, 1, 0) + b"a"
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), 90_000, 1, 0, 0, 0, 0, 0, 0
    )
    count = 5000
    directory = (entry + b"a") * count
    start = len(head) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return head + packed + directory + end


def entities(text: str = LAUGHS, encoding: str = "utf-8") -> bytes:
    """A document whose main part declares entities."""
    return archive({"[Content_Types].xml": TYPES, WORD: text.encode(encoding)})


def million_strings() -> bytes:
    """A workbook whose table of texts holds a million, all alike: 15 MB in 15 kB."""
    return archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>", STRINGS: "<si>a</si>" * 10**6})


BOMBS = {
    "ratio": (ratio, "ratio"),
    "a million texts": (million_strings, "ratio"),
    "size": (size, "size"),
    "entries": (entries, "entries"),
    "nested": (nested, "nested"),
    "a bomb inside": (inner_ratio, "ratio"),
    "says less": (lambda: lying(100), "damaged"),
    "says more": (lambda: lying(2_000_000), "damaged"),
    "overlapping": (overlapping, "damaged"),
    "entities": (entities, "entities"),
    "entities in UTF-16": (lambda: entities(LAUGHS, "utf-16"), "entities"),
    "a file of the server": (lambda: entities(STRANGER), "entities"),
    "hidden by its encoding": (
        lambda: entities('<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-ENTITY a +ACI-b+ACI-+AD4-'),
        "entities",
    ),
}
"""Each with the code it is refused by."""


def sheet(cells: str, dimension: str = "A1") -> bytes:
    """A workbook with these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office_ = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
            f'Type="{office_}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office_}"><sheets>'
            '<sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
            f'Type="{office_}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension ref="{dimension}"/>'
            f"<sheetData>{cells}</sheetData></worksheet>",
        }
    )


def far_cell() -> bytes:
    """A workbook of two cells at the two ends of the largest sheet there is."""
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return sheet(first + last, "A1:XFD1048576")


def repeated_cell() -> bytes:
    """An ODS sheet whose one cell says that it is there 16,384 times a million."""
    body = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="s"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mark = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:'
        f'file-entry manifest:full-path="/" manifest:media-type="{mark}"/></manifest:manifest>'
    )
    return archive({"mimetype": mark, "content.xml": body, "META-INF/manifest.xml": manifest})


def wide(count: int) -> bytes:
    """A workbook of one row of so many cells, no two alike, so that it packs like an honest one."""
    cells = "".join(f"<c><v>{number * 2654435761 % 4294967296}</v></c>" for number in range(count))
    return sheet(f'<row r="1">{cells}</row>')
