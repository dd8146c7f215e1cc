"""The week of a province in words: one page out of the records of several meetings."""

# fmt: off

COUNTED: dict[str, dict[str, tuple[str, str, str]]] = {
    "ar": {
        "meeting": ("لقاء", "لقاءات", "m"), "area": ("جماعة", "جماعات", "f"),
        "need": ("حاجة", "حاجيات", "f"), "decision": ("قرار", "قرارات", "m"), "call": ("نداء", "نداءات", "m"),
        "statement": ("موقف", "مواقف", "m"), "promise": ("وعد", "وعود", "m"),
    },
    "fr": {
        "meeting": ("rencontre", "rencontres", "f"), "area": ("commune", "communes", "f"),
        "need": ("besoin", "besoins", "m"), "decision": ("décision", "décisions", "f"),
        "call": ("appel", "appels", "m"), "statement": ("position", "positions", "f"),
        "promise": ("engagement", "engagements", "m"),
    },
}
"""What a week counts: one, several, gender."""

SENTENCES: dict[str, dict[str, str]] = {
    "ar": {
        "title": "حصيلة أسبوع ب{place}",
        "opening": "تميز الأسبوع الممتد {days} ب{place} بعقد {meetings}",
        "areas": "، توزعت على {areas}",
        "group": "{group}:",
        "came": "وخلص {the_meeting} إلى {outcomes}.",
        "needs": "وجرى خلال لقاءات الأسبوع تسجيل {needs}، حسب القطاعات:",
        "outcomes": "وخلصت لقاءات الأسبوع إلى {outcomes}:",
        "outcomes_short": "وخلصت لقاءات الأسبوع إلى {outcomes}.",
        "elsewhere": "على صعيد {place}",
    },
    "fr": {
        "title": "La semaine dans {place}",
        "opening": "La semaine {days} dans {place} a été marquée par {meetings}",
        "areas": ", dans {areas}",
        "group": "{group} :",
        "came": "Bilan : {outcomes}.",
        "needs": "Les rencontres de la semaine ont permis de recueillir {needs}, par secteur :",
        "outcomes": "Les rencontres de la semaine ont abouti à {outcomes} :",
        "outcomes_short": "Les rencontres de la semaine ont abouti à {outcomes}.",
        "elsewhere": "Dans {place}",
    },
}

SECTORS: dict[str, dict[str, str]] = {
    "ar": {
        "education": "التعليم", "health": "الصحة", "employment": "التشغيل", "roads_transport": "الطرق والنقل",
        "water": "الماء", "electricity_lighting": "الكهرباء والإنارة", "environment": "البيئة",
        "land": "العقار", "justice_rights": "العدل والحقوق", "governance": "التدبير المحلي",
        "prices_taxes": "الأسعار والضرائب", "diaspora": "مغاربة العالم",
        "sports_youth_culture": "الرياضة والشباب والثقافة", "housing": "السكن", "agriculture": "الفلاحة",
        "other": "قطاعات أخرى",
    },
    "fr": {
        "education": "Éducation", "health": "Santé", "employment": "Emploi",
        "roads_transport": "Routes et transport", "water": "Eau",
        "electricity_lighting": "Électricité et éclairage", "environment": "Environnement", "land": "Foncier",
        "justice_rights": "Justice et droits", "governance": "Gestion locale",
        "prices_taxes": "Prix et impôts", "diaspora": "Marocains du monde",
        "sports_youth_culture": "Sport, jeunesse et culture", "housing": "Logement",
        "agriculture": "Agriculture", "other": "Autres secteurs",
    },
}
