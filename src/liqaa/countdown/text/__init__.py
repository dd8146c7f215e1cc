"""Reading a file of past results: pure Python over words."""
