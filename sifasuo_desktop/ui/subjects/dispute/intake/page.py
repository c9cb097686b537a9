"""登记纠纷: written or oral, kept as a draft while typed, saved in one act."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.drafts import Draft, drafts
from sifasuo_desktop.services.reading.dispute.intake import IntakeStart, intake_start
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.forms.draft_keeper import DraftKeeper
from sifasuo_desktop.ui.forms.next_field import tab_on, tab_out
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import button, forbid, shortcut
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.popups import popup_closed
from sifasuo_desktop.ui.parts.typing import commit_typing
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm
from sifasuo_desktop.ui.subjects.dispute.intake.saving import MARKED, SavingPage

PLACE = "intake|dispute.register|"
NO_COMMITTEE = "还没有登记调委会。请先到“系统管理”登记调委会和调解员。"


def _head(left: Sequence[QWidget], right: Sequence[QWidget]) -> HeadRow:
    row = HeadRow()
    for made in (label("登记纠纷", "title"), *left):
        row.left.addWidget(made)
    row.left.addStretch(1)
    for made in right:
        row.right.addWidget(made)
    return row


def _accept_by_key(page: "IntakePage") -> None:
    """Not keys of the button: while that is forbidden, the cursor would go on instead."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut(keys, page, page.save_and_accept, everywhere=True)


class IntakePage(SavingPage):
    """One form at a time; what was typed is there again whenever the page comes back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._track = Pill("书面", "grey")
        self._switch = button("改为口头", self.switch_track, kind="link", keys="Alt+O")
        self._saved = label("", "secondary")
        self._leave = button("放弃  Esc", self.give_up)
        self.accept_button = button("保存并受理  Ctrl+Enter", self.save_and_accept)
        self.accept_button.setAccessibleName("保存并受理")
        _accept_by_key(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 0)
        self._column.setSpacing(10)
        right = (self._leave, self.accept_button, self.save_button)
        self._column.addWidget(_head((self._track, self._switch, self._saved), right))
        self._column.addWidget(self.bar)
        shortcut("Escape", self, self.give_up)

    def open(self, target: Target) -> None:
        """A draft of the workbench, the one left behind, or what is still being typed."""
        if self._spent or (target.draft and not self._is_here(target.draft)):
            self._make_form(target.draft)
            self.drafts.dirty = bool(target.draft)
        self.awaited.read(partial(intake_start, self.desk.workplace), self._begin)
        if not self.drafts.dirty:
            self.form.preset()
            work = partial(drafts, self.desk.workplace)
            self.awaited.read(work, self._offer, needed=False)
        self.form.show()
        self.form.focus_first()

    def keep_typing(self) -> None:
        """The last word as well."""
        commit_typing()
        self.drafts.keep_now()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab in the order of reading, also through parties added later, and then on."""
        if self.isVisible():  # Qt asks so as well when the page goes with the cursor in it.
            self.form.leads_on(forward=forward)
        return tab_on(self, forward=forward, around=False) or tab_out(self, forward=forward)

    def may_leave(self) -> bool:
        """Always: what was typed is kept as a draft."""
        self.keep_typing()
        return True

    def unsaved(self) -> str:
        return self.drafts.title() if self.drafts.dirty else ""

    def switch_track(self) -> None:
        """Written becomes oral, or back."""
        self.form.set_oral(not self.form.oral)
        self._show_track()
        self.drafts.touch()

    def save_and_accept(self) -> None:
        """Registers and accepts in one go, when all points hold."""
        why = None if self.form.oral else self.form.why_not_accept()
        if why is not None:
            self.bar.warn(f"暂不能受理：{why}。可以先保存登记。")
        elif not self.form.oral:
            self.send(accept=True)

    def give_up(self) -> None:
        """Leaves; asks only if something typed would be lost."""
        if self._sending or self.awaited.waiting or popup_closed():
            return
        if self.drafts.dirty:
            question = "填写的内容还没有保存。确定放弃吗？"
            if not self.desk.prompter.confirm(self, question, "放弃", "继续填写"):
                return
            self.drafts.drop()
        self.go_away("disputes")

    def _is_here(self, draft: Mapping[str, Any]) -> bool:
        """Whether a draft is that of the form that was left and lies here with all its words."""
        return self.drafts.dirty and draft.get("command_id") == self._command_id

    def _make_form(self, content: Mapping[str, Any]) -> None:
        before: IntakeForm | None = getattr(self, "form", None)
        if before is not None:
            before.hide()
            self.drafts.deleteLater()
        self._command_id = str(content.get("command_id") or uuid4().hex)
        self.bar.clear()
        self._saved.clear()
        self.form = IntakeForm(self.desk, self.save_button, self, content)
        self._column.addWidget(self.form, 1)
        if before is not None:
            self.form.making.when_made(before.deleteLater)
        self.drafts = DraftKeeper(self.desk, PLACE, self.form.title, self._content, self)
        self.drafts.kept.connect(self._show_saved)
        self.form.edited.connect(self.drafts.touch)
        self.form.edited.connect(self._mended)
        self.form.judged.connect(self._show_judgement)
        self._show_track()
        self._spent = False

    def _begin(self, result: IntakeStart | Refused | Trouble) -> None:
        if not isinstance(result, IntakeStart):
            self.bar.refuse(sentences(result))
            return
        self.form.begin(result)
        if not result.committees:
            self.bar.warn(NO_COMMITTEE)
        elif self.bar.text == NO_COMMITTEE:
            self.bar.clear()

    def _offer(self, result: tuple[Draft, ...] | Refused | Trouble) -> None:
        """A draft that nobody took up again, after a crash for instance."""
        if not isinstance(result, tuple) or self.drafts.dirty:
            return
        mine = [one for one in result if one.place == PLACE]
        if mine:
            self.awaited.forget()
            self._restore(mine[0].content)
            at = mine[0].saved_at[:16].replace("T", " ")
            self.bar.warn(f"已恢复 {at} 没有保存完的登记。要重新开始，请按 Esc 放弃。")

    def _content(self) -> dict[str, Any]:
        return {**self.form.content(), "command_id": self._command_id}

    def _restore(self, content: Mapping[str, Any]) -> None:
        self._command_id = str(content.get("command_id") or self._command_id)
        self.form.restore(content)
        self.drafts.dirty = True
        self._show_track()
        self.awaited.read(partial(intake_start, self.desk.workplace), self._begin)

    def _show_track(self) -> None:
        oral = self.form.oral
        self._track.show_light("口头" if oral else "书面", "grey")
        self._switch.setText(f"{'改为书面' if oral else '改为口头'}  Alt+O")
        self._switch.setAccessibleName("改为书面" if oral else "改为口头")
        self.accept_button.setVisible(not oral)
        self._show_judgement()

    def _show_judgement(self) -> None:
        forbid(self.accept_button, self.form.judgement)

    def _mended(self) -> None:
        if self.bar.text == MARKED and not self.form.wrong():
            self.bar.clear()

    def _show_saved(self, at: str) -> None:
        self._saved.setText(f"草稿已保存 {at}")
