"""Words that the writer bends: kinds of meeting, honorifics, counted nouns, verbs out of the rule."""

# fmt: off

MEETING_WORDS: dict[str, tuple[str, str]] = {
    "communication": ("لقاء", "تواصلي"),
    "organisational": ("لقاء", "تنظيمي"),
    "consultative": ("لقاء", "تشاوري"),
    "open": ("لقاء", "مفتوح"),
    "executive": ("اجتماع", ""),
    "council": ("دورة", ""),
    "congress": ("مؤتمر", ""),
    "assembly": ("جمع عام", ""),
    "founding": ("جمع عام", "تأسيسي"),
    "seminar": ("ندوة", ""),
    "field_visit": ("زيارة", "ميدانية"),
    "board": ("مجلس إداري", ""),
    "protest": ("وقفة", "احتجاجية"),
    "statement": ("بيان", ""),
    "other": ("لقاء", ""),
}
"""Each kind as a noun and its quality; kinds with the same noun share it: لقاء تواصلي وتنظيمي."""

ORGAN_MEETS: tuple[str, ...] = ("executive", "council", "congress", "assembly", "founding", "board")
"""Kinds in which the organ itself meets (عقد), rather than calls others together (نظم)."""

FRENCH_MEETINGS: dict[str, tuple[str, str]] = {
    "communication": ("rencontre", "de communication"),
    "organisational": ("rencontre", "organisationnelle"),
    "consultative": ("rencontre", "consultative"),
    "open": ("rencontre", "ouverte"),
    "executive": ("réunion", ""),
    "council": ("session", ""),
    "congress": ("congrès", ""),
    "assembly": ("assemblée générale", ""),
    "founding": ("assemblée générale", "constitutive"),
    "seminar": ("séminaire", ""),
    "field_visit": ("visite", "de terrain"),
    "board": ("réunion", "du conseil d'administration"),
    "protest": ("manifestation", ""),
    "statement": ("communiqué", ""),
    "other": ("rencontre", ""),
}

FRENCH_MASCULINE: tuple[str, ...] = (
    "communiqué",
    "congrès", "séminaire", "secrétariat", "conseil", "bureau", "parti", "comité", "syndicat", "groupe",
    "mouvement", "rassemblement", "pôle", "ministère", "siège", "centre", "complexe", "théâtre",
    "espace", "hôtel", "local",
)
"""Head words of meetings and organs that are masculine; others (section, union) are feminine."""

HONORIFICS: dict[str, tuple[str, str, str, str, str]] = {
    "السيد": ("السيدة", "السيدين", "السيدتين", "السادة", "السيدات"),
    "الأخ": ("الأخت", "الأخوين", "الأختين", "الإخوة", "الأخوات"),
    "الرفيق": ("الرفيقة", "الرفيقين", "الرفيقتين", "الرفاق", "الرفيقات"),
    "الدكتور": ("الدكتورة", "الدكتورين", "الدكتورتين", "الدكاترة", "الدكتورات"),
    "الأستاذ": ("الأستاذة", "الأستاذين", "الأستاذتين", "الأساتذة", "الأستاذات"),
    "المهندس": ("المهندسة", "المهندسين", "المهندستين", "المهندسين", "المهندسات"),
    "المناضل": ("المناضلة", "المناضلين", "المناضلتين", "المناضلين", "المناضلات"),
    "الحاج": ("الحاجة", "الحاجين", "الحاجتين", "الحجاج", "الحاجات"),
}
"""An honorific before a man's name: before a woman's; behind a preposition before two, before several."""

FRENCH_HONORIFICS: dict[str, tuple[str, str, str]] = {
    "M.": ("Mme", "MM.", "Mmes"),
    "Dr": ("Dr", "Drs", "Drs"),
    "Pr": ("Pr", "Prs", "Prs"),
    "Me": ("Me", "Mes", "Mes"),
    "le camarade": ("la camarade", "les camarades", "les camarades"),
    "le frère": ("la sœur", "les frères", "les sœurs"),
}

DEFAULT_HONORIFIC: dict[str, str] = {"ar": "السيد", "fr": "M."}

COUNTED: dict[str, tuple[str, str, str]] = {
    "منتخبين": ("منتخب", "منتخبين", "m"), "منتخبات": ("منتخبة", "منتخبات", "f"),
    "مناضلين": ("مناضل", "مناضلين", "m"), "مناضلات": ("مناضلة", "مناضلات", "f"),
    "أعضاء": ("عضو", "أعضاء", "m"), "عضوات": ("عضوة", "عضوات", "f"),
    "زوار": ("زائر", "زوار", "m"), "زائرات": ("زائرة", "زائرات", "f"),
    "مشاركين": ("مشارك", "مشاركين", "m"), "مشاركات": ("مشاركة", "مشاركات", "f"),
    "مواطنين": ("مواطن", "مواطنين", "m"), "مواطنات": ("مواطنة", "مواطنات", "f"),
    "مستشارين": ("مستشار", "مستشارين", "m"), "مستشارات": ("مستشارة", "مستشارات", "f"),
    "نساء": ("امرأة", "نساء", "f"), "شابات": ("شابة", "شابات", "f"), "شباب": ("شاب", "شباب", "m"),
    "مؤتمرين": ("مؤتمر", "مؤتمرين", "m"), "مؤتمرات": ("مؤتمرة", "مؤتمرات", "f"),
    "منخرطين": ("منخرط", "منخرطين", "m"), "منخرطات": ("منخرطة", "منخرطات", "f"),
    "طلبة": ("طالب", "طلبة", "m"), "رؤساء": ("رئيس", "رؤساء", "m"), "أشخاص": ("شخص", "أشخاص", "m"),
    "فلاحين": ("فلاح", "فلاحين", "m"), "جمعيات": ("جمعية", "جمعيات", "f"), "فروع": ("فرع", "فروع", "m"),
    "أستاذات": ("أستاذة", "أستاذات", "f"), "أساتذة": ("أستاذ", "أساتذة", "m"),
}
"""A group's head word, behind a preposition, to the noun that is counted: one, several, gender."""

NUMBERS: tuple[tuple[str, str], ...] = (
    ("", ""), ("", ""), ("", ""), ("ثلاثة", "ثلاث"), ("أربعة", "أربع"), ("خمسة", "خمس"), ("ستة", "ست"),
    ("سبعة", "سبع"), ("ثمانية", "ثماني"), ("تسعة", "تسع"), ("عشرة", "عشر"),
)
"""Three to ten: with a masculine noun, with a feminine one (the gender turns round)."""

FEMININE_PLURAL_PAST: dict[str, str] = {
    "قال": "قلن", "دعا": "دعون", "اهتم": "اهتممن", "ضم": "ضممن", "رد": "رددن",
}
"""Third person feminine plural of verbs that shorten or double."""

SPEECH_NOUNS: dict[str, str] = {
    "داعي": "دعا", "منوه": "نوه", "مشيد": "أشاد", "مؤكد": "أكد", "مشدد": "شدد", "مستحضر": "استحضر",
    "مبرز": "أبرز", "مشير": "أشار", "مثمن": "ثمن", "معتبر": "اعتبر", "موضح": "أوضح", "مضيف": "أضاف",
    "معرب": "أعرب", "معبر": "عبر", "مطالب": "طالب", "مذكر": "ذكر", "مستعرض": "استعرض", "مجيب": "أجاب",
    "متعهد": "تعهد", "واعد": "وعد", "ملتزم": "التزم", "منتقد": "انتقد", "مناشد": "ناشد",
    "شاكر": "شكر", "مهنئ": "هنأ",
}
"""Participles that open what somebody said, without their ending, and the verb to say it with."""

SPEECH_VERBS: tuple[str, ...] = (
    "أكد", "أوضح", "أشار", "أبرز", "قال", "أضاف", "شدد", "تحدث", "أعرب", "اعتبر", "لفت", "نبه", "حذر", "صرح",
    "أعلن", "رحب", "استحضر", "أثار", "أجاب", "نوه", "أشاد", "ثمن", "هنأ", "دعا", "ناشد", "حث", "جدد",
    "استعرض",
    "تطرق", "تناول", "تعهد", "التزم", "عبر", "ذكر", "كشف", "سجل", "طالب", "وعد", "انتقد", "شكر",
)
"""Verbs that may open what somebody said."""

ALSO_NOUNS: tuple[str, ...] = (
    "تعهد", "عبر", "ذكر", "كشف", "سجل", "طالب", "وعد", "شكر", "حث", "تطرق", "تناول",
)
"""Those that are also other words: verbs only before أن, عن, في, إلى or ب."""

AS_PARTICIPLES: dict[str, str] = {
    "دعا": "داعي", "ناشد": "مناشد", "تعهد": "ملتزم", "وعد": "ملتزم", "التزم": "ملتزم", "طالب": "مطالب",
}
"""What one person calls for or promises is told by a participle: it is not the outcome of the meeting."""

SAID_AS: dict[str, str] = {"متعهد": "ملتزم", "واعد": "ملتزم"}
"""Participles that would read as a promise of the whole meeting, and the one used for a speaker's own."""
