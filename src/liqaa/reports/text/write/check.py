"""Whether edited templates lose a fact: the news of a specimen record is written and looked through."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from liqaa.reports.text.write.compose import compose
from liqaa.reports.text.write.news import News, Reason
from liqaa.reports.text.write.record import (
    Body,
    Day,
    Group,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Said,
    Text,
    Topic,
)
from liqaa.reports.text.write.templates import FORMS, Templates

_OPTIONAL = (
    "framework",
    "supervisor",
    "slogan",
    "day",
    "venue",
    "place",
    "scope",
    "chair",
    "host",
    "organiser",
    "organisation",
    "outside_organiser",
    "facilitators",
    "attendees",
    "groups",
)
"""Fields without which a pattern may fall away and take others with it."""


def missing_facts(templates: Templates, length: str = "full") -> tuple[str, ...]:
    """The fields of a record that these templates lose, with everything known or with one field empty.

    Asked of a meeting that was held, of one to come and of a statement.
    """
    return tuple(dict.fromkeys(field for form in FORMS for field in _missing(templates, length, form)))


def _missing(templates: Templates, length: str, form: str) -> Iterator[str]:
    whole = specimen(templates.language, form)
    for empty in (None, *_OPTIONAL):
        record = whole if empty is None else replace(whole, **_without(whole, empty))
        for meeting in _MEETINGS[form]:
            one = replace(record, meeting=meeting)
            left = {
                fact
                for fact, reason in compose(one, templates, length).left_out
                if reason == Reason.NO_TEMPLATE
            }
            yield from (_field(name, fact.id) for name, fact in one.facts() if fact.id in left)


def preview(templates: Templates, length: str = "full", form: str = "held") -> News:
    """The news of the specimen record: what an organisation sees while it edits its templates."""
    return compose(specimen(templates.language, form), templates, length)


def _field(name: str, fact: str) -> str:
    return name if name not in ("outcomes", "interventions") else fact.partition("-")[0]


def _without(record: NewsRecord, name: str) -> dict[str, Any]:
    """The change that empties a field."""
    return {name: () if isinstance(getattr(record, name), tuple) else None}


_MEETINGS: dict[str, tuple[Meeting, ...]] = {
    "held": tuple(Meeting(id="meeting", kinds=(kind,)) for kind in ("communication", "council")),
    "planned": tuple(
        Meeting(id="meeting", kinds=(kind,), status="planned") for kind in ("communication", "council")
    ),
    "statement": (Meeting(id="meeting", kinds=("statement",)),),
}
_CAME_OF_IT = {
    "decision": ("تنظيم لقاءات محلية", "organiser des rencontres locales"),
    "call": ("تكثيف العمل الميداني", "renforcer le travail de terrain"),
    "statement": ("الاعتزاز بالحصيلة المحلية", "la fierté du bilan local"),
    "promise": ("نقل المطالب إلى القيادة", "transmettre les demandes à la direction"),
}
_AFTERWARDS = ("interventions", "needs", "achievements", "elected", "outcomes", "closing")
_OF_MEETINGS = (
    "outside_organiser", "supervisor", "venue", "place", "scope", "chair", "host", "facilitators",
    "attendees", "groups", "elected", "interventions", "achievements", "closing",
)  # fmt: skip


def specimen(language: str, form: str = "held") -> NewsRecord:
    """A record with every field filled that its form may have, in the language of the templates."""
    whole = replace(_specimen(language), meeting=_MEETINGS[form][0])
    gone = {"held": (), "planned": _AFTERWARDS, "statement": _OF_MEETINGS}[form]
    changes = {name: value for field in gone for name, value in _without(whole, field).items()}
    if form == "statement":
        words = "بيان حول الوضع المحلي" if language != "fr" else "Communiqué sur la situation locale"
        changes["kicker"] = None
        changes["title"] = Text(id="title", text=words)
        changes["outcomes"] = tuple(one for one in whole.outcomes if one.kind != "promise")
        changes["topics"] = tuple(one for one in whole.topics if one.speaker is None)
    return replace(whole, **changes)


def _specimen(language: str) -> NewsRecord:
    """Everything that can be known of a held meeting, with invented names."""
    arabic = language != "fr"

    def say(ar: str, fr: str) -> str:
        return ar if arabic else fr

    def person(key: str, ar: str, fr: str, gender: str, *capacities: str) -> Person:
        return Person(id=key, name=say(ar, fr), gender="f" if gender == "f" else "m", capacities=capacities)

    chair = person(
        "chair", "يونس البركاني", "Younes El Berkani", "m", say("الأمين الجهوي", "secrétaire régional")
    )
    guide = person(
        "facilitator", "سلمى الراجي", "Salma Raji", "f", say("مستشارة جماعية", "conseillère communale")
    )
    kinds = ("statement", "presentation", "praise", "call", "demand", "promise", "answer", "remark")
    words = say("الحضور الوازن للشباب", "le rôle des jeunes")
    return NewsRecord(
        title=Text(id="title", text=say("لقاء تواصلي بعين الشقف", "Rencontre à Aïn Chkef")),
        kicker=Text(id="kicker", text=say("الأبواب المفتوحة", "Portes ouvertes")),
        organisation=Body(id="organisation", name=say("حزب الأفق الجديد", "Parti du Nouvel horizon")),
        organiser=Body(id="organiser", name=say("الأمانة الإقليمية للحزب", "secrétariat provincial")),
        outside_organiser=Body(id="outside_organiser", name=say("جمعية السهل", "Association Essahl")),
        supervisor=Body(id="supervisor", name=say("الأمانة الجهوية", "secrétariat régional")),
        framework=Text(id="framework", text=say("الأبواب المفتوحة", "les portes ouvertes")),
        slogan=Text(id="slogan", text=say("القرب أولا", "La proximité d'abord")),
        meeting=Meeting(id="meeting", kinds=("communication",)),
        day=Day(id="day", on=dt.date(2024, 11, 24)),
        venue=Text(id="venue", text=say("المقر الإقليمي", "siège provincial")),
        place=Place(id="place", communes=(say("عين الشقف", "Aïn Chkef"),)),
        scope=Text(id="scope", text=say("إقليم مولاي يعقوب", "la province de Moulay Yacoub")),
        chair=chair,
        host=person("host", "نادية الوراق", "Nadia Ouarrak", "f", say("نائبة برلمانية", "députée")),
        facilitators=(guide,),
        attendees=(person("attendee", "كريم السوسي", "Karim Soussi", "m"),),
        groups=(Group(id="group", label=say("منتخبي الحزب", "élus du parti"), count=12),),
        elected=(
            person("elected", "هند العلوي", "Hind Alaoui", "f", say("كاتبة محلية", "secrétaire locale")),
        ),
        topics=(
            Topic(id="topic-1", text=say("المستجدات التنظيمية", "l'organisation")),
            Topic(id="topic-2", text=say("التحضير للمؤتمر", "le programme de l'année"), speaker=guide),
        ),
        interventions=tuple(
            Said(id=f"interventions.{kind}-{number}", text=words, speakers=(chair,), kind=kind)
            for number, kind in enumerate(kinds)
        ),
        needs=(Need(id="need", sector="health", text=say("خصاص الأطباء", "manque de médecins")),),
        achievements=(Text(id="achievement", text=say("تشييد حديقة", "construction d'un jardin")),),
        outcomes=tuple(
            Outcome(id=f"outcomes.{kind}-1", text=say(*_CAME_OF_IT[kind]), kind=kind)
            for kind in ("decision", "call", "statement", "promise")
        ),
        closing=Text(id="closing", text=say("تلاوة برقية ولاء", "la lecture d'un message")),
    )
