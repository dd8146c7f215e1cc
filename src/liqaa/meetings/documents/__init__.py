"""Papers of a meeting, each as a PDF and as a DOCX that say the same: minutes, attendance, decisions."""

from liqaa.meetings.documents.minutes import (
    attendance_paper,
    decisions_paper,
    letterhead_of,
    minutes_paper,
    name_of,
)
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
    "attendance_paper",
    "decisions_paper",
    "docx_of",
    "letterhead_of",
    "minutes_paper",
    "name_of",
    "pdf_of",
]
