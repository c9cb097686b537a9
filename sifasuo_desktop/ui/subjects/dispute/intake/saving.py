"""Saving 登记纠纷: one act, or two in a row, and what is said of them."""

from functools import partial

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.forms.awaited import Awaited
from sifasuo_desktop.ui.forms.draft_keeper import DraftKeeper
from sifasuo_desktop.ui.page import NOWHERE, PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.parts.typing import commit_typing
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.intake.acceptance import acceptance
from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm

MARKED = "有填错或者没有填的项目，已在下面标出。"


class SavingPage(PageWidget):
    """A form that is saved by its button and then spent."""

    form: IntakeForm
    drafts: DraftKeeper
    _command_id: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.awaited = Awaited(desk, self)
        self._sending = self._accept = False
        self._spent = True  # The form is made when the page is opened, below its parents.
        self.bar = MessageBar()
        self.save_button = button("保存登记", self.save, kind="primary", keys="Ctrl+S")

    def save(self) -> None:
        """Sends the registration, once at a time."""
        self.send(accept=False)

    def send(self, *, accept: bool) -> None:
        """Sends the registration, and after it the acceptance if wanted."""
        if self._sending or self._spent or self.awaited.holds(partial(self.send, accept=accept)):
            return
        commit_typing()
        self._sending, self._accept = True, accept
        self.save_button.setText("正在保存…")
        self.bar.clear()
        verb = "dispute.register_oral" if self.form.oral else "dispute.register"
        values = {**self.form.values(), "command_id": self._command_id}
        self.desk.act(verb, values, self._answered)

    def _answered(self, result: Answer | Refused | Trouble) -> None:
        self._sending = False
        self.save_button.setText("保存登记  Ctrl+S")
        if isinstance(result, Trouble):
            self.bar.refuse(result.sentence)
            return
        if isinstance(result, Refused):
            rest = self.form.show_problems(result.problems)
            self.bar.refuse(rest or MARKED)
            return
        self.drafts.drop()
        said = [f"已登记：{result.number}。", *(told(found) for found in result.warnings)]
        if self._accept:
            self._then_accept(result, said)
            return
        self._finish(result.id, said, warned=bool(result.warnings))

    def _then_accept(self, registered: Answer, said: list[str]) -> None:
        values = {"dispute": registered.id, **acceptance(self.form, self.desk.workplace.today())}
        # Until it is accepted as well, a second press must not send it once more.
        self._sending = True
        self.desk.act("dispute.accept", values, partial(self._accepted, registered, said))

    def _accepted(
        self, registered: Answer, said: list[str], result: Answer | Refused | Trouble
    ) -> None:
        self._sending = False
        if isinstance(result, Answer):
            said[0] = f"已受理：{result.number}。"
            self._finish(registered.id, said, warned=len(said) > 1)
            return
        self._finish(registered.id, [*said, "没有受理：", *sentences(result)], warned=True)

    def _finish(self, identity: str, said: list[str], *, warned: bool) -> None:
        self.desk.say("\n".join(said), "yellow" if warned else "green")
        self.go_away("dispute", Target(record=identity))

    def go_away(self, name: str, target: Target = NOWHERE) -> None:
        """The form was saved or given up: it is not laid out once more when the page comes back."""
        self._spent = True
        self.desk.go(name, target)
        if self.isHidden():
            self.form.hide()
