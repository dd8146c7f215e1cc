"""What is typed in order to harm, or by accident: the threat list's names, dates and texts."""

SCRIPT = "<img src=x onerror=\"alert('L')\">'\"><script>alert(1)</script>"
MARKS = "ا" + "\u0650" * 32_768
"""64 KB of combining marks on one letter."""
SALUTE = "\ufdfa" * 2_000
"""One sign that unfolds to eighteen under NFKC."""
BIDI = "invoice\u202egpj.exe\u2066\u2069\u200f\u061c"
SURROGATE = "عين\ud800الشقف"
NUL = "a\x00b"
HOMOGLYPH = "Аmіnа"

TEXTS = (
    "", " ", NUL, "\x00",
    SURROGATE, BIDI, HOMOGLYPH, SALUTE, MARKS, SCRIPT, "{{7*7}}{% debug %}", "%s%n%(x)s",
    "' OR 1=1--", "'; DROP TABLE x;--", "\\", "\r\nSet-Cookie: a=b",
    "../../../etc/passwd", "//elsewhere.example",
    "https://elsewhere.example/", "javascript:alert(1)", "=HYPERLINK(1)", "\u200f=1+1",
    "ـ" * 300, "َ" * 300, "ﷲ",
    "🇲🇦" * 50, "ی ک", "a" * 5_000, "\n" * 500, "on", "true", "null", "[]", "{}", '{"a": 1}', "[[[[[[[]]]]]]]",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "1", "2", "3", "٣", "۳", "1.5", "1e400", "nan", "inf", "2147483648",
    "9223372036854775808", "9" * 40,
    "0x10", "1_000", "²", "½", "-0", "+1",
)  # fmt: skip
DAYS = (
    "31 نونبر 2024", "29 فبراير 2023", "٠٣/١٢/٢٠٢٤", "0001-01-01", "0000-00-00", "9999-12-31", "12024-01-01",
    "99999", "1446", "30 رمضان 1446", "2026-13-45", "24 نونبر", "24/11",
    "الثلاثاء 24 نونبر 2024", "فاتح دجنبر 2024",
    "2026-03-02", "2026-03-02T25:61", "1 يناير 10000", "01/01/01",
)  # fmt: skip
PLACES = (
    "ma",
    "ma/03",
    "ma/03/591",
    "ma/06/141",
    "ma/99",
    "ma/",
    "/",
    "ma/03/591/",
    "MA",
    "ma/%",
    "ma/_",
    "*",
)
EVERYTHING = (*TEXTS, *NUMBERS, *DAYS, *PLACES)
