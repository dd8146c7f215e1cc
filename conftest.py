"""Fixtures for every test: see ``liqaa.testing``."""

pytest_plugins = ["liqaa.testing.databases", "liqaa.testing.reports"]
