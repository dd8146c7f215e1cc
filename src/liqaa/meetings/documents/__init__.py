"""Papers of a meeting, each as a PDF and as a DOCX that say the same: minutes, attendance, decisions."""

from liqaa.meetings.documents.paper import (
    Block,
    Heading,
    Items,
    Letterhead,
    Paper,
    Rows,
    Signs,
    Words,
)
from liqaa.meetings.documents.printed import pdf_of
from liqaa.meetings.documents.written import docx_of

__all__ = [
    "Block",
    "Heading",
    "Items",
    "Letterhead",
    "Paper",
    "Rows",
    "Signs",
    "Words",
    "docx_of",
    "pdf_of",
]
