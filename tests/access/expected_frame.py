"""The lines of sign-in, accounts and the pages made of many rooms: a part of the table (``expected``)."""

from tests.access.wording import (
    ABOUT,
    CHOICES,
    COUNT,
    COUNTRY,
    CSV,
    EVERYONE,
    FILE,
    JSON,
    PIECE,
    SEARCH,
    WITHIN,
    both,
    move,
    page,
)

FIRST_RUN = {"ask": "access.set_up", "at": COUNTRY}
LIBRARY = (
    "account_logout", "account_set_password", "account_change_password", "mfa_index", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes",
)  # fmt: skip
WITHOUT_FACTOR = {
    "account_reauthenticate": "forbidden", "mfa_reauthenticate": "forbidden",
    "mfa_reauthenticate_webauthn": "forbidden", "mfa_deactivate_totp": "nothing there",
    "mfa_view_recovery_codes": "nothing there",
}  # fmt: skip
"""What the pages of the second factor say to an account that has none; its own pages, in any case."""
DOOR = (
    "account_login", "account_reset_password", "account_reset_password_done", "account_signup",
    "account_inactive",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
)  # fmt: skip

ACCESS = (
    *(page(each, door=EVERYONE) for each in DOOR),
    *(page(each) for each in LIBRARY),
    *(page(each, always=answer) for each, answer in WITHOUT_FACTOR.items()),
    page("account_reset_password_from_key", more=("1", "set-dead"), door=EVERYONE),
    page("mfa_edit_webauthn", more=(1,), missing=True),
    page("mfa_remove_webauthn", more=(1,), missing=True),
    page("access:accept", more=("dead",), door=EVERYONE, missing=True),
    page("access:enter", more=("dead",), door=EVERYONE, missing=True),
    page("access:account"),
    page("access:sessions"),
    page("access:second_factor"),
    move("access:end_session", more=(999999,), missing=True),
    move("access:end_others"),
    move("access:switch", data={"choice": "1"}, missing=True),
    page("access:accounts", anywhere="access.recover"),
    page("access:accounts", anywhere="access.recover", query="?q=Zq", surface=SEARCH),
    *both("access:help_in", "account", "access.recover", anywhere="access.recover", data={"do": "close"}),
    page("healthz", door=EVERYONE, surface=FILE, always="fault 503"),
)
ANY_LAYER = "bodies.see followup.see needs.see meetings.see campaigns.see"
"""Whoever sees one layer of the map opens it."""
FRAME = (
    page("dashboards:home"),
    page("dashboards:place", "place"),
    page("dashboards:map", anywhere=ANY_LAYER),
    page("dashboards:map", anywhere=ANY_LAYER, query="?tab=missing", surface=COUNT),
    page("dashboards:map_data", anywhere=ANY_LAYER, surface=JSON),
    page("dashboards:map_csv", anywhere=ANY_LAYER, surface=CSV),
    *(
        page(
            f"dashboards:{name}",
            anywhere=right,
            query=f"?layer={layer}&path={path}",
            surface=surface,
        )
        for layer, right in (
            ("founding", "bodies.see"),
            ("meetings", "meetings.see"),
            ("tasks", "followup.see"),
            ("promises", "followup.see"),
            ("needs", "needs.see"),
            ("directives", "campaigns.see"),
        )
        for name, surface in (("map_data", JSON), ("map_csv", CSV))
        for path in ("ma/03", "ma/05/255")
    ),
    page("dashboards:from_reports"),
    page("dashboards:logo", door=EVERYONE, surface=FILE, missing=True),
    *both("dashboards:first_run", **FIRST_RUN),
    *both("dashboards:first_run_charter", **FIRST_RUN),
    *both("dashboards:first_run_identity", **FIRST_RUN),
    *both("dashboards:first_run_mail", **FIRST_RUN),
    *both("dashboards:first_run_holders", **FIRST_RUN),
    page("dashboards:first_run_model", surface=CSV, **FIRST_RUN),
    *both("dashboards:first_run_invitations", **FIRST_RUN),
    *both("dashboards:undo_invitation", more=(1,), missing=True, **FIRST_RUN),
    page("dashboards:health", anywhere="access.set_up"),
    *(
        page("dashboards:history", kind, right, how=how, before=(name,), surface=PIECE)
        for name, kind, right, how in (
            ("meeting", "meeting", "meetings.see", ABOUT),
            ("person", "person", "people.see", WITHIN),
            ("body", "body", "bodies.see", WITHIN),
            ("task", "task_open", "followup.see", WITHIN),
            ("need", "need", "needs.see", WITHIN),
            ("directive", "directive", "campaigns.see", WITHIN),
            ("news", "news", "newsroom.see", WITHIN),
        )
    ),
    page("dashboards:privacy", anywhere="people.protect"),
    page("dashboards:my_data"),
    page("dashboards:personal_data", "person", "people.see", ask="people.protect"),
    move("dashboards:ask_export", "person", "people.see", ask="people.protect"),
    page("dashboards:export", more=(999999,), surface=FILE, missing=True),
    *both("dashboards:erase", "person", "people.see", ask="people.protect"),
    *both("dashboards:my_request"),
    *both("dashboards:request_of", "person", "people.see", ask="people.protect"),
    *both("dashboards:data_request", "request", "people.protect", data={"granted": "yes"}),
    move("dashboards:take_back_request", "request", "people.protect"),
    move("dashboards:reopen_request", "request_answered", "people.protect"),
    page("kit:gallery"),
    move("kit:language", door=EVERYONE, data={"language": "fr"}),
    page("territory:tree"),
    page("territory:branch", "place", surface=PIECE),
    page("territory:search", query="?q=%D8%B9%D9%8A%D9%86", surface=SEARCH),
    page("territory:options", query="?field=place&place_typed=%D8%B9", surface=CHOICES),
)
