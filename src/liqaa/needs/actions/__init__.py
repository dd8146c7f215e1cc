"""Writing needs: hearing them, assigning, answering and closing them; keeping achievements; undoing."""

from liqaa.needs.actions.hearing import erase_heard, hear_needs, record_achievements
from liqaa.needs.actions.settling import answer_need, assign_need, close_need
from liqaa.needs.actions.telling import take_off, tell_back
from liqaa.needs.actions.undoing import undo_achievement, undo_hearing

__all__ = [
    "answer_need",
    "assign_need",
    "close_need",
    "erase_heard",
    "hear_needs",
    "record_achievements",
    "take_off",
    "tell_back",
    "undo_achievement",
    "undo_hearing",
]
