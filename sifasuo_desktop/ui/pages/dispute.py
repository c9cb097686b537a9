"""The page of one dispute; it is reached from lists, the workbench and the search box."""

from sifasuo_desktop.ui.dispute.page import DisputePage
from sifasuo_desktop.ui.page import Page

PAGE = Page("dispute", "纠纷", 0, DisputePage, ("read:dispute",), within="disputes")
