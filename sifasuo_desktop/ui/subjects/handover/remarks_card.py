"""需要核对: what about a restored or copied store, a clone or a cut log has to be known and done."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label

CONFIRM = "number.confirm"
ASKING = {"handover.numbers_unsure": CONFIRM}
"""Which act settles a remark."""


class RemarksCard(Card):
    """One paragraph a remark, with the act that settles it; hidden while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("需要核对")
        self._desk = desk
        self.hide()

    def show_status(self, status: HandoverStatus) -> None:
        """Shows what there is to be told."""
        if self.holds(status.remarks):
            return
        self.clear()
        self.setVisible(bool(status.remarks))
        for remark in status.remarks:
            self.add(label(sentence(remark.code, **dict(remark.values)), wrap=True))
            act = self._act(ASKING.get(remark.code, ""))
            if act is not None:
                row = QHBoxLayout()
                row.addWidget(act)
                row.addStretch(1)
                self.body.addLayout(row)

    def _act(self, verb: str) -> QPushButton | None:
        declared = all_verbs().get(verb)
        if declared is None or not self._desk.workplace.may(declared.permission):
            return None
        return button(f"{declared.title}…", self._confirm)

    def _confirm(self) -> None:
        self._desk.form(CONFIRM, {})
