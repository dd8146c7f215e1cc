"""Words that bring the outcomes of a meeting, and what kind of outcome each word makes."""

# fmt: off

HEADINGS: dict[str, str] = {
    "مخرجات": "decision", "قرارات": "decision", "القرارات": "decision", "توصيات": "decision",
    "التوصيات": "decision", "خلاصات": "decision", "نتائج": "decision", "قررت": "decision",
    "قرر": "decision", "تقرر": "decision", "تم الاتفاق": "decision", "الاتفاق على": "decision",
    "اتفق": "decision", "صادق": "decision", "خلص": "decision", "أسفر": "decision", "أوصى": "decision",
    "خرج": "decision", "نقط التالية": "decision", "النقط التالية": "decision",
    "برنامج العمل": "decision", "يعلن": "statement", "تعلن": "statement", "نعلن": "statement",
    "تعلن للرأي العام": "statement", "يسجل": "statement", "تسجل": "statement", "يؤكد": "statement",
    "تؤكد": "statement", "يدعو": "call", "تدعو": "call", "يطالب": "call", "تطالب": "call",
    "نطالب": "call", "مطالب": "call", "المطالب": "call", "دعا": "call", "ما يلي": "statement",
    "وعود": "promise", "التزامات": "promise",
}
"""Words of a line that opens a list; a later, more telling one wins over ما يلي."""

ITEM_KINDS: dict[str, str] = {
    "يقرر": "decision", "تقرر": "decision", "نقرر": "decision", "قررت": "decision", "قرر": "decision",
    "دعوة": "call", "دعوته": "call", "دعوتها": "call", "دعوتنا": "call", "الدعوة": "call",
    "مطالبة": "call", "مطالبته": "call", "مطالبتها": "call", "مطالبتنا": "call", "نداء": "call",
    "مناشدة": "call", "مناشدته": "call", "مناشدتها": "call", "المطالبة": "call", "يدعو": "call",
    "تدعو": "call", "ندعو": "call", "يطالب": "call", "تطالب": "call", "نطالب": "call", "نداؤه": "call",
    "حثه": "call", "حثها": "call", "يهيب": "call", "تهيب": "call", "دعا": "call", "دعت": "call",
    "طالب": "call", "طالبت": "call", "ناشد": "call", "يناشد": "call", "تناشد": "call",
    "اعتزاز": "statement", "اعتزازه": "statement", "اعتزازها": "statement", "الاعتزاز": "statement",
    "تهنئة": "statement", "تهنئته": "statement", "تهنئتها": "statement", "تهنئتنا": "statement",
    "التهنئة": "statement", "استعداد": "statement", "استعداده": "statement", "استعدادها": "statement",
    "تنديد": "statement", "تنديده": "statement", "تنديدها": "statement", "التنديد": "statement",
    "استنكار": "statement", "استنكاره": "statement", "استنكارها": "statement", "الاستنكار": "statement",
    "إدانة": "statement", "إدانته": "statement", "إدانتها": "statement", "تضامن": "statement",
    "تضامنه": "statement", "تضامنها": "statement", "التضامن": "statement", "تضامننا": "statement",
    "تثمين": "statement", "تثمينه": "statement", "تثمينها": "statement", "التثمين": "statement",
    "تعبير": "statement", "تعبيره": "statement", "تعبيرها": "statement", "تأكيد": "statement",
    "تأكيده": "statement", "تأكيدها": "statement", "التأكيد": "statement", "إشادة": "statement",
    "إشادته": "statement", "إشادتها": "statement", "الإشادة": "statement", "تنويه": "statement",
    "تنويهه": "statement", "تنويهها": "statement", "التنويه": "statement", "رفض": "statement",
    "رفضه": "statement", "رفضها": "statement", "الرفض": "statement", "رفضنا": "statement",
    "تجديد تأكيد": "statement", "تحيته": "statement", "تحيتها": "statement", "تحية": "statement",
    "ترحم": "statement", "ترحمه": "statement", "ترحمها": "statement", "شجب": "statement",
    "شجبه": "statement", "شجبها": "statement", "قلقه": "statement", "قلقها": "statement",
    "استغرابه": "statement", "استغرابها": "statement", "تشبثه": "statement", "تشبثها": "statement",
    "تشبثنا": "statement", "التشبث": "statement", "تحميله": "statement", "تحميلها": "statement",
    "دعمه": "statement", "دعمها": "statement", "مساندته": "statement", "مساندتها": "statement",
    "يثمن": "statement", "تثمن": "statement", "يستنكر": "statement", "تستنكر": "statement",
    "يندد": "statement", "تندد": "statement", "يعبر": "statement", "تعبر": "statement",
    "يدين": "statement", "تدين": "statement", "يشيد": "statement", "تشيد": "statement",
    "ينوه": "statement", "تنوه": "statement", "يؤكد": "statement", "تؤكد": "statement",
    "يجدد": "statement", "تجدد": "statement", "يحذر": "statement", "تحذر": "statement",
    "تحذيره": "statement", "تحذيرها": "statement", "يحيي": "statement", "تحيي": "statement",
    "يهنئ": "statement", "تهنئ": "statement", "يرفض": "statement", "ترفض": "statement",
    "اعتباره": "statement", "اعتبارها": "statement", "يسجل": "statement", "تسجل": "statement",
    "يعتز": "statement", "تعتز": "statement", "تسجيله": "statement", "تسجيلها": "statement",
    "التزام": "promise", "التزامه": "promise", "التزامها": "promise", "الالتزام": "promise",
    "تعهد": "promise", "تعهده": "promise", "تعهدها": "promise", "وعد": "promise", "وعده": "promise",
    "وعدها": "promise",
}

PROSE: tuple[tuple[str, str], ...] = (
    ("@خلص … إلى الدعوة إلى", "call"),
    ("@انتهى … إلى الدعوة إلى", "call"),
    ("@اختتم … بالدعوة إلى", "call"),
    ("واختتم … بالدعوة إلى", "call"),
    ("@ختم … بالدعوة إلى", "call"),
    ("@خلص … إلى ضرورة", "call"),
    ("@خلص … إلى أهمية", "call"),
    ("@خلص … إلى", "decision"),
    ("@قرر", "decision"),
    ("تقرر", "decision"),
    ("تم الاتفاق على", "decision"),
    ("تم الاتفاق خلال الاجتماع على", "decision"),
    ("تم التوافق على", "decision"),
    ("وقع الاتفاق على", "decision"),
    ("@اتفق … على", "decision"),
    ("تمت المصادقة … على", "decision"),
    ("تمت المصادقة على", "decision"),
    ("تم اعتماد", "decision"),
    ("تم إقرار", "decision"),
    ("تم تشكيل", "decision"),
    ("تم تأسيس", "decision"),
    ("تم تجديد", "decision"),
    ("تم إحداث", "decision"),
    ("تم انتخاب", "decision"),
    ("@صادق … على", "decision"),
    ("@أوصى … ب", "decision"),
    ("@أسفر … عن", "decision"),
    ("@توج … ب", "decision"),
    ("@أجمع … على ضرورة", "call"),
    ("@شدد المشاركون على", "call"),
    ("@دعا المشاركون إلى", "call"),
    ("@اختتم … بالاتفاق على", "decision"),
    ("بالاتفاق على", "decision"),
    ("نداء إلى", "call"),
    ("@تعهد … ب", "promise"),
    ("@وعد … ب", "promise"),
    ("@التزم … ب", "promise"),
)

WHOLE_CLAUSE: tuple[str, ...] = (
    "@صادق … على", "تمت المصادقة على", "تمت المصادقة … على", "تم اعتماد", "تم إقرار", "تم تشكيل",
    "تم تأسيس", "تم تجديد", "تم إحداث", "تم انتخاب", "نداء إلى",
)
"""Cues that stay in the wording of the outcome."""

MEETING_SUBJECTS: tuple[str, ...] = (
    "الاجتماع", "اللقاء", "المجتمعون", "الحاضرون", "المشاركون", "المؤتمر", "المؤتمرون", "المجلس",
    "المكتب", "الأمانة", "الكتابة", "الجمع", "الأعضاء", "أعضاء", "المجلس الإقليمي", "الجامعة", "النقابة",
    "الجمعية", "الحزب", "اللجنة", "الندوة", "المتدخلون", "الفرع", "المناضلون", "الجمعية العمومية",
    "الدورة", "الاتحاد", "المنظمة", "المحتجون", "القافلة", "العمال", "المضربون",
)

TYPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "body_to_found",
        (
            "تأسيس", "تشكيل اللجان التحضيرية", "تشكيل اللجنة التحضيرية", "إحداث فرع", "إحداث فروع",
            "هيكلة", "تشكيل لجنة", "تشكيل لجان", "خلق لجنة", "إحداث لجنة", "تكوين لجنة",
        ),
    ),
    ("schedule", ("جدولة", "جدول زمني", "برنامج لقاءات", "رزنامة", "أجندة")),
    (
        "work_programme",
        (
            "برنامج عمل", "برنامج الأنشطة", "برنامج العمل", "مخطط عمل", "خطة عمل", "برنامج سنوي",
            "برنامج الأنشطة المقبلة",
        ),
    ),
    (
        "membership_target",
        ("الانخراطات", "العضوية", "استقطاب", "الانخراط في الحزب", "بطائق الانخراط", "تجديد الانخراط"),
    ),
    (
        "meeting",
        (
            "عقد لقاء", "تنظيم لقاء", "عقد اجتماع", "تنظيم ندوة", "عقد مؤتمر", "عقد دورة", "اللقاءات",
            "اللقاءات التواصلية", "تنظيم وقفة", "خوض إضراب", "تنظيم مؤتمر", "لقاءات تواصلية",
            "اجتماع مقبل",
        ),
    ),
)

DEEDS: tuple[str, ...] = (
    "عقد", "تنظيم", "تشكيل", "تأسيس", "تكوين", "إحداث", "إطلاق", "مراسلة", "دعوة", "مطالبة", "وضع",
    "فتح", "خلق", "إعداد", "مواصلة", "تكثيف", "انتخاب", "تعيين", "تكليف", "إصدار", "توجيه", "برمجة",
    "إنشاء", "هيكلة", "تجديد", "رفع", "خوض", "تنفيذ", "توقيع", "طلب", "اعتماد", "الدعوة", "المطالبة",
    "العمل", "القيام", "الشروع", "السهر", "إعادة", "تسطير", "استكمال", "الانخراط", "التعبئة", "تفويض",
    "إرسال", "بناء", "شراء",
)
"""Verbal nouns that begin an outcome of their own behind a comma and و."""
