"""A study as files: taken along as tables and whole, and read again, line by line, with what is wrong in it."""
