"""Where the name of an organisation ends: definite words, what it is for, what و joins, quotation marks."""

from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import organisations
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.tokens import COMMA, NONE, SOFT, Doc, bare, folded, variants

_LONGEST = 12


@cache
def heads() -> dict[str, str]:
    """Folded first words of organisations' names, with the type each tells."""
    return {fold(head): kind for head, kind in organisations.ORGANISATION_HEADS.items()}


_MEETINGS = folded("العامة العمومية التأسيسية العام الافتتاحية العادية الصيفية الآية")
ORGAN_LEVELS = folded("المحلي الإقليمي الجهوي المحلية الإقليمية الجهوية المحليين")
NEED_DEFINITE = folded(
    "مركز مؤسسة هيئة نادي منتدى جبهة حركة تيار غرفة مرصد تحالف تكتل اتحاد شبكة رابطة عصبة مديرية وزارة"
)
_LEVEL_ORGANS = folded("التنسيقية تنسيقية التنسيق الجبهة")


def name_end(doc: Doc, i: int, head: str) -> int:
    """Where a name ends: definite words, what it is for (لـ), what و joins, quotation marks."""
    quoted = _quoted_end(doc, i) or _inside_quotes(doc, i)
    if quoted:
        return quoted
    after = i + 1
    if after >= doc.total or doc.gaps[after] > SOFT or doc.keys[after] in _MEETINGS:
        return i
    if doc.keys[i - 1] in _MEASURES or (bare(head) == "شبكه" and bare(doc.keys[after]) in _PIPES):
        return i
    if doc.keys[after] in ORGAN_LEVELS and (head.startswith("ال") or head in _LEVEL_ORGANS):
        return _level_name_end(doc, i, after)
    if head.startswith("ال") and not doc.keys[after].startswith("ال"):
        return i
    at, definite = _proper_end(doc, after, head), head.startswith("ال")
    while at < min(doc.total, i + _LONGEST) and doc.gaps[at] <= NONE:
        verdict = _belongs(doc, at, first=at == after, head_definite=definite) or _in_chain(doc, at)
        if not verdict:
            break
        definite = definite or doc.keys[at].startswith("ال")
        at += 1
    return at if at > after and _is_named(doc, after, at, head) else i


def _proper_end(doc: Doc, after: int, head: str) -> int:
    """جمعية أجيال تافوكت للثقافة, نادي وفاق زايو لكرة القدم: own words up to a purpose; else ``after``."""
    words = lexicon()
    if head.startswith("ال"):
        return after
    for at in range(after, min(doc.total, after + 4)):
        key = doc.keys[at]
        if doc.gaps[at] > NONE or key in words.function or key in words.verbs or key in _GATHERINGS:
            return after
        if at > after and (key.startswith("لل") or (key[0] == "ل" and key in _AIMS)):
            return at
        if key == "بلا" and at > after and at + 1 < doc.total and doc.gaps[at + 1] == NONE:
            return at + 2
        if key.startswith("ال") or key in words.offices or (key[0] in "بل" and at > after):
            return after
    return after


_AIMS = folded("لكرة لتنمية لحماية لدعم لرعاية لمساندة لألعاب لإنقاذ لمرضى لفنون")
_PIPES = folded("تطهير ماء كهرباء صرف طرق طرقية مائية كهربائية إنارة")
_MEASURES = folded("تأهيل إصلاح توسيع ربط صيانة")


def _level_name_end(doc: Doc, i: int, level: int) -> int:
    """التنسيقية المحلية للدفاع عن …: a head and its level name an organisation when its purpose follows."""
    at = level + 1
    if at >= doc.total or doc.gaps[at] > NONE or not doc.keys[at].startswith("ل") or len(doc.keys[at]) < 4:
        return i
    if not _is_purpose(doc, at) and not doc.keys[at].startswith("لل"):
        return i
    while at < min(doc.total, i + _LONGEST) and doc.gaps[at] <= NONE:
        about = doc.keys[at] == "عن" and doc.keys[at - 1] == "للدفاع"
        if not about and not _belongs(doc, at, first=False, head_definite=True) and not _in_chain(doc, at):
            break
        at += 1
    return at


_CHAIN = 4


def _in_chain(doc: Doc, at: int) -> bool:
    """لأرباب سيارات الإسعاف, لمربيات ومربي التعليم: plain nouns behind لـ up to a definite one."""
    key, words = doc.keys[at], lexicon()
    if key in ("في", "عن") and doc.keys[at - 1] in _RIGHTS and at + 1 < doc.total:
        return doc.gaps[at + 1] == NONE and doc.keys[at + 1].startswith("ال")
    if key in words.function or key in words.verbs or key[0] in "بفك" or key.startswith("ال"):
        return doc.keys[at - 1] in ("في", "عن") and key.startswith("ال")
    first = next((n for n in range(at - 1, max(0, at - _CHAIN), -1) if doc.keys[n][0] == "ل"), None)
    if (
        first is None
        or doc.keys[first].startswith("لل")
        or key in words.given
        or any(doc.keys[n].startswith("ال") for n in range(first + 1, at))
    ):
        return False
    closing = range(at, min(doc.total, at + _CHAIN))
    return any(doc.keys[n].startswith("ال") and doc.gaps[n] == NONE for n in closing)


_RIGHTS = folded("الحق حق الحقوق للدفاع الدفاع")


def _quoted_end(doc: Doc, i: int) -> int:
    """The end of a name between quotation marks right behind the head word."""
    after = i + 1
    if after >= doc.total or doc.gaps[after] == NONE:
        return 0
    between = doc.text[doc.ends[i] : doc.starts[after]]
    if not any(mark in between for mark in '«"“'):
        return 0
    for at in range(after, min(doc.total, after + _LONGEST)):
        if any(mark in doc.text[doc.ends[at] : doc.ends[at] + 1] for mark in '»"”'):
            return at + 1
    return 0


def _inside_quotes(doc: Doc, i: int) -> int:
    """«الرابطة الإقليمية لأرباب …»: a mark that opens before the head closes behind the name."""
    if i == 0 or "«" not in doc.text[doc.ends[i - 1] : doc.starts[i]]:
        return 0
    for at in range(i, min(doc.total, i + _LONGEST)):
        if at > i and doc.gaps[at] >= COMMA:
            return 0
        if "»" in doc.text[doc.ends[at] : doc.ends[at] + 1]:
            return at + 1 if at > i else 0
    return 0


def _is_named(doc: Doc, after: int, at: int, head: str) -> bool:
    """A name needs an article or ل somewhere, or a head that is only ever an organisation."""
    if head in NEED_DEFINITE and doc.keys[after] not in _MEMBERS:
        return any(key.startswith(("ال", "لل")) for key in doc.keys[after:at])
    return True


_MEMBERS = folded("جمعيات تعاونيات نقابات منظمات أندية ملاك جامعات وداديات")
_OF_TERRITORY = folded("لجهة لإقليم لعمالة بقطاع لقطاع")
_GATHERINGS = folded(
    "لقاء اجتماعا اجتماع ندوة جمعا مؤتمرا مؤتمرها دورة قافلة وقفة مهرجانا حفلا يوما ورشة أمسية مسيرة لقاءها"
    " الجمع اللقاء الاجتماع المؤتمر الندوة الدورة اجتماعها اجتماعه لقاءه دورته دورتها مؤتمره أشغال"
    " ملتقى تجمعا نشاطا حملة جلسة دورة"
)
_TERRITORIES = ("اقليم", "عماله", "جهه")


def _belongs(doc: Doc, at: int, *, first: bool, head_definite: bool) -> bool:
    """Whether a word goes on with the name of an organisation."""
    key, words = doc.keys[at], lexicon()
    if _ends_name(doc, at, first=first):
        return False
    if _is_for_the_sake(doc, at):
        return True
    if key in _OF_TERRITORY or doc.keys[at - 1] in _OF_TERRITORY:
        return key in _OF_TERRITORY or not words.is_stop(key)
    return _is_part(doc, at, first=first, head_definite=head_definite)


def _ends_name(doc: Doc, at: int, *, first: bool) -> bool:
    """A meeting, a day or a word that describes the organisation from outside."""
    key = doc.keys[at]
    if key in _GATHERINGS and not first:
        return True
    return key in DESCRIBING or (key in RECENT and doc.keys[at - 1] in heads())


def _is_part(doc: Doc, at: int, *, first: bool, head_definite: bool) -> bool:
    """Whether a word that ends no name is part of this one."""
    key, words = doc.keys[at], lexicon()
    if key in words.function or (key in words.verbs and not key.startswith("ال")):
        return _is_for_the_sake(doc, at)
    if first and key in words.given and not key.endswith("يه") and _surname_behind(doc, at):
        return False
    if key.startswith(("ال", "لل")):
        return first or (key not in words.titles and key not in words.offices)
    if key in _ABROAD or key in _TERRITORIES or (doc.taken[at] and doc.keys[at - 1] in _TERRITORIES):
        return True
    if key[0] in "ول" and len(key) > 3 and not _is_parents(key):
        return _is_purpose(doc, at)
    return _is_own_word(doc, at, first=first and not head_definite)


def _surname_behind(doc: Doc, at: int) -> bool:
    """المستشار القانوني للاتحاد المحجوب بوجمعة: a name behind an organisation already named."""
    after = at + 1
    if after >= doc.total or doc.gaps[after] > NONE or doc.keys[after].startswith(("ال", "لل")):
        return False
    return not lexicon().is_stop(doc.keys[after]) and lexicon().is_name_word(doc.keys[after])


def _is_own_word(doc: Doc, at: int, *, first: bool) -> bool:
    """The word that names an indefinite head (جمعية تافوكت), or a noun that goes on with لـ."""
    key, words = doc.keys[at], lexicon()
    if first:
        return not words.is_stop(key) or bare(key) in _FIRST_WORDS or _is_construct(doc, at)
    if _is_parents(key) or doc.keys[at - 1] in _SCHOOLS or doc.keys[at - 2] in _SCHOOLS:
        return key[0] != "ب"
    return doc.keys[at - 1][0] == "ل" and words.is_stop(key) and key[0] not in "بفك" and not _is_group(key)


def _is_construct(doc: Doc, at: int) -> bool:
    """جمعية أصدقاء الواحة: a plain noun that goes on with a definite one names an association."""
    key, after = doc.keys[at], at + 1
    if key in lexicon().function or key in lexicon().verbs or key[0] in "بلك":
        return False
    return after < doc.total and doc.gaps[after] == NONE and doc.keys[after].startswith("ال")


_PARENTS = folded("آباء أمهات أولياء أولياء تلاميذ تلميذات طلبة قدماء")
_SCHOOLS = folded("مدرسة ثانوية إعدادية مؤسسة مجموعة مدارس معهد")


def _is_parents(key: str) -> bool:
    """جمعية آباء وأمهات وأولياء تلاميذ مدرسة …: the words of a parents' association."""
    return any(rest in _PARENTS or rest in _SCHOOLS for taken, rest in variants(key) if taken in ("", "و"))


def _is_for_the_sake(doc: Doc, at: int) -> bool:
    """من أجل inside a name: حركة من أجل."""
    key = doc.keys[at]
    return key == "اجل" or (key == "من" and at + 1 < doc.total and doc.keys[at + 1] == "اجل")


def _is_purpose(doc: Doc, at: int) -> bool:
    """What it is for, and what و joins to that: للتربية والتكوين, لعمال وموظفي الجماعات."""
    key, words = doc.keys[at], lexicon()
    if key[0] == "ل":
        return not words.is_name_word(key)
    if doc.keys[at - 1][0] == "ل" and _is_shared_noun(key[1:]):
        return True
    joined = key[1:].startswith(("ال", "لل", "ل"))
    return joined and bare(key[1:]) not in words.offices and not _is_group(key[1:])


RECENT = folded(
    "الجديد الجديدة الحالي الحالية الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
)
DESCRIBING = folded(
    "الكائن الكائنة الحاكم المذكور المذكورة التابع التابعة التابعين المنضوية المنضوي القادم القادمة المقبل"
    " المقبلة الماضي الماضية السابق السابقة المنعقد المنعقدة المنظم المنظمة الأخير الأخيرة الأحد السبت الجمعة"
    " الرحال الخميس الأربعاء الثلاثاء الاثنين اليوم المشاركة الحاضرة الحاضرين"
)


def _is_shared_noun(key: str) -> bool:
    """لعمال وموظفي الجماعات: two nouns before one complement."""
    words = lexicon()
    return words.is_stop(key) and not key.startswith("ال") and key not in words.function


def _is_group(key: str) -> bool:
    return key.endswith(("ين", "ون")) and bare(key) in lexicon().offices


_ABROAD = folded("بالمغرب بالخارج بتونس بالجزائر بالعالم بأوروبا")
_FIRST_WORDS = folded(
    "شباب نساء أطر آباء أمهات أولياء قدماء تنمية رجال تجار حماية دعم رعاية أساتذة طلبة خريجي مهنيي"
    " فلاحي مستهلكي قرى"
)
