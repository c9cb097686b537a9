"""The pages of 社区矫正, declared apart from them: each is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget
from sifasuo_desktop.ui.subjects.correction import list as corrections


def _record(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage

    return CorrectionPage(desk)


PAGE = (
    corrections.PAGE,
    Page(
        "correction",
        "社区矫正对象",
        0,
        _record,
        ("read:correction",),
        within="corrections",
        record_of="correction",
        help="四、社区矫正",
    ),
)
