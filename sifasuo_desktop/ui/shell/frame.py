"""The frame around all pages: navigation, top bar, message, the page, the sheet over it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.choices import RECORDS
from sifasuo_desktop.services.reading.search_everything import Hit
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import NOWHERE, Page, PageWidget, Target
from sifasuo_desktop.ui.parts.calendar import CalendarHolder
from sifasuo_desktop.ui.parts.sheet import SheetHolder
from sifasuo_desktop.ui.records.copy_window import put_away
from sifasuo_desktop.ui.shell.backup_keeper import BackupKeeper
from sifasuo_desktop.ui.shell.book_of_pages import (
    ELSEWHERE,
    LEDGERS,
    list_page,
    pages_for,
    record_page,
)
from sifasuo_desktop.ui.shell.messages import Messages
from sifasuo_desktop.ui.shell.navigation import Navigation
from sifasuo_desktop.ui.shell.page_stack import PageStack
from sifasuo_desktop.ui.shell.read_only_banner import ReadOnlyBanner
from sifasuo_desktop.ui.shell.sheets import Sheets, put_by
from sifasuo_desktop.ui.shell.top_bar import TopBar

GATHER_MS = 60


class Frame(QWidget):
    """One signed-in person's window; ``lock`` and ``help`` ask the window for what it has."""

    lock = Signal()
    help = Signal()
    another_user = Signal()

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("ground", "page")
        self._pages = pages_for(desk.workplace)
        self._made: dict[str, PageWidget] = {}
        self._current = ""
        self.stack = PageStack()
        self.holder = SheetHolder(self.stack)
        self.sheets = Sheets(self, desk, self.holder)
        self.bar = Messages(self)
        self.top = TopBar(desk)
        shown = _in_navigation(desk, self._pages.values())
        width = desk.theme.navigation_width()
        self.navigation = Navigation(office, shown, self._ask_help, self.show_shortcuts, width)
        self._news: list[ChangeSet] = []
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._tell)
        self._build()
        self._calendar = CalendarHolder(self, self._working_days)
        self._backups = BackupKeeper(desk, self)
        self._connect()

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        return self._current

    def start(self, first: str = "") -> None:
        """Shows the first page, or the one named if the navigation has it, and begins to listen."""
        self.desk.workplace.bus.listen(self._from_lane)
        self.desk.load_choices()
        self._backups.start()
        self.top.refresh()
        self.go(self.first_page(first), NOWHERE)

    def first_page(self, wanted: str = "") -> str:
        """The page named if the navigation has it, else the first one."""
        shown = [name for name, page in self._pages.items() if page.order]
        return wanted if wanted in shown else shown[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.place(self.navigation.width())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._calendar.close()
        put_away(self.window())

    def retire(self) -> None:
        """Hears nothing more and goes."""
        self.desk.workplace.bus.forget(self._from_lane)
        self._backups.stop()
        self.hide()
        self.deleteLater()

    def page(self) -> PageWidget:
        """The page that is shown."""
        return self._made[self._current]

    @Slot(str, object)
    def go(self, name: str, target: Target = NOWHERE) -> None:
        """Shows a page at a target, unless the present one must not be left."""
        page = self._pages.get(name)
        if (
            page is None
            or not self.sheets.put_away()
            or (self._current and not self.page().may_leave())
        ):
            self.navigation.mark(self._marked())
            return
        unsaved = self.page().unsaved() if self._current and name != self._current else ""
        if unsaved:
            self._say(put_by(unsaved), "yellow")
        self.make(name)
        self.bar.leave_page()
        self._current = name
        self.top.search.forget()
        self.stack.turn_to(self._made[name])
        self.navigation.mark(self._marked())
        self._made[name].open(target)

    def make(self, name: str) -> None:
        """Makes a page that is not there yet; it is not shown by this."""
        if name not in self._made:
            self._made[name] = self._pages[name].make(self.desk)
            self.stack.hold(self._made[name])

    def to_be_made(self) -> list[str]:
        """The pages one comes to from anywhere, in their order: of the navigation, of what is new."""
        return [name for name, page in self._pages.items() if page.order or page.begins]

    def keep_typing(self) -> None:
        """Keeps everything typed and not saved as drafts; the form stays where it is."""
        self.sheets.keep_typing()
        self.page().keep_typing()

    def has_page(self, name: str) -> bool:
        """Whether the signed-in person has a page of that name."""
        return name in self._pages

    def show_shortcuts(self) -> None:
        """Lists the keys, unless a form would be covered."""
        self.sheets.show_shortcuts()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top)
        message = QVBoxLayout()
        message.setContentsMargins(20, 0, 20, 0)
        message.addWidget(ReadOnlyBanner(self.desk.workplace))
        message.addWidget(self.bar.bar)
        column.addLayout(message)
        column.addWidget(self.holder, 1)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self._chosen)
        self.top.new.connect(self._new)
        self.top.lock.connect(self.lock)
        self.top.user.own_password.connect(self.sheets.show_own_password)
        self.top.user.another_user.connect(self.another_user)
        self.top.search.chosen.connect(self._found)
        self.desk.turn.connect(self.go)
        self.desk.turn_to_record.connect(self._show_record)
        self.desk.turn_to_list.connect(self._show_list)
        self.desk.ask_form.connect(self.sheets.open_form)
        self.desk.said.connect(self._say)
        self.holder.opened.connect(self.bar.strip.clear)
        self._help = QShortcut(QKeySequence("?"), self)
        self._help.activated.connect(self.show_shortcuts)

    def _working_days(self) -> Calendar:
        return self.desk.workplace.rules.calendar

    def _ask_help(self) -> None:
        self.help.emit()

    def _marked(self) -> str:
        page = self._pages.get(self._current)
        return (page.within or page.name) if page else ""

    def _chosen(self, name: str) -> None:
        self.go(name, NOWHERE)

    def _new(self) -> None:
        """What the page that is shown begins, else what is entered most, else what there is."""
        if self._current and self.page().begin_new():
            return
        begun = (page.name for page in self._pages.values() if page.begins)
        self.go(next(begun, LEDGERS), NOWHERE)

    def _found(self, hit: Hit) -> None:
        self._show_record(hit.kind, hit.id)

    @Slot(str, str)
    def _show_record(self, kind: str, record: str) -> None:
        """The page of a record; what has none is kept in 系统管理."""
        self.go(record_page(kind) or ELSEWHERE, Target(record=record))

    @Slot(str, object)
    def _show_list(self, kind: str, target: Target) -> None:
        self.go(list_page(kind) or ELSEWHERE, target)

    def _say(self, text: str, light: str) -> None:
        self.bar.say(text, light)

    def _from_lane(self, changes: ChangeSet) -> None:
        """Called in the store's lane; only sends the news home."""
        self.desk.runner.bring_home(self._changed, changes)

    def _changed(self, changes: ChangeSet) -> None:
        self.bar.outlive()
        self._news.append(changes)
        if not self._gather.isActive():
            self._gather.start()

    def _tell(self) -> None:
        """Many acts in a row (a scenario, a table typed in) make one reading, not many."""
        changes = ChangeSet(tuple(change for one in self._news for change in one.changes))
        self._news.clear()
        if any(change.kind in RECORDS for change in changes.changes):
            self.desk.load_choices()
        self.top.refresh()
        self.page().reload(changes)


def _in_navigation(desk: Desk, pages: Iterable[Page]) -> list[Page]:
    """The pages with an entry, called by the office's own words."""
    return [replace(one, title=desk.in_own_words(one.title)) for one in pages if one.order]
