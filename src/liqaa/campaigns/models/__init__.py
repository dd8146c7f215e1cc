"""Directives and their execution by each body."""

from liqaa.campaigns.models.directive import Directive
from liqaa.campaigns.models.execution import Execution

__all__ = ["Directive", "Execution"]
