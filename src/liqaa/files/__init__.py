"""Files (الملفات): bytes that people hand in, kept once by their content.

It stores and returns; who may see a file, the record that holds it decides.
"""
