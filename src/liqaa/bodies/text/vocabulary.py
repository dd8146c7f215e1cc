"""The words a charter may use: kinds, roles, states. A charter that uses another word is refused."""

CHARTER_SCHEMA = "liqaa-charter/1"
MANDATES_SCHEMA = "liqaa-mandates/1"

ORGANISATION_KINDS = frozenset({"party", "union", "association"})

# Kinds of territory that a level can count. `party_defined` is a unit the organisation draws itself.
UNIT_KINDS = frozenset(
    {
        "kingdom",
        "region",
        "province",
        "prefecture",
        "arrondissement_prefecture",
        "cercle",
        "commune",
        "arrondissement",
        "party_defined",
    }
)

# What counts where a unit is itself divided into smaller units of the same level:
# the whole only, the whole and its parts (75 provinces and prefectures + 8 = 83), or the parts only
# (1,497 communes + 41 arrondissements).
DIVIDED = frozenset({"whole", "both", "parts"})

BODY_KINDS = frozenset(
    {
        "congress",
        "deliberative",
        "executive",
        "department",
        "oversight",
        "coordination",
        "inspection",
        "assembly",
        "circle",
        "temporary",
        "parallel",
        "elected_group",
    }
)

OFFICE_KINDS = frozenset({"head", "deputy", "officer", "member", "delegate", "interim"})

ROLES = frozenset(
    {
        "national_organisation_head",
        "regional_secretary",
        "provincial_secretary",
        "local_secretary",
        "inspector",
        "rapporteur",
        "treasurer",
        "elected_member",
        "press_officer",
        "data_officer",
        "member",
    }
)

# Parallel organisations, and how far the role of an office reaches (decision 0019).
FAMILIES = frozenset({"women", "youth", "profession"})

REACHES = frozenset({"place", "family", "subtree"})

# States a body passes through: غير مهيكلة، في طور التأسيس، مهيكلة، منتهية الولاية، مجمدة، محلولة.
BODY_STATES = frozenset({"unstructured", "founding", "structured", "expired", "frozen", "dissolved"})

LIFECYCLE_KINDS = frozenset({"found", "renew"})

EVIDENCE_KINDS = frozenset(
    {
        "decision",
        "minutes",
        "attendance_list",
        "member_list",
        "delegate_list",
        "membership_figure",
        "invitation",
        "reports",
        "vote_figures",
        "ratification",
        "receipt",
        "photo",
    }
)

INSTITUTION_KINDS = frozenset({"local_council", "parliament", "government", "chamber", "grouping"})

MANDATE_KINDS = frozenset(
    {
        "president",
        "vice_president",
        "secretary",
        "committee_chair",
        "group_president",
        "group_member",
        "member",
        "minister",
    }
)

CONFIDENCES = frozenset({"seen", "assumed", "confirmed"})
