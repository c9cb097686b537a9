"""Saving on a full disk: it is told, every typed word stays, and the same key saves once there is room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store import drafts
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import form_of, intake_page, save, settle
from tests.ui.offices import receive
from tests.ui.typing_people import fill, press

FULL = "写入磁盘时出错（磁盘已满）。内容没有保存，请检查位置和磁盘空间后再试。"
FACTS = "双方因排水发生争执，协商不成。" * 120
"""More than fits into what is free in the pages there are."""


def no_room(office: Workplace) -> None:
    """The file of the store cannot grow, and what was free in it is full."""
    with office.store.reading() as reader:
        pages = reader.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        reader.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for size in (4000, 400, 4):
        with pytest.raises(StoreTrouble):
            fill_up(office, size)


def fill_up(office: Workplace, size: int) -> None:
    """Keeps words of somebody else until there is no room for as many."""
    for number in range(1000):
        drafts.put(office.store, f"{size}|{number}", "nobody", "", "2026-04-10", "满" * size)


def room(office: Workplace) -> None:
    """The file can grow again."""
    with office.store.reading() as reader:
        reader.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def shown(frame: Frame) -> str:
    """All words in sight."""
    return "\n".join(one.text() for one in frame.findChildren(QLabel) if one.isVisible())


def test_an_act_on_a_full_disk_is_told_and_saved_once_when_there_is_room(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    typed = {"place": "云溪镇桑园村6组", "content": FACTS, "visited": "本人"}
    for name, words in typed.items():
        fill(form.panel.fields[name], words)
    no_room(office)
    for _ in range(2):
        press(frame, Qt.Key.Key_S)
        settle(qtbot, frame)
        assert form.bar.text == FULL
        assert frame.holder.sheet is form
        assert {name: form.panel.fields[name].value() for name in typed} == typed
        assert "已保存" not in shown(frame)
        assert not show(office, "correction", person)["children"].get("check")
    room(office)
    with qtbot.waitSignal(frame.desk.said) as said:
        save(qtbot, frame, form)
    assert said.args == ["登记走访：已保存。", "green"]
    (check,) = show(office, "correction", person)["children"]["check"]
    assert {name: check[name] for name in typed} == typed


def test_a_registration_on_a_full_disk_is_told_and_saved_once_when_there_is_room(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    form = page.form
    fill(form.start.fields["dispute_type"], "邻里纠纷")
    fill(form.start.fields["place"], "桑园村6组")
    names = {"applicant": "陈志海", "respondent": "吴长林"}
    for side, name in names.items():
        (card,) = form.parties.of_side(side)
        fill(card.fields.fields["name"], name)
    fill(form.facts.facts, FACTS)
    no_room(office)
    for _ in range(2):
        press(frame, Qt.Key.Key_S)
        settle(qtbot, frame)
        assert page.bar.text == FULL
        assert (frame.current, page.form) == ("intake", form)
        assert form.start.fields["dispute_type"].value() == "2"
        assert form.start.fields["place"].value() == "桑园村6组"
        assert form.facts.facts.value() == FACTS
        assert form.parties.names() == ["陈志海", "吴长林"]
        assert "已保存" not in shown(frame)
        assert "已登记" not in shown(frame)
        assert not find(office, "dispute").items
    room(office)
    with qtbot.waitSignal(frame.desk.said) as said:
        press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    (found,) = find(office, "dispute").items
    kept = show(office, "dispute", str(found["id"]))
    assert (kept["record"]["facts"], kept["record"]["place"]) == (FACTS, "桑园村6组")
    assert [one["name"] for one in kept["children"]["party"]] == ["陈志海", "吴长林"]
    assert said.args == ["已登记：登2026-0001。", "green"]
    assert (frame.current, found["number"]) == ("dispute", "登2026-0001")
