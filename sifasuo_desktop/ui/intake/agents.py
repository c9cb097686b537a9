"""Those who act for one party, one block each."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.ui.intake.agent_block import GUARDIAN, AgentBlock
from sifasuo_desktop.ui.parts.make_input import Surroundings


class Agents(QWidget):
    """``changed_shape`` after a block came or went."""

    edited = Signal()
    changed_shape = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._called = ""
        self.blocks: list[AgentBlock] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def add(self, role: str) -> AgentBlock:
        """One more person who acts for this party."""
        block = AgentBlock(self._around, role, self)
        block.left.connect(self.drop)
        block.edited.connect(self.edited)
        self.blocks.append(block)
        self._column.addWidget(block)
        block.rename(self._called)
        self.show()
        self.changed_shape.emit()
        return block

    def drop(self, block: AgentBlock) -> None:
        """Takes a block away."""
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self.setVisible(bool(self.blocks))
        self.changed_shape.emit()
        self.edited.emit()

    def rename(self, called: str) -> None:
        """Names every input after the party."""
        self._called = called
        for block in self.blocks:
            block.rename(called)

    def show_agents(self, agents: Sequence[Mapping[str, Any]]) -> None:
        """Shows plain values, in blocks still empty first."""
        blank = [one for one in self.blocks if not one.filled()]
        for values in agents:
            role = str(values.get("role", "agent"))
            block = next((one for one in blank if one.role == role), None)
            if block is None:
                block = self.add(role)
            else:
                blank.remove(block)
            block.set_values(values)

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
                    self.drop(one)
