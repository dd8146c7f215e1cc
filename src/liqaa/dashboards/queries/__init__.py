"""Reads over many rooms."""
