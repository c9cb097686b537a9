"""The preview, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _preview(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.paper.preview import PreviewPage

    return PreviewPage(desk)


PAGE = Page("preview", "打印预览", 0, _preview, ("print",), help="五、打印")
