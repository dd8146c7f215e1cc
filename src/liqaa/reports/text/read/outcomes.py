"""What a meeting came to: bullets under a heading, and clauses behind خلص، قرر، صادق، دعا."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import outcomes
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.detail import fill
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import FUTURE, PAST
from liqaa.reports.text.read.organs import organ_at
from liqaa.reports.text.read.parts import heading_of, list_role
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import COMMA, STOP, bare, folded, variants
from liqaa.reports.text.shapes import OutcomeFact, Reading

_LONGEST = 60


@dataclass(slots=True)
class _Found:
    """An outcome at words ``start`` up to ``end``, of a kind, by a rule."""

    start: int
    end: int
    kind: str
    rule: str
    clitic: int = 0


@cache
def _item_kinds() -> dict[str, str]:
    return {fold(word): kind for word, kind in outcomes.ITEM_KINDS.items()}


@cache
def _subjects() -> frozenset[str]:
    return frozenset(fold(word).split()[0] for word in outcomes.MEETING_SUBJECTS)


def read_outcomes(ground: Ground, people: People, reading: Reading) -> None:
    """Fills ``outcomes``."""
    found = [*_bullets(ground), *_prose(ground), *_elections(ground, people)]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda item: (item.start, -item.end)):
        if one.end <= one.start or (kept and one.start < kept[-1].end):
            continue
        kept.append(one)
    for number, one in enumerate(kept):
        start, end = ground.doc.span(one.start, one.end)
        start += one.clitic
        end = _closed(ground.doc.text, start, end)
        fact = OutcomeFact(one.kind, ground.doc.text[start:end], "decision")
        fill(ground, one.start, one.end, fact)
        reading.outcomes.append(fact)
        reading.found(f"outcomes.{number}", [(start, end)], one.rule, 0.9 if one.rule == "bullet" else 0.7)


def _closed(text: str, start: int, end: int) -> int:
    """Takes the closing quotation mark with the words it closes."""
    opened = text.count("«", start, end) > text.count("»", start, end)
    return end + 1 if opened and text[end : end + 1] == "»" else end


def _bullets(ground: Ground) -> list[_Found]:
    found = []
    for line in ground.layout.of(structure.BULLET):
        words = ground.words_of(line)
        if not words:
            continue
        kind = _heading_kind(ground, words[0]) or _item_kind(ground, words[0]) or _like_others(ground, words[0])
        if kind is None or (
            list_role(ground, words[0]) is not None and kind == "decision" and _is_person_list(ground, words)
        ):
            continue
        found.append(_Found(words[0], words[-1] + 1, _item_kind(ground, words[0]) or kind, "bullet"))
    return found


def _like_others(ground: Ground, i: int) -> str | None:
    """An item among others of which most state or call states something itself."""
    above = ground.headings.get(ground.doc.lines[i])
    if above is None:
        return None
    kinds = [
        _item_kind(ground, words[0])
        for line in ground.layout.of(structure.BULLET)
        if (words := ground.words_of(line)) and ground.headings.get(ground.doc.lines[words[0]]) is above
    ]
    told = [kind for kind in kinds if kind is not None]
    return "statement" if len(told) >= 2 and len(told) * 2 >= len(kinds) else None


def _is_person_list(ground: Ground, words: range) -> bool:
    return len(words) <= 8 and not any(
        hit.label.startswith("outcome") for n in words for hit in ground.hits.at.get(n, ())
    )


def _heading_kind(ground: Ground, i: int) -> str | None:
    """What the sentence above a list says its items are."""
    above = heading_of(ground, i)
    if above is None:
        return None
    first, last = ground.doc.word_at(above[0]), ground.doc.word_at(above[1])
    kinds = [
        hit.label.removeprefix("heading:")
        for n in range(first, last)
        for hit in ground.hits.at.get(n, ())
        if hit.label.startswith("heading:")
    ]
    if not kinds:
        return None
    if any(
        hit.cue.phrase.startswith(("يعلن", "تعلن", "نعلن"))
        for n in range(first, last)
        for hit in ground.hits.at.get(n, ())
    ):
        return "statement"
    return (
        kinds[0]
        if kinds[0] != "statement" or len(set(kinds)) == 1
        else next(kind for kind in kinds if kind != "statement")
    )


def _item_kind(ground: Ground, i: int) -> str | None:
    return next((kind for _, rest in variants(ground.doc.keys[i]) if (kind := _item_kinds().get(rest))), None)


def _prose(ground: Ground) -> list[_Found]:
    found: list[_Found] = []
    for hit in _longest(ground):
        if (
            ground.role_at[hit.start] != structure.PARAGRAPH
            or hit.tense == FUTURE
            or not _is_ours(ground, hit)
        ):
            continue
        kind = hit.label.removeprefix("outcome:")
        if _opens_list(ground, hit.end):
            continue
        whole = hit.cue.phrase in outcomes.WHOLE_CLAUSE
        start = hit.start if whole else _after_mostly(ground, _after_subject(ground, hit))
        end = _clause_end(ground, hit.end)
        found += _cut(ground, start, hit.end, end, kind, hit)
    found += _calls(ground)
    return found


def _longest(ground: Ground) -> list[Hit]:
    """The phrases that bring outcomes; of several at one word the longest."""
    best: dict[int, Hit] = {}
    for hit in ground.hits.label("outcome:call", "outcome:decision", "outcome:promise"):
        if hit.start not in best or hit.end > best[hit.start].end:
            best[hit.start] = hit
    return list(best.values())


def _is_ours(ground: Ground, hit: Hit) -> bool:
    """Whether the meeting or its body is the subject, not an object of discussion (ما قررته)."""
    before = ground.doc.keys[hit.start - 1] if hit.start and ground.doc.gaps[hit.start] < COMMA else ""
    if hit.cue.phrase in _DEMANDING and not _is_organ_speaking(ground, hit):
        return False
    return (
        before not in ("ما", "التي", "الذي", "كما", "ان", "لم", "لما", "مما", "بما")
        and not hit.cue.has_object
    )


_DEMANDING = ("@طالب … ب", "@ناشد … ب")
_SPEAKING = folded("المؤتمر المجلس المكتب الجمع اللجنة النقابة الأمانة الكتابة الحزب الجمعية الاتحاد الهيئة الفرع التنسيق")


def _is_organ_speaking(ground: Ground, hit: Hit) -> bool:
    """طالب المجلس ب…: the organ's call; what speakers ask for is a need."""
    after = hit.start + 1
    return hit.tense == PAST and after < len(ground.doc) and ground.doc.keys[after] in _SPEAKING


def _opens_list(ground: Ground, i: int) -> bool:
    """خلص إلى ما يلي: followed by bullets, which speak for themselves."""
    end = ground.doc.sentence_end(max(0, i - 1))
    return (
        end < len(ground.doc)
        and ground.role_at[end] == structure.BULLET
        and ground.doc.text[ground.doc.ends[end - 1] :][:2].strip(" ").startswith(":")
    )


_ENDS = folded("مشددا مشددين مؤكدا مؤكدين مؤكدة معتبرا معتبرين منوها كما وقد فيما بينما معبرين مشيرا مشيرين")


def _clause_end(ground: Ground, i: int) -> int:
    """The end of an outcome: the sentence, or a participle or verb that begins another thought."""
    doc, at = ground.doc, i
    while at < min(len(doc), i + _LONGEST) and (at == i or doc.gaps[at] < STOP):
        if (
            at > i
            and doc.gaps[at] >= COMMA
            and (
                doc.keys[at] in _ENDS
                or any(
                    hit.tense == PAST and hit.label.startswith("role:") for hit in ground.hits.at.get(at, ())
                )
            )
        ):
            return at
        at += 1
    return at


def _cut(ground: Ground, start: int, words: int, end: int, kind: str, hit: Hit) -> list[_Found]:
    """Cuts إلى A، وإلى B into two; each keeps its wording without the preposition."""
    doc, cuts = ground.doc, []
    preposition = hit.cue.rest[-1] if hit.cue.rest else ""
    if kind == "call" and hit.cue.phrase == "نداء إلى":
        return [_Found(start, end, kind, "call_issued")]
    for i in range(words + 1, end):
        again = preposition and doc.keys[i] == "و" + preposition
        tailed = (
            hit.cue.tail and doc.keys[i].startswith("و" + hit.cue.tail) and _is_deed("و" + bare(doc.keys[i][2:]))
        )
        if tailed or again or (doc.gaps[i] >= COMMA and _is_deed(doc.keys[i])):
            cuts.append(i)
    found, first = [], start
    for cut in cuts:
        found.append(_Found(first, cut, kind, "clause"))
        first = cut + 1 if preposition and doc.keys[cut] == "و" + preposition else cut
    found.append(_Found(first, end, kind, "clause"))
    for one in found:
        one.clitic = _clitic(ground, one.start, hit)
    return found


def _after_subject(ground: Ground, hit: Hit) -> int:
    """قررت الهيئة الإدارية تنفيذ…: what was decided, behind who decided it."""
    doc, start = ground.doc, hit.end
    if not hit.tense or hit.cue.gap or start >= len(doc):
        return start
    organ = organ_at(ground, start)
    start = organ.end if organ is not None else start + 1 if is_subject(doc.keys[start]) else start
    if start < len(doc) and doc.keys[start] in ("في", "خلال"):
        reach = range(start + 1, min(start + 7, len(doc)))
        return next((n for n in reach if _is_deed("و" + doc.keys[n])), start)
    return start


_MOSTLY = folded("أهمها أبرزها بينها ضمنها")


def _after_mostly(ground: Ground, start: int) -> int:
    """بإصدار توصيات من أهمها …: what was recommended, behind أهمها."""
    reach = range(start, min(start + 6, len(ground.doc)))
    return next((n + 1 for n in reach if ground.doc.keys[n] in _MOSTLY and n + 1 < len(ground.doc)), start)


_DEEDS = frozenset(fold(word) for word in outcomes.DEEDS)
_PATTERN = re.compile("^و(?:ت[^ا]{2}ي[^ا]ه?|م[^ا]ا[^ا]{2}ه|ا[^ا]{2}ا[^ا]ه?|است[^ا]{2}ا[^ا]ه?|ت[^ا]ا[^ا]{2}|ترا[^ا]{2})$")


def _is_deed(key: str) -> bool:
    """A verbal noun joined by و, which begins another outcome: وتشكيل, وعقد."""
    return key[:1] == "و" and (key[1:] in _DEEDS or _PATTERN.match(key) is not None)


def _clitic(ground: Ground, i: int, hit: Hit) -> int:
    if i >= len(ground.doc):
        return 0
    key = ground.doc.keys[i]
    if hit.cue.tail and key.startswith("و" + hit.cue.tail) and i != hit.end:
        return 2
    if hit.cue.tail and key.startswith(hit.cue.tail):
        return 1
    return 1 if key[0] == "و" and (i == hit.start or _is_deed(key)) else 0


def _calls(ground: Ground) -> list[_Found]:
    """دعا X إلى …: a call with its caller, as a main verb; participles (داعيا) stay interventions."""
    found, doc = [], ground.doc
    for hit in ground.hits.label("speech:call"):
        if hit.tense != PAST or ground.role_at[hit.start] != structure.PARAGRAPH or hit.cue.has_object:
            continue
        to = next(
            (
                n
                for n in range(hit.end, min(hit.end + 12, len(doc)))
                if doc.keys[n] in ("الي", "علي") or doc.gaps[n] >= STOP
            ),
            None,
        )
        if to is None or doc.keys[to] not in ("الي", "علي") or not _is_ours(ground, hit):
            continue
        found += _cut_calls(ground, to, _clause_end(ground, to + 1))
    return found


def _cut_calls(ground: Ground, to: int, end: int) -> list[_Found]:
    """دعا إلى A وإلى B: two calls."""
    again = "و" + ground.doc.keys[to]
    cuts = [to, *(n for n in range(to + 2, end) if ground.doc.keys[n] == again)]
    pairs = zip(cuts, [*cuts[1:], end], strict=True)
    return [_Found(first + 1, last, "call", "call_by_speaker") for first, last in pairs]


def _elections(ground: Ground, people: People) -> list[_Found]:
    """Renewals and elections told in prose are decisions in the text's own words."""
    found = []
    for hit in ground.hits.label("role:elected", "role:new_body", "organise:strong"):
        if (
            ground.role_at[hit.start] not in (structure.PARAGRAPH, structure.HEADING)
            or hit.tense == FUTURE
            or not _is_ours(ground, hit)
        ):
            continue
        end = _told_election(ground, hit, people)
        if end is not None:
            key = ground.doc.keys[hit.start]
            clitic = 1 if key.startswith("و") and len(key) > 3 else 0
            found.append(_Found(hit.start, end, "decision", "election", clitic))
    return found


def _told_election(ground: Ground, hit: Hit, people: People) -> int | None:
    """Where the words of a renewal, of a new organ or of an election end; None when it is none."""
    if hit.label == "organise:strong":
        if hit.cue.phrase != "@جدد" or hit.tense != PAST or not _renews_organ(ground, hit):
            return None
        return _first(ground, hit.end, _clause_end(ground, hit.end), _stops_renewal)
    organ = _elected_organ(ground, hit)
    if organ is not None:
        return organ
    if hit.label == "role:new_body":
        told = hit.cue.phrase.startswith("@ضم") and hit.tense
        return _first(ground, hit.end, min(hit.end + 8, len(ground.doc)), _stops_list) if told else None
    if hit.tense != PAST:
        return None
    end = _election_end(ground, hit.end)
    return end if any(hit.end <= person.start < end for person in people.everyone) else None


def _elected_organ(ground: Ground, hit: Hit) -> int | None:
    """انتخب المؤتمرون المكتب الجديد على الشكل التالي: the organ whose members a list then names."""
    if hit.label != "role:elected" or hit.tense == FUTURE:
        return None
    if not hit.tense and not (hit.start and ground.doc.keys[hit.start - 1] in ("تم", "وتم", "جري", "وجري")):
        return None
    end = _first(ground, hit.end, _clause_end(ground, hit.end), _stops_election)
    organ = end - hit.end <= 7 and _renews_organ(ground, hit)
    listed = ground.doc.text[ground.doc.ends[end - 1] : ground.doc.ends[end - 1] + 25]
    return end if organ and (":" in listed or "الشكل" in listed or "النحو" in listed or "كالتالي" in listed) else None


def _stops_election(ground: Ground, n: int) -> bool:
    return ground.doc.gaps[n] >= COMMA or ground.doc.keys[n] in ("علي", "كالتالي", "من", "وفق", "الذي")


def _first(ground: Ground, start: int, end: int, stops: Callable[[Ground, int], bool]) -> int:
    """The first word from ``start`` that stops something, else ``end``."""
    return next((n for n in range(start, end) if stops(ground, n)), end)


def _stops_list(ground: Ground, n: int) -> bool:
    return ground.doc.gaps[n] >= COMMA or ground.doc.keys[n] == "ايضا"


def _renews_organ(ground: Ground, hit: Hit) -> bool:
    keys = ground.doc.keys[hit.end : hit.end + 4]
    return any(
        rest.startswith(
            (
                "مكتب",
                "المكتب",
                "هياكل",
                "الهياكل",
                "فرع",
                "الفرع",
                "مجلس",
                "كتابت",
                "الكتابه",
                "امانت",
                "الامانه",
            )
        )
        for key in keys
        for _, rest in variants(key)
    )


def _stops_renewal(ground: Ground, n: int) -> bool:
    """Whether the renewed organ's own words end before word ``n``."""
    return ground.doc.gaps[n] >= COMMA or ground.doc.keys[n] in ("في", "خلال", "يوم", "يومه", "اثر", "عقب")


def _election_end(ground: Ground, i: int) -> int:
    doc, at = ground.doc, i
    while at < len(doc) and (at == i or doc.gaps[at] < COMMA) and at - i < 25:
        at += 1
    return at


def is_subject(key: str) -> bool:
    """Whether a word is the meeting or those in it."""
    return any(rest in _subjects() for _, rest in variants(key))
