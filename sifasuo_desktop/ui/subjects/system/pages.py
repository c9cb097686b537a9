"""The page 系统管理, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.system.page import SystemPage

    return SystemPage(desk)


PAGE = Page(
    "system",
    "系统管理",
    90,
    _page,
    ("read:system", "read:office"),
    help="七、系统管理",
)
