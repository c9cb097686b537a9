"""The form of any act, made from the declaration of its command, in a sheet at the right."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import Answer, all_verbs
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.office.drafts import Draft, draft_at
from sifasuo_desktop.services.reading.begun_values import left_empty
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.forms.act_sheet import ActSheet
from sifasuo_desktop.ui.forms.awaited import Awaited
from sifasuo_desktop.ui.forms.begun_with import BegunWith
from sifasuo_desktop.ui.forms.draft_keeper import DraftKeeper
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.forms.lacking import lacking
from sifasuo_desktop.ui.forms.late_entry import LateEntry
from sifasuo_desktop.ui.forms.next_field import first_input
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.popups import popup_closed
from sifasuo_desktop.ui.parts.times import day_and_time
from sifasuo_desktop.ui.parts.typing import commit_typing
from sifasuo_desktop.ui.runner import Trouble


class ActForm(ActSheet):
    """Ctrl+S sends the act, Esc closes; typed text survives every refusal.

    The first inputs are there at once, the others a moment later; who asks for more gets all. It
    belongs to one record; ``page`` is the page it was opened on; ``restored`` when a draft is shown.
    ``done`` carries the answer, ``closed`` says that the sheet may go.
    """

    restored = False
    done = Signal(object)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        declared = all_verbs()[verb]
        super().__init__(declared.title, about, parent)
        self.desk = desk
        self.verb = declared
        self.awaited = Awaited(desk, self)
        self._preset = self.given(preset)
        self._command_id = uuid4().hex
        self.page = ""
        self.panel = self.make_panel()
        self.sheet_width = desk.theme.px(self.panel.wide)
        self.add_input(self.panel)
        self.panel.shape.connect(self.renew)
        called = partial(_draft_title, declared, about)
        self.drafts = DraftKeeper(desk, self.place(), called, self.content, self)
        self.drafts.kept.connect(self.say_kept)
        self.panel.edited.connect(self.drafts.touch)
        self.panel.edited.connect(self.rows.strip.typed)
        self.make_inputs(self._parts(), partial(self._whole, draft or {}))

    def _parts(self) -> Iterator[None]:
        yield from self.panel.parts()
        self.secret = FormField(TextInput("初始密码", secret=True), required=True)
        self.add_input(self.secret)
        self.secret.setVisible(self.verb.name == "user.add")
        self.late = LateEntry(self.panel.label_width, self.inner, self.panel.indent)
        self.add_input(self.late)
        self.late.setVisible(kinds()[self.verb.kind].takes_late)
        self.late.shape.connect(self.renew)
        self.late.edited.connect(self.panel.edited)

    def _whole(self, draft: Mapping[str, Any]) -> None:
        """All inputs are there."""
        self.fit()
        self._restore(draft)
        if not draft:
            self.panel.begin_with_starts()
            work = partial(draft_at, self.desk.workplace, self.drafts.place)
            self.awaited.read(work, self._offer, needed=False)
            BegunWith(self.desk, self.awaited, self.verb, self._preset).show_in(self)
        self.begin()

    def given(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        """What of the preset is sent as it is and not shown as inputs."""
        return dict(preset)

    def fit(self) -> None:
        """Called when all inputs are there, before anything is filled in."""

    def begin(self) -> None:
        """Called at the end of the making."""

    def make_panel(self) -> FormPanel:
        """The inputs; forms laid out by hand make their own."""
        without = (*self._preset, self.verb.target)
        return FormPanel(self.verb.command, self.desk.around(), self.inner, without=without)

    def place(self) -> str:
        """Where the draft is kept, as page, verb and record."""
        part = f"|{self._preset.get(self.verb.kind, '')}" if self.verb.of else ""
        return f"act|{self.verb.name}|{self._preset.get(self.verb.target, '')}{part}"

    def content(self) -> dict[str, Any]:
        """Everything typed, for the draft, and where it belongs."""
        self.asks_for_more.emit()
        return {
            "values": self.panel.values(),
            "late": self.late.value(),
            "about": self.about,
            "preset": self._preset,
            "page": self.page,
            "command_id": self._command_id,
        }

    def focus_first(self) -> None:
        """Puts the cursor into the first input; without any, on the way to save."""
        first = first_input(self.panel)
        if first is None and self.making.under_way():
            self.making.when_made(self.focus_first)
        else:
            self.put_cursor(first)

    def keep(self) -> bool:
        """Keeps what is typed as a draft, the last word as well; whether there is anything."""
        commit_typing()
        self.drafts.keep_now()
        return self.drafts.dirty

    @property
    def sending(self) -> bool:
        return super().sending or self.awaited.waiting

    def send(self) -> None:
        """Sends the act to the bus, once at a time."""
        if self._sending:
            return
        self.asks_for_more.emit()
        if self.awaited.holds(self.send):
            return
        commit_typing()
        self.bar.clear()
        wiped = left_empty(self.desk.workplace, self.verb.name)
        values = {**wiped, **self.panel.values(), **self._preset}
        empty = lacking(self.panel, self.verb, values, self.desk.workplace)
        if empty:
            self._refused(Refused(*empty))
            return
        values["command_id"] = self._command_id
        if self.late.wanted():
            values["late_entry"] = self.late.value()
        self.show_sending(True)
        self.desk.act(self.verb.name, values, self._answered, self._secrets())

    def leave(self) -> None:
        """Closes; asks only if something typed would be lost."""
        if self.sending or popup_closed():
            return
        if self.drafts.dirty and not self.desk.prompter.confirm(
            self, "填写的内容还没有保存。确定放弃吗？", "放弃", "继续填写"
        ):
            return
        if self.drafts.dirty:
            self.drafts.drop()
        self.closed.emit()

    def _offer(self, result: Draft | Refused | Trouble | None) -> None:
        """What was left here unsaved, after a crash or on the way to something else."""
        if not isinstance(result, Draft) or self.drafts.dirty or self._sending:
            return
        self.awaited.forget()
        self._restore(result.content)
        when = day_and_time(result.saved_at, self.desk.workplace.today())
        self.bar.warn(f"已恢复 {when} 没有保存的内容。要重新开始，请按 Esc 放弃。")

    def _restore(self, draft: Mapping[str, Any]) -> None:
        if draft:
            self._command_id = str(draft.get("command_id") or self._command_id)
            self.panel.offer_values(draft.get("values", {}))
            self.late.set_value(draft.get("late"))
            self.restored = self.drafts.dirty = True
            self.said.setText("已恢复上次没有保存的内容")
            self.renew()

    def _secrets(self) -> dict[str, str] | None:
        return {"password": self.secret.value() or ""} if self.verb.name == "user.add" else None

    def _answered(self, result: Answer | Refused | Trouble) -> None:
        self.show_sending(False)
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
        self.late.clear_errors()
        self.secret.set_error("")
        rest = self.panel.show_problems(
            one for one in result.problems if not self._own(one.field, told(one))
        )
        secret = self.secret if self.secret.error() else None
        wrong = self.panel.first_wrong() or secret or self.late.first_wrong()
        if rest or wrong is None:
            self.bar.refuse(rest or sentences(result))
        if wrong is not None:
            wrong.input.focus()
        self.look()

    def _own(self, path: str, sentence: str) -> bool:
        if path == "password":
            self.secret.set_error(sentence)
            return True
        return self.late.show_problem(path, sentence)


def _draft_title(verb: Verb, about: str) -> str:
    return f"{verb.title}：{about}" if about else verb.title
