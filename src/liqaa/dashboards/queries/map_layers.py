"""The layers that the map brings along; rooms offer more through ``kit.maps``."""

from django.utils.translation import gettext_lazy as _

from liqaa.bodies import rules as body_rules
from liqaa.dashboards.queries import map_founding as founding
from liqaa.dashboards.queries import map_heard as heard
from liqaa.dashboards.queries import map_work as work
from liqaa.followup import rules as task_rules
from liqaa.kit.maps import COUNT, SHARE, STATES, Layer, Part, offer_layer
from liqaa.meetings import rules as meeting_rules
from liqaa.needs import rules as need_rules


def offer_own() -> None:
    """Offer them; called once when the room starts."""
    offer_layer(
        Layer(
            "founding",
            _("Founding of the bodies"),
            founding.figures,
            right=body_rules.SEE,
            parts=(
                Part(founding.UNITS, _("Units")),
                Part(founding.STRUCTURED, _("Structured"), "good"),
                Part(founding.PREPARING, _("Being founded"), "half"),
                Part(founding.OVER, _("Expired or frozen"), "over"),
                Part(founding.WITHOUT, _("Not structured"), "none"),
            ),
            scale=STATES,
            value=founding.STRUCTURED,
            of=founding.UNITS,
            lead=_("How many of the units that the charter counts have a structured body."),
            lacks=founding.lacks,
            choices=founding.levels,
            choice_label=_("Level"),
            position=10,
        )
    )
    offer_layer(
        Layer(
            "tasks",
            _("Late tasks"),
            work.figures,
            right=task_rules.SEE,
            parts=(
                Part(work.OPEN, _("Open tasks")),
                Part(work.LATE, _("Late")),
                Part(work.HOLES, _("Without owner or date")),
            ),
            scale=COUNT,
            value=work.LATE,
            of=work.OPEN,
            lead=_("Tasks past their day, among those still open."),
            warns=True,
            lacks=work.late,
            position=20,
        )
    )
    offer_layer(
        Layer(
            "promises",
            _("Promised, done, proved"),
            work.figures,
            right=task_rules.SEE,
            parts=(
                Part(work.PROMISED, _("Promised")),
                Part(work.DONE, _("Done")),
                Part(work.PROVED, _("Proved")),
            ),
            scale=SHARE,
            value=work.PROVED,
            of=work.PROMISED,
            lead=_("How much of what was promised is proved: its evidence was accepted by the level above."),
            lacks=work.unproved,
            position=30,
        )
    )
    _offer_what_was_heard()


def _offer_what_was_heard() -> None:
    offer_layer(
        Layer(
            "needs",
            _("Needs without an answer"),
            heard.needs,
            right=need_rules.SEE,
            parts=(
                Part(heard.RAISED, _("Needs heard")),
                Part(heard.WAITING, _("Without an answer")),
                Part(heard.ANSWERED, _("Answered")),
                Part(heard.SOLVED, _("Solved")),
            ),
            scale=COUNT,
            value=heard.WAITING,
            of=heard.RAISED,
            lead=_("What residents raised and still waits for an answer."),
            warns=True,
            lacks=heard.unanswered,
            choices=heard.sectors,
            choice_label=_("Sector"),
            position=40,
        )
    )
    offer_layer(
        Layer(
            "meetings",
            _("Meetings held"),
            heard.held,
            right=meeting_rules.SEE,
            parts=(Part(heard.HELD, _("Meetings held")),),
            scale=COUNT,
            value=heard.HELD,
            lead=_("Meetings called by a body of the place or about the place, each counted once."),
            added_up=False,
            choices=heard.months,
            choice_label=_("Since"),
            position=50,
        )
    )
