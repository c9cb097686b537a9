"""The bar at the top: search, new registration, hand-over light, user, lock."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus, status
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.search_box import SearchBox
from sifasuo_desktop.ui.shell.user_menu import UserMenu
from sifasuo_desktop.ui.subjects.handover.light import light_of

TIGHT = 30
"""Below this width, in lines of text, the bar says less."""


class TopBar(QFrame):
    """``new``, ``lock`` and ``text_size`` are asked for here; the light is read again with ``refresh``."""

    new = Signal()
    text_size = Signal(float)
    lock = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("part", "topbar")
        # It says less where there is less room, and never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(14)
        self.search = SearchBox(desk)
        self.search.setMaximumWidth(430)
        row.addWidget(self.search, 8)
        workplace = desk.workplace
        self._make = make = button("＋ 新登记", self._ask_new, kind="primary", keys="Ctrl+N")
        row.addWidget(make)
        begun = any(page.begins for page in pages_for(workplace).values())
        make.setVisible(begun or any(workplace.may(one.verb("add")) for one in ledgers().values()))
        row.addStretch(1)
        self.light = Pill("正在读取", "grey")
        row.addWidget(self.light)
        titles = [workplace.codes.title("role", role) for role in workplace.user.roles]
        who = f"{workplace.user.called} · {'、'.join(titles)}"
        self._names = (who, workplace.user.called)
        self.user = UserMenu(who, desk.theme.factor)
        self.user.text_size.connect(self.text_size)
        row.addWidget(self.user)
        row.addWidget(button("锁定", self._ask_lock))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the key and the roles are left out, before anything is cut off."""
        super().resizeEvent(event)
        tight = event.size().width() < TIGHT * self.fontMetrics().height()
        self._make.setText("＋ 新登记" if tight else "＋ 新登记  Ctrl+N")
        self.user.call(self._names[tight])

    def refresh(self) -> None:
        """Reads the hand-over light again."""
        self._desk.read(self._status, self._show)

    def _ask_new(self) -> None:
        self.new.emit()

    def _ask_lock(self) -> None:
        self.lock.emit()

    def _status(self) -> HandoverStatus:
        return status(self._desk.workplace)

    def _show(self, result: HandoverStatus | Refused | Trouble) -> None:
        if isinstance(result, HandoverStatus):
            self.light.show_light(*light_of(result, self._desk))
