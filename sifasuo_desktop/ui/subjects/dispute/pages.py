"""The pages of disputes, declared apart from them: each is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget
from sifasuo_desktop.ui.subjects.dispute import list as disputes


def _record(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.dispute.page import DisputePage

    return DisputePage(desk)


def _intake(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage

    return IntakePage(desk)


PAGE = (
    disputes.PAGE,
    Page(
        "dispute",
        "纠纷",
        0,
        _record,
        ("read:dispute",),
        within="disputes",
        record_of="dispute",
        help="三、纠纷",
    ),
    Page(
        "intake",
        "登记纠纷",
        0,
        _intake,
        ("dispute.register",),
        within="disputes",
        begins="dispute",
        help="三、纠纷",
    ),
)
