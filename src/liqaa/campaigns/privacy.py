"""What this room keeps of persons: nothing. A directive speaks to bodies; who wrote it is an account."""

from liqaa.kit.privacy import Share

UNTOLD = {
    "what a directive asks of every body; it is addressed to offices": (
        "Directive.number", "Directive.title", "Directive.edition", "Directive.text", "Directive.level",
        "Directive.body_types", "Directive.families", "Directive.agenda",
    ),
    "why a body was excused or given more days": (
        "Execution.excuse", "Extension.reason",
    ),
    "which account did it: a number, whose account has no name any more": (
        "Directive.written_by", "Extension.by",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    untold=UNTOLD,
)
"""The room's part."""
