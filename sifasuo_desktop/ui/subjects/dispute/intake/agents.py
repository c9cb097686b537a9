"""Those who act for one party, one block each; one taken away comes back with Ctrl+Z."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.ui.forms.row_keys import RowGroup
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import GUARDIAN, AgentBlock


class Agents(RowGroup):
    """``changed_shape`` after a block came or went; ``adder`` is the button that adds one."""

    changed_shape = Signal()

    def __init__(self, around: Surroundings, adder: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._adder = adder
        self._called = ""
        self.blocks: list[AgentBlock] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def add(self, role: str, place: int | None = None) -> AgentBlock:
        """One more person who acts for this party; at the end without a place."""
        block = AgentBlock(self._around, role, self)
        block.left.connect(self.take_away)
        block.edited.connect(self.edited)
        at = len(self.blocks) if place is None else place
        self.blocks.insert(at, block)
        self._column.insertWidget(at, block)
        block.rename(self._called)
        self.show()
        self.changed_shape.emit()
        return block

    def row_widgets(self) -> Sequence[QWidget]:
        return self.blocks

    def row_fields(self, row: QWidget) -> Mapping[str, FormField]:
        return _block(row).fields

    def new_row(self, near: QWidget | None) -> QWidget:
        return self.add("agent")

    def drop_row(self, row: QWidget) -> None:
        block = _block(row)
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self.setVisible(bool(self.blocks))
        self.changed_shape.emit()

    def row_value(self, row: QWidget) -> Any:
        return _block(row).values("")

    def put_row(self, place: int, value: Any) -> None:
        """A guardian comes back into the block that has been asking for one since."""
        asking = [one for one in self.blocks if one.role == GUARDIAN and not one.filled()]
        if value["role"] == GUARDIAN and asking:
            asking[0].set_values(value)
        else:
            self.add(value["role"], place).set_values(value)

    def call_row(self, row: QWidget) -> str:
        return f"{self._called}的{_block(row).title()}"

    def rows_edited(self) -> None:
        self.edited.emit()

    def place_without_rows(self) -> QWidget:
        return self._adder

    def rename(self, called: str) -> None:
        """Names every input after the party."""
        self._called = called
        for block in self.blocks:
            block.rename(called)

    def show_agents(self, agents: Sequence[Mapping[str, Any]]) -> None:
        """Shows plain values, in blocks still empty first."""
        for _ in self.filled(agents):
            pass

    def filled(self, agents: Sequence[Mapping[str, Any]]) -> Iterator[None]:
        """The same, one block at a time."""
        blank = [one for one in self.blocks if not one.filled()]
        for values in agents:
            role = str(values.get("role", "agent"))
            block = next((one for one in blank if one.role == role), None)
            if block is None:
                block = self.add(role)
            else:
                blank.remove(block)
            block.set_values(values)
            yield

    def named(self, acts_for: str) -> list[tuple[AgentBlock, dict[str, Any]]]:
        """Those named, as plain values."""
        return [(one, one.values(acts_for)) for one in self.blocks if one.filled()]

    def has_guardian(self) -> bool:
        """Whether somebody who acts by law is named."""
        return any(one.role == GUARDIAN and one.filled() for one in self.blocks)

    def ask_for_guardian(self, wanted: bool) -> None:
        """Shows a block for whoever must act by law; takes it away while it is empty."""
        guardians = [one for one in self.blocks if one.role == GUARDIAN]
        if wanted and not guardians:
            self.add(GUARDIAN)
        if not wanted:
            for one in guardians:
                if not one.filled():
                    self.drop_row(one)
                    self.edited.emit()


def _block(row: QWidget) -> AgentBlock:
    assert isinstance(row, AgentBlock)
    return row
