"""The building where it was held: المقر الإقليمي للحزب, المركب الرياضي والثقافي."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.sites import VENUE_WORDS, opening_line
from liqaa.reports.text.read.tokens import NONE, folded
from liqaa.reports.text.shapes import Reading

_REMOTE = tuple(map(fold, ("عن بعد", "تقنية التناظر", "بشكل افتراضي", "عبر تقنية")))


def mode_of(ground: Ground) -> str:
    """``remote`` when the text says so, else ``in_person``."""
    key = " ".join(ground.doc.keys)
    return "remote" if any(words in key for words in _REMOTE) else "in_person"


def read_venue(ground: Ground, reading: Reading) -> None:
    """The building: المقر الإقليمي للحزب, المركب الرياضي والثقافي."""
    doc = ground.doc
    opening = opening_line(ground)
    for i in doc.words_on(opening):
        if doc.keys[i] not in VENUE_WORDS:
            continue
        if any(org.start <= i < org.end for org in ground.orgs):
            continue
        end = i + 1
        while end < doc.total and doc.gaps[end] == NONE and end - i < 9 and not _venue_ends(ground, end):
            end += 1
        if end == i + 1 and doc.keys[i] not in ("مقرها", "مقره", "بمقرها", "بمقره"):
            continue
        start, stop = doc.span(i, end)
        start += 1 if doc.keys[i].startswith("ب") and doc.keys[i] != "بيت" else 0
        reading.place.venue = doc.text[start:stop]
        reading.found("place.venue", [(start, stop)], "venue_words", 0.8)
        return


def _venue_ends(ground: Ground, i: int) -> bool:
    doc = ground.doc
    starts_place = any(place.whole == i and doc.keys[i].startswith("ب") for place in ground.places)
    dated = doc.keys[i] in _DAY_OPENERS or doc.keys[i][0].isdigit()
    verb = any(hit.tense for hit in ground.hits.at.get(i, ()))
    preposed = doc.keys[i][0] == "ب" and len(doc.keys[i]) > 3 and not lexicon().is_name_word(doc.keys[i])
    return (
        starts_place
        or dated
        or verb
        or preposed
        or doc.keys[i]
        in (
            "بالمدينه",
            "في",
            "الكاين",
            "تحت",
            "لقا",
            "لقاء",
            "اشغال",
            "الذي",
            "التي",
            "بحضور",
            "من",
            "علي",
            "اجتماعا",
            "جمعا",
        )
    )


_DAY_OPENERS = folded(
    "يوم يومه مساء صباح اليوم أمس أول السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة زوال عشية"
    " ليلة خلال وذلك"
)
