"""Files that are handed in, made anew for each request."""

from django.core.files.uploadedfile import SimpleUploadedFile

from liqaa.bodies.tests.test_imports import LINES, workbook


def a_workbook() -> SimpleUploadedFile:
    """A sheet of office-holders: what is judged of it, and whom it is compared with, is answered."""
    return workbook(LINES)


def a_text() -> SimpleUploadedFile:
    """A small file."""
    return SimpleUploadedFile("text.txt", b"ok\n")
