"""Access (الولوج): who signs in, and where which role is theirs.

An ``Account`` signs in; a ``Grant`` gives it a role over places, with a source and dates. Which
rights a role holds is written on one page, ``config/roles.py``; this room knows neither roles
nor rights, only grants. It holds no persons: most members never have an account.
"""
