"""What protects events, delegates and results in the database: the second lock (decision 0013)."""

from liqaa.countdown.rules import EXPORT, NOMINATE, PREPARE, SEE, VALIDATE
from liqaa.kit.policies import READ, Lock, above, also, held_still, of, see, within, write

EVENT, RENEWAL = "liqaa_countdown_event", "liqaa_countdown_renewal"
CONSTITUENCY, CONSTITUENCY_PLACE = "liqaa_countdown_constituency", "liqaa_countdown_constituencyplace"
SHEET, RESULT = "liqaa_countdown_resultsheet", "liqaa_countdown_pastresult"
QUOTA, DELEGATE = "liqaa_countdown_quota", "liqaa_countdown_delegate"
ANY = (SEE, PREPARE, NOMINATE, VALIDATE, EXPORT)
PREPARING = of(EVENT, "event_id", within("parent.scope", PREPARE))

LOCK = Lock(
    room="liqaa_countdown",
    tables=(EVENT, RENEWAL, CONSTITUENCY, CONSTITUENCY_PLACE, SHEET, RESULT, QUOTA, DELEGATE),
    policies=(
        see(EVENT, within("scope", *ANY), above("scope", *ANY), why="an event above concerns those below it"),
        write(EVENT, within("scope", PREPARE)),
        held_still(
            EVENT,
            above("scope", NOMINATE, VALIDATE),
            why="proposing and judging delegates keep the congress from changing meanwhile",
        ),
        *(see(each, of(EVENT, "event_id")) for each in (RENEWAL, CONSTITUENCY, CONSTITUENCY_PLACE, SHEET)),
        *(write(each, PREPARING) for each in (RENEWAL, CONSTITUENCY, CONSTITUENCY_PLACE, SHEET, QUOTA)),
        see(RESULT, within("scope", *ANY), of(SHEET, "sheet_id", within("parent.scope", *ANY))),
        write(RESULT, of(SHEET, "sheet_id", within("parent.scope", PREPARE))),
        held_still(
            QUOTA,
            within("scope", NOMINATE),
            within("above", VALIDATE),
            why="a quota is not overdrawn by two at once",
        ),
        see(QUOTA, within("scope", *ANY), within("above", VALIDATE), PREPARING),
        see(DELEGATE, within("scope", *ANY), within("above", VALIDATE), PREPARING),
        write(DELEGATE, within("scope", NOMINATE), within("above", VALIDATE), PREPARING),
        also(
            "liqaa_bodies_body",
            "renewed",
            within("scope", PREPARE),
            why="a congress that was held renews the mandates of its bodies",
            does=(READ, "UPDATE"),
        ),
    ),
)
