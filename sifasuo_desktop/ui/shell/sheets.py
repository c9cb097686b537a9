"""The sheets over the page of the frame: opened for a record, put away as drafts, closed."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot

from sifasuo_desktop.services.acting.bus import Answer, all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.sheet import SheetHolder, ShortcutSheet
from sifasuo_desktop.ui.shell.book_of_pages import page_after, record_page
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.password_sheet import PasswordSheet


def put_by(title: str) -> str:
    """Says where something typed and not saved is now."""
    return f"“{title}”还没有保存，已放进工作台的“接着做”。"


class Pages(Protocol):
    """What the sheets ask of the frame."""

    @property
    def current(self) -> str: ...
    def page(self) -> PageWidget: ...
    def go(self, name: str, target: Target = ...) -> None: ...
    def has_page(self, name: str) -> bool: ...


class Sheets(QObject):
    """At most one sheet, over the page it was opened on."""

    def __init__(self, frame: Pages, desk: Desk, holder: SheetHolder) -> None:
        super().__init__(holder)
        self._frame = frame
        self.desk = desk
        self.holder = holder

    @Slot(str, object, str, object)
    def open_form(
        self, verb: str, preset: Mapping[str, Any], about: str, draft: Mapping[str, Any]
    ) -> None:
        """Opens the form of an act over the page; a draft over the page and record it belongs to."""
        if not self.put_away():
            return
        if draft:
            self._go_where_it_belongs(verb, draft)
        form = form_for(self.desk, verb, preset, about, draft, self.holder)
        form.page = self._frame.current
        form.done.connect(self._done)
        form.closed.connect(self._close_sheet)
        self.holder.show_sheet(form)
        form.focus_first()

    def keep_typing(self) -> None:
        """Keeps what is typed in a sheet as a draft; the sheet stays where it is."""
        sheet = self.holder.sheet
        if isinstance(sheet, ActForm):
            sheet.keep()

    def put_away(self) -> bool:
        """Takes the sheet off the page; what is typed in it becomes a draft, and that is said.

        False while it is being saved: then it must stay until the answer is there.
        """
        sheet = self.holder.sheet
        if isinstance(sheet, ActForm):
            if sheet.sending:
                self.desk.say("正在保存，请稍等再换页。", "yellow")
                return False
            if sheet.keep():
                self.desk.say(put_by(sheet.drafts.title()), "yellow")
        self.holder.close_sheet()
        return True

    def _go_where_it_belongs(self, verb: str, draft: Mapping[str, Any]) -> None:
        declared = all_verbs()[verb]
        record = str(draft.get("preset", {}).get(declared.target) or "")
        page = record_page(declared.kind) if record else str(draft.get("page") or "")
        if self._frame.has_page(page) and (record or page != self._frame.current):
            self._frame.go(page, Target(record=record))

    def show_shortcuts(self) -> None:
        """Lists the keys, unless a form would be covered."""
        if isinstance(self.holder.sheet, ActForm):
            return
        self._show_plain(ShortcutSheet())

    def show_own_password(self) -> None:
        """The sheet for another password of one's own, unless a form would be covered."""
        if isinstance(self.holder.sheet, ActForm):
            self.desk.say("请先保存或者放弃正在填写的表单，再修改密码。", "yellow")
            return
        self._show_plain(PasswordSheet(self.desk))

    def _show_plain(self, sheet: ShortcutSheet | PasswordSheet) -> None:
        sheet.closed.connect(self._close_sheet)
        self.holder.show_sheet(sheet)
        sheet.focus_first()

    def _done(self, answer: Answer) -> None:
        form = self.holder.sheet
        if not isinstance(form, ActForm) or form.content()["preset"] or form.verb.rows:
            return
        page = page_after(form.verb.kind)
        if page:
            self._frame.go(page, Target(record=answer.id))

    def _close_sheet(self) -> None:
        self.holder.close_sheet()
        self._frame.page().setFocus()
