"""Demonstration data: an invented office year, told through the same verbs as real work."""
