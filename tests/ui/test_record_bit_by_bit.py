"""A record is shown card by card: between them nothing of another record stands on the page."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts import bit_by_bit
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.records.timeline import Timeline
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from tests.ui.frames import settle
from tests.ui.offices import RECEIVED, receive, register

FIRST = date(2026, 1, 1)
THEFT = {"offence": "盗窃罪"}


def seen(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible()]


def story(days: Sequence[int]) -> list[Happening]:
    return [Happening(FIRST + timedelta(day), f"走访{day}", "在家") for day in days]


def test_nothing_of_one_person_stands_below_the_name_of_another(
    qtbot: QtBot, frame: Frame, office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = office.act("correction.receive", RECEIVED | THEFT | {"name": "孙志强"}).id
    second = receive(office, "安小满")
    frame.go("correction", Target(record=first))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, CorrectionPage)
    assert "盗窃罪" in seen(page)
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    frame.go("correction", Target(record=second))
    qtbot.waitUntil(lambda: page.file is not None)
    cards = [len([card for card in page.card_column.cards if card.isVisible()])]
    while page._making.under_way() or page.timeline._making.under_way():
        assert "安小满　矫2026-0002" in seen(page)
        assert "盗窃罪" not in seen(page)
        QCoreApplication.processEvents()
        cards.append(len([card for card in page.card_column.cards if card.isVisible()]))
    assert cards == sorted(cards)
    assert {2, 3, 4, 5, 6} <= set(cards)
    settle(qtbot, frame)
    assert "危险驾驶罪" in seen(page)
    assert "盗窃罪" not in seen(page)


def test_a_card_that_is_read_again_is_never_away_meanwhile(
    qtbot: QtBot, frame: Frame, office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = receive(office, "孙志强")
    frame.go("correction", Target(record=person))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, CorrectionPage)
    before = [card for card in page.card_column.cards if card.isVisible()]
    assert len(before) == 7
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    page._show(page.look(person, unmask=False, again=True))
    turns = 0
    while page._making.under_way():
        assert [card for card in page.card_column.cards if card.isVisible()] == before
        assert "危险驾驶罪" in seen(page)
        QCoreApplication.processEvents()
        turns += 1
    assert turns >= 7


@pytest.mark.parametrize("told", [True, False])
def test_what_was_told_stays_in_its_place_when_something_more_has_happened(
    qtbot: QtBot, frame: Frame, told: bool
) -> None:
    timeline = Timeline(frame.desk, told=told)
    qtbot.addWidget(timeline)
    timeline.resize(400, 300)
    timeline.show()
    timeline.show_story(story(range(40)), (), FIRST)
    qtbot.waitUntil(lambda: not timeline._making.under_way())
    bar = timeline._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(900)
    entries = list(timeline._shown)
    timeline.show_story(story([99, *range(40)]), (), FIRST)
    assert timeline._shown[1:] == entries
    qtbot.waitUntil(lambda: not timeline._making.under_way())
    assert bar.value() == 900
    assert [entry.said.entry.title for entry in timeline._shown[:2]] == ["走访99", "走访0"]
    timeline.show_story(story([3]), (), FIRST)
    qtbot.waitUntil(lambda: not timeline._making.under_way())
    assert [text for text in seen(timeline) if "走访" in text] == ["走访3"]


def test_other_facts_stand_in_the_same_labels_and_nothing_is_left_of_those_before(
    qtbot: QtBot,
) -> None:
    grid = FactsGrid([("姓名", "孙志强"), ("罪名", "盗窃罪"), ("住址", "云溪镇桑园村 6 组" * 3)])
    qtbot.addWidget(grid)
    grid.show()
    before = grid.findChildren(QLabel)
    grid.show_pairs([("罪名", "危险驾驶罪")])
    assert seen(grid) == ["罪名", "危险驾驶罪"]
    assert grid.findChildren(QLabel) == before
    grid.show_pairs([("甲", "1"), ("乙", "2"), ("丙", "3"), ("丁", "4")])
    assert seen(grid) == ["甲", "1", "乙", "2", "丙", "3", "丁", "4"]
    assert grid.width() >= grid.minimumSizeHint().width()


def test_the_keys_of_a_record_are_its_own_before_its_first_card_is_seen(
    qtbot: QtBot, frame: Frame, office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = register(office, "孙志强"), register(office, "安小满")
    office.act("dispute.void", {"dispute": second, "reason": "重复登记"})
    frame.go("dispute", Target(record=first))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, DisputePage)
    assert "dispute.void" in [act["verb"] for act in page.acts.lawful]
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    frame.go("dispute", Target(record=second))
    while page.file is None:
        QCoreApplication.processEvents()
    assert page._making.under_way()
    assert "dispute.void" not in [act["verb"] for act in page.acts.lawful]
    settle(qtbot, frame)
    assert "dispute.void" not in [act["verb"] for act in page.acts.lawful]
