"""Tests of what developers use: catalogues, pins, the reports that may be missing."""
