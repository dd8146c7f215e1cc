"""Naming the organisation, adopting its charter, confirming what the charter assumes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.actions.furnishing import furnish, join_families
from liqaa.bodies.actions.values import one_line
from liqaa.bodies.models import Body, Charter, Organisation
from liqaa.bodies.queries.organisation import language, read_charter
from liqaa.bodies.text import charter as text
from liqaa.bodies.text.confirming import Value as Answer
from liqaa.bodies.text.vocabulary import ORGANISATION_KINDS
from liqaa.journal.actions import Actor, record
from liqaa.kit.refusals import Refused


@transaction.atomic
def name_organisation(
    *, name_ar: str, kind: str, by: Actor, at: datetime, name_fr: str = "", aliases: Sequence[str] = ()
) -> Organisation:
    """Name the one organisation of this database, or correct its names. Refused without an Arabic name."""
    values = {
        "name_ar": one_line(name_ar, 200, "name_ar"),
        "name_fr": one_line(name_fr, 200, "name_fr"),
        "kind": kind,
        "aliases": list(dict.fromkeys(filter(None, (one_line(alias, 200, "aliases") for alias in aliases)))),
    }
    if not values["name_ar"]:
        raise Refused(_("The organisation needs a name in Arabic."), field="name_ar")
    if kind not in ORGANISATION_KINDS:
        raise Refused(_("This is none of the choices."), field="kind")
    organisation, _made = Organisation.objects.update_or_create(only=True, defaults=values)
    record("bodies.name_organisation", organisation, by=by, at=at, fields=values)
    return organisation


@transaction.atomic
def adopt_charter(*, source: str, in_force_from: date, by: Actor, at: datetime) -> Charter:
    """Adopt a charter, given as TOML, from a day on; standing bodies receive the offices and family it adds.

    The same text from the same day again changes nothing. Refused, with the place in the file, when it
    cannot be read, and when another charter starts on that day.
    """
    structure = parse(source)
    known = Charter.objects.filter(in_force_from=in_force_from).first()
    if known is not None:
        if known.source == source:
            return known
        raise Refused(_("Another charter is in force from that day."), field="in_force_from")
    charter = Charter.objects.create(key=structure.id, source=source, in_force_from=in_force_from)
    standing = Body.objects.filter(dissolved_on=None)
    join_families(standing, structure)
    furnish(standing, structure)
    record("bodies.adopt_charter", charter, by=by, at=at, fields=["source", "in_force_from"])
    return charter


@transaction.atomic
def confirm_assumed(
    *,
    charter: Charter,
    paths: Iterable[str],
    by: Actor,
    at: datetime,
    corrections: Mapping[str, Answer] | None = None,
) -> Charter:
    """Confirm values that a charter only assumes; ``corrections`` gives some ``paths`` another value.

    What is confirmed already stays so. Refused for a path the charter does not have, or a value it cannot
    take.
    """
    charter = Charter.objects.select_for_update().get(pk=charter.pk)
    open_paths = {value.path for value in read_charter(charter).assumed}
    answers = {path: (corrections or {}).get(path) for path in paths if path not in charter.confirmed}
    unknown = sorted(set(answers) - open_paths)
    if unknown:
        raise Refused(
            _("The charter has no assumed value “%(path)s”.") % {"path": unknown[0]}, field=unknown[0]
        )
    changed = {path: value for path, value in answers.items() if value is not None}
    if changed:
        charter.source = _corrected(charter.source, changed)
    charter.confirmed = [*charter.confirmed, *answers]
    charter.save(update_fields=["source", "confirmed"])
    record(
        "bodies.confirm_assumed",
        charter,
        by=by,
        at=at,
        fields=["confirmed", *(["source"] if changed else [])],
    )
    return charter


def parse(source: str) -> text.Charter:
    """The structure that a charter's text says; Refused beside ``source`` with the reason and the place."""
    try:
        return text.parse_charter(source)
    except text.CharterError as error:
        raise Refused(_told(error), field="source") from error


def _corrected(source: str, changed: Mapping[str, Answer]) -> str:
    for path, value in changed.items():
        try:
            source = text.confirm_values(source, {path: value})
            text.parse_charter(source)
        except text.CharterError as error:
            raise Refused(_told(error), field=path) from error
    return source


def _told(error: text.CharterError) -> str:
    sentence = error.in_language(language())
    return f"{error.where}: {sentence}" if error.where else sentence
