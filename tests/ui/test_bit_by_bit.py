"""Long things are made between the turns of the loop, all of them and in their order."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.ui.parts import bit_by_bit
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.records.timeline import Timeline
from sifasuo_desktop.ui.shell.frame import Frame

FIRST = date(2026, 1, 1)


def story(count: int) -> list[Happening]:
    return [Happening(FIRST + timedelta(day), f"走访{day}", "") for day in range(count)]


def titles(timeline: Timeline) -> list[str]:
    """What is told, in the order of the layout."""
    rows = [timeline._entries.itemAt(at).widget() for at in range(timeline._entries.count())]
    return [row.findChildren(QLabel)[1].text() for row in rows if row and row.layout()]


def test_a_long_story_shows_its_beginning_at_once_and_then_all_of_it(
    qtbot: QtBot, frame: Frame
) -> None:
    timeline = Timeline(frame.desk)
    qtbot.addWidget(timeline)
    timeline.show_story(story(30), (), FIRST)
    assert titles(timeline) == ["走访0", "走访1"]
    qtbot.waitUntil(lambda: not timeline._making.under_way())
    assert titles(timeline) == [f"走访{day}" for day in range(30)]


def test_another_story_takes_the_place_of_one_that_is_still_being_told(
    qtbot: QtBot, frame: Frame
) -> None:
    timeline = Timeline(frame.desk)
    qtbot.addWidget(timeline)
    timeline.show_story(story(30), (), FIRST)
    timeline.show_story(story(2), (), FIRST)
    assert not timeline._making.under_way()
    assert titles(timeline) == ["走访0", "走访1"]


def test_what_is_made_bit_by_bit_ends_once(qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()
    making = BitByBit(owner)
    making.make((seen.append(word) for word in "abcd"), 1, lambda: seen.append("end"))
    assert (seen, making.under_way()) == (["a"], True)
    qtbot.waitUntil(lambda: not making.under_way())
    assert seen == ["a", "b", "c", "d", "end"]


def test_what_waits_for_the_whole_is_done_in_its_order_when_all_is_made(qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()
    making = BitByBit(owner)
    making.when_made(lambda: seen.append("before"))
    making.make((seen.append(word) for word in "abc"), 1, lambda: seen.append("end"))
    making.when_made(lambda: seen.append("first"))
    making.when_made(lambda: seen.append("second"))
    assert seen == ["before", "a"]
    qtbot.waitUntil(lambda: not making.under_way())
    assert seen == ["before", "a", "b", "c", "end", "first", "second"]


def test_who_needs_the_whole_gets_it_at_once() -> None:
    owner, seen = QObject(), list[str]()
    making = BitByBit(owner)
    making.make((seen.append(word) for word in "abc"), 1, lambda: seen.append("end"))
    making.when_made(lambda: seen.append("after"))
    making.finish()
    assert (seen, making.under_way()) == (["a", "b", "c", "end", "after"], False)
    making.finish()
    assert seen == ["a", "b", "c", "end", "after"]


def test_every_turn_makes_something_however_slow_it_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    owner, seen = QObject(), list[str]()
    making = BitByBit(owner)
    making.make((seen.append(word) for word in "abc"), 0, lambda: seen.append("end"))
    qtbot.waitUntil(lambda: not making.under_way())
    assert seen == ["a", "b", "c", "end"]


def test_what_a_waiter_begins_is_finished_as_well() -> None:
    owner, seen = QObject(), list[str]()
    making = BitByBit(owner)

    def more() -> None:
        making.make((seen.append(word) for word in "xy"), 0, lambda: seen.append("whole"))

    making.make((seen.append(word) for word in "ab"), 1, lambda: seen.append("end"))
    making.when_made(more)
    making.finish()
    assert (seen, making.under_way()) == (["a", "b", "end", "x", "y", "whole"], False)
