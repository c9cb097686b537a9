"""The list of a roll-call: everybody on the register, whether he came, and why not."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.correction.musters import PRESENT, count
from sifasuo_desktop.services.acting.verbs.correction.muster import MusterPerson
from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.services.reading.correction.musters import Called
from sifasuo_desktop.ui.forms.record_panel import LABEL
from sifasuo_desktop.ui.forms.row_list import Row, RowErrors
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.field_grid import declared_field
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.parts.one_of import OneOfInput

AT_ONCE = 0
ADULTS, JUVENILES = "adults", "juveniles"


class MusterRow(QWidget):
    """One person in one line; the note is asked for where there is something to say."""

    edited = Signal()

    def __init__(self, called: Called, around: Surroundings) -> None:
        super().__init__()
        self.called = called
        self._around = around
        result = FormField(OneOfInput("到场情况", code_choices("muster_result")), label_width=0)
        result.hide_caption()
        self.fields: dict[str, FormField] = {"result": result}
        self._about = ElidedLabel("", "secondary")
        self._beside = QVBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        beside = QWidget()
        beside.setLayout(self._beside)
        result.add_beside(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule_line())
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(ElidedLabel(called.person.name, "strong"), 2)
        line.addWidget(self._about, 5)
        line.addWidget(result, 9)
        column.addLayout(line)
        self._listen("result", result)
        self.tell_leave(None)

    def values(self) -> dict[str, Any]:
        """The row as plain values."""
        found = {name: field.value() for name, field in self.fields.items()}
        return {"correction": self.called.person.id, **found}

    def result(self) -> Any:
        """What is chosen, None while nobody said it."""
        return self.fields["result"].value()

    def choose(self, result: Any, note: Any = None) -> None:
        """Shows what a button or a draft says."""
        self.fields["result"].set_value(result)
        self.follow()
        if note and "note" in self.fields:
            self.fields["note"].set_value(note)

    def tell_leave(self, day: date | None) -> None:
        """Says who it is, and that he is away with leave on the day of the roll-call."""
        leave = self.called.away(day)
        words = [self.called.person.register_no, self.called.about]
        if leave is not None:
            words.insert(0, f"准假外出 {leave.start} 至 {leave.end}")
        self._about.show_text(" · ".join(word for word in words if word))

    def follow(self) -> None:
        """The note comes with the first result that needs one, and goes while none does."""
        wanted = self.result() not in (None, PRESENT)
        if wanted and "note" not in self.fields:
            note = declared_field(MusterPerson, "note", self._around, label_width=0)
            note.hide_caption()
            if isinstance(note.input, TextInput):
                note.input.hint(note.title)
            self._beside.addWidget(note)
            self._listen("note", note)
            self.fields["note"] = note
        if "note" in self.fields:
            self.fields["note"].setVisible(wanted or bool(self.fields["note"].value()))

    def _listen(self, name: str, field: FormField) -> None:
        field.input.call(f"{self.called.person.name} {field.input.title}")
        field.input.edited.connect(self._edited)

    def _edited(self) -> None:
        self.follow()
        self.edited.emit()


class MusterRows(RowErrors, QWidget):
    """``shape`` after inputs came or went. Juveniles are called apart: one group is shown and sent."""

    edited = Signal()
    shape = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._people: list[Called] = []
        self._day: date | None = None
        self._rows: dict[str, MusterRow] = {}
        self._drafted: dict[str, tuple[Any, Any]] = {}
        self._sent: list[MusterRow] = []
        self.group = FormField(
            ChoiceInput("点验对象", code_choices("muster_group")), label_width=LABEL
        )
        self.group.set_value(ADULTS)
        self.group.input.edited.connect(self._other_group)
        self._told = label("", "secondary", wrap=True)
        self._making = BitByBit(self)
        self._lay_out()

    def begin(self, people: Sequence[Called]) -> None:
        """Shows everybody on the register, of both groups one."""
        self._people = list(people)
        juveniles = {one.person.juvenile for one in people}
        self.group.setVisible(len(juveniles) > 1)
        if juveniles == {True}:
            self.group.set_value(JUVENILES)
        self._show_group()

    def tell_leaves(self, day: date | None) -> None:
        """Says who is away on the day of the roll-call."""
        if day == self._day:
            return
        self._day = day
        for row in self._rows.values():
            row.tell_leave(day)
        self._count()

    def value(self) -> list[dict[str, Any]]:
        """Those of the group about whom something is said."""
        self._making.finish()
        self._sent = [row for row in self.all_rows() if row.result() is not None]
        return [row.values() for row in self._sent]

    def set_value(self, value: Any) -> None:
        """Shows what a draft says."""
        known = {one.person.id: one.person for one in self._people}
        for one in value or ():
            person = known.get(str(one.get("correction")))
            if person is None:
                continue
            self.group.set_value(JUVENILES if person.juvenile else ADULTS)
            said = self._drafted[person.id] = (one.get("result"), one.get("note"))
            if person.id in self._rows:
                self._rows[person.id].choose(*said)
        self._show_group()

    def all_rows(self) -> Sequence[MusterRow]:
        return [self._rows[one.person.id] for one in self._shown() if one.person.id in self._rows]

    def sent_rows(self) -> Sequence[MusterRow]:
        return self._sent

    def field_for(self, row: Row, name: str) -> FormField:
        return row.fields.get(name, row.fields["result"])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label("应到人员", "section"))
        head.addStretch(1)
        head.addWidget(button("其余全部到场", self._rest_came, kind="link"))
        column.addLayout(head)
        column.addWidget(self.group)
        column.addWidget(self._told)
        column.addWidget(self.problem_line)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)

    def _shown(self) -> list[Called]:
        young = self.group.value() == JUVENILES
        return [one for one in self._people if one.person.juvenile is young]

    def _show_group(self) -> None:
        young = self.group.value() == JUVENILES
        for row in self._rows.values():
            row.setVisible(row.called.person.juvenile is young)
        # Placed and painted once: with every row all of them would be again.
        self.setUpdatesEnabled(False)
        self._column.setEnabled(False)
        self._making.make(self._make(), AT_ONCE, self._all_there)
        self._count()

    def _all_there(self) -> None:
        self._count()
        self.shape.emit()
        self._column.setEnabled(True)
        self.setUpdatesEnabled(True)

    def _make(self) -> Iterator[None]:
        for called in self._shown():
            if called.person.id in self._rows:
                continue
            row = MusterRow(called, self._around)
            row.tell_leave(self._day)
            row.choose(*self._drafted.get(called.person.id, (None, None)))
            row.edited.connect(self._edited)
            self._rows[called.person.id] = row
            self._column.addWidget(row)
            row.show()
            yield

    def _count(self) -> None:
        shown = self._shown()
        rows = {row.called.person.id: row.result() for row in self.all_rows()}
        said = {**{who: one for who, (one, _) in self._drafted.items()}, **rows}
        results = [said.get(one.person.id) for one in shown]
        found = count(str(one) for one in results if one is not None)
        words = [f"在册 {len(shown)} 人", f"应到 {found.called} 人", f"实到 {found.came} 人"]
        words += [f"其中迟到 {found.late} 人"] if found.late else []
        words += [f"未到 {found.absent} 人"]
        left = [one for one, result in zip(shown, results, strict=True) if result is None]
        if left:
            away = sum(one.away(self._day) is not None for one in left)
            more = f"（其中准假外出 {away} 人）" if away else ""
            words.append(f"没有填写的 {len(left)} 人{more}不列入这次点验")
        self._told.setText("，".join(words) + "。")

    def _rest_came(self) -> None:
        self._making.finish()
        for row in self.all_rows():
            if row.result() is None and row.called.away(self._day) is None:
                row.choose(PRESENT)
        self._edited()

    def _other_group(self) -> None:
        self._show_group()
        self.edited.emit()

    def _edited(self) -> None:
        self.problem_line.hide()
        self._count()
        self.shape.emit()
        self.edited.emit()
