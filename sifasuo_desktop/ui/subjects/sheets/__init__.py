"""Rows of spreadsheets brought in: looked at first, then registered, and taken back if need be."""
