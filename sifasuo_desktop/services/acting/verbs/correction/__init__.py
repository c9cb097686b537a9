"""Verbs of the area correction, one file each."""
