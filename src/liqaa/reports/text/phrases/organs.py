"""Organs of parties, unions and associations, and what they are as meetings."""

# fmt: off

ORGAN_HEADS: dict[str, str] = {
    "أمانة": "executive_meeting", "كتابة": "executive_meeting", "مكتب": "executive_meeting",
    "لجنة": "organisational_meeting", "مجلس": "council_session", "مفتشية": "organisational_meeting",
    "فرع": "organisational_meeting", "تنسيقية": "organisational_meeting",
    "منسقية": "organisational_meeting", "هيئة": "organisational_meeting",
    "اتحادية": "organisational_meeting", "جامعة": "organisational_meeting",
    "شعبة": "organisational_meeting", "قطاع": "organisational_meeting", "قطب": "organisational_meeting",
    "دائرة": "organisational_meeting", "خلية": "organisational_meeting",
    "محافظة": "organisational_meeting", "قسمة": "organisational_meeting",
    "فيدرالية": "organisational_meeting",
}
"""An organ's head word; it is an organ only with one of the qualities below or with what it belongs to."""

ORGAN_QUALITIES: tuple[str, ...] = (
    "إقليمي", "جهوي", "محلي", "وطني", "عام", "سياسي", "تنفيذي", "مركزي", "إداري", "مسير", "نقابي",
    "تحضيري", "جامعي", "موسع", "مؤقت", "ولائي", "فيدرالي", "كونفدرالي", "موحد", "دائم", "قيادي", "مديري",
    "تأسيسي", "جماعي", "بلدي", "قطاعي", "تنظيمي", "إداري", "نقابي", "حزبي", "فرعي",
)

ORGAN_PHRASES: tuple[str, ...] = (
    "الاتحاد المحلي", "الاتحاد الجهوي", "الاتحاد الإقليمي", "مجلس المفتشين", "مجلس الشورى", "مكتب الفرع",
    "مجلس الفرع", "منظمة النساء", "منظمة الشباب", "منظمة المرأة", "القطاع النسائي", "القطاع الطلابي",
    "القطاع النسوي", "لجنة الشباب", "التنظيمات الموازية", "القيادة الجماعية", "مجلس الجهة",
)

STATE_ORGANS: tuple[str, ...] = (
    "مجلس النواب", "مجلس المستشارين", "مجلس الجهة", "مجلس جهة", "مجلس جماعة", "مجلس الجماعة",
    "مجلس عمالة", "مجلس العمالة", "مجلس إقليم", "مجلس الإقليم", "المجلس الجماعي", "مجلس مقاطعة",
    "مجلس المقاطعة", "المجلس البلدي", "مجلس الحكومة",
)
"""The State's councils: the room of an office, never the body of a party."""

ORGANISING: tuple[str, ...] = (
    "@نظم", "@عقد", "@التأم", "@انعقد", "@أقام", "@اجتمع", "@جدد", "من تنظيم", "بتنظيم من", "بمبادرة من",
    "بدعوة من", "@أجرى", "@باشر", "@أحيا", "@دشن", "@أطلق", "@أسس", "@اختار", "@واصل", "@حل", "@خاض",
    "@احتضن", "@شهد", "@عرف", "@جرى", "@استضاف", "عقد", "انعقاد", "تنظيم", "تم عقد", "تم تنظيم", "بادرت",
    "بادر", "دعت إليه", "دعا إليه", "دعت إليها", "التابعين ل", "التابعة ل", "يتشرف", "تتشرف", "يعتزم",
    "تعتزم", "يستعد", "تستعد",
)

ORGANISING_STRONG: tuple[str, ...] = (
    "@نظم", "@عقد", "@التأم", "@انعقد", "@أقام", "@اجتمع", "من تنظيم", "بتنظيم من", "بمبادرة من",
    "@أجرى", "@أحيا", "@خاض", "@جدد", "@جمع", "@أسس", "دعت إليه", "بادرت", "@حل", "@واصل", "بتنظيم",
    "بتنظيم من", "من تنظيم", "بدعوة من", "بمبادرة من", "دارت",
)
