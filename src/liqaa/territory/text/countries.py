"""The countries that reports name, by their Arabic, French and English names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import clitic_forms, fold, token_spans


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 code in lower case, and its usual names."""

    code: str
    name_ar: str
    name_fr: str
    name_en: str


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named at ``text[start:end]``."""

    start: int
    end: int
    country: Country


# code | Arabic names, usual first | French | English
_TABLE = """
ma|المغرب,المملكة المغربية|Maroc,Royaume du Maroc|Morocco
dz|الجزائر|Algérie|Algeria
tn|تونس,الجمهورية التونسية|Tunisie|Tunisia
ly|ليبيا|Libye|Libya
mr|موريتانيا,موريطانيا|Mauritanie|Mauritania
eg|مصر,جمهورية مصر العربية|Égypte|Egypt
sd|السودان|Soudan|Sudan
ss|جنوب السودان|Soudan du Sud|South Sudan
so|الصومال|Somalie|Somalia
dj|جيبوتي|Djibouti|Djibouti
km|جزر القمر|Comores|Comoros
ps|فلسطين,دولة فلسطين|Palestine|Palestine
jo|الأردن,المملكة الأردنية الهاشمية|Jordanie|Jordan
lb|لبنان|Liban|Lebanon
sy|سوريا,سورية|Syrie|Syria
iq|العراق|Irak|Iraq
kw|الكويت|Koweït|Kuwait
sa|السعودية,المملكة العربية السعودية,العربية السعودية|Arabie saoudite|Saudi Arabia
ae|الإمارات,الإمارات العربية المتحدة|Émirats arabes unis|United Arab Emirates
qa|قطر|Qatar|Qatar
bh|البحرين|Bahreïn|Bahrain
om|سلطنة عمان|Oman|Oman
ye|اليمن|Yémen|Yemen
tr|تركيا|Turquie|Turkey
ir|إيران|Iran|Iran
fr|فرنسا|France|France
es|إسبانيا,اسبانيا|Espagne|Spain
pt|البرتغال|Portugal|Portugal
it|إيطاليا|Italie|Italy
de|ألمانيا|Allemagne|Germany
be|بلجيكا|Belgique|Belgium
nl|هولندا|Pays-Bas|Netherlands
ch|سويسرا|Suisse|Switzerland
gb|بريطانيا,المملكة المتحدة,إنجلترا|Royaume-Uni,Grande-Bretagne|United Kingdom
ie|إيرلندا|Irlande|Ireland
se|السويد|Suède|Sweden
no|النرويج|Norvège|Norway
dk|الدنمارك|Danemark|Denmark
fi|فنلندا|Finlande|Finland
at|النمسا|Autriche|Austria
gr|اليونان|Grèce|Greece
pl|بولونيا,بولندا|Pologne|Poland
ro|رومانيا|Roumanie|Romania
ru|روسيا|Russie|Russia
ua|أوكرانيا|Ukraine|Ukraine
us|الولايات المتحدة,الولايات المتحدة الأمريكية,أمريكا|États-Unis|United States
ca|كندا|Canada|Canada
mx|المكسيك|Mexique|Mexico
br|البرازيل|Brésil|Brazil
ar|الأرجنتين|Argentine|Argentina
cl|الشيلي,تشيلي|Chili|Chile
cn|الصين|Chine|China
jp|اليابان|Japon|Japan
in|الهند|Inde|India
id|إندونيسيا|Indonésie|Indonesia
my|ماليزيا|Malaisie|Malaysia
pk|باكستان|Pakistan|Pakistan
au|أستراليا|Australie|Australia
sn|السنغال|Sénégal|Senegal
ml|جمهورية مالي,دولة مالي|Mali|Mali
ne|النيجر|Niger|Niger
ng|نيجيريا|Nigéria|Nigeria
ci|كوت ديفوار,ساحل العاج|Côte d'Ivoire|Ivory Coast
gn|غينيا|Guinée|Guinea
gm|غامبيا|Gambie|Gambia
bf|بوركينا فاسو|Burkina Faso|Burkina Faso
gh|غانا|Ghana|Ghana
cm|الكاميرون|Cameroun|Cameroon
ga|الغابون|Gabon|Gabon
cg|الكونغو|Congo|Congo
td|تشاد|Tchad|Chad
et|إثيوبيا,أثيوبيا|Éthiopie|Ethiopia
ke|كينيا|Kenya|Kenya
rw|رواندا|Rwanda|Rwanda
za|جنوب إفريقيا,جنوب أفريقيا|Afrique du Sud|South Africa
"""
_CITIES = """
dz|الجزائر العاصمة,وهران,قسنطينة,تلمسان,بجاية,سطيف,تيزي وزو,Alger,Oran
tn|سوسة,صفاقس,القيروان,بنزرت,الحمامات,نابل,المنستير,Tunis,Sousse,Sfax
ly|طرابلس,بنغازي,مصراتة,Tripoli
mr|نواكشوط,نواذيبو,Nouakchott
eg|القاهرة,الإسكندرية,الجيزة,Le Caire
ps|القدس,رام الله,غزة,نابلس
jo|عمان,إربد
lb|بيروت
sy|دمشق,حلب
iq|بغداد,أربيل
sa|الرياض,مكة المكرمة,المدينة المنورة
ae|دبي,أبو ظبي,أبوظبي,الشارقة
qa|الدوحة
bh|المنامة
tr|إسطنبول,اسطنبول,أنقرة
fr|باريس,مرسيليا,ليون,ستراسبورغ,Paris
es|مدريد,برشلونة,مالقة,إشبيلية,Madrid
be|بروكسيل,بروكسل,Bruxelles
de|برلين,فرانكفورت
it|روما,ميلانو
gb|لندن
us|واشنطن,نيويورك
ch|جنيف
nl|أمستردام
sn|دكار,داكار
"""


@cache
def countries() -> dict[str, Country]:
    """Every country listed, by its code."""
    listed = {}
    for line in _TABLE.split("\n"):
        if line:
            code, arabic, french, english = line.split("|")
            listed[code] = Country(code, arabic.split(",")[0], french.split(",")[0], english.split(",")[0])
    return listed


def _keys(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.split("\n"):
        code, *groups = line.split("|")
        for name in (name for group in groups for name in group.split(",")):
            yield fold(name), code


@cache
def _names() -> dict[str, str]:
    return dict(_keys(_TABLE))


@cache
def _cities() -> dict[str, str]:
    return dict(_keys(_CITIES))


def find_countries(text: str, *, cities: bool = False) -> list[CountryMention]:
    """The countries named in a text, in order; with ``cities`` also by a large foreign city."""
    names = (_cities() | _names()) if cities else _names()
    words = token_spans(text)
    found, place = [], 0
    while place < len(words):
        size, code = _longest([word.text for word in words[place : place + 4]], names)
        if code is not None:
            end = words[place + size - 1].end
            found.append(CountryMention(words[place].start, end, countries()[code]))
        place += size
    return found


def _longest(words: list[str], names: dict[str, str]) -> tuple[int, str | None]:
    for size in range(len(words), 0, -1):
        for form in clitic_forms(words[0]):
            code = names.get(" ".join([form, *words[1:size]]))
            if code is not None and (form.startswith("ال") or not words[0].endswith("ال" + form)):
                return size, code
    return 1, None


def country_of(text: str) -> Country | None:
    """The country a short text names, itself or by a large city (تونس العاصمة); None when it names none.

    The first one named wins; a country's own name wins over a city's.
    """
    mentions = find_countries(text) or find_countries(text, cities=True)
    return mentions[0].country if mentions else None
