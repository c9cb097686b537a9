"""Offline-first desktop for Chinese township judicial offices (司法所)."""

__version__ = "0.1.0"
