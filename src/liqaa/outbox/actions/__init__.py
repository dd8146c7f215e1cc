"""What can be done with messages and with the server they leave by."""

from liqaa.outbox.actions.delivery import deliver
from liqaa.outbox.actions.messages import queue
from liqaa.outbox.actions.server import check_mail_server, save_mail_server
from liqaa.outbox.actions.telling import tell

__all__ = ["check_mail_server", "deliver", "queue", "save_mail_server", "tell"]
