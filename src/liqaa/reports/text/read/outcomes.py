"""What a meeting came to: bullets under a heading, and clauses behind خلص، قرر، صادق، دعا."""

import re
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import outcomes
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.clauses import Found, clause_end, is_ours
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.detail import fill
from liqaa.reports.text.read.elections import find_elections
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import FUTURE, PAST
from liqaa.reports.text.read.meetings import PLANNED
from liqaa.reports.text.read.organs import organ_at
from liqaa.reports.text.read.parts import heading_of, list_role
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import COMMA, STOP, bare, folded, variants
from liqaa.reports.text.shapes import OutcomeFact, Reading


@cache
def _item_kinds() -> dict[str, str]:
    return {fold(word): kind for word, kind in outcomes.ITEM_KINDS.items()}


@cache
def _subjects() -> frozenset[str]:
    return frozenset(fold(word).split()[0] for word in outcomes.MEETING_SUBJECTS)


def read_outcomes(ground: Ground, people: People, reading: Reading) -> None:
    """Fills ``outcomes``."""
    found = [*_bullets(ground), *_prose(ground), *find_elections(ground, people)]
    if reading.meeting.type == "protest" and reading.meeting.status == PLANNED:
        found = [one for one in found if one.kind != "call" or not _is_the_protest(ground, one)]
    kept: list[Found] = []
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


def _is_the_protest(ground: Ground, one: Found) -> bool:
    """دعت إلى وقفة احتجاجية: the protest itself, which the record tells as the meeting."""
    return any(rest in _PROTESTS for _, rest in variants(ground.doc.keys[one.start]))


_PROTESTS = folded("وقفة مسيرة اعتصام إضراب تجمع وقفات محطة شكل")


def _closed(text: str, start: int, end: int) -> int:
    """Takes the closing quotation mark with the words it closes."""
    opened = text.count("«", start, end) > text.count("»", start, end)
    return end + 1 if opened and text[end : end + 1] == "»" else end


def _bullets(ground: Ground) -> list[Found]:
    found = []
    for line in ground.layout.of(structure.BULLET):
        words = ground.words_of(line)
        if not words:
            continue
        kind = (
            _heading_kind(ground, words[0]) or _item_kind(ground, words[0]) or _like_others(ground, words[0])
        )
        if kind is None or (
            list_role(ground, words[0]) is not None
            and _item_kind(ground, words[0]) is None
            and _is_person_list(ground, words)
        ):
            continue
        found.append(Found(words[0], words[-1] + 1, _item_kind(ground, words[0]) or kind, "bullet"))
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


def _prose(ground: Ground) -> list[Found]:
    found: list[Found] = []
    for hit in _longest(ground):
        if (
            ground.role_at[hit.start] != structure.PARAGRAPH
            or hit.tense == FUTURE
            or not is_ours(ground, hit)
        ):
            continue
        kind = hit.label.removeprefix("outcome:")
        if _opens_list(ground, hit.end):
            continue
        whole = hit.cue.phrase in outcomes.WHOLE_CLAUSE
        start = hit.start if whole else _after_mostly(ground, _after_subject(ground, hit))
        end = clause_end(ground, hit.end)
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


def _opens_list(ground: Ground, i: int) -> bool:
    """خلص إلى ما يلي: followed by bullets, which speak for themselves."""
    end = ground.doc.sentence_end(max(0, i - 1))
    return (
        end < ground.doc.total
        and ground.role_at[end] == structure.BULLET
        and ground.doc.text[ground.doc.ends[end - 1] :][:2].strip(" ").startswith(":")
    )


def _cut(ground: Ground, start: int, words: int, end: int, kind: str, hit: Hit) -> list[Found]:
    """Cuts إلى A، وإلى B into two; each keeps its wording without the preposition."""
    doc, cuts = ground.doc, []
    preposition = hit.cue.rest[-1] if hit.cue.rest else ""
    if kind == "call" and hit.cue.phrase == "نداء إلى":
        return [Found(start, end, kind, "call_issued")]
    for i in range(words + 1, end):
        again = preposition and doc.keys[i] == "و" + preposition
        tailed = (
            hit.cue.tail
            and doc.keys[i].startswith("و" + hit.cue.tail)
            and _is_deed("و" + bare(doc.keys[i][2:]))
        )
        if tailed or again or (doc.gaps[i] >= COMMA and _is_deed(doc.keys[i])):
            cuts.append(i)
    found, first = [], start
    for cut in cuts:
        found.append(Found(first, cut, kind, "clause"))
        first = cut + 1 if preposition and doc.keys[cut] == "و" + preposition else cut
    found.append(Found(first, end, kind, "clause"))
    for one in found:
        one.clitic = _clitic(ground, one.start, hit)
    return found


def _after_subject(ground: Ground, hit: Hit) -> int:
    """قررت الهيئة الإدارية تنفيذ…: what was decided, behind who decided it."""
    doc, start = ground.doc, hit.end
    if not hit.tense or hit.cue.gap or start >= doc.total:
        return start
    organ = organ_at(ground, start)
    start = organ.end if organ is not None else start + 1 if is_subject(doc.keys[start]) else start
    if start < doc.total and doc.keys[start] in ("في", "خلال"):
        reach = range(start + 1, min(start + 7, doc.total))
        return next((n for n in reach if _is_deed("و" + doc.keys[n])), start)
    return start


_MOSTLY = folded("أهمها أبرزها بينها ضمنها")


def _after_mostly(ground: Ground, start: int) -> int:
    """بإصدار توصيات من أهمها …: what was recommended, behind أهمها."""
    reach = range(start, min(start + 6, ground.doc.total))
    return next((n + 1 for n in reach if ground.doc.keys[n] in _MOSTLY and n + 1 < ground.doc.total), start)


_DEEDS = frozenset(fold(word) for word in outcomes.DEEDS)
_PATTERN = re.compile(
    "^و(?:ت[^ا]{2}ي[^ا]ه?|م[^ا]ا[^ا]{2}ه|ا[^ا]{2}ا[^ا]ه?|است[^ا]{2}ا[^ا]ه?|ت[^ا]ا[^ا]{2}|ترا[^ا]{2})$"
)


def _is_deed(key: str) -> bool:
    """A verbal noun joined by و, which begins another outcome: وتشكيل, وعقد."""
    return key[:1] == "و" and (key[1:] in _DEEDS or _PATTERN.match(key) is not None)


def _clitic(ground: Ground, i: int, hit: Hit) -> int:
    if i >= ground.doc.total:
        return 0
    key = ground.doc.keys[i]
    if hit.cue.tail and key.startswith("و" + hit.cue.tail) and i != hit.end:
        return 2
    if hit.cue.tail and key.startswith(hit.cue.tail):
        return 1
    return 1 if key[0] == "و" and (i == hit.start or _is_deed(key)) else 0


def _calls(ground: Ground) -> list[Found]:
    """دعا X إلى …: a call with its caller, as a main verb; participles (داعيا) stay interventions."""
    found, doc = [], ground.doc
    for hit in ground.hits.label("speech:call"):
        if hit.tense != PAST or ground.role_at[hit.start] != structure.PARAGRAPH or hit.cue.has_object:
            continue
        if doc.keys[hit.end : hit.end + 1] in (["اليه"], ["اليها"]):
            continue
        to = next(
            (
                n
                for n in range(hit.end, min(hit.end + 18, doc.total))
                if doc.keys[n] in ("الي", "علي") or doc.gaps[n] >= STOP
            ),
            None,
        )
        beside = to is not None and doc.keys[to + 1 : to + 2] == ["جانب"]
        if to is None or beside or doc.keys[to] not in ("الي", "علي") or not is_ours(ground, hit):
            continue
        found += _cut_calls(ground, to, clause_end(ground, to + 1))
    return found


def _cut_calls(ground: Ground, to: int, end: int) -> list[Found]:
    """دعا إلى A وإلى B: two calls."""
    again = "و" + ground.doc.keys[to]
    cuts = [to, *(n for n in range(to + 2, end) if ground.doc.keys[n] == again)]
    pairs = zip(cuts, [*cuts[1:], end], strict=True)
    return [Found(first + 1, last, "call", "call_by_speaker") for first, last in pairs]


def is_subject(key: str) -> bool:
    """Whether a word is the meeting or those in it."""
    return any(rest in _subjects() for _, rest in variants(key))
