"""A person's data as files: JSON for programs, CSV for spreadsheets, PDF for people, all in one ZIP."""

from liqaa.people.documents.archive import archive_of
from liqaa.people.documents.paper import paper_of

__all__ = ["archive_of", "paper_of"]
