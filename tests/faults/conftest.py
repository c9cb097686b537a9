"""A template office for the fault tests."""

from tests.services.conftest import clock, office, template

__all__ = ["clock", "office", "template"]
