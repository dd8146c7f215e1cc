"""Elections and renewals told in prose: decisions in the text's own words."""

from collections.abc import Callable

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.clauses import Found, clause_end, followed, is_ours
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import FUTURE, PAST
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.read.tokens import COMMA, variants


def find_elections(ground: Ground, people: People) -> list[Found]:
    """Renewals and elections told in prose are decisions in the text's own words."""
    found = []
    for hit in ground.hits.label("role:elected", "role:new_body", "organise:strong"):
        if (
            ground.role_at[hit.start] not in (structure.PARAGRAPH, structure.HEADING)
            or hit.tense == FUTURE
            or not is_ours(ground, hit)
        ):
            continue
        end = _told_election(ground, hit, people)
        if end is not None:
            key = ground.doc.keys[hit.start]
            clitic = 1 if key.startswith("و") and len(key) > 3 else 0
            found.append(Found(hit.start, end, "decision", "election", clitic))
    return found


def _told_election(ground: Ground, hit: Hit, people: People) -> int | None:
    """Where the words of a renewal, of a new organ or of an election end; None when it is none."""
    if hit.label == "organise:strong":
        if hit.cue.phrase != "@جدد" or hit.tense != PAST or not _renews_organ(ground, hit):
            return None
        return _first(ground, hit.end, clause_end(ground, hit.end), _stops_renewal)
    organ = _elected_organ(ground, hit)
    if organ is not None:
        return organ
    if hit.label == "role:new_body":
        told = hit.cue.phrase.startswith("@ضم") and hit.tense
        return _first(ground, hit.end, min(hit.end + 8, ground.doc.total), _stops_list) if told else None
    if hit.tense != PAST and not followed(ground, hit):
        return None
    end = _election_end(ground, hit.end)
    return end if any(hit.end <= person.start < end for person in people.everyone) else None


def _elected_organ(ground: Ground, hit: Hit) -> int | None:
    """انتخب المؤتمرون المكتب الجديد على الشكل التالي: the organ whose members a list then names."""
    if hit.label != "role:elected" or hit.tense == FUTURE:
        return None
    if not hit.tense and not (hit.start and ground.doc.keys[hit.start - 1] in ("تم", "وتم", "جري", "وجري")):
        return None
    end = _first(ground, hit.end, clause_end(ground, hit.end), _stops_election)
    organ = end - hit.end <= 7 and _renews_organ(ground, hit)
    listed = ground.doc.text[ground.doc.ends[end - 1] : ground.doc.ends[end - 1] + 25]
    return (
        end
        if organ and (":" in listed or "الشكل" in listed or "النحو" in listed or "كالتالي" in listed)
        else None
    )


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
    while at < doc.total and (at == i or doc.gaps[at] < COMMA) and at - i < 25:
        at += 1
    return at
