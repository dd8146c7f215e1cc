"""What stops a start, said in one line to the person at the terminal."""


class CannotRun(Exception):
    """An expected reason not to go on. Its text is one clear line; the command line prints it and exits with 2."""
