"""What this room hands to the papers of a meeting."""

from django.db.models import Model
from django.utils.translation import gettext as _

from liqaa.kit.sections import Line, Section
from liqaa.needs.models import Hearing

NEEDS = "needs"
"""The key of the section, in every language."""


def heard_section(meeting: Model) -> Section | None:
    """The needs that were heard there, in the words of that day; what became of them since is no minutes."""
    heard = Hearing.objects.filter(meeting_id=meeting.pk).select_related("need__place").order_by("pk")
    return Section(NEEDS, _("Needs that were heard"), [_line(each) for each in heard])


def _line(hearing: Hearing) -> Line:
    need = hearing.need
    note = f"{need.get_sector_display()} · {need.place}"
    return Line(hearing.as_written or need.text, note=note, facts=(need.sector, need.place_id))
