"""The window: sign-in first, then the frame; the locked screen in front of it when asked."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.backups import close_down
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.shell.ahead import Ahead
from sifasuo_desktop.ui.shell.before_work import BeforeWork
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.help_window import HelpWindow
from sifasuo_desktop.ui.shell.lock import IdleClock, LockScreen
from sifasuo_desktop.ui.shell.pages_ahead import PagesAhead
from sifasuo_desktop.ui.shell.sign_in import SignIn
from sifasuo_desktop.ui.shell.weekly_look import WeeklyLook
from sifasuo_desktop.ui.theme import Theme

TITLE = "司法所工作台"


def short_name(office: Office) -> str:
    """``九华司法所 · 如皋市``: without the bureau's name before it."""
    name = office.name.removeprefix(office.bureau).removeprefix(office.county)
    return f"{name or office.name} · {office.county}"


LEAVING = "正在退出登录，有改动时先做一次备份，请稍候…"


def _sign_out(workplace: Workplace) -> None:
    try:
        if not workplace.store.read_only:
            workplace.note("sign_out", workplace.user.id)
    finally:
        close_down(workplace)


class Window(QMainWindow):
    """``ready`` when a signed-in person's first page stands."""

    ready = Signal()

    def __init__(
        self,
        runner: Runner,
        prompter: Prompter,
        settings: Settings,
        theme: Theme,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._prompter = prompter
        self._settings = settings
        self._theme = theme
        self._opened_page = ""
        self._help: HelpWindow | None = None
        self._ahead = Ahead(runner, self)
        self._entering = BitByBit(self)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(1024, 640)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.sign_in = SignIn(runner, prompter, settings, clock, randomness)
        self.sign_in.stretching.connect(self._ahead.use_the_pause)
        self.sign_in.entered.connect(self.enter)
        self.sign_in.made.connect(self._enter_new)
        self._stack.addWidget(self.sign_in)
        self.before = BeforeWork(self._stack, self.sign_in, runner, prompter, clock, randomness)
        self.desk: Desk | None = None
        self.frame: Frame | None = None
        self._locked: LockScreen | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._idle = IdleClock(application)
        self._idle.idle.connect(self.lock)
        help_key = QShortcut(QKeySequence("F1"), self)
        help_key.activated.connect(self.show_help)

    def enter(self, workplace: Workplace) -> None:
        """Builds the frame for whoever signed in."""
        self._ahead.read_sounds()
        self.desk = self._desk_of(workplace)
        if workplace.remarks:
            told = "\n".join(sentence(one.code, **dict(one.values)) for one in workplace.remarks)
            self._prompter.tell(self, "请先核对", told)
        if workplace.user.name:
            self._read_office()
        else:
            self.before.ask_name(self.desk, self._read_office)

    def _enter_new(self, workplace: Workplace) -> None:
        """An office just begun sees its recovery key once before it works."""
        self.desk = self._desk_of(workplace)
        self.before.show_key(self.desk, self._key_seen)

    def _key_seen(self) -> None:
        assert self.desk is not None
        self.enter(self.desk.workplace)

    def _desk_of(self, workplace: Workplace) -> Desk:
        return Desk(workplace, self._runner, self._prompter, self._theme, self._settings, self)

    def _read_office(self) -> None:
        assert self.desk is not None
        self._runner.in_store(self.desk.workplace.office, self._take_office)

    def change_user(self) -> None:
        """Another person signs in; what the one before typed stays as his drafts."""
        if self.desk is None or not self._put_typing_away():
            return
        self.desk.say(LEAVING, "yellow")
        self._runner.in_store(partial(_sign_out, self.desk.workplace), self._signed_out)

    def _put_typing_away(self) -> bool:
        if self.frame is None:
            return True
        self.frame.keep_typing()
        return self.frame.page().may_leave()

    def _signed_out(self, result: Refused | Trouble | None) -> None:
        if self.frame is not None:
            self._stack.removeWidget(self.frame)
            self.frame.retire()
        self._drop_lock()
        self.frame = self.desk = None
        self._opened_page = ""
        self.setWindowTitle(TITLE)
        self.sign_in.begin_again()
        self._stack.setCurrentWidget(self.sign_in)

    def lock(self) -> None:
        """Hides everything behind the password; nothing typed is lost."""
        if self.frame is None or self.desk is None or self._locked is not None:
            return
        self.frame.keep_typing()
        self._locked = LockScreen(self.desk)
        self._locked.opened.connect(self._unlock)
        self._locked.another.connect(self.change_user)
        self._stack.addWidget(self._locked)
        self._stack.setCurrentWidget(self._locked)

    def show_help(self) -> None:
        """The manual at the page that is shown, in a window of its own beside the work."""
        if self._help is None:
            self._help = HelpWindow(self)
        at_work = self.frame is not None and self._stack.currentWidget() is self.frame
        self._help.open_at(self.frame.current if at_work and self.frame else "")

    def resize_text(self, factor: float) -> None:
        """Another text size: kept, and everything is laid out anew; typed text stays as a draft."""
        frame = self.frame
        if frame is None or self.desk is None or factor == self._theme.factor:
            return
        if not self._put_typing_away():
            return
        self._settings.keep(text_size=factor)
        self._theme = self.desk.theme = Theme(factor)
        self._opened_page = frame.current
        self._stack.removeWidget(frame)
        frame.retire()
        self.frame = None
        self._runner.in_store(self.desk.workplace.office, self._resized)

    def _resized(self, result: Office | Refused | Trouble) -> None:
        # Not before: by now the old frame is deleted, and Qt goes over every widget there is
        # when the style sheet changes, over three thousand of them for seconds.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._theme.apply(application)
        self._take_office(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ahead.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Typed text stays as a draft; work under way is finished; then the store is closed."""
        if not self._put_typing_away():
            event.ignore()
            return
        if self.desk is not None:
            # The last backup takes a second or two; nobody looks at a window meanwhile.
            self.hide()
            self._runner.in_store(partial(close_down, self.desk.workplace))
        self._runner.close()
        event.accept()

    def _take_office(self, result: Office | Refused | Trouble) -> None:
        assert self.desk is not None
        if not isinstance(result, Office):
            return
        self.setWindowTitle(result.name)
        self.desk.office = result
        self._entering.make(self._furnish(self.desk, result), 0, self.ready.emit)

    def _furnish(self, desk: Desk, office: Office) -> Iterator[None]:
        """Makes the frame, then its first page, then shows both."""
        frame = Frame(desk, short_name(office))
        self._stack.addWidget(frame)
        frame.lock.connect(self.lock)
        frame.help.connect(self.show_help)
        frame.another_user.connect(self.change_user)
        frame.top.text_size.connect(self.resize_text)
        yield
        frame.make(frame.first_page(self._opened_page))
        yield
        self.frame = frame
        self._stack.setCurrentWidget(frame)
        frame.start(self._opened_page)
        WeeklyLook(desk, frame)
        PagesAhead(frame, self._ahead)

    def _unlock(self) -> None:
        if self.frame is not None:
            self._stack.setCurrentWidget(self.frame)
            self._drop_lock()

    def _drop_lock(self) -> None:
        if self._locked is not None:
            self._stack.removeWidget(self._locked)
            self._locked.hide()
            self._locked.deleteLater()
            self._locked = None
