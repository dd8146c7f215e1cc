"""The worker's part: the link to a new password, and forgetting what was only kept for a while."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from liqaa.access.actions import notices
from liqaa.access.actions.jobs_to_do import RESET
from liqaa.access.models import Account, Attempt
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for


@app.task(name=RESET)
def send_reset(account_id: int) -> None:
    """Write to an account that has a password; to nobody else, and that is no error.

    An account that has not accepted its invitation has none: a reset would be a second way in, which
    outlives the invitation.
    """
    with acting_for(SYSTEM):
        account = Account.objects.filter(pk=account_id, is_active=True).first()
        if account is None or not account.has_usable_password():
            return
        key = [user_pk_to_url_str(account), default_token_generator.make_token(account)]
        notices.send_reset_link(
            account, settings.PUBLIC_URL + reverse("account_reset_password_from_key", args=key)
        )


@app.periodic(cron="17 * * * *")
@app.task(name="liqaa_access.forget_attempts", queueing_lock="liqaa_access.forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Forget the attempts whose time is over; they count no more."""
    with acting_for(SYSTEM):
        Attempt.objects.filter(expires_at__lte=timezone.now()).delete()
