"""What stops a start, said in one line to the person at the terminal."""


class CannotRun(Exception):
    """An expected reason not to go on, in one clear line, which the command line prints."""
