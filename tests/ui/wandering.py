"""A hand that does anything to the window: keys, buttons, inputs, lists, menus, wrong values."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.offices import SilentPrompter
from tests.ui.typing_people import type_into

T = TypeVar("T", bound=QWidget)
CONTROL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
KEYS = (
    *((key, CONTROL) for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)),
    *((key, CONTROL) for key in (Qt.Key.Key_5, Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_F)),
    *((key, CONTROL) for key in (Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_Equal)),
    *((key, ALT) for key in (Qt.Key.Key_O, Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_1)),
    *((key, ALT) for key in (Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_Down)),
    *((key, NONE) for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab)),
    *((key, NONE) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space)),
    *((key, NONE) for key in (Qt.Key.Key_Question, Qt.Key.Key_F4, Qt.Key.Key_Delete)),
)
VALUES = (
    "", " ", "陈志海", "张𠮷安", "阿卜杜拉·买买提", "２０２６．４．２", "20260402", "4-2", "今天", "明天",
    "2026-13-45", "1964", "320699197111040015", "320699197111040016", "19900000011", "138", "１３８，０００．００",
    "-5", "0", "1e9", "NaN", "长" * 400, "第一行\n第二行", "<b>粗</b>", "'; DROP TABLE", "\u200b\ufeff", "zs", "Yunxi-2026",
)  # fmt: skip
# What leads out of the window or to another person is walked by tests of its own.
NOT_PRESSED = ("退出", "换人", "更换用户", "换用户")


class AnyPrompter(SilentPrompter):
    """Answers every question by chance, chooses no file and no printer."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self.told: list[str] = []

    def confirm(self, parent: QWidget | None, question: str, yes: str, no: str = "取消") -> bool:
        return self._chance.random() < 0.5

    def tell(self, parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
        self.told.append(f"{title} {detail or text}")


class Hand:
    """Chooses and does one thing at a time; every choice comes from the seed."""

    def __init__(self, window: QWidget, chance: random.Random) -> None:
        self._window = window
        self._chance = chance

    def act(self) -> str:
        """Does something; its name in words."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            return self._choose_in(menu)
        deeds: Sequence[tuple[int, Callable[[], str]]] = (
            (26, self._press_button),
            (30, self._type),
            (14, self._press_key),
            (8, self._choose),
            (10, self._click_row),
            (12, self.save),
        )
        (deed,) = self._chance.choices([one for _, one in deeds], [weight for weight, _ in deeds])
        return deed()

    def save(self) -> str:
        """Ctrl+S, wherever the cursor is."""
        self._key(Qt.Key.Key_S, CONTROL)
        return "Ctrl+S"

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, key, modifier)
            return
        # The manual is a window of its own: a person comes back with a click.
        self._window.activateWindow()
        handle = self._window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifier)

    def _press_key(self) -> str:
        key, modifier = self._chance.choice(KEYS)
        self._key(key, modifier)
        return f"{modifier.name} {key.name}"

    def _press_button(self) -> str:
        buttons = [
            one
            for one in self._visible(QAbstractButton)
            if one.isEnabled() and not any(word in one.text() for word in NOT_PRESSED)
        ]
        if not buttons:
            return self._press_key()
        made = self._chance.choice(buttons)
        name = made.accessibleName() or made.text()
        made.click()
        return f"button {name}"

    def _type(self) -> str:
        inputs: list[QWidget] = [
            one
            for kind in (QLineEdit, QPlainTextEdit)
            for one in self._visible(kind)
            if one.isEnabled() and not one.isReadOnly()
        ]
        if not inputs:
            return self._press_button()
        line = self._chance.choice(inputs)
        text = self._chance.choice(VALUES)
        line.setFocus()
        type_into(line, text)
        return f"type {text[:12]!r} into {line.accessibleName()}"

    def _choose(self) -> str:
        boxes = [one for one in self._visible(QComboBox) if one.isEnabled() and one.count()]
        if not boxes:
            return self._press_button()
        box = self._chance.choice(boxes)
        place = self._chance.randrange(box.count())
        box.setFocus()
        box.setCurrentIndex(place)
        box.activated.emit(place)
        return f"choose {box.itemText(place)[:12]} in {box.accessibleName()}"

    def _click_row(self) -> str:
        views = [
            one
            for one in self._visible(QAbstractItemView)
            if one.model() is not None and one.model().rowCount()
        ]
        if not views:
            return self._press_button()
        view = self._chance.choice(views)
        row = self._chance.randrange(min(20, view.model().rowCount()))
        index = view.model().index(row, 0)
        self._click_at(view, index, self._chance.random() < 0.15)
        return f"row {row} of {view.accessibleName() or type(view).__name__}"

    def _click_at(self, view: QAbstractItemView, index: QModelIndex, right: bool) -> None:
        view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        place = view.visualRect(index).center()
        if not view.viewport().rect().contains(place):
            place = QPoint(10, max(5, place.y()))
        if right:
            _context_menu(view.viewport(), place)
            return
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def _choose_in(self, menu: QMenu) -> str:
        actions = [
            one
            for one in menu.actions()
            if one.isEnabled()
            and not one.isSeparator()
            and not any(word in one.text() for word in NOT_PRESSED)
        ]
        if not actions or self._chance.random() < 0.3:
            menu.close()
            return "close menu"
        action = self._chance.choice(actions)
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.popup(menu.mapToGlobal(QPoint(0, 0)))
            return f"menu {action.text()} >"
        action.trigger()
        menu.close()
        return f"menu {action.text()}"

    def _visible(self, kind: type[T]) -> list[T]:
        return [one for one in self._window.findChildren(kind) if one.isVisible()]


def _context_menu(widget: QWidget, place: QPoint) -> None:
    """A click of the right button, as the window system sends it."""
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place), NONE
    )
    QApplication.sendEvent(widget, event)
