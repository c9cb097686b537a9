"""In the narrowest window with the largest text nothing is cut off: what has no room wraps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.label import ElidedLabel
from sifasuo_desktop.ui.parts.pill import LongPill
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import FrameAt, at_rest
from tests.ui.ledger_records import of_every_ledger, shown_verbs
from tests.ui.narrow import sideways
from tests.ui.offices import COMMITTEE, of_every_kind, receive, register
from tests.ui.test_correction_forms import ask_for_leave
from tests.ui.test_cut_words import settled
from tests.ui.test_dispute_record import agree

pytestmark = pytest.mark.long

WORDS = (QLabel, QPushButton, QCheckBox, QLineEdit, QComboBox, QPlainTextEdit)
SHORTENED = (ElidedLabel, LongPill)


def wide_enough(widget: QWidget) -> bool:
    """Whether the words of a label or a button fit into it."""
    if isinstance(widget, SHORTENED) or not isinstance(widget, QLabel | QPushButton | QCheckBox):
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width()) - 1
    return widget.width() >= widget.minimumSizeHint().width()


def in_sight(widget: QWidget, root: QWidget) -> bool:
    """Whether no edge around a widget cuts off its left or right; above and below one scrolls."""
    area = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    outer = widget.parentWidget()
    while outer is not None and outer is not root.parentWidget():
        edge = QRect(outer.mapTo(root, QPoint(0, 0)), outer.size())
        if area.left() < edge.left() or area.right() > edge.right():
            return False
        outer = outer.parentWidget()
    return True


def clipped(root: QWidget) -> Iterator[str]:
    for _ in range(4):
        QApplication.processEvents()
    yield from sideways(root)
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, WORDS) or not widget.isVisible() or not widget.width():
            continue
        if not wide_enough(widget) or not in_sight(widget, root):
            words = widget.text() if isinstance(widget, QLabel | QPushButton | QCheckBox) else ""
            yield f"{type(widget).__name__} {words or widget.accessibleName()}"


FORMS = sorted(
    name
    for name, verb in all_verbs().items()
    if verb.kind in ("dispute", "correction") or verb.kind in ledgers()
)
OTHERS = ("committee.add", "mediator.add", "user.add", "delegation.record")
LEAST_ROOM, MOST_ROOM = (1024, 1.75), (1366, 1.0)


@pytest.fixture(
    params=[LEAST_ROOM, (1366, 1.75), (1024, 1.0), MOST_ROOM],
    ids=["both", "175 %", "1024", "1366"],
)
def tight(request: pytest.FixtureRequest, frame_at: FrameAt) -> Frame:
    return frame_at(*request.param)


def filled(office: Workplace) -> tuple[str, str]:
    """A case with an agreement and a person with a leave; something of it is due."""
    case, person = register(office, "陈志海"), receive(office, "孙志强")
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    agree(office, case)
    for place in range(8):
        other = register(office, f"徐建国{place}", applied="2026-03-12")
        office.act("dispute.consent", {"dispute": other, "consent": "yes"})
        office.act("dispute.accept", {"dispute": other, "accepted": "2026-03-12"})
    return case, person


def test_no_page_cuts_anything_off(qtbot: QtBot, tight: Frame, desk: Desk) -> None:
    records = of_every_kind(desk.workplace)
    case, person = filled(desk.workplace)
    ask_for_leave(desk, person, "2026-04-20", "2026-04-21")
    records |= {"dispute": case, "correction": person}
    found: dict[str, list[str]] = {}
    width = tight.width()
    for name in pages_for(desk.workplace).keys() - {"preview"}:
        tight.go(name, Target(record=records.get(name, "")))
        at_rest(qtbot, desk)
        assert tight.width() == width, name
        assert least_height(tight.page()) <= tight.page().height(), name
        found[name] = all_cut(qtbot, tight.page())
        if name == "intake":
            press = next(
                one for one in tight.page().findChildren(QPushButton) if "改为口头" in one.text()
            )
            press.click()
            found["oral"] = all_cut(qtbot, tight.page())
    found["around"] = all_cut(qtbot, tight)
    tight.show_shortcuts()
    assert tight.holder.sheet is not None
    found["shortcuts"] = all_cut(qtbot, tight.holder.sheet)
    assert {name: one for name, one in found.items() if one} == {}


def least_height(page: QWidget) -> int:
    """Below this the parts of a page are crushed."""
    layout = page.layout()
    assert layout is not None
    by_width = layout.minimumHeightForWidth(page.width()) if layout.hasHeightForWidth() else 0
    return max(page.minimumSizeHint().height(), by_width)


def all_cut(qtbot: QtBot, root: QWidget) -> list[str]:
    return [*settled(qtbot, root), *clipped(root)]


def test_no_sheet_cuts_anything_off(qtbot: QtBot, tight: Frame, desk: Desk) -> None:
    """All of them where there is least and most room; what the engine makes alike is tried of few
    in between.
    """
    case, person = filled(desk.workplace)
    records = {"dispute": case, "correction": person, **of_every_ledger(desk.workplace)}
    found: dict[str, list[str]] = {}
    extreme = (tight.width(), desk.theme.factor) in (LEAST_ROOM, MOST_ROOM)
    for verb in sorted({*(FORMS if extreme else shown_verbs()), *OTHERS}):
        target = all_verbs()[verb].target
        desk.form(verb, {target: records[target]} if target in records else {})
        at_rest(qtbot, desk)
        sheet = tight.holder.sheet
        assert sheet is not None
        found[verb] = [*clipped(sheet)]
    assert {name: one for name, one in found.items() if one} == {}
