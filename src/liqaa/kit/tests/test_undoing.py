"""What an undo shows, and that nothing is lost because nobody thought of it."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from liqaa.kit import undoing
from liqaa.kit.undoing import Finding, Group, Hindrance


def referring(model: type[Model]) -> set[Any]:
    """The models of the product that refer to ``model``."""
    fields = model._meta.get_fields(include_hidden=True)
    found = {
        each.related_model for each in fields if (each.one_to_many or each.one_to_one) and not each.concrete
    }
    return {each for each in found if not each._meta.auto_created}


def test_everything_that_may_stand_in_the_way_has_words_of_its_own() -> None:
    undone = [model for model in undoing._shares if model._meta.app_label.startswith("liqaa")]
    covered = {each for shares in undoing._shares.values() for share in shares for each in share.covers}
    nameless = {
        other._meta.label for model in undone for other in referring(model) - covered - undoing._words.keys()
    }
    assert nameless == set()


def test_a_group_writes_out_the_first_names_and_counts_the_rest() -> None:
    rows = [apps.get_model("liqaa_people.Person")(pk=number, name=f"عضو {number}") for number in range(15)]
    group = Group("الأعضاء", rows)
    assert ([name.text for name in group.names][:2], group.more) == (["عضو 0", "عضو 1"], 3)


def test_a_finding_without_rows_keeps_no_empty_heading() -> None:
    finding = Finding()
    finding.add(Finding(going=[Group("فارغ", [])], hindered=[]))
    assert (finding.going, finding.hindered) == ([], [])


def test_a_hindrance_says_why_and_which() -> None:
    person = apps.get_model("liqaa_people.Person")(pk=1, name="سعيد المرابط")
    assert undoing.said(Hindrance("حضر لقاء", person)) == "حضر لقاء: \u2068سعيد المرابط\u2069"
