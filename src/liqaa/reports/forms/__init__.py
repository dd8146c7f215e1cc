"""Shapes of input: a report handed in, and the entries of a record under correction."""

from liqaa.reports.forms.entries import FORMS, EntryForm, form_for
from liqaa.reports.forms.report import ReportForm

__all__ = ["FORMS", "EntryForm", "ReportForm", "form_for"]
