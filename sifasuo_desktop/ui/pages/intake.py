"""The page of the intake form; it stands behind 新登记 and has no entry of its own."""

from sifasuo_desktop.ui.intake.page import IntakePage
from sifasuo_desktop.ui.page import Page

PAGE = Page(
    "intake", "登记纠纷", 0, IntakePage, permissions=("dispute.register",), within="disputes"
)
