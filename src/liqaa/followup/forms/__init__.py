"""What people type about outcomes, tasks, demands and the founding of bodies."""

from liqaa.followup.forms.moving import (
    FigureForm,
    PlanForm,
    RaiseForm,
    SendUpForm,
    SkipForm,
    StepForm,
    UndoStepForm,
)
from liqaa.followup.forms.outcomes import AssignForm, CancelForm, EvidenceForm, OutcomeForm, RemarkForm
from liqaa.kit.forms import say

__all__ = [
    "AssignForm",
    "CancelForm",
    "EvidenceForm",
    "FigureForm",
    "OutcomeForm",
    "PlanForm",
    "RaiseForm",
    "RemarkForm",
    "SendUpForm",
    "SkipForm",
    "StepForm",
    "UndoStepForm",
    "say",
]
