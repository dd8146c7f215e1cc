"""Twenty reports of one organisation's province: invented people, real communes, hard ones among them."""

import io
import zipfile
from datetime import date, timedelta

from liqaa.kit.calendar import format_date

COMMUNES = ("عين الشقف", "سبع رواضي", "ميكس", "عين قنصرة", "سيدي داود", "لوداين", "سبت لوداية", "مكس")
FIRST = ("إدريس", "نجاة", "يونس", "حفيظة", "كريم", "أسماء", "رشيد", "زهرة", "منير", "بشرى")
LAST = ("الغيثاني", "بوحدو", "الشطابي", "الورداني", "القندوسي", "المزكلدي", "اليوبي", "الحجوي", "البرنوسي")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
BEGIN = date(2025, 2, 2)


def name(number: int) -> str:
    """An invented person."""
    return f"{FIRST[number % len(FIRST)]} {LAST[(number * 7) % len(LAST)]}"


def told(number: int, party: str, *, day: str = "") -> str:
    """A report of the meeting ``number``; ``day`` in the place of its true day."""
    held = BEGIN + timedelta(days=9 * number)
    commune, said = COMMUNES[number % 3], day or f"{WEEKDAYS[held.weekday()]} {format_date(held, 'ar')}"
    return (
        f"{name(number)} يترأس لقاء تواصليا بجماعة {commune}\n\n"
        f"نظمت الأمانة الإقليمية لحزب {party} بإقليم مولاي يعقوب، يوم {said} بجماعة {commune}، لقاء تواصليا "
        f"ترأسه {name(number)} عضو المجلس الوطني للحزب، بحضور {name(number + 3)} و{name(number + 5)}.\n\n"
        "وعبر المتدخلون عن معاناة الساكنة مع مشاكل في قطاعات كالتعليم والصحة.\n\n"
        "وأسفر اللقاء عن المخرجات التالية:\n\n"
        "* تسطير برنامج عمل الأمانة الإقليمية.\n\n* الرفع من وتيرة الانخراطات.\n"
    )


def retold(number: int, party: str) -> str:
    """The same meeting in another paper's words."""
    held = BEGIN + timedelta(days=9 * number)
    commune = COMMUNES[number % 3]
    return (
        f"حزب {party} يتواصل مع ساكنة {commune}\n\n"
        f"احتضنت جماعة {commune} يوم {format_date(held, 'ar')} لقاء تواصليا "
        f"نظمته الأمانة الإقليمية لحزب {party} بإقليم مولاي يعقوب "
        f"برئاسة {name(number)}، وحضره {name(number + 3)} و{name(number + 6)}.\n\n"
        "وطالب الحاضرون بإصلاح الإنارة العمومية.\n"
    )


def twenty(party: str) -> dict[str, str]:
    """Texts by file name: eighteen meetings, one of them told twice, two with a day that is not sure."""
    texts = {f"{number:02}.txt": told(number, party) for number in range(16)}
    texts["16.txt"] = told(16, party, day="الأحد 3 مارس 2025")
    texts["17.txt"] = told(17, party, day="السبت 12 أبريل")
    texts["18.txt"] = retold(4, party)
    texts["19.txt"] = told(19, party)
    return texts


def parcel(texts: dict[str, str], **others: bytes) -> bytes:
    """The texts in a zip, and other files by their names with a stroke for the dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for file_name, text in texts.items():
            file.writestr(file_name, text)
        for file_name, content in others.items():
            file.writestr(file_name.replace("_", "."), content)
    return out.getvalue()
