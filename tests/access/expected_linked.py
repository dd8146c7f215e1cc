"""The lines of addresses that open without a sign-in, for whoever holds them: a part of the table."""

from tests.access.handed import DIARY, GUEST, PAPER, THERE
from tests.access.wording import EVERYONE, FEED, FILE, move, page

EXCUSED = {"answer": "excused", "note": "ok"}

LINKED = (
    page("meetings:answer", "answer_link", door=EVERYONE, link=GUEST),
    move("meetings:answer", "answer_link", door=EVERYONE, link=GUEST, data=EXCUSED),
    page("meetings:answer_paper", "paper_link", door=EVERYONE, link=PAPER, surface=FILE),
    page("meetings:answer_paper", "inside_link", door=EVERYONE, link=GUEST, surface=FILE, missing=True),
    page("meetings:feed", "diary_link", door=EVERYONE, link=DIARY, surface=FEED),
    page("meetings:read_minutes", "letter_link", door=EVERYONE, link=THERE),
    move("meetings:read_minutes", "letter_link", door=EVERYONE, link=THERE, data={"text": "ok"}),
    page("meetings:answer", more=("dead",), door=EVERYONE, missing=True),
    page("meetings:answer_paper", more=("dead", 1), door=EVERYONE, missing=True),
    page("meetings:feed", more=("dead",), door=EVERYONE, missing=True, surface=FEED),
    page("meetings:read_minutes", more=("dead",), door=EVERYONE, missing=True),
)
