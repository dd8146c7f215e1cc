"""Chaos (الفوضى): processes are killed amid writes; what was acknowledged is there, nothing is half done.

``organisation`` runs a real ``liqaa serve`` and finds its processes, ``writers`` write through it and keep
the list of what was acknowledged outside it, ``comparing`` holds that list against the database.
"""
