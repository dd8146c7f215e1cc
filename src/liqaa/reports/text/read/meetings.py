"""What kind of meeting it was, in the text's words and as a type, and whether it took place."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import meetings
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import FUTURE, PAST, PRESENT
from liqaa.reports.text.read.organs import Organ
from liqaa.reports.text.read.tenses import is_planned
from liqaa.reports.text.read.tokens import NONE, WordClass, bare, folded, variants
from liqaa.reports.text.shapes import Reading


class MeetingWords(NamedTuple):
    """A meeting named at words ``start`` up to ``end``; no ``type`` when the word alone does not say."""

    start: int
    end: int
    clitic: int
    type: str
    rank: int


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str, int]]] = defaultdict(list)
    for rank, (kind, phrases) in enumerate(meetings.MEETINGS):
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            for form in {words, _accusative(words)}:
                found[form[0]].append((form, kind, rank))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()
    }


def _accusative(words: tuple[str, ...]) -> tuple[str, ...]:
    """إفطار جماعي as an object: إفطارا جماعيا; definite and feminine words stay as they are."""
    if words[0].startswith("ال") or words[0].endswith(("ه", "ا", "ات", "ي")) or words[2:]:
        return words
    return tuple(word if word.endswith(("ه", "ا")) else word + "ا" for word in words)


@cache
def _qualities() -> dict[str, str]:
    """Every form of a meeting's quality, to the kind it tells or nothing."""
    found = {}
    for word in meetings.MEETING_QUALITIES:
        key = fold(word)
        for form in (key, key + "ا", key + "ه", "ال" + key, "ال" + key + "ه"):
            found[form] = meetings.QUALITY_KINDS.get(word, "")
    return found


def find_meetings(ground: Ground) -> list[MeetingWords]:
    """Every meeting named in the text."""
    found: list[MeetingWords] = []
    last = 0
    for i in ground.doc.where(_MAY_OPEN):
        may = i >= last and ground.role_at[i] != structure.FURNITURE
        one = _at(ground, i) if may else None
        if one is not None:
            found.append(one)
            last = one.end
    return found


def _may_open(key: str) -> bool:
    return any(rest in _table() for _, rest in variants(key))


_MAY_OPEN = WordClass(_may_open)


def _at(ground: Ground, i: int) -> MeetingWords | None:
    doc, table = ground.doc, _table()
    for taken, rest in variants(doc.keys[i]):
        for words, kind, rank in table.get(rest, ()):
            if len(words) == 1 or doc.matches(i + 1, words[1:]):
                end = i + len(words)
                end, told = _with_qualities(ground, end)
                shown = (
                    len(taken) - 1
                    if taken.endswith("ل") and doc.keys[i][len(taken) - 1 :].startswith("لل")
                    else len(taken)
                )
                return MeetingWords(i, end, shown, kind or told, rank)
    return None


def _with_qualities(ground: Ground, at: int) -> tuple[int, str]:
    doc, told = ground.doc, ""
    while at < doc.total and doc.gaps[at] == NONE:
        key = doc.keys[at]
        if key not in _qualities() and not (key[0] == "و" and key[1:] in _qualities()):
            break
        told = told or _qualities().get(key, "")
        at += 1
    return at, told


HELD, PLANNED, NO_MEETING = "held", "planned", "no_meeting"
"""What became of a meeting, as a reading says it."""

_SURE = 3.0
_LEAST = 0.2
_OTHER = folded("المنعقد المنعقدة السابق السابقة القادم القادمة المقبل المقبلة الماضي الماضية منذ بعد قبل")


def choose(
    ground: Ground, found: list[MeetingWords], organ: Organ | None, organs: list[Organ], reading: Reading
) -> MeetingWords | None:
    """Fills ``reading.meeting``."""
    best = max(found, key=lambda one: _score(ground, one), default=None)
    if best is not None and _score(ground, best) <= _LEAST:
        best = None
    fact = reading.meeting
    subject = _organ_as_meeting(ground, organ)
    if best is None and subject is None and _verb_alone(ground, reading):
        return None
    if best is None and subject is None:
        _statement(ground, reading)
        return None
    if best is not None and (subject is None or _score(ground, best) >= _SURE):
        fact.raw = _shown(ground, best)
        fact.type = _type(ground, best, organ, organs, found)
        if fact.type in ("general_assembly", "congress") and any(
            other.type == "founding_assembly" and ground.role_at[other.start] != structure.BULLET
            for other in found
        ):
            fact.type = "founding_assembly"
        reading.found("meeting.type", [_span(ground, best)], "meeting_words", 0.9)
    elif organ is not None:
        start, end = ground.doc.span(organ.start, min(organ.end, organ.start + 2))
        fact.raw, fact.type = ground.doc.text[start + organ.clitic : end], organ.kind
        reading.found("meeting.type", [(start + organ.clitic, end)], "organ_meets", 0.85)
    fact.status = PLANNED if is_planned(ground) else HELD
    if fact.type == "protest" and fact.status == HELD and _called_for(ground, found):
        fact.status = PLANNED
    return best


def _called_for(ground: Ground, found: list[MeetingWords]) -> bool:
    """دعت التنسيقية إلى وقفة: a protest that the opening only calls for, and nothing there that was held."""
    called = [one for one in found if one.type == "protest" and _in_opening(ground, one.start)]
    if not called or not all(_is_decided(ground, one) or _behind_call(ground, one) for one in called):
        return False
    opening = ground.doc.words_on(ground.doc.lines[called[0].start])
    return not any(
        hit.label == "organise:strong" and hit.tense == PAST
        for n in opening
        for hit in ground.hits.at.get(n, ())
    )


def _behind_call(ground: Ground, one: MeetingWords) -> bool:
    return any(
        hit.label == "speech:call" and ground.doc.sentences[i] == ground.doc.sentences[one.start]
        for i in range(max(0, one.start - 20), one.start)
        for hit in ground.hits.at.get(i, ())
    )


def _verb_alone(ground: Ground, reading: Reading) -> bool:
    """اجتمعت مكونات التنسيق: the verb says that they met though no word names the meeting."""
    verbs = ("@اجتمع", "@التأم", "@انعقد", "@نظم", "@أقام")
    for hit in ground.hits.label("organise:strong"):
        told = hit.cue.phrase in verbs and hit.tense == PAST
        if told and ground.role_at[hit.start] == structure.PARAGRAPH and _in_opening(ground, hit.start):
            span = ground.doc.span(hit.start, hit.end)
            reading.meeting.raw, reading.meeting.type = (
                ground.doc.text[slice(*span)],
                "organisational_meeting",
            )
            reading.meeting.status = HELD
            reading.found("meeting.type", [span], "verb_of_meeting", 0.7)
            return True
    return False


def _span(ground: Ground, one: MeetingWords) -> tuple[int, int]:
    start, end = ground.doc.span(one.start, one.end)
    return start + one.clitic, end


def _shown(ground: Ground, one: MeetingWords) -> str:
    start, end = _span(ground, one)
    return ground.doc.text[start:end]


def _organ_as_meeting(ground: Ground, organ: Organ | None) -> Organ | None:
    """التأم المجلس الإقليمي: the organ itself is the meeting."""
    if organ is None or ground.role_at[organ.start] not in (structure.PARAGRAPH, structure.TITLE):
        return None
    behind = ground.doc.keys[organ.end : organ.end + 2]
    if ground.role_at[organ.start] == structure.PARAGRAPH and any(key in _GATHERED for key in behind):
        return organ
    for back in range(organ.start - 1, max(-1, organ.start - 16), -1):
        if ground.doc.gaps[back + 1] > NONE:
            break
        for hit in ground.hits.at.get(back, ()):
            if hit.label.startswith("organise") and hit.cue.phrase in (
                "@التأم",
                "@انعقد",
                "@عقد",
                "@اجتمع",
                "انعقاد",
                "@واصل",
                "@احتضن",
            ):
                return organ
    return None


_GATHERED = folded("المنعقد المنعقدة المجتمع المجتمعة المجتمعون الملتئم الملتئمة")
"""إن المكتب الجهوي، المنعقد يوم …: the participle says that the organ met."""


def _score(ground: Ground, one: MeetingWords) -> float:
    """How surely these words name the meeting that the text is about."""
    doc, role = ground.doc, ground.role_at[one.start]
    if role in (structure.BULLET, structure.STAMP, structure.BYLINE, structure.LETTERHEAD):
        return 0
    score = 1.0 if one.type else 0.5
    before = doc.keys[one.start - 1] if one.start and doc.gaps[one.start] == NONE else ""
    after = doc.keys[one.end] if one.end < doc.total and doc.gaps[one.end] < 2 else ""
    if before in _OTHER or after in _OTHER or _is_decided(ground, one):
        return 0.2
    if role == structure.TITLE:
        score += 1.5
    if role == structure.PARAGRAPH:
        score += 2 if _in_opening(ground, one.start) else 0.5
        score += 2 if _governed(ground, one) else 0
    if one.end - one.start > 1:
        score += 0.5
    if before in ("اشغال", "لقا") or before.endswith("اشغال"):
        score += 1.5
    return (
        score
        - 0.001 * one.start
        - (1.0 if after in ("التي", "اللذين") and bare(doc.keys[one.start]).endswith("ات") else 0)
    )


_DECIDING = ("outcome:decision", "outcome:call", "outcome:promise")


def _is_decided(ground: Ground, one: MeetingWords) -> bool:
    """A meeting that was only decided or called for: قررت تنفيذ إضراب."""
    doc = ground.doc
    if ground.role_at[one.start] == structure.TITLE:
        return one.start > 0 and doc.keys[one.start - 1].startswith(
            ("تقر", "تدعو", "يدعو", "لتنفيذ", "بتنظيم", "لخوض")
        )
    return any(
        hit.label in _DECIDING
        and doc.sentences[i] == doc.sentences[one.start]
        and (hit.label != "outcome:decision" or not hit.cue.phrase.startswith(("@أسفر", "@توج", "تم ")))
        for i in range(max(0, one.start - 30), one.start)
        for hit in ground.hits.at.get(i, ())
    )


def _in_opening(ground: Ground, i: int) -> bool:
    first = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), 0)
    return ground.doc.lines[i] == ground.doc.lines[first]


_HOLDING = ("organise:strong", "role:chair", "role:host", "role:lead", "role:facilitator")


def _governed(ground: Ground, one: MeetingWords) -> bool:
    """Whether a verb of holding, chairing or hosting has these words near it."""
    sentence = ground.doc.sentences[one.start]
    for i in range(max(0, one.start - 25), min(ground.doc.total, one.end + 4)):
        if ground.doc.sentences[i] != sentence:
            continue
        for hit in ground.hits.at.get(i, ()):
            if hit.label in _HOLDING and hit.tense in (PAST, PRESENT, FUTURE):
                return True
    return False


def _type(
    ground: Ground, one: MeetingWords, organ: Organ | None, organs: list[Organ], found: list[MeetingWords]
) -> str:
    if one.type == "council_session" and organ is not None and organ.kind == "executive_meeting":
        return "executive_meeting"
    if organ is not None and not _organ_meets(ground, organ):
        organ = next(
            (other for other in organs if not other.state and _follows_meeting_verb(ground, other)), organ
        )
    generic = one.type in ("", "organisational_meeting") and not _says_organisational(ground, one)
    if (
        generic
        and organ is not None
        and organ.kind != "organisational_meeting"
        and _organ_meets(ground, organ)
    ):
        return organ.kind
    if one.type:
        return one.type
    told = next(
        (other.type for other in found if other.type and other is not one and _score(ground, other) > 1), ""
    )
    if told in ("communication_meeting", "organisational_meeting"):
        return told
    raw = bare(ground.doc.keys[one.start])
    return "communication_meeting" if raw.startswith("لقا") else "organisational_meeting"


def _says_organisational(ground: Ground, one: MeetingWords) -> bool:
    return any(
        bare(key).startswith(("تنظيمي", "تنسيقي", "تواصلي")) for key in ground.doc.keys[one.start : one.end]
    )


def _follows_meeting_verb(ground: Ground, organ: Organ) -> bool:
    """عقد المكتب: the organ right behind the verb."""
    hits = ground.hits.at.get(organ.start - 1, ())
    return any(hit.label == "organise:strong" and hit.cue.phrase in _MEETING_VERBS for hit in hits)


_MEETING_VERBS = ("@التأم", "@عقد", "@انعقد", "@اجتمع", "@أجرى")


def _organ_meets(ground: Ground, organ: Organ) -> bool:
    """Whether the organ met itself, rather than called others to a meeting (نظمت … لقاء)."""
    for i in range(max(0, organ.start - 4), min(ground.doc.total, organ.end + 3)):
        for hit in ground.hits.at.get(i, ()):
            if hit.label == "organise:strong" and hit.cue.phrase in (
                "@التأم",
                "@عقد",
                "@انعقد",
                "@اجتمع",
                "@أجرى",
            ):
                return True
    before = ground.doc.keys[organ.start - 1] if organ.start else ""
    return before in ("اجتماع", "اجتماعا", "دوره", "لاجتماع")


def _statement(ground: Ground, reading: Reading) -> None:
    """A communiqué without a meeting."""
    heads = {fold(word).split()[0] for word in meetings.STATEMENT_HEADS[:10]}
    for line in ground.layout.lines[:6]:
        if line.key.split() and line.key.split()[0] in heads and line.role != structure.FURNITURE:
            reading.meeting.type = "statement_only"
            reading.meeting.raw = line.text.split()[0]
            reading.found(
                "meeting.type",
                [(line.start, line.start + len(reading.meeting.raw))],
                "statement_without_meeting",
                0.7,
            )
            return


def is_meeting_word(key: str) -> bool:
    """Whether a folded word opens the name of a meeting."""
    return any(rest in _table() for _, rest in variants(key))
