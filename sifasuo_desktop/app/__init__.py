"""Builds everything and hands the pieces out."""
