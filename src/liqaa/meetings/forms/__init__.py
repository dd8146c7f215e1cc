"""What people type about meetings."""

from liqaa.meetings.forms.changing import AttendanceForm, CancelForm, HoldForm
from liqaa.meetings.forms.correcting import CorrectForm
from liqaa.meetings.forms.filters import FilterForm
from liqaa.meetings.forms.record import CallForm, RecordForm

__all__ = ["AttendanceForm", "CallForm", "CancelForm", "CorrectForm", "FilterForm", "HoldForm", "RecordForm"]
