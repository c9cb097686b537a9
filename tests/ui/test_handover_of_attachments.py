"""数据上报 says of how many attachments the bureau has given no receipt."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.exchange.handover_status import status
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare
from sifasuo_desktop.ui.shell.frame import Frame
from tests.pictures import photo, scan
from tests.services.test_attachments import PUBLICITY
from tests.ui.frames import active, settle


def test_what_waits_for_a_receipt_is_counted(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    event = office.act("publicity.add", PUBLICITY).id
    attach(office, "publicity", event, prepare(photo(), "合影.jpg"))
    attach(office, "publicity", event, prepare(scan(), "签到表.pdf"))
    assert status(office).contents == 2
    where = {"kind": "publicity", "record": event, "attachment": "1", "reason": "传错了"}
    office.act("attachment.void", where)
    assert status(office).contents == 1
    active(qtbot, frame)
    frame.go("handover")
    settle(qtbot, frame)
    told = [one.text() for one in frame.page().findChildren(QLabel) if one.isVisibleTo(frame)]
    # Nothing of the kind before the office has joined.
    assert not any("附件" in text for text in told)
