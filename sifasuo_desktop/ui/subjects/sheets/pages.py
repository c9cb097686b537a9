"""The page 从表格导入, opened from a list; it is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.sheets.page import ImportPage

    return ImportPage(desk)


PAGE = Page(
    "sheet_import",
    "从表格导入",
    0,
    _page,
    ("import_batch.undo",),
    "ledgers",
    help="九、业务台账",
)
