"""Declares every record kind by importing the modules that hold them."""

from sifasuo_desktop.domain.correction import records as correction
from sifasuo_desktop.domain.dispute import records as dispute
from sifasuo_desktop.domain.office import aside
from sifasuo_desktop.domain.office import records as office

__all__ = ["aside", "correction", "dispute", "office"]
