"""Verbs of the area office, one file each."""
