"""What stands alone in the window before somebody works: questions, and the pages beside signing in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.kernel.paths import default_store
from sifasuo_desktop.services.office.recovery import first_shown
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.shell.sign_in import SignIn

if TYPE_CHECKING:
    from sifasuo_desktop.ui.shell.beside_sign_in import BesideSignIn


class BeforeWork(QObject):
    """One page at a time over the first one; ``page`` is the one that is shown.

    Each is read when it is asked for: most people see none of them for years.
    """

    def __init__(
        self,
        stack: QStackedWidget,
        sign_in: SignIn,
        runner: Runner,
        prompter: Prompter,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        super().__init__(stack)
        self.page: QWidget | None = None
        self._stack = stack
        self._sign_in = sign_in
        self._runner = runner
        self._with = (runner, prompter, clock, randomness)
        sign_in.forgotten.connect(self._show_forgotten)
        sign_in.restore.connect(self._show_restore)

    def ask_name(self, desk: Desk, then: Callable[[], object]) -> None:
        """The name of a person whose account has none."""
        from sifasuo_desktop.ui.shell.ask_name import AskName

        page = AskName(desk)
        page.done.connect(self._drop)
        page.done.connect(then)
        self._show(page)

    def show_key(self, desk: Desk, then: Callable[[], object]) -> None:
        """The recovery key of an office just begun."""
        work = partial(first_shown, desk.workplace)
        self._runner.in_store(work, partial(self._take_key, desk, then))

    def _take_key(
        self, desk: Desk, then: Callable[[], object], result: str | Refused | Trouble
    ) -> None:
        if not isinstance(result, str):
            then()
            return
        from sifasuo_desktop.ui.shell.first_key import FirstKey

        page = FirstKey(desk, result)
        page.done.connect(self._drop)
        page.done.connect(then)
        self._show(page)

    def _show_forgotten(self) -> None:
        from sifasuo_desktop.ui.shell.forgotten import Forgotten

        self._show_beside(Forgotten(*self._with, self._folder(), self._account()))

    def _show_restore(self, trouble: str) -> None:
        from sifasuo_desktop.ui.shell.restore_page import RestorePage

        self._show_beside(RestorePage(*self._with, self._folder(), self._account(), trouble))

    def _folder(self) -> Path:
        return Path(str(self._sign_in.fields.folder.value() or default_store()))

    def _account(self) -> str:
        return str(self._sign_in.fields.account.value() or "")

    def _show_beside(self, page: "BesideSignIn") -> None:
        page.back.connect(self.to_sign_in)
        page.done.connect(self._did_beside)
        self._show(page)

    def _did_beside(self, folder: str, account: str, words: str) -> None:
        self._sign_in.come_back(folder, account, words)
        self.to_sign_in()

    def to_sign_in(self) -> None:
        """Back to the first page."""
        self._stack.setCurrentWidget(self._sign_in)
        self._drop()

    def _show(self, page: QWidget) -> None:
        self._drop()
        self.page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop(self) -> None:
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
