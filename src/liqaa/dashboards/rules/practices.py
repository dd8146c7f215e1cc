"""From the report to the system: what the founding reports describe and where the product serves it.

The rows stand in ``practices.toml``; page and paper are drawn from them. Plain Python.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from liqaa.bodies import rules as bodies
from liqaa.campaigns import rules as campaigns
from liqaa.countdown import rules as countdown
from liqaa.followup import rules as followup
from liqaa.meetings import rules as meetings
from liqaa.needs import rules as needs
from liqaa.newsroom import rules as newsroom
from liqaa.people import rules as people
from liqaa.reports import rules as reports


@dataclass(frozen=True)
class Screen:
    """A live screen: its address, a query, and which object's page it is (the latest one that is seen).

    Where nothing of that kind is seen, the link leads to ``else_route``; whoever does not hold ``right``
    anywhere reads of the screen and gets no link.
    """

    route: str
    ar: str
    fr: str
    en: str
    query: str = ""
    of: str = ""
    else_route: str = ""
    right: str = ""


MEETING, READING, NEED, HERE, NEWS = "meeting", "reading", "need", "here", "news"

SCREENS = {
    "directives": Screen("campaigns:list", "المذكرات", "Circulaires", "Directives", right=campaigns.SEE),
    "directive_map": Screen(
        "dashboards:map",
        "الخريطة: حالة المذكرة",
        "Carte : état de la circulaire",
        "Map: state of the directive",
        "layer=directives",
        right=campaigns.SEE,
    ),
    "founding_map": Screen(
        "dashboards:map",
        "الخريطة: تأسيس الهياكل",
        "Carte : création des instances",
        "Map: founding",
        "layer=founding",
        right=bodies.SEE,
    ),
    "reports": Screen(
        "reports:list", "قراءة تقرير", "Lire un compte rendu", "Read a report", right=reports.READ
    ),
    "reading": Screen(
        "reports:reading",
        "التقرير بجانب سجله",
        "Le compte rendu à côté de sa fiche",
        "The report beside its record",
        of=READING,
        else_route="reports:list",
        right=reports.READ,
    ),
    "meetings": Screen("meetings:list", "اللقاءات", "Rencontres", "Meetings", right=meetings.SEE),
    "meeting": Screen(
        "meetings:meeting",
        "صفحة لقاء",
        "Page d'une rencontre",
        "A meeting",
        of=MEETING,
        else_route="meetings:list",
        right=meetings.SEE,
    ),
    "visitors": Screen(
        "meetings:visitors",
        "زوار لقاء",
        "Visiteurs d'une rencontre",
        "Visitors of a meeting",
        of=MEETING,
        else_route="meetings:list",
        right=meetings.RECORD,
    ),
    "call": Screen(
        "meetings:call", "الدعوة إلى لقاء", "Convoquer une rencontre", "Call a meeting", right=meetings.RECORD
    ),
    "bodies": Screen("bodies:tree", "الهيئات", "Instances", "Bodies", right=bodies.SEE),
    "people": Screen("people:list", "الأشخاص", "Personnes", "People", right=people.SEE),
    "place": Screen("dashboards:place", "صفحة إقليم", "Page d'une province", "A place", of=HERE),
    "tasks": Screen("followup:tasks", "الإجراءات", "Actions", "Tasks", right=followup.SEE),
    "holes": Screen(
        "dashboards:home", "الرئيسية: ما يتعثر", "Accueil : ce qui n'avance pas", "Home: the holes"
    ),
    "outcomes": Screen("followup:outcomes", "المخرجات", "Conclusions", "Outcomes", right=followup.SEE),
    "countdown": Screen("countdown:list", "الاستحقاقات", "Échéances", "Countdown", right=countdown.SEE),
    "needs": Screen("needs:list", "الحاجيات", "Besoins", "Needs", right=needs.SEE),
    "need": Screen(
        "needs:need",
        "صفحة حاجة",
        "Page d'un besoin",
        "A need",
        of=NEED,
        else_route="needs:list",
        right=needs.SEE,
    ),
    "achievements": Screen("needs:achievements", "المنجزات", "Réalisations", "Achievements", right=needs.SEE),
    "news": Screen(
        "newsroom:ask",
        "تحرير خبر لقاء",
        "Rédiger la nouvelle d'une rencontre",
        "Write the news of a meeting",
        of=NEWS,
        else_route="meetings:list",
        right=newsroom.WRITE,
    ),
}


@dataclass(frozen=True)
class Practice:
    """One thing that the reports describe, in our words, with its screen and the test that proves it."""

    report: str
    ar: str
    fr: str
    en: str
    screen: str
    test: str


@cache
def practices() -> tuple[Practice, ...]:
    """Every row, in the order of the reports."""
    source = (files("liqaa.dashboards.rules") / "practices.toml").read_text("utf-8")
    return tuple(Practice(**row) for row in tomllib.loads(source)["practice"])


def in_language(row: Practice | Screen, language: str) -> str:
    """The words of a row in a language; English where there are none."""
    return {"ar": row.ar, "fr": row.fr}.get(language[:2], row.en)
