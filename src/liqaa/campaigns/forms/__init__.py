"""What is asked of whoever writes a directive, reports on one, or judges a report."""

from liqaa.campaigns.forms.memo import MemoForm
from liqaa.campaigns.forms.said import (
    ExtendForm,
    FigureForm,
    ReasonForm,
    RemarkForm,
    ReportForm,
)

__all__ = ["ExtendForm", "FigureForm", "MemoForm", "ReasonForm", "RemarkForm", "ReportForm"]
