"""Directives, the ends they were given later, and their execution by each body."""

from liqaa.campaigns.models.directive import Directive
from liqaa.campaigns.models.execution import Execution
from liqaa.campaigns.models.extension import Extension

__all__ = ["Directive", "Execution", "Extension"]
