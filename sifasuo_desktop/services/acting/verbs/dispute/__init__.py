"""Verbs of the area dispute, one file each."""
