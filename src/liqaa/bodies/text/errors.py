"""What is wrong with a charter, said in three languages, with the place in the file."""

from liqaa.bodies.text.names import Language, Name

SENTENCES: dict[str, Name] = {
    "not_toml": Name(
        "الملف ليس بصيغة TOML سليمة: {detail}",
        "Le fichier n'est pas du TOML valide : {detail}",
        "The file is not valid TOML: {detail}",
    ),
    "too_large": Name(
        "الملف أكبر من الحد المسموح ({limit} حرف)",
        "Le fichier dépasse la limite ({limit} caractères)",
        "The file is larger than allowed ({limit} characters)",
    ),
    "bad_schema": Name(
        "الصيغة «{value}» غير معروفة، والمنتظر «{expected}»",
        "Format « {value} » inconnu, « {expected} » attendu",
        "Unknown format “{value}”, expected “{expected}”",
    ),
    "unknown_key": Name(
        "المفتاح «{key}» غير معروف هنا", "Clé « {key} » inconnue ici", "Unknown key “{key}” here"
    ),
    "missing_key": Name("المفتاح «{key}» ناقص", "Il manque la clé « {key} »", "The key “{key}” is missing"),
    "duplicate_key": Name(
        "المفتاح «{key}» مكرر", "La clé « {key} » est en double", "The key “{key}” is used twice"
    ),
    "bad_type": Name(
        "«{key}» يجب أن يكون {expected_ar}",
        "« {key} » doit être {expected_fr}",
        "“{key}” must be {expected_en}",
    ),
    "bad_number": Name(
        "«{key}» يجب أن يكون عددا صحيحا بين {minimum} و{maximum}",
        "« {key} » doit être un entier entre {minimum} et {maximum}",
        "“{key}” must be a whole number between {minimum} and {maximum}",
    ),
    "bad_range": Name(
        "«{key}»: الحد الأدنى أكبر من الأقصى",
        "« {key} » : le minimum dépasse le maximum",
        "“{key}”: the minimum is above the maximum",
    ),
    "bad_text": Name(
        "«{key}» نص فارغ أو يحتوي على محارف غير مقبولة",
        "« {key} » est vide ou contient des caractères refusés",
        "“{key}” is empty or holds characters that are refused",
    ),
    "bad_key": Name(
        "«{value}» ليس معرفا صالحا: حروف لاتينية صغيرة وأرقام وشرطات فقط",
        "« {value} » n'est pas un identifiant : minuscules latines, chiffres et tirets seulement",
        "“{value}” is not an identifier: lower-case Latin letters, digits and dashes only",
    ),
    "bad_share": Name(
        "«{value}» ليس نصابا: اكتب «1/2» أو «1/2+1» أو «present»",
        "« {value} » n'est pas un quorum : écrire « 1/2 », « 1/2+1 » ou « present »",
        "“{value}” is not a quorum: write “1/2”, “1/2+1” or “present”",
    ),
    "bad_pattern": Name(
        "«{value}» لا يقبل إلا المواضع {allowed}",
        "« {value} » n'accepte que les emplacements {allowed}",
        "“{value}” accepts only the placeholders {allowed}",
    ),
    "unknown_choice": Name(
        "القيمة «{value}» غير مقبولة؛ المقبول: {allowed}",
        "Valeur « {value} » refusée ; possibles : {allowed}",
        "“{value}” is not accepted; possible: {allowed}",
    ),
    "unknown_level": Name(
        "المستوى «{value}» غير معرف", "Niveau « {value} » non défini", "Level “{value}” is not defined"
    ),
    "bad_level_order": Name(
        "المستوى «{value}» يجب أن يأتي بعد المستوى الأعلى منه",
        "Le niveau « {value} » doit venir après son niveau supérieur",
        "Level “{value}” must come after the level above it",
    ),
    "unknown_body_type": Name(
        "نوع الهيئة «{value}» غير معرف",
        "Type d'instance « {value} » non défini",
        "Body type “{value}” is not defined",
    ),
    "unknown_office": Name(
        "المسؤولية «{value}» غير معرفة",
        "Responsabilité « {value} » non définie",
        "Office “{value}” is not defined",
    ),
    "unknown_quorum": Name(
        "النصاب «{value}» غير معرف", "Quorum « {value} » non défini", "Quorum “{value}” is not defined"
    ),
    "unknown_institution": Name(
        "المؤسسة «{value}» غير معرفة",
        "Institution « {value} » non définie",
        "Institution “{value}” is not defined",
    ),
    "bad_interim": Name(
        "الصيغة المؤقتة تحتاج إلى مسؤولية أو هيئة، لا الاثنين",
        "Une forme provisoire demande une responsabilité ou une instance, pas les deux",
        "An interim form needs an office or a body, not both",
    ),
    "unknown_path": Name(
        "لا توجد قيمة مفترضة بالمسار «{value}»",
        "Aucune valeur supposée à « {value} »",
        "There is no assumed value at “{value}”",
    ),
}


class CharterError(Exception):
    """A charter that cannot be used.

    `code` is a key of `SENTENCES`; `where` names the entry and its line (empty for the whole file);
    `message` is the English sentence; `in_language` gives the same in Arabic or French.
    """

    def __init__(self, code: str, where: str, /, **facts: object) -> None:
        self.code = code
        self.where = where
        self.facts = facts
        self.message = self.in_language("en")
        super().__init__(f"{where}: {self.message}" if where else self.message)

    def in_language(self, language: Language) -> str:
        """Give the sentence in `language`, without the place in the file."""
        return SENTENCES[self.code].in_language(language).format(**self.facts)
