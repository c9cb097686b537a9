"""接收登记: the person, what was decided, the term, and what applies to some persons only."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.domain.persons import age_on, is_resident_id, wrong_id
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.services.reading.correction.view import CorrectionView
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.forms.next_field import enter_passes
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChecksInput
from sifasuo_desktop.ui.parts.field_grid import FieldGrid
from sifasuo_desktop.ui.parts.fields import NumberInput, TextInput
from sifasuo_desktop.ui.parts.flow import FlowLayout
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, restyle
from sifasuo_desktop.ui.subjects.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.subjects.correction.panels.term_check import CUSTODY, PARTS, term_words

WIDE = 1000
LABEL = 122
PERSON = (
    "name", "id_type", "id_number", "sex", "birth_date", "nation", "phone", "residence", "household",
    "village", "education", "employment", "employer", "alias",
)  # fmt: skip
DECISION = (
    "category", "temporary_kind", "decision_received", "offence", "offence_date", "sentence",
    "sentence_months", "deciding_organ", "judgment_no",
    "judged", "effective", "documents_received",
)  # fmt: skip
ENTRY = ("reported", "receive_way", "managed_by", "manage_class", "responsible")
UNITS = ("年", "月", "日")
BAN = ("ban", "ban_start", "ban_end")
OUTSIDE, ILL = Category.OUTSIDE_PRISON.value, "01"
MAY_BEAR_A_BAN = (Category.CONTROL.value, Category.PROBATION.value)


class ReceivePanel(CorrectionPanel):
    """A good ID number fills sex and birth date; the dates of the papers always stand."""

    wide = WIDE
    captions = LABEL
    indent = theme.CARD_PADDING

    def lay_out(self) -> Iterator[None]:
        self._grids: list[FieldGrid] = []
        self._number_read = ""
        self._age = label("", "secondary")
        self._add_card("本人").add_beside(self._age)
        yield from self.place(self._grids[-1], PERSON)
        self._add_card("决定与执行")
        yield from self.place(self._grids[-1], DECISION)
        papers = self.declared["document_types"]
        boxes = ChecksInput(papers.spec.title, code_choices(papers.spec.codes))
        self._grids[-1].place(self.know("document_types", FormField(boxes, label_width=LABEL)), 2)
        yield
        yield from self._term_card()
        yield from self._special_card()
        self._add_card("报到与管理")
        yield from self.place(self._grids[-1], ENTRY)
        others = [name for name in self.declared if name not in (*self.fields, self.verb.target)]
        yield from self.place(self._grids[-1], (name for name in others if name != "note"))
        yield from self.place(self._grids[-1], ["note"], 2)
        enter_passes(self.fields["id_type"].input.widget)
        number = self.fields["id_number"].input
        number.widget.installEventFilter(self)
        self.preset({"reported": self.desk.workplace.today().isoformat()})
        self.preset({"responsible": self.desk.workplace.user.name})

    def fill(self, view: CorrectionView) -> None:
        """Somebody awaited: what is recorded is shown; numbers stay masked and are kept."""
        if view.person.responsible:
            self.fields["responsible"].offer(view.person.responsible)
        self.preset(view.known())
        self._has_ban.offer(bool(view.person.ban))
        for name, words in view.masked().items():
            made = self.fields[name].input
            if isinstance(made, TextInput):
                made.hint(f"{words}（已登记，不改不填）")
        super().fill(view)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """A draft; a day of report that was cleared stays cleared."""
        self.fields["reported"].offer(values.get("reported"))
        super().set_values(values)

    def show_values(self, values: Mapping[str, Any]) -> None:
        super().show_values(values)
        if any(values.get(name) for name in BAN):
            self._has_ban.input.set_value(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._read_number(quiet=False)
        return False

    def follow(self) -> None:
        typed = str(self.fields["id_number"].value() or "")
        if len(typed) in (0, 18):
            self._read_number(quiet=True)
        self._follow_category()
        self._follow_age()
        self._cross_check()
        for grid in self._grids:
            grid.arrange()

    def _add_card(self, title: str) -> Card:
        """One more card, with a grid for its inputs."""
        card = Card(title, self)
        grid = FieldGrid(card)
        card.add(grid)
        self._grids.append(grid)
        self.column.addWidget(card)
        return card

    def _term_card(self) -> Iterator[None]:
        card = self._add_card("期限")
        yield from self.place(self._grids[-1], ("start", "end"))
        term = QWidget(card)
        row = FlowLayout()
        term.setLayout(row)
        row.addWidget(label("刑期（考验期）"))
        for name, unit in zip(PARTS, UNITS, strict=True):
            row.addWidget(self._with_unit("", name, unit))
        row.addWidget(self._with_unit("先行羁押", CUSTODY, "日"))
        card.body.addWidget(term)
        self.cross_check = label("", "secondary", wrap=True)
        card.add(self.cross_check)
        yield

    def _with_unit(self, before: str, name: str, unit: str) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if before:
            row.addWidget(label(before))
        row.addWidget(self._short(name))
        row.addWidget(label(unit))
        return made

    def _short(self, name: str) -> FormField:
        made = FormField(NumberInput(self.declared[name].spec.title), label_width=0)
        made.hide_caption()
        made.input.widget.setFixedWidth(self.desk.theme.px(56))
        return self.know(name, made)

    def _special_card(self) -> Iterator[None]:
        self._special: QWidget = self._add_card("禁止令、病情")
        grid = self._grids[-1]
        self._has_ban = FormField(CheckInput("法院宣告了禁止令"), label_width=LABEL)
        self._has_ban.input.edited.connect(self.touched)
        grid.place(self._has_ban, 2)
        yield from self.place(grid, ["ban"], 2)
        yield from self.place(grid, ("ban_start", "ban_end", "recheck_base"))

    def _follow_category(self) -> None:
        category = self.fields["category"].value()
        outside = category == OUTSIDE
        self.show_only(("temporary_kind", "decision_received"), outside)
        ill = outside and self.fields["temporary_kind"].value() == ILL
        banned = bool(self._has_ban.value())
        may = category in MAY_BEAR_A_BAN or banned
        self._has_ban.setVisible(may)
        self.show_only(BAN, may and banned)
        self.show_only(("recheck_base",), ill)
        self._special.setVisible(may or ill)

    def _follow_age(self) -> None:
        birth, start = self._day("birth_date"), self._day("start")
        today = self.desk.workplace.today()
        if birth is None or birth >= today:
            self._age.setText("")
            return
        words = f"现年 {age_on(birth, today)} 岁"
        if start is not None and birth < start and age_on(birth, start) < 18:
            words += "，未成年社区矫正对象（单独管理、身份保密）"
        self._age.setText(words)

    def _cross_check(self) -> None:
        """Only warns: the dates of the papers are what is kept."""
        typed = {name: self.fields[name].value() for name in (*PARTS, CUSTODY)}
        category = self.fields["category"].value()
        words, light = term_words(self._day("start"), self._day("end"), typed, category)
        self.cross_check.setText(words)
        self.cross_check.setProperty("light", light)
        restyle(self.cross_check)

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(str(self.fields[name].value() or ""))
        except ValueError:
            return None

    def _read_number(self, *, quiet: bool) -> None:
        field = self.fields["id_number"]
        typed = str(field.value() or "").strip()
        if typed == self._number_read and quiet:
            return
        self._number_read = typed
        resident = is_resident_id(str(self.fields["id_type"].value() or "") or None)
        facts = check_id(typed, self.desk.workplace.today()) if typed and resident else None
        good = facts is not None and facts.valid
        for name in ("sex", "birth_date"):
            enter_passes(self.fields[name].input.widget, good)
        if facts is None:
            return
        if good:
            self.fields["sex"].set_value(facts.sex)
            birth = facts.birth_date
            self.fields["birth_date"].set_value(birth.isoformat() if birth else None)
            self._follow_age()
        elif not quiet:
            wrong = wrong_id(typed, self.desk.workplace.today())
            if wrong is not None:
                field.set_error(sentence(wrong.code, **dict(wrong.values)))
