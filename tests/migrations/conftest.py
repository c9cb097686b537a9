"""A template office for the migration tests."""

from tests.services.conftest import clock, office, template

__all__ = ["clock", "office", "template"]
