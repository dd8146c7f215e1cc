"""A link opens the door once, for its purpose, while it lasts."""

from datetime import timedelta

import pytest

from liqaa.access.actions import accept, enter, issue_link
from liqaa.access.models import Account, OneTimeLink
from liqaa.access.queries import link_for
from liqaa.access.rules import DEMO_LASTS, INVITATION_LASTS, RECOVERY_LASTS
from liqaa.access.tests.conftest import NOW
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused

pytestmark = pytest.mark.django_db
GOOD = "نخلة على ضفة النهر"


def issue(account: Account, purpose: str = "invitation") -> str:
    return issue_link(account=account, purpose=purpose, by=SYSTEM, at=NOW)


def test_only_the_hash_is_kept(amina: Account) -> None:
    token = issue(amina)
    kept = OneTimeLink.objects.get()
    assert len(token) >= 40
    assert (len(kept.token_hash), token in kept.token_hash) == (64, False)
    assert link_for(token, NOW) == kept


@pytest.mark.parametrize(
    ("purpose", "lasts"),
    [("invitation", INVITATION_LASTS), ("recovery", RECOVERY_LASTS), ("demo", DEMO_LASTS)],
)
def test_a_link_dies_when_its_time_is_over(amina: Account, purpose: str, lasts: timedelta) -> None:
    token = issue(amina, purpose)
    assert link_for(token, NOW + lasts - timedelta(seconds=1)) is not None
    assert link_for(token, NOW + lasts) is None


def test_accepting_sets_the_password_once(amina: Account) -> None:
    token = issue(amina)
    assert accept(token=token, password=GOOD, at=NOW).check_password(GOOD) is True
    with pytest.raises(Refused):
        accept(token=token, password="another good one", at=NOW)
    assert Account.objects.get().check_password(GOOD) is True


def test_a_weak_password_leaves_the_link_alive(amina: Account) -> None:
    token = issue(amina)
    with pytest.raises(Refused) as refusal:
        accept(token=token, password="1234567890", at=NOW)
    assert (refusal.value.field, link_for(token, NOW) is not None) == ("password", True)


def test_accepting_kills_every_other_open_link(amina: Account) -> None:
    recovery, invitation = issue(amina, "recovery"), issue(amina)
    accept(token=invitation, password=GOOD, at=NOW)
    assert link_for(recovery, NOW) is None


def test_a_new_link_replaces_the_old_one(amina: Account) -> None:
    old, new = issue(amina), issue(amina)
    assert (link_for(old, NOW), link_for(new, NOW) is not None) == (None, True)


def test_a_closed_account_has_no_open_link(amina: Account) -> None:
    token = issue(amina)
    Account.objects.update(is_active=False)
    assert link_for(token, NOW) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "ل" * 10_000, "\ud800"], ids=range(5))
def test_an_unknown_token_is_nothing(amina: Account, token: str) -> None:
    assert link_for(token, NOW) is None


def test_purposes_do_not_stand_in_for_each_other(amina: Account) -> None:
    demo, invitation = issue(amina, "demo"), issue(amina)
    with pytest.raises(Refused):
        accept(token=demo, password=GOOD, at=NOW)
    with pytest.raises(Refused):
        enter(token=invitation, at=NOW)


def test_a_recovery_enters_once_and_a_demo_link_again(amina: Account) -> None:
    demo, recovery = issue(amina, "demo"), issue(amina, "recovery")
    assert [enter(token=token, at=NOW).pk for token in (recovery, demo, demo)] == [amina.pk] * 3
    with pytest.raises(Refused):
        enter(token=recovery, at=NOW)
