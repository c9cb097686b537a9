"""Declares every record kind by importing the modules that hold them."""

from .correction import records as correction
from .dispute import records as dispute
from .office import records as office

__all__ = ["correction", "dispute", "office"]
