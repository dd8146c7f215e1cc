"""Names of a charter's fields and of the types of value, for labels and messages."""

from liqaa.bodies.text.names import Name

FIELD_LABELS: dict[str, Name] = {
    "mandate_months": Name("مدة الولاية بالأشهر", "durée du mandat en mois", "mandate in months"),
    "max_terms": Name("أقصى عدد للولايات", "nombre maximal de mandats", "most terms"),
    "meets_every_months": Name(
        "دورية الاجتماع بالأشهر", "périodicité des réunions en mois", "meets every (months)"
    ),
    "notice_days": Name("أجل الاستدعاء بالأيام", "délai de convocation en jours", "notice in days"),
    "within_days": Name("الأجل بالأيام", "délai en jours", "time allowed in days"),
    "max_months": Name("أقصى مدة بالأشهر", "durée maximale en mois", "longest time in months"),
    "seats": Name("عدد المقاعد", "nombre de sièges", "seats"),
    "size": Name("عدد الأعضاء", "nombre de membres", "number of members"),
    "supervised_by": Name("الهيئة المشرفة", "instance de tutelle", "supervising body"),
    "elected_by": Name("الهيئة التي تنتخب", "instance qui élit", "electing body"),
    "by": Name("من يقوم بالخطوة", "qui accomplit l'étape", "who takes the step"),
    "role": Name("الصلاحيات", "droits", "rights"),
    "levels": Name("المستويات", "niveaux", "levels"),
    "units": Name("الوحدات الترابية", "unités territoriales", "territorial units"),
    "first_call": Name("نصاب الاستدعاء الأول", "quorum de la première convocation", "quorum on first call"),
    "second_call": Name(
        "نصاب الاستدعاء الثاني", "quorum de la deuxième convocation", "quorum on second call"
    ),
    "delay_days": Name(
        "الفارق بين الاستدعاءين بالأيام", "délai entre deux convocations", "days between calls"
    ),
}

TYPE_WORDS: dict[str, Name] = {
    "text": Name("نصا", "un texte", "a text"),
    "table": Name("جدولا", "une table", "a table"),
    "tables": Name("لائحة جداول", "une liste de tables", "a list of tables"),
    "value": Name("قيمة أو { value, conf }", "une valeur ou { value, conf }", "a value or { value, conf }"),
    "range": Name("عددا أو [من، إلى]", "un nombre ou [de, à]", "a number or [from, to]"),
    "flag": Name("true أو false", "true ou false", "true or false"),
    "date": Name("تاريخا", "une date", "a date"),
    "pair": Name("نصا أو [مذكر، مؤنث]", "un texte ou [masculin, féminin]", "a text or [masculine, feminine]"),
}
