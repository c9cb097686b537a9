"""Counting rules over records."""
