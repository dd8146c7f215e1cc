"""``liqaa manage …``: the framework's maintenance commands over this installation's database."""

from liqaa.config.cli.installation import joined
from liqaa.config.home import data_home


def run(arguments: list[str]) -> int:
    """Pass ``arguments`` on. The database is started for the command if no server runs on the folder."""
    with joined(data_home()):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["liqaa manage", *arguments])
    return 0
