"""Preview and viewer, declared apart from them: they are read when first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _preview(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.paper.preview import PreviewPage

    return PreviewPage(desk)


def _attachment(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.paper.attachment_page import AttachmentPage

    return AttachmentPage(desk)


PAGE = (
    Page("preview", "打印预览", 0, _preview, ("print",), help="五、打印"),
    Page("attachment", "附件", 0, _attachment, help="十五、附件"),
)
