"""Forms: a report or a batch handed in, each entry of a record."""

from liqaa.reports.forms.batch import BatchForm
from liqaa.reports.forms.entries import EntryForm, form_for
from liqaa.reports.forms.report import SENTENCES, ReportForm

__all__ = ["SENTENCES", "BatchForm", "EntryForm", "ReportForm", "form_for"]
