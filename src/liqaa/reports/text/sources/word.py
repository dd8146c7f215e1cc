"""Word documents to text."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from liqaa.reports.text.sources.marks import BULLET
from liqaa.reports.text.sources.packed import weighed
from liqaa.reports.text.sources.unreadable import Unreadable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def word_text(data: bytes) -> str:
    """The paragraphs and tables of a Word document, list items with a bullet."""
    import docx
    from docx.oxml.exceptions import InvalidXmlError

    if "word/document.xml" not in weighed(data):
        raise Unreadable("unknown_format")
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [_paragraph_text(block) for block in _blocks(document)]
    except (
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        SyntaxError,
        InvalidXmlError,
        OSError,
    ) as error:
        raise Unreadable("damaged") from error
    except Exception as error:  # a broken package may fail anywhere inside the library
        raise Unreadable("damaged") from error
    return "\n".join(lines)


def _blocks(document: "Document") -> "Iterator[Paragraph]":
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from cell.paragraphs
        else:
            yield block


def _paragraph_text(paragraph: "Paragraph") -> str:
    properties = paragraph._element.pPr  # noqa: SLF001 -- the only way to a list mark
    listed = properties is not None and properties.numPr is not None
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    text = paragraph.text
    return BULLET + text if text.strip() and (listed or style.startswith("list")) else text
