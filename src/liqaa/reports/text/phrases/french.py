"""What French reports say: organs, meetings, roles, offices, needs and outcomes, as regular expressions."""

# fmt: off

ORGANISATIONS: tuple[tuple[str, str], ...] = (
    ("Parti", "party"), ("Mouvement", "party"), ("Front", "party"), ("Rassemblement", "party"),
    ("Jeunesse", "party_youth"), ("Chabiba", "party_youth"), ("Syndicat", "union"), ("Union", "union"),
    ("Confédération", "union"), ("Centrale", "union"), ("Fédération", "federation"),
    ("Coordination", "coalition"), ("Collectif", "coalition"), ("Coalition", "coalition"),
    ("Réseau", "coalition"), ("Alliance", "coalition"), ("Intersyndicale", "coalition"),
    ("Association", "association"), ("Ligue", "association"), ("Organisation", "association"),
    ("Forum", "association"), ("Fondation", "association"), ("Observatoire", "association"),
    ("Amicale", "association"), ("Coopérative", "association"), ("Club", "association"),
    ("Chambre", "public_body"), ("Conseil communal", "public_body"), ("Ministère", "public_body"),
    ("Académie", "public_body"),
)
"""First words of an organisation's name, with its type; written with a capital."""

KNOWN: tuple[tuple[str, str, str], ...] = (
    ("PJD", "Parti de la justice et du développement", "party"),
    ("PAM", "Parti authenticité et modernité", "party"),
    ("RNI", "Rassemblement national des indépendants", "party"),
    ("USFP", "Union socialiste des forces populaires", "party"),
    ("PPS", "Parti du progrès et du socialisme", "party"),
    ("PSU", "Parti socialiste unifié", "party"),
    ("Istiqlal", "Parti de l'Istiqlal", "party"),
    ("UMT", "Union marocaine du travail", "union"),
    ("CDT", "Confédération démocratique du travail", "union"),
    ("UGTM", "Union générale des travailleurs du Maroc", "union"),
    ("FDT", "Fédération démocratique du travail", "union"),
    ("UGTT", "Union générale tunisienne du travail", "union"),
    ("UGTA", "Union générale des travailleurs algériens", "union"),
    ("AMDH", "Association marocaine des droits humains", "association"),
    ("OMDH", "Organisation marocaine des droits humains", "association"),
    ("FFS", "Front des forces socialistes", "party"),
    ("FLN", "Front de libération nationale", "party"),
    ("RND", "Rassemblement national démocratique", "party"),
    ("MSP", "Mouvement de la société pour la paix", "party"),
    ("Ennahdha", "Mouvement Ennahdha", "party"),
)
"""Short names of known organisations: what is written, the full name, the type."""

UNION_WORDS = (
    r"travail|syndica|fonctionnaires|enseignants|agriculteurs|ouvriers|employés|salariés|UMT|CDT|UGTM"
)
PARTY_UNIONS = r"socialiste|constitutionnelle|populaire"

ORGANS = (
    r"(?:bureau|comité|conseil|secrétariat|section|commission|assemblée|direction|union|fédération"
    r"|coordination)"
    r"(?: (?:local|locale|provincial|provinciale|régional|régionale|national|nationale|exécutif|exécutive"
    r"|politique|central|centrale|général|générale|administratif|administrative|directeur|syndical|syndicale"
    r"|préparatoire|préfectoral|préfectorale))*"
)
EXECUTIVES = r"bureau|secrétariat|comité|direction|commission exécutive"

MEETINGS: tuple[tuple[str, str], ...] = (
    (r"assemblée (?:générale )?constitutive|congrès constitutif", "founding_assembly"),
    (r"congrès", "congress"),
    (r"assemblée générale(?: (?:ordinaire|extraordinaire))?", "general_assembly"),
    (r"conseil d'administration", "board_meeting"),
    (r"sit-in|marche(?: de protestation)?|manifestation|grève|rassemblement de protestation", "protest"),
    (r"caravane(?: \w+)?|visite (?:de terrain|de travail)|tournée", "field_visit"),
    ((r"séminaire|conférence(?:-débat| de presse)?|table ronde|colloque|atelier|journée d'étude"
     r"|université d'été|formation|café politique"), "seminar"),
    ((r"rencontre(?: (?:de communication|ouverte|citoyenne|communicationnelle|régionale|avec))?|meeting"
     r"|journée portes ouvertes|portes ouvertes"), "communication_meeting"),
    (r"session(?: (?:ordinaire|extraordinaire))?", "council_session"),
    (r"réunion(?: (?:ordinaire|périodique|extraordinaire|élargie|mensuelle|de travail))?", ""),
)
"""Kinds of meeting, most telling first; the empty kind is decided by the organ that meets."""

HELD = (
    r"\b(?:s'est|se sont) (?:réuni|tenu|déroul)|\ba (?:tenu|organisé|présidé|été|réuni|abrité|connu"
    r"|eu lieu|élu)"
    r"|\bont (?:tenu|organisé|élu|pris|participé|appelé)|\brévuni|\bRéunis?\b|\bétaient présents|\btenue? "
)
PLANNED = (
    r"\b(?:tiendra|tiendront|organisera|organiseront|aura lieu|auront lieu|se tiendra|se réunira|prévoit de"
    r"|est prévue?|sont prévue?s|s'apprêtent? à|compte organiser|abritera|sera organisée?)"
)

CUES: tuple[tuple[str, str], ...] = (
    ("away", (r"en remplacement d|succède à|a succédé à|absente?s?\b|excusée?s?\b|en l'absence d|hommage à"
             r"|\bfeu\b|défunte?|regretté|au nom d|représentant d|à la mémoire")),
    ("chair", (r"sous la (?:présidence|direction)(?: effective)? d|présidée?s? par|\ba présidé|\bpréside\b"
              r"|dirigée?s? par|modérée?s? par|\ba dirigé les travaux")),
    ("host", r"à l'invitation d|accueillie?s? par|a été reçue? par|\breçue?s? par"),
    ("supervision", r"sous la supervision d|sous l'égide d|supervisée?s? par"),
    ("facilitator", (r"animée?s? par|encadrée?s? par|\ba animé|exposés? (?:présentés? par|d)|présentée?s? par"
                    r"|avec les interventions d")),
    ("attendee", (r"en présence d|(?:[Oo]nt|\ba) (?:également )?(?:pris part|participé|assisté)|la présence d"
                 r"|(?:avec|et) la participation d|[Éé]taient présente?s?|aux côtés d|accompagnée?s? d"
                 r"|ouverte?s? par|clôturée?s? par|[Pp]résents? ?:|[Pp]articipants? ?:|notamment"
                 r"|marquée? par la présence|en compagnie d")),
    ("elected", (r"\bélue?s?\b|élection d|\bréélue?s?\b|désignée?s? |nommée?s? |désignation d|nomination d"
                r"|composition du (?:nouveau )?bureau|nouveau bureau"
                r"|bureau (?:comprend|compte|est composé|se compose|réunit)")),
)
"""What makes the people behind it chair, host, present, elected, or elsewhere."""

SPEECH = (
    r"(?:a|ont) (?:également |notamment )?(?:déclaré|souligné|affirmé|indiqué|rappelé|lu|insisté"
    r"|précisé|salué"
    r"|estimé|appelé|exprimé|mis|expliqué|dénoncé|présenté|plaidé|ajouté|noté|relevé|évoqué|promis|invité)"
)

OFFICE = (
    r"(?:premier |première |vice-|ancien |ancienne )?(?:secrétaires?|présidente?s?|membres?"
    r"|conseill(?:er|ère)s?"
    r"|députée?s?|parlementaires?|coordina(?:teur|trice)s?|trésori(?:er|ère)s?|direc(?:teur|trice)s?"
    r"|déléguée?s?|maire|ministre|gouverneur|wali|inspec(?:teur|trice)|porte-parole|rappor(?:teur|teuse)"
    r"|responsables?|représentante?s?|militante?s?|professeure?|enseignante?|médecin|avocate?"
    r"|cher(?:cheur|cheuse)"
    r"|experte?|adjointe?s?|assesseure?s?|fonda(?:teur|trice)|chef|caïd|pacha|sénat(?:eur|rice)"
    r"|expert|universitaire"
    r"|doyenne?|consul(?:e)?|notaire|pharmacien(?:ne)?|vétérinaire|ingénieure?|économiste"
    r"|sociologue|journaliste|syndicaliste|dirigeante?)"
)

GROUPS = (
    r"(?:représentante?s|élue?s|membres|militante?s|habitante?s|citoyen(?:ne)?s|cadres|déléguée?s|étudiante?s"
    r"|agriculteurs|acteurs|adhérente?s|sympathisant?s|responsables|jeunes|femmes|parlementaires|présidents"
    r"|conseillers|coopératives|associations|invités|population|fonctionnaires|ouvriers|enseignants"
    r"|partenaires|marins|mareyeurs|pêcheurs|commerçants|artisans|professionnels|chercheurs|retraités"
    r"|notables|autorités|figures|personnalités)"
)

PROBLEMS = (
    r"raréfaction|surexploitation|ensablement|dérives?|vétusté|éparpillement|érosion|manque|absence"
    r"|pénurie|insuffisance|dégradation|détérioration|état dégradé|mauvais état|hausse|cherté"
    r"|flambée|chômage|rareté|difficultés?|fermeture|pollution|retards?|coupures?|précarité|faiblesse|baisse"
    r"|déficit|vétusté|enclavement|sécheresse|surcharge|encombrement|abandon scolaire|inondations"
    r"|licenciements?"
    r"|expropriation|corruption|insécurité|marginalisation|suppression|lenteur|saleté|prolifération"
    r"|stress hydrique"
)
WISHES = (
    r"réhabilitation|amélioration|lutte contre|construction|création d'emplois|renforcement|généralisation"
    r"|désenclavement|raccordement|augmentation des salaires|ouverture"
)
"""Nouns that make a demand for residents a need, when a sector is named with them."""

SECTORS: tuple[tuple[str, str], ...] = (
    ("education", r"scolaire|écoles?|enseign|élèves|universit|lycée|collège|éducation|internat"),
    ("health", r"santé|hôpita|médecin|ambulance|médica|maternité|dispensaire|infirmi|soins|urgences"),
    ("electricity_lighting", r"éclairage|électri"),
    ("agriculture", (r"irrigation|engrais|agri|semences|bétail|fourrage|sécheresse|crédit|pêche"
                    r"|éleveurs|récolte|palmeraies?|oasis|oliviers|\bport\b|pêcheurs|ruches|miel|céréal")),
    ("water", r"\beaux?\b|potable|puits|barrage|hydri|nappe"),
    ("roads_transport", (r"routes?\b|route|piste|transport|\bbus\b|taxis?|pont\b|désenclavement"
                        r"|enclavement|voirie|routi(?:er|ère)s?")),
    ("employment", (r"chômage|emplois?\b|licenci|salair|travailleurs|embauche|retraite|sécurité sociale"
                    r"|dialogue social|primes|négociations|couverture sociale")),
    ("environment", (r"pollution|déchets|environnement|assainissement|ordures|décharge|inondation"
                    r"|unités polluantes")),
    ("prices_taxes", r"pouvoir d'achat|prix|cherté|vie chère|taxes?|impôts?|factures?|carburant"),
    ("land", r"foncier|terres|expropriation|collectives"),
    ("housing", r"logement|habitat|bidonville|construire|insalubre"),
    ("sports_youth_culture", r"sporti|terrain|jeunes|culture|maison des jeunes|loisirs|piscine"),
    ("justice_rights", r"droits|libertés|justice|répression|violences?|poursuites"),
    ("governance", r"corruption|gestion|administrat|gouvernance"),
    ("diaspora", r"consul(?:at|aires?)|billets d'avion|MRE|diaspora|marocains du monde|visas?"),
    ("other", r"zone d'activité|zone industrielle|téléphon|internet|réseau mobile|\bsouks?\b"),
)

ITEMS: tuple[tuple[str, str], ...] = (
    ("call", (r"(?:re)?demand(?:e|ent|er)|exig(?:e|ent|er)|appell?(?:e|ent|er)|exhort(?:e|ent|er)"
              r"|réclam(?:e|ent|er)|invit(?:e|ent|er)|interpell(?:e|ent|er)|recommand(?:e|ent|er)"
              r"|plaid(?:e|ent|er)"
              r"|somm(?:e|ent)|revendiqu(?:e|ent|er)|incit(?:e|ent)")),
    ("decision", (r"décid(?:e|ent|er)|adopt(?:e|ent|er)|approuv(?:e|ent|er)|mandat(?:e|ent|er)"
                    r"|charg(?:e|ent|er)"
                  r"|annonc(?:e|ent|er)|convoqu(?:e|ent|er)|désign(?:e|ent|er)|fix(?:e|ent|er)|programm(?:e|ent|er)")),
    ("statement", (r"dénonc(?:e|ent|er)|exprim(?:e|ent|er)|salu(?:e|ent|er)|condamn(?:e|ent|er)"
                    r"|réaffirm(?:e|ent|er)"
                   r"|félicit(?:e|ent|er)|déplor(?:e|ent|er)|rejett(?:e|ent)|rejeter|souti(?:ent"
                   r"|ennent)|soutenir"
                   r"|se félicit(?:e|ent)|affirm(?:e|ent|er)|soulign(?:e|ent|er)|rappell(?:e|ent)|rappeler"
                   r"|se réjoui(?:t|ssent)|refus(?:e|ent|er)|rend(?:ent)? hommage|tien(?:t|nent)"
                   r"|alert(?:e|ent|er)"
                   r"|constat(?:e|ent|er)|regrett(?:e|ent|er)|renouvell(?:e|ent)|s'indign(?:e|ent)")),
)
"""First words of an item in a list of what a meeting said, and the kind each makes."""

DECISIONS = (
    r"(?:il a été|a|ont) (?:décidé|convenu)(?: également)? ?(?:de|d')|(?:est|sont) convenue?s de"
    r"|s'est (?:conclue?|achevée?|terminée?) par|a été (?:sanctionnée?|couronnée?) par"
)
CALLS = (
    r"(?:a|ont|appelant|appelle|appellent|exhorte|exhortent|invite) ?(?:également )?(?:appelé|exhorté"
    r"|réclamé|exigé"
    r"|demandé|invité|recommandé|plaidé pour)?"
)
DECISION_HEADS = r"décidé|décisions?|recommandations|résolutions|adopté|convenu|conclusions|points suivants"
CALL_HEADS = r"appell?e|revendications|exige|demande|recommand"

ABROAD: dict[str, str] = {
    "tunisie": "تونس", "tunis": "تونس", "sfax": "تونس", "sousse": "تونس", "gabès": "تونس", "bizerte": "تونس",
    "kairouan": "تونس", "monastir": "تونس", "nabeul": "تونس", "gafsa": "تونس", "algérie": "الجزائر",
    "alger": "الجزائر", "oran": "الجزائر", "constantine": "الجزائر", "béjaïa": "الجزائر", "bejaia": "الجزائر",
    "tizi ouzou": "الجزائر", "annaba": "الجزائر", "sétif": "الجزائر", "tlemcen": "الجزائر",
    "mauritanie": "موريتانيا", "nouakchott": "موريتانيا", "nouadhibou": "موريتانيا", "france": "فرنسا",
    "paris": "فرنسا", "lyon": "فرنسا", "marseille": "فرنسا", "toulouse": "فرنسا", "lille": "فرنسا",
    "belgique": "بلجيكا", "bruxelles": "بلجيكا", "espagne": "إسبانيا", "madrid": "إسبانيا",
    "barcelone": "إسبانيا", "italie": "إيطاليا", "rome": "إيطاليا", "pays-bas": "هولندا",
    "amsterdam": "هولندا", "allemagne": "ألمانيا", "berlin": "ألمانيا", "canada": "كندا", "montréal": "كندا",
    "sénégal": "السنغال", "dakar": "السنغال",
}

VENUES = (
    r"(?:Maison|Complexe|Centre|Salle|salle|siège|Siège|Palais|Hôtel|hôtel|Théâtre|théâtre|Chambre|Dar|foyer"
    r"|Foyer|locaux|local du|École|Faculté|Place|place|Espace|espace|cinéma)"
)
