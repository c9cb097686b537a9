"""The form of any act, made from the declaration of its command, in a sheet at the right."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.bus import Answer, all_verbs
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.draft_keeper import DraftKeeper
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.next_field import EnterGoesOn, enter_passes, first_input
from sifasuo_desktop.ui.parts.buttons import button, popup_closed, shortcut
from sifasuo_desktop.ui.parts.choosing import CheckInput
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble


class ActForm(QFrame):
    """Ctrl+S sends the act, Esc closes; typed text survives every refusal.

    ``done`` carries the answer, ``closed`` says that the sheet may go.
    """

    done = Signal(object)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.verb = all_verbs()[verb]
        self.about = about
        self._preset = self.given(preset)
        self._command_id = uuid4().hex
        self._sending = False
        self.setProperty("part", "card")
        self.setAccessibleName(self.verb.title)
        self.panel = self.make_panel()
        self.secret = FormField(TextInput("初始密码", secret=True), required=True)
        self.late = _LateEntry()
        self.bar = MessageBar()
        self._saved = label("", "secondary")
        self._build()
        self.drafts = DraftKeeper(desk, self.place(), self._draft_title, self.content, self)
        self.drafts.kept.connect(self._show_saved)
        self._show_draft(draft or {})
        self.panel.edited.connect(self.drafts.touch)
        self.late.edited.connect(self.drafts.touch)
        shortcut("Escape", self, self.leave)
        self.begin()

    def given(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        """What of the preset is sent as it is and not shown as inputs."""
        return dict(preset)

    def begin(self) -> None:
        """Called at the end of the making."""

    def make_panel(self) -> FormPanel:
        """The inputs; forms laid out by hand make their own."""
        return FormPanel(
            self.verb.command, self.desk.around(), without=(*self._preset, self.verb.target)
        )

    def place(self) -> str:
        """Where the draft is kept, as page, verb and record."""
        return f"act|{self.verb.name}|{self._preset.get(self.verb.target, '')}"

    def content(self) -> dict[str, Any]:
        """Everything typed, for the draft."""
        return {"values": self.panel.values(), "about": self.about, "preset": self._preset}

    def focus_first(self) -> None:
        """Puts the cursor into the first input."""
        first = first_input(self.panel)
        if first is not None:
            first.setFocus()

    def renew(self) -> None:
        """Enter goes on through inputs that came or went."""
        self._enter.renew()

    def send(self) -> None:
        """Sends the act to the bus, once at a time."""
        if self._sending:
            return
        self.bar.clear()
        values = {**self.panel.values(), **self._preset, "command_id": self._command_id}
        if self.late.wanted():
            values["late_entry"] = self.late.value()
        self._set_sending(True)
        self.desk.act(self.verb.name, values, self._answered, self._secrets())

    def leave(self) -> None:
        """Closes; asks only if something typed would be lost."""
        if self._sending or popup_closed():
            return
        if self.drafts.dirty and not self.desk.prompter.confirm(
            self, "填写的内容还没有保存。确定放弃吗？", "放弃", "继续填写"
        ):
            return
        if self.drafts.dirty:
            self.drafts.drop()
        self.closed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.verb.title, "title"))
        head.addSpacing(8)
        head.addWidget(ElidedLabel(self.about, "secondary"), 1)
        column.addLayout(head)
        column.addWidget(self.bar)
        inner = QWidget()
        inner.setProperty("ground", "clear")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 4, 12, 4)
        inside.addWidget(self.panel)
        self.secret.setVisible(self.verb.name == "user.add")
        inside.addWidget(self.secret)
        inside.addWidget(self.late)
        self.late.setVisible(self.verb.kind in ("dispute", "correction"))
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        self._scroll = scroll
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(button("放弃  Esc", self.leave))
        self._save = button("保存", self.send, kind="primary", keys="Ctrl+S")
        foot.addWidget(self._save)
        column.addLayout(foot)
        self._enter = EnterGoesOn(inner, self._save)
        self._enter.renew()
        self.panel.shape.connect(self.renew)

    def _show_draft(self, draft: Mapping[str, Any]) -> None:
        if draft:
            self.panel.set_values(draft.get("values", {}))
            self.drafts.dirty = True
            self._saved.setText("已恢复上次没有保存的内容")

    def _secrets(self) -> dict[str, str] | None:
        return {"password": self.secret.value() or ""} if self.verb.name == "user.add" else None

    def _draft_title(self) -> str:
        return f"{self.verb.title}：{self.about}" if self.about else self.verb.title

    def _show_saved(self, at: str) -> None:
        self._saved.setText(f"草稿已保存 {at}")

    def _set_sending(self, sending: bool) -> None:
        self._sending = sending
        self._save.setEnabled(not sending)
        self._save.setText("正在保存…" if sending else "保存  Ctrl+S")

    def _answered(self, result: Answer | Refused | Trouble) -> None:
        self._set_sending(False)
        if isinstance(result, Answer):
            self.drafts.drop()
            said = [f"{self.verb.title}：已保存。", *(told(found) for found in result.warnings)]
            self.desk.say("\n".join(said), "yellow" if result.warnings else "green")
            self.done.emit(result)
            self.closed.emit()
            return
        # The same command id goes with the next try: an act that did reach the disk is not done twice.
        self._refused(result)

    def _refused(self, result: Refused | Trouble) -> None:
        if isinstance(result, Trouble):
            self.bar.refuse(result.sentence)
            return
        mine = [found for found in result.problems if not self._own(found.field, told(found))]
        rest = self.panel.show_problems(mine)
        wrong = self.panel.first_wrong()
        if rest or wrong is None:
            self.bar.refuse(rest or sentences(result))
        if wrong is not None:
            wrong.input.focus()
            self._scroll.ensureWidgetVisible(wrong)

    def _own(self, path: str, sentence: str) -> bool:
        if path == "password":
            self.secret.set_error(sentence)
            return True
        return self.late.show_problem(path, sentence)


class _LateEntry(QWidget):
    """补录: an entry from old paper, with its reason."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self._wanted = FormField(CheckInput("补录（按旧纸质材料补登）"))
        self._reason = FormField(TextInput("补录原因", 300), required=True)
        column.addWidget(self._wanted)
        column.addWidget(self._reason)
        self._reason.hide()
        enter_passes(self._wanted.input.widget)
        self._wanted.input.edited.connect(self._toggled)
        self._reason.input.edited.connect(self.edited)

    def wanted(self) -> bool:
        """Whether this is a 补录."""
        return bool(self._wanted.value())

    def value(self) -> dict[str, str]:
        """What goes with the act."""
        return {"reason": self._reason.value() or ""}

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says what is wrong with the 补录; False when the path is about something else."""
        if not path.startswith("late_entry"):
            return False
        self._reason.set_error(sentence)
        return True

    def _toggled(self) -> None:
        self._reason.setVisible(self.wanted())
        self.edited.emit()
