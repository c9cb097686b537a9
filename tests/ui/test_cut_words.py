"""Words that are cut off on a button or beside an input; pages are walked in ``test_nothing_clipped``."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.label import ElidedLabel
from sifasuo_desktop.ui.subjects.dispute.cards import AgreementCard
from tests.ui.offices import COMMITTEE, register
from tests.ui.test_dispute_record import agree


def cut(root: QWidget) -> list[str]:
    """The words that have less room than they need, or stand outside of what holds them."""
    QApplication.processEvents()
    found = []
    for one in (*root.findChildren(QPushButton), *root.findChildren(QLabel)):
        if not one.isVisible() or isinstance(one, ElidedLabel) or not one.text():
            continue
        wraps = isinstance(one, QLabel) and one.wordWrap()
        needed = one.minimumSizeHint().width() if wraps else one.sizeHint().width()
        holder = one.parentWidget()
        outside = holder is not None and one.geometry().right() > holder.width()
        low = wraps and one.height() < one.heightForWidth(one.width())
        if one.width() < needed or outside or low:
            found.append(f"{one.text()}: {one.size()} of {needed}")
    return found


def settled(qtbot: QtBot, root: QWidget) -> list[str]:
    """What is still cut off once everything has its place."""
    try:
        qtbot.waitUntil(lambda: not cut(root), timeout=3_000)
    except qtbot.TimeoutError:  # type: ignore[attr-defined]
        return cut(root)
    return []


def test_the_last_day_of_an_obligation_is_whole_in_a_narrow_card(qtbot: QtBot, desk: Desk) -> None:
    office = desk.workplace
    debtor, creditor = "云塘第一建筑安装工程有限公司", "云塘第二建筑材料有限公司"
    case = register(office, creditor, debtor)
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    agree(office, case, debtor, creditor, method="银行转账，分三期付清")
    card = AgreementCard()
    qtbot.addWidget(card)
    card.show_view(dispute_view(office, case))
    card.resize(290, 200)
    card.show()
    lines = [one for one in card.findChildren(ElidedLabel) if "银行转账" in one.accessibleName()]
    qtbot.waitUntil(lambda: [one.text()[:10] for one in lines] == ["2026-04-30"])
