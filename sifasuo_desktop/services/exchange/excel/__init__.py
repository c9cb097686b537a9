"""Spreadsheets in and out: templates, imports, exports; what a kind takes is derived from its verb."""
