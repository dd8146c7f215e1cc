"""``liqaa read FILE...``: the report of a meeting as a record, without Django and without a database."""


def run(arguments: list[str]) -> int:
    """Pass ``arguments`` on to the reader."""
    from liqaa.reports.text.command import main

    return int(main(arguments) or 0)
