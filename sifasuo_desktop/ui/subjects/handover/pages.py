"""The page 数据上报, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.handover.page import HandoverPage

    return HandoverPage(desk)


PAGE = Page(
    "handover",
    "数据上报",
    80,
    _page,
    ("handover.make", "handover.enrol"),
    help="六、上报",
)
