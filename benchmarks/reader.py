"""How many reports the reader reads in a second, beside a bare pass that only folds and cuts into words.

One core, start-up excluded: tables and gazetteer are warm before the clock runs. The reports are made here,
of 3,000 characters each, from invented people and real places, so that the figure does not hang on files
outside the repository. The aim is 200 reports a second of the processor's own time; the clock on the wall is
given beside it, because other programs on the machine slow that one only.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

from liqaa.kit.arabic import clean, token_spans
from liqaa.reports.text.read import read_report

LENGTH = 3000
"""Characters of one report."""

_ROUNDS = 5
AIM = 200
"""Reports a second."""

_TITLES = (
    "حزب الأفق الجديد يعقد لقاء تواصليا بإقليم {province}",
    "{chair} يترأس لقاء تنظيميا لحزب الأفق الجديد بإقليم {province}",
    "{province}: النقابة الوطنية لعمال الغابات تجدد مكتبها الإقليمي",
)
_OPENINGS = (
    (
        "في إطار الأبواب المفتوحة لحزب الأفق الجديد، ترأس {chair}، الأمين الجهوي للحزب، لقاء تواصليا"
        " يوم الأحد {day} نونبر"
        " 2024 بجماعة {commune}، بتأطير من مريم الحناوي عضو المجلس الوطني للحزب ورئيسة لجنة إعداد"
        " التراب بمجلس الجهة"
        " ومحمد البوعزاوي مستشار جماعي، بحضور منتخبات ومنتخبي الحزب وأعضاء الأمانة الإقليمية وفعاليات جمعوية."
    ),
    (
        "التأم المجلس الإقليمي للنقابة الوطنية لعمال الغابات بإقليم {province} في دورة عادية مساء"
        " السبت {day} نونبر 2024،"
        " تحت إشراف المكتب الوطني، وقد سير أشغاله {chair}، الكاتب الإقليمي، إلى جانب ممثلي الفروع والمنخرطين."
    ),
)
_BODIES = (
    (
        "وأكد {chair} في كلمته على أهمية التواصل مع الساكنة، داعيا المنتخبين إلى المزيد من العمل"
        " الميداني، منوها بعمل"
        " النائب البرلماني حسن الدغوغي وكل أعضاء الأمانة الإقليمية."
    ),
    (
        "وتطرق المتدخلون إلى ما تعانيه الساكنة من مشاكل في شتى القطاعات كالتعليم والصحة والبطالة وضعف"
        " في الطرق والإنارة"
        " العمومية، وغياب الماء الصالح للشرب بعدد من الدواوير."
    ),
    (
        "ومن جهتها، ذكرت مريم الحناوي بالمستجدات السياسية والتنظيمية، وبمضامين بلاغات القيادة، مشيدة"
        " بالتماسك الذي يعرفه"
        " الحزب بين جميع مكوناته بالإقليم، ومستحضرة النتائج المحققة في المحطات السابقة."
    ),
    (
        "وخلص الاجتماع إلى الدعوة إلى التشبث بسياسة القرب، وإلى فسح المجال أمام الشباب لتولي مهام"
        " داخل هياكل الحزب."
    ),
)
_CLOSINGS = (
    (
        "أهم مخرجات هذا الاجتماع:\n\n* تسطير برنامج عمل الأمانة الإقليمية.\n"
        "* تشكيل اللجان التحضيرية من أجل تأسيس الأمانات المحلية بجميع الجماعات الترابية بإقليم {province}.\n"
        "* الرفع من وتيرة الانخراطات وتنمية العضوية.\n\nاترك رد"
    ),
)
_CHAIRS = ("إدريس العطاوي", "سعاد المرنيسي", "عبد الإله الزطاطي", "فاطمة الزهراء بنونة", "كمال الزهيري")
_PLACES = (
    ("مولاي يعقوب", "عين الشقف"),
    ("بني ملال", "قصبة تادلة"),
    ("تاونات", "قرية با محمد"),
    ("الرحامنة", "ابن جرير"),
)


def run(small: bool) -> Iterator[dict[str, Any]]:
    """The figures of the reader; ``small`` takes fewer reports."""
    reports = list(itertools.islice(_reports(), 20 if small else 200))
    reader, on_the_wall = _per_second(read_report, reports)
    bare, _ = _per_second(_bare, reports)
    yield {
        "figure": f"reports of {LENGTH} characters read, one core",
        "value": round(reader, 1),
        "unit": "reports/s",
        "against": {
            "aim": AIM,
            "bare normalise-and-tokenise pass": round(bare, 1),
            "on the wall": round(on_the_wall, 1),
        },
        "ratio": round(reader / bare, 4),
    }


def _bare(text: str) -> object:
    """The least that any reader must do: clean, fold, cut into words."""
    return token_spans(clean(text))


def _reports() -> Iterator[str]:
    """Reports that differ in people, place, day, kind and order of paragraphs."""
    for number in itertools.count():
        province, commune = _PLACES[number % len(_PLACES)]
        facts = {
            "chair": _CHAIRS[number % len(_CHAIRS)],
            "province": province,
            "commune": commune,
            "day": number % 28 + 1,
        }
        body = [_BODIES[(number + turn) % len(_BODIES)] for turn in range(20)]
        head = f"{_TITLES[number % len(_TITLES)]}\n\n{_OPENINGS[number % len(_OPENINGS)]}\n\n"
        tail = f"\n\n{_CLOSINGS[0]}".format_map(facts)
        middle = "\n\n".join(body)
        text = (head + middle).format_map(facts)
        yield text[: LENGTH - len(tail)] + tail


def _per_second(work: Callable[[str], object], reports: list[str]) -> tuple[float, float]:
    """How many reports a second some work takes, by processor and wall: the best rounds."""
    for report in reports:
        work(report)
    processor = wall = 0.0
    for _ in range(_ROUNDS):
        began, started = time.process_time(), time.perf_counter()
        for report in reports:
            work(report)
        processor = max(processor, len(reports) / (time.process_time() - began))
        wall = max(wall, len(reports) / (time.perf_counter() - started))
    return processor, wall
