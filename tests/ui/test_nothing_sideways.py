"""No page and no form scrolls sideways in a wide window; narrow ones are in ``test_nothing_clipped``."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import SIZES, FrameAt
from tests.ui.ledger_records import of_every_ledger
from tests.ui.offices import COMMITTEE, of_every_kind, receive, register
from tests.ui.test_dispute_record import agree

FORMS = sorted(name for name, verb in all_verbs().items() if verb.kind in ("dispute", "correction"))
LEDGER_FORMS = sorted(name for name, verb in all_verbs().items() if verb.kind in ledgers())


def sideways(root: QWidget) -> list[str]:
    """The areas that scroll sideways, with the widest thing in each."""
    QApplication.processEvents()
    found = []
    for area in root.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            inner = area.widget()
            wide = max(inner.findChildren(QWidget), key=lambda one: one.minimumSizeHint().width())
            found.append(f"{type(wide).__name__} {wide.accessibleName()} {wide.parentWidget()}")
    return found


@pytest.fixture(params=SIZES, ids=["1366", "1024", "175 %"])
def sized(request: pytest.FixtureRequest, frame_at: FrameAt) -> Frame:
    return frame_at(*request.param)


@pytest.fixture
def wide(frame_at: FrameAt) -> Frame:
    return frame_at(1366, 1.0)


def test_pages_fit(qtbot: QtBot, wide: Frame, desk: Desk) -> None:
    office = desk.workplace
    case, person = register(office, "陈志海"), receive(office, "孙志强")
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    agree(office, case)
    records = {**of_every_kind(office), "dispute": case, "correction": person}
    for name in pages_for(office).keys() - {"preview"}:
        wide.go(name, Target(record=records.get(name, "")))
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
        assert sideways(wide.page()) == [], name


def test_every_form_fits(qtbot: QtBot, wide: Frame, desk: Desk) -> None:
    office = desk.workplace
    records = {"dispute": register(office, "陈志海"), "correction": receive(office, "孙志强")}
    records |= of_every_ledger(office)
    bad: list[str] = []
    for verb in [*FORMS, *LEDGER_FORMS]:
        target = all_verbs()[verb].target
        kind = all_verbs()[verb].kind
        wide.desk.form(verb, {target: records[kind]} if target else {})
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
        sheet = wide.holder.sheet
        if sheet is not None:
            bad += [f"{verb}: {one}" for one in sideways(sheet)]
    assert bad == []
